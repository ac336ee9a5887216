using System.Runtime.CompilerServices;
using System.Text;

namespace Offramp.Research;

/// <summary>A text as a search compares it, and the way back to its own offsets.</summary>
/// <remarks>Most characters fold to one, so the way back is kept as the few places where the distance between the two texts changes.</remarks>
internal sealed class FoldedText
{
    private static readonly ConditionalWeakTable<StoredText, FoldedText> Known = [];

    private readonly int[] breaks;
    private readonly int[] originals;

    private FoldedText(string original, string folded, int[] breaks, int[] originals)
    {
        Original = original;
        Text = folded;
        this.breaks = breaks;
        this.originals = originals;
    }

    /// <summary>The text as it stands.</summary>
    public string Original { get; }

    /// <summary>The text as it is compared.</summary>
    public string Text { get; }

    /// <summary>A stored text, folded once as long as it is in memory.</summary>
    public static FoldedText Of(StoredText text) => Known.GetValue(text, static stored => Of(stored.Text));

    /// <summary>Any text.</summary>
    public static FoldedText Of(string text)
    {
        // Most text is plain, and for that the whole can be done at once.
        if (Ascii.IsValid(text) && !text.Contains('\0', StringComparison.Ordinal))
        {
            string lower = string.Create(text.Length, text, static (span, from) => Ascii.ToLower(from, span, out _));
            return new FoldedText(text, lower, [], []);
        }
        ReadOnlySpan<char> folds = Letters.Folds;
        var folded = new StringBuilder(text.Length);
        var breaks = new List<int>();
        var originals = new List<int>();
        int distance = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char fold = folds[text[i]];
            if (fold == Letters.Dropped) continue;
            if (i - folded.Length != distance)
            {
                distance = i - folded.Length;
                breaks.Add(folded.Length);
                originals.Add(i);
            }
            if (fold != Letters.Expanded)
            {
                folded.Append(fold);
                continue;
            }
            // Every further letter of an expansion comes from the same place.
            string several = Letters.Several(text[i]);
            folded.Append(several[0]);
            foreach (char further in several.AsSpan(1))
            {
                breaks.Add(folded.Length);
                originals.Add(i);
                folded.Append(further);
            }
            distance = i - (folded.Length - 1);
        }
        return new FoldedText(text, folded.ToString(), [.. breaks], [.. originals]);
    }

    /// <summary>Where a character of the folded text stands in the text itself; the text's end for the folded text's end.</summary>
    public int ToOriginal(int folded)
    {
        if (folded >= Text.Length) return Original.Length;
        int at = Array.BinarySearch(breaks, folded);
        if (at < 0) at = ~at - 1;
        return at < 0 ? folded : originals[at] + (folded - breaks[at]);
    }

    /// <summary>The span of the text that a span of the folded text stands for: whole characters, with the marks that belong to them and without
    /// layout controls after them.</summary>
    public (int Start, int End) ToOriginal(int start, int end)
    {
        int from = ToOriginal(start);
        int to = end <= start ? from : Math.Max(ToOriginal(end), ToOriginal(end - 1) + 1);
        // A word that ends the text may be followed by left-out characters only.
        while (to > from + 1 && Letters.IsLayoutControl(Original[to - 1])) to--;
        return (Graphemes.Before(Original, from), Graphemes.After(Original, to));
    }

    /// <summary>The first character of the folded text that stands at an offset of the text or after it.</summary>
    public int ToFolded(int original)
    {
        int low = 0, high = Text.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (ToOriginal(middle) < original) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
