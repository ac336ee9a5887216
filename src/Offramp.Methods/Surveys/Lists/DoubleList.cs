using System.Collections.Immutable;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>Two lists, each with the sensitive item for one half of the respondents: everyone is in the control arm of one of them.</summary>
/// <remarks>J. Droitcour and others in P. P. Biemer and others (eds), Measurement Errors in Surveys (1991), chapter 11. Each respondent answers both lists, so the error comes from the
/// differences within persons.</remarks>
/// <param name="Estimate">Half of the sum of both differences in means.</param>
/// <param name="Error">Its standard error; null where nobody differs.</param>
/// <param name="Interval">By Student's t with Welch's degrees of freedom.</param>
/// <param name="DegreesOfFreedom">Those.</param>
/// <param name="First">The share by the first list alone.</param>
/// <param name="Second">The share by the second list alone.</param>
/// <param name="Disagreement">The first less the second: far from 0 where a list does not work as it should.</param>
/// <param name="DisagreementError">Its standard error.</param>
/// <param name="DisagreementP">How likely a difference at least so far from 0 is.</param>
public sealed record DoubleList(double Estimate, double? Error, Interval? Interval, double? DegreesOfFreedom, ListPrevalence First, ListPrevalence Second,
    double Disagreement, double? DisagreementError, double? DisagreementP)
{
    // Two lists that disagree more often than by chance once in twenty times.
    private const double Unlikely = 0.05;

    /// <summary>How many respondents there are.</summary>
    public int N { get; private init; }

    /// <summary>What must be known of the result.</summary>
    public ImmutableArray<MethodProblem> Notes { get; private init; } = [];

    /// <summary>Estimates the share from both lists.</summary>
    /// <param name="first">The first list: its item's arm had the sensitive item in the first list and not in the second.</param>
    /// <param name="second">The counts of the second list, for each row of the first.</param>
    /// <param name="secondItems">How many control items the second list has.</param>
    /// <param name="column">The column of the second list's counts.</param>
    /// <param name="level">How often the intervals hold the share.</param>
    /// <returns>The estimate; or what is wrong with the rows, as in <see cref="ListData.Of"/>; <c>methods.list-double-arms</c> for more than one sensitive item.</returns>
    public static Answer<DoubleList> Of(ListInput first, ImmutableArray<double> second, int secondItems, string column = "second", double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (first.Arms.Labels.Length != 2) return new MethodProblem("methods.list-double-arms", Column: first.Arms.Column).With("arms", first.Arms.Labels.Length);
        ImmutableArray<double> counts = first.Counts;
        if (first.LeaveOutIncomplete)
        {
            // Who answered only one of the lists takes no part in either.
            var both = Enumerable.Range(0, counts.Length).Select(i => double.IsNaN(counts[i]) || double.IsNaN(second[i])).ToArray();
            counts = [.. counts.Select((c, i) => both[i] ? double.NaN : c)];
            second = [.. second.Select((c, i) => both[i] ? double.NaN : c)];
        }
        ListArms reversed = ListArms.Of([.. first.Arms.OfRows.Select(arm => arm < 0 ? "" : first.Arms.Labels[arm])], first.Arms.Labels[1], first.Arms.Column).Needed();
        Answer<ListData> a = ListData.Of(first with { Counts = counts, Covariates = [] });
        Answer<ListData> b = ListData.Of(first with { Counts = second, Covariates = [], Arms = reversed, Items = secondItems, CountColumn = column });
        if (a.Value is not { } one || b.Value is not { } other) return (ImmutableArray<MethodProblem>)[.. a.Problems, .. b.Problems];
        (double with, double withSquare) = Within(first, one, counts, second, 1, static (x, y) => x - y);
        (double without, double withoutSquare) = Within(first, one, counts, second, 0, static (x, y) => x - y);
        (double sumWith, double sumWithSquare) = Within(first, one, counts, second, 1, static (x, y) => x + y);
        (double sumWithout, double sumWithoutSquare) = Within(first, one, counts, second, 0, static (x, y) => x + y);
        double estimate = (with - without) / 2, error = Math.Sqrt(withSquare + withoutSquare) / 2, apart = sumWith - sumWithout, apartError = Math.Sqrt(sumWithSquare + sumWithoutSquare);
        double freedom = Welch(withSquare, one.Sizes[1], withoutSquare, one.Sizes[0]), reach = error > 0 ? Quantiles.Student(level, freedom) * error : 0;
        double? p = apartError > 0 ? Quantiles.BothTails(apart / apartError, Welch(sumWithSquare, one.Sizes[1], sumWithoutSquare, one.Sizes[0])) : null;
        return new DoubleList(estimate, error > 0 ? error : null, error > 0 ? new Interval(estimate - reach, estimate + reach, level) : null, error > 0 ? freedom : null,
            DifferenceInMeans.Differences(one, RobustVariance.HC2, level)[0], DifferenceInMeans.Differences(other, RobustVariance.HC2, level)[0] with { Item = one.Arms.Labels[1] },
            apart, apartError > 0 ? apartError : null, p)
        {
            N = one.N,
            Notes = [.. one.Notes, .. other.Notes.Where(note => note.Code != "methods.survey-left-out"), .. p < Unlikely ? (MethodProblem[])[new MethodProblem("methods.list-double-disagree").With("p", Math.Round(p.Value, 3))] : []],
        };
    }

    private static double Welch(double a, int n, double b, int m) => (a + b) * (a + b) / ((a * a / (n - 1)) + (b * b / (m - 1)));

    // The mean over an arm of what each person's two counts give, and its squared error with HC2.
    private static (double Mean, double SquaredError) Within(ListInput input, ListData data, ImmutableArray<double> first, ImmutableArray<double> second, int arm, Func<double, double, double> of)
    {
        double sum = 0, weights = 0;
        for (int i = 0; i < first.Length; i++)
        {
            if (!InArm(i)) continue;
            sum += Weight(i) * of(first[i], second[i]);
            weights += Weight(i);
        }
        double mean = sum / weights, squares = 0;
        for (int i = 0; i < first.Length; i++)
        {
            if (!InArm(i)) continue;
            double w = Weight(i), residual = of(first[i], second[i]) - mean;
            squares += w * w * residual * residual * RobustVariances.Factor(RobustVariance.HC2, w / weights);
        }
        return (mean, squares / (weights * weights));

        bool InArm(int i) => data.Rows.Of[i] >= 0 && input.Arms.OfRows[i] == arm;
        double Weight(int i) => input.Weights is { } given ? given[i] : 1;
    }
}
