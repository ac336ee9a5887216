using System.Collections.Immutable;

namespace Offramp.Methods.Alignment;

/// <summary>A stretch of a text that may have its counterpart in a translation: a turn, a paragraph, a sentence.</summary>
/// <param name="Length">How long it is, in characters; at least 0.</param>
/// <param name="Speaker">Who speaks, as a number that means the same in both texts; negative where that is not known.</param>
public readonly record struct AlignmentUnit(int Length, int Speaker = -1);

/// <summary>Units of one text and those of the other that say the same; one side may be empty.</summary>
/// <param name="FirstA">The first unit of the one text, from 0.</param>
/// <param name="CountA">How many, 0 to 3.</param>
/// <param name="FirstB">The first unit of the other text, from 0.</param>
/// <param name="CountB">How many, 0 to 3.</param>
/// <param name="Cost">How unlikely the match is by itself, in natural units of minus log probability: the higher, the more it wants looking at.</param>
public readonly record struct AlignedUnits(int FirstA, int CountA, int FirstB, int CountB, double Cost);

/// <summary>Which units of a text answer which units of its translation, judged by their order, their lengths and who speaks.</summary>
/// <remarks>W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19 (1993) 75–102. Three
/// things are different, for conversations: unlike speakers cost something; three units may answer one (an answer, a short question and the rest of the
/// answer, told as one answer); and what has no counterpart costs the same at any length. The result is a proposal for a person, not a finding.</remarks>
public static class LengthAlignment
{
    // Table 5 of the paper; the paper gives the first of two mirrored kinds both together. Three to one is not in the paper: it is taken as one tenth of two to one.
    private static readonly (int A, int B, double Prior)[] Kinds =
    [
        (1, 1, 0.89), (1, 0, 0.0099 / 2), (0, 1, 0.0099 / 2), (2, 1, 0.089 / 2), (1, 2, 0.089 / 2), (2, 2, 0.011), (3, 1, 0.0089 / 2), (1, 3, 0.0089 / 2),
    ];

    // Variance of the length of a translation for each character of the text (section 3.3 of the paper, s²).
    private const double Variance = 6.8;

    // What it costs where nobody who speaks on the one side speaks on the other: about as much as a match of one probability in fifty.
    private const double UnlikeSpeakers = 4;

    // Minus ln of twice the normal tail beyond three deviations. The paper measures a unit without counterpart against an empty one, so that a long one can
    // hardly be left out; translators of interviews leave out what is long as easily as what is short.
    private const double WithoutCounterpart = 5.9;

    private const int NarrowestBand = 100;
    private const long MostCells = 1_000_000;

    /// <summary>The likeliest matches, in order; every unit of both texts is in exactly one.</summary>
    /// <param name="a">The units of the one text.</param>
    /// <param name="b">The units of the other.</param>
    public static ImmutableArray<AlignedUnits> Align(ReadOnlySpan<AlignmentUnit> a, ReadOnlySpan<AlignmentUnit> b)
    {
        if (a.IsEmpty && b.IsEmpty) return [];
        // What only one text has makes the ratio of the whole lengths a wrong one. Several are tried, each made better by the pairs found with it.
        ImmutableArray<AlignedUnits> best = [];
        foreach (double start in (double[])[SumRatio(a, b), 1, Median(b) / Median(a)])
        {
            ImmutableArray<AlignedUnits> found = Align(a, b, start);
            if (MedianRatio(a, b, found) is { } better && Math.Abs(better - start) > 0.02 * start) found = Cheaper(found, Align(a, b, better));
            best = best.IsEmpty ? found : Cheaper(best, found);
        }
        return best;
    }

    private static ImmutableArray<AlignedUnits> Cheaper(ImmutableArray<AlignedUnits> one, ImmutableArray<AlignedUnits> other) =>
        other.Sum(static match => match.Cost) < one.Sum(static match => match.Cost) ? other : one;

    private static ImmutableArray<AlignedUnits> Align(ReadOnlySpan<AlignmentUnit> a, ReadOnlySpan<AlignmentUnit> b, double ratio)
    {
        // Translations keep to the order of what they translate: only what lies near the diagonal is looked at, in long texts.
        int half = (int)Math.Clamp(Math.Max(a.Length, b.Length) / 5, NarrowestBand, Math.Max(NarrowestBand, MostCells / (a.Length + 1) / 2));
        // Where one unit of the one text answers very many of the other, the diagonal is steep: the bands beside two neighbours must still meet.
        half = Math.Max(half, (b.Length / Math.Max(1, a.Length)) + 1);
        int width = (2 * half) + 1;
        double[][] costs = [.. Enumerable.Range(0, 4).Select(_ => new double[width])];
        byte[] ways = new byte[(long)(a.Length + 1) * width];
        for (int i = 0; i <= a.Length; i++)
        {
            double[] here = costs[i % 4];
            Array.Fill(here, double.PositiveInfinity);
            int left = Left(i, half, a.Length, b.Length);
            for (int j = Math.Max(0, left); j <= b.Length && j - left < width; j++)
            {
                if (i == 0 && j == 0)
                {
                    here[-left] = 0;
                    continue;
                }
                for (byte kind = 0; kind < Kinds.Length; kind++)
                {
                    (int countA, int countB, _) = Kinds[kind];
                    if (countA > i || countB > j) continue;
                    int from = j - countB - Left(i - countA, half, a.Length, b.Length);
                    if ((uint)from >= (uint)width) continue;
                    double before = costs[(i - countA) % 4][from];
                    if (double.IsPositiveInfinity(before)) continue;
                    double cost = before + CostOf(kind, a.Slice(i - countA, countA), b.Slice(j - countB, countB), ratio);
                    if (cost >= here[j - left]) continue;
                    here[j - left] = cost;
                    ways[((long)i * width) + j - left] = kind;
                }
            }
        }
        return Walk(a, b, ways, half, ratio);
    }

    private static ImmutableArray<AlignedUnits> Walk(ReadOnlySpan<AlignmentUnit> a, ReadOnlySpan<AlignmentUnit> b, byte[] ways, int half, double ratio)
    {
        var found = new List<AlignedUnits>();
        int width = (2 * half) + 1;
        for (int i = a.Length, j = b.Length; i > 0 || j > 0;)
        {
            byte kind = ways[((long)i * width) + j - Left(i, half, a.Length, b.Length)];
            (int countA, int countB, _) = Kinds[kind];
            i -= countA;
            j -= countB;
            found.Add(new AlignedUnits(i, countA, j, countB, CostOf(kind, a.Slice(i, countA), b.Slice(j, countB), ratio)));
        }
        found.Reverse();
        return [.. found];
    }

    // The first unit of the other text that is looked at beside the i-th of the one; may be negative.
    private static int Left(int i, int half, int lengthA, int lengthB) =>
        (lengthA == 0 ? lengthB / 2 : (int)((long)i * lengthB / lengthA)) - half;

    private static double SumRatio(ReadOnlySpan<AlignmentUnit> a, ReadOnlySpan<AlignmentUnit> b)
    {
        double sumA = Sum(a), sumB = Sum(b);
        return sumA > 0 && sumB > 0 ? sumB / sumA : 1;
    }

    private static double? MedianRatio(ReadOnlySpan<AlignmentUnit> a, ReadOnlySpan<AlignmentUnit> b, ImmutableArray<AlignedUnits> found)
    {
        var ratios = new List<double>(found.Length);
        foreach (AlignedUnits pair in found)
            if (pair is { CountA: 1, CountB: 1 } && a[pair.FirstA].Length > 0 && b[pair.FirstB].Length > 0)
                ratios.Add((double)b[pair.FirstB].Length / a[pair.FirstA].Length);
        if (ratios.Count < 3) return null;
        ratios.Sort();
        return ratios[ratios.Count / 2];
    }

    private static double Median(ReadOnlySpan<AlignmentUnit> units)
    {
        int[] lengths = new int[units.Length];
        for (int i = 0; i < lengths.Length; i++) lengths[i] = units[i].Length;
        Array.Sort(lengths);
        return lengths.Length == 0 ? 1 : Math.Max(1, lengths[lengths.Length / 2]);
    }

    private static double Sum(ReadOnlySpan<AlignmentUnit> units)
    {
        double sum = 0;
        foreach (AlignmentUnit unit in units) sum += unit.Length;
        return sum;
    }

    private static double CostOf(byte kind, ReadOnlySpan<AlignmentUnit> a, ReadOnlySpan<AlignmentUnit> b, double ratio) =>
        -Math.Log(Kinds[kind].Prior) + (a.IsEmpty || b.IsEmpty ? WithoutCounterpart : LengthCost(Sum(a), Sum(b), ratio)) + SpeakerCost(a, b);

    // Equation 1 of the paper with the mean of both lengths under the root, as in the paper's own program.
    private static double LengthCost(double lengthA, double lengthB, double ratio)
    {
        double mean = (lengthA + (lengthB / ratio)) / 2;
        if (mean <= 0) return 0;
        double delta = ((lengthA * ratio) - lengthB) / Math.Sqrt(Variance * mean);
        // Equation 4: twice the tail of the normal distribution beyond |δ|, that is erfc(|δ|/√2).
        return -LogErfc(Math.Abs(delta) / Math.Sqrt(2));
    }

    private static double SpeakerCost(ReadOnlySpan<AlignmentUnit> a, ReadOnlySpan<AlignmentUnit> b)
    {
        if (a.IsEmpty || b.IsEmpty) return 0;
        int known = 0, alone = 0;
        Count(a, b, ref known, ref alone);
        Count(b, a, ref known, ref alone);
        return known == 0 ? 0 : UnlikeSpeakers * alone / known;
    }

    private static void Count(ReadOnlySpan<AlignmentUnit> units, ReadOnlySpan<AlignmentUnit> others, ref int known, ref int alone)
    {
        foreach (AlignmentUnit unit in units)
        {
            if (unit.Speaker < 0) continue;
            bool comparable = false, met = false;
            foreach (AlignmentUnit other in others)
            {
                comparable |= other.Speaker >= 0;
                met |= other.Speaker == unit.Speaker;
            }
            if (!comparable) continue;
            known++;
            if (!met) alone++;
        }
    }

    // ln erfc(x) for x ≥ 0 with a relative error of erfc below 1.2e-7: W. H. Press and others, Numerical Recipes in C (1992), section 6.2 (erfcc).
    private static double LogErfc(double x)
    {
        double t = 1 / (1 + (0.5 * x));
        ReadOnlySpan<double> factors =
            [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];
        double sum = 0;
        for (int i = factors.Length - 1; i >= 0; i--) sum = factors[i] + (t * sum);
        return Math.Log(t) - (x * x) + sum;
    }
}
