using System.Text.Json;

namespace Offramp.Server.Tests;

public class EventsTests
{
    [Fact]
    public async Task Two_pages_hear_the_same_in_the_same_order_with_the_new_values()
    {
        await using Bench bench = await Bench.Start();
        using Page one = await bench.NewOpenPage(), two = await bench.NewPage();
        using var first = await Heard.By(one);
        using var second = await Heard.By(two);
        Assert.Equal("from", (await first.Next()).Name);
        Assert.Equal("from", (await second.Next()).Name);

        string coding = await Deeds.Code(one, "pay", 0, 9);
        await Deeds.Code(two, "trust", 10, 20);
        await one.Send(HttpMethod.Delete, "/api/coding/passages/" + coding);
        await one.Post("/api/history/undo", new { });

        var ours = await first.Take(4);
        var theirs = await second.Take(4);
        Assert.Equal(ours.Select(static e => e.Data), theirs.Select(static e => e.Data));
        JsonElement[] events = [.. ours.Select(static e => JsonDocument.Parse(e.Data).RootElement)];
        Assert.Equal([1, 2, 3, 4], events.Select(static e => e.GetProperty("sequence").GetInt64()));
        Assert.All(events, e => Assert.Equal("coding", e.GetProperty("stages")[0].GetString()));
        JsonElement put = events[0].GetProperty("codings")[0].GetProperty("put")[0];
        Assert.Equal(coding, put.GetProperty("id").GetString());
        Assert.Equal(9, put.GetProperty("end").GetInt32());
        Assert.Equal(1, events[0].GetProperty("sources").GetProperty("put")[0].GetProperty("codings").GetInt32());
        Assert.Equal(coding, events[2].GetProperty("codings")[0].GetProperty("removed")[0].GetString());
        // The undo brings it back: told by what is there now, not by what was asked.
        Assert.Equal(coding, events[3].GetProperty("codings")[0].GetProperty("put")[0].GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, events[3].GetProperty("codebook").ValueKind);
    }

    [Fact]
    public async Task A_page_that_comes_back_goes_on_where_it_was_and_one_that_missed_too_much_reads_anew()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string id;
        using (var before = await Heard.By(page))
        {
            await before.Next();
            await Deeds.Code(page, "pay", 0, 9);
            id = (await before.Next()).Id;
        }
        await Deeds.Code(page, "pay", 10, 20);
        using (var after = await Heard.By(page, id))
        {
            Assert.Equal(("from", id), ((await after.Next()) is var (name, from, _) ? name : "", from));
            Assert.Contains("\"sequence\":2", (await after.Next()).Data, StringComparison.Ordinal);
        }
        foreach (string other in (string[])["0123456789abcdef:1", id.Split(':')[0] + ":99", "nonsense", id.Split(':')[0] + ":-1"])
        {
            using var missed = await Heard.By(page, other);
            Assert.Equal("gap", (await missed.Next()).Name);
        }
    }

    [Fact]
    public async Task Locking_is_heard_by_every_page_and_ends_its_stream()
    {
        await using Bench bench = await Bench.Start();
        using Page one = await bench.NewOpenPage(), two = await bench.NewPage();
        using var first = await Heard.By(one);
        using var second = await Heard.By(two);
        await one.Post("/api/study/lock");
        foreach (Heard heard in (Heard[])[first, second])
        {
            Assert.Equal("from", (await heard.Next()).Name);
            Assert.Equal("locked", (await heard.Next()).Name);
            Assert.True(await heard.IsOver());
        }
    }

    [Fact]
    public async Task A_page_that_does_not_read_holds_nobody_up_and_is_let_go()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        LiveEvents events = bench.Host.Service<Desk>().Opened.Events;
        Listener slow = events.Listen(null);
        string coding = await Deeds.Code(page, "pay", 0, 9);
        var study = bench.Host.Service<Desk>().Opened.Study.Study;
        for (int i = 0; i < 600; i++) events.Tell(study.History.Acts[^1], study, new DateOnly(2026, 11, 22));
        Assert.Equal(601, events.Sequence);
        int read = 0;
        while (slow.Waiting.TryRead(out _)) read++;
        Assert.Equal(512, read);
        Assert.True(slow.Waiting.Completion.IsCompleted);
        // Everybody else goes on.
        await Deeds.Code(page, "pay", 10, 20);
        Assert.NotEmpty(coding);
    }

    [Fact]
    public async Task Stopping_the_program_ends_the_streams()
    {
        Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        using var heard = await Heard.By(page);
        await heard.Next();
        await bench.DisposeAsync();
        Assert.Equal("locked", (await heard.Next()).Name);
    }
}

/// <summary>What people do in the page.</summary>
internal static class Deeds
{
    /// <summary>Codes a passage of the only document and gives the coding's id.</summary>
    public static async Task<string> Code(Page page, string code, int start, int end)
    {
        (string document, string version) = await Document(page);
        return (await page.Post("/api/coding/passages", new { document, version, start, end, codes = new[] { await CodeId(page, code) } }))
            .GetProperty("created")[0].GetString()!;
    }

    /// <summary>Draws a causal link in the only document and gives its id.</summary>
    public static async Task<string> Link(Page page, string cause, string effect, int start = 0, int end = 19, string sign = "raises")
    {
        (string document, string version) = await Document(page);
        return (await page.Post("/api/coding/links", new { passage = new { document, version, start, end }, cause, effect, sign })).GetProperty("created")[0].GetString()!;
    }

    public static async Task<(string Id, string Version)> Document(Page page)
    {
        JsonElement document = (await page.Get("/api/sources"))[0].GetProperty("documents")[0];
        return (document.GetProperty("id").GetString()!, document.GetProperty("version").GetString()!);
    }

    public static async Task<string> CodeId(Page page, string name) =>
        (await page.Get("/api/coding/codes")).EnumerateArray().Single(code => code.GetProperty("name").GetString() == name).GetProperty("id").GetString()!;
}

/// <summary>A stream of events as the page reads it.</summary>
internal sealed class Heard : IDisposable
{
    private readonly StreamReader reader;

    private Heard(StreamReader reader) => this.reader = reader;

    public static async Task<Heard> By(Page page, string? last = null)
    {
        HttpResponseMessage answer = await page.Stream(last);
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new Heard(new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    public async Task<(string Name, string Id, string Data)> Next()
    {
        (string name, string id, string data) = ("", "", "");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            else if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
            else if (line.Length == 0 && name.Length > 0) return (name, id, data);
        }
        return ("over", "", "");
    }

    public async Task<List<(string Name, string Id, string Data)>> Take(int count)
    {
        List<(string, string, string)> heard = [];
        while (heard.Count < count) heard.Add(await Next());
        return heard;
    }

    public async Task<bool> IsOver() => (await Next()).Name == "over";

    public void Dispose() => reader.Dispose();
}
