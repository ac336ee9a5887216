using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>The share that has a sensitive trait as the difference of two mean counts.</summary>
/// <remarks>D. Raghavarao and W. T. Federer, Journal of the Royal Statistical Society B 41 (1979) 40–45. Error and degrees of freedom: B. L. Welch, Biometrika 34 (1947) 28–35.</remarks>
public static class DifferenceInMeans
{
    /// <summary>The difference in means of each item's arm and the control arm.</summary>
    /// <param name="data">The data. Covariates play no part.</param>
    /// <param name="robust">How squared residuals stand in for variances; HC2 is Neyman's s²/n.</param>
    /// <param name="level">How often the intervals hold the share.</param>
    public static Answer<ListFit> Of(ListData data, RobustVariance robust = RobustVariance.HC2, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(data);
        int arms = data.Arms.Labels.Length;
        var parts = Enumerable.Range(1, arms - 1).Select(arm => new ListPart(data.Arms.PartOf(arm), arm - 1, [0])).ToArray();
        (double Mean, double SquaredError)[] means = [.. Enumerable.Range(0, arms).Select(arm => data.MeanOf(arm, robust))];
        double[] coefficients = [.. means.Skip(1).Select(m => m.Mean - means[0].Mean), means[0].Mean], covariance = new double[arms * arms];
        // All items share one control arm: their estimates go up and down with it together.
        for (int i = 0; i < arms; i++)
        {
            for (int j = 0; j < arms; j++)
            {
                double shared = (i == arms - 1) == (j == arms - 1) ? means[0].SquaredError : -means[0].SquaredError;
                covariance[(i * arms) + j] = shared + (i == j && i < arms - 1 ? means[i + 1].SquaredError : 0);
            }
        }
        ImmutableArray<ListPrevalence> differences = Differences(data, robust, level);
        bool[] determined = [.. Enumerable.Repeat(true, arms)];
        return new ListFit(data, ListMethod.Difference, new ListCurve(parts, true, null), coefficients, ListInformation.Full(covariance), determined, [.. parts.Select(static p => (p.Name, "(Intercept)")), ("control", "(Intercept)")], level)
        {
            Prevalences = differences,
            Differences = differences,
            Robust = robust,
            Notes = [.. data.Notes, .. NoVariance(data, means), .. ListEstimates.Notes(differences, differences)],
            Influence = Influence(data, means),
        };
    }

    /// <summary>The differences alone.</summary>
    internal static ImmutableArray<ListPrevalence> Differences(ListData data, RobustVariance robust, double level)
    {
        (double mean, double squared) = data.MeanOf(0, robust);
        return [.. Enumerable.Range(1, data.Arms.Labels.Length - 1).Select(arm =>
        {
            (double ofArm, double squaredOfArm) = data.MeanOf(arm, robust);
            double error = Math.Sqrt(squared + squaredOfArm);
            // Welch 1947, eq. 28: (a + b)² / (a² / (n₁ − 1) + b² / (n₀ − 1)).
            double df = (squared + squaredOfArm) * (squared + squaredOfArm)
                / ((squaredOfArm * squaredOfArm / (data.Sizes[arm] - 1)) + (squared * squared / (data.Sizes[0] - 1)));
            return ListEstimates.Share(data, data.Arms.Labels[arm], ofArm - mean, error > 0 ? error : null, level, true, error > 0 ? df : null);
        })];
    }

    private static IEnumerable<MethodProblem> NoVariance(ListData data, (double Mean, double SquaredError)[] means)
    {
        for (int arm = 0; arm < means.Length; arm++)
            if (means[arm].SquaredError == 0) yield return new MethodProblem("methods.list-arm-without-variance", Column: data.CountColumn).With("arm", data.Arms.Labels[arm]);
    }

    // What a respondent of each row adds to the error: w (y − mean) / Σ w in their own arm.
    private static Func<int, double[]> Influence(ListData data, (double Mean, double SquaredError)[] means)
    {
        ListRows rows = data.Rows;
        int arms = means.Length;
        double[] weights = new double[arms];
        for (int r = 0; r < rows.Length; r++) weights[rows.Arm[r]] += rows.Times[r] * rows.Weight[r];
        return row =>
        {
            int arm = rows.Arm[row];
            double share = rows.Weight[row] * (rows.Y[row] - means[arm].Mean) / weights[arm];
            double[] influence = new double[arms];
            if (arm > 0) influence[arm - 1] = share;
            else
                for (int i = 0; i < arms; i++) influence[i] = i == arms - 1 ? share : -share;
            return influence;
        };
    }
}
