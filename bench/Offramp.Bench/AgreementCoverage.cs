using System.Collections.Immutable;
using Offramp.Methods.Agreement;
using Offramp.Methods.Numbers;

namespace Offramp.Bench;

/// <summary>How often each kind of interval held the true coefficient, among the samples in which it was defined.</summary>
/// <param name="Analytic">The analytic interval.</param>
/// <param name="Percentile">The bootstrap's percentiles.</param>
/// <param name="Bca">The bootstrap's corrected percentiles.</param>
internal sealed record AgreementCoverage(double Analytic, double Percentile, double Bca)
{
    /// <summary>Draws samples of a design, each with its intervals; the true coefficient is that of two million units of the design.</summary>
    public static AgreementCoverage Of(AgreementMeasure measure, int units, int coders, int categories, double hit, double missing, double? rare, int samples, int resamples)
    {
        ImmutableArray<string> names = [.. Enumerable.Range(1, coders).Select(AgreementWorkload.Name)], codebook = [.. Enumerable.Range(1, categories).Select(AgreementWorkload.Name)];
        UnitMatrix Sample(ulong stream, int size) => UnitMatrix.Of(AgreementWorkload.Drawn(new SeededRandom(11, stream), size, coders, categories, hit, missing, rare), names, codebook).Needed();
        double truth = UnitAgreement.Of(Sample(0, 2_000_000 / coders), measure).Needed().Value!.Value;
        int[] held = new int[3], drawn = new int[3];
        Parallel.For(1, samples + 1, new ParallelOptions { MaxDegreeOfParallelism = 2 }, sample =>
        {
            UnitMatrix data = Sample((ulong)sample, units);
            var options = new BootstrapOptions { Resamples = resamples, Seed = (ulong)sample, Threads = 1 };
            Interval?[] intervals =
            [
                UnitAgreement.Of(data, measure).Needed().Interval,
                UnitBootstrap.Of(data, measure, options).Needed().Interval,
                UnitBootstrap.Of(data, measure, options with { Kind = BootstrapKind.Bca }).Needed().Interval,
            ];
            for (int i = 0; i < intervals.Length; i++)
            {
                if (intervals[i] is not { } interval) continue;
                Interlocked.Increment(ref drawn[i]);
                if (interval.Lower <= truth && truth <= interval.Upper) Interlocked.Increment(ref held[i]);
            }
        });
        return new AgreementCoverage(held[0] / (double)drawn[0], held[1] / (double)drawn[1], held[2] / (double)drawn[2]);
    }
}
