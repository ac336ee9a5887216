using System.Numerics;

namespace Offramp.Methods.Qca;

/// <summary>Searches the smallest choices of sets that cover all rows: branching on the row with the fewest sets, bounded by rows that share no set.</summary>
/// <typeparam name="T">As many bits as there are rows.</typeparam>
internal sealed class CoverSearch<T>
    where T : IBinaryInteger<T>
{
    // What was found impossible is remembered up to so many states.
    private const int MostRemembered = 1 << 20;

    private readonly T[] columns;
    private readonly List<int>[] members;
    private readonly CancellationToken stop;
    private readonly int[][] columnsOf;
    private readonly T[] near;
    private readonly T all;
    private readonly int widest;
    private readonly int[] barred;
    private long stepsLeft;
    private bool ended;

    /// <summary>A search in a component.</summary>
    public CoverSearch(int rows, T[] columns, List<int>[] members, CancellationToken stop)
    {
        this.columns = columns;
        this.members = members;
        this.stop = stop;
        columnsOf = [.. Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns.Length).Where(c => !T.IsZero(columns[c] & (T.One << r))).ToArray())];
        near = [.. columnsOf.Select(list => list.Aggregate(T.Zero, (bits, c) => bits | columns[c]))];
        all = columns.Aggregate(T.Zero, static (bits, column) => bits | column);
        widest = columns.Max(static column => int.CreateTruncating(T.PopCount(column)));
        barred = new int[columns.Length];
    }

    /// <summary>The size of the smallest choices; the best one found where the search was ended, or took more than some steps.</summary>
    public int FindLeast(long steps, out bool proven)
    {
        int best = Greedy();
        proven = true;
        CoverSearch<T> wide = OnlyWidest();
        for (int size = Math.Max(1, RowsApart(all)); size < best; size++)
        {
            bool? possible = wide.IsPossible(size, steps);
            if (possible is null)
            {
                proven = false;
                return best;
            }
            if (possible.Value) return size;
        }
        return best;
    }

    /// <summary>Whether a choice of at most so many sets covers all; null where the search was ended.</summary>
    public bool? IsPossible(int size, long steps = long.MaxValue)
    {
        ended = false;
        stepsLeft = steps;
        bool possible = Possible(all, size, []);
        return possible ? true : ended ? null : false;
    }

    /// <summary>How many choices of the smallest size there are; null where that takes more than some steps.</summary>
    public BigInteger? CountOf(int size, long steps)
    {
        ended = false;
        stepsLeft = steps;
        BigInteger count = CountFrom(all, size);
        return ended ? null : count;
    }

    /// <summary>The smallest choices one by one, as sets of the chart.</summary>
    public IEnumerable<int[]> Choices(int size) => Choices(all, size, new bool[columns.Length], [], OnlyWidest().Reach()).SelectMany(Spread);

    /// <summary>The choices from which nothing can be left out, one by one.</summary>
    public IEnumerable<int[]> Irredundant() => Irredundant(all, T.Zero, new bool[columns.Length], []).SelectMany(Spread);

    private CoverSearch<T> OnlyWidest()
    {
        // For size alone, a set that lies in another is not needed. The columns stand with the widest first.
        var kept = new List<int>();
        for (int c = 0; c < columns.Length; c++)
            if (!kept.Exists(wider => T.IsZero(columns[c] & ~columns[wider]))) kept.Add(c);
        return new CoverSearch<T>(columnsOf.Length, [.. kept.Select(c => columns[c])], [.. kept.Select(c => members[c])], stop);
    }

    private int Greedy()
    {
        T left = all;
        int count = 0;
        while (!T.IsZero(left))
        {
            T best = T.Zero;
            int most = 0;
            foreach (T column in columns)
            {
                int gain = int.CreateTruncating(T.PopCount(column & left));
                if (gain <= most) continue;
                most = gain;
                best = column;
            }
            left &= ~best;
            count++;
        }
        return count;
    }

    // Rows of which no two are in one set: each needs a set of its own.
    private int RowsApart(T left)
    {
        int count = 0;
        while (!T.IsZero(left))
        {
            int row = int.CreateTruncating(T.TrailingZeroCount(left));
            left &= ~near[row];
            count++;
        }
        return count;
    }

    private bool Possible(T left, int size, HashSet<(T, int)> impossible)
    {
        if (T.IsZero(left)) return true;
        if (size <= 0 || int.CreateTruncating(T.PopCount(left)) > (long)size * widest || RowsApart(left) > size) return false;
        if (ended || --stepsLeft < 0 || stop.IsCancellationRequested)
        {
            ended = true;
            return false;
        }
        if (impossible.Contains((left, size))) return false;
        foreach (int c in columnsOf[RowWithFewest(left)])
            if (Possible(left & ~columns[c], size - 1, impossible)) return true;
        if (!ended && impossible.Count < MostRemembered) impossible.Add((left, size));
        return false;
    }

    // Each choice is met once: what was tried before at a row is barred while the next is tried.
    private BigInteger CountFrom(T left, int size)
    {
        if (T.IsZero(left)) return size == 0 ? BigInteger.One : BigInteger.Zero;
        if (size <= 0 || int.CreateTruncating(T.PopCount(left)) > (long)size * widest || RowsApart(left) > size) return BigInteger.Zero;
        if (ended || --stepsLeft < 0 || stop.IsCancellationRequested)
        {
            ended = true;
            return BigInteger.Zero;
        }
        int[] branch = columnsOf[RowWithFewest(left)];
        if (size == 1)
        {
            long ways = 0;
            stepsLeft -= branch.Length / 8;
            foreach (int c in branch)
                if (barred[c] == 0 && T.IsZero(left & ~columns[c])) ways += members[c].Count;
            return ways;
        }
        BigInteger sum = BigInteger.Zero;
        foreach (int c in branch)
        {
            if (barred[c] == 0) sum += CountFrom(left & ~columns[c], size - 1) * members[c].Count;
            barred[c]++;
        }
        foreach (int c in branch) barred[c]--;
        return sum;
    }

    private CoverReach<T> Reach() => new(columnsOf.Length, columns, stop);

    private IEnumerable<List<int>> Choices(T left, int size, bool[] taken, List<int> chosen, CoverReach<T> reach)
    {
        if (T.IsZero(left))
        {
            yield return [.. chosen];
            yield break;
        }
        if (size <= 0) yield break;
        var tried = new List<int>();
        foreach (int c in columnsOf[RowWithFewest(left)])
        {
            if (stop.IsCancellationRequested) yield break;
            if (taken[c]) continue;
            T rest = left & ~columns[c];
            if (reach.Covers(rest, size - 1))
            {
                chosen.Add(c);
                foreach (List<int> found in Choices(rest, size - 1, taken, chosen, reach)) yield return found;
                chosen.RemoveAt(chosen.Count - 1);
            }
            taken[c] = true;
            tried.Add(c);
        }
        foreach (int c in tried) taken[c] = false;
    }

    private IEnumerable<List<int>> Irredundant(T left, T twice, bool[] taken, List<int> chosen)
    {
        if (T.IsZero(left))
        {
            yield return [.. chosen];
            yield break;
        }
        var tried = new List<int>();
        foreach (int c in columnsOf[RowWithFewest(left)])
        {
            if (stop.IsCancellationRequested) yield break;
            if (taken[c]) continue;
            T covered = all & ~left;
            T nowTwice = twice | (columns[c] & covered);
            T once = (covered | columns[c]) & ~nowTwice;
            // Each set chosen must keep a row that no other one has.
            bool needed = !T.IsZero(columns[c] & once) && chosen.TrueForAll(before => !T.IsZero(columns[before] & once));
            if (needed)
            {
                chosen.Add(c);
                foreach (List<int> found in Irredundant(left & ~columns[c], nowTwice, taken, chosen)) yield return found;
                chosen.RemoveAt(chosen.Count - 1);
            }
            taken[c] = true;
            tried.Add(c);
        }
        foreach (int c in tried) taken[c] = false;
    }

    // Sets of the same rows can stand for each other.
    private IEnumerable<int[]> Spread(List<int> chosen)
    {
        int[] turn = new int[chosen.Count];
        while (true)
        {
            yield return [.. chosen.Select((c, i) => members[c][turn[i]])];
            int at = chosen.Count - 1;
            while (at >= 0 && ++turn[at] == members[chosen[at]].Count) turn[at--] = 0;
            if (at < 0) yield break;
        }
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
