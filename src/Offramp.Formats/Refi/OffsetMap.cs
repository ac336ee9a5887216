using System.Buffers;

namespace Offramp.Formats.Refi;

/// <summary>Turns the offsets of a view of a text into places in the text as it is.</summary>
/// <remarks>Only the places where the two differ are kept – line ends, characters beyond the basic plane –, so that a million offsets need no view built.</remarks>
internal sealed class OffsetMap
{
    // Everything else counts as one in every view.
    private static readonly SearchValues<char> Irregular = SearchValues.Create(['\r', '\n', .. Enumerable.Range(0xD800, 0x800).Select(static c => (char)c)]);

    private readonly int[] behind;
    private readonly int[] shifts;
    private readonly int first;

    private OffsetMap(int[] behind, int[] shifts, int first, int length)
    {
        this.behind = behind;
        this.shifts = shifts;
        this.first = first;
        Length = length;
    }

    /// <summary>How long the text is in the view.</summary>
    public int Length { get; }

    /// <summary>Walks through the text once.</summary>
    /// <param name="words">The text.</param>
    /// <param name="reading">The view and the unit; its end does not matter here.</param>
    public static OffsetMap Of(RefiWords words, OffsetReading reading)
    {
        string text = words.Text;
        int first = reading.View == OffsetView.MarkCounted && words.HasMark ? 1 : 0;
        List<int> behind = [], shifts = [];
        int seen = first;
        for (int i = 0; i < text.Length;)
        {
            int regular = text.AsSpan(i).IndexOfAny(Irregular);
            if (regular < 0) regular = text.Length - i;
            seen += regular;
            i += regular;
            if (i == text.Length) break;
            int length = LengthAt(text, i), counted = Counted(text, i, length, reading);
            seen += counted;
            i += length;
            if (counted == length) continue;
            behind.Add(seen);
            shifts.Add(i - seen);
        }
        return new OffsetMap([.. behind], [.. shifts], first, seen);
    }

    /// <summary>The place in the text; null where the offset does not lie in the view.</summary>
    public OffsetPlace? Find(long offset)
    {
        if (offset < 0 || offset > Length) return null;
        int wanted = (int)offset;
        if (wanted < first) return new OffsetPlace(0, false);
        int at = Array.BinarySearch(behind, wanted);
        int next = at >= 0 ? at + 1 : ~at;
        int shift = next == 0 ? -first : shifts[next - 1];
        // A line end that counts as two and is one: between its halves there is no place.
        if (next < behind.Length && shifts[next] < shift && behind[next] == wanted + 1) return new OffsetPlace(wanted - 1 + shift, true);
        return new OffsetPlace(wanted + shift, false);
    }

    private static int LengthAt(string text, int at) =>
        at + 1 < text.Length && (char.IsSurrogatePair(text[at], text[at + 1]) || (text[at] == '\r' && text[at + 1] == '\n')) ? 2 : 1;

    private static int Counted(string text, int at, int length, OffsetReading reading)
    {
        if (text[at] is '\r' or '\n')
        {
            return reading.View switch
            {
                OffsetView.Lf => 1,
                OffsetView.CrLf => 2,
                _ => length,
            };
        }
        return reading.Unit == OffsetUnit.CodePoints ? 1 : length;
    }
}

/// <summary>A place in a text.</summary>
/// <param name="Index">The UTF-16 unit before which it lies.</param>
/// <param name="IsWithin">Whether it lies within a character rather than before it.</param>
internal readonly record struct OffsetPlace(int Index, bool IsWithin);
