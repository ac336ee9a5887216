using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Surveys.Responses;

/// <summary>The share of people with the trait, from the share of "yes" alone.</summary>
/// <remarks>π = (λ − d) / c, SE = √(λ(1 − λ) / n) / |c| (Warner 1965 and the authors of the other designs). Chance can carry the estimate below 0 or above 1: it stays
/// as it is, and is noted, because cutting it off would make an average of studies too high.</remarks>
/// <param name="Estimate">The share.</param>
/// <param name="Se">Its standard error.</param>
/// <param name="Interval">Estimate and a multiple of the standard error on each side.</param>
/// <param name="Wilson">The interval of E. B. Wilson (Journal of the American Statistical Association 22 (1927) 209–212) for λ, carried over: better where n is small.</param>
/// <param name="Yes">The share of "yes", λ.</param>
/// <param name="Count">How many respondents there are.</param>
/// <param name="EffectiveCount">How many respondents without weights would tell as much (L. Kish, Survey Sampling (1965), section 11.7): (Σw)² / Σw².</param>
/// <param name="Notes">What must be known of it.</param>
public sealed record ResponseShare(double Estimate, double Se, Interval Interval, Interval Wilson, double Yes, int Count, double EffectiveCount, ImmutableArray<MethodProblem> Notes)
{
    /// <summary>The share of people with the trait.</summary>
    /// <param name="design">The design.</param>
    /// <param name="data">The answers; covariates play no part.</param>
    /// <param name="level">How often intervals are to hold the share: 0.95.</param>
    public static Answer<ResponseShare> Of(ResponseDesign design, ResponseData data, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(data);
        if (!(level is > 0 and < 1)) return new MethodProblem("methods.survey-level-outside", Column: "level").With("value", level);
        double yes = data.Cells.Sum(static cell => cell.Yes), no = data.Cells.Sum(static cell => cell.No);
        if (yes == 0 || no == 0) return new MethodProblem("methods.rr-answers-alike").With("answer", yes == 0 ? 0 : 1).With("count", data.Count);
        double all = yes + no, lambda = yes / all, slope = Math.Abs(design.Slope);
        // With weights, Σ w²(y − λ)² / (Σw)²: the linearised variance of a weighted mean (W. G. Cochran, Sampling Techniques (1977), chapter 6). With all weights 1, λ(1 − λ) / n.
        double squares = data.Cells.Sum(cell => (cell.YesSquared * (1 - lambda) * (1 - lambda)) + (cell.NoSquared * lambda * lambda));
        double se = Math.Sqrt(squares) / all / slope, estimate = design.ShareAt(lambda);
        double effective = all * all / data.Cells.Sum(static cell => cell.YesSquared + cell.NoSquared);
        double z = Normal.InvCDF(0, 1, 0.5 + (level / 2));
        return new ResponseShare(
            estimate, se, new Interval(estimate - (z * se), estimate + (z * se), level), WilsonOf(design, lambda, effective, z, level), lambda, data.Count, effective,
            [.. design.Notes, .. data.Notes, .. Outside(estimate)]);
    }

    internal static ImmutableArray<MethodProblem> Outside(double estimate) => estimate is >= 0 and <= 1 ? [] : [new MethodProblem("methods.survey-estimate-outside").With("value", Math.Round(estimate, 4))];

    private static Interval WilsonOf(ResponseDesign design, double lambda, double n, double z, double level)
    {
        double whole = 1 + (z * z / n), middle = (lambda + (z * z / (2 * n))) / whole, half = z * Math.Sqrt((lambda * (1 - lambda) / n) + (z * z / (4 * n * n))) / whole;
        double one = design.ShareAt(middle - half), other = design.ShareAt(middle + half);
        return new Interval(Math.Min(one, other), Math.Max(one, other), level);
    }
}
