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
            "likelihood, coefficient of the covariate", "combined with an open question", "double list"];
        int[] held = new int[names.Length], given = new int[names.Length];
        var gate = new Lock();
        Parallel.For(0, Runs, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, run =>
        {
            (bool? Held, int At)[] found = [.. One(rows, (ulong)run).Select(static (one, at) => (one, at))];
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

        double Count(double h) => Enumerable.Range(0, 3).Count(_ => random.NextDouble() < h);
    }

    private static bool? Holds(Interval? interval, double truth) => interval is null ? null : interval.Lower <= truth && truth <= interval.Upper;
}
