using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Surveys.Responses;

/// <summary>A covariate held at a value for everybody, to ask what the share would be.</summary>
/// <param name="Name">The covariate.</param>
/// <param name="Value">The value.</param>
public sealed record SurveySetting(string Name, double Value);

/// <summary>The share of people with the trait that a model predicts, or the difference of two.</summary>
/// <param name="Estimate">The share, or the difference.</param>
/// <param name="Se">Its standard error by the delta method.</param>
/// <param name="Interval">Estimate and a multiple of the standard error on each side.</param>
/// <param name="LogitInterval">The same on the logit scale, carried back: within 0 to 1; null for a difference.</param>
/// <param name="Simulated">The middle part of shares from coefficients drawn from their normal distribution.</param>
/// <param name="Draws">How many were drawn.</param>
/// <param name="Seed">The seed they were drawn with.</param>
public sealed record ResponsePrediction(double Estimate, double Se, Interval Interval, Interval? LogitInterval, Interval Simulated, int Draws, ulong Seed)
{
    /// <summary>The mean predicted share of the sample, with covariates held where settings say so (all of them: a profile).</summary>
    /// <remarks>Delta method: gradient Σ g(1 − g)x / n, variance gradient'·V·gradient. Simulation: G. King, M. Tomz and J. Wittenberg, American Journal of
    /// Political Science 44 (2000).</remarks>
    /// <param name="fit">The model.</param>
    /// <param name="settings">Covariates to be held; none for the sample as it is.</param>
    /// <param name="draws">How many coefficients are drawn.</param>
    /// <param name="seed">The seed they are drawn with.</param>
    /// <param name="level">How often intervals are to hold the share.</param>
    public static Answer<ResponsePrediction> Of(ResponseFit fit, ImmutableArray<SurveySetting> settings, int draws = 2000, ulong seed = 1, double level = 0.95) =>
        Of(fit, settings, null, draws, seed, level);

    /// <summary>The predicted share at the first settings less that at the second, from the same model.</summary>
    public static Answer<ResponsePrediction> Difference(ResponseFit fit, ImmutableArray<SurveySetting> first, ImmutableArray<SurveySetting> second, int draws = 2000, ulong seed = 1, double level = 0.95) =>
        Of(fit, first, second, draws, seed, level);

    private static Answer<ResponsePrediction> Of(ResponseFit fit, ImmutableArray<SurveySetting> first, ImmutableArray<SurveySetting>? second, int draws, ulong seed, double level)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (!(level is > 0 and < 1)) return new MethodProblem("methods.survey-level-outside", Column: "level").With("value", level);
        if (draws < 2) return new MethodProblem("methods.survey-draws", Column: "draws").With("value", draws);
        ImmutableArray<MethodProblem> problems = [.. Problems(fit, first), .. second is { } also ? Problems(fit, also) : []];
        if (!problems.IsEmpty) return problems;
        Population one = Population.Of(fit.Data, first);
        Population? other = second is { } settings ? Population.Of(fit.Data, settings) : null;
        double[] slope = new double[fit.Estimates.Length], less = new double[slope.Length];
        double estimate = one.Share(fit.Estimates, slope) - (other?.Share(fit.Estimates, less) ?? 0);
        Vector<double> gradient = Vector<double>.Build.DenseOfArray(slope) - Vector<double>.Build.DenseOfArray(less);
        Matrix<double> covariance = Matrix<double>.Build.DenseOfArray(fit.Variances);
        double se = Math.Sqrt(Math.Max(0, gradient * covariance * gradient)), z = Normal.InvCDF(0, 1, 0.5 + (level / 2));
        double[] drawn = Drawn(fit, covariance, one, other, draws, seed);
        Interval? onLogits = other is null && estimate is > 0 and < 1 ? OnLogits(estimate, se, z, level) : null;
        return new ResponsePrediction(estimate, se, new Interval(estimate - (z * se), estimate + (z * se), level), onLogits, Middle(drawn, level), draws, seed);
    }

    private static IEnumerable<MethodProblem> Problems(ResponseFit fit, ImmutableArray<SurveySetting> settings)
    {
        foreach (SurveySetting setting in settings)
        {
            if (!fit.Data.Covariates.Contains(setting.Name))
                yield return new MethodProblem("methods.survey-setting-unknown", Column: setting.Name).With("name", setting.Name).With("known", string.Join(", ", fit.Data.Covariates));
            else if (!double.IsFinite(setting.Value)) yield return new MethodProblem("methods.survey-not-finite", Column: setting.Name);
        }
    }

    private static double[] Drawn(ResponseFit fit, Matrix<double> covariance, Population one, Population? other, int draws, ulong seed)
    {
        // The square root by eigenvalues exists for every covariance, also one at the edge of being singular.
        var parts = covariance.Evd(Symmetricity.Symmetric);
        Matrix<double> root = parts.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(parts.EigenValues.Real().Map(static value => Math.Sqrt(Math.Max(0, value))));
        Vector<double> middle = Vector<double>.Build.DenseOfArray(fit.Estimates);
        double[] shares = new double[draws];
        for (int draw = 0; draw < draws; draw++)
        {
            var random = new SeededRandom(seed, (ulong)draw);
            double[] coefficients = (middle + (root * Vector<double>.Build.Dense(middle.Count, _ => Normal.InvCDF(0, 1, random.NextDouble() + 1e-17)))).ToArray();
            shares[draw] = one.Share(coefficients, null) - (other?.Share(coefficients, null) ?? 0);
        }
        Array.Sort(shares);
        return shares;
    }

    // Quantiles between neighbours, as type 7 of R. J. Hyndman and Y. Fan, The American Statistician 50 (1996) 361–365.
    private static Interval Middle(double[] sorted, double level)
    {
        return new Interval(At((1 - level) / 2), At((1 + level) / 2), level);

        double At(double part)
        {
            double place = part * (sorted.Length - 1);
            int below = Math.Min((int)place, sorted.Length - 2);
            return sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
        }
    }

    private static Interval OnLogits(double estimate, double se, double z, double level)
    {
        double logit = Math.Log(estimate / (1 - estimate)), reach = z * se / (estimate * (1 - estimate));
        return new Interval(1 / (1 + Math.Exp(-(logit - reach))), 1 / (1 + Math.Exp(-(logit + reach))), level);
    }

    // Covariates with what part of the people has them.
    private sealed record Population(double[] X, double[] Parts)
    {
        public static Population Of(ResponseData data, ImmutableArray<SurveySetting> settings)
        {
            int width = data.Covariates.Length;
            double all = data.Cells.Sum(static cell => cell.Yes + cell.No);
            // A profile is the same for everybody.
            bool profile = data.Covariates.All(name => settings.Any(setting => setting.Name == name));
            double[] x = profile ? new double[width] : [.. data.X];
            double[] parts = profile ? [1] : [.. data.Cells.Select(cell => (cell.Yes + cell.No) / all)];
            foreach (SurveySetting setting in settings)
                for (int i = 0; i < parts.Length; i++) x[(i * width) + data.Covariates.IndexOf(setting.Name)] = setting.Value;
            return new Population(x, parts);
        }

        public double Share(double[] coefficients, double[]? gradient)
        {
            int width = coefficients.Length - 1;
            double share = 0;
            for (int i = 0; i < Parts.Length; i++)
            {
                double logit = coefficients[0];
                for (int c = 0; c < width; c++) logit += coefficients[c + 1] * X[(i * width) + c];
                double g = 1 / (1 + Math.Exp(-logit));
                share += Parts[i] * g;
                if (gradient is null) continue;
                double slope = Parts[i] * g * (1 - g);
                gradient[0] += slope;
                for (int c = 0; c < width; c++) gradient[c + 1] += slope * X[(i * width) + c];
            }
            return share;
        }
    }
}
