using System.Numerics;
using System.Runtime.InteropServices;

namespace Offramp.Methods.Qca;

/// <summary>Counts the choices of m sets that cover n rows, by inclusion and exclusion over all sets of rows.</summary>
/// <remarks>With a(T) the number of sets whose rows all lie in T, N(m) = Σ over T of (−1)^(n−|T|) · C(a(T), m). The sums a(T) are a zeta transform: A. Björklund,
/// T. Husfeldt and M. Koivisto, "Set Partitioning via Inclusion–Exclusion", SIAM Journal on Computing 39 (2009) 546–563. What is kept is only how often
/// each value of a occurs, with its sign; from that N(m) follows exactly for every m.</remarks>
internal static class CoverCount
{
    // The transform runs over the lower rows for each choice of the upper ones, so that what it works on stays in the processor's cache.
    private const int LowerRows = 16;

    /// <summary>The least m with a choice, and how many choices of m there are.</summary>
    /// <param name="rows">How many rows there are, at most 31.</param>
    /// <param name="columns">The different sets of rows, which together have all rows.</param>
    /// <param name="times">How often each occurs.</param>
    public static (int Least, BigInteger Count) Smallest(int rows, uint[] columns, int[] times)
    {
        long[] signed = Signed(rows, columns, times);
        for (int m = 1; m <= rows; m++)
        {
            BigInteger count = CountOf(signed, m);
            if (!count.IsZero) return (m, count);
        }
        throw new ArgumentException("Some row is in no set.", nameof(columns));
    }

    private static BigInteger CountOf(long[] signed, int m)
    {
        BigInteger sum = BigInteger.Zero, binomial = BigInteger.One;
        for (int a = m; a < signed.Length; a++)
        {
            // C(a, m) = C(a − 1, m) · a / (a − m)
            if (a > m) binomial = binomial * a / (a - m);
            if (signed[a] != 0) sum += binomial * signed[a];
        }
        return sum;
    }

    // How often each value of a(T) occurs: counted up where rows are missing from T in an even number, down where in an odd one.
    private static long[] Signed(int rows, uint[] columns, int[] times)
    {
        int lower = Math.Min(rows, LowerRows), size = 1 << lower;
        uint lowerMask = (uint)size - 1;
        int total = times.Sum();
        long[] signed = new long[total + 1];
        int[] sums = new int[size];
        for (uint upper = 0; upper < 1u << (rows - lower); upper++)
        {
            Array.Clear(sums);
            for (int c = 0; c < columns.Length; c++)
                if ((columns[c] >> lower & ~upper) == 0) sums[columns[c] & lowerMask] += times[c];
            Zeta(sums, lower);
            int upperMissing = rows - lower - BitOperations.PopCount(upper);
            for (uint t = 0; t < sums.Length; t++)
            {
                int missing = upperMissing + lower - BitOperations.PopCount(t);
                signed[sums[t]] += 1 - (2 * (missing & 1));
            }
        }
        return signed;
    }

    // Afterwards each place has the sum over all sets of rows that lie in it.
    private static void Zeta(int[] sums, int rows)
    {
        for (int r = 0; r < rows; r++)
        {
            int half = 1 << r;
            if (half >= Vector<int>.Count)
            {
                Span<Vector<int>> vectors = MemoryMarshal.Cast<int, Vector<int>>(sums.AsSpan());
                int step = half / Vector<int>.Count;
                for (int block = 0; block < vectors.Length; block += 2 * step)
                    for (int i = block; i < block + step; i++) vectors[i + step] += vectors[i];
            }
            else
            {
                for (int block = 0; block < sums.Length; block += 2 * half)
                    for (int i = block; i < block + half; i++) sums[i + half] += sums[i];
            }
        }
    }
}
