using System.Collections.Immutable;

namespace Offramp.Methods.Agreement.Spans;

/// <summary>Two units of one code that stand for each other.</summary>
/// <param name="Document">The document, from 0.</param>
/// <param name="A">The first coder's unit.</param>
/// <param name="B">The second coder's unit.</param>
/// <param name="Iou">How many characters of both are in both.</param>
public sealed record UnitPair(int Document, SpanUnit A, SpanUnit B, double Iou);

/// <summary>How many units of a code two coders share.</summary>
/// <param name="Code">The code; null for all codes together.</param>
/// <param name="Threshold">The least intersection over union of a pair.</param>
/// <param name="Matched">Pairs.</param>
/// <param name="OnlyA">Units of the first coder without a partner.</param>
/// <param name="OnlyB">Units of the second coder without a partner.</param>
/// <param name="IouSum">The sum of the pairs' intersections over union.</param>
public sealed record MatchCounts(string? Code, double Threshold, int Matched, int OnlyA, int OnlyB, double IouSum)
{
    /// <summary>2 matched / (units of both): the positive specific agreement, that of two coders who stand in for each other's truth.</summary>
    /// <remarks>G. Hripcsak and A. S. Rothschild, JAMIA 12 (2005) 296–298.</remarks>
    public SpanCoefficient F1 => (2 * Matched) + OnlyA + OnlyB is > 0 and int all ? SpanCoefficient.Of(2.0 * Matched / all) : SpanCoefficient.None("methods.spans-code-unused");
}

/// <summary>Which units of two coders stand for each other: one to one, within a code, by intersection over union of at least a threshold.</summary>
/// <remarks>The matching has the most pairs that can be had, among those the greatest sum of intersections over union, among those the pairs that come first. Above one half
/// no unit has two partners to choose from, and any way of matching gives the same.</remarks>
/// <param name="Pairs">The pairs, by document, code and place.</param>
/// <param name="Codes">The counts of each code, in the order of the data's codes.</param>
/// <param name="All">The counts over all codes.</param>
public sealed record UnitMatching(ImmutableArray<UnitPair> Pairs, ImmutableArray<MatchCounts> Codes, MatchCounts All)
{
    /// <summary>The thresholds of the table that shows how much hangs on the threshold.</summary>
    public static ImmutableArray<double> Usual { get; } = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

    /// <summary>The matching of two coders over the documents that both opened.</summary>
    /// <param name="data">What coders marked.</param>
    /// <param name="threshold">The least intersection over union, above 0 and up to 1.</param>
    /// <param name="a">The first coder, from 0.</param>
    /// <param name="b">The second coder, from 0.</param>
    public static Answer<UnitMatching> Of(SpanData data, double threshold, int a = 0, int b = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!(threshold is > 0 and <= 1)) return new MethodProblem("methods.spans-threshold", Column: "threshold").With("value", threshold);
        var pairs = ImmutableArray.CreateBuilder<UnitPair>();
        var counts = new MatchCounts[data.Codes.Length];
        for (int code = 0; code < counts.Length; code++)
        {
            int before = pairs.Count, unitsA = 0, unitsB = 0;
            double sum = 0;
            for (int d = 0; d < data.Documents.Length; d++)
            {
                if (data.Marked(d)[a] is not { } markedA || data.Marked(d)[b] is not { } markedB) continue;
                CodedUnit[] ofA = Array.FindAll(markedA, unit => unit.Code == code), ofB = Array.FindAll(markedB, unit => unit.Code == code);
                unitsA += ofA.Length;
                unitsB += ofB.Length;
                foreach ((int i, int j, double iou) in Best(Overlapping(ofA, ofB), threshold))
                {
                    pairs.Add(new UnitPair(d, data.Named(ofA[i]), data.Named(ofB[j]), iou));
                    sum += iou;
                }
            }
            int matched = pairs.Count - before;
            counts[code] = new MatchCounts(data.Codes[code], threshold, matched, unitsA - matched, unitsB - matched, sum);
        }
        var all = new MatchCounts(null, threshold, pairs.Count, counts.Sum(static one => one.OnlyA), counts.Sum(static one => one.OnlyB), counts.Sum(static one => one.IouSum));
        return new UnitMatching(pairs.ToImmutable(), [.. counts], all);
    }

    /// <summary>Intersection over union of two units.</summary>
    internal static double Iou(CodedUnit a, CodedUnit b)
    {
        long both = Math.Max(0, (long)Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start));
        return (double)both / ((long)a.End - a.Start + b.End - b.Start - both);
    }

    /// <summary>Which units overlap, by place in both lists; both are ordered, and within each nothing overlaps.</summary>
    internal static List<(int A, int B, double Iou)> Overlapping(CodedUnit[] ofA, CodedUnit[] ofB)
    {
        var edges = new List<(int, int, double)>();
        for (int i = 0, j = 0; i < ofA.Length && j < ofB.Length;)
        {
            if (ofA[i].Start < ofB[j].End && ofB[j].Start < ofA[i].End) edges.Add((i, j, Iou(ofA[i], ofB[j])));
            if (ofA[i].End < ofB[j].End) i++;
            else if (ofB[j].End < ofA[i].End) j++;
            else (i, j) = (i + 1, j + 1);
        }
        return edges;
    }

    // Pairs of disjoint, ordered units never cross: of two pairs one comes first on both sides. So the best choice among the first k pairs follows from that among fewer,
    // as in the scheduling of weighted intervals: pair k with all that come before both of its units, or the choice without it.
    private static IEnumerable<(int A, int B, double Iou)> Best(List<(int A, int B, double Iou)> edges, double threshold)
    {
        (int A, int B, double Iou)[] strong = [.. edges.Where(edge => edge.Iou >= threshold)];
        var best = new (int Count, double Sum)[strong.Length + 1];
        int[] before = new int[strong.Length];
        bool[] taken = new bool[strong.Length];
        int firstOfA = 0, firstOfB = 0;
        for (int k = 0; k < strong.Length; k++)
        {
            if (strong[k].A != strong[firstOfA].A) firstOfA = k;
            if (strong[k].B != strong[firstOfB].B) firstOfB = k;
            before[k] = Math.Min(firstOfA, firstOfB);
            (int Count, double Sum) with = (best[before[k]].Count + 1, best[before[k]].Sum + strong[k].Iou);
            taken[k] = with.CompareTo(best[k]) > 0;
            best[k + 1] = taken[k] ? with : best[k];
        }
        var chosen = new Stack<(int, int, double)>();
        for (int k = strong.Length; k > 0;)
        {
            if (taken[k - 1])
            {
                chosen.Push(strong[k - 1]);
                k = before[k - 1];
            }
            else
            {
                k--;
            }
        }
        return chosen;
    }
}
