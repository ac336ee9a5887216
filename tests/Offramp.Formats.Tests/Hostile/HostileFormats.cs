using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Offramp.Formats.Bibliography;
using Offramp.Formats.Refi;
using Offramp.Research;

namespace Offramp.Formats.Tests;

/// <summary>A format that the mutations are let loose on.</summary>
/// <param name="Name">A file name of the format.</param>
/// <param name="Seed">A whole, small file.</param>
/// <param name="IsArchive">Whether it is a ZIP archive, so that its entries are mangled, too.</param>
/// <param name="Read">Reads bytes, looks whether what came of it is sound, and gives how many problems there were.</param>
/// <param name="HasValue">Whether bytes give a value.</param>
internal sealed record HostileFormat(string Name, Func<byte[]> Seed, bool IsArchive, Func<byte[], int> Read, Func<byte[], bool> HasValue);

/// <summary>All formats. A further one is a further line.</summary>
internal static class HostileFormats
{
    public static readonly ImmutableArray<HostileFormat> All =
    [
        Text("a.txt", () => Some.Utf8(Some.Talk + Some.Persian)),
        Text("wide.txt", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Some.Persian)]),
        Text("old.txt", () => CodePagesEncodingProvider.Instance.GetEncoding(1256)!.GetBytes(Some.Persian.Replace('ی', 'ي'))),
        Text("a.md", () => Some.Utf8("---\ntitle: \"The coast\"\nauthor: [A, B]\ndate: 2023-04-11\nnested: {a: [b, &c d]}\n---\n**I:** one\n\n**P-01:** [00:01:02] two\n")),
        Text("two.md", () => Some.Utf8("# متن\n\nاول از همه رفت\n\nFirst he went off\n\nدوم باز آمد\n\nThen he came back\n\nسوم ماند با ما\n\nThird he stayed here\n")),
        Text("a.html", () => Some.Utf8(
            "<!DOCTYPE html><html lang=fa><head><meta charset=utf-8><title>t</title><meta name=date content=2023><style>p{}</style></head><body><nav>x</nav><h1>A &amp; b</h1>"
            + "<table><tr><th>Speaker<th>Time<th>Text<tr><td>I<td>00:01<td>Why?<tr><td>P-01<td>00:05<td>For <b>pay</b><br>only</table><p hidden>no<pre>\n a</pre><script>x</script></body></html>")),
        Text("two.html", () => Some.Utf8("<table><tr><td>I<td>از کجا شروع شد؟<td>Where did it begin?<tr><td>P<td>از بندر بود.<td>From the harbour.<tr><td>I<td>بعد چه شد؟<td>And what then?</table>")),
        Text("a.srt", () => Some.Utf8("1\n00:00:01,000 --> 00:00:04,000\nI: <i>Why?</i>\n\n2\n00:00:04,500 --> 00:00:06,000\nP-01: For pay.\n\n3\n00:00:07,500 --> 00:00:09,000\n- one\n- two\n")),
        Text("a.vtt", () => Some.Utf8("WEBVTT\n\nNOTE x\n\nintro\n00:01.000 --> 00:03.000 align:start\n<v Amina>Why <c.loud>there</c>?\n\n00:03.000 --> 00:05.000\n<v Reza>For <00:00:04.000>pay &amp; rank.</v>\n")),
        Text("a.docx", () => Some.Sample("transcripts/p-06.docx"), isArchive: true),
        // Stored, not packed, so that the mangling reaches the XML.
        Text("raw.docx", Stored, isArchive: true),
        Text("a.odt", () => OpenDocumentTests.Document(OpenDocumentTests.Everything, CompressionLevel.NoCompression), isArchive: true),
        Text("a.rtf", () => Some.Utf8(RichTextTests.Everything)),
        Text("whisper.json", () => Some.Utf8(TranscriptTests.Whisper)),
        Text("a.otr", () => Some.Utf8(TranscriptTests.OTranscribe)),
        Text("a.eaf", () => Some.Utf8(TranscriptTests.Elan)),
        Of("codings.json", () => CodingsJson.Write(CodingsJsonTests.Sample()), bytes => CodingsJson.Read("codings.json", bytes), Soundness.Of),
        Text("a.csv", () => Some.Utf8("\uFEFFid;date;answer;translation\r\n1;2023-05;\"For the \"\"pay\"\"; and\nmore\";از بندر\r\n2;;No.;\r\n")),
        Text("turns.csv", () => Some.Utf8("no,start,speaker,text\n1,00:00:05,I,How was it?\n2,0:12,P-01,\"Good, at first.\"\n")),
        Text("a.xlsx", () => Tables.WorkbookTests.Workbook(
            Tables.WorkbookTests.Row(1, "id", "text") + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>45062</v></c><c r=\"B2\" t=\"s\"><f>A1</f><v>0</v></c></row>",
            "<si><r><t>For the pay</t></r></si>", "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>", level: CompressionLevel.NoCompression), isArchive: true),
        Of("codings.csv", () => CodingsCsv.Write(new ImportedCodingTable
        {
            Codes = CodingsJsonTests.Sample().Codes,
            Coders = CodingsJsonTests.Sample().Coders,
            Documents = [new NamedCodings("talk", "talk", CodingsJsonTests.Sample().Codings, [])],
        }), bytes => CodingsCsv.Read("codings.csv", bytes), Soundness.Of),
        Of("codebook.json", () => CodebookJson.Write(Book()), bytes => CodebookJson.Read("codebook.json", bytes), Soundness.Of),
        Of("codebook.csv", () => CodebookCsv.Write(Book()), bytes => CodebookCsv.Read("codebook.csv", bytes), Soundness.Of),
        Of("table.csv", () => Some.Utf8("id,name,text\r\n1,a,\"one, \"\"two\"\"\r\nthree\"\r\n2,b,=1+1\r\n"), bytes => CsvTable.Read("table.csv", bytes)),
        Of("study.jsonl", () => Some.Utf8(
            "{\"id\":\"d\",\"name\":\"talk\",\"text\":\"Pay came late. \\ud83d\\ude00\",\"parent\":null}\n{\"id\":\"pay\",\"name\":\"Pay\",\"doc\":\"d\",\"code\":\"pay\",\"start\":0,\"end\":14,\"coder\":\"A\",\"text\":\"x\"}\n"), Jsonl),
        Of("refs.json", () => Some.Utf8(Tests.Bibliography.CslJsonTests.Sample), bytes => CslJson.Read("refs.json", bytes), Soundness.Of),
        Of("refs.bib", () => Some.Utf8(Tests.Bibliography.BibTexTests.Sample), bytes => BibTex.Read("refs.bib", bytes), Soundness.Of),
        Of("refs.ris", () => Some.Utf8(Tests.Bibliography.RisTests.Sample), bytes => Ris.Read("refs.ris", bytes), Soundness.Of),
        Of("study.qdpx", Refi.SomeRefi.Whole, bytes => RefiFile.Read("study.qdpx", bytes), Soundness.Of, isArchive: true),
        Of("study.qde", () => Some.Utf8(Refi.SomeRefi.Project(
            "<CodeBook><Codes><Code guid=\"a\" name=\"Pay\" isCodable=\"true\" color=\"#123456\"/></Codes></CodeBook><Sources><TextSource guid=\"b\"><PlainTextContent>For the \U0001F600 pay</PlainTextContent>"
            + "<PlainTextSelection guid=\"c\" name=\"the\" startPosition=\"4\" endPosition=\"7\"><Coding guid=\"d\"><CodeRef targetGUID=\"a\"/></Coding></PlainTextSelection></TextSource></Sources><Odd x=\"1\">y</Odd>")),
            bytes => RefiFile.Read("study.qde", bytes), Soundness.Of),
    ];

    private static ImportedCodebook Book() => new(
        [new("pay", "Pay") { Definition = "What was promised; \"in words\"", Colour = 0x336699 }, new("late", "Late", "pay") { Use = "=when\nit came late" }, new("home", "Home")],
        [new("Chapter 2", ["pay", "home"])]);

    /// <summary>A format of texts.</summary>
    private static HostileFormat Text(string name, Func<byte[]> seed, bool isArchive = false) =>
        Of(name, seed, bytes => TextReading.ReadAll(name, bytes), Soundness.Of, isArchive);

    /// <summary>Any format.</summary>
    private static HostileFormat Of<T>(string name, Func<byte[]> seed, Func<byte[], Reading<T>> read, Action<T>? look = null, bool isArchive = false)
        where T : class => new(
        name, seed, isArchive,
        bytes =>
        {
            Reading<T> reading = read(bytes);
            Assert.True(reading.Value is not null || reading.Problems.Length > 0);
            Assert.All(reading.Problems, static problem => Assert.NotEmpty(Messages.English.Say(problem)));
            if (reading.Value is { } value) look?.Invoke(value);
            return reading.Problems.Length;
        },
        bytes => read(bytes).Value is not null);

    private static Reading<ImportedProject> Jsonl(byte[] bytes)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("offramp-hostile-");
        try
        {
            foreach (string name in (string[])["docs.jsonl", "codes.jsonl", "codings.jsonl"]) File.WriteAllBytes(Path.Combine(folder.FullName, name), bytes);
            return JsonlFolder.Read(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Stored()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("word/document.xml", CompressionLevel.NoCompression).Open();
            entry.Write(Some.Utf8(
                """
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t><w:tab/></w:r></w:p></w:tc><w:tc><w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>I</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Why did they go?</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>P</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>For the pay.</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>I</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>And then what?</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
                <w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict><w:sym w:char="F04A"/></w:r></w:p><w:sectPr/></w:body></w:document>
                """));
        }
        return stream.ToArray();
    }
}
