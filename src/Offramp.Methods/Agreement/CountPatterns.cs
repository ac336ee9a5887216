using System.Numerics;

namespace Offramp.Methods.Agreement;

/// <summary>The units by how many coders gave which category, equal ones together: who gave it matters to Cohen's, Conger's and Light's coefficients only.</summary>
/// <remarks>Pattern p has its categories and counts at <see cref="Starts"/>[p] to before <see cref="Starts"/>[p + 1]: codes with thousands of different numbers need no table of them. Units that nobody coded are in no
/// pattern.</remarks>
internal sealed class CountPatterns
{
    private CountPatterns(int categories, int[] starts, int[] category, int[] count, int[] size, int[] weights, int[] ofUnit)
    {
        (Categories, Starts, Category, Count, Size, Weights, OfUnit) = (categories, starts, category, count, size, weights, ofUnit);
    }

    /// <summary>How many categories there are.</summary>
    public int Categories { get; }

    /// <summary>Where each pattern begins.</summary>
    public int[] Starts { get; }

    /// <summary>The categories of the patterns.</summary>
    public int[] Category { get; }

    /// <summary>How many coders gave them.</summary>
    public int[] Count { get; }

    /// <summary>How many coders coded a unit of each pattern, r_i.</summary>
    public int[] Size { get; }

    /// <summary>How many units have each pattern.</summary>
    public int[] Weights { get; }

    /// <summary>The pattern of each unit; -1 where nobody coded it.</summary>
    public int[] OfUnit { get; }

    /// <summary>How many patterns there are.</summary>
    public int Length => Size.Length;

    /// <summary>Collects the patterns.</summary>
    /// <param name="codes">Row by row, the category of each coder, or less than 0.</param>
    /// <param name="coders">How many coders there are.</param>
    /// <param name="categories">How many categories there are.</param>
    public static CountPatterns Of(ReadOnlySpan<int> codes, int coders, int categories)
    {
        int bits = BitOperations.Log2((uint)coders) + 1;
        return (long)bits * categories <= 64 ? Packed(codes, coders, categories, bits) : Sorted(codes, coders, categories);
    }

    /// <summary>The same units with one category (1) against all others (0).</summary>
    public CountPatterns Collapsed(int category)
    {
        var made = new Maker(Length);
        for (int p = 0; p < Length; p++)
        {
            int inside = 0;
            for (int at = Starts[p]; at < Starts[p + 1]; at++)
                if (Category[at] == category) inside = Count[at];
            if (inside < Size[p]) made.Add(0, Size[p] - inside);
            if (inside > 0) made.Add(1, inside);
            made.End();
        }
        return made.Done(2, Weights, OfUnit);
    }

    /// <summary>The patterns of units that a least number of coders coded; the others are left out.</summary>
    public CountPatterns CodedBy(int least)
    {
        int[] renamed = new int[Length];
        var made = new Maker(Length);
        var weights = new List<int>();
        for (int p = 0; p < Length; p++)
        {
            renamed[p] = Size[p] >= least ? weights.Count : -1;
            if (Size[p] < least) continue;
            for (int at = Starts[p]; at < Starts[p + 1]; at++) made.Add(Category[at], Count[at]);
            made.End();
            weights.Add(Weights[p]);
        }
        return made.Done(Categories, [.. weights], [.. OfUnit.Select(p => p < 0 ? -1 : renamed[p])]);
    }

    // A unit's counts in one word, a few bits for each category: a unit is the sum of its codes' steps.
    private static CountPatterns Packed(ReadOnlySpan<int> codes, int coders, int categories, int bits)
    {
        ulong[] steps = new ulong[categories + 1];
        for (int k = 0; k < categories; k++) steps[k + 1] = 1UL << (bits * k);
        var distinct = new Distinct();
        int[] ofUnit = new int[codes.Length / coders];
        for (int unit = 0; unit < ofUnit.Length; unit++)
        {
            ulong key = 0;
            foreach (int code in codes.Slice(unit * coders, coders)) key += steps[code + 1];
            ofUnit[unit] = key == 0 ? -1 : distinct.Add(key);
        }
        var made = new Maker(distinct.Count);
        ulong mask = (1UL << bits) - 1;
        foreach (ulong key in distinct.Keys)
        {
            for (int k = 0; k < categories; k++)
                if ((int)((key >> (bits * k)) & mask) is > 0 and var count) made.Add(k, count);
            made.End();
        }
        return made.Done(categories, distinct.Weights.ToArray(), ofUnit);
    }

    // Many categories: a unit's codes in order are its key.
    private static CountPatterns Sorted(ReadOnlySpan<int> codes, int coders, int categories)
    {
        var rows = new DistinctRows(coders);
        int[] ofUnit = new int[codes.Length / coders];
        int[] row = new int[coders];
        for (int unit = 0; unit < ofUnit.Length; unit++)
        {
            codes.Slice(unit * coders, coders).CopyTo(row);
            Array.Sort(row);
            ofUnit[unit] = row[^1] < 0 ? -1 : rows.Add(row);
        }
        var made = new Maker(rows.Count);
        for (int p = 0; p < rows.Count; p++)
        {
            ReadOnlySpan<int> sorted = rows[p];
            for (int i = 0, from = 0; i < coders; i++)
            {
                if (i + 1 < coders && sorted[i + 1] == sorted[i]) continue;
                if (sorted[i] >= 0) made.Add(sorted[i], i + 1 - from);
                from = i + 1;
            }
            made.End();
        }
        return made.Done(categories, rows.Weights.ToArray(), ofUnit);
    }

    private sealed class Maker(int patterns)
    {
        private readonly List<int> category = new(4 * patterns);
        private readonly List<int> count = new(4 * patterns);
        private readonly List<int> starts = [0];
        private readonly List<int> sizes = new(patterns);
        private int size;

        public void Add(int k, int times)
        {
            category.Add(k);
            count.Add(times);
            size += times;
        }

        public void End()
        {
            starts.Add(category.Count);
            sizes.Add(size);
            size = 0;
        }

        public CountPatterns Done(int categories, int[] weights, int[] ofUnit) => new(categories, [.. starts], [.. category], [.. count], [.. sizes], weights, ofUnit);
    }
}
