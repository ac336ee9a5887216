using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A text as a reader of files hands it over, before the study knows it.</summary>
public sealed record ImportedText
{
    /// <summary>What it is to be called: the file's stem.</summary>
    public required string Name { get; init; }

    /// <summary>The whole text with LF line ends, otherwise as it came.</summary>
    public required string Text { get; init; }

    /// <summary>Its speaker turns in the order of the text; empty where it has none.</summary>
    public ImmutableArray<Turn> Turns { get; init; } = [];

    /// <summary>What its file told beside the text, such as the front matter's title and date.</summary>
    public ImmutableDictionary<Particular, string> Particulars { get; init; } = ImmutableDictionary<Particular, string>.Empty;

    /// <summary>Its language (BCP 47 tag) where known.</summary>
    public string? Language { get; init; }

    /// <summary>The id under which another program knew it.</summary>
    public string? ImportedId { get; init; }

    /// <summary>The length, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{Text.Length} characters]");
}

/// <summary>A text that is to become a source.</summary>
/// <param name="Kind">What the source is.</param>
/// <param name="Text">The text and what its file told.</param>
/// <param name="Encounter">The meeting that it came of, where another source came of the same one; null for a new one.</param>
public sealed record NewSource(SourceKind Kind, ImportedText Text, Id<Encounter>? Encounter = null);

/// <summary>What to do where a name is taken.</summary>
public enum OnTakenName
{
    /// <summary>Refuse, and say which name is free.</summary>
    Refuse,

    /// <summary>Put a number behind it: <c>article (2)</c>.</summary>
    Number,
}
