using System.Net;
using System.Text;
using System.Text.Json;

namespace Offramp.Server.Tests;

public class CodebookTests
{
    private const string Codebook = "/api/coding/codebook";

    [Fact]
    public async Task A_code_is_added_below_another_renamed_described_coloured_and_moved()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string pay = await Deeds.CodeId(page, "pay"), trust = await Deeds.CodeId(page, "trust");
        JsonElement added = await page.Post(Codebook + "/codes", new { name = "late pay", parent = pay, colour = "#1c7ed6", texts = new { definition = "Paid, but late." } });
        string late = added.GetProperty("created")[0].GetString()!;
        Assert.Contains("late pay", added.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        await page.Post($"{Codebook}/codes/{late}/name", new { name = "pay late" });
        JsonElement described = await page.Post($"{Codebook}/codes/{late}/texts", new { definition = "", use = "A wage came late.", notUse = "It never came." });
        await page.Post($"{Codebook}/codes/{late}/colour", new { colour = "#d6336c" });
        JsonElement code = await Code(page, late);
        Assert.Equal(("pay/pay late", 1, "#d6336c"), (code.GetProperty("path").GetString(), code.GetProperty("depth").GetInt32(), code.GetProperty("colour").GetString()));
        Assert.Equal(JsonValueKind.Null, code.GetProperty("definition").ValueKind);
        Assert.Equal("It never came.", code.GetProperty("notUse").GetString());

        await page.Post($"{Codebook}/codes/{late}/place", new { before = pay });
        Assert.Equal(["pay late", "pay", "trust"], await Paths(page));
        await page.Post($"{Codebook}/codes/{late}/place", new { parent = trust });
        Assert.Equal(["pay", "trust", "trust/pay late"], await Paths(page));
        // Three texts are one act: one undo takes them all back.
        await page.Post("/api/history/undo", new { act = described.GetProperty("act").GetString() });
        Assert.Equal("Paid, but late.", (await Code(page, late)).GetProperty("definition").GetString());
    }

    [Fact]
    public async Task What_the_codebook_does_not_allow_is_refused_with_its_reason()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string pay = await Deeds.CodeId(page, "pay"), trust = await Deeds.CodeId(page, "trust");
        Task<string> Refused(string path, object ask) => page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, Codebook + path, ask);
        Assert.Equal("coding.code-name-taken", await Refused("/codes", new { name = "Pay" }));
        Assert.Equal("coding.code-name-with-slash", await Refused("/codes", new { name = "a/b" }));
        Assert.Equal("coding.colour-unreadable", await Refused("/codes", new { name = "x", colour = "red" }));
        Assert.Equal("server.id-unreadable", await Refused("/codes", new { name = "x", parent = "top" }));
        Assert.Equal("naming.empty", await Refused($"/codes/{pay}/name", new { name = " " }));
        Assert.Equal("server.nothing-given", await Refused($"/codes/{pay}/texts", new { }));
        Assert.Equal("coding.code-into-itself", await Refused($"/codes/{pay}/place", new { parent = pay }));
        Assert.Equal("coding.not-a-sibling", await Refused($"/codes/{pay}/place", new { parent = trust, before = trust }));
        Assert.Equal("coding.code-gone", await Refused($"/codes/{new string('0', 26)}/colour", new { colour = (string?)null }));
        Assert.Equal("coding.merge-nothing", await Refused("/merging/preview", new { from = new[] { pay }, into = pay }));
        Assert.Equal("coding.split-nothing", await Refused("/splitting/preview", new { code = pay, into = trust }));
        Assert.Equal("coding.set-name-taken", await SetNameTaken(page));
        Assert.Equal("coding.version-gone", await Refused("/as-it-stood", new { version = new string('0', 26) }));
        Assert.Equal("history.act-unknown", await Refused("/as-it-stood", new { act = new string('0', 26) + "-1" }));
        Assert.Empty(bench.Defects);
    }

    [Fact]
    public async Task Counts_tell_a_code_by_itself_and_with_those_below_it()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string pay = await Deeds.CodeId(page, "pay");
        await page.Post(Codebook + "/codes", new { name = "late", parent = pay });
        await Deeds.Code(page, "late", 0, 9);
        await Deeds.Code(page, "late", 10, 19);
        await Deeds.Code(page, "pay", 0, 9);
        JsonElement[] counts = [.. (await page.Get(Codebook + "/counts")).EnumerateArray()];
        Assert.Equal([(1, 3, 1, 1), (2, 2, 1, 1), (0, 0, 0, 0)], counts.Select(static c => (
            c.GetProperty("codings").GetInt32(), c.GetProperty("codingsWithin").GetInt32(), c.GetProperty("sources").GetInt32(), c.GetProperty("sourcesWithin").GetInt32())));
    }

    [Fact]
    public async Task Removing_a_code_says_first_what_goes_and_goes_with_its_codings_only_where_that_was_asked()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string pay = await Deeds.CodeId(page, "pay"), trust = await Deeds.CodeId(page, "trust");
        await page.Post(Codebook + "/codes", new { name = "late", parent = pay });
        await page.Post(Codebook + "/sets", new { name = "money", codes = new[] { pay } });
        await page.Post("/api/coding/memos", new { title = "On pay", text = "Ask again.", code = pay });
        await Deeds.Code(page, "pay", 0, 9);
        await Deeds.Link(page, pay, trust);
        JsonElement preview = await page.Get($"{Codebook}/codes/{pay}/removal");
        int Of(string name) => preview.GetProperty(name).GetInt32();
        Assert.Equal((1, 1, 1, 1), (Of("codings"), Of("sources"), Of("links"), Of("memos")));
        Assert.Equal("late", preview.GetProperty("movingUp")[0].GetString());
        Assert.Equal("money", preview.GetProperty("sets")[0].GetString());

        Assert.Equal("coding.code-has-codings", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Delete, $"{Codebook}/codes/{pay}"));
        await page.Send(HttpMethod.Delete, $"{Codebook}/codes/{pay}?withCodings=true");
        Assert.Equal(["trust", "late"], await Paths(page));
        Assert.Equal(0, (await page.Get("/api/coding/links")).GetArrayLength());
        await page.Post("/api/history/undo", new { });
        Assert.Equal(["pay", "pay/late", "trust"], await Paths(page));
        Assert.Equal(1, (await page.Get("/api/coding/links")).GetArrayLength());
    }

    [Fact]
    public async Task A_set_is_made_filled_emptied_renamed_and_removed()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string pay = await Deeds.CodeId(page, "pay"), trust = await Deeds.CodeId(page, "trust");
        string set = (await page.Post(Codebook + "/sets", new { name = "money", codes = new[] { pay } })).GetProperty("created")[0].GetString()!;
        await page.Post($"{Codebook}/sets/{set}/codes", new { codes = new[] { trust, pay } });
        await page.Post($"{Codebook}/sets/{set}/codes/taken", new { codes = new[] { pay } });
        await page.Post($"{Codebook}/sets/{set}/name", new { name = "chapter two" });
        JsonElement there = (await page.Get(Codebook + "/sets"))[0];
        Assert.Equal("chapter two", there.GetProperty("name").GetString());
        Assert.Equal(trust, Assert.Single(there.GetProperty("codes").EnumerateArray()).GetString());
        Assert.Equal("coding.set-lacks-them", await page.Problem(
            HttpStatusCode.UnprocessableEntity, HttpMethod.Post, $"{Codebook}/sets/{set}/codes/taken", new { codes = new[] { pay } }));
        await page.Send(HttpMethod.Delete, $"{Codebook}/sets/{set}");
        Assert.Equal(0, (await page.Get(Codebook + "/sets")).GetArrayLength());
    }

    [Fact]
    public async Task Merging_says_what_it_will_do_does_it_and_is_taken_back()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string pay = await Deeds.CodeId(page, "pay"), trust = await Deeds.CodeId(page, "trust");
        await Deeds.Code(page, "pay", 0, 9);
        await Deeds.Code(page, "trust", 0, 9);
        await Deeds.Code(page, "trust", 10, 19);
        await Deeds.Link(page, pay, trust);
        object ask = new { from = new[] { trust }, into = pay };
        JsonElement preview = await page.Post(Codebook + "/merging/preview", ask);
        Assert.Equal((2, 1, 1), (preview.GetProperty("moved").GetInt32(), preview.GetProperty("collapsed").GetInt32(), preview.GetProperty("linksThatGo").GetInt32()));
        Assert.Contains("trust", preview.GetProperty("gathered").GetString(), StringComparison.Ordinal);
        // Nothing happened yet.
        Assert.Equal(["pay", "trust"], await Paths(page));
        await page.Post(Codebook + "/merging", ask);
        Assert.Equal(["pay"], await Paths(page));
        Assert.Equal(2, (await page.Get(Codebook + "/counts"))[0].GetProperty("codings").GetInt32());
        await page.Post("/api/history/undo", new { });
        Assert.Equal(["pay", "trust"], await Paths(page));
    }

    [Fact]
    public async Task Splitting_gives_the_passages_that_hold_a_word_a_new_code()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string pay = await Deeds.CodeId(page, "pay");
        await Deeds.Code(page, "pay", 0, 49);
        string never = await Deeds.Code(page, "pay", 50, 63);
        var ask = new { code = pay, name = "never paid", parent = pay, words = "never" };
        JsonElement preview = await page.Post(Codebook + "/splitting/preview", ask);
        Assert.Equal(("pay/never paid", 1, 1), (preview.GetProperty("into").GetString(), preview.GetProperty("moving").GetInt32(), preview.GetProperty("staying").GetInt32()));
        Assert.Equal(never, preview.GetProperty("first")[0].GetProperty("coding").GetString());
        await page.Post(Codebook + "/splitting", ask);
        Assert.Equal([1, 1, 0], (await page.Get(Codebook + "/counts")).EnumerateArray().Select(static c => c.GetProperty("codings").GetInt32()));
    }

    [Fact]
    public async Task The_codebook_is_shown_as_it_stood_and_differences_are_told()
    {
        var clock = new StillClock();
        await using Bench bench = await Bench.Start(clock: clock);
        using Page page = await bench.NewOpenPage();
        string pay = await Deeds.CodeId(page, "pay");
        string version = (await page.Post(Codebook + "/versions", new { name = "round one", note = "before the talk" })).GetProperty("created")[0].GetString()!;
        clock.Go(TimeSpan.FromDays(1));
        await page.Post("/api/study/presence");
        if ((await page.Get("/api/study")).GetProperty("state").GetString() != "open") await page.Post("/api/study/open", new { passphrase = Some.Secret });
        await page.Post($"{Codebook}/codes/{pay}/name", new { name = "wage" });
        await page.Post(Codebook + "/codes", new { name = "fear" });

        JsonElement named = Assert.Single((await page.Get(Codebook + "/versions")).EnumerateArray());
        Assert.Equal(("round one", "before the talk", "Mira"), (named.GetProperty("name").GetString(), named.GetProperty("note").GetString(), named.GetProperty("who").GetString()));
        foreach (object moment in (object[])[new { version }, new { day = "2026-11-22" }, new { act = named.GetProperty("act").GetString() }])
        {
            JsonElement then = await page.Post(Codebook + "/as-it-stood", moment);
            Assert.Equal(["pay", "trust"], then.GetProperty("codes").EnumerateArray().Select(static c => c.GetProperty("name").GetString()));
        }
        JsonElement[] differences = [.. (await page.Post(Codebook + "/differences", new { from = new { version } })).EnumerateArray()];
        Assert.Equal(["renamed wage pay", "added fear "], differences.Select(static d =>
            $"{d.GetProperty("kind").GetString()} {d.GetProperty("path").GetString()} {d.GetProperty("before").GetString()}"));
    }

    [Fact]
    public async Task A_codebook_comes_in_after_a_look_with_its_problems_and_their_places()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        const string Csv = "path,definition,colour\npay,What was paid,\npay/late,Late,#112233\npay/late/x,,blue\n";
        JsonElement look = await Import(page, "csv", Csv);
        Assert.Equal(["pay/late", "pay/late/x"], look.GetProperty("added").EnumerateArray().Select(static a => a.GetString()));
        Assert.Equal("pay", Assert.Single(look.GetProperty("differing").EnumerateArray()).GetString());
        JsonElement problem = Assert.Single(look.GetProperty("problems").EnumerateArray());
        Assert.Equal(4, problem.GetProperty("line").GetInt32());
        Assert.Contains("blue", problem.GetProperty("words").GetString(), StringComparison.Ordinal);
        Assert.Equal(["pay", "trust"], await Paths(page));

        JsonElement done = await Import(page, "csv", Csv, "&carryOut=true&update=true");
        Assert.NotEqual(JsonValueKind.Null, done.GetProperty("acted").ValueKind);
        Assert.Equal(["pay", "pay/late", "pay/late/x", "trust"], await Paths(page));
        Assert.Equal("What was paid", (await Code(page, await Deeds.CodeId(page, "pay"))).GetProperty("definition").GetString());
        // The same again brings nothing.
        Assert.Equal(JsonValueKind.Null, (await Import(page, "csv", Csv, "&carryOut=true&update=true")).GetProperty("acted").ValueKind);

        JsonElement broken = await Import(page, "json", "not a codebook");
        Assert.False(broken.GetProperty("isRead").GetBoolean());
        Assert.NotEqual(0, broken.GetProperty("problems").GetArrayLength());
        Assert.Empty(bench.Defects);
    }

    [Fact]
    public async Task Other_pages_hear_of_sets_versions_memos_and_links()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string pay = await Deeds.CodeId(page, "pay"), trust = await Deeds.CodeId(page, "trust");
        using var heard = await Heard.By(page);
        await heard.Next();
        await page.Post(Codebook + "/sets", new { name = "money", codes = new[] { pay } });
        await page.Post(Codebook + "/versions", new { name = "round one" });
        string memo = (await page.Post("/api/coding/memos", new { title = "On pay", text = "Ask again.", code = pay })).GetProperty("created")[0].GetString()!;
        string link = await Deeds.Link(page, pay, trust);
        await page.Post($"{Codebook}/codes/{pay}/name", new { name = "wage" });
        await page.Send(HttpMethod.Delete, "/api/coding/memos/" + memo);
        await page.Send(HttpMethod.Delete, "/api/coding/links/" + link);
        JsonElement[] events = [.. (await heard.Take(7)).Select(static e => JsonDocument.Parse(e.Data).RootElement)];
        Assert.Equal("money", events[0].GetProperty("codeSets")[0].GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, events[0].GetProperty("codebook").ValueKind);
        Assert.Equal("round one", events[1].GetProperty("codebookVersions")[0].GetProperty("name").GetString());
        Assert.Equal("pay", events[2].GetProperty("memos").GetProperty("put")[0].GetProperty("about").GetString());
        Assert.Equal(link, events[3].GetProperty("links")[0].GetProperty("links")[0].GetProperty("id").GetString());
        // A memo says what the code is called that it is about.
        Assert.Equal("wage", events[4].GetProperty("memos").GetProperty("put")[0].GetProperty("about").GetString());
        Assert.Equal(memo, events[5].GetProperty("memos").GetProperty("removed")[0].GetString());
        Assert.Equal(0, events[6].GetProperty("links")[0].GetProperty("links").GetArrayLength());
        Assert.All(events, static e => Assert.Equal("coding", e.GetProperty("stages")[0].GetString()));
    }

    private static async Task<string> SetNameTaken(Page page)
    {
        await page.Post(Codebook + "/sets", new { name = "money" });
        return await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, Codebook + "/sets", new { name = "Money" });
    }

    private static async Task<JsonElement> Import(Page page, string format, string text, string more = "")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new("application/octet-stream");
        return await page.PostRaw($"{Codebook}/import?csv={(format == "csv" ? "true" : "false")}{more}", content);
    }

    private static async Task<string[]> Paths(Page page) =>
        [.. (await page.Get("/api/coding/codes")).EnumerateArray().Select(static code => code.GetProperty("path").GetString()!)];

    private static async Task<JsonElement> Code(Page page, string id) =>
        (await page.Get("/api/coding/codes")).EnumerateArray().Single(code => code.GetProperty("id").GetString() == id);
}
