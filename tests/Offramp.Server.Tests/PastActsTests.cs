using System.Net;
using System.Text.Json;

namespace Offramp.Server.Tests;

public class PastActsTests
{
    private static Task<JsonElement> Find(Page page, object ask) => page.Post("/api/history/find", ask);

    private static string[] Sentences(JsonElement reply) => [.. reply.GetProperty("rows").EnumerateArray().Select(static row => row.GetProperty("sentence").GetString()!)];

    [Fact]
    public async Task Acts_are_found_by_their_words_and_stage_page_by_page()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        await Deeds.Code(page, "pay", 0, 9);
        JsonElement all = await Find(page, new { limit = 2 });
        Assert.Equal(2, all.GetProperty("rows").GetArrayLength());
        Assert.True(all.GetProperty("total").GetInt32() > 2);
        Assert.Contains("coding", all.GetProperty("stages").EnumerateArray().Select(static stage => stage.GetString()));
        Assert.Equal(["coded a passage of article as pay"], Sentences(await Find(page, new { words = "PASSAGE of", stages = new[] { "coding" } })));
        Assert.Empty(Sentences(await Find(page, new { until = "2001-01-01T00:00:00Z" })));
        Assert.Equal("server.id-unreadable", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/history/find", new { who = new[] { "x" } }));
    }

    [Fact]
    public async Task A_past_act_is_taken_back_with_what_rests_on_it_and_brought_back_again()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        await Deeds.Code(page, "pay", 0, 9);
        await Deeds.Code(page, "trust", 0, 9);
        string act = (await Find(page, new { words = "added the code pay" })).GetProperty("rows")[0].GetProperty("act").GetString()!;

        JsonElement shown = await page.Get("/api/history/acts/" + act);
        Assert.Equal("coded a passage of article as pay", shown.GetProperty("others")[0].GetProperty("sentence").GetString());
        Assert.Equal(1, shown.GetProperty("count").GetInt32());
        Assert.Equal("history.others-rest-on-it", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/history/undo", new { act }));
        await page.Post("/api/history/undo", new { act, withDependents = true });
        Assert.Equal(2, (await Find(page, new { state = "taken-back" })).GetProperty("total").GetInt32());

        Assert.Equal(1, (await page.Get("/api/history/acts/" + act)).GetProperty("count").GetInt32());
        await page.Post("/api/history/restore", new { act });
        Assert.Equal(0, (await Find(page, new { state = "taken-back" })).GetProperty("total").GetInt32());
        Assert.Equal("history.not-taken-back", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/history/restore", new { act }));
    }

    [Fact]
    public async Task What_cannot_be_taken_back_says_why()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string first = (await Find(page, new { })).GetProperty("rows").EnumerateArray().Last().GetProperty("act").GetString()!;
        JsonElement shown = await page.Get("/api/history/acts/" + first);
        Assert.Contains("cannot be taken back", shown.GetProperty("refusal").GetString(), StringComparison.Ordinal);
        Assert.True(shown.GetProperty("row").GetProperty("final").GetBoolean());
        Assert.Equal("server.id-unreadable", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Get, "/api/history/acts/x"));
    }
}
