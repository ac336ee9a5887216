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

    /// <summary>The corrections that led to this state in their order, and those that two copies made of one state and that were therefore not
    /// taken.</summary>
    public ImmutableArray<TextStep> Steps { get; init; } = [];

    /// <summary>The places where the print itself is wrong, by start.</summary>
    public ImmutableArray<Slip> Slips { get; init; } = [];

    /// <summary>Whether a state of the text is or was one of this rendition.</summary>
    public bool Knows(Id<TextVersion> version) =>
        version == Version || Steps.Any(step => step.From == version || step.To == version);

    /// <summary>Where a span of another state of the text stands in this one; null where none of its words are left, or where the state is
    /// not known. Whatever has offsets and comes in on an older state, or on one that was not taken, is carried by this.</summary>
    /// <param name="version">The state in which the offsets count.</param>
    /// <param name="start">First UTF-16 unit.</param>
    /// <param name="end">One past the last.</param>
    public (int Start, int End)? CarryFrom(Id<TextVersion> version, int start, int end) => Walk(version, start, end).At;

    /// <summary>Whether words of a span of another state of the text were withdrawn since.</summary>
    /// <param name="version">The state in which the offsets count.</param>
    /// <param name="start">First UTF-16 unit.</param>
    /// <param name="end">One past the last.</param>
    public bool Touches(Id<TextVersion> version, int start, int end) => Walk(version, start, end).IsTouched;

    /// <summary>Where everything stands in this state that came in the place of a span of another one, or at its edges; null where nothing did, or where
    /// all of it was withdrawn since.</summary>
    /// <param name="version">The state in which the offsets count: one that is known.</param>
    /// <param name="start">First UTF-16 unit.</param>
    /// <param name="end">One past the last.</param>
    internal (int Start, int End)? Around(Id<TextVersion> version, int start, int end)
    {
        for (int left = Steps.Length; left > 0 && Steps.FirstOrDefault(s => s.Rejected && s.To == version) is { } away; left--)
        {
            TextScript back = away.Script.Inverse();
            (start, end, version) = (back.Follow(start, behind: false), back.Follow(end, behind: true), away.From);
        }
        foreach (TextStep step in Steps)
        {
            if (step.Rejected || step.From != version) continue;
            if (step.Withdrawn.Any(gone => gone.Start <= start && gone.End >= end)) return null;
            (start, end, version) = (step.Script.Follow(start, behind: false), step.Script.Follow(end, behind: true), step.To);
        }
        return end > start ? (start, end) : null;
    }

    private ((int Start, int End)? At, bool IsTouched) Walk(Id<TextVersion> version, int start, int end)
    {
        if (version == Version) return ((start, end), false);
        (int Start, int End) span = (start, end);
        bool touched = false;
        // A step that was not taken leads away from the line of those that were: back along it first.
        for (int left = Steps.Length; left > 0 && Steps.FirstOrDefault(s => s.Rejected && s.To == version) is { } away; left--)
        {
            if (away.Script.Inverse().Carry(span.Start, span.End) is not { } before) return (null, touched);
            (span, version) = (before, away.From);
        }
        foreach (TextStep step in Steps)
        {
            if (step.Rejected || step.From != version) continue;
            touched |= step.Withdraws(span.Start, span.End);
            if (step.Carry(span.Start, span.End) is not { } after) return (null, touched);
            (span, version) = (after, step.To);
        }
        return (version == Version && !IsBlank(span.Start, span.End) ? span : null, touched);
    }

    // A span whose last words went may still hold the spaces around them.
    private bool IsBlank(int start, int end)
    {
        string text = Text.Text;
        return end <= text.Length && text.AsSpan(start, end - start).IsWhiteSpace();
    }
}

/// <summary>One turn of a conversation.</summary>
/// <param name="Number">The turn's number in its rendition, from 1; an alignment speaks of turns by number and text version.</param>
/// <param name="Start">Where the turn begins, its label included.</param>
/// <param name="WordsStart">Where what was said begins.</param>
/// <param name="End">Where the turn ends, exclusive.</param>
/// <param name="Speaker">The label before the turn as it stands in the text; null where there is none.</param>
/// <param name="Time">The time code before the turn, from the beginning of the recording; null where there is none.</param>
public sealed record Turn(int Number, int Start, int WordsStart, int End, string? Speaker, TimeSpan? Time);
