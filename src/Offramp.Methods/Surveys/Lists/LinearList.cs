using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>List experiments by linear regression: the count on the covariates, the arm and their products.</summary>
/// <remarks>A. L. Holbrook and J. A. Krosnick, Public Opinion Quarterly 74 (2010) 37–67; K. Imai, Journal of the American Statistical Association 106 (2011) 407–416, eq. 2. With
/// all products it is a regression in each arm: the sensitive coefficients are those of the item's arm less those of the control arm. The shares are not bound to 0 to 1.</remarks>
public static class LinearList
{
    /// <summary>Fits the regression.</summary>
    /// <param name="data">The data.</param>
    /// <param name="robust">How squared residuals stand in for variances.</param>
    /// <param name="level">How often the intervals hold what is estimated.</param>
    /// <returns>The fit; or <c>methods.list-arm-too-small</c>, <c>methods.list-dependent-in-arm</c>, <c>methods.list-alone-in-arm</c>.</returns>
    public static Answer<ListFit> Of(ListData data, RobustVariance robust = RobustVariance.HC2, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(data);
        ListRows rows = data.Rows;
        int k = rows.Columns, arms = data.Arms.Labels.Length, p = k * arms;
        var problems = ListArmChecks.Of(data);
        if (!problems.IsEmpty) return problems;
        var regressions = new ArmRegression[arms];
        for (int arm = 0; arm < arms; arm++)
        {
            regressions[arm] = ArmRegression.Of(data, arm, robust, out MethodProblem? refused);
            if (refused is not null) return refused;
        }
        double[] coefficients = new double[p], covariance = new double[p * p];
        int[] all = [.. Enumerable.Range(0, k)];
        ListPart[] parts = [.. Enumerable.Range(1, arms - 1).Select(arm => new ListPart(data.Arms.PartOf(arm), (arm - 1) * k, all))];
        ArmRegression none = regressions[0];
        for (int i = 0; i < p; i++)
        {
            int block = i / k, c = i % k;
            bool isControl = block == arms - 1;
            coefficients[i] = isControl ? none.Coefficients[c] : regressions[block + 1].Coefficients[c] - none.Coefficients[c];
            for (int j = 0; j < p; j++)
            {
                double shared = none.Covariance[(c * k) + (j % k)];
                covariance[(i * p) + j] = (isControl == (j / k == arms - 1) ? shared : -shared) + (block == j / k && !isControl ? regressions[block + 1].Covariance[(c * k) + (j % k)] : 0);
            }
        }
        bool[] determined = [.. Enumerable.Repeat(true, p)];
        var information = ListInformation.Full(covariance);
        var curve = new ListCurve(parts, true, null);
        ImmutableArray<ListPrevalence> shares = ListEstimates.Prevalences(data, curve, coefficients, information, level, data.N - p);
        ImmutableArray<ListPrevalence> differences = DifferenceInMeans.Differences(data, robust, level);
        IEnumerable<(string, string)> names = parts.Append(new ListPart("control", p - k, all)).SelectMany(part => all.Select(c => (part.Name, c == 0 ? "(Intercept)" : data.Covariates[c - 1])));
        return new ListFit(data, ListMethod.Linear, curve, coefficients, information, determined, names, level)
        {
            Prevalences = shares,
            Differences = differences,
            Robust = robust,
            Notes = [.. data.Notes, .. ListEstimates.Notes(shares, differences)],
            Influence = row =>
            {
                int arm = rows.Arm[row];
                double[] own = regressions[arm].Influence(row), influence = new double[p];
                for (int block = 0; block < arms; block++)
                {
                    double sign = block == arms - 1 ? (arm == 0 ? 1 : 0) : arm == block + 1 ? 1 : arm == 0 ? -1 : 0;
                    for (int c = 0; c < k; c++) influence[(block * k) + c] = sign * own[c];
                }
                return influence;
            },
        };
    }
}

/// <summary>A weighted regression in one arm.</summary>
internal sealed record ArmRegression(ListData Data, double[] Coefficients, double[] Covariance, double[] Bread)
{
    // A respondent who alone decides a coefficient has no residual: 1 − h is then 0 to rounding.
    private const double LeastFreedom = 1e-9;

    public static ArmRegression Of(ListData data, int arm, RobustVariance robust, out MethodProblem? refused)
    {
        ListRows rows = data.Rows;
        int k = rows.Columns;
        double[] gram = new double[k * k], moment = new double[k];
        for (int r = 0; r < rows.Length; r++)
        {
            if (rows.Arm[r] != arm) continue;
            ReadOnlySpan<double> x = rows.At(r);
            double weight = rows.Times[r] * rows.Weight[r];
            for (int a = 0; a < k; a++)
            {
                moment[a] += weight * x[a] * rows.Y[r];
                for (int b = 0; b < k; b++) gram[(a * k) + b] += weight * x[a] * x[b];
            }
        }
        refused = null;
        var root = Cholesky.Of(gram, k)!;
        double[] coefficients = root.Solve(moment), bread = root.Inverse(), meat = new double[k * k];
        for (int r = 0; r < rows.Length; r++)
        {
            if (rows.Arm[r] != arm) continue;
            ReadOnlySpan<double> x = rows.At(r);
            double residual = rows.Y[r], w = rows.Weight[r], leverage = w * Cholesky.Form(x, bread, x);
            for (int a = 0; a < k; a++) residual -= coefficients[a] * x[a];
            if (1 - leverage < LeastFreedom && robust != RobustVariance.HC0)
                refused = new MethodProblem("methods.list-alone-in-arm", Array.IndexOf(rows.Of, r), data.CountColumn).With("arm", data.Arms.Labels[arm]);
            double square = rows.Times[r] * w * w * residual * residual * RobustVariances.Factor(robust, leverage);
            for (int a = 0; a < k; a++)
                for (int b = 0; b < k; b++) meat[(a * k) + b] += square * x[a] * x[b];
        }
        return new ArmRegression(data, coefficients, Cholesky.Sandwich(bread, meat, k), bread);
    }

    // (X'WX)⁻¹ x w e.
    public double[] Influence(int row)
    {
        ReadOnlySpan<double> x = Data.Rows.At(row);
        int k = x.Length;
        double residual = Data.Rows.Y[row];
        for (int a = 0; a < k; a++) residual -= Coefficients[a] * x[a];
        double[] influence = new double[k];
        for (int a = 0; a < k; a++)
            for (int b = 0; b < k; b++) influence[a] += Bread[(a * k) + b] * x[b] * residual * Data.Rows.Weight[row];
        return influence;
    }
}

/// <summary>Whether each arm alone bears a regression.</summary>
internal static class ListArmChecks
{
    public static ImmutableArray<MethodProblem> Of(ListData data)
    {
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        for (int arm = 0; arm < data.Sizes.Length; arm++)
        {
            string label = data.Arms.Labels[arm];
            if (data.Sizes[arm] <= data.Rows.Columns)
                problems.Add(new MethodProblem("methods.list-arm-too-small", Column: data.Arms.Column).With("arm", label).With("n", data.Sizes[arm]).With("coefficients", data.Rows.Columns));
            else if (data.Rows.Columns > 1 && ListChecks.Dependent(data.Rows, r => data.Rows.Arm[r] == arm) is { } at)
                problems.Add(new MethodProblem("methods.list-dependent-in-arm", Column: data.Covariates[at - 1]).With("arm", label));
        }
        return problems.DrainToImmutable();
    }
}
