using System.Collections.Immutable;
using System.Numerics;

namespace Offramp.Methods.Disclosure;

/// <summary>Keys whose values together single cases out, while no part of them does.</summary>
/// <param name="Keys">The keys by their places, ascending.</param>
/// <param name="Cases">The cases that are singled out by just these keys, ascending.</param>
public sealed record UniqueCombination(ImmutableArray<int> Keys, ImmutableArray<int> Cases);

/// <summary>The minimal sample uniques of a table: the smallest combinations of values that only one case has.</summary>
/// <remarks>M. J. Elliot, A. M. Manning and R. W. Ford, International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 10 (2002) 493–509; A. M. Manning, D. J. Haglin and J. A. Keane,
/// Data Mining and Knowledge Discovery 16 (2008) 165–196. Found exactly, by every combination of keys. They say which values to coarsen; no score of a case is made of them.</remarks>
public sealed class MinimalSampleUniques
{
    /// <summary>The usual size up to which combinations are searched: what people readily know about somebody together.</summary>
    public const int UsualSize = 3;

    // Visits of a case under a combination of keys; more would take minutes.
    private const double MostVisits = 2e10;

    // Bytes for remembering who is unique under which smaller combination.
    private const double MostMemory = 400e6;

    private MinimalSampleUniques(DisclosureTable table, int largest, ImmutableArray<UniqueCombination> combinations)
    {
        Table = table;
        LargestSize = largest;
        Combinations = combinations;
    }

    /// <summary>The table.</summary>
    public DisclosureTable Table { get; }

    /// <summary>The size up to which combinations were searched.</summary>
    public int LargestSize { get; }

    /// <summary>The combinations that single somebody out, smallest first, those of one size by their keys.</summary>
    public ImmutableArray<UniqueCombination> Combinations { get; }

    /// <summary>How many minimal sample uniques there are.</summary>
    public long Count => Combinations.Sum(static c => (long)c.Cases.Length);

    /// <summary>For each size how many minimal sample uniques there are, and how many cases have one of that size.</summary>
    public ImmutableArray<(int Size, long Count, int Cases)> Sizes => [.. Enumerable.Range(1, LargestSize).Select(size =>
    {
        UniqueCombination[] those = [.. Combinations.Where(c => c.Keys.Length == size)];
        return (size, those.Sum(static c => (long)c.Cases.Length), those.SelectMany(static c => c.Cases).Distinct().Count());
    })];

    /// <summary>For each key in how many minimal sample uniques it takes part: where coarsening helps most.</summary>
    public ImmutableArray<long> PerKey => [.. Table.Keys.Select((_, key) => Combinations.Where(c => c.Keys.Contains(key)).Sum(static c => (long)c.Cases.Length))];

    /// <summary>How many cases have any.</summary>
    public int Cases => Combinations.SelectMany(static c => c.Cases).Distinct().Count();

    /// <summary>The minimal sample uniques of a table up to a size.</summary>
    /// <param name="table">The table.</param>
    /// <param name="largest">The most keys in a combination; more than there are is as many as there are.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static Answer<MinimalSampleUniques> Of(DisclosureTable table, int largest = UsualSize, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (largest < 1) return new MethodProblem("methods.disclosure-size").With("size", largest);
        int size = Math.Min(largest, table.Keys.Length);
        double combinations = 0, remembered = 0, choices = 1;
        for (int chosen = 1; chosen <= size; chosen++)
        {
            remembered = combinations;
            combinations += choices = choices * (table.Keys.Length - chosen + 1) / chosen;
        }
        if (combinations * table.Count > MostVisits || remembered * table.Count / 8 > MostMemory)
            return new MethodProblem("methods.disclosure-combinations-too-many").With("count", combinations).With("size", size);
        var search = new Search(table, size, cancellation);
        search.Visit();
        return new MinimalSampleUniques(table, size, [.. search.Found.OrderBy(static c => c.Keys.Length).ThenBy(static c => c.Keys, Comparer<ImmutableArray<int>>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b.AsSpan())))]);
    }

    // Combinations are bit masks and are visited in the order of these as numbers, so that all parts of one come before it. Cases are kept grouped by their values in the
    // combination at hand; whoever is unique leaves the groups, as no larger combination can be minimal for them.
    private sealed class Search(DisclosureTable table, int largest, CancellationToken cancellation)
    {
        private readonly int[][] codes = [.. table.Keys.Select(static key => key.Codes.ToArray())];
        private readonly int[][] rows = [.. Enumerable.Range(0, largest + 1).Select(_ => new int[table.Count])];
        private readonly List<int>[] ends = [.. Enumerable.Range(0, largest + 1).Select(static _ => new List<int>())];
        private readonly int[] counts = new int[table.Keys.Max(static key => key.Values.Length + 1)];
        private readonly Dictionary<ulong, ulong[]> uniques = [];
        private readonly int words = (table.Count + 63) / 64;

        public List<UniqueCombination> Found { get; } = [];

        public void Visit()
        {
            for (int i = 0; i < table.Count; i++) rows[0][i] = i;
            ends[0].Add(table.Count);
            uniques[0] = new ulong[words];
            Visit(0, 0, codes.Length);
        }

        private void Visit(ulong mask, int depth, int lowest)
        {
            for (int key = 0; key < lowest; key++)
            {
                cancellation.ThrowIfCancellationRequested();
                ulong extended = mask | (1UL << key);
                Extend(mask, extended, depth, key);
                if (depth + 1 < largest) Visit(extended, depth + 1, key);
            }
        }

        private void Extend(ulong mask, ulong extended, int depth, int key)
        {
            bool last = depth + 1 == largest;
            int[] from = rows[depth], to = rows[depth + 1], code = codes[key];
            List<int> bounds = ends[depth + 1];
            bounds.Clear();
            ulong[]? unique = null;
            if (!last) uniques[extended] = unique = [.. uniques[mask]];
            ulong[][] parts = Parts(mask, extended);
            var minimal = ImmutableArray.CreateBuilder<int>();
            int start = 0, written = 0;
            foreach (int end in ends[depth])
            {
                for (int i = start; i < end; i++) counts[code[from[i]]]++;
                // Counts turn into the places where the next case with the value goes: ~place for one that has got one, 0 for a value that was unique and is done.
                for (int i = start; i < end; i++)
                {
                    int row = from[i], value = code[row], count = counts[value];
                    if (count == 1)
                    {
                        counts[value] = 0;
                        if (unique is not null) unique[row >> 6] |= 1UL << row;
                        if (!IsUniqueInAny(parts, row)) minimal.Add(row);
                    }
                    else if (!last)
                    {
                        if (count > 0)
                        {
                            counts[value] = ~written;
                            written += count;
                            bounds.Add(written);
                        }
                        to[~counts[value]] = row;
                        counts[value]--;
                    }
                }
                for (int i = start; i < end; i++) counts[code[from[i]]] = 0;
                start = end;
            }
            if (minimal.Count == 0) return;
            minimal.Sort();
            Found.Add(new UniqueCombination([.. Enumerable.Range(0, codes.Length).Where(at => (extended >> at & 1) != 0)], minimal.DrainToImmutable()));
        }

        // The combinations with one key less, but for the one that is extended: who is unique there has left the groups already.
        private ulong[][] Parts(ulong mask, ulong extended)
        {
            var parts = new ulong[BitOperations.PopCount(mask)][];
            int at = 0;
            for (ulong left = mask; left != 0; left &= left - 1) parts[at++] = uniques[extended & ~(left & (~left + 1))];
            return parts;
        }

        private static bool IsUniqueInAny(ulong[][] parts, int row)
        {
            foreach (ulong[] part in parts)
                if ((part[row >> 6] >> row & 1) != 0) return true;
            return false;
        }
    }
}
