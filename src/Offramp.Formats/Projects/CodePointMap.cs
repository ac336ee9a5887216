namespace Offramp.Formats;

/// <summary>Turns offsets that count code points of a text as it came into UTF-16 units of the same text with LF line ends.</summary>
/// <remarks>Nearly every text needs no step at all; the others keep one entry for each place where the two counts part.</remarks>
internal sealed class CodePointMap
{
    private readonly int[] places;
    private readonly int[] shifts;

    private CodePointMap(int[] places, int[] shifts, int length)
    {
        this.places = places;
        this.shifts = shifts;
        Length = length;
    }

    /// <summary>How many code points the text had as it came.</summary>
    public int Length { get; }

    /// <summary>A map for a text as it came.</summary>
    public static CodePointMap Of(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF') < 0 && !text.Contains('\r', StringComparison.Ordinal))
            return new CodePointMap([], [], text.Length);
        List<int> places = [], shifts = [];
        int point = 0, shift = 0;
        for (int i = 0; i < text.Length; i++, point++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                shift++;
            }
            else if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                // The CR goes: what stands behind it moves one unit forward.
                shift--;
            }
            else
            {
                continue;
            }
            places.Add(point);
            shifts.Add(shift);
        }
        return new CodePointMap([.. places], [.. shifts], point);
    }

    /// <summary>The UTF-16 unit before which an offset stands.</summary>
    /// <param name="offset">From 0 to <see cref="Length"/>.</param>
    public int ToUnits(int offset)
    {
        if (places.Length == 0) return offset;
        // How many of the places lie before the offset.
        int at = Array.BinarySearch(places, offset);
        int before = at >= 0 ? at : ~at;
        return before == 0 ? offset : offset + shifts[before - 1];
    }
}
