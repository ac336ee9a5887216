using System.Net;
using System.Text.Json;

namespace Offramp.Server.Tests;

public class StagesTests
{
    [Fact]
    public async Task A_text_is_read_with_its_words_and_coded_uncoded_undone_and_redone()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        (string document, string version) = await Deeds.Document(page);
        JsonElement text = await page.Get("/api/sources/documents/" + document);
        Assert.Equal(Some.Said, text.GetProperty("text").GetString());

        async Task<JsonElement> Codings() => (await page.Get("/api/coding/documents/" + document)).GetProperty("codings");
        JsonElement acted = await page.Post("/api/coding/passages", new
        {
            document,
            version,
            start = 0,
            end = 9,
            codes = new[] { await Deeds.CodeId(page, "pay"), await Deeds.CodeId(page, "trust") },
            stance = "supports",
            memo = "at once",
        });
        Assert.Equal(2, acted.GetProperty("created").GetArrayLength());
        Assert.Contains("article", acted.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        JsonElement coding = (await Codings())[0];
        Assert.Equal("supports", coding.GetProperty("stance").GetString());
        Assert.Equal("unset", coding.GetProperty("standpoint").GetString());
        Assert.Equal("at once", coding.GetProperty("memo").GetString());

        await page.Send(HttpMethod.Delete, "/api/coding/passages/" + coding.GetProperty("id").GetString());
        Assert.Equal(1, (await Codings()).GetArrayLength());
        await page.Post("/api/history/undo", new { });
        Assert.Equal(2, (await Codings()).GetArrayLength());
        await page.Post("/api/history/redo");
        Assert.Equal(1, (await Codings()).GetArrayLength());
        Assert.Equal("history.others-rest-on-it", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/history/undo", new { act = acted.GetProperty("act").GetString() }));
        Assert.True((await page.Get("/api/history?take=3")).GetArrayLength() == 3);
    }

    [Fact]
    public async Task A_rule_that_says_no_is_told_with_its_code_and_field()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        (string document, string version) = await Deeds.Document(page);
        string pay = await Deeds.CodeId(page, "pay");
        async Task Refused(string code, string? field, object ask)
        {
            (HttpStatusCode status, string body, _) = await page.Send(HttpMethod.Post, "/api/coding/passages", ask);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            JsonElement problem = JsonDocument.Parse(body).RootElement;
            Assert.Equal(code, problem.GetProperty("code").GetString());
            if (field is not null) Assert.Equal(field, problem.GetProperty("field").GetString());
        }
        await Refused("coding.passage-outside-document", null, new { document, version, start = 5, end = 5000, codes = new[] { pay } });
        await Refused("coding.passage-outside-document", null, new { document, version, start = -5, end = int.MaxValue, codes = new[] { pay } });
        await Refused("server.id-unreadable", "codes", new { document, version, start = 0, end = 9, codes = new[] { "<script>" } });
        await Refused("server.id-unreadable", "document", new { document = "x", version, start = 0, end = 9, codes = new[] { pay } });
        await Refused("coding.document-gone", "document", new { document = new string('0', 26), version, start = 0, end = 9, codes = new[] { pay } });
        await Refused("server.text-corrected", "version", new { document, version = new string('0', 26), start = 0, end = 9, codes = new[] { pay } });
        await Refused("coding.code-gone", "code", new { document, version, start = 0, end = 9, codes = Array.Empty<string>() });
        await Deeds.Code(page, "pay", 0, 9);
        await Refused("coding.already-coded", "code", new { document, version, start = 0, end = 9, codes = new[] { pay } });
        Assert.Equal("history.nothing-to-redo", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/history/redo"));
        Assert.Empty(bench.Defects);
    }

    [Fact]
    public async Task The_description_of_the_api_is_the_approved_one_and_its_numbers_are_numbers()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewPage();
        (HttpStatusCode status, string body, _) = await page.Send(HttpMethod.Get, "/api/openapi.json");
        Assert.Equal(HttpStatusCode.OK, status);
        foreach (JsonElement type in All(JsonDocument.Parse(body).RootElement, "type").Where(static t => t.ValueKind == JsonValueKind.Array))
        {
            string[] types = [.. type.EnumerateArray().Select(static t => t.GetString()!)];
            Assert.False(types.Contains("string") && (types.Contains("integer") || types.Contains("number")), type.ToString());
        }
        Assert.DoesNotContain("127.0.0.1", body, StringComparison.Ordinal);
        Approved.Holds("tests/approved/openapi.json", body.ReplaceLineEndings("\n").TrimEnd() + "\n");
    }

    [Fact]
    public async Task Every_endpoint_has_a_name_of_its_own()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewPage();
        JsonElement paths = (await page.Get("/api/openapi.json")).GetProperty("paths");
        JsonElement[] operations = [.. paths.EnumerateObject().SelectMany(static path => path.Value.EnumerateObject()).Select(static o => o.Value)];
        string[] names = [.. operations.Select(static o => o.GetProperty("operationId").GetString()!)];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(operations, static o => Assert.NotEmpty(o.GetProperty("summary").GetString()!));
    }

    private static IEnumerable<JsonElement> All(JsonElement at, string name) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => (p.Name == name ? [p.Value] : Array.Empty<JsonElement>()).Concat(All(p.Value, name))),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(item => All(item, name)),
        _ => [],
    };
}
