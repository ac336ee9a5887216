using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Server.Tests;

public class StudyTests
{
    private static readonly string[] Content = ["/api/sources", "/api/coding/codes", "/api/history", "/api/events"];

    [Fact]
    public async Task A_study_is_opened_read_locked_and_opened_again()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewPage();
        Assert.Equal("locked", (await page.Get("/api/study")).GetProperty("state").GetString());
        foreach (string path in Content) Assert.Equal("server.locked", await page.Problem(HttpStatusCode.Locked, HttpMethod.Get, path));

        JsonElement open = (await page.Post("/api/study/open", new { passphrase = Some.Secret })).GetProperty("study");
        Assert.Equal("The lantern coast", open.GetProperty("title").GetString());
        Assert.Equal(1, (await page.Get("/api/sources")).GetArrayLength());

        await page.Post("/api/study/lock");
        foreach (string path in Content) Assert.Equal("server.locked", await page.Problem(HttpStatusCode.Locked, HttpMethod.Get, path));
        Assert.DoesNotContain("lantern coast", (await page.Send(HttpMethod.Get, "/api/study")).Body, StringComparison.Ordinal);
        await page.Post("/api/study/open", new { passphrase = Some.Secret });
        Assert.Equal(1, (await page.Get("/api/sources")).GetArrayLength());
    }

    [Fact]
    public async Task Locking_drops_what_the_study_said()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        var desk = bench.Host.Service<Desk>();
        OpenStudy open = desk.Opened.Study;
        desk.Lock();
        Assert.Empty(open.Study.Sources.ById);
        Assert.Null(desk.OpenedOrNull);
        Assert.Throws<ObjectDisposedException>(() => open.Record((study, fresh) => StudyDecisions.Retitle(study, "x", fresh)));
        // The file's lock is free again.
        using Passphrase passphrase = Passphrase.Entered(Some.Secret);
        OpenStudy.Open(bench.Folder.At("a.offramp"), passphrase, Access.Write, Some.Storage(bench.Folder)).Dispose();
    }

    [Fact]
    public async Task A_study_that_is_locked_while_it_is_being_opened_does_not_open()
    {
        var clock = new TellingClock();
        await using Bench bench = await Bench.Start(clock: clock);
        using Page page = await bench.NewPage();
        var desk = bench.Host.Service<Desk>();
        // The storage asks for the time while it opens the file: at that moment somebody presses the panic key.
        clock.Ask = () =>
        {
            if (!Environment.StackTrace.Contains("OpenStudy.Open", StringComparison.Ordinal)) return;
            clock.Ask = null;
            desk.Lock();
        };
        Assert.Equal("server.locked", await page.Problem(HttpStatusCode.Locked, HttpMethod.Post, "/api/study/open", new { passphrase = Some.Secret }));
        Assert.Null(clock.Ask);
        Assert.Null(desk.OpenedOrNull);
        await page.Post("/api/study/open", new { passphrase = Some.Secret });
    }

    [Fact]
    public async Task A_new_study_is_made_and_a_weak_passphrase_refused()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewPage();
        object Ask(string passphrase, string title = "New") => new { file = bench.Folder.At("b.offramp"), title, coder = "Mira", passphrase };
        Assert.Equal("storage.passphrase-too-short", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/study/create", Ask("short")));
        Assert.Equal("server.needed", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/study/create", Ask(Some.Secret, " ")));
        Assert.False(File.Exists(bench.Folder.At("b.offramp")));
        string words = (await page.Post("/api/study/passphrase")).GetProperty("words").GetString()!;
        Assert.Equal(6, words.Split(' ').Length);
        Assert.Equal("open", (await page.Post("/api/study/create", Ask(words))).GetProperty("state").GetString());
        Assert.Equal("server.study-open", await page.Problem(HttpStatusCode.Conflict, HttpMethod.Post, "/api/study/open", new { passphrase = words }));
        await page.Post("/api/study/lock");
        Assert.Equal("storage.already-exists", await page.Problem(HttpStatusCode.Conflict, HttpMethod.Post, "/api/study/create", Ask(words)));
    }

    [Fact]
    public async Task What_the_environment_refuses_has_its_code_and_status()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewPage();
        object Ask(string file) => new { file = bench.Folder.At(file), passphrase = Some.Secret };
        Assert.Equal("storage.file-missing", await page.Problem(HttpStatusCode.NotFound, HttpMethod.Post, "/api/study/open", Ask("none.offramp")));
        File.WriteAllText(bench.Folder.At("text.offramp"), "no study");
        Assert.Equal("storage.not-a-study", await page.Problem(HttpStatusCode.Conflict, HttpMethod.Post, "/api/study/open", Ask("text.offramp")));
        using Passphrase passphrase = Passphrase.Entered(Some.Secret);
        using OpenStudy other = OpenStudy.Open(bench.Folder.At("a.offramp"), passphrase, Access.Write, Some.Storage(bench.Folder));
        Assert.Equal("storage.study-busy", await page.Problem(HttpStatusCode.Conflict, HttpMethod.Post, "/api/study/open", Ask("a.offramp")));
    }

    [Fact]
    public async Task Wrong_passphrases_have_to_wait_longer_and_longer()
    {
        var clock = new StillClock();
        await using Bench bench = await Bench.Start(clock: clock);
        using Page page = await bench.NewPage();
        using Page other = await bench.NewPage();
        Task<string> Try(Page from, HttpStatusCode status, string typed) => from.Problem(status, HttpMethod.Post, "/api/study/open", new { passphrase = typed });
        for (int i = 0; i < 3; i++) Assert.Equal("storage.wrong-passphrase", await Try(page, HttpStatusCode.Unauthorized, "no such words"));
        // Another page does not begin anew, and the right one is not told apart meanwhile.
        Assert.Equal("server.passphrase-wait", await Try(other, HttpStatusCode.TooManyRequests, Some.Secret));
        clock.Go(TimeSpan.FromSeconds(1));
        Assert.Equal("storage.wrong-passphrase", await Try(page, HttpStatusCode.Unauthorized, "no such words"));
        clock.Go(TimeSpan.FromSeconds(1));
        Assert.Equal("server.passphrase-wait", await Try(page, HttpStatusCode.TooManyRequests, Some.Secret));
        (_, _, HttpResponseMessage answer) = await page.Send(HttpMethod.Post, "/api/study/open", new { passphrase = Some.Secret });
        Assert.Equal("1", answer.Headers.GetValues("Retry-After").Single());
        // Setting the clock does not help.
        clock.Set(TimeSpan.FromDays(1));
        Assert.Equal("server.passphrase-wait", await Try(page, HttpStatusCode.TooManyRequests, Some.Secret));
        clock.Go(TimeSpan.FromSeconds(1));
        await page.Post("/api/study/open", new { passphrase = Some.Secret });
    }

    [Fact]
    public async Task An_idle_study_is_locked_and_reading_alone_does_not_put_it_off()
    {
        var clock = new StillClock();
        await using Bench bench = await Bench.Start(clock: clock);
        using Page page = await bench.NewOpenPage();
        clock.Go(TimeSpan.FromMinutes(14));
        await page.Post("/api/study/presence");
        clock.Go(TimeSpan.FromMinutes(14));
        await page.Get("/api/sources");
        clock.Go(TimeSpan.FromMinutes(1));
        Assert.Equal("server.locked", await page.Problem(HttpStatusCode.Locked, HttpMethod.Get, "/api/sources"));
    }

    [Fact]
    public async Task A_machine_that_slept_too_long_and_a_clock_that_was_set_back_lock_too()
    {
        var clock = new StillClock();
        await using Bench bench = await Bench.Start(clock: clock);
        using Page page = await bench.NewOpenPage();
        clock.Sleep(TimeSpan.FromMinutes(15));
        Assert.Equal("server.locked", await page.Problem(HttpStatusCode.Locked, HttpMethod.Get, "/api/sources"));
        await page.Post("/api/study/open", new { passphrase = Some.Secret });
        clock.Go(TimeSpan.FromMinutes(15));
        clock.Set(TimeSpan.FromHours(-5));
        Assert.Equal("server.locked", await page.Problem(HttpStatusCode.Locked, HttpMethod.Get, "/api/sources"));
    }

    [Fact]
    public async Task A_request_that_cannot_be_understood_is_told_so_without_its_words()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        Assert.Equal("server.request-unreadable", await page.Problem(HttpStatusCode.BadRequest, HttpMethod.Post, "/api/coding/passages", new { document = 7, secret = "lantern" }));
        Assert.Equal("server.request-unreadable", await page.Problem(HttpStatusCode.BadRequest, HttpMethod.Post, "/api/coding/passages", new { document = "a" }));
        Assert.Equal("server.request-unreadable", await page.Problem(HttpStatusCode.BadRequest, HttpMethod.Get, "/api/history?take=lantern"));
        Assert.Equal("server.not-found", await page.Problem(HttpStatusCode.NotFound, HttpMethod.Get, "/api/nothing"));
        Assert.Equal("server.request-unreadable", await page.Problem(HttpStatusCode.MethodNotAllowed, HttpMethod.Put, "/api/sources"));
        Assert.Equal("server.request-too-large", await page.Problem(HttpStatusCode.RequestEntityTooLarge, HttpMethod.Post, "/api/study/open", new { passphrase = new string('a', 2 << 20) }));
        Assert.Empty(bench.Defects);
    }

    [Fact]
    public async Task A_defect_is_told_by_its_trace_alone()
    {
        List<string> traces = [];
        var troubles = new Troubles((trace, _) => traces.Add(trace));
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext { RequestServices = new ServiceCollection().BuildServiceProvider() };
        context.Response.Body = new MemoryStream();
        await troubles.Invoke(context, _ => throw new InvalidOperationException("words of the lantern coast"));
        string said = System.Text.Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
        Assert.Equal(500, context.Response.StatusCode);
        Assert.Contains(traces.Single(), said, StringComparison.Ordinal);
        Assert.DoesNotContain("lantern", said, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", said, StringComparison.Ordinal);
    }
}
