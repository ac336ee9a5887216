using MathNet.Numerics.Distributions;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Agreement;

/// <summary>Standard errors and intervals of agreement by drawing units, or whole documents, anew.</summary>
/// <remarks>B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapters 13 and 14. Krippendorff's own bootstrap, which draws pairs of codes as if those of a unit did not depend on each other, is not
/// offered: its intervals are too narrow (see docs/methods/agreement-units.md).</remarks>
public static class UnitBootstrap
{
    /// <summary>Resamples a coefficient.</summary>
    /// <param name="data">The codes.</param>
    /// <param name="measure">Which coefficient.</param>
    /// <param name="options">How resamples are drawn.</param>
    /// <returns>The interval, or <c>methods.resamples-outside</c>, <c>methods.level-outside</c>, what <see cref="UnitMatrix.Check"/> says, or <c>methods.agreement-documents-few</c>.</returns>
    public static Answer<BootstrapValue> Of(UnitMatrix data, AgreementMeasure measure, BootstrapOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Resamples is < 2 or > BootstrapOptions.MostResamples) return new MethodProblem("methods.resamples-outside").With("value", options.Resamples).With("limit", BootstrapOptions.MostResamples);
        if (options.Documents is { } named && named.Count != data.Units) throw new ArgumentException("Each unit is in a document.", nameof(options));
        if (options.Documents is { } all && all.Distinct().Take(2).Count() < 2) return new MethodProblem("methods.agreement-documents-few");
        if (UnitAgreement.Refused(data, measure, options.Level) is { IsEmpty: false } problems) return problems;
        if (UnitAgreement.Statistic(data, measure) is not { } statistic) return Without(measure, options, Undefined.NotTwo(data.Coders.Length));
        Linearised found = statistic.Linearise();
        if (found.Value is not { } value) return Without(measure, options, found.Reason!);
        double[] kept = Drawn(statistic, options);
        int dropped = options.Resamples - kept.Length;
        if (kept.Length < 2) return Without(measure, options, new MethodProblem("methods.agreement-resamples-undefined").With("count", dropped)) with { Dropped = dropped };
        Array.Sort(kept);
        double mean = kept.Average(), error = Math.Sqrt(kept.Sum(k => (k - mean) * (k - mean)) / (kept.Length - 1));
        var drawn = new BootstrapValue(measure, error, null, options.Resamples, dropped, options.Seed, options.Kind);
        double below = (1 - options.Level) / 2, above = 1 - below;
        if (options.Kind == BootstrapKind.Bca)
        {
            if (Corrected(kept, value, Acceleration(statistic, found, options.Documents), below, above) is not { } corrected)
                return drawn with { Reason = new MethodProblem("methods.agreement-bca-impossible") };
            (below, above) = corrected;
        }
        return drawn with { Interval = new Interval(Quantile(kept, below), Quantile(kept, above), options.Level) };
    }

    private static BootstrapValue Without(AgreementMeasure measure, BootstrapOptions options, MethodProblem reason) => new(measure, null, null, options.Resamples, 0, options.Seed, options.Kind) { Reason = reason };

    // The coefficients of the resamples in which it is defined. Each resample has a stream of its own, so that it does not matter which thread draws it.
    private static double[] Drawn(Statistic statistic, BootstrapOptions options)
    {
        UnitDraws draws = options.Documents is { } documents ? UnitDraws.OfDocuments(statistic.OfUnit, documents) : UnitDraws.OfUnits(statistic.Weights);
        double[] values = new double[options.Resamples];
        int patterns = statistic.Weights.Length;
        Parallel.For(0, options.Resamples, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads) }, () => (Weights: new int[patterns], Scratch: new Scratch()), (b, _, own) =>
        {
            draws.Draw(new SeededRandom(options.Seed, (ulong)b), own.Weights);
            values[b] = statistic.Of(own.Weights, own.Scratch);
            return own;
        }, static _ => { });
        return [.. values.Where(static value => !double.IsNaN(value))];
    }

    // B. Efron, Journal of the American Statistical Association 82 (1987) 171–185, equation 6.6: Σ U³ / (6 (Σ U²)^1.5), U the influence of what is drawn.
    private static double Acceleration(Statistic statistic, Linearised found, IReadOnlyList<int>? documents)
    {
        double squares = 0, cubes = 0;
        if (documents is null)
        {
            for (int p = 0; p < found.Influence.Length; p++)
            {
                double u = found.Influence[p];
                squares += statistic.Weights[p] * u * u;
                cubes += statistic.Weights[p] * u * u * u;
            }
        }
        else
        {
            var sums = new Dictionary<int, double>();
            for (int unit = 0; unit < documents.Count; unit++)
                if (statistic.OfUnit[unit] is >= 0 and var p) sums[documents[unit]] = sums.GetValueOrDefault(documents[unit]) + found.Influence[p];
            squares = sums.Values.Sum(static u => u * u);
            cubes = sums.Values.Sum(static u => u * u * u);
        }
        return squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
    }

    // Efron and Tibshirani 1993, equations 14.9, 14.10 and 14.14; resamples equal to the coefficient count half, for coefficients of few units have few values.
    private static (double Below, double Above)? Corrected(double[] sorted, double value, double acceleration, double below, double above)
    {
        double share = sorted.Sum(k => Math.Abs(k - value) <= 1e-12 ? 0.5 : k < value ? 1 : 0) / sorted.Length;
        if (share is <= 0 or >= 1) return null;
        double bias = Normal.InvCDF(0, 1, share);
        return (Shifted(below), Shifted(above)) is ({ } low, { } high) ? (low, high) : null;

        double? Shifted(double at)
        {
            double z = bias + Normal.InvCDF(0, 1, at), turn = 1 - (acceleration * z);
            return turn > 0 ? Normal.CDF(0, 1, bias + (z / turn)) : null;
        }
    }

    // The (B + 1) p-th in order, between two in proportion (R. J. Hyndman and Y. Fan, The American Statistician 50 (1996) 361: definition 6).
    private static double Quantile(double[] sorted, double p)
    {
        double at = Math.Clamp((sorted.Length + 1) * p, 1, sorted.Length);
        int floor = (int)at;
        return floor >= sorted.Length ? sorted[^1] : sorted[floor - 1] + ((at - floor) * (sorted[floor] - sorted[floor - 1]));
    }
}
