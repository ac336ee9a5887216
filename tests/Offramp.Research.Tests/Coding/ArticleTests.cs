using System.Text.Json;

namespace Offramp.Research.Tests;

/// <summary>The model case: a published article and a coding of it made by hand, where they lie beside the repository.</summary>
public class ArticleTests
{
    private static string? Folder()
    {
        for (var folder = new DirectoryInfo(ApprovedText.Root); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "paper"))) return Path.Combine(folder.FullName, "shared", "paper");
        return null;
    }

    private static (Study Study, JsonElement Coding, CodingImportResult Result) Article()
    {
        string? folder = Folder();
        if (folder is null) Assert.Skip("The article is not beside the repository.");
        string text = File.ReadAllText(Path.Combine(folder, "article.md")).ReplaceLineEndings("\n");
        JsonElement json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "coding.json"))).RootElement;
        Study study = Some.Study().WithSource("article", text);
        List<string> ids = [.. json.GetProperty("codes").EnumerateArray().Select(static c => c.GetProperty("id").GetString()!)];
        var imported = new ImportedCodings
        {
            Codes =
            [
                .. json.GetProperty("codes").EnumerateArray().Select(static c => new ImportedCode(
                    c.GetProperty("id").GetString()!, c.GetProperty("name").GetString()!, c.GetProperty("parent").GetString())
                    { Definition = c.GetProperty("definition").GetString() }),
            ],
            Codings =
            [
                .. json.GetProperty("codings").EnumerateArray().Select(c => new ImportedCoding(
                    ids.IndexOf(c.GetProperty("code").GetString()!), -1, c.GetProperty("start").GetInt32(), c.GetProperty("end").GetInt32(),
                    Text: new ImportedCodingText { Quote = c.GetProperty("quote").GetString() })),
            ],
        };
        CodingImportResult result = CodingImport.Into(study, study.Original("article").Id, "coding.json", imported, Some.Fresh()).Value;
        return (result.Changes.Aggregate(study, static (s, c) => s.Apply(c)), json, result);
    }

    [Fact]
    public void Its_coding_comes_in_whole()
    {
        (Study study, JsonElement json, CodingImportResult result) = Article();

        Assert.Equal((37, 78, 0), (result.CodesAdded, result.CodingsAdded, result.CodingsLeftOut));
        Assert.Empty(result.Problems);
        Assert.Equal(37, CodingViews.Codes(study).Length);
        Assert.Equal(
            json.GetProperty("codings").EnumerateArray().Select(static c => c.GetProperty("quote").GetString()).Order(StringComparer.Ordinal),
            CodingViews.Passages(study, PassageQuery.All).Select(static r => r.Text.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_counts_are_those_of_brute_force()
    {
        (Study study, JsonElement json, _) = Article();
        JsonElement[] codings = [.. json.GetProperty("codings").EnumerateArray()];
        Dictionary<string, string> names = json.GetProperty("codes").EnumerateArray()
            .ToDictionary(static c => c.GetProperty("id").GetString()!, static c => c.GetProperty("name").GetString()!);

        foreach (CodeRow row in CodingViews.Codes(study))
            Assert.Equal(codings.Count(c => c.GetProperty("code").GetString() == row.ShownId), row.Codings);

        var pairs = new Dictionary<(string, string), int>();
        for (int i = 0; i < codings.Length; i++)
        {
            for (int j = i + 1; j < codings.Length; j++)
            {
                (JsonElement a, JsonElement b) = (codings[i], codings[j]);
                (string one, string two) = (names[a.GetProperty("code").GetString()!], names[b.GetProperty("code").GetString()!]);
                bool shares = a.GetProperty("start").GetInt32() < b.GetProperty("end").GetInt32() && b.GetProperty("start").GetInt32() < a.GetProperty("end").GetInt32();
                if (one == two || !shares) continue;
                (string, string) key = string.CompareOrdinal(one, two) < 0 ? (one, two) : (two, one);
                pairs[key] = pairs.GetValueOrDefault(key) + 1;
            }
        }
        Assert.Equal(
            pairs.OrderBy(static p => p.Key.Item1, StringComparer.Ordinal).ThenBy(static p => p.Key.Item2, StringComparer.Ordinal)
                .Select(static p => (p.Key.Item1, p.Key.Item2, p.Value, 1)),
            CodingViews.CoOccurrence(study).Select(static r => (r.A.Name.Text, r.B.Name.Text, r.Passages, r.Sources)));
    }

    [Fact]
    public void Its_words_are_found_as_a_reader_finds_them()
    {
        (Study study, _, _) = Article();
        string text = study.Original("article").Text.Text;
        var expected = System.Text.RegularExpressions.Regex.Matches(text, @"\bsalar\w*", System.Text.RegularExpressions.RegexOptions.IgnoreCase)
            .Select(static m => (m.Index, m.Index + m.Length)).ToList();

        Assert.NotEmpty(expected);
        Assert.Equal(expected, SearchViews.Find(study, TextQuery.Parse("salar*").Value).Hits.Select(static h => (h.Start, h.End)));
    }
}
