using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public class WordTests
{
    private static Reading<ReadText> Read(string body) => TextReading.Read("a.docx", Some.RawWord(body));

    [Fact]
    public void Paragraphs_are_lines_and_empty_ones_stay()
    {
        byte[] bytes = Some.Word(
            new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Heading1" }), new Run(new Text("The coast"))),
            Some.Paragraph(" One "), new Paragraph(), Some.Paragraph("دو"));
        ReadText text = Some.Whole("p-06.docx", bytes);
        Assert.Equal("The coast\n One \n\nدو", text.Text);
        Assert.Equal((TextFormat.Word, null, "p-06"), (text.Format, text.Encoding, text.Name));
    }

    [Fact]
    public void Turns_are_found_in_Word_too()
    {
        byte[] bytes = Some.Word(
            new Paragraph(new Run(new RunProperties(new Bold()), new Text("Interviewer:")), new Run(new Text(" Why?") { Space = SpaceProcessingModeValues.Preserve })),
            Some.Paragraph("P-01: For the pay."));
        Assert.Equal(["Interviewer", "P-01"], Some.Whole("a.docx", bytes).Turns.Select(t => t.Speaker));
    }

    [Fact]
    public void Cells_are_parted_by_tabs_and_rows_by_lines()
    {
        static TableCell Cell(params string[] paragraphs) => new(paragraphs.Select(Some.Paragraph));
        byte[] bytes = Some.Word(
            Some.Paragraph("Before"),
            new Table(new TableRow(Cell("a"), Cell(""), Cell("c")), new TableRow(Cell("d"), Cell("e", "f"), Cell("g"))),
            Some.Paragraph("After"));
        Assert.Equal("Before\na\t\tc\nd\te\nf\tg\nAfter", Some.Whole("a.docx", bytes).Text);
    }

    [Theory]
    [InlineData("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r></w:p>", "a\nb\nc")]
    [InlineData("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>", "a\tb")]
    [InlineData("<w:p><w:r><w:t>co</w:t><w:softHyphen/><w:t>ast</w:t><w:noBreakHyphen/></w:r></w:p>", "co\u00ADast\u2011")]
    [InlineData("<w:p><w:r><w:t>  a\n b </w:t></w:r></w:p>", "a  b")]
    [InlineData("<w:p><w:r><w:t/><w:t xml:space=\"preserve\"> a </w:t></w:r></w:p>", " a ")]
    [InlineData("<w:p><w:hyperlink r:id=\"x\" xmlns:r=\"urn:r\"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>", "link")]
    [InlineData("<w:sdt><w:sdtPr><w:alias w:val=\"n\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>in</w:t></w:r></w:p></w:sdtContent></w:sdt>", "in")]
    [InlineData("<w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>", "7")]
    [InlineData("<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>there</w:t></w:r></w:moveFrom></w:p>", "newhere")]
    [InlineData("<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>", "a")]
    [InlineData("<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>seen</w:t></w:r></w:p>", "seen")]
    [InlineData("<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>seen</w:t></w:r></w:p>", "seen")]
    public void What_the_page_shows_is_read(string body, string text)
    {
        Reading<ReadText> reading = Read(body);
        Assert.Empty(reading.Problems);
        Assert.Equal(text, reading.Value!.Text);
    }

    [Theory]
    [InlineData("<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:t>b</w:t></w:r></w:p>", "ab", "formats.deletions-left-out")]
    [InlineData("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>", "ab", null)]
    [InlineData("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>c</w:t></w:r></w:p>", "a\nc", "formats.deletions-left-out")]
    [InlineData("<w:p><w:r><w:t>a</w:t><w:footnoteReference/></w:r></w:p>", "a", "formats.footnotes-left-out")]
    [InlineData("<w:p><w:r><w:t>a</w:t><w:commentReference/></w:r></w:p>", "a", "formats.comments-left-out")]
    [InlineData("<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>", "a", "formats.hidden-words-left-out")]
    [InlineData("<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F04A\"/></w:r></w:p>", "\uFFFD", "formats.symbols-unknown")]
    [InlineData("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", "a", "formats.list-marks-left-out")]
    [InlineData("<w:p><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", "a", null)]
    [InlineData("<w:p><w:r><w:t>a</w:t></w:r></w:p><w:altChunk/>", "a", "formats.embedded-parts-left-out")]
    [InlineData("<w:p><w:r><w:t>a</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r><w:r><w:t>b</w:t></w:r></w:p><w:p/>", "ab\nbox\n", "formats.text-boxes-moved")]
    public void What_is_left_out_or_moved_is_said(string body, string text, string? code)
    {
        Reading<ReadText> reading = Read(body);
        Assert.Equal(text, reading.Value!.Text);
        Assert.Equal(code is null ? [] : [code], Some.Codes(reading));
    }

    [Theory]
    [InlineData("<w:p><w:r><w:t>first</w:t></w:r></w:p><w:p><w:r></w:p>", "formats.word-broken-off")]
    [InlineData("<w:p><w:r><w:t>first</w:t></w:r></w:p><w:p>&#0;</w:p>", "formats.word-broken-off")]
    [InlineData("<w:p><w:r><w:t>first</w:t></w:r></w:p><w:p>&undefined;</w:p>", "formats.word-broken-off")]
    public void A_broken_body_gives_what_came_before(string body, string code)
    {
        Reading<ReadText> reading = Read(body);
        Assert.StartsWith("first", reading.Value!.Text);
        Assert.Equal(code, Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void A_well_of_elements_is_not_climbed_into()
    {
        Reading<ReadText> reading = Read("<w:p><w:r><w:t>first</w:t></w:r></w:p>" + string.Concat(Enumerable.Repeat("<w:x>", 100_000)));
        Assert.Equal("first", reading.Value!.Text);
        Assert.Equal(["formats.word-too-deep"], Some.Codes(reading));
    }

    [Fact]
    public void A_document_type_is_not_read()
    {
        byte[] bytes = Some.Zip(("word/document.xml", """<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>"""));
        Reading<ReadText> reading = TextReading.Read("a.docx", bytes);
        Assert.Equal("", reading.Value?.Text ?? "");
        Assert.Contains("formats.word-broken-off", Some.Codes(reading));
    }

    [Fact]
    public void An_entry_that_points_outside_is_said_and_not_touched()
    {
        Reading<ReadText> reading = TextReading.Read("a.docx", Some.Zip(
            ("../../evil.xml", "x"),
            ("word/document.xml", """<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:p><w:r><w:t>words</w:t></w:r></w:p></w:document>""")));
        Assert.Equal("words", reading.Value!.Text);
        Assert.Equal(["formats.zip-name-points-outside"], Some.Codes(reading));
    }

    [Fact]
    public void A_relationship_to_another_machine_is_not_followed()
    {
        Reading<ReadText> reading = TextReading.Read("a.docx", Some.Zip(
            ("[Content_Types].xml", "<x/>"),
            ("_rels/.rels", """<Relationships><Relationship Type="x/officeDocument" Target="http://192.0.2.1/a.xml" TargetMode="External"/></Relationships>""")));
        Assert.Null(reading.Value);
        Assert.Equal(["formats.word-has-no-body"], Some.Codes(reading));
    }

    [Fact]
    public void The_body_is_found_by_its_relationship_wherever_it_stands()
    {
        Reading<ReadText> reading = TextReading.Read("a.docx", Some.Zip(
            ("[Content_Types].xml", "<x/>"),
            ("_rels/.rels", """<Relationships><Relationship Type="x/officeDocument" Target="/other/Body2.xml"/></Relationships>"""),
            ("other/body2.xml", """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>words</w:t></w:r></w:p></w:document>""")));
        Assert.Equal("words", reading.Value!.Text);
    }
}
