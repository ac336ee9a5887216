using System.Net;
using System.Text.Json;

namespace Offramp.Server.Tests;

public class PreferencesTests
{
    [Fact]
    public async Task Preferences_are_kept_for_the_next_start_and_set_the_idle_time_at_once()
    {
        var clock = new StillClock();
        await using Bench bench = await Bench.Start(clock: clock);
        using Page page = await bench.NewOpenPage();
        Assert.Equal(900, (await page.Get("/api/study")).GetProperty("idleSeconds").GetInt32());
        await page.Send(HttpMethod.Put, "/api/preferences", Wish(idle: 2, theme: "dark"));
        Assert.Equal(120, (await page.Get("/api/study")).GetProperty("idleSeconds").GetInt32());
        clock.Go(TimeSpan.FromSeconds(121));
        Assert.Equal("locked", (await page.Get("/api/study")).GetProperty("state").GetString());

        var shelf = new PreferencesShelf(new SessionShelf(bench.Folder.At("state")));
        Assert.Equal((Theme.Dark, 2), (shelf.Current.Theme, shelf.Current.IdleMinutes));
    }

    [Fact]
    public async Task The_language_that_is_preferred_is_the_one_in_which_refusals_are_said()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewPage();
        string english = (await page.Send(HttpMethod.Get, "/api/sources")).Body;
        await page.Send(HttpMethod.Put, "/api/preferences", Wish(language: "fa"));
        Assert.NotEqual(english, (await page.Send(HttpMethod.Get, "/api/sources")).Body);
    }

    [Theory]
    [InlineData(0, 16, "idleMinutes")]
    [InlineData(241, 16, "idleMinutes")]
    [InlineData(15, 4, "readingSize")]
    public async Task What_is_outside_its_bounds_is_refused_and_named(int idle, int size, string field)
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewPage();
        (HttpStatusCode status, string body, _) = await page.Send(HttpMethod.Put, "/api/preferences", Wish(idle: idle, size: size));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(field, JsonDocument.Parse(body).RootElement.GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"idleMinutes":0}""")]
    [InlineData("""{"theme":"pink"}""")]
    public void What_cannot_be_read_is_as_it_comes(string written)
    {
        using var folder = new Folder();
        var shelf = new SessionShelf(folder.Path);
        shelf.Keep("workbench.preferences.json", written);
        Assert.Equal(new Preferences(), new PreferencesShelf(shelf).Current);
    }

    [Fact]
    public async Task Studies_that_were_open_are_listed_until_they_are_forgotten()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewPage();
        async Task<string[]> Recent() =>
            [.. (await page.Get("/api/studies")).GetProperty("recent").EnumerateArray().Select(static one => one.GetProperty("file").GetString()!)];
        Assert.Empty(await Recent());
        await page.Post("/api/study/open", new { passphrase = Some.Secret });
        Assert.Equal([bench.Folder.At("a.offramp")], await Recent());
        await page.Post("/api/study/lock");
        await page.Post("/api/studies/forget", new { });
        Assert.Empty(await Recent());
        await page.Send(HttpMethod.Put, "/api/preferences", Wish(remember: false));
        await page.Post("/api/study/open", new { passphrase = Some.Secret });
        Assert.Empty(await Recent());
    }

    [Fact]
    public async Task A_folder_tells_its_folders_and_studies_and_nothing_else()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewPage();
        Directory.CreateDirectory(bench.Folder.At("talks"));
        Directory.CreateDirectory(bench.Folder.At(".hidden"));
        await File.WriteAllTextAsync(bench.Folder.At("letter.docx"), "");
        JsonElement told = await page.Post("/api/studies/folder", new { folder = bench.Folder.Path });
        Assert.Equal(["state", "talks"], told.GetProperty("folders").EnumerateArray().Select(static f => f.GetString()));
        Assert.Equal(["a.offramp"], told.GetProperty("studies").EnumerateArray().Select(static f => f.GetString()));
        foreach (string wrong in (string[])[bench.Folder.At("none"), bench.Folder.At("letter.docx"), "\0"])
            Assert.Equal("server.folder-unreadable", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/studies/folder", new { folder = wrong }));
    }

    [Fact]
    public async Task The_sample_is_made_once_and_opened_again()
    {
        int made = 0;
        await using Bench bench = await Bench.Start(options => options with
        {
            MakeSample = (path, passphrase, storage) =>
            {
                made++;
                using var open = Offramp.Storage.OpenStudy.Create(path, passphrase, "Sample", "Mira", storage);
            },
        });
        using Page page = await bench.NewPage();
        foreach (int _ in (int[])[1, 2])
        {
            JsonElement opened = await page.Post("/api/study/sample", new { file = bench.Folder.At("sample.offramp") });
            Assert.Equal("open", opened.GetProperty("state").GetString());
            await page.Post("/api/study/lock");
        }
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Without_its_files_there_is_no_sample()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewPage();
        Assert.Equal(JsonValueKind.Null, (await page.Get("/api/studies")).GetProperty("samplePassphrase").ValueKind);
        Assert.Equal("server.sample-missing", await page.Problem(
            HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/study/sample", new { file = bench.Folder.At("sample.offramp") }));
    }

    private static object Wish(int idle = 15, string theme = "auto", string language = "en", int size = 16, bool remember = true) =>
        new { theme, language, idleMinutes = idle, readingFace = "serif", readingSize = size, rememberStudies = remember };
}
