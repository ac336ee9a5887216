using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>One unit of a text for aligning: a turn, or a paragraph.</summary>
/// <param name="Start">Where it begins, a label included.</param>
/// <param name="WordsStart">Where what was said begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Speaker">The label before it; null where there is none.</param>
public readonly record struct RenditionUnit(int Start, int WordsStart, int End, string? Speaker);

/// <summary>The units by which texts of a source are aligned: their turns, or their paragraphs (lines with words) where they have no turns.</summary>
public static class RenditionUnits
{
    /// <summary>The units in the order of the text; a unit's number is its place from 1.</summary>
    public static ImmutableArray<RenditionUnit> Of(Rendition rendition) => Of(rendition.Text.Text, rendition.Turns);

    /// <summary>The units of a text with its turns.</summary>
    public static ImmutableArray<RenditionUnit> Of(string text, ImmutableArray<Turn> turns)
    {
        if (!turns.IsEmpty) return [.. turns.Select(static turn => new RenditionUnit(turn.Start, turn.WordsStart, turn.End, turn.Speaker))];
        var units = ImmutableArray.CreateBuilder<RenditionUnit>();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            int first = start, last = end;
            while (first < last && char.IsWhiteSpace(text[first])) first++;
            while (last > first && char.IsWhiteSpace(text[last - 1])) last--;
            if (last > first) units.Add(new RenditionUnit(first, first, last, null));
            start = end + 1;
        }
        return units.ToImmutable();
    }

    /// <summary>The units that share a character with a span; null where none does.</summary>
    public static UnitRange? Touched(ImmutableArray<RenditionUnit> units, int start, int end)
    {
        int low = 0, high = units.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (units[middle].End <= start) low = middle + 1;
            else high = middle;
        }
        int last = low;
        while (last < units.Length && units[last].Start < end) last++;
        return last > low ? new UnitRange(low + 1, last) : null;
    }
}
