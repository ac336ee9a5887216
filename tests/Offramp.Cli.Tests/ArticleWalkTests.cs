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
        string layers = Desk.Shared("paper/coding-layers.json");
        using Desk desk = WithLayers();
        desk.Run("export", "codings", desk.At("out.json"), "--source", "article");

        JsonElement before = JsonDocument.Parse(File.ReadAllText(layers)).RootElement, after = JsonDocument.Parse(File.ReadAllText(desk.At("out.json"))).RootElement;
        Assert.Equal(Fields(before, "codes"), Fields(after, "codes"));
        Assert.Equal(Fields(before, "codings"), Fields(after, "codings"));
        Assert.Equal(Entries(before.GetProperty("document")), Entries(after.GetProperty("document")));
        // The file names no coder: all of it is noted as the one's who brought it in.
        Assert.All(after.GetProperty("codings").EnumerateArray(), coding => Assert.Equal("Asha", coding.GetProperty("coder").GetString()));
    }

    [Fact]
    public void Codings_with_layers_go_through_a_table_as_far_as_a_table_can_say()
    {
        string layers = Desk.Shared("paper/coding-layers.json");
        using Desk desk = WithLayers();
        desk.Run("export", "codings", desk.At("one.csv"), "--source", "article");
        desk.Run("export", "codings", desk.At("all.csv"), "--all");
        Assert.Equal(File.ReadAllBytes(desk.At("one.csv")), File.ReadAllBytes(desk.At("all.csv")));
        JsonElement doubled = desk.Json("import", "codings", desk.At("all.csv"), "--all");
        Assert.Equal((0, 0, 0), (doubled.GetProperty("codes").GetInt32(), doubled.GetProperty("codings").GetInt32(), doubled.GetProperty("problems").GetArrayLength()));

        using var other = new Desk();
        other.Run("new", other.At("a.offramp"), "--title", "The article", "--first-coder", "Milo");
        other.Run("sources", "import", Desk.Shared("paper/article.md"), "--kind", "publication");
        other.Run("import", "codings", desk.At("all.csv"), "--all");
        other.Run("export", "codings", other.At("out.json"), "--source", "article");
        JsonElement before = JsonDocument.Parse(File.ReadAllText(layers)).RootElement, after = JsonDocument.Parse(File.ReadAllText(other.At("out.json"))).RootElement;
        Assert.Equal(Fields(before, "codings"), Fields(after, "codings"));
        Assert.All(after.GetProperty("codings").EnumerateArray(), coding => Assert.Equal("Asha", coding.GetProperty("coder").GetString()));
        // Of the codebook a table says which codes were used, and what stands above them.
        Dictionary<string, string> given = Places(before), come = Places(after);
        string[] used = [.. before.GetProperty("codings").EnumerateArray().Select(static c => c.GetProperty("code").GetString()!).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(used.Select(id => (id, given[id])), come.Where(c => used.Contains(c.Key)).Select(static c => (c.Key, c.Value)).OrderBy(static c => c.Key, StringComparer.Ordinal));
        Assert.Empty(come.Values.Except(given.Values));
    }

    private static Desk WithLayers()
    {
        string article = Desk.Shared("paper/article.md"), layers = Desk.Shared("paper/coding-layers.json");
        var desk = new Desk();
        desk.Run("new", desk.At("a.offramp"), "--title", "The article", "--first-coder", "Asha");
        desk.Run("sources", "import", article, "--kind", "publication");
        desk.Run("import", "codings", layers, "--source", "article");
        return desk;
    }

    // Where each code stands: its names from the top down.
    private static Dictionary<string, string> Places(JsonElement file)
    {
        Dictionary<string, JsonElement> codes = file.GetProperty("codes").EnumerateArray().ToDictionary(static c => c.GetProperty("id").GetString()!);
        string PathOf(JsonElement code) => (code.GetProperty("parent").GetString() is { } parent ? PathOf(codes[parent]) + "/" : "") + code.GetProperty("name").GetString();
        return codes.ToDictionary(static c => c.Key, c => PathOf(c.Value));
    }

    private static int Start(JsonElement row) => row.GetProperty("start").GetInt32();

    // Everything that the file says of each thing, whatever the order; the coder, which we add, is looked at by itself.
    private static IEnumerable<string> Fields(JsonElement file, string list) =>
        file.GetProperty(list).EnumerateArray().Select(static row => Entries(row)).Order(StringComparer.Ordinal);

    private static string Entries(JsonElement thing) => string.Join("|", thing.EnumerateObject().Where(static f => f.Name != "coder")
        .OrderBy(static f => f.Name, StringComparer.Ordinal).Select(static f => $"{f.Name}={f.Value.GetRawText()}"));

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
