using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>The kinds of file that a text can come from.</summary>
public enum TextFormat
{
    /// <summary>Plain text.</summary>
    Plain,

    /// <summary>Markdown, with or without front matter.</summary>
    Markdown,

    /// <summary>A Word document (.docx).</summary>
    Word,

    /// <summary>A text of LibreOffice or another program that writes OpenDocument (.odt).</summary>
    OpenDocument,

    /// <summary>Rich Text Format (.rtf).</summary>
    RichText,

    /// <summary>A web page (.html, .xhtml).</summary>
    Html,

    /// <summary>Subtitles (.srt).</summary>
    SubRip,

    /// <summary>Subtitles for the web (.vtt).</summary>
    WebVtt,

    /// <summary>A transcript that a program keeps as JSON: of Whisper, a service, or oTranscribe.</summary>
    TranscriptJson,

    /// <summary>Annotations of ELAN (.eaf).</summary>
    Elan,

    /// <summary>A PDF, as far as it holds words.</summary>
    Pdf,

    /// <summary>A table in plain text (.csv, .tsv).</summary>
    Csv,

    /// <summary>An Excel workbook (.xlsx).</summary>
    Excel,
}

/// <summary>A file as it was read: usually one text, several where each row of a table is one.</summary>
/// <param name="Texts">The texts in the order of the file; never empty.</param>
public sealed record ReadFile(ImmutableArray<ReadText> Texts);

/// <summary>A text as it was read from a foreign file.</summary>
/// <param name="Name">The file's stem: what its source is called.</param>
/// <param name="Text">The words as they came, with LF line ends; offsets count its UTF-16 units.</param>
/// <param name="Turns">The speaker turns that were recognised; empty where the text has none.</param>
/// <param name="Particulars">What the front matter tells of the source.</param>
/// <param name="Kind">What the front matter says the source is; null where it does not say.</param>
/// <param name="Format">What the file was.</param>
/// <param name="Encoding">How its characters were written, such as <c>UTF-8</c> or <c>UTF-16 LE with BOM</c>; null where the format fixes it.</param>
public sealed record ReadText(
    string Name,
    string Text,
    ImmutableArray<Turn> Turns,
    ImmutableDictionary<Particular, string> Particulars,
    SourceKind? Kind,
    TextFormat Format,
    string? Encoding)
{
    /// <summary>The id under which the file knows it, such as the first column of a table; null where it has none.</summary>
    public string? ImportedId { get; init; }

    /// <summary>The same text in another language, where the file holds both; null where it does not.</summary>
    public ReadText? Translation { get; init; }

    /// <summary>Which units of the text and of its translation belong together, in the order of both, where the file shows it; empty else.
    /// Units are those of <see cref="RenditionUnits"/>.</summary>
    public ImmutableArray<AlignmentLink> Links { get; init; } = [];

    /// <summary>Who was asked, by pseudonym, where the file says so for the whole text.</summary>
    public string? Participant { get; init; }

    /// <summary>The row of the table of which it was made: texts of one row came of one meeting. Null where the file is no table.</summary>
    public int? Row { get; init; }

    /// <summary>The length, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{Text.Length} characters]");
}

/// <summary>How a text and its translation may lie in one file.</summary>
public enum TextLayout
{
    /// <summary>Two columns or alternating paragraphs where the scripts or the names of columns show it, else one text.</summary>
    Recognise,

    /// <summary>One text, whatever it looks like.</summary>
    Single,

    /// <summary>The columns of a table: the original, then its translation.</summary>
    Columns,

    /// <summary>Paragraphs in turn: one of the original, one of its translation.</summary>
    Alternating,
}

/// <summary>How far the reading of one text goes.</summary>
public sealed record TextReadingOptions
{
    /// <summary>The usual limits.</summary>
    public static readonly TextReadingOptions Default = new();

    /// <summary>The largest file that is read, in bytes; pictures in a Word document count.</summary>
    public int LargestFile { get; init; } = 200 * 1024 * 1024;

    /// <summary>The longest text that is taken, in UTF-16 units.</summary>
    public int LongestText { get; init; } = 100_000_000;

    /// <summary>What was said of the columns of a table.</summary>
    public TableWishes Table { get; init; } = TableWishes.None;

    /// <summary>The encoding to read characters in, by a name that <see cref="EncodingNames"/> knows; null to find it out.</summary>
    public string? Encoding { get; init; }

    /// <summary>How a text and its translation lie in one file.</summary>
    public TextLayout Layout { get; init; } = TextLayout.Recognise;

    /// <summary>Whether speaker turns are looked for.</summary>
    public bool FindTurns { get; init; } = true;
}
