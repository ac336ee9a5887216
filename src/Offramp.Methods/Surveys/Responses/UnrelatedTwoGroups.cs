using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Surveys.Responses;

/// <summary>The unrelated question whose share of "yes" is not known: two groups, asked with different probabilities, tell both shares.</summary>
/// <remarks>Greenberg et al. (1969): with λ1 = p1·π + (1 − p1)·q and λ2 alike, π = (λ1(1 − p2) − λ2(1 − p1)) / (p1 − p2), q = (λ2·p1 − λ1·p2) / (p1 − p2).</remarks>
/// <param name="Estimate">The share of people with the trait; chance can carry it below 0 or above 1.</param>
/// <param name="Se">Its standard error.</param>
/// <param name="Interval">Estimate and a multiple of the standard error on each side.</param>
/// <param name="Harmless">The share who say yes to the harmless question, q.</param>
/// <param name="HarmlessSe">Its standard error.</param>
/// <param name="Notes">What must be known.</param>
public sealed record UnrelatedTwoGroups(double Estimate, double Se, Interval Interval, double Harmless, double HarmlessSe, ImmutableArray<MethodProblem> Notes)
{
    /// <summary>Both shares.</summary>
    /// <param name="first">The answers of the first group; covariates play no part.</param>
    /// <param name="firstP">The probability of the sensitive question in it.</param>
    /// <param name="second">The answers of the second group.</param>
    /// <param name="secondP">The probability of the sensitive question in it; another one.</param>
    /// <param name="level">How often the interval is to hold the share: 0.95.</param>
    public static Answer<UnrelatedTwoGroups> Of(ResponseData first, double firstP, ResponseData second, double secondP, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        foreach ((string name, double value) in ((string, double)[])[("p", firstP), ("second p", secondP)])
            if (!(value is >= 0 and <= 1)) return new MethodProblem("methods.survey-probability-outside", Column: name).With("name", name).With("value", value);
        double apart = firstP - secondP;
        if (Math.Abs(apart) < 1e-9) return new MethodProblem("methods.rr-identifies-nothing", Column: "p").With("yes", firstP);
        // A group asked with p has the share of a plain question and its variance: what is reckoned with is how they are put together.
        Answer<ResponseShare> one = ResponseShare.Of(ResponseDesign.Direct, first, level), other = ResponseShare.Of(ResponseDesign.Direct, second, level);
        if (one.Value is not { } a) return one.Problems;
        if (other.Value is not { } b) return other.Problems;
        double share = ((a.Estimate * (1 - secondP)) - (b.Estimate * (1 - firstP))) / apart, harmless = ((b.Estimate * firstP) - (a.Estimate * secondP)) / apart;
        double se = Math.Sqrt(Math.Pow((1 - secondP) * a.Se, 2) + Math.Pow((1 - firstP) * b.Se, 2)) / Math.Abs(apart), harmlessSe = Math.Sqrt(Math.Pow(firstP * b.Se, 2) + Math.Pow(secondP * a.Se, 2)) / Math.Abs(apart);
        double reach = Normal.InvCDF(0, 1, 0.5 + (level / 2)) * se;
        return new UnrelatedTwoGroups(share, se, new Interval(share - reach, share + reach, level), harmless, harmlessSe, [.. first.Notes, .. second.Notes, .. ResponseShare.Outside(share)]);
    }
}
