using System.Globalization;
using Offramp.Methods.Numbers;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Bench;

/// <summary>How often intervals of list experiments hold the truth: seeded simulations of three control items, a trait of about a quarter, one covariate.</summary>
internal static class ListsCoverage
{
    private const int Runs = 2000;

    public static IEnumerable<Figure> Run(string folder)
    {
        foreach (int rows in (int[])[300, 1000, 3000])
            foreach (Figure figure in Of(rows)) yield return figure;
    }

    private static List<Figure> Of(int rows)
    {
        string[] names = ["difference in means, Welch", "linear, HC2", "least squares, log odds", "least squares, symmetric", "likelihood, log odds", "likelihood, symmetric", "likelihood, simulated (500 runs)",
            "likelihood, coefficient of the covariate", "combined with an open question", "double list", "list less the open question of the same people, difference in means", "the same, likelihood",
            "likelihood, x = 1 less x = 0", "likelihood, weights", "unconstrained, counts apart by 0.5 log odds", "overdispersed, correlation 0.1", "ceiling, 40 % of those at it lie", "plain likelihood where 40 % at the ceiling lie"];
        int[] held = new int[names.Length], given = new int[names.Length];
        var gate = new Lock();
        Parallel.For(0, Runs, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, run =>
        {
            (bool? Held, int At)[] found = [.. One(rows, (ulong)run).Concat(Further(rows, (ulong)run)).Select(static (one, at) => (one, at))];
            lock (gate)
            {
                foreach ((bool? hit, int at) in found)
                {
                    if (hit is null) continue;
                    given[at]++;
                    if (hit.Value) held[at]++;
                }
            }
        });
        return [.. names.Select((name, i) => new Figure(string.Create(CultureInfo.InvariantCulture, $"n = {rows}, {name}: intervals in {given[i]} of {Runs} runs, of which hold"), 100.0 * held[i] / Math.Max(1, given[i]), "%"))];
    }

    private static IEnumerable<bool?> One(int rows, ulong run)
    {
        var random = new SeededRandom(2026, run);
        double[] counts = new double[rows], second = new double[rows], direct = new double[rows], x = new double[rows];
        bool[] treated = new bool[rows];
        double sample = 0;
        const double constant = -1.4, slope = 0.7;
        for (int i = 0; i < rows; i++)
        {
            x[i] = i / 2 % 2;
            treated[i] = i % 2 == 1;
            double share = 1 / (1 + Math.Exp(-(constant + (slope * x[i])))), h = 1 / (1 + Math.Exp(-(0.3 - (0.4 * x[i]))));
            sample += share / rows;
            bool trait = random.NextDouble() < share;
            counts[i] = Count(h) + (treated[i] && trait ? 1 : 0);
            second[i] = Count(h) + (!treated[i] && trait ? 1 : 0);
            direct[i] = trait && random.NextDouble() < 0.4 ? 1 : 0;
        }
        var input = new ListInput { Counts = [.. counts], Arms = ListArms.Of(treated).Needed(), Items = 3, Covariates = [new ListCovariate("x", [.. x])] };
        ListData data = ListData.Of(input).Needed();
        ListFit squares = NonlinearList.Of(data).Needed(), likelihood = MaximumLikelihood.Of(data, new ListModel { Threads = 1 }).Needed();
        yield return Holds(DifferenceInMeans.Of(data).Needed().Prevalences[0].Interval, sample);
        yield return Holds(LinearList.Of(data).Needed().Prevalences[0].Interval, sample);
        yield return Holds(squares.Prevalences[0].Interval, sample);
        yield return Holds(squares.Prevalences[0].Symmetric, sample);
        yield return Holds(likelihood.Prevalences[0].Interval, sample);
        yield return Holds(likelihood.Prevalences[0].Symmetric, sample);
        yield return run >= 500 ? null : Holds(ListPredictions.Of(likelihood, [new ListProfile([])], draws: 1000, seed: run).Needed().Predictions[0].Simulated, sample);
        yield return Holds(likelihood.Find("sensitive", "x")!.Interval, slope);
        yield return Holds(CombinedList.Of(data, [.. direct]).Value?.Interval, sample);
        yield return Holds(DoubleList.Of(input, [.. second], 3).Needed().Interval, sample);
        yield return Holds(ListMinusDirect.Of(DifferenceInMeans.Of(data).Needed(), input, [.. direct]).Needed().Interval, 0.6 * sample);
        yield return Holds(ListMinusDirect.Of(likelihood, input, [.. direct]).Needed().Interval, 0.6 * sample);
        double apart = (1 / (1 + Math.Exp(-constant - slope))) - (1 / (1 + Math.Exp(-constant)));
        yield return Holds(ListPredictions.Of(likelihood, [new ListProfile([("x", 1)]), new ListProfile([("x", 0)])]).Needed().Contrasts[0].Interval, apart);
        ListData weighted = ListData.Of(input with { Weights = [.. x.Select((_, i) => 0.5 + (i % 5 / 4.0))] }).Needed();
        yield return Holds(MaximumLikelihood.Of(weighted, new ListModel { Threads = 1 }).Needed().Prevalences[0].Interval, sample);

        double Count(double h) => Enumerable.Range(0, 3).Count(_ => random.NextDouble() < h);
    }

    // Counts of those with the trait that are higher, counts that differ from person to person, and people who leave the trait out rather than to say all.
    private static IEnumerable<bool?> Further(int rows, ulong run)
    {
        const double share = 0.3, chance = 0.55, correlation = 0.1;
        var random = new SeededRandom(2027, run);
        double[] higher = new double[rows], spread = new double[rows], lied = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            bool treated = i % 2 == 1, trait = random.NextDouble() < share;
            int more = treated && trait ? 1 : 0;
            higher[i] = Count(trait ? 1 / (1 + Math.Exp(-0.2 - 0.5)) : 1 / (1 + Math.Exp(-0.2))) + more;
            double own = MathNet.Numerics.Distributions.Beta.Sample(random, chance * (1 - correlation) / correlation, (1 - chance) * (1 - correlation) / correlation);
            spread[i] = Count(own) + more;
            int count = Count(chance);
            lied[i] = count + (more == 1 && count == 3 && random.NextDouble() < 0.4 ? 0 : more);
        }
        yield return Fitted(higher, new ListModel { Constrained = false, Threads = 1 });
        yield return Fitted(spread, new ListModel { Overdispersed = true, Threads = 1 });
        yield return Fitted(lied, new ListModel { Ceiling = true, Threads = 1 });
        yield return Fitted(lied, new ListModel { Threads = 1 });

        int Count(double h) => Enumerable.Range(0, 3).Count(_ => random.NextDouble() < h);

        bool? Fitted(double[] counts, ListModel model)
        {
            ListData data = ListData.Of(new ListInput { Counts = [.. counts], Arms = ListArms.Of(Enumerable.Range(0, rows).Select(static i => i % 2 == 1)).Needed(), Items = 3 }).Needed();
            return Holds(MaximumLikelihood.Of(data, model).Needed().Prevalences[0].Interval, share);
        }
    }

    private static bool? Holds(Interval? interval, double truth) => interval is null ? null : interval.Lower <= truth && truth <= interval.Upper;
}
