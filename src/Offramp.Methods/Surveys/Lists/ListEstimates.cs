using System.Collections.Immutable;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>What the estimators of list experiments give alike: shares with their intervals, and notes.</summary>
internal static class ListEstimates
{
    // Estimates of two methods that lie farther apart than so many errors of the less assuming one are said.
    private const double FarApart = 2;

    /// <summary>The share over all respondents for each item.</summary>
    public static ImmutableArray<ListPrevalence> Prevalences(ListData data, ListCurve curve, double[] coefficients, ListInformation information, double level, double? degreesOfFreedom = null)
    {
        var all = ImmutableArray.CreateBuilder<ListPrevalence>();
        for (int item = 0; item < curve.Parts.Length; item++)
        {
            double[] gradient = new double[coefficients.Length];
            double share = curve.Mean(data.Rows, coefficients, item, gradient);
            all.Add(Share(data, data.Arms.Labels[item + 1], share, information.Error(gradient), level, curve.Linear, degreesOfFreedom));
        }
        return all.DrainToImmutable();
    }

    /// <summary>A share with its intervals.</summary>
    public static ListPrevalence Share(ListData data, string item, double share, double? error, double level, bool linear, double? degreesOfFreedom = null)
    {
        if (error is not { } se) return new ListPrevalence(item, share, null, null, null, degreesOfFreedom);
        double reach = Quantiles.Student(level, data.N) * se;
        Interval symmetric = new(share - reach, share + reach, level);
        if (linear)
        {
            double t = degreesOfFreedom is { } df ? Quantiles.Student(level, df) : Quantiles.Normal(level);
            return new ListPrevalence(item, share, se, new Interval(share - (t * se), share + (t * se), level), symmetric, degreesOfFreedom);
        }
        return new ListPrevalence(item, share, se, OnLogits(share, se, level), symmetric, null);
    }

    /// <summary>An interval on the scale of log odds, by the delta method; null at 0 and 1.</summary>
    public static Interval? OnLogits(double share, double error, double level)
    {
        double spread = share * (1 - share);
        if (!(spread > 0)) return null;
        double middle = Logistic.Logit(share), reach = Quantiles.Normal(level) * error / spread;
        return double.IsFinite(reach) ? new Interval(Logistic.Of(middle - reach), Logistic.Of(middle + reach), level) : null;
    }

    /// <summary>What is to be said where a model and the difference in means do not agree, or a share lies outside 0 to 1.</summary>
    public static IEnumerable<MethodProblem> Notes(ImmutableArray<ListPrevalence> shares, ImmutableArray<ListPrevalence> differences)
    {
        foreach (ListPrevalence share in shares)
            if (share.Estimate is < 0 or > 1) yield return new MethodProblem("methods.list-share-outside").With("item", share.Item).With("share", Math.Round(share.Estimate, 3));
        for (int i = 0; i < shares.Length; i++)
        {
            double apart = Math.Abs(shares[i].Estimate - differences[i].Estimate);
            if (differences[i].Error is { } error && apart > FarApart * error)
                yield return new MethodProblem("methods.list-methods-apart").With("item", shares[i].Item).With("model", Math.Round(shares[i].Estimate, 3)).With("difference", Math.Round(differences[i].Estimate, 3));
        }
    }
}
