using System.Collections.Immutable;
using MathNet.Numerics.Distributions;

namespace Offramp.Methods.Surveys.Plans;

/// <summary>The test that a survey is planned for, by the normal approximation.</summary>
public sealed record PowerTest
{
    /// <summary>The share or difference that the test is against.</summary>
    public double Null { get; init; }

    /// <summary>How often the test may be wrong where there is nothing: 0.05.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Whether it looks to both sides.</summary>
    public bool TwoSided { get; init; } = true;

    /// <summary>How often the test is to find what is there: 0.8.</summary>
    public double Target { get; init; } = 0.8;

    /// <summary>The quantile that the estimate, in standard errors, must pass.</summary>
    internal double Threshold => Normal.InvCDF(0, 1, 1 - (TwoSided ? Alpha / 2 : Alpha));

    /// <summary>The quantile of the power asked for.</summary>
    internal double TargetQuantile => Normal.InvCDF(0, 1, Target);

    /// <summary>Why the test cannot be planned for; empty where it can.</summary>
    public ImmutableArray<MethodProblem> Check(QuestionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        if (!(Alpha is > 0 and < 0.5)) problems.Add(new MethodProblem("methods.plan-alpha", Column: "alpha").With("value", Alpha));
        else if (!(Target > Alpha && Target < 1)) problems.Add(new MethodProblem("methods.plan-power", Column: "power").With("value", Target).With("alpha", Alpha));
        if (!(Null >= plan.Lowest && Null <= plan.Highest && double.IsFinite(Null))) problems.Add(new MethodProblem("methods.plan-effect-outside", Column: "null").With("name", "null").With("value", Null));
        return problems.DrainToImmutable();
    }

    /// <summary>How often the test finds an effect: the estimate passes the threshold of the null, with the scatter of the effect.</summary>
    /// <remarks>One-sided looks to the side of the effect. Two-sided counts both tails, as R's power.rr.test does (Blair, Imai and Zhou 2015).</remarks>
    /// <param name="plan">How is asked.</param>
    /// <param name="effect">The effect.</param>
    /// <param name="count">The number of respondents, in each group where there are two; need not be whole.</param>
    public double At(QuestionPlan plan, double effect, double count)
    {
        ArgumentNullException.ThrowIfNull(plan);
        double scatter = Math.Sqrt(plan.VarianceAt(effect) / count), bar = Threshold * Math.Sqrt(NullVariance(plan, effect) / count), distance = Math.Abs(effect - Null);
        if (scatter == 0) return distance > bar ? 1 : 0;
        double near = Normal.CDF(0, 1, (distance - bar) / scatter);
        return TwoSided ? near + Normal.CDF(0, 1, (-distance - bar) / scatter) : near;
    }

    // A plain question against 0 has no scatter where there is nothing: then that of the effect stands in.
    internal double NullVariance(QuestionPlan plan, double effect) => plan.TestsAtNull && plan.VarianceAt(Null) is > 0 and var variance ? variance : plan.VarianceAt(effect);
}
