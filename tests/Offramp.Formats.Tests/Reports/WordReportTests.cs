using System.Diagnostics;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public class WordReportTests
{
    public static TheoryData<string> Reports => ["harbour", "hostile", "empty", "wide"];

    [Theory]
    [MemberData(nameof(Reports))]
    public void The_document_is_valid(string which)
    {
        using WordprocessingDocument document = Open(SomeReports.Word(Named(which)));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() =>
        Assert.Equal(SomeReports.Word(SomeReports.HostileEverywhere()), SomeReports.Word(SomeReports.HostileEverywhere()));

    [Fact]
    public void The_file_tells_of_no_person_and_no_clock()
    {
        byte[] bytes = SomeReports.Word(SomeReports.Harbour());
        using (var zip = new ZipArchive(new MemoryStream(bytes)))
            Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        using WordprocessingDocument document = Open(bytes);
        Assert.Equal("Offramp", document.PackageProperties.Creator);
        Assert.Null(document.PackageProperties.LastModifiedBy);
        Assert.Equal("Why the boats came back", document.PackageProperties.Title);
        Assert.Equal(new DateTime(2024, 3, 2), document.PackageProperties.Created?.ToUniversalTime());
    }

    [Fact]
    public void Every_style_that_is_used_is_defined()
    {
        using WordprocessingDocument document = Open(SomeReports.Word(SomeReports.Harbour()));
        MainDocumentPart main = document.MainDocumentPart!;
        string[] defined = [.. main.StyleDefinitionsPart!.Styles!.Elements<Style>().Select(s => s.StyleId!.Value!)];
        string[] used = [.. main.Document.Descendants<ParagraphStyleId>().Select(s => s.Val!.Value!), .. main.Document.Descendants<TableStyle>().Select(s => s.Val!.Value!)];
        Assert.Empty(used.Except(defined));
        Assert.Empty(((string[])["Title", "Heading1", "Heading2", "Heading3", "Quote", "Caption", "ReportTable", "TOC1"]).Except(used));
    }

    [Fact]
    public void Every_table_repeats_its_header_row()
    {
        using WordprocessingDocument document = Open(SomeReports.Word(SomeReports.Harbour()));
        Table[] tables = [.. Body(document).Elements<Table>()];
        Assert.Equal(3, tables.Length);
        Assert.All(tables, table => Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>()));
    }

    [Fact]
    public void A_persian_passage_is_set_from_right_to_left_and_latin_letters_in_it_are_not()
    {
        using WordprocessingDocument document = Open(SomeReports.Word(SomeReports.Harbour()));
        Paragraph persian = Body(document).Elements<Paragraph>().Single(p => p.InnerText.Contains("معاش"));
        Assert.NotNull(persian.ParagraphProperties!.BiDi);
        Run[] latin = [.. persian.Elements<Run>().Where(r => r.RunProperties?.RightToLeftText is null)];
        Assert.Equal("GPS", Assert.Single(latin).InnerText);
        Assert.Null(Body(document).Elements<Paragraph>().Single(p => p.InnerText.StartsWith("The first month they paid", StringComparison.Ordinal)).ParagraphProperties!.BiDi);
    }

    [Fact]
    public void Every_link_leads_to_one_bookmark()
    {
        using WordprocessingDocument document = Open(SomeReports.Word(SomeReports.Harbour()));
        string[] names = [.. Body(document).Descendants<BookmarkStart>().Select(b => b.Name!.Value!)];
        string[] ids = [.. Body(document).Descendants<BookmarkStart>().Select(b => b.Id!.Value!)];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids, Body(document).Descendants<BookmarkEnd>().Select(b => b.Id!.Value!));
        Assert.All(Body(document).Descendants<Hyperlink>(), link => Assert.Contains(link.Anchor!.Value, names));
    }

    [Fact]
    public void Nothing_asks_the_reader_when_the_file_is_opened()
    {
        using WordprocessingDocument document = Open(SomeReports.Word(SomeReports.Harbour()));
        Assert.Null(document.MainDocumentPart!.DocumentSettingsPart!.Settings.GetFirstChild<UpdateFieldsOnOpen>());
        Assert.All(Body(document).Descendants<FieldChar>(), mark => Assert.Null(mark.Dirty));
        Assert.Contains(Body(document).Descendants<FieldCode>(), code => code.Text.Contains("TOC"));
        Assert.Contains(Body(document).Elements<Paragraph>(), p => p.ParagraphProperties?.ParagraphStyleId?.Val == "TOC3" && p.InnerText.Contains("Family"));
    }

    [Fact]
    public void Whatever_a_source_says_the_document_says_it() => Check.QuickThrowOnFailure(Prop.ForAll<string>(text =>
    {
        string said = text ?? "";
        using WordprocessingDocument document = Open(SomeReports.Word(SomeReports.Saying(said)));
        string[] quoted = [.. Body(document).Elements<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "Quote").Select(p => p.InnerText)];
        Assert.Equal(Enumerable.Repeat(ReportText.Paragraphs(said), 7).SelectMany(lines => lines), quoted);
    }));

    [Fact]
    public void LibreOffice_opens_it()
    {
        string? soffice = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);
        if (soffice is null) Assert.Skip("LibreOffice is not installed.");
        string folder = Directory.CreateTempSubdirectory("offramp-word-").FullName;
        try
        {
            string file = Path.Combine(folder, "report.docx");
            File.WriteAllBytes(file, SomeReports.Word(SomeReports.Harbour()));
            using Process process = Process.Start(new ProcessStartInfo(soffice,
                [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, file])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
            if (!process.WaitForExit(TimeSpan.FromSeconds(120)))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail("LibreOffice did not end within two minutes.");
            }
            string text = File.ReadAllText(Path.Combine(folder, "report.txt"));
            Assert.Contains("My mother telephoned every week.", text);
            Assert.Contains("ماه اول معاش دادند", text);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CodingReport Named(string which) => which switch
    {
        "harbour" => SomeReports.Harbour(),
        "hostile" => SomeReports.HostileEverywhere(),
        "wide" => SomeReports.Wide(30),
        _ => SomeReports.Empty(),
    };

    private static WordprocessingDocument Open(byte[] bytes) => WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);

    private static Body Body(WordprocessingDocument document) => document.MainDocumentPart!.Document.Body!;
}
