using System.Collections.Immutable;

namespace Offramp.Formats.Refi;

/// <summary>What a source is.</summary>
public enum RefiSourceKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A picture.</summary>
    Picture,

    /// <summary>A PDF.</summary>
    Pdf,

    /// <summary>A recording of sound.</summary>
    Audio,

    /// <summary>A recording of pictures.</summary>
    Video,
}

/// <summary>What a text is to its source.</summary>
public enum RefiTextKind
{
    /// <summary>The source itself.</summary>
    Source,

    /// <summary>A description of a picture.</summary>
    Description,

    /// <summary>The words of a PDF, or of a region of it.</summary>
    Representation,

    /// <summary>The words of a recording.</summary>
    Transcript,

    /// <summary>A note.</summary>
    Note,
}

/// <summary>A source of any kind.</summary>
public sealed record RefiSource
{
    /// <summary>What it is.</summary>
    public required RefiSourceKind Kind { get; init; }

    /// <summary>As written.</summary>
    public required string Guid { get; init; }

    /// <summary>The name; null where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>Where its file is; null for a text, whose paths stand with it.</summary>
    public string? Path { get; init; }

    /// <summary>Where its file was on somebody's computer.</summary>
    public string? CurrentPath { get; init; }

    /// <summary>The entry of the archive that holds its file; null where there is none.</summary>
    public string? Entry { get; init; }

    /// <summary>What is said of it.</summary>
    public string? Description { get; init; }

    /// <summary>Its texts: itself, a description, a representation, any number of transcripts.</summary>
    public ImmutableArray<RefiText> Texts { get; init; } = [];

    /// <summary>Selections in the picture, on the pages or in time. Those in a text stand with the text.</summary>
    public ImmutableArray<RefiSelection> Selections { get; init; } = [];

    /// <summary>Codings of the whole.</summary>
    public ImmutableArray<RefiCoding> Codings { get; init; } = [];

    /// <summary>Notes on it.</summary>
    public ImmutableArray<string> NoteRefs { get; init; } = [];

    /// <summary>Values of variables that stand with the source itself.</summary>
    public ImmutableArray<RefiValue> Values { get; init; } = [];

    /// <summary>Who made and changed it, and when.</summary>
    public RefiStamp Stamp { get; init; } = RefiStamp.None;

    /// <summary>Its texts, those of regions of its pages included.</summary>
    public IEnumerable<RefiText> AllTexts() =>
        Selections.Where(static selection => selection.Representation is not null).Select(static selection => selection.Representation!).Concat(Texts);
}

/// <summary>A text with its selections.</summary>
public sealed record RefiText
{
    /// <summary>What it is to its source.</summary>
    public required RefiTextKind Kind { get; init; }

    /// <summary>As written.</summary>
    public required string Guid { get; init; }

    /// <summary>The name; null where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>Where its plain text is; null where it stands in the project itself.</summary>
    public string? PlainTextPath { get; init; }

    /// <summary>Where its document with styles is. It is not read: offsets belong to the plain text.</summary>
    public string? RichTextPath { get; init; }

    /// <summary>The words; null where the file has none.</summary>
    public RefiWords? Words { get; init; }

    /// <summary>What is said of it.</summary>
    public string? Description { get; init; }

    /// <summary>Its selections, those without codings, too.</summary>
    public ImmutableArray<RefiSelection> Selections { get; init; } = [];

    /// <summary>Codings of the whole.</summary>
    public ImmutableArray<RefiCoding> Codings { get; init; } = [];

    /// <summary>Notes on it.</summary>
    public ImmutableArray<string> NoteRefs { get; init; } = [];

    /// <summary>Values of variables that stand with the text itself.</summary>
    public ImmutableArray<RefiValue> Values { get; init; } = [];

    /// <summary>Where the recording meets the words, in the order of the file.</summary>
    public ImmutableArray<RefiSyncPoint> SyncPoints { get; init; } = [];

    /// <summary>Who made and changed it, and when.</summary>
    public RefiStamp Stamp { get; init; } = RefiStamp.None;
}

/// <summary>The words of a text as its file has them.</summary>
/// <param name="Text">Decoded, its line ends as they are, without a byte-order mark.</param>
/// <param name="HasMark">Whether a byte-order mark stood first.</param>
/// <param name="Encoding">utf-8, utf-16le, utf-16be, or inline where the words stand in the project itself.</param>
/// <param name="Entry">The entry of the archive; null where the words stand in the project itself.</param>
/// <param name="Bytes">How long the entry is.</param>
/// <param name="Sha256">The SHA-256 of the entry, in hexadecimal digits; empty for words in the project itself.</param>
public sealed record RefiWords(string Text, bool HasMark, string Encoding, string? Entry, long Bytes, string Sha256);

/// <summary>Where a selection lies.</summary>
public enum RefiSelectionKind
{
    /// <summary>Between two offsets of a text.</summary>
    PlainText,

    /// <summary>In a rectangle of a picture.</summary>
    Picture,

    /// <summary>In a rectangle of a page.</summary>
    Pdf,

    /// <summary>Between two moments of a recording of sound.</summary>
    Audio,

    /// <summary>Between two moments of a recording of pictures.</summary>
    Video,

    /// <summary>Between two sync points of a transcript.</summary>
    Transcript,
}

/// <summary>A selection with its codings; without any it is a quotation, a memo in a text, or an annotation.</summary>
public sealed record RefiSelection
{
    /// <summary>Where it lies.</summary>
    public required RefiSelectionKind Kind { get; init; }

    /// <summary>As written. In ATLAS.ti's files the selection on the page and the one in its text have the same.</summary>
    public required string Guid { get; init; }

    /// <summary>The name: in many programs the selected words or their beginning.</summary>
    public string? Name { get; init; }

    /// <summary>What is said of it.</summary>
    public string? Description { get; init; }

    /// <summary>Its codings.</summary>
    public ImmutableArray<RefiCoding> Codings { get; init; } = [];

    /// <summary>Notes on it.</summary>
    public ImmutableArray<string> NoteRefs { get; init; } = [];

    /// <summary>Who made and changed it, and when.</summary>
    public RefiStamp Stamp { get; init; } = RefiStamp.None;

    /// <summary>The first offset, or the moment of the beginning in milliseconds, as written; null where it is missing or no number.</summary>
    public long? From { get; init; }

    /// <summary>The last offset, or the moment of the end in milliseconds, as written; null where it is missing or no number.</summary>
    public long? To { get; init; }

    /// <summary>The rectangle of a picture or page.</summary>
    public RefiArea? Area { get; init; }

    /// <summary>The sync point from which a selection of a transcript goes; null for its beginning.</summary>
    public string? FromSyncPoint { get; init; }

    /// <summary>The sync point to which a selection of a transcript goes; null for its end.</summary>
    public string? ToSyncPoint { get; init; }

    /// <summary>The words in a region of a page.</summary>
    public RefiText? Representation { get; init; }
}

/// <summary>A rectangle, in the units and from the corner that its kind of source has in the standard. What is missing is null.</summary>
public sealed record RefiArea(long? Page, long? FirstX, long? FirstY, long? SecondX, long? SecondY);

/// <summary>A coding.</summary>
/// <param name="Guid">As written.</param>
/// <param name="Code">The guid of its code; empty where the file names none.</param>
/// <param name="User">The guid of its coder; null where the file names none.</param>
/// <param name="Created">When it was made, as written.</param>
/// <param name="NoteRefs">Notes on it.</param>
public sealed record RefiCoding(string Guid, string Code, string? User, string? Created, ImmutableArray<string> NoteRefs);

/// <summary>Where a recording meets its words.</summary>
/// <param name="Guid">As written.</param>
/// <param name="Milliseconds">The moment; null where the file has none.</param>
/// <param name="Position">The offset; null where the file has none.</param>
public sealed record RefiSyncPoint(string Guid, long? Milliseconds, long? Position);
