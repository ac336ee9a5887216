using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Research;
using YamlDotNet.Serialization;

namespace Offramp.Formats.Tests;

public partial class MarkdownReportTests
{
    [Fact]
    public void The_report_is_the_one_that_was_approved() => Approved.Text("coding-report.md", SomeReports.Markdown(SomeReports.Harbour()));

    [Fact]
    public void The_same_report_gives_the_same_bytes() =>
        Assert.Equal(SomeReports.Markdown(SomeReports.HostileEverywhere()), SomeReports.Markdown(SomeReports.HostileEverywhere()));

    [Fact]
    public void The_front_matter_is_what_Jekyll_expects()
    {
        Dictionary<string, string> matter = FrontMatter(SomeReports.Markdown(SomeReports.Harbour()));
        Assert.Equal(["layout", "title", "author", "date", "description", "excerpt_separator"], matter.Keys);
        Assert.Equal(("post", "Why the boats came back", "2024-03-02", "<excerpt/>"), (matter["layout"], matter["title"], matter["date"], matter["excerpt_separator"]));
        Assert.Contains("\n<excerpt/>\n", SomeReports.Markdown(SomeReports.Harbour()));
    }

    [Theory]
    [InlineData("Pay: who was \"paid\"?")]
    [InlineData("# no comment")]
    [InlineData("- no list\\")]
    [InlineData("yes")]
    [InlineData("2024-01-01")]
    public void A_title_is_a_title_whatever_it_looks_like(string title) =>
        Assert.Equal(title, FrontMatter(SomeReports.Markdown(SomeReports.Harbour() with { Title = title }))["title"]);

    [Fact]
    public void A_report_without_a_date_names_none() => Assert.DoesNotContain("date", FrontMatter(SomeReports.Markdown(SomeReports.Empty())).Keys);

    [Fact]
    public void Hostile_words_become_no_markup()
    {
        string markdown = SomeReports.Markdown(SomeReports.HostileEverywhere());
        Assert.DoesNotContain("{{", markdown);
        Assert.DoesNotContain("{%", markdown);
        Assert.DoesNotContain("<script", markdown);
        Assert.DoesNotContain(Tag().Matches(markdown).Select(m => m.Value), tag => !OwnTag().IsMatch(tag));
        Assert.DoesNotMatch(@"(?<!\\)\]\((?!#)", markdown.Split("\n---\n")[1]);
    }

    [Fact]
    public void Whatever_a_text_says_its_characters_stay_and_none_of_them_is_markup() => Check.QuickThrowOnFailure(Prop.ForAll<string>(text =>
    {
        string line = ReportText.OneLine(text ?? "");
        string escaped = MarkdownText.Escape(line);
        Assert.Equal(line, Unescape(escaped));
        Assert.Equal(-1, escaped.AsSpan().IndexOfAny("<>{}|~$@"));
        Assert.DoesNotMatch(@"(?<!\\)(\\\\)*[*_`\[\]]", escaped);
        Assert.DoesNotMatch(@"^([-+=:#]|\d{1,9}[.)])", escaped.TrimStart('\\') == escaped ? escaped : "");
    }));

    [Theory]
    [InlineData("- a", "&#45; a")]
    [InlineData("3. a", "3&#46; a")]
    [InlineData("# a", "\\# a")]
    [InlineData("https://a.example", "https&#58;&#47;&#47;a.example")]
    [InlineData("It was 2016. Then --- nothing...", "It was 2016. Then -&#45;&#45; nothing.&#46;&#46;")]
    public void What_a_dialect_would_read_as_markup_is_written_out(string text, string expected) => Assert.Equal(expected, MarkdownText.Escape(text));

    [Fact]
    public void Every_row_of_a_table_has_as_many_cells_as_its_head()
    {
        foreach (CodingReport report in (CodingReport[])[SomeReports.Harbour(), SomeReports.HostileEverywhere(), SomeReports.Wide(30)])
        {
            int? cells = null;
            foreach (string line in SomeReports.Markdown(report).Split('\n'))
            {
                int here = line.Count(c => c == '|');
                if (here > 0) Assert.Equal(cells ?? here, here);
                cells = here > 0 ? here : null;
            }
        }
    }

    [Fact]
    public void Every_link_leads_to_an_anchor_of_the_page()
    {
        string markdown = SomeReports.Markdown(SomeReports.Harbour());
        string[] anchors = [.. Anchors().Matches(markdown).Select(m => m.Groups[1].Value)];
        Assert.Equal(anchors.Length, anchors.Distinct().Count());
        Assert.All(Links().Matches(markdown).Select(m => m.Groups[1].Value), target => Assert.Contains(target, anchors));
    }

    private static Dictionary<string, string> FrontMatter(string markdown) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(markdown.Split("---\n")[1]);

    private static string Unescape(string escaped) =>
        Reference().Replace(escaped, m => m.Groups[2].Success ? m.Groups[2].Value : ((char)int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"&#(\d+);|\\(.)", RegexOptions.Singleline)]
    private static partial Regex Reference();

    [GeneratedRegex("<[^>]*>?")]
    private static partial Regex Tag();

    [GeneratedRegex("^<(br|/a|/div|excerpt/|a id=\"[a-z]+(-[0-9]+)?\"|div dir=\"rtl\"( lang=\"[A-Za-z0-9-]+\")? markdown=\"1\")>$")]
    private static partial Regex OwnTag();

    [GeneratedRegex("<a id=\"([^\"]+)\">")]
    private static partial Regex Anchors();

    [GeneratedRegex(@"\]\(#([^)]+)\)")]
    private static partial Regex Links();
}
