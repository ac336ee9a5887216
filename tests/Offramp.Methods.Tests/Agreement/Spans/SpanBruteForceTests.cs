using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Agreement.Spans;

namespace Offramp.Methods.Tests.Agreement.Spans;

/// <summary>The sweep held against the formulas written out over arrays of characters and whole matrices of coincidences.</summary>
public sealed class SpanBruteForceTests
{
    [Fact]
    public void The_family_is_that_of_whole_matrices_of_coincidences() => Prop.ForAll(SpanProblems.Apart, static data =>
    {
        foreach (CodeMetric metric in Enum.GetValues<CodeMetric>())
        {
            UnitizingAlpha alpha = UnitizingAlpha.Of(data, metric).Needed();
            var slow = new SlowFamily(data, metric);
            Held(slow.U(), alpha.U);
            Held(slow.BarU(), alpha.BarU);
            Held(slow.Cu(slow.MetByEach), alpha.Cu);
            Held(slow.Cu(slow.MetByEach), alpha.Readings.Each);
            Held(slow.Cu(slow.MetByMean), alpha.Readings.Mean);
            Held(slow.Cu(slow.MetByAny), alpha.Readings.Any);
            for (int k = 0; k < data.Codes.Length; k++)
            {
                Held(slow.Ku(k), alpha.Codes[k].Alpha);
                Assert.Equal(slow.Coverage(k), alpha.Codes[k].Coverage ?? double.NaN, 1e-9);
            }
            Assert.Equal(slow.CoverageCu(), alpha.CoverageCu ?? double.NaN, 1e-9);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void The_table_of_characters_is_that_of_arrays_of_characters() => Prop.ForAll(SpanProblems.Overlapping, static data =>
    {
        for (int k = 0; k < data.Codes.Length; k++)
        {
            long[] counts = new long[4];
            for (int d = 0; d < data.Documents.Length; d++)
            {
                if (data.Documents[d].Units[0] is not { } a || data.Documents[d].Units[1] is not { } b) continue;
                for (int at = data.Documents[d].Begin; at < data.Documents[d].Begin + data.Documents[d].Length; at++)
                    counts[(a.Any(u => Has(u, data.Codes[k], at)) ? 0 : 2) + (b.Any(u => Has(u, data.Codes[k], at)) ? 0 : 1)]++;
            }
            CodeCharacters table = CodeCharacters.Of(data)[k];
            Assert.Equal((counts[0], counts[1], counts[2], counts[3]), (table.Both, table.OnlyA, table.OnlyB, table.Neither));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void No_choice_of_pairs_has_more_of_them_or_as_many_that_overlap_more() => Prop.ForAll(SpanProblems.Overlapping, Gen.Elements(0.1, 0.3, 0.5, 0.7, 1.0).ToArbitrary(), static (data, threshold) =>
    {
        UnitMatching matching = UnitMatching.Of(data, threshold).Needed();
        for (int k = 0; k < data.Codes.Length; k++)
        {
            (int Count, double Sum) best = (0, 0);
            int unitsA = 0, unitsB = 0;
            for (int d = 0; d < data.Documents.Length; d++)
            {
                if (data.OnlyCodes(data.Codes[k]).UnitsOf(d, 0) is not { } a || data.OnlyCodes(data.Codes[k]).UnitsOf(d, 1) is not { } b) continue;
                (int count, double sum) = Best([.. a], [.. b], 0, [], threshold);
                best = (best.Count + count, best.Sum + sum);
                unitsA += a.Length;
                unitsB += b.Length;
            }
            MatchCounts counts = matching.Codes[k];
            Assert.Equal((best.Count, unitsA - best.Count, unitsB - best.Count), (counts.Matched, counts.OnlyA, counts.OnlyB));
            Assert.Equal(best.Sum, counts.IouSum, 1e-9);
        }
        Assert.All(matching.Pairs, pair => Assert.True(pair.Iou >= threshold && pair.A.Code == pair.B.Code));
        Assert.Equal(matching.Pairs.Length, matching.Pairs.Select(static p => (p.Document, p.A)).Distinct().Count());
        Assert.Equal(matching.Pairs.Length, matching.Pairs.Select(static p => (p.Document, p.B)).Distinct().Count());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static bool Has(SpanUnit unit, string code, int at) => unit.Code == code && unit.Start <= at && at < unit.End;

    private static (int Count, double Sum) Best(SpanUnit[] a, SpanUnit[] b, int i, HashSet<int> taken, double threshold)
    {
        if (i == a.Length) return (0, 0);
        (int Count, double Sum) best = Best(a, b, i + 1, taken, threshold);
        for (int j = 0; j < b.Length; j++)
        {
            int both = Math.Min(a[i].End, b[j].End) - Math.Max(a[i].Start, b[j].Start);
            double iou = (double)both / (a[i].Length + b[j].Length - both);
            if (both <= 0 || iou < threshold || !taken.Add(j)) continue;
            (int count, double sum) = Best(a, b, i + 1, taken, threshold);
            taken.Remove(j);
            if (count + 1 > best.Count || (count + 1 == best.Count && sum + iou > best.Sum)) best = (count + 1, sum + iou);
        }
        return best;
    }

    private static void Held(double slow, SpanCoefficient found)
    {
        Assert.Equal(found.Value is null, found.Undefined is not null);
        if (double.IsNaN(slow)) Assert.Null(found.Value);
        else Assert.Equal(slow, found.Value ?? double.NaN, 1e-9);
    }
}
