using System.Numerics;

namespace Offramp.Methods.Qca;

/// <summary>Tells whether so many sets can cover some rows, so that a search goes only where something is to be found.</summary>
/// <remarks>What a few sets can cover is asked again and again. Of a chart with few rows it is therefore worked out for all sets of rows at once, as one bit each: those that lie in one set of the chart, and
/// those that lie in two together. What more sets can cover follows from these by branching, and is remembered.</remarks>
/// <typeparam name="T">As many bits as there are rows.</typeparam>
internal sealed class CoverReach<T>
    where T : IBinaryInteger<T>
{
    // With more rows the bits for all sets of rows take too much memory: 16 MB for each of both at 27.
    private const int MostRows = 27;

    // Working all out takes longer than that many branchings.
    private const int BranchingsBefore = 2000;

    // More pairs of sets are not joined.
    private const long MostPairs = 30_000_000;

    private const int MostRemembered = 1 << 20;

    private readonly int rows;
    private readonly T[] columns;
    private readonly int[][] columnsOf;
    private readonly CancellationToken stop;
    private readonly Dictionary<(T, int), bool> known = [];
    private int branchings;
    private ulong[]? byOne;
    private ulong[]? byTwo;

    /// <summary>Prepares for a chart.</summary>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="columns">Its sets of rows, of which none lies in another.</param>
    /// <param name="stop">Ends the search; then nothing is said to be possible.</param>
    public CoverReach(int rows, T[] columns, CancellationToken stop)
    {
        this.rows = rows;
        this.columns = columns;
        this.stop = stop;
        columnsOf = [.. Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns.Length).Where(c => !T.IsZero(columns[c] & (T.One << r))).ToArray())];
    }

    /// <summary>Whether at most some sets cover some rows.</summary>
    /// <param name="left">The rows.</param>
    /// <param name="size">How many sets there may be.</param>
    public bool Covers(T left, int size)
    {
        if (T.IsZero(left)) return true;
        if (size <= 0 || stop.IsCancellationRequested) return false;
        if (size == 1 && byOne is not null) return Has(byOne, left);
        if (size == 2 && byTwo is not null) return Has(byTwo, left);
        if (known.TryGetValue((left, size), out bool before)) return before;
        if (byOne is null && ++branchings > BranchingsBefore && rows <= MostRows) WorkOut();
        bool covers = false;
        foreach (int c in columnsOf[RowWithFewest(left)])
        {
            covers = Covers(left & ~columns[c], size - 1);
            if (covers) break;
        }
        if (known.Count < MostRemembered && !stop.IsCancellationRequested) known[(left, size)] = covers;
        return covers;
    }

    private static bool Has(ulong[] bits, T set)
    {
        uint at = uint.CreateTruncating(set);
        return (bits[at >> 6] >> (int)at & 1) != 0;
    }

    private static void Set(ulong[] bits, uint at) => bits[at >> 6] |= 1UL << (int)at;

    private void WorkOut()
    {
        uint[] sets = [.. columns.Select(static column => uint.CreateTruncating(column))];
        byOne = new ulong[rows <= 6 ? 1 : 1 << (rows - 6)];
        foreach (uint set in sets) Set(byOne, set);
        WithParts(byOne);
        if ((long)sets.Length * sets.Length / 2 > MostPairs) return;
        byTwo = new ulong[byOne.Length];
        for (int i = 0; i < sets.Length; i++)
            for (int j = i; j < sets.Length; j++) Set(byTwo, sets[i] | sets[j]);
        WithParts(byTwo);
    }

    // Whatever lies in a set that can be covered can be covered. Bits within a word first, then whole words.
    private void WithParts(ulong[] bits)
    {
        ReadOnlySpan<ulong> without = [0x5555555555555555, 0x3333333333333333, 0x0F0F0F0F0F0F0F0F, 0x00FF00FF00FF00FF, 0x0000FFFF0000FFFF, 0x00000000FFFFFFFF];
        for (int r = 0; r < Math.Min(rows, 6); r++)
            for (int i = 0; i < bits.Length; i++) bits[i] |= bits[i] >> (1 << r) & without[r];
        for (int half = 1; half < bits.Length; half *= 2)
            for (int block = 0; block < bits.Length; block += 2 * half)
                for (int i = block; i < block + half; i++) bits[i] |= bits[i + half];
    }

    private int RowWithFewest(T left)
    {
        int best = -1, fewest = int.MaxValue;
        while (!T.IsZero(left))
        {
            int row = int.CreateTruncating(T.TrailingZeroCount(left));
            left &= left - T.One;
            if (columnsOf[row].Length >= fewest) continue;
            best = row;
            fewest = columnsOf[row].Length;
        }
        return best;
    }
}
