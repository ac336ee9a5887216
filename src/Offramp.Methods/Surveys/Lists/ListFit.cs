using System.Collections.Immutable;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>How a list experiment was estimated.</summary>
public enum ListMethod
{
    /// <summary>Difference in means.</summary>
    Difference,

    /// <summary>Linear regression.</summary>
    Linear,

    /// <summary>Non-linear least squares in two steps.</summary>
    Nls,

    /// <summary>Maximum likelihood.</summary>
    Ml,
}

/// <summary>A coefficient of a model.</summary>
/// <param name="Part">The part of the model: sensitive (or the item's name where there are several), control, logit.rho, floor, ceiling.</param>
/// <param name="Name">The covariate; (Intercept) for the constant.</param>
/// <param name="Estimate">Its estimate.</param>
/// <param name="Error">Its standard error; null where the data do not determine it.</param>
/// <param name="Interval">Estimate ± normal quantile · error; null without an error.</param>
public sealed record ListCoefficient(string Part, string Name, double Estimate, double? Error, Interval? Interval)
{
    /// <summary>Estimate / error; null without an error.</summary>
    public double? Z => Error is > 0 ? Estimate / Error : null;

    /// <summary>How likely a coefficient at least so far from 0 is where there is none.</summary>
    public double? P => Z is { } z ? Quantiles.BothTails(z) : null;
}

/// <summary>How many have a sensitive trait.</summary>
/// <param name="Item">The name of the arm whose list had the item.</param>
/// <param name="Estimate">The share. It may lie outside 0 to 1 where the method is not bound to that: it is shown as it is.</param>
/// <param name="Error">Its standard error; null where there is none.</param>
/// <param name="Interval">For the difference in means by Student's t with Welch's degrees of freedom, for the linear model by Student's t, else on the scale of log odds.</param>
/// <param name="Symmetric">Estimate ± Student's t with as many degrees of freedom as respondents · error, as R's list package gives it; it may leave 0 to 1.</param>
/// <param name="DegreesOfFreedom">Of Student's t, where <paramref name="Interval"/> is made with it.</param>
public sealed record ListPrevalence(string Item, double Estimate, double? Error, Interval? Interval, Interval? Symmetric, double? DegreesOfFreedom)
{
    /// <summary>How likely an estimate at least so far from 0 is where nobody has the trait, by Student's t; null where the interval is not made with it.</summary>
    public double? P => Error is > 0 && DegreesOfFreedom is { } df ? Quantiles.BothTails(Estimate / Error.Value, df) : null;
}

/// <summary>A model fitted to a list experiment. It says what is so of groups; what is likely of a single respondent is never worked out.</summary>
public sealed class ListFit
{
    internal ListFit(ListData data, ListMethod method, ListCurve curve, double[] coefficients, ListInformation information, bool[] determined, IEnumerable<(string Part, string Name)> names, double level)
    {
        Data = data;
        Method = method;
        Curve = curve;
        Values = coefficients;
        Information = information;
        Determined = determined;
        Level = level;
        double z = Quantiles.Normal(level);
        Coefficients = [.. names.Select((name, i) =>
        {
            double error = determined[i] ? Math.Sqrt(information.Covariance[(i * coefficients.Length) + i]) : double.NaN;
            return error > 0 && double.IsFinite(error)
                ? new ListCoefficient(name.Part, name.Name, coefficients[i], error, new Interval(coefficients[i] - (z * error), coefficients[i] + (z * error), level))
                : new ListCoefficient(name.Part, name.Name, coefficients[i], null, null);
        })];
    }

    /// <summary>How it was estimated.</summary>
    public ListMethod Method { get; }

    /// <summary>The data.</summary>
    public ListData Data { get; }

    /// <summary>The coefficients, the sensitive parts first.</summary>
    public ImmutableArray<ListCoefficient> Coefficients { get; }

    /// <summary>How many have each sensitive trait, over all respondents.</summary>
    public ImmutableArray<ListPrevalence> Prevalences { get; internal init; } = [];

    /// <summary>The differences in means beside which the estimates can be held; the same as <see cref="Prevalences"/> for that method.</summary>
    public ImmutableArray<ListPrevalence> Differences { get; internal init; } = [];

    /// <summary>The log-likelihood; null for methods without.</summary>
    public double? LogLik { get; internal init; }

    /// <summary>The log-likelihood with the log density of the prior; null where there is no prior.</summary>
    public double? LogPosterior { get; internal init; }

    /// <summary>Whether the search came to an end at a highest (or lowest) point.</summary>
    public bool Converged { get; internal init; } = true;

    /// <summary>Steps of EM.</summary>
    public int EmSteps { get; internal init; }

    /// <summary>Steps of Newton's method, or of least squares.</summary>
    public int NewtonSteps { get; internal init; }

    /// <summary>The residual sums of squares of non-linear least squares: of the control arm, then of each item's.</summary>
    public ImmutableArray<double> ResidualSquares { get; internal init; } = [];

    /// <summary>Which squared residuals the errors of a linear model are made from; null for other methods.</summary>
    public RobustVariance? Robust { get; internal init; }

    /// <summary>How often the intervals hold what is estimated.</summary>
    public double Level { get; }

    /// <summary>What must be known of the result.</summary>
    public ImmutableArray<MethodProblem> Notes { get; internal init; } = [];

    internal ListCurve Curve { get; }

    internal double[] Values { get; }

    internal ListInformation Information { get; }

    internal double[] Covariance => Information.Covariance;

    internal bool[] Determined { get; }

    /// <summary>What each collapsed row adds to the error of the coefficients, for estimates that share respondents.</summary>
    internal Func<int, double[]>? Influence { get; init; }

    /// <summary>The covariance of two coefficients; null where one is not determined by the data.</summary>
    public double? CovarianceOf(int one, int other) =>
        Determined[one] && Determined[other] ? Covariance[(one * Values.Length) + other] : null;

    /// <summary>The coefficient of a part.</summary>
    public ListCoefficient? Find(string part, string name) => Coefficients.FirstOrDefault(c => c.Part == part && c.Name == name);
}
