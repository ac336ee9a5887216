using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>One step that a rendition's text took, or was meant to take, from one state to the next.</summary>
/// <param name="From">The state before.</param>
/// <param name="To">The state after.</param>
/// <param name="Script">Where the text was changed.</param>
/// <param name="Rejected">Whether the text did not take it, because another copy had corrected the same state already. What was made
/// on the state that it led to is carried back through it.</param>
public sealed record TextStep(Id<TextVersion> From, Id<TextVersion> To, TextScript Script, bool Rejected)
{
    /// <summary>The turns whose words were withdrawn by the step, in the text before.</summary>
    public ImmutableArray<WithdrawnTurn> Withdrawn { get; init; } = [];

    /// <summary>Where a span of the text before stands in the text after; null where none of its words are left.</summary>
    public (int Start, int End)? Carry(int start, int end) =>
        Withdrawn.IsEmpty ? Script.Carry(start, end)
        : WithdrawnTurns.Carry(Withdrawn, start, end) is { } at ? (at.Start, at.End)
        : null;

    /// <summary>Whether words of a span of the text before were withdrawn by the step.</summary>
    public bool Withdraws(int start, int end) => Withdrawn.Any(turn => start < turn.End && end > turn.Start);
}

/// <summary>A place where the print itself is wrong: the text was mended, or left as it stands.</summary>
/// <param name="Start">First UTF-16 unit of the place in the text as it stands.</param>
/// <param name="End">One past the last; the same as <paramref name="Start"/> where a word that was printed too much was left out.</param>
/// <param name="AsPrinted">What is printed there.</param>
public sealed record Slip(int Start, int End, Words AsPrinted)
{
    /// <summary>Whether the place shares a unit with a span, or lies between two of its units.</summary>
    public bool Overlaps(int start, int end) => Start < end && End > start;

    /// <summary>The same, and where nothing stands at the place any more, whether it lies at an edge of the span: the printed words that were left out there were
    /// words of the span.</summary>
    public bool IsOf(int start, int end) => Overlaps(start, end) || (Start == End && start <= Start && End <= end);
}
