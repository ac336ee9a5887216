using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>An analysis that can be run again with another choice.</summary>
/// <remarks>Each run takes a fraction of a millisecond for problems of usual size, so that ranges are searched and not sampled. Two runs are the same where they have the same models.</remarks>
/// <param name="data">The cases.</param>
/// <param name="outcome">The outcome.</param>
/// <param name="conditions">The conditions by name.</param>
/// <param name="table">How rows are judged.</param>
/// <param name="options">How the truth table is minimised; expectations are by place of the conditions.</param>
public sealed class RobustnessRuns(QcaData data, QcaExpression outcome, ImmutableArray<string> conditions, TruthTableOptions table, MinimisationOptions options)
{
    // A range of an anchor is first searched in so many steps to each side, then narrowed down by halving.
    private const int Steps = 200;
    private const int Halvings = 30;

    /// <summary>The models of an analysis, in order; empty where it has no solution.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="judged">How rows are judged.</param>
    /// <param name="stop">Ends the search.</param>
    public ImmutableArray<string> Models(QcaData cases, TruthTableOptions judged, CancellationToken stop = default)
    {
        if (TruthTable.Of(cases, outcome, conditions, judged).Value is not { } made || Minimisation.Of(made, options, stop).Value is not { } solution) return [];
        return [.. solution.Models.Select(static model => model.ToString()).Order(StringComparer.Ordinal)];
    }

    /// <summary>The range of inclusion cut-offs with the same models.</summary>
    /// <remarks>A truth table changes only where the cut-off passes the inclusion of a row, so the range is exact: the models stay the same above the lower bound, up to and with the upper one.</remarks>
    /// <param name="stop">Ends the search.</param>
    public RobustRange Inclusion(CancellationToken stop = default)
    {
        ImmutableArray<string> models = Models(data, table, stop);
        if (TruthTable.Of(data, outcome, conditions, table).Value is not { } made) return new RobustRange("incl", table.Inclusion, null, null);
        double[] inclusions = [.. made.Rows.Where(static row => row.Outcome != RowOutcome.Remainder).Select(static row => row.Inclusion).Distinct().Order()];
        double? lower = null, upper = null;
        foreach (double cut in inclusions.Where(cut => cut < table.Inclusion - TruthTable.Tolerance).Reverse())
        {
            if (Same(table with { Inclusion = cut, Contradiction = Lowered(cut) }, models, stop)) continue;
            lower = cut;
            break;
        }
        foreach (double cut in inclusions.Where(cut => cut >= table.Inclusion - TruthTable.Tolerance))
        {
            // Just above a row's inclusion the row is out.
            if (Same(table with { Inclusion = Math.Min(1, cut + (4 * TruthTable.Tolerance)) }, models, stop)) continue;
            upper = cut;
            break;
        }
        return new RobustRange("incl", table.Inclusion, lower, upper);
    }

    /// <summary>The range of numbers of cases that a row needs, with the same models.</summary>
    /// <param name="stop">Ends the search.</param>
    public RobustRange CaseCut(CancellationToken stop = default)
    {
        ImmutableArray<string> models = Models(data, table, stop);
        int lower = table.Cases, upper = table.Cases;
        while (lower > 1 && Same(table with { Cases = lower - 1 }, models, stop)) lower--;
        while (upper < data.Cases.Length && Same(table with { Cases = upper + 1 }, models, stop)) upper++;
        return new RobustRange("n", table.Cases, lower, upper);
    }

    /// <summary>The range of each anchor of a condition's direct calibration, the others as they are, with the same models.</summary>
    /// <remarks>Each bound is where the models change first, going outwards in steps of a two hundredth of the distance that is left to the next anchor or to the farthest value, and is narrowed down
    /// to a hair's breadth. A change and a change back within one step are not seen.</remarks>
    /// <param name="condition">The condition.</param>
    /// <param name="raw">Its raw numbers.</param>
    /// <param name="anchors">Exclusion, crossover, inclusion.</param>
    /// <param name="stop">Ends the search.</param>
    public Answer<AnchorRanges> Anchors(string condition, double[] raw, ImmutableArray<double> anchors, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(raw);
        Answer<double[]> calibrated = Calibration.Logistic(raw, anchors);
        if (calibrated.Value is null) return calibrated.Problems;
        if (With(condition, raw, anchors) is not { } usual) return new MethodProblem("methods.qca-condition-constant", Column: condition).With("name", condition).With("value", 0);
        ImmutableArray<string> models = Models(usual, table, stop);
        string[] names = ["exclusion", "crossover", "inclusion"];
        double low = raw.Min(), high = raw.Max(), room = Math.Max(high - low, 1e-9);
        bool falls = anchors[0] > anchors[2];
        var ranges = ImmutableArray.CreateBuilder<RobustRange>(3);
        for (int a = 0; a < 3; a++)
        {
            int place = a;
            double below = (falls ? a == 2 : a == 0) ? Math.Min(low, anchors[a]) - room : Math.Min(anchors[Math.Max(0, a - 1)], anchors[Math.Min(2, a + 1)]);
            double above = (falls ? a == 0 : a == 2) ? Math.Max(high, anchors[a]) + room : Math.Max(anchors[Math.Max(0, a - 1)], anchors[Math.Min(2, a + 1)]);
            ranges.Add(new RobustRange(names[a], anchors[a], Bound(place, below), Bound(place, above)));
        }
        return new AnchorRanges(condition, ranges.MoveToImmutable());

        double? Bound(int place, double end)
        {
            double from = anchors[place], good = from;
            for (int step = 1; step < Steps; step++)
            {
                double at = from + ((end - from) * step / Steps);
                if (Holds(place, at))
                {
                    good = at;
                    continue;
                }
                double bad = at;
                for (int i = 0; i < Halvings; i++)
                {
                    double middle = (good + bad) / 2;
                    if (Holds(place, middle)) good = middle;
                    else bad = middle;
                }
                return good;
            }
            return null;
        }

        bool Holds(int place, double at) => With(condition, raw, anchors.SetItem(place, at)) is { } changed && Models(changed, table, stop).SequenceEqual(models);
    }

    /// <summary>The analysis without each case in turn.</summary>
    /// <param name="stop">Ends the search.</param>
    public ImmutableArray<Rerun> WithoutEachCase(CancellationToken stop = default)
    {
        ImmutableArray<string> models = Models(data, table, stop);
        return [.. Enumerable.Range(0, data.Cases.Length).Select(left => Rerun([left], models, stop))];
    }

    /// <summary>The analysis with random parts of the cases.</summary>
    /// <param name="share">Which share of the cases each part has.</param>
    /// <param name="runs">How many parts.</param>
    /// <param name="seed">From which the parts follow: the same seed gives the same parts.</param>
    /// <param name="stop">Ends the search.</param>
    public ImmutableArray<Rerun> WithParts(double share, int runs, ulong seed, CancellationToken stop = default)
    {
        if (!(share is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(share));
        ImmutableArray<string> models = Models(data, table, stop);
        int n = data.Cases.Length, leave = Math.Clamp((int)Math.Round(n * (1 - share)), 1, Math.Max(1, n - 1));
        var reruns = ImmutableArray.CreateBuilder<Rerun>(runs);
        ulong state = seed;
        for (int run = 0; run < runs; run++)
        {
            int[] order = [.. Enumerable.Range(0, n)];
            for (int i = 0; i < leave; i++)
            {
                int at = i + (int)(Next(ref state) % (ulong)(n - i));
                (order[i], order[at]) = (order[at], order[i]);
            }
            reruns.Add(Rerun([.. order[..leave].Order()], models, stop));
        }
        return reruns.MoveToImmutable();
    }

    private Rerun Rerun(ImmutableArray<int> left, ImmutableArray<string> models, CancellationToken stop)
    {
        ImmutableArray<string> here = Models(data.Only([.. Enumerable.Range(0, data.Cases.Length).Where(i => !left.Contains(i))]), table, stop);
        return new Rerun(left, here, here.SequenceEqual(models));
    }

    private bool Same(TruthTableOptions judged, ImmutableArray<string> models, CancellationToken stop) => Models(data, judged, stop).SequenceEqual(models);

    private double? Lowered(double cut) => table.Contradiction is { } lower ? Math.Min(lower, cut) : null;

    private QcaData? With(string condition, double[] raw, ImmutableArray<double> anchors) =>
        Calibration.Logistic(raw, anchors).Value is { } memberships && QcaSet.Of(condition, memberships).Value is { } set ? data.With(set) : null;

    // G. L. Steele, D. Lea and C. H. Flood, "Fast Splittable Pseudorandom Number Generators" (2014): SplitMix64.
    private static ulong Next(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

/// <summary>The ranges of a condition's anchors.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Ranges">Exclusion, crossover, inclusion.</param>
public sealed record AnchorRanges(string Condition, ImmutableArray<RobustRange> Ranges);
