using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>The whole path on a real article, as a person would type it.</summary>
public class ArticleWalkTests
{
    [Fact]
    public void The_article_goes_from_file_to_report()
    {
        string article = Desk.Shared("paper/article.md"), coding = Desk.Shared("paper/coding.json");
        using var desk = new Desk();
        desk.Run("new", desk.At("a.offramp"), "--title", "The article");
        desk.Run("sources", "import", article, "--kind", "publication");
        desk.Run("import", "codings", coding, "--source", "article");

        JsonElement given = JsonDocument.Parse(File.ReadAllText(coding)).RootElement;
        JsonElement[] codes = [.. desk.Json("coding", "codes").EnumerateArray()];
        Assert.Equal(37, codes.Length);
        Assert.Equal(
            given.GetProperty("codes").EnumerateArray().Select(c => (c.GetProperty("id").GetString(), c.GetProperty("name").GetString(), c.GetProperty("parent").GetString())).Order(),
            codes.Select(c => (c.GetProperty("id").GetString(), c.GetProperty("name").GetString(), c.GetProperty("parent").GetString())).Order());

        string text = File.ReadAllText(article);
        JsonElement[] passages = [.. desk.Json("coding", "passages").EnumerateArray()];
        Assert.Equal(78, passages.Length);
        Assert.All(passages, p => Assert.Equal(text[p.GetProperty("start").GetInt32()..p.GetProperty("end").GetInt32()], p.GetProperty("text").GetString()));
        Assert.Equal(passages.OrderBy(p => p.GetProperty("start").GetInt32()).Select(Start), passages.Select(Start));
        Assert.Equal(
            given.GetProperty("codings").EnumerateArray().Count(c => c.GetProperty("code").GetString() == "pay"),
            desk.Json("coding", "passages", "--code", "Pay").GetArrayLength());

        Assert.Equal(CoOccurrences(given), desk.Json("coding", "cooccurrence").EnumerateArray()
            .Select(p => (p.GetProperty("a").GetString()!, p.GetProperty("b").GetString()!, p.GetProperty("passages").GetInt32(), p.GetProperty("sources").GetInt32())));

        JsonElement[] hits = [.. desk.Json("search", "salar*").EnumerateArray()];
        Assert.Equal(System.Text.RegularExpressions.Regex.Matches(text, @"\bsalar\w*", System.Text.RegularExpressions.RegexOptions.IgnoreCase).Select(m => m.Index), hits.Select(Start));

        desk.Run("reports", "publish", "--to", "html,docx,md", "--out", desk.At("out"));
        Assert.Equal(["report.docx", "report.html", "report.md"], Directory.GetFiles(desk.At("out")).Select(Path.GetFileName).Order());
        Assert.Contains("up to $800 per month for a simple fighter", File.ReadAllText(Path.Combine(desk.At("out"), "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Codings_with_layers_go_in_and_come_out_equal()
    {
        string article = Desk.Shared("paper/article.md"), layers = Desk.Shared("paper/coding-layers.json");
        using var desk = new Desk();
        desk.Run("new", desk.At("a.offramp"), "--title", "The article");
        desk.Run("sources", "import", article, "--kind", "publication");
        desk.Run("import", "codings", layers, "--source", "article");
        desk.Run("export", "codings", desk.At("out.json"), "--source", "article");

        JsonElement before = JsonDocument.Parse(File.ReadAllText(layers)).RootElement, after = JsonDocument.Parse(File.ReadAllText(desk.At("out.json"))).RootElement;
        Assert.Equal(Fields(before, "codes", "id"), Fields(after, "codes", "id"));
        Assert.Equal(Fields(before, "codings", "start"), Fields(after, "codings", "start"));
        Assert.Equal(before.GetProperty("document").GetProperty("sha256").GetString(), after.GetProperty("document").GetProperty("sha256").GetString());
    }

    private static int Start(JsonElement row) => row.GetProperty("start").GetInt32();

    // Everything that the file says of each thing, whatever the order; a field that we add (the coder) is not the file's.
    private static IEnumerable<string> Fields(JsonElement file, string list, string by) => file.GetProperty(list).EnumerateArray()
        .Select(row => string.Join("|", row.EnumerateObject().Where(f => f.Name != "coder").OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => f.Name + "=" + f.Value)))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<(string A, string B, int Passages, int Sources)> CoOccurrences(JsonElement file)
    {
        Dictionary<string, string> names = file.GetProperty("codes").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => c.GetProperty("name").GetString()!);
        (string Code, int Start, int End)[] codings = [.. file.GetProperty("codings").EnumerateArray()
            .Select(c => (names[c.GetProperty("code").GetString()!], c.GetProperty("start").GetInt32(), c.GetProperty("end").GetInt32()))];
        var pairs = new SortedDictionary<(string A, string B), int>(Comparer<(string A, string B)>.Create((x, y) =>
            string.CompareOrdinal(x.A, y.A) is not 0 and int order ? order : string.CompareOrdinal(x.B, y.B)));
        for (int i = 0; i < codings.Length; i++)
        {
            for (int j = i + 1; j < codings.Length; j++)
            {
                if (codings[i].Code == codings[j].Code || codings[i].Start >= codings[j].End || codings[j].Start >= codings[i].End) continue;
                (string, string) pair = string.CompareOrdinal(codings[i].Code, codings[j].Code) < 0 ? (codings[i].Code, codings[j].Code) : (codings[j].Code, codings[i].Code);
                pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
            }
        }
        return pairs.Select(p => (p.Key.A, p.Key.B, p.Value, 1));
    }
}
