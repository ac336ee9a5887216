using System.IO.Compression;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public class OpenDocumentTests
{
    /// <summary>A body with a bit of all that is read or left out.</summary>
    internal const string Everything = """
        <text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:h text:outline-level="1">The coast</text:h>
        <text:p>One<text:s text:c="3"/>two<text:tab/>three<text:line-break/>four<text:note><text:note-body><text:p>note</text:p></text:note-body></text:note></text:p>
        <text:list><text:list-item><text:p>item<office:annotation><text:p>comment</text:p></office:annotation></text:p></text:list-item></text:list>
        <table:table><table:table-row><table:table-cell><text:p>I</text:p></table:table-cell><table:table-cell><text:p>Why?</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell><text:p>P</text:p></table:table-cell><table:table-cell><text:p>For the pay.</text:p></table:table-cell></table:table-row></table:table>
        <text:p>end<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame><text:span text:style-name="T1">secret</text:span></text:p>
        """;

    private static readonly string Spaces = string.Concat(new[] { "office", "text", "table", "style", "drawing:draw", "meta" }.Select(static name =>
        $" xmlns:{name.Split(':')[^1]}=\"urn:oasis:names:tc:opendocument:xmlns:{name.Split(':')[0]}:1.0\""));

    /// <summary>An OpenDocument text whose body is this XML, which need not be right.</summary>
    internal static byte[] Document(string body, CompressionLevel level = CompressionLevel.Optimal, string kind = "text")
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string text) in ((string, string)[])
                [
                    ("mimetype", "application/vnd.oasis.opendocument." + kind),
                    ("content.xml", $"""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <office:document-content{Spaces}><office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style></office:automatic-styles>
                        <office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>
                        """),
                    ("meta.xml", "<office:document-meta/>"),
                    ("META-INF/manifest.xml", "<manifest:manifest/>"),
                ])
            {
                using Stream entry = archive.CreateEntry(name, level).Open();
                entry.Write(Some.Utf8(text));
            }
        }
        return stream.ToArray();
    }

    private static Reading<ReadText> Read(string body) => TextReading.Read("a.odt", Document(body));

    [Theory]
    [InlineData("<text:h>The coast</text:h><text:p> One </text:p><text:p/><text:p>دو</text:p>", "The coast\nOne\n\nدو")]
    [InlineData("<text:p>a\n   b<text:span> c</text:span> <text:span>d</text:span></text:p>", "a b c d")]
    [InlineData("<text:p>a<text:s/><text:s text:c=\"2\"/>b<text:tab/>c<text:line-break/>d</text:p>", "a   b\tc\nd")]
    [InlineData("<text:p>a<text:s text:c=\"-5\"/>b</text:p>", "a b")]
    [InlineData("<text:p><text:a>link</text:a><text:bookmark/><text:page-number>7</text:page-number></text:p>", "link7")]
    [InlineData("<text:p>a<text:change-start/>new<text:change-end/></text:p>", "anew")]
    [InlineData("<text:p><text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>over</text:ruby-text></text:ruby></text:p>", "base")]
    [InlineData("<text:section><text:p>in</text:p></text:section><text:table-of-content><text:table-of-content-source><text:index-title-template>no</text:index-title-template></text:table-of-content-source><text:index-body><text:p>yes</text:p></text:index-body></text:table-of-content>", "in\nyes")]
    public void What_the_page_shows_is_read(string body, string text)
    {
        Reading<ReadText> reading = Read(body);
        Assert.Empty(reading.Problems);
        Assert.Equal((TextFormat.OpenDocument, text), (reading.Value!.Format, reading.Value.Text));
    }

    [Theory]
    [InlineData("<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes><text:p>a</text:p>", "a", "formats.deletions-left-out")]
    [InlineData("<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p>", "a", "formats.footnotes-left-out")]
    [InlineData("<text:p>a<office:annotation><text:p>who</text:p></office:annotation>b</text:p>", "ab", "formats.comments-left-out")]
    [InlineData("<text:p>a<text:span text:style-name=\"T1\">secret</text:span></text:p>", "a", "formats.hidden-words-left-out")]
    [InlineData("<text:section text:display=\"none\"><text:p>secret</text:p></text:section><text:p>a</text:p>", "a", "formats.hidden-words-left-out")]
    [InlineData("<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>", "a", "formats.list-marks-left-out")]
    [InlineData("<text:p>a<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>b</text:p><text:p>c</text:p>", "ab\nbox\nc", "formats.text-boxes-moved")]
    public void What_is_left_out_or_moved_is_said(string body, string text, string code)
    {
        Reading<ReadText> reading = Read(body);
        Assert.Equal(text, reading.Value!.Text);
        Assert.Equal(code, Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void Cells_are_parted_by_tabs_and_rows_by_lines()
    {
        static string Cell(string text) => $"<table:table-cell><text:p>{text}</text:p></table:table-cell>";
        Assert.Equal("Before\na\t\tc\nd\te\tf\nAfter", Some.Whole("a.odt", Document(
            $"<text:p>Before</text:p><table:table><table:table-column/><table:table-header-rows><table:table-row>{Cell("a")}<table:covered-table-cell/>{Cell("c")}</table:table-row></table:table-header-rows>"
            + $"<table:table-row>{Cell("d")}{Cell("e")}{Cell("f")}</table:table-row></table:table><text:p>After</text:p>")).Text);
    }

    [Fact]
    public void Turns_are_found_in_lines_and_in_tables()
    {
        Assert.Equal(["Interviewer", "P-01"], Some.Whole("a.odt", Document("<text:p><text:span>Interviewer:</text:span> Why?</text:p><text:p>P-01: For the pay.</text:p>")).Turns.Select(t => t.Speaker));
        string rows = string.Concat(new (string, string)[] { ("I", "Why did they go?"), ("P", "For the pay."), ("I", "And then what?"), ("P", "Then it fell.") }.Select(row =>
            $"<table:table-row><table:table-cell><text:p>{row.Item1}</text:p></table:table-cell><table:table-cell><text:p>{row.Item2}</text:p></table:table-cell></table:table-row>"));
        Assert.Equal(["I", "P", "I", "P"], Some.Whole("a.odt", Document($"<table:table>{rows}</table:table>")).Turns.Select(t => t.Speaker));
    }

    [Theory]
    [InlineData("<text:p>first</text:p><text:p>&#0;</text:p>", "formats.document-broken-off")]
    [InlineData("<text:p>first</text:p><text:p>&undefined;</text:p>", "formats.document-broken-off")]
    [InlineData("<text:p>first</text:p><text:span>", "formats.document-broken-off")]
    public void A_broken_body_gives_what_came_before(string body, string code)
    {
        Reading<ReadText> reading = Read(body);
        Assert.StartsWith("first", reading.Value!.Text);
        Assert.Equal(code, Assert.Single(reading.Problems).Code);
        Assert.StartsWith("content.xml:", reading.Problems[0].Place.Path);
    }

    [Fact]
    public void A_well_of_elements_is_not_climbed_into()
    {
        Reading<ReadText> reading = Read("<text:p>first</text:p>" + string.Concat(Enumerable.Repeat("<text:section>", 100_000)));
        Assert.Equal("first", reading.Value!.Text);
        Assert.Equal(["formats.document-too-deep"], Some.Codes(reading));
    }

    [Fact]
    public void Blanks_that_are_only_counted_do_not_fill_the_memory()
    {
        Reading<ReadText> reading = Read("<text:p>a" + string.Concat(Enumerable.Repeat("<text:s text:c=\"2000000000\"/>", 100)) + "b</text:p>");
        Assert.Equal(100_002, reading.Value!.Text.Length);
    }

    [Fact]
    public void A_document_type_is_not_read()
    {
        byte[] bytes = Some.Zip(("mimetype", "x"), ("content.xml", """<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>"""));
        Reading<ReadText> reading = TextReading.Read("a.odt", bytes);
        Assert.Null(reading.Value);
        Assert.Equal(["formats.document-broken-off"], Some.Codes(reading));
    }

    [Fact]
    public void What_is_no_text_or_locked_or_a_bomb_is_refused_and_said()
    {
        Reading<ReadText> sheet = TextReading.Read("a.ods", Document("<table:table/>", kind: "spreadsheet"));
        Assert.Null(sheet.Value);
        Assert.Equal("formats.not-a-text", Assert.Single(sheet.Problems).Code);
        Assert.Equal(["formats.zip-has-a-password"], Some.Codes(TextReading.Read("a.odt", Some.Zip(
            ("mimetype", "x"), ("content.xml", "????"), ("META-INF/manifest.xml", "<m:file-entry><m:encryption-data/></m:file-entry>")))));
        Assert.Equal(["formats.zip-unpacks-too-large"], Some.Codes(TextReading.Read("a.odt", Some.Zip(("mimetype", "x"), ("content.xml", new string(' ', 40 * 1024 * 1024))))));
        Assert.Equal(["formats.zip-cut-short"], Some.Codes(TextReading.Read("a.odt", Document(Everything)[..300])));
    }

    [Fact]
    public void Content_decides_and_a_lying_name_is_said()
    {
        Reading<ReadText> reading = TextReading.Read("a.docx", Document("<text:p>words</text:p>"));
        Assert.Equal("words", reading.Value!.Text);
        Assert.Equal(["formats.extension-differs"], Some.Codes(reading));
    }
}
