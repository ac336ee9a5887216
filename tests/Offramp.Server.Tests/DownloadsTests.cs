using System.Net;
using System.Text;
using System.Text.Json;

namespace Offramp.Server.Tests;

public class DownloadsTests
{
    [Fact]
    public async Task A_figure_leaves_once_under_a_neutral_name_and_is_noted_as_a_copy()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        await Deeds.Code(page, "pay", 0, 9);
        JsonElement ready = await page.Post("/api/downloads/figure", new { kind = "code-frequencies", by = "coder" });
        string address = ready.GetProperty("address").GetString()!;
        Assert.StartsWith("/api/downloads/", address, StringComparison.Ordinal);
        // As a browser fetches it: without the session's header.
        (HttpStatusCode status, string body, HttpResponseMessage answer) = await page.Send(HttpMethod.Get, address, null, ("Authorization", null), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<svg", body, StringComparison.Ordinal);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("code-frequencies.svg", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal("server.download-over", await page.Problem(HttpStatusCode.Gone, HttpMethod.Get, address, null, ("Authorization", null)));
        JsonElement noted = (await page.Get("/api/history?take=1"))[0];
        Assert.Contains("code-frequencies.svg", noted.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_is_over_after_a_minute_with_its_session_with_the_lock_and_for_another_page()
    {
        var clock = new StillClock();
        await using Bench bench = await Bench.Start(clock: clock);
        using Page page = await bench.NewOpenPage();
        using Page other = await bench.NewPage();
        async Task<string> Ticket() => (await page.Post("/api/downloads/codebook", new { form = "csv" })).GetProperty("address").GetString()!;
        Task<string> Over(Page by, string address, string? key) => by.Problem(HttpStatusCode.Gone, HttpMethod.Get, address, null, ("Authorization", key));

        string late = await Ticket();
        clock.Go(TimeSpan.FromSeconds(61));
        Assert.Equal("server.download-over", await Over(page, late, null));
        string others = await Ticket();
        Assert.Equal("server.download-over", await Over(other, others, "Bearer " + other.Session));
        Assert.Equal("server.download-over", await Over(page, "/api/downloads/" + new string('A', 43), null));
        Assert.Equal("server.download-over", await Over(page, "/api/downloads/x", null));
        // The other page's attempt did not use it up.
        Assert.Equal(HttpStatusCode.OK, (await page.Send(HttpMethod.Get, others)).Status);

        string locked = await Ticket();
        await page.Post("/api/study/lock");
        Assert.Equal("server.locked", await page.Problem(HttpStatusCode.Locked, HttpMethod.Get, locked, null, ("Authorization", null)));
        await page.Post("/api/study/open", new { passphrase = Some.Secret });
        Assert.Equal("server.download-over", await Over(page, locked, null));

        string ended = await Ticket();
        await page.Send(HttpMethod.Delete, "/api/session");
        Assert.Equal("server.download-over", await Over(other, ended, null));
    }

    [Fact]
    public async Task A_file_is_asked_for_by_our_page_alone_and_fetched_from_it_alone()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        Assert.Equal("server.no-session", await page.Problem(HttpStatusCode.Unauthorized, HttpMethod.Post, "/api/downloads/codebook", new { form = "csv" }, ("Authorization", null)));
        string address = (await page.Post("/api/downloads/codebook", new { form = "json" })).GetProperty("address").GetString()!;
        Assert.Equal("server.foreign-page", await page.Problem(HttpStatusCode.Forbidden, HttpMethod.Get, address, null, ("Authorization", null), ("Sec-Fetch-Site", "cross-site")));
        Assert.Equal(HttpStatusCode.OK, (await page.Send(HttpMethod.Get, address)).Status);
    }

    [Fact]
    public async Task Words_without_consent_are_refused_as_on_the_command_line_and_withheld_on_request()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        const string Talk = "Interviewer: Who came?\nP-01: My aunt came.\nInterviewer: And then?\nP-01: She waited at the gate.\n";
        (_, JsonElement told) = await Uploads.Send(page, "p-01.txt", Encoding.UTF8.GetBytes(Talk));
        string document = told.GetProperty("sources")[0].GetProperty("document").GetString()!;
        string version = (await page.Get("/api/sources/documents/" + document)).GetProperty("document").GetProperty("version").GetString()!;
        int at = Talk.IndexOf("My aunt", StringComparison.Ordinal);
        await page.Post("/api/coding/passages", new { document, version, start = at, end = at + 12, codes = new[] { await Deeds.CodeId(page, "trust") } });

        int before = (await page.Get("/api/history")).GetArrayLength();
        Assert.Equal("reports.words-without-consent", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/downloads/report", new { form = "md" }));
        Assert.Equal("coding.export-without-consent", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/downloads/codings", new { form = "json", document }));
        Assert.Equal("server.needed", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/downloads/codings", new { form = "json" }));
        Assert.Equal(before, (await page.Get("/api/history")).GetArrayLength());

        foreach ((string path, object ask, string type) in new (string, object, string)[]
        {
            ("report", new { form = "md", withhold = true }, "text/markdown"),
            ("report", new { form = "html", withhold = true }, "text/html"),
            ("report", new { form = "docx", withhold = true }, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("codings", new { form = "json", document, withhold = true }, "application/json"),
            ("codings", new { form = "csv", withhold = true }, "text/csv"),
        })
        {
            JsonElement ready = await page.Post("/api/downloads/" + path, ask);
            (HttpStatusCode status, string body, HttpResponseMessage answer) = await page.Send(HttpMethod.Get, ready.GetProperty("address").GetString()!);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
            Assert.DoesNotContain("My aunt", body, StringComparison.Ordinal);
            Assert.Equal(ready.GetProperty("bytes").GetInt64(), (await answer.Content.ReadAsByteArrayAsync()).LongLength);
        }
        Assert.Empty(bench.Defects);
    }
}
