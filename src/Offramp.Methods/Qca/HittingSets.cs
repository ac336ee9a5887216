using System.Numerics;

namespace Offramp.Methods.Qca;

/// <summary>All smallest sets (none of which contains another) that have an element of each of some given sets.</summary>
/// <remarks>K. Murakami and T. Uno, "Efficient algorithms for dualizing large-scale hypergraphs", Discrete Applied Mathematics 170 (2014) 83–94,
/// algorithm MMCS: a set grows by elements of a given set that it does not meet yet, as long as each of its elements is the only one to meet some
/// given set. Nothing is found twice and nothing has to be compared with what was found before.</remarks>
internal static class HittingSets
{
    /// <summary>Finds them.</summary>
    /// <param name="sets">The given sets, as bits.</param>
    /// <param name="found">Takes each one; the search ends where it answers no.</param>
    /// <param name="stop">Ends the search.</param>
    /// <returns>Whether all were found.</returns>
    public static bool Find(List<ulong> sets, Func<ulong, bool> found, CancellationToken stop)
    {
        List<ulong> smallest = Smallest(sets);
        if (smallest.Count > 0 && smallest[0] == 0) return true;
        if (smallest.Count <= 64) return new Search<ulong>(smallest, found, stop).Run();
        return smallest.Count <= 128 ? new Search<UInt128>(smallest, found, stop).Run() : new Search<BigInteger>(smallest, found, stop).Run();
    }

    /// <summary>The given sets that contain no other of them: what meets these meets all.</summary>
    public static List<ulong> Smallest(List<ulong> sets)
    {
        sets.Sort(static (one, other) => BitOperations.PopCount(one) is var a && BitOperations.PopCount(other) is var b && a != b ? a.CompareTo(b) : one.CompareTo(other));
        var smallest = new List<ulong>();
        foreach (ulong set in sets)
        {
            bool contains = false;
            foreach (ulong smaller in smallest)
            {
                if ((smaller & set) != smaller) continue;
                contains = true;
                break;
            }
            if (!contains) smallest.Add(set);
        }
        return smallest;
    }

    // T is as many bits as there are given sets.
    private sealed class Search<T>(List<ulong> sets, Func<ulong, bool> found, CancellationToken stop)
        where T : IBinaryInteger<T>
    {
        private readonly ulong[] sets = [.. sets];
        private readonly T[] meets = new T[64];

        // For each depth and each element chosen, the given sets that this element alone meets.
        private readonly T[][] alone = new T[65][];
        private bool ended;

        public bool Run()
        {
            Array.Fill(meets, T.Zero);
            T all = T.Zero;
            ulong elements = 0;
            for (int i = 0; i < sets.Length; i++)
            {
                T bit = T.One << i;
                all |= bit;
                elements |= sets[i];
                for (ulong left = sets[i]; left != 0; left &= left - 1) meets[BitOperations.TrailingZeroCount(left)] |= bit;
            }
            for (int i = 0; i < alone.Length; i++) alone[i] = new T[i + 1];
            Grow(0, elements, all, 0);
            return !ended;
        }

        private void Grow(ulong chosen, ulong candidates, T unmet, int depth)
        {
            if (T.IsZero(unmet))
            {
                ended |= !found(chosen);
                return;
            }
            if (stop.IsCancellationRequested)
            {
                ended = true;
                return;
            }
            ulong branch = FewestCandidates(unmet, candidates);
            candidates &= ~branch;
            for (; branch != 0 && !ended; branch &= branch - 1)
            {
                int element = BitOperations.TrailingZeroCount(branch);
                if (!StaysSmallest(element, depth)) continue;
                alone[depth + 1][depth] = unmet & meets[element];
                ulong bit = 1UL << element;
                Grow(chosen | bit, candidates, unmet & ~meets[element], depth + 1);
                candidates |= bit;
            }
        }

        private bool StaysSmallest(int element, int depth)
        {
            T[] before = alone[depth], after = alone[depth + 1];
            T others = meets[element];
            for (int i = 0; i < depth; i++)
            {
                T left = before[i] & ~others;
                if (T.IsZero(left)) return false;
                after[i] = left;
            }
            return true;
        }

        private ulong FewestCandidates(T unmet, ulong candidates)
        {
            ulong best = 0;
            int fewest = int.MaxValue;
            while (!T.IsZero(unmet))
            {
                int at = int.CreateTruncating(T.TrailingZeroCount(unmet));
                unmet &= unmet - T.One;
                ulong here = sets[at] & candidates;
                int count = BitOperations.PopCount(here);
                if (count >= fewest) continue;
                best = here;
                fewest = count;
                if (count <= 1) break;
            }
            return best;
        }
    }
}
