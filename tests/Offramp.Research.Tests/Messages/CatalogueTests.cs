using System.Text;
using System.Text.RegularExpressions;
using Offramp.Methods.Dates;

namespace Offramp.Research.Tests.Messages;

public partial class CatalogueTests
{
    private static readonly Research.Messages English = Research.Messages.English;

    [Fact]
    public void Every_template_is_well_formed()
    {
        Assert.Empty(English.Codes.Where(code => !English.TemplateOf(code)!.IsWellFormed));
    }

    [Fact]
    public void The_file_has_one_code_a_line_in_order()
    {
        string[] lines = File.ReadAllLines(Path.Combine(ApprovedText.Root, "src", "Offramp.Research", "Messages", "en.json"));
        string[] codes = [.. lines[1..^1].Select(line => OneEntry().Match(line) is { Success: true } match ? match.Groups[1].Value : $"not an entry: {line}")];
        Assert.Equal(codes.Order(StringComparer.Ordinal).Distinct(), codes);
    }

    [Fact]
    public void Every_code_in_the_source_tree_has_a_message()
    {
        HashSet<string> stages = [.. English.Codes.Select(code => code.Split('.')[0])];
        HashSet<string> kinds = [.. ChangeKinds.All.Select(k => k.Kind)];
        IEnumerable<string> used = SourceFiles().SelectMany(file => CodeLike().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .Where(code => stages.Contains(code.Split('.')[0]) && !kinds.Contains(code) && !FileName().IsMatch(code))
            .Concat(EdtfProblemCodes.All)
            .Concat(kinds.Select(kind => "history.sentence." + kind));
        Assert.Empty(used.Distinct().Where(code => English.TemplateOf(code) is null).Order(StringComparer.Ordinal));
    }

    // A merge keeps the code of a conflict alone, so its words must stand without any value.
    [Fact]
    public void What_is_said_of_a_conflict_names_no_values()
    {
        string[] codes = [.. SourceFiles().SelectMany(file => ConflictCode().Matches(File.ReadAllText(file)).Select(static m => m.Groups[1].Value)).Distinct()];
        Assert.True(codes.Length > 20);
        Assert.DoesNotContain(codes, static code => !English.TemplateOf(code)!.Names.IsEmpty);
    }

    [Fact]
    public void Every_message_is_used()
    {
        string all = string.Concat(SourceFiles().Select(File.ReadAllText));
        HashSet<string> kinds = [.. ChangeKinds.All.Select(k => "history.sentence." + k.Kind)];
        Assert.Empty(English.Codes.Where(code => !kinds.Contains(code) && !IsNamed(code, all)));
    }

    // A code stands whole in the source, or is put together there: "report." + "page", "report.kind." + a member's name.
    private static bool IsNamed(string code, string all)
    {
        bool Stands(string literal) => all.Contains($"\"{literal}\"", StringComparison.Ordinal);
        int first = code.IndexOf('.', StringComparison.Ordinal), last = code.LastIndexOf('.');
        if (Stands(code) || (last > first && Stands(code[..(last + 1)]))) return true;
        return Stands(code[..(first + 1)]) && (Stands(code[(first + 1)..]) || (last > first && Stands(code[(first + 1)..last])));
    }

    [Fact]
    public void The_page_of_refusals_tells_every_code()
    {
        var page = new StringBuilder("""
            # Refusals, problems and notes

            Every code that Offramp says, and its words. Words in braces are filled in. The page is held against the message catalogue by a test and
            written anew with `OFFRAMP_APPROVE=1`. The sentences of the history (`history.sentence.…`) and the words of reports
            and figures (`report.…`, `figure.…`) are left out.

            | code | words |
            |---|---|

            """.ReplaceLineEndings("\n"));
        foreach (string code in English.Codes.Where(c => !c.StartsWith("history.sentence.", StringComparison.Ordinal) && !c.StartsWith("report.", StringComparison.Ordinal) && !c.StartsWith("figure.", StringComparison.Ordinal)))
            page.Append($"| `{code}` | {English.TemplateOf(code)!.Text.Replace("|", "\\|").Replace("\n", " ")} |\n");
        ApprovedText.Holds("docs/refusals.md", page.ToString());
    }

    [Fact]
    public void A_code_without_words_is_said_as_it_stands() => Assert.Equal("no.such-code", English.Say("no.such-code", ("x", 1)));

    [Fact]
    public void A_problem_is_said_with_its_place()
    {
        Assert.Equal("p-03.docx, line 12: x.y", English.Say(Problem.Of(new Place("p-03.docx", 12), "x.y")));
        Assert.Equal("p-03.docx, line 12, column 4", English.Say(new Place("p-03.docx", 12, 4)));
        Assert.Equal("codings.json, at codings[3].start", English.Say(new Place("codings.json", Path: "codings[3].start")));
    }

    private static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Path.Combine(ApprovedText.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    [GeneratedRegex("""WithConflict\([^;]*?"([a-z]+\.[a-z-]+)"\)""")]
    private static partial Regex ConflictCode();

    [GeneratedRegex("""^"([a-z0-9.-]+)": ".*",?$""")]
    private static partial Regex OneEntry();

    [GeneratedRegex("""
        "([a-z]+\.[a-z0-9]+(?:-[a-z0-9]+)*)"
        """)]
    private static partial Regex CodeLike();

    [GeneratedRegex(@"\.(jsonl?|md|html|docx|txt|csv|offramp|vault|ya?ml)$")]
    private static partial Regex FileName();
}
