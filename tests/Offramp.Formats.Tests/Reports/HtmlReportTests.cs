using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Offramp.Formats.Tests;

public partial class HtmlReportTests
{
    private static readonly XElement Page = Parse(SomeReports.Html(SomeReports.Harbour()));

    [Fact]
    public void The_report_is_the_one_that_was_approved() => Approved.Text("coding-report.html", SomeReports.Html(SomeReports.Harbour()));

    [Fact]
    public void The_same_report_gives_the_same_bytes() =>
        Assert.Equal(SomeReports.Html(SomeReports.HostileEverywhere()), SomeReports.Html(SomeReports.HostileEverywhere()));

    [Fact]
    public void The_page_needs_nothing_from_outside()
    {
        string html = SomeReports.Html(SomeReports.Harbour());
        Assert.DoesNotContain(Page.Descendants(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe" or "object" or "form");
        Assert.DoesNotContain("url(", html);
        Assert.DoesNotContain("@import", html);
        Assert.All(Page.Descendants().Attributes().Where(a => a.Name.LocalName is "href" or "src"), a => Assert.StartsWith("#", a.Value));
        Assert.Contains("default-src 'none'; style-src 'unsafe-inline'", html);
    }

    [Fact]
    public void Every_link_leads_to_a_part_of_the_page()
    {
        string[] ids = [.. Page.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(Page.Descendants("a"), a => Assert.Contains(a.Attribute("href")!.Value[1..], ids));
    }

    [Fact]
    public void Headings_go_down_one_level_at_a_time()
    {
        int[] levels = [.. Page.Descendants().Select(e => Heading().Match(e.Name.LocalName)).Where(m => m.Success).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void Every_table_has_a_caption_scoped_heads_and_a_region_that_the_keyboard_can_scroll()
    {
        Assert.Equal(3, Page.Descendants("table").Count());
        Assert.All(Page.Descendants("table"), table =>
        {
            Assert.False(string.IsNullOrEmpty(table.Element("caption")?.Value));
            Assert.All(table.Descendants("th"), th => Assert.Contains(th.Attribute("scope")?.Value, (string[])["col", "row"]));
            Assert.Equal(("region", "0"), (table.Parent!.Attribute("role")!.Value, table.Parent.Attribute("tabindex")!.Value));
            Assert.Contains(table.Element("caption")!.Value, table.Parent.Attribute("aria-label")!.Value);
        });
    }

    [Fact]
    public void Every_passage_leads_to_its_source_and_its_code()
    {
        XElement[] passages = [.. Page.Descendants("figure")];
        Assert.Equal(Enumerable.Range(1, 7).Select(n => $"passage-{n}"), passages.Select(p => p.Attribute("id")!.Value));
        Assert.All(passages, passage =>
        {
            string[] links = [.. passage.Descendants("a").Select(a => a.Attribute("href")!.Value)];
            Assert.Contains(links, link => link.StartsWith("#source-", StringComparison.Ordinal));
            Assert.Contains(links, link => link.StartsWith("#codebook-", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void A_quotation_tells_its_language_and_runs_in_its_own_direction()
    {
        XElement persian = Page.Descendants("blockquote").Single(b => b.Value.Contains("معاش"));
        Assert.Equal(("fa", "auto"), (persian.Attribute("lang")!.Value, persian.Attribute("dir")!.Value));
    }

    [Fact]
    public void A_withheld_passage_says_why_and_quotes_nothing()
    {
        XElement withheld = Page.Descendants("figure").Single(f => f.Attribute("id")!.Value == "passage-5");
        Assert.Empty(withheld.Descendants("blockquote"));
        Assert.Contains("in other words only", withheld.Value);
        // What was agreed with whom is between them and the team.
        Assert.DoesNotContain("agreed", withheld.Value);
    }

    [Fact]
    public void A_colour_stands_beside_a_name_and_never_alone() =>
        Assert.All(Page.Descendants("span").Where(s => s.Attribute("class")?.Value == "swatch"), s => Assert.NotEqual("", s.Parent!.Value.Trim()));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Text_keeps_a_contrast_of_four_and_a_half_on_every_ground(int scheme)
    {
        Dictionary<string, string> colours = Root().Matches(HtmlStyle.Sheet)[scheme].Value is var root
            ? Variable().Matches(root).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value)
            : [];
        Assert.All((string[])["ink", "quiet", "link"], text =>
            Assert.All((string[])["ground", "panel", "t1"], ground => Assert.InRange(Contrast(colours[text], colours[ground]), 4.5, 21)));
        Assert.All((string[])["t2", "t3", "t4"], ground => Assert.InRange(Contrast(colours["ink"], colours[ground]), 4.5, 21));
    }

    [Fact]
    public void Many_sources_are_told_in_several_tables_and_none_is_lost()
    {
        XElement page = Parse(SomeReports.Html(SomeReports.Wide(30)));
        XElement[] tables = [.. page.Descendants("table").Where(t => t.Attribute("class")?.Value == "matrix")];
        Assert.Equal(3, tables.Length);
        Assert.Equal(
            Enumerable.Range(1, 30).Select(n => $"#source-{n}"),
            tables.SelectMany(t => t.Element("thead")!.Descendants("a")).Select(a => a.Attribute("href")!.Value));
    }

    [Fact]
    public void An_empty_study_gives_a_page_that_says_so() => Assert.Contains("The report has no sources.", Parse(SomeReports.Html(SomeReports.Empty())).Value);

    [Fact]
    public void Hostile_words_stay_words()
    {
        XElement page = Parse(SomeReports.Html(SomeReports.HostileEverywhere()));
        Assert.Empty(page.Descendants("script"));
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Contains("<script>alert(1)</script> ]]> <!-- & &amp; {{ x }}", page.Descendants("blockquote").First().Value);
    }

    [Fact]
    public void Whatever_a_source_says_the_page_is_whole_and_says_it() => Check.QuickThrowOnFailure(Prop.ForAll<string>(text =>
    {
        string said = text ?? "";
        XElement page = Parse(SomeReports.Html(SomeReports.Saying(said)));
        Assert.Equal(ReportText.Paragraphs(said), page.Descendants("blockquote").First().Elements("p").Select(p => p.Value));
    }));

    // The page is written so that it is XML too: then any reader of XML can hold it to being whole.
    private static XElement Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    // WCAG 2.2, "contrast ratio" and "relative luminance".
    private static double Contrast(string a, string b)
    {
        double[] light = [.. ((string[])[a, b]).Select(Luminance).OrderDescending()];
        return (light[0] + 0.05) / (light[1] + 0.05);
    }

    private static double Luminance(string colour)
    {
        string full = colour.Length == 3 ? string.Concat(colour.Select(c => $"{c}{c}")) : colour;
        double[] rgb = [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(full.Substring(i * 2, 2), 16) / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return (0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]);
    }

    [GeneratedRegex("^h([1-6])$")]
    private static partial Regex Heading();

    [GeneratedRegex(@":root \{[^}]*\}")]
    private static partial Regex Root();

    [GeneratedRegex(@"--(\w+): #([0-9a-f]+);")]
    private static partial Regex Variable();
}
