using System.Net;
using System.Text.Json;

namespace Offramp.Server.Tests;

public class MemosAndLinksTests
{
    [Fact]
    public async Task Memos_are_written_about_things_revised_and_removed()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        (string document, string version) = await Deeds.Document(page);
        string coding = await Deeds.Code(page, "pay", 0, 9), pay = await Deeds.CodeId(page, "pay");
        string source = (await page.Get("/api/sources"))[0].GetProperty("id").GetString()!;
        await page.Post("/api/coding/memos", new { title = "Plan", text = "Two more talks." });
        await page.Post("/api/coding/memos", new { title = "On the source", text = "A careful text.", source });
        await page.Post("/api/coding/memos", new { title = "On words", text = "A promise?", passage = new { document, version, start = 10, end = 19 } });
        string last = (await page.Post("/api/coding/memos", new { title = "On a coding", text = "Sure?", coding })).GetProperty("created")[0].GetString()!;
        JsonElement[] memos = [.. (await page.Get("/api/coding/memos")).EnumerateArray()];
        Assert.Equal(["nothing", "source", "passage", "coding"], memos.Select(static m => m.GetProperty("subject").GetString()));
        Assert.Equal((10, 19), (memos[2].GetProperty("start").GetInt32(), memos[2].GetProperty("end").GetInt32()));
        Assert.Equal((pay, 9), (memos[3].GetProperty("code").GetString(), memos[3].GetProperty("end").GetInt32()));
        Assert.Equal("Mira", memos[0].GetProperty("coder").GetString());

        await page.Post("/api/coding/memos/" + last, new { text = "Quite sure." });
        Assert.Equal("Quite sure.", (await page.Get("/api/coding/memos"))[3].GetProperty("text").GetString());
        Task<string> Refused(string path, object ask) => page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/coding/memos" + path, ask);
        Assert.Equal("coding.memo-unchanged", await Refused("/" + last, new { text = "Quite sure." }));
        Assert.Equal("coding.memo-about-several", await Refused("", new { title = "x", text = "y", source, code = pay }));
        Assert.Equal("server.text-corrected", await Refused("", new { title = "x", text = "y", passage = new { document, version = new string('0', 26), start = 0, end = 5 } }));
        Assert.Equal("naming.empty", await Refused("", new { title = "x", text = " " }));
        await page.Send(HttpMethod.Delete, "/api/coding/memos/" + last);
        Assert.Equal("coding.memo-gone", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Delete, "/api/coding/memos/" + last));
        Assert.Equal(3, (await page.Get("/api/coding/memos")).GetArrayLength());
    }

    [Fact]
    public async Task A_causal_link_is_drawn_judged_noted_stretched_and_taken_out()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        (string document, string version) = await Deeds.Document(page);
        string pay = await Deeds.CodeId(page, "pay"), trust = await Deeds.CodeId(page, "trust");
        string link = await Deeds.Link(page, pay, trust);
        string at = "/api/coding/links/" + link;
        await page.Post(at + "/judgement", new { sign = "lowers", standpoint = "own-experience" });
        await page.Post(at + "/note", new { field = "memo", text = "In her own words." });
        await page.Post(at + "/passage", new { version, start = 48, end = 61 });
        JsonElement row = Assert.Single((await page.Get("/api/coding/links?code=" + trust)).EnumerateArray());
        Assert.Equal("It never came", row.GetProperty("text").GetString());
        JsonElement said = row.GetProperty("link");
        Assert.Equal(("lowers", "own-experience", "unset", "In her own words."), (said.GetProperty("sign").GetString(), said.GetProperty("standpoint").GetString(),
            said.GetProperty("stance").GetString(), said.GetProperty("memo").GetString()));
        Assert.Equal(link, (await page.Get("/api/coding/links/documents/" + document)).GetProperty("links")[0].GetProperty("id").GetString());

        Task<string> Refused(string path, object ask) => page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, path, ask);
        object passage = new { document, version, start = 0, end = 9 };
        Assert.Equal("coding.link-to-itself", await Refused("/api/coding/links", new { passage, cause = pay, effect = pay }));
        Assert.Equal("coding.code-gone", await Refused("/api/coding/links", new { passage, cause = pay, effect = new string('0', 26) }));
        Assert.Equal("coding.already-linked", await Refused("/api/coding/links", new { passage = new { document, version, start = 48, end = 61 }, cause = pay, effect = trust }));
        Assert.Equal("coding.not-a-note", await Refused(at + "/note", new { field = "imported-id", text = "x" }));
        Assert.Equal("server.text-corrected", await Refused(at + "/passage", new { version = new string('0', 26), start = 0, end = 9 }));
        await page.Send(HttpMethod.Delete, at);
        Assert.Equal("coding.link-gone", await Refused(at + "/judgement", new { sign = "raises" }));
        Assert.Equal("coding.link-gone", await Refused(at + "/passage", new { version, start = 0, end = 9 }));
        Assert.Equal(0, (await page.Get("/api/coding/links/stranded")).GetArrayLength());
    }

    [Fact]
    public async Task The_causal_map_counts_sources_and_not_mentions()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string pay = await Deeds.CodeId(page, "pay"), trust = await Deeds.CodeId(page, "trust");
        await Deeds.Link(page, pay, trust);
        await Deeds.Link(page, pay, trust, 20, 30);
        await Deeds.Link(page, pay, trust, 48, 61, "lowers");
        JsonElement map = await page.Get("/api/coding/links/map");
        JsonElement[] edges = [.. map.GetProperty("edges").EnumerateArray()];
        Assert.Equal(["raises", "lowers"], edges.Select(static e => e.GetProperty("sign").GetString()));
        JsonElement says = edges[0].GetProperty("says");
        Assert.Equal((2, 1, 1), (says.GetProperty("links").GetInt32(), says.GetProperty("sources").GetInt32(), says.GetProperty("independent").GetInt32()));
        JsonElement contradiction = Assert.Single(map.GetProperty("contradictions").EnumerateArray());
        Assert.True(contradiction.GetProperty("isWithinOne").GetBoolean());
        Assert.Equal(2, map.GetProperty("codes").GetArrayLength());
    }
}
