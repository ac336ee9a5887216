using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>A file on its way through a reader.</summary>
/// <param name="Name">Its name without folders.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Options">The limits and wishes.</param>
internal sealed record TextFile(string Name, byte[] Bytes, TextReadingOptions Options)
{
    /// <summary>The extension in lower case with its dot; empty where there is none.</summary>
    public string Extension { get; } = Path.GetExtension(Name).ToLowerInvariant();

    /// <summary>The file as a whole, or a line of it.</summary>
    public Place Place(int? line = null, int? column = null) => new(Name, line, column);
}

/// <summary>What a reader makes of a file, or of a row of it, before front matter and turns are looked for.</summary>
/// <param name="Text">The words with LF line ends.</param>
/// <param name="Format">What the file is.</param>
/// <param name="Encoding">How its characters were written; null where the format fixes it.</param>
internal sealed record TextBody(string Text, TextFormat Format, string? Encoding)
{
    /// <summary>What it is called; null for the file's stem.</summary>
    public string? Name { get; init; }

    /// <summary>Its turns where the format itself tells them; null where they are looked for in the words.</summary>
    public ImmutableArray<Turn>? Turns { get; init; }

    /// <summary>The tables in the text, in their order.</summary>
    public ImmutableArray<TextTable> Tables { get; init; } = [];

    /// <summary>What the file tells beside the words.</summary>
    public ImmutableDictionary<Particular, string> Particulars { get; init; } = ImmutableDictionary<Particular, string>.Empty;

    /// <summary>What the file says that the source is; null where it does not say.</summary>
    public SourceKind? Kind { get; init; }

    /// <summary>The id under which another program knew it; null where there is none.</summary>
    public string? ImportedId { get; init; }

    /// <summary>The same text in another language, where the file holds both; its own name and particulars are not asked for but the language.</summary>
    public TextBody? Translation { get; init; }

    /// <summary>Which stretches of the text and of its translation say the same; empty where the file does not show it.</summary>
    public ImmutableArray<SpanPair> Pairs { get; init; } = [];

    /// <summary>Who was asked, by pseudonym, where the file says so for the whole text.</summary>
    public string? Participant { get; init; }

    /// <summary>Where it stands in the file; null for the file as a whole.</summary>
    public Place? Place { get; init; }

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[text]";
}
