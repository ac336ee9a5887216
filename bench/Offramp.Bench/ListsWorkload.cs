using System.Collections.Immutable;
using System.Globalization;
using Offramp.Methods.Numbers;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Bench;

/// <summary>List experiments of 100,000 respondents: resampled ones, of whom many are alike, and simulated ones of whom none are.</summary>
internal static class ListsWorkload
{
    private const int Rows = 100_000;

    public static IEnumerable<Figure> Run(string folder)
    {
        if (Race() is { } race)
        {
            yield return Measured("race resampled to 100,000 rows, 3 covariates, constrained: look at rows, fit, errors", race, new ListModel());
            yield return Measured("the same, unconstrained", race, new ListModel { Constrained = false });
        }
        else
        {
            yield return new Figure("the race data are not here: put them in ../shared/references/survey/data or name the references' folder in OFFRAMP_REFERENCES", 0, "");
        }
        ListInput different = Different(new SeededRandom(42));
        yield return Measured("100,000 rows of whom none are alike, 3 covariates, constrained", different, new ListModel());
        yield return Measured("the same on one thread", different, new ListModel { Threads = 1 });
        yield return new Figure("peak memory of the process", System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, "MB");
    }

    private static Figure Measured(string what, ListInput input, ListModel model)
    {
        string found = "";
        for (int i = 0; i < 3; i++) Fit();
        Figure measured = Figure.Median(what, 7, Fit);
        return measured with { What = measured.What + found };

        void Fit()
        {
            ListFit fit = MaximumLikelihood.Of(ListData.Of(input).Needed(), model).Needed();
            found = string.Create(CultureInfo.InvariantCulture, $": log-likelihood {fit.LogLik:0.0000}, {fit.EmSteps} steps of EM and {fit.NewtonSteps} of Newton from the better start");
        }
    }

    private static ListInput? Race()
    {
        string? references = Environment.GetEnvironmentVariable("OFFRAMP_REFERENCES");
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null && references is null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "shared", "references"))) references = Path.Combine(at.FullName, "shared", "references");
        string file = Path.Combine(references ?? "", "survey", "data", "race.csv");
        if (references is null || !File.Exists(file)) return null;
        string[][] lines = [.. File.ReadLines(file).Where(static line => line.Length > 0).Select(static line => line.Split(','))];
        string[] columns = [.. lines[0].Select(static c => c.Trim('"'))];
        var random = new SeededRandom(42);
        int[] drawn = [.. Enumerable.Range(0, Rows).Select(_ => 1 + random.Next(lines.Length - 1))];
        return new ListInput
        {
            Counts = Column("y"),
            Arms = ListArms.Of([.. drawn.Select(row => lines[row][Array.IndexOf(columns, "treat")])]).Needed(),
            Items = 3,
            Covariates = [.. ((string[])["south", "age", "male"]).Select(name => new ListCovariate(name, Column(name)))],
        };

        ImmutableArray<double> Column(string name) => [.. drawn.Select(row => double.Parse(lines[row][Array.IndexOf(columns, name)], CultureInfo.InvariantCulture))];
    }

    private static ListInput Different(SeededRandom random)
    {
        double[][] x = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, Rows).Select(_ => random.NextDouble()).ToArray())];
        double[] counts = new double[Rows];
        for (int i = 0; i < Rows; i++)
        {
            bool trait = random.NextDouble() < Chance(-1.5 + (0.8 * x[0][i]) - (0.5 * x[1][i]) + (0.3 * x[2][i]));
            double h = Chance(0.2 - (0.3 * x[0][i]) + (0.2 * x[1][i]));
            counts[i] = Enumerable.Range(0, 3).Count(_ => random.NextDouble() < h) + (trait && i % 2 == 1 ? 1 : 0);
        }
        return new ListInput
        {
            Counts = [.. counts],
            Arms = ListArms.Of(Enumerable.Range(0, Rows).Select(static i => i % 2 == 1)).Needed(),
            Items = 3,
            Covariates = [.. x.Select(static (values, c) => new ListCovariate($"x{c + 1}", [.. values]))],
        };
    }

    private static double Chance(double logit) => 1 / (1 + Math.Exp(-logit));
}
