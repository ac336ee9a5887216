using Offramp.Methods.Surveys.Responses;

namespace Offramp.Methods.Surveys.Plans;

/// <summary>Randomised response, or a plain question, being planned.</summary>
/// <remarks>Variance λ(1 − λ) / c² with λ = c·π + d (Blair, Imai and Zhou 2015).</remarks>
/// <param name="design">The design.</param>
public sealed class ResponsePlan(ResponseDesign design) : QuestionPlan
{
    /// <summary>Whether it is a plain question, to which people may withhold the truth.</summary>
    public bool IsDirect => design.Kind == ResponseKind.Direct;

    /// <inheritdoc/>
    public override bool TestsAtNull => true;

    /// <inheritdoc/>
    public override double VarianceAt(double effect)
    {
        double yes = design.YesAt(effect);
        return yes * (1 - yes) / (design.Slope * design.Slope);
    }

    /// <inheritdoc/>
    public override ResponsePrivacy? PrivacyAt(double effect) => ResponsePrivacy.Of(design, effect).Value;

    /// <summary>The share of respondents whose answer only people with the trait can give.</summary>
    /// <param name="share">The share of people with the trait.</param>
    public double RevealedAt(double share) => share * ((design.YesWithoutTrait == 0 ? design.YesWithTrait : 0) + (design.YesWithoutTrait == 1 ? 1 - design.YesWithTrait : 0));
}

/// <summary>Two groups of as many respondents each, asked alike, being planned: the effect is the share of the first less that of the second.</summary>
/// <param name="plan">How both are asked.</param>
/// <param name="baseline">The share of the second group, from 0 to 1.</param>
public sealed class TwoGroupPlan(QuestionPlan plan, double baseline) : QuestionPlan
{
    /// <inheritdoc/>
    public override double Lowest => plan.Lowest - baseline;

    /// <inheritdoc/>
    public override double Highest => plan.Highest - baseline;

    /// <inheritdoc/>
    public override bool TestsAtNull => plan.TestsAtNull;

    /// <inheritdoc/>
    /// <remarks>Of n respondents in each group.</remarks>
    public override double VarianceAt(double effect) => plan.VarianceAt(baseline + effect) + plan.VarianceAt(baseline);

    /// <inheritdoc/>
    public override ResponsePrivacy? PrivacyAt(double effect) => plan.PrivacyAt(baseline + effect);
}
