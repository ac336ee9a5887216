using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Offramp.Research;

namespace Offramp.Formats.Tests.Tables;

public class WorkbookTests
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    /// <summary>A workbook of one sheet; the rows are XML, which need not be right.</summary>
    internal static byte[] Workbook(string rows, string shared = "", string styles = "", string sheets = "<sheet name=\"Answers\" sheetId=\"1\" r:id=\"r1\"/>", string properties = "", CompressionLevel level = CompressionLevel.Optimal) => Zip(level,

        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""),
        ("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{properties}<sheets>{sheets}</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels",
            """<Relationships xmlns="x"><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/other.xml"/></Relationships>"""),
        ("xl/sharedStrings.xml", $"<sst {Main}>{shared}</sst>"),
        ("xl/styles.xml", $"<styleSheet {Main}>{styles}</styleSheet>"),
        ("xl/worksheets/other.xml", $"<worksheet {Main}><sheetData>{Row(1, "text")}{Row(2, "from the other sheet")}</sheetData></worksheet>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>"));

    private static byte[] Zip(CompressionLevel level, params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string text) in entries)
            {
                using Stream entry = archive.CreateEntry(name, level).Open();
                entry.Write(Some.Utf8(text));
            }
        }
        return stream.ToArray();
    }

    internal static string Row(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((cell, i) => $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";

    private static Reading<ReadFile> Read(byte[] bytes, string? sheet = null) =>
        TextReading.ReadAll("answers.xlsx", bytes, TextReadingOptions.Default with { Table = new TableWishes { Sheet = sheet } });

    private static ImmutableArray<ReadText> Whole(byte[] bytes)
    {
        Reading<ReadFile> reading = Read(bytes);
        Assert.Empty(reading.Problems);
        return reading.Value!.Texts;
    }

    [Fact]
    public void A_workbook_of_the_library_that_its_maker_gives_out_is_read()
    {
        using var stream = new MemoryStream();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart book = document.AddWorkbookPart();
            WorksheetPart sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(
                new Row(Text("id"), Text("answer")), new Row(new Cell { CellValue = new CellValue(7) }, Text("For the pay"))));
            book.Workbook = new Workbook(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "Answers" }));
        }
        ReadText text = Assert.Single(Whole(stream.ToArray()));
        Assert.Equal(("answers 7", "For the pay", TextFormat.Excel), (text.Name, text.Text, text.Format));

        static Cell Text(string text) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };
    }

    [Fact]
    public void Shared_words_keep_their_runs_and_lose_their_phonetic_guides()
    {
        byte[] book = Workbook(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row>",
            "<si><t>text</t></si><si><r><t xml:space=\"preserve\">From </t></r><r><t>the_x000D_\nharbour</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si>");
        Assert.Equal("From the\nharbour", Assert.Single(Whole(book)).Text);
    }

    [Theory]
    [InlineData("45062", 14, "2023-05-16")]
    [InlineData("45062.5", 22, "2023-05-16 12:00:00")]
    [InlineData("45062", 17, "2023-05")]
    [InlineData("0.5", 20, "12:00:00")]
    [InlineData("1.25", 46, "30:00:00")]
    [InlineData("59", 14, "1900-02-28")]
    [InlineData("0.30000000000000004", 0, "0.3")]
    [InlineData("7", 0, "7")]
    [InlineData("2.5", 2, "2.50")]
    [InlineData("0.25", 9, "25%")]
    public void Numbers_are_taken_as_they_are_shown(string stored, int format, string shown)
    {
        byte[] book = Workbook(
            Row(1, "text") + $"<row r=\"2\"><c r=\"A2\" s=\"1\"><v>{stored}</v></c></row>",
            styles: $"<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"{format}\"/></cellXfs>");
        Assert.Equal(shown, Assert.Single(Whole(book)).Text);
    }

    [Theory]
    [InlineData("[$-409]d\\-mmm\\-yyyy;@", "2023-05-16")]
    [InlineData("yyyy", "2023")]
    [InlineData("[Red]0 \"days\"", "45062")]
    [InlineData("000000", "045062")]
    public void Formats_of_a_workbooks_own_are_understood(string code, string shown)
    {
        byte[] book = Workbook(
            Row(1, "text") + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>45062</v></c></row>",
            styles: $"<numFmts><numFmt numFmtId=\"170\" formatCode=\"{code.Replace("\"", "&quot;")}\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>");
        Assert.Equal(shown, Assert.Single(Whole(book)).Text);
    }

    [Fact]
    public void Days_may_be_counted_from_1904()
    {
        byte[] book = Workbook(
            Row(1, "text") + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>43600</v></c></row>", styles: "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>", properties: "<workbookPr date1904=\"1\"/>");
        Assert.Equal("2023-05-16", Assert.Single(Whole(book)).Text);
    }

    [Fact]
    public void A_formula_gives_the_value_kept_beside_it()
    {
        Reading<ReadFile> reading = Read(Workbook(
            Row(1, "id", "text") + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"str\"><f>A1&amp;\"x\"</f><v>For the pay</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\"><v>2</v></c><c r=\"B3\"><f>NOW()</f></c></row><row r=\"4\"><c r=\"A4\"><v>3</v></c><c r=\"B4\" t=\"e\"><v>#N/A</v></c></row>"));
        Assert.Equal("For the pay", Assert.Single(reading.Value!.Texts).Text);
        Assert.Equal(["formats.excel-formulas-without-value", "formats.table-rows-without-words"], Some.Codes(reading));
    }

    [Fact]
    public void Hidden_sheets_stay_out_unless_named_and_hidden_rows_come_in()
    {
        const string Sheets = "<sheet name=\"Secret\" state=\"veryHidden\" r:id=\"r2\"/><sheet name=\"Answers\" r:id=\"r1\"/>";
        byte[] book = Workbook(Row(1, "text") + "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"inlineStr\"><is><t>kept</t></is></c></row>", sheets: Sheets);
        Reading<ReadFile> reading = Read(book);
        Assert.Equal("kept", Assert.Single(reading.Value!.Texts).Text);
        Assert.Equal(["formats.excel-other-sheets", "formats.excel-hidden-rows"], Some.Codes(reading));
        Assert.Equal("from the other sheet", Assert.Single(Read(book, "secret").Value!.Texts).Text);
        Assert.Equal(["formats.excel-sheet-unknown"], Some.Codes(Read(book, "third")));
    }

    [Fact]
    public void A_title_above_the_names_of_the_columns_is_passed_over()
    {
        ReadText text = Assert.Single(Whole(Workbook(Row(1, "Survey of May") + Row(3, "no", "answer") + Row(4, "7", "Pay."))));
        Assert.Equal(("answers 7", "Pay.", 4), (text.Name, text.Text, text.Row));
    }

    [Fact]
    public void A_cell_in_the_last_corner_costs_nothing()
    {
        Reading<ReadFile> reading = Read(Workbook(
            Row(1, "text") + "<row r=\"2147483647\"><c r=\"A2147483647\" t=\"inlineStr\"><is><t>far</t></is></c><c r=\"ZZZZZZZZZ9\" t=\"inlineStr\"><is><t>out</t></is></c></row>"));
        Assert.Equal("far", Assert.Single(reading.Value!.Texts).Text);
        Assert.Equal(["formats.excel-cells-left-out"], Some.Codes(reading));
    }

    [Fact]
    public void One_long_cell_shared_by_many_rows_is_not_unfolded_without_end()
    {
        string rows = Row(1, "text") + string.Concat(Enumerable.Range(2, 400).Select(static i => $"<row r=\"{i}\"><c r=\"A{i}\" t=\"s\"><v>0</v></c></row>"));
        Reading<ReadFile> reading = Read(Workbook(rows, $"<si><t>{new string('x', 900_000)}</t></si>"));
        Assert.Contains("formats.table-too-many-words", Some.Codes(reading));
        Assert.InRange(reading.Value!.Texts.Sum(static t => (long)t.Text.Length), 1, 200_000_000);
    }

    [Fact]
    public void Document_types_are_refused_and_entities_never_read()
    {
        const string Bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>";
        byte[] book = Some.Zip(("xl/workbook.xml", Bomb + $"<workbook {Main}><sheets><sheet name=\"&b;\"/></sheets></workbook>"));
        Assert.Equal(["formats.zip-damaged"], Some.Codes(Read(book)));
    }

    [Fact]
    public void Bombs_old_workbooks_and_half_ones_are_clear_problems()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("xl/workbook.xml", CompressionLevel.SmallestSize).Open();
            byte[] blanks = new byte[1024 * 1024];
            for (int i = 0; i < 40; i++) entry.Write(blanks);
        }
        Assert.Equal(["formats.zip-unpacks-too-large"], Some.Codes(Read(stream.ToArray())));
        Assert.Equal(["formats.excel-binary"], Some.Codes(Read(Some.Zip(("xl/workbook.bin", "x")))));
        Assert.Equal(["formats.excel-has-no-workbook"], Some.Codes(Read(Some.Zip(("xl/other.xml", "x")))));
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("Workbook")];
        Assert.Equal(["formats.excel-too-old"], Some.Codes(Read(old)));
        Reading<ReadFile> half = Read(Workbook(Row(1, "text") + Row(2, "whole") + "<row r=\"3\"><c"));
        Assert.Equal("whole", Assert.Single(half.Value!.Texts).Text);
        Assert.Equal(["formats.excel-broken-off"], Some.Codes(half));
    }
}
