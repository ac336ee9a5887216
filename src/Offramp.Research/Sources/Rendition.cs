using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a rendition is to its source.</summary>
public enum RenditionKind
{
    /// <summary>As it came.</summary>
    Original,

    /// <summary>Typing errors mended.</summary>
    Corrected,

    /// <summary>In another language.</summary>
    Translation,

    /// <summary>With stand-ins for what identifies.</summary>
    Deidentified,
}

/// <summary>One state of a rendition's text. A correction makes the next one; offsets mean nothing without it.</summary>
public sealed class TextVersion
{
    private TextVersion() { }
}

/// <summary>One text of a source. Offsets into it are UTF-16 units, end exclusive.</summary>
public sealed record Rendition
{
    /// <summary>The rendition.</summary>
    public required Id<Rendition> Id { get; init; }

    /// <summary>Its source.</summary>
    public required Id<Source> Source { get; init; }

    /// <summary>What it is to its source.</summary>
    public required RenditionKind Kind { get; init; }

    /// <summary>What it is called: the source's name for the original, the file's stem for others.</summary>
    public required Words Name { get; init; }

    /// <summary>The language (BCP 47 tag) where known.</summary>
    public Words? Language { get; init; }

    /// <summary>Which state of the text this is.</summary>
    public required Id<TextVersion> Version { get; init; }

    /// <summary>The text.</summary>
    public required StoredText Text { get; init; }

    /// <summary>Its speaker turns in the order of the text; empty where it has none.</summary>
    public required ImmutableArray<Turn> Turns { get; init; }
}

/// <summary>One turn of a conversation.</summary>
/// <param name="Number">The turn's number in its rendition, from 1; an alignment speaks of turns by number and text version.</param>
/// <param name="Start">Where the turn begins, its label included.</param>
/// <param name="WordsStart">Where what was said begins.</param>
/// <param name="End">Where the turn ends, exclusive.</param>
/// <param name="Speaker">The label before the turn as it stands in the text; null where there is none.</param>
/// <param name="Time">The time code before the turn, from the beginning of the recording; null where there is none.</param>
public sealed record Turn(int Number, int Start, int WordsStart, int End, string? Speaker, TimeSpan? Time);
