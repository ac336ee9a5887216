namespace Offramp.Methods.Surveys.Responses;

/// <summary>What an answer tells about whoever gave it, at a share of people with the trait: a measure of the design, never of a person.</summary>
/// <remarks>Bayes' rule with the design's probabilities; A. Chaudhuri and R. Mukerjee, Randomized Response (1988).</remarks>
/// <param name="Share">The share of people with the trait, from 0 to 1.</param>
/// <param name="IfYes">P(trait | yes); null where nobody says yes.</param>
/// <param name="IfNo">P(trait | no); null where nobody says no.</param>
/// <param name="OddsIfYes">By how much "yes" multiplies the odds of the trait, whatever the share; null where only those with the trait say yes.</param>
/// <param name="OddsIfNo">By how much "no" multiplies the odds of the trait; null where only those with the trait say no.</param>
public sealed record ResponsePrivacy(double Share, double? IfYes, double? IfNo, double? OddsIfYes, double? OddsIfNo)
{
    /// <summary>What answers tell in a design at a share.</summary>
    /// <param name="design">The design.</param>
    /// <param name="share">The share of people with the trait, from 0 to 1.</param>
    public static Answer<ResponsePrivacy> Of(ResponseDesign design, double share)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (!(share is >= 0 and <= 1)) return new MethodProblem("methods.survey-probability-outside", Column: "share").With("value", share).With("name", "share");
        double yes = design.YesWithTrait, other = design.YesWithoutTrait;
        return new ResponsePrivacy(
            share, Ratio(yes * share, design.YesAt(share)), Ratio((1 - yes) * share, 1 - design.YesAt(share)), Ratio(yes, other), Ratio(1 - yes, 1 - other));
    }

    private static double? Ratio(double part, double whole) => whole > 0 ? part / whole : null;
}
