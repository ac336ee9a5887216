using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>One place where a text was changed: what stood there went, something else came.</summary>
/// <param name="Start">First UTF-16 unit, counted in the text before.</param>
/// <param name="Removed">How many units went.</param>
/// <param name="Inserted">How many units came in their place.</param>
public readonly record struct TextEdit(int Start, int Removed, int Inserted)
{
    /// <summary>One past the last unit that went, in the text before.</summary>
    public int End => Start + Removed;
}

/// <summary>Where a text was changed from one state to the next, without its words: carries offsets of the text before to the text after.</summary>
/// <remarks>Invariant: the edits stand in order, at least one unit that stayed lies between any two, and no offset that they speak of is
/// negative or beyond <see cref="Longest"/>.</remarks>
public sealed class TextScript
{
    /// <summary>The longest text that a script may speak of, in UTF-16 units: so that no sum of offsets runs over.</summary>
    public const int Longest = int.MaxValue / 2;

    /// <summary>Nothing changed.</summary>
    public static readonly TextScript None = new([]);

    // How far the text after lies behind the text before, before each edit and after the last.
    private readonly int[] shifts;
    private TextScript? back;

    private TextScript(ImmutableArray<TextEdit> edits)
    {
        Edits = edits;
        shifts = new int[edits.Length + 1];
        for (int i = 0; i < edits.Length; i++) shifts[i + 1] = shifts[i] + edits[i].Inserted - edits[i].Removed;
    }

    /// <summary>The places, in order.</summary>
    public ImmutableArray<TextEdit> Edits { get; }

    /// <summary>A script of edits; null where they are not in order, touch or overlap, are negative, or reach beyond the text.</summary>
    /// <param name="edits">The places.</param>
    /// <param name="length">How long the text before is, in UTF-16 units; null where nobody can read it any more.</param>
    public static TextScript? Of(ImmutableArray<TextEdit> edits, int? length)
    {
        long from = 0, grown = 0;
        foreach (TextEdit edit in edits)
        {
            if (edit.Start < from || edit.Removed < 0 || edit.Inserted < 0) return null;
            if ((long)edit.Start + edit.Removed > Math.Min(length ?? Longest, Longest)) return null;
            grown += edit.Inserted - (long)edit.Removed;
            if (Math.Max(length ?? 0, edit.End) + grown > Longest) return null;
            from = edit.End + 1L;
        }
        return new TextScript(edits);
    }

    /// <summary>The script that leads back.</summary>
    // Two threads may both make it: they make the same, and either may stay.
    public TextScript Inverse() => back ??= new TextScript([.. Edits.Select((edit, i) => new TextEdit(edit.Start + shifts[i], edit.Inserted, edit.Removed))]);

    /// <summary>Where a span of the text before stands in the text after; null where none of its words are left.</summary>
    /// <remarks>What is inserted right at an edge stays outside. Where an edge falls inside words that were replaced, the replacement belongs to the
    /// span if more of what it replaced did. A span whose words were replaced from edge to edge becomes the replacement.</remarks>
    public (int Start, int End)? Carry(int start, int end)
    {
        if (start < 0 || end <= start || end > Longest) return null;
        int first = FirstNotBefore(start);
        int newStart = start + shifts[first];
        if (first < Edits.Length && Edits[first] is var edge && edge.Start <= start && edge.Removed > 0)
        {
            if (edge.End >= end)
            {
                return edge.Start == start && edge.End == end && edge.Inserted > 0 ? (newStart, newStart + edge.Inserted) : null;
            }
            if (edge.Start < start)
            {
                bool belongs = edge.End - start > start - edge.Start;
                newStart = edge.Start + shifts[first] + (belongs ? 0 : edge.Inserted);
            }
        }
        int after = FirstFrom(end);
        int newEnd = end + shifts[Math.Max(after, first)];
        if (after > first && Edits[after - 1] is var last && last.End > end)
        {
            bool belongs = end - last.Start > last.End - end;
            newEnd = last.Start + shifts[after - 1] + (belongs ? last.Inserted : 0);
        }
        return newEnd > newStart ? (newStart, newEnd) : null;
    }

    /// <summary>Where an offset of the text before stands in the text after. One inside words that went, or right where something was only inserted,
    /// stands before what came or behind it.</summary>
    /// <param name="offset">The offset, not negative.</param>
    /// <param name="behind">Whether it stands behind what came.</param>
    public int Follow(int offset, bool behind)
    {
        int at = FirstNotBefore(offset);
        // An insertion right here counts as lying before the offset.
        if (!behind && at > 0 && Edits[at - 1] is { Removed: 0 } here && here.Start == offset) return offset + shifts[at - 1];
        if (at == Edits.Length || Edits[at].Start >= offset) return offset + shifts[at];
        return Edits[at].Start + shifts[at] + (behind ? Edits[at].Inserted : 0);
    }

    /// <summary>Whether an edit changes or cuts into a span of the text before.</summary>
    public bool Touches(int start, int end)
    {
        int at = FirstNotBefore(start);
        return at < Edits.Length && Edits[at].Start < end;
    }

    /// <summary>Whether an offset of the text before lies between units that an edit took out.</summary>
    public bool Cuts(int offset) => FirstNotBefore(offset) is var at && at < Edits.Length && Edits[at].Start < offset;

    // The first edit that does not lie wholly before an offset; an insertion right at it does.
    private int FirstNotBefore(int offset)
    {
        int low = 0, high = Edits.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (Edits[middle].End <= offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    // The first edit that begins at an offset or behind it.
    private int FirstFrom(int offset)
    {
        int low = 0, high = Edits.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (Edits[middle].Start < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
