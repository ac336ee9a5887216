using System.Net;
using System.Text.Json;

namespace Offramp.Server.Tests;

public class LanguageTests
{
    [Fact]
    public async Task What_is_refused_done_and_told_later_comes_in_the_language_that_is_preferred()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        (string document, string version) = await Deeds.Document(page);
        string pay = await Deeds.CodeId(page, "pay");
        JsonElement preferences = await page.Get("/api/preferences");
        await Prefer(page, preferences, "fa");

        (HttpStatusCode status, string body, _) = await page.Send(
            HttpMethod.Post, "/api/coding/passages", new { document, version, start = 5, end = 5000, codes = new[] { pay } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        JsonElement problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal("coding.passage-outside-document", problem.GetProperty("code").GetString());
        Assert.Contains("قطعه از \u20685\u2069 تا \u20685000\u2069", problem.GetProperty("title").GetString(), StringComparison.Ordinal);

        JsonElement acted = await page.Post("/api/coding/passages", new { document, version, start = 0, end = 9, codes = new[] { pay } });
        string sentence = acted.GetProperty("sentence").GetString()!;
        Assert.Equal("قطعه‌ای از \u2068article\u2069 را با \u2068pay\u2069 کدگذاری کرد", sentence);
        Assert.Equal(sentence, (await page.Get("/api/history?take=1"))[0].GetProperty("sentence").GetString());
        string why = (await page.Get("/api/sources"))[0].GetProperty("why").GetString()!;
        Assert.Contains(why, static c => c is >= '\u0600' and <= '\u06FF');

        await Prefer(page, preferences, "en");
        Assert.Equal("coded a passage of article as pay", (await page.Get("/api/history?take=1"))[0].GetProperty("sentence").GetString());
    }

    private static async Task Prefer(Page page, JsonElement preferences, string language)
    {
        Dictionary<string, object?> changed = preferences.EnumerateObject().ToDictionary(static p => p.Name, static p => (object?)p.Value);
        changed["language"] = language;
        (HttpStatusCode status, string body, _) = await page.Send(HttpMethod.Put, "/api/preferences", changed);
        Assert.True(status == HttpStatusCode.OK, body);
    }
}
