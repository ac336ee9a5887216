using System.Collections.Immutable;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>An estimate that is held against a value it should have.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Error">Its standard error; null where nothing varies.</param>
/// <param name="Expected">What it should be.</param>
/// <param name="P">How likely an estimate at least so far from that is.</param>
/// <param name="N">How many respondents it rests on.</param>
public sealed record PlaceboTest(double Estimate, double? Error, double Expected, double? P, int N);

/// <summary>A list and an open question asked of the same people, put together: who admits the trait openly has it, the list is needed for the others only.</summary>
/// <remarks>P. M. Aronow, A. Coppock, F. W. Crawford and D. P. Green, Journal of Survey Statistics and Methodology 3 (2015) 43–66: π = d + (1 − d) τ₀ with d the share that says yes
/// and τ₀ the difference in means among the others; Var = (1 / n) ((1 − π)² d / (1 − d) + (1 − d) (V₁ / γ + V₀ / (1 − γ))) with γ the share of the item's arm. It assumes besides what
/// a list assumes that nobody confesses falsely and that neither question changes the answer to the other.</remarks>
/// <param name="Item">The sensitive item.</param>
/// <param name="N">How many answered both.</param>
/// <param name="Estimate">The combined share.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Interval">Estimate ± normal quantile · error.</param>
/// <param name="Direct">The share by the open question.</param>
/// <param name="ListAlone">The share by the list alone.</param>
/// <param name="ListError">Its standard error.</param>
/// <param name="PlaceboYes">The list among those who said yes: it should find all of them.</param>
/// <param name="PlaceboDirect">What the list's arm does to the open answer: it should do nothing.</param>
public sealed record CombinedList(string Item, int N, double Estimate, double? Error, Interval? Interval, DirectShare Direct, double ListAlone, double? ListError,
    PlaceboTest? PlaceboYes, PlaceboTest PlaceboDirect)
{
    /// <summary>What must be known of the result.</summary>
    public ImmutableArray<MethodProblem> Notes { get; private init; } = [];

    /// <summary>Puts a list and an open question together.</summary>
    /// <param name="data">The list experiment, without weights; its covariates are used additively.</param>
    /// <param name="direct">The direct answer of each row of the table: 0 or 1, needed of each that takes part.</param>
    /// <param name="column">The column of direct answers.</param>
    /// <param name="level">How often the interval holds the share.</param>
    /// <returns>The estimate; or <c>methods.list-combined-arms</c>, <c>methods.list-combined-weights</c>, <c>methods.list-direct-answer</c>, <c>methods.cell-empty</c>,
    /// <c>methods.list-combined-few</c> where too few of an arm said no.</returns>
    public static Answer<CombinedList> Of(ListData data, ImmutableArray<double> direct, string column = "direct", double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Arms.Labels.Length != 2) return new MethodProblem("methods.list-combined-arms", Column: data.Arms.Column).With("arms", data.Arms.Labels.Length);
        if (data.IsWeighted) return new MethodProblem("methods.list-combined-weights");
        ImmutableArray<MethodProblem> problems = DirectAnswers.Check(direct, data.Rows.Of.Length, column);
        if (!problems.IsEmpty) return problems;
        int[] all = [.. Enumerable.Range(0, direct.Length).Where(i => data.Rows.Of[i] >= 0)];
        problems = [.. all.Where(i => double.IsNaN(direct[i])).Select(i => new MethodProblem("methods.cell-empty", i, column))];
        if (!problems.IsEmpty) return problems;
        int[] no = [.. all.Where(i => direct[i] == 0)], yes = [.. all.Where(i => direct[i] == 1)];
        int k = data.Rows.Columns;
        for (int arm = 0; arm < 2; arm++)
        {
            int count = no.Count(i => data.Rows.Arm[data.Rows.Of[i]] == arm);
            if (count <= k) return new MethodProblem("methods.list-combined-few", Column: column).With("arm", data.Arms.Labels[arm]).With("n", count);
        }
        AdditiveRegression? whole = Regress(data, all, data.Rows.Y), among = Regress(data, no, data.Rows.Y);
        if (whole is null || among is null) return new MethodProblem("methods.list-combined-dependent", Column: column);
        double n = all.Length, d = yes.Length / n, gamma = data.Sizes[1] / n, pi = d + ((1 - d) * among.Effect);
        double square = (((1 - pi) * (1 - pi) * d / (1 - d)) + ((1 - d) * ((among.Variances[1] / gamma) + (among.Variances[0] / (1 - gamma))))) / n;
        double? error = square > 0 ? Math.Sqrt(square) : null;
        double reach = Quantiles.Normal(level) * (error ?? 0);
        int[] answers = [.. all.Select(i => (int)direct[i])];
        AdditiveRegression? admitted = yes.Length > k + 1 ? Regress(data, yes, data.Rows.Y) : null;
        AdditiveRegression moved = AdditiveRegression.Of([.. all.Select(i => Line(data, data.Rows.Of[i]))], answers)!;
        return new CombinedList(data.Arms.Labels[1], all.Length, pi, error, error is null ? null : new Interval(pi - reach, pi + reach, level),
            new DirectShare(all.Length, d, Math.Sqrt(d * (1 - d) / (n - 1))), whole.Effect, whole.Error,
            admitted is null ? null : Placebo(admitted, 1), Placebo(moved, 0))
        {
            Notes = [.. data.Notes, .. Said(data, column, pi, among, admitted)],
        };
    }

    private static IEnumerable<MethodProblem> Said(ListData data, string column, double share, AdditiveRegression no, AdditiveRegression? yes)
    {
        if (no.LeftOut > 0) yield return new MethodProblem("methods.list-combined-left-out", Column: column).With("count", no.LeftOut);
        if (yes is null) yield return new MethodProblem("methods.list-combined-no-placebo", Column: column);
        if (share is < 0 or > 1) yield return new MethodProblem("methods.list-share-outside").With("item", data.Arms.Labels[1]).With("share", Math.Round(share, 3));
    }

    private static PlaceboTest Placebo(AdditiveRegression regression, double expected) =>
        new(regression.Effect, regression.Error, expected, regression.Error is { } error ? Quantiles.BothTails((regression.Effect - expected) / error) : null, regression.N);

    private static AdditiveRegression? Regress(ListData data, int[] among, int[] y) =>
        AdditiveRegression.Of([.. among.Select(i => Line(data, data.Rows.Of[i]))], [.. among.Select(i => y[data.Rows.Of[i]])]);

    // The constant, the arm, the covariates.
    private static double[] Line(ListData data, int row) => [1, data.Rows.Arm[row], .. data.Rows.At(row)[1..]];
}

/// <summary>A regression on the arm and covariates without products of them.</summary>
/// <param name="N">How many rows it has.</param>
/// <param name="Effect">The coefficient of the arm.</param>
/// <param name="Error">Its standard error, √(V₁ / n₁ + V₀ / n₀) with the variances of the residuals in both arms; null where nothing varies.</param>
/// <param name="Variances">The variance of the residuals in the control arm and in the other.</param>
internal sealed record AdditiveRegression(int N, double Effect, double? Error, double[] Variances)
{
    /// <summary>How many covariates were left out because the others determine them.</summary>
    public int LeftOut { get; private init; }

    public static AdditiveRegression? Of(double[][] x, int[] y)
    {
        int k = x[0].Length;
        double[] gram = new double[k * k], moment = new double[k];
        for (int i = 0; i < x.Length; i++)
        {
            for (int a = 0; a < k; a++)
            {
                moment[a] += x[i][a] * y[i];
                for (int b = 0; b < k; b++) gram[(a * k) + b] += x[i][a] * x[i][b];
            }
        }
        if (Cholesky.Of(gram, k, 1e-11, out int dependent) is not { } root)
        {
            // A category that nobody among these respondents has, or that the others determine, says nothing here.
            if (dependent < 2) return null;
            AdditiveRegression? rest = Of([.. x.Select(line => (double[])[.. line[..dependent], .. line[(dependent + 1)..]])], y);
            return rest is null ? null : rest with { LeftOut = rest.LeftOut + 1 };
        }
        double[] coefficients = root.Solve(moment), sums = new double[2], squares = new double[2];
        int[] counts = new int[2];
        for (int i = 0; i < x.Length; i++)
        {
            double residual = y[i];
            for (int a = 0; a < k; a++) residual -= coefficients[a] * x[i][a];
            int arm = (int)x[i][1];
            counts[arm]++;
            sums[arm] += residual;
            squares[arm] += residual * residual;
        }
        double[] variances = [.. Enumerable.Range(0, 2).Select(arm => (squares[arm] - (sums[arm] * sums[arm] / counts[arm])) / (counts[arm] - 1))];
        double variance = (variances[1] / counts[1]) + (variances[0] / counts[0]);
        return new AdditiveRegression(x.Length, coefficients[1], variance > 0 && double.IsFinite(variance) ? Math.Sqrt(variance) : null, variances);
    }
}
