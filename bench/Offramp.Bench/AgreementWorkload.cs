using System.Collections.Immutable;
using System.Globalization;
using Offramp.Methods.Agreement;
using Offramp.Methods.Numbers;

namespace Offramp.Bench;

/// <summary>Agreement on coded units: how fast, and how often its intervals hold what they should.</summary>
internal static class AgreementWorkload
{
    private static readonly AgreementMeasure Nominal = AgreementMeasure.Alpha(Metric.Nominal);

    /// <summary>Ten coders, 100,000 units, five categories, one code in twenty missing.</summary>
    public static IEnumerable<Figure> Run(string folder)
    {
        ImmutableArray<int> codes = Drawn(new SeededRandom(7), 100_000, 10, 5, 0.75, 0.05);
        ImmutableArray<string> coders = [.. Enumerable.Range(1, 10).Select(Name)], categories = [.. Enumerable.Range(1, 5).Select(Name)];
        double alpha = 0;
        void Once() => alpha = UnitAgreement.Of(UnitMatrix.Of(codes, coders, categories).Needed(), Nominal).Needed().Value!.Value;
        for (int i = 0; i < 30; i++) Once();
        yield return Figure.Median("alpha nominal with its error, 10 coders by 100,000 units, from the raw codes", 21, Once) is { } once ? once with { What = $"{once.What}: {alpha:0.000000}" } : throw new InvalidOperationException();
        UnitMatrix data = UnitMatrix.Of(codes, coders, categories).Needed();
        foreach (Metric metric in Enum.GetValues<Metric>())
        {
            BootstrapValue drawn = UnitBootstrap.Of(data, AgreementMeasure.Alpha(metric), new BootstrapOptions()).Needed();
            Figure measured = Figure.Median($"1,000 resamples of alpha {metric.ToString().ToLowerInvariant()}", 7, () => drawn = UnitBootstrap.Of(data, AgreementMeasure.Alpha(metric), new BootstrapOptions()).Needed());
            yield return measured with { What = string.Create(CultureInfo.InvariantCulture, $"{measured.What}: {drawn.Interval!.Lower:0.0000} to {drawn.Interval.Upper:0.0000}") };
        }
        yield return new Figure("peak memory of the process", System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, "MB");
    }

    /// <summary>How often nominal 95 % intervals hold the true coefficient, in percent: 2,000 seeded samples of each design, 1,000 resamples of each.</summary>
    public static IEnumerable<Figure> Coverage(string folder)
    {
        (string What, int Units, int Coders, int Categories, double Hit, double Missing)[] designs =
        [
            ("10 units, 2 coders, 3 categories", 10, 2, 3, 0.8, 0),
            ("30 units, 2 coders, 3 categories", 30, 2, 3, 0.8, 0),
            ("100 units, 2 coders, 3 categories", 100, 2, 3, 0.8, 0),
            ("60 units, 3 coders, 4 categories, 10 % missing", 60, 3, 4, 0.75, 0.1),
            ("200 units, 10 coders, 5 categories", 200, 10, 5, 0.75, 0),
            ("200 units, 2 coders, 2 categories, one of them in 1 of 20", 200, 2, 2, 0.95, 0),
        ];
        foreach ((string what, int units, int coders, int categories, double hit, double missing) in designs)
        {
            foreach (AgreementMeasure measure in (AgreementMeasure[])[Nominal, AgreementMeasure.Alpha(Metric.Ordinal), new(AgreementKind.Fleiss), new(AgreementKind.Gwet), new(AgreementKind.BrennanPrediger), new(AgreementKind.Conger), new(AgreementKind.Light)])
            {
                AgreementCoverage found = AgreementCoverage.Of(measure, units, coders, categories, hit, missing, rare: categories == 2 ? 0.05 : null, samples: 2000, resamples: 1000);
                yield return new Figure($"{what}: {measure.Name} analytic", found.Analytic * 100, "%");
                yield return new Figure($"{what}: {measure.Name} percentile", found.Percentile * 100, "%");
                yield return new Figure($"{what}: {measure.Name} BCa", found.Bca * 100, "%");
            }
        }
    }

    /// <summary>Codes of coders who find the true category with a probability and else any.</summary>
    internal static ImmutableArray<int> Drawn(SeededRandom random, int units, int coders, int categories, double hit, double missing, double? rare = null)
    {
        var codes = ImmutableArray.CreateBuilder<int>(units * coders);
        for (int unit = 0; unit < units; unit++)
        {
            int truth = rare is { } share ? (random.NextDouble() < share ? 1 : 0) : random.Next(categories);
            for (int coder = 0; coder < coders; coder++)
                codes.Add(random.NextDouble() < missing ? UnitMatrix.Missing : random.NextDouble() < hit ? truth : random.Next(categories));
        }
        return codes.MoveToImmutable();
    }

    internal static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);
}
