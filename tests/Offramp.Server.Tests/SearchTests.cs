using System.Net;
using System.Text.Json;

namespace Offramp.Server.Tests;

public class SearchTests
{
    private static Task<JsonElement> Find(Page page, object query, int offset = 0, int limit = 50) =>
        page.Post("/api/search", new { query, offset, limit, counts = true });

    private static string[] Texts(JsonElement reply) => [.. reply.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("text").GetString()!)];

    private static string[] Keys(JsonElement reply) => [.. reply.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("key").GetString()!)];

    [Fact]
    public async Task Passages_stretches_and_words_are_found_page_by_page_with_their_context()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string pay = await Deeds.CodeId(page, "pay"), trust = await Deeds.CodeId(page, "trust");
        await Deeds.Code(page, "pay", 0, 29);
        await Deeds.Code(page, "trust", 14, 50);

        JsonElement passages = await Find(page, new { }, offset: 1, limit: 1);
        Assert.Equal(2, passages.GetProperty("total").GetInt32());
        JsonElement second = Assert.Single(passages.GetProperty("items").EnumerateArray());
        Assert.Equal(trust, second.GetProperty("code").GetString());
        Assert.Equal("They said the ", second.GetProperty("before").GetString());
        Assert.Equal(2, second.GetProperty("codes").GetArrayLength());
        Assert.Equal(2, passages.GetProperty("counts").GetProperty("codes").GetArrayLength());

        Assert.Equal([Some.Said[14..29]], Texts(await Find(page, new { codes = new { all = new object[] { new { code = pay }, new { code = trust } } } })));
        Assert.Empty(Texts(await Find(page, new { codes = new { all = new object[] { new { code = pay }, new { none = new[] { new { code = trust } } } } } })));
        Assert.Equal(["never", "nobody"], Texts(await Find(page, new { words = "never OR nobody" })));
        Assert.Equal(["never"], Texts(await Find(page, new { words = "n.ver", kind = "pattern" })));
        Assert.Equal(["said"], Texts(await Find(page, new { words = "said", @in = "passages", filter = new { codes = new[] { pay } } })));
        Assert.Equal(["said"], Texts(await Find(page, new { words = "said", notCoded = true }))[^1..]);
    }

    [Fact]
    public async Task What_was_found_is_coded_together_after_a_review_and_undone_as_one()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string pay = await Deeds.CodeId(page, "pay");
        object query = new { words = "came OR never OR nobody" };
        JsonElement found = await Find(page, query);
        Assert.Equal(3, found.GetProperty("total").GetInt32());
        object ask = new { keys = Keys(found)[..1], codes = new[] { pay }, all = query, expected = 3, expand = "sentence", stance = "denies" };

        JsonElement plan = await page.Post("/api/search/plan", ask);
        Assert.Equal(2, plan.GetProperty("chosen").GetInt32());
        Assert.Equal(1, plan.GetProperty("new").GetInt32());
        Assert.Equal("It never came, and nobody said why.", plan.GetProperty("first")[0].GetProperty("text").GetString());
        await page.Post("/api/search/code", ask);
        Assert.Equal(1, (await Find(page, new { filter = new { stances = new[] { "denies" } } })).GetProperty("total").GetInt32());
        Assert.Equal("search.all-coded-already", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/search/code", ask));
        await page.Post("/api/history/undo", new { });
        Assert.Equal(0, (await Find(page, new { })).GetProperty("total").GetInt32());

        await page.Post("/api/search/code", new { keys = Keys(found), codes = new[] { pay } });
        Assert.Equal(Keys(found).Length, (await Find(page, new { })).GetProperty("total").GetInt32());
        // The same words are the same result still: what was chosen stays chosen.
        Assert.Equal(Keys(found), Keys(await Find(page, query)));
    }

    [Fact]
    public async Task A_question_that_cannot_be_answered_is_refused_and_results_that_changed_are_not_coded()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string pay = await Deeds.CodeId(page, "pay");
        Task<string> Refused(string path, object ask) => page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, path, ask);
        Assert.Equal("search.bracket-not-closed", await Refused("/api/search", new { query = new { words = "(pay" } }));
        Assert.Equal("coding.expression-empty", await Refused("/api/search", new { query = new { codes = new { } } }));
        Assert.Equal("coding.expression-empty", await Refused("/api/search", new { query = new { codes = new { code = pay, any = new[] { new { code = pay } } } } }));
        Assert.Equal("coding.expression-only-excludes", await Refused("/api/search", new { query = new { codes = new { none = new[] { new { code = pay } } } } }));
        Assert.Equal("server.id-unreadable", await Refused("/api/search", new { query = new { filter = new { sources = new[] { "<b>" } } } }));
        Assert.Equal("server.id-unreadable", await Refused("/api/search/plan", new { keys = new[] { "a.b.c.d" }, codes = new[] { pay } }));
        Assert.Equal("search.no-hit-chosen", await Refused("/api/search/plan", new { keys = Array.Empty<string>(), codes = new[] { pay } }));
        Assert.Equal("server.results-changed", await Refused("/api/search/code", new { keys = Array.Empty<string>(), codes = new[] { pay }, all = new { words = "never" }, expected = 7 }));
        Assert.Empty(bench.Defects);
    }

    [Fact]
    public async Task The_words_around_a_place_come_with_the_codings_on_them()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        await Deeds.Code(page, "pay", 0, 9);
        (string document, string version) = await Deeds.Document(page);
        JsonElement around = await page.Post("/api/search/around", new { document, version, start = 5, end = 9 });
        Assert.Equal(Some.Said, around.GetProperty("parts")[0].GetProperty("text").GetString());
        Assert.Single(around.GetProperty("codings").EnumerateArray());
        Assert.Equal("server.text-corrected", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/search/around", new { document, version = new string('0', 26), start = 5, end = 9 }));
    }

    [Fact]
    public async Task Nothing_of_a_question_is_written_anywhere()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        await Find(page, new { words = "quicksilver OR harvest" });
        foreach (string file in Directory.EnumerateFiles(bench.Folder.Path, "*", SearchOption.AllDirectories).Where(static file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            Assert.DoesNotContain("quicksilver", await Contents(file), StringComparison.Ordinal);

        static async Task<string> Contents(string file)
        {
            await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            return await reader.ReadToEndAsync();
        }
    }
}
