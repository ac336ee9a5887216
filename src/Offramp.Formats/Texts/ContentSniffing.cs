using System.Text;

namespace Offramp.Formats;

/// <summary>What a file's first bytes say that it is.</summary>
internal enum Content
{
    Text,
    Empty,
    Zip,
    Word,
    Excel,
    OpenDocument,
    Html,
    SubRip,
    WebVtt,
    Elan,
    TranscriptJson,
    Csv,
    Compound,
    Pdf,
    Rtf,
    Picture,
    Recording,
    Compressed,
    Program,
    Database,
}

/// <summary>Tells kinds of file apart by their first bytes, as names can lie.</summary>
internal static class ContentSniffing
{
    private static readonly (byte[] Start, Content Content)[] Signatures =
    [
        ("PK\u0003\u0004"u8.ToArray(), Content.Zip),
        // An archive without entries has its end record alone.
        ("PK\u0005\u0006"u8.ToArray(), Content.Zip),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], Content.Compound),
        ("%PDF-"u8.ToArray(), Content.Pdf),
        (@"{\rtf"u8.ToArray(), Content.Rtf),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], Content.Picture),
        ([0xFF, 0xD8, 0xFF], Content.Picture),
        ("GIF8"u8.ToArray(), Content.Picture),
        ("RIFF"u8.ToArray(), Content.Recording),
        ("OggS"u8.ToArray(), Content.Recording),
        ("ID3"u8.ToArray(), Content.Recording),
        ([0x1F, 0x8B, 0x08], Content.Compressed),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], Content.Compressed),
        ("Rar!\u001A\u0007"u8.ToArray(), Content.Compressed),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], Content.Program),
        ("SQLite format 3\0"u8.ToArray(), Content.Database),
    ];

    /// <summary>What a file is, by its bytes and, for what can only be told by its parts, by looking into it.</summary>
    public static Content Of(TextFile file) => Of(file.Bytes.AsSpan()) switch
    {
        Content.Zip => OfArchive(ZipDirectory.Read(file.Bytes)),
        Content.Text when CsvTexts.IsNamedSo(file) => Content.Csv,
        Content.Text when ElanReader.Recognises(file) => Content.Elan,
        Content.Text when TranscriptJson.Recognises(file) => Content.TranscriptJson,
        Content.Text when HtmlReader.Recognises(file) => Content.Html,
        Content.Text when SubtitleReader.IsWebVtt(file) => Content.WebVtt,
        Content.Text when SubtitleReader.IsSubRip(file) => Content.SubRip,
        var content => content,
    };

    /// <summary>An archive that is damaged, or of nothing known, goes to the reader of Word documents, which says what is wrong with it.</summary>
    private static Content OfArchive(ZipDirectory directory) => directory.Names switch
    {
        var names when names.Contains("word/document.xml") => Content.Word,
        var names when names.Any(static n => n.StartsWith("xl/", StringComparison.Ordinal)) => Content.Excel,
        var names when names.Contains("content.xml") && names.Contains("mimetype") => Content.OpenDocument,
        _ => Content.Word,
    };

    /// <summary>What the bytes are; text where nothing else is known of them.</summary>
    public static Content Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return Content.Empty;
        // Some programs put a byte-order mark even before a PDF or RTF.
        ReadOnlySpan<byte> start = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
        foreach ((byte[] signature, Content content) in Signatures)
        {
            if (!start.StartsWith(signature)) continue;
            // These are made of letters alone: a text may begin with them, a recording has bytes that no text has.
            if (content == Content.Recording && start[..Math.Min(start.Length, 64)].IndexOf((byte)0) < 0) continue;
            return content;
        }
        return Content.Text;
    }

    /// <summary>The name of a kind of content in messages.</summary>
    public static string NameOf(Content content) => content switch
    {
        Content.Pdf => "PDF",
        Content.Rtf => "RTF",
        Content.Zip => "ZIP",
        Content.Word => "Word",
        Content.Excel => "Excel",
        Content.Csv => "CSV",
        _ => content.ToString().ToLowerInvariant(),
    };
}
