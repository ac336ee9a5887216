using System.Collections.Immutable;

namespace Offramp.Methods.Agreement;

/// <summary>How far apart two categories are: what is left to 1 of their weight, or Krippendorff's squared difference δ².</summary>
/// <remarks>But for ratios, sums over all pairs of categories are taken in one pass and not pair by pair: codes may be numbers with thousands of different values.</remarks>
internal abstract class Disagreement
{
    /// <summary>How far apart two categories are; 0 for a category and itself.</summary>
    public abstract double Between(int k, int l);

    /// <summary>For each category k the sum over l of mass_l times how far apart they are.</summary>
    public abstract double[] Times(ReadOnlySpan<double> mass);

    /// <summary>The sum over all k and l of mass_k mass_l times how far apart they are.</summary>
    public virtual double Within(ReadOnlySpan<double> mass)
    {
        double[] times = Times(mass);
        double sum = 0;
        for (int k = 0; k < times.Length; k++) sum += mass[k] * times[k];
        return sum;
    }

    /// <summary>The same of the codes of a pattern of units, whole numbers in few categories.</summary>
    public double Within(CountPatterns patterns, int p)
    {
        double sum = 0;
        for (int a = patterns.Starts[p]; a < patterns.Starts[p + 1]; a++)
            for (int b = patterns.Starts[p]; b < a; b++) sum += (double)patterns.Count[a] * patterns.Count[b] * Between(patterns.Category[a], patterns.Category[b]);
        return 2 * sum;
    }

    /// <summary>What is left to 1 of weights.</summary>
    public static Disagreement Of(Weighting weights, UnitMatrix data)
    {
        int q = data.Categories.Length;
        double[] places = [.. Enumerable.Range(0, q)];
        // Weights between numbers go by the numbers, between names by their places in the codebook. J. Cohen, Psychological Bulletin 70 (1968) 213.
        double[] at = data.IsNumeric ? [.. data.Numbers] : places;
        double range = q == 0 ? 0 : at.Max() - at.Min();
        return weights switch
        {
            Weighting.Linear => new Powers(at, 1 / range, 0),
            Weighting.Quadratic => new Powers(at, 0, 1 / (range * range)),
            // C(d + 1, 2) / C(q, 2) = (d² + d) / (q (q − 1)). K. L. Gwet, Handbook of Inter-Rater Reliability, 4th edition (2014), section 3.5.
            Weighting.Ordinal => new Powers(places, 1.0 / (q * (q - 1.0)), 1.0 / (q * (q - 1.0))),
            _ => new Same(q),
        };
    }

    /// <summary>Krippendorff's δ² of the metrics that do not depend on how often categories were used: all but the ordinal one.</summary>
    public static Disagreement Of(Metric metric, UnitMatrix data) => metric switch
    {
        Metric.Nominal => new Same(data.Categories.Length),
        Metric.Interval => new Powers([.. data.Numbers], 0, 1),
        Metric.Ratio => new Ratio(data.Numbers),
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };

    private sealed class Same(int categories) : Disagreement
    {
        public override double Between(int k, int l) => k == l ? 0 : 1;

        public override double[] Times(ReadOnlySpan<double> mass)
        {
            double all = 0;
            foreach (double m in mass) all += m;
            double[] times = new double[categories];
            for (int k = 0; k < categories; k++) times[k] = all - mass[k];
            return times;
        }

        public override double Within(ReadOnlySpan<double> mass)
        {
            double all = 0, squares = 0;
            foreach (double m in mass)
            {
                all += m;
                squares += m * m;
            }
            return (all * all) - squares;
        }
    }

    // linear · |x − x'| + square · (x − x')²
    private sealed class Powers(double[] at, double linear, double square) : Disagreement
    {
        private readonly int[] order = [.. Enumerable.Range(0, at.Length).OrderBy(k => at[k])];

        public override double Between(int k, int l)
        {
            double apart = Math.Abs(at[k] - at[l]);
            return (linear * apart) + (square * apart * apart);
        }

        public override double[] Times(ReadOnlySpan<double> mass)
        {
            (double all, double mean, double spread) = Moments(mass);
            double[] times = new double[at.Length];
            // Σ mass_l (x_k − x_l)² = Σ mass · (x_k − mean)² + Σ mass_l (x_l − mean)²
            if (square > 0)
                for (int k = 0; k < times.Length; k++) times[k] = square * ((all * (at[k] - mean) * (at[k] - mean)) + spread);
            if (linear == 0) return times;
            double below = 0, sumBelow = 0, sum = all * mean;
            foreach (int k in order)
            {
                below += mass[k];
                sumBelow += mass[k] * at[k];
                times[k] += linear * ((at[k] * below) - sumBelow + (sum - sumBelow) - (at[k] * (all - below)));
            }
            return times;
        }

        public override double Within(ReadOnlySpan<double> mass)
        {
            if (linear > 0) return base.Within(mass);
            (double all, _, double spread) = Moments(mass);
            return 2 * square * all * spread;
        }

        private (double All, double Mean, double Spread) Moments(ReadOnlySpan<double> mass)
        {
            double all = 0, sum = 0, spread = 0;
            for (int k = 0; k < at.Length; k++)
            {
                all += mass[k];
                sum += mass[k] * at[k];
            }
            double mean = all > 0 ? sum / all : 0;
            for (int k = 0; k < at.Length; k++) spread += mass[k] * (at[k] - mean) * (at[k] - mean);
            return (all, mean, spread);
        }
    }

    // ((c − k) / (c + k))²; 0 and 0 are the same.
    private sealed class Ratio(ImmutableArray<double> numbers) : Disagreement
    {
        public override double Between(int k, int l)
        {
            double sum = numbers[k] + numbers[l], apart = numbers[k] - numbers[l];
            return sum > 0 ? apart / sum * (apart / sum) : 0;
        }

        public override double[] Times(ReadOnlySpan<double> mass)
        {
            double[] times = new double[numbers.Length];
            for (int k = 0; k < times.Length; k++)
                for (int l = 0; l < times.Length; l++) times[k] += mass[l] * Between(k, l);
            return times;
        }

        public override double Within(ReadOnlySpan<double> mass)
        {
            double sum = 0;
            for (int k = 0; k < numbers.Length; k++)
            {
                if (mass[k] == 0) continue;
                for (int l = 0; l < k; l++) sum += mass[k] * mass[l] * Between(k, l);
            }
            return 2 * sum;
        }
    }
}
