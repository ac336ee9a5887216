using System.Collections.Immutable;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>The share that says yes when asked openly.</summary>
/// <param name="N">How many were asked.</param>
/// <param name="Estimate">The share.</param>
/// <param name="Error">Its standard error.</param>
public sealed record DirectShare(int N, double Estimate, double Error);

/// <summary>What the list finds beyond the open question: social desirability bias, where the list is believed.</summary>
/// <remarks>G. Blair and K. Imai, Political Analysis 20 (2012) 47–77, section 3.2. Where the same people answered both, the errors go together: their covariance is the sum over these
/// people of what each adds to both estimates (F. R. Hampel, Journal of the American Statistical Association 69 (1974) 383–393).</remarks>
/// <param name="Item">The sensitive item.</param>
/// <param name="List">The share by the list.</param>
/// <param name="Direct">The share by the open question.</param>
/// <param name="Shared">How many answered both.</param>
/// <param name="Difference">List less direct.</param>
/// <param name="Error">Its standard error; null where the list has none.</param>
/// <param name="Interval">Difference ± normal quantile · error.</param>
/// <param name="P">How likely a difference at least so far from 0 is.</param>
public sealed record ListMinusDirect(string Item, ListPrevalence List, DirectShare Direct, int Shared, double Difference, double? Error, Interval? Interval, double? P)
{
    /// <summary>Takes the share of direct answers from the share by the list.</summary>
    /// <param name="fit">The list experiment.</param>
    /// <param name="input">The rows it was made from.</param>
    /// <param name="direct">The direct answer of each row: 0 or 1, NaN for those who were not asked.</param>
    /// <param name="item">Which sensitive item, from 0.</param>
    /// <param name="column">The column of direct answers.</param>
    /// <returns>The difference; or <c>methods.list-direct-answer</c> with row and column, <c>methods.list-direct-few</c>.</returns>
    public static Answer<ListMinusDirect> Of(ListFit fit, ListInput input, ImmutableArray<double> direct, int item = 0, string column = "direct")
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(input);
        ImmutableArray<MethodProblem> problems = DirectAnswers.Check(direct, input.Counts.Length, column);
        if (!problems.IsEmpty) return problems;
        int n = 0;
        double weights = 0, yes = 0, squares = 0;
        for (int i = 0; i < direct.Length; i++)
        {
            if (!Asked(i)) continue;
            n++;
            weights += Weight(i);
            yes += Weight(i) * direct[i];
        }
        if (n < 2) return new MethodProblem("methods.list-direct-few", Column: column).With("n", n);
        double share = yes / weights, covariance = 0;
        int shared = 0;
        var known = new Dictionary<int, double>();
        double[] gradient = new double[fit.Values.Length];
        fit.Curve.Mean(fit.Data.Rows, fit.Values, item, gradient);
        for (int i = 0; i < direct.Length; i++)
        {
            if (!Asked(i)) continue;
            double residual = Weight(i) * (direct[i] - share) / weights;
            // s² / n where all weigh alike: HC2 of a mean.
            squares += residual * residual / (1 - (Weight(i) / weights));
            int row = fit.Data.Rows.Of[i];
            if (row < 0) continue;
            shared++;
            if (!known.TryGetValue(row, out double added)) known[row] = added = Added(row);
            covariance += added * residual;
        }
        ListPrevalence list = fit.Prevalences[item];
        double error = Math.Sqrt(squares), difference = list.Estimate - share;
        double? variance = list.Error is { } se ? (se * se) + squares - (2 * covariance) : null;
        var open = new DirectShare(n, share, error);
        if (variance is not > 0) return new ListMinusDirect(list.Item, list, open, shared, difference, null, null, null);
        double whole = Math.Sqrt(variance.Value), reach = Quantiles.Normal(fit.Level) * whole;
        return new ListMinusDirect(list.Item, list, open, shared, difference, whole, new Interval(difference - reach, difference + reach, fit.Level), Quantiles.BothTails(difference / whole));

        bool Asked(int i) => !double.IsNaN(direct[i]) && Weight(i) > 0;
        double Weight(int i) => input.Weights is { } given ? given[i] : 1;
        double Added(int row) => fit.Influence!(row).Zip(gradient, static (a, b) => a * b).Sum();
    }
}

/// <summary>Answers to an open question.</summary>
internal static class DirectAnswers
{
    public static ImmutableArray<MethodProblem> Check(ImmutableArray<double> direct, int rows, string column)
    {
        if (direct.Length != rows) throw new ArgumentException("There is an answer for each row, or NaN.", nameof(direct));
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        for (int i = 0; i < direct.Length; i++)
            if (!double.IsNaN(direct[i]) && direct[i] is not (0 or 1)) problems.Add(new MethodProblem("methods.list-direct-answer", i, column).With("value", direct[i]));
        return problems.DrainToImmutable();
    }
}
