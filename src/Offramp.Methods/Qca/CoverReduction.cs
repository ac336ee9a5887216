using System.Numerics;

namespace Offramp.Methods.Qca;

/// <summary>Takes a chart apart without losing a choice.</summary>
internal static class CoverReduction
{
    /// <summary>The components of a chart.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="sets">The rows of each set, as bits in words of 64.</param>
    public static List<CoverComponent> Components(int rows, IReadOnlyList<ulong[]> sets)
    {
        int words = (rows + 63) / 64;
        bool[] kept = KeptRows(rows, sets, words);
        int[] places = new int[rows];
        int count = 0;
        for (int r = 0; r < rows; r++) places[r] = kept[r] ? count++ : -1;
        var parent = new int[count];
        for (int i = 0; i < count; i++) parent[i] = i;
        var members = new List<List<int>>();
        var rowsOf = new List<int[]>();
        var same = new Dictionary<RowKey, int>();
        for (int s = 0; s < sets.Count; s++)
        {
            int[] here = [.. Bits(sets[s]).Where(r => kept[r]).Select(r => places[r])];
            if (here.Length == 0) continue;
            var key = new RowKey(here);
            if (same.TryGetValue(key, out int known))
            {
                members[known].Add(s);
                continue;
            }
            same.Add(key, members.Count);
            members.Add([s]);
            rowsOf.Add(here);
            for (int i = 1; i < here.Length; i++) Join(parent, here[0], here[i]);
        }
        return Split(parent, count, members, rowsOf);
    }

    // A row s need not be looked at where every set with another row r has s too: whoever covers r covers s. Of rows with the same sets the first stays.
    private static bool[] KeptRows(int rows, IReadOnlyList<ulong[]> sets, int words)
    {
        ulong[][] common = new ulong[rows][];
        foreach (ulong[] set in sets)
        {
            foreach (int r in Bits(set))
            {
                if (common[r] is not { } so)
                {
                    common[r] = [.. set];
                    continue;
                }
                for (int w = 0; w < words; w++) so[w] &= set[w];
            }
        }
        bool[] kept = new bool[rows];
        Array.Fill(kept, true);
        for (int r = 0; r < rows; r++)
        {
            if (common[r] is not { } always) throw new ArgumentException("Some row is in no set.", nameof(sets));
            foreach (int s in Bits(always))
            {
                if (s == r) continue;
                bool mutual = (common[s][r / 64] >> (r % 64) & 1) != 0;
                if (!mutual || r < s) kept[s] = false;
            }
        }
        return kept;
    }

    private static List<CoverComponent> Split(int[] parent, int count, List<List<int>> members, List<int[]> rowsOf)
    {
        var byRoot = new SortedDictionary<int, List<int>>();
        for (int r = 0; r < count; r++)
        {
            int root = Root(parent, r);
            if (!byRoot.TryGetValue(root, out List<int>? here)) byRoot.Add(root, here = []);
            here.Add(r);
        }
        var components = new List<CoverComponent>();
        var columnsByRoot = new Dictionary<int, List<int>>();
        for (int c = 0; c < rowsOf.Count; c++)
        {
            int root = Root(parent, rowsOf[c][0]);
            if (!columnsByRoot.TryGetValue(root, out List<int>? here)) columnsByRoot.Add(root, here = []);
            here.Add(c);
        }
        int[] local = new int[count];
        foreach ((int root, List<int> rows) in byRoot)
        {
            for (int i = 0; i < rows.Count; i++) local[rows[i]] = i;
            List<int> columns = columnsByRoot[root];
            List<int>[] sameSets = [.. columns.Select(c => members[c])];
            components.Add(rows.Count <= 64 ? Make<ulong>() : rows.Count <= 128 ? Make<UInt128>() : Make<BigInteger>());

            CoverComponent Make<T>()
                where T : IBinaryInteger<T> => new CoverComponent<T>(
                    rows.Count, [.. columns.Select(c => rowsOf[c].Aggregate(T.Zero, (bits, r) => bits | (T.One << local[r])))], sameSets);
        }
        return components;
    }

    private static IEnumerable<int> Bits(ulong[] set)
    {
        for (int w = 0; w < set.Length; w++)
            for (ulong left = set[w]; left != 0; left &= left - 1) yield return (w * 64) + BitOperations.TrailingZeroCount(left);
    }

    private static int Root(int[] parent, int row)
    {
        while (parent[row] != row) row = parent[row] = parent[parent[row]];
        return row;
    }

    private static void Join(int[] parent, int one, int other)
    {
        one = Root(parent, one);
        other = Root(parent, other);
        if (one < other) parent[other] = one;
        else parent[one] = other;
    }

    private readonly struct RowKey(int[] rows) : IEquatable<RowKey>
    {
        private readonly int[] rows = rows;

        public bool Equals(RowKey other) => rows.AsSpan().SequenceEqual(other.rows);

        public override bool Equals(object? obj) => obj is RowKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (int row in rows) hash.Add(row);
            return hash.ToHashCode();
        }
    }
}
