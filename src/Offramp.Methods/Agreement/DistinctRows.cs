namespace Offramp.Methods.Agreement;

/// <summary>Numbers the distinct rows it is shown, in the order in which they first come, and counts them.</summary>
/// <param name="width">How many numbers a row has.</param>
internal sealed class DistinctRows(int width)
{
    private int[] cells = new int[64 * width];
    private int[] weights = new int[64];
    private int[] slots = [.. Enumerable.Repeat(-1, 256)];

    /// <summary>How many distinct rows came.</summary>
    public int Count { get; private set; }

    /// <summary>How often each came.</summary>
    public ReadOnlySpan<int> Weights => weights.AsSpan(0, Count);

    /// <summary>A row by its number.</summary>
    public ReadOnlySpan<int> this[int number] => cells.AsSpan(number * width, width);

    /// <summary>The number of a row.</summary>
    public int Add(ReadOnlySpan<int> row)
    {
        int mask = slots.Length - 1, at = Hash(row) & mask;
        for (; slots[at] >= 0; at = (at + 1) & mask)
        {
            if (!this[slots[at]].SequenceEqual(row)) continue;
            weights[slots[at]]++;
            return slots[at];
        }
        if (Count == weights.Length)
        {
            Array.Resize(ref cells, 2 * cells.Length);
            Array.Resize(ref weights, 2 * Count);
        }
        row.CopyTo(cells.AsSpan(Count * width, width));
        weights[Count] = 1;
        slots[at] = Count++;
        if (2 * Count > slots.Length) Grow();
        return Count - 1;
    }

    private void Grow()
    {
        slots = [.. Enumerable.Repeat(-1, 4 * slots.Length)];
        for (int number = 0; number < Count; number++)
        {
            int at = Hash(this[number]) & (slots.Length - 1);
            while (slots[at] >= 0) at = (at + 1) & (slots.Length - 1);
            slots[at] = number;
        }
    }

    private static int Hash(ReadOnlySpan<int> row)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (int cell in row) hash = (hash ^ (uint)cell) * 0x9E3779B97F4A7C15 ^ (hash >> 31);
        return (int)(hash >> 33);
    }
}
