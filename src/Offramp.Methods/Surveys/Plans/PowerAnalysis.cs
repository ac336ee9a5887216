using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Plans;

/// <summary>What a survey of a size can find, and what size finds an effect.</summary>
/// <param name="Effect">The share or difference planned for.</param>
/// <param name="Count">The number of respondents looked at, in each group where there are two: the one asked about, else the one needed.</param>
/// <param name="Se">The standard error at that number.</param>
/// <param name="HalfWidth">Half the width of the interval at that number, at a level of 1 − alpha.</param>
/// <param name="Power">How often the test finds the effect at that number.</param>
/// <param name="Needed">The smallest number of respondents with the power asked for.</param>
/// <param name="NeededForHalfWidth">The smallest number whose interval reaches no further on each side than was asked; null where none was asked.</param>
/// <param name="Detectable">The smallest effect above the null that the number finds with the power asked for, its scatter being its own; null where there is none.</param>
/// <param name="DetectableAtSe">The same with the standard error of the effect planned for: (z of alpha + z of power) · SE above the null.</param>
/// <param name="DirectSe">The standard error of a plain question with as many respondents; null where a share is not what is estimated.</param>
/// <param name="DirectCount">How many respondents of a plain question would do as well.</param>
/// <param name="Inflation">The variance as a multiple of that of a plain question.</param>
public sealed record PowerAnalysis(
    double Effect, long Count, double Se, double HalfWidth, double Power, long Needed, long? NeededForHalfWidth, double? Detectable, double DetectableAtSe, double? DirectSe, long? DirectCount, double? Inflation)
{
    // More than all people there are.
    private const double Most = 1e10;

    /// <summary>The analysis.</summary>
    /// <param name="plan">How is asked.</param>
    /// <param name="effect">The share or difference planned for.</param>
    /// <param name="test">The test.</param>
    /// <param name="count">The number of respondents; null for the number needed.</param>
    /// <param name="halfWidth">How far an interval may reach to each side; null where that is not asked.</param>
    public static Answer<PowerAnalysis> Of(QuestionPlan plan, double effect, PowerTest test, long? count = null, double? halfWidth = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(test);
        ImmutableArray<MethodProblem> problems = [.. test.Check(plan), .. Check(plan, effect, test)];
        if (count < 2) problems = problems.Add(new MethodProblem("methods.plan-count", Column: "n").With("value", count.Value));
        if (halfWidth is { } asked && !(asked > 0 && double.IsFinite(asked))) problems = problems.Add(new MethodProblem("methods.plan-half-width", Column: "half-width").With("value", asked));
        if (!problems.IsEmpty) return problems;
        if (Smallest(plan, effect, test) is not { } needed) return new MethodProblem("methods.plan-too-many").With("effect", effect);
        long size = count ?? needed;
        double variance = plan.VarianceAt(effect), se = Math.Sqrt(variance / size);
        // The interval has two sides, whatever the test has.
        double reach = (test with { TwoSided = true }).Threshold;
        double? direct = plan is ResponsePlan or ListPlan && effect is > 0 and < 1 ? effect * (1 - effect) : null;
        return new PowerAnalysis(
            effect, size, se, reach * se, test.At(plan, effect, size), needed, halfWidth is { } half ? (long)Math.Max(2, Math.Ceiling((reach * reach * variance / (half * half)) - 1e-9)) : null,
            SmallestEffect(plan, test, size), test.Null + ((test.Threshold + test.TargetQuantile) * se), direct is { } own ? Math.Sqrt(own / size) : null,
            direct is { } alone && variance > 0 ? (long)Math.Ceiling((alone * size / variance) - 1e-9) : null, direct is { } plain ? variance / plain : null);
    }

    internal static IEnumerable<MethodProblem> Check(QuestionPlan plan, double effect, PowerTest test)
    {
        if (!(effect >= plan.Lowest && effect <= plan.Highest && double.IsFinite(effect))) yield return new MethodProblem("methods.plan-effect-outside", Column: "share").With("name", "share").With("value", effect);
        else if (effect == test.Null) yield return new MethodProblem("methods.plan-no-effect", Column: "share").With("value", effect);
        else if (!plan.IsPossibleAt(effect)) yield return new MethodProblem("methods.plan-covariance-impossible", Column: "covariance").With("value", effect);
    }

    // The closed form is the size but for rounding and the far tail: from there, step by step. Other programs stop where the power is nearly there.
    private static long? Smallest(QuestionPlan plan, double effect, PowerTest test)
    {
        double root = ((test.Threshold * Math.Sqrt(test.NullVariance(plan, effect))) + (test.TargetQuantile * Math.Sqrt(plan.VarianceAt(effect)))) / (effect - test.Null);
        double first = Math.Max(2, Math.Ceiling(root * root));
        if (!(first < Most)) return null;
        long low = 2, high = (long)first;
        while (test.At(plan, effect, high) < test.Target)
        {
            low = high + 1;
            high *= 2;
            if (high > Most) return null;
        }
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            if (test.At(plan, effect, middle) >= test.Target) high = middle;
            else low = middle + 1;
        }
        return high;
    }

    private static double? SmallestEffect(QuestionPlan plan, PowerTest test, long count)
    {
        double highest = Math.Min(plan.Highest, test.Null + (100 * Math.Sqrt(plan.VarianceAt(Math.Min(plan.Highest, test.Null + 0.5)) / count)));
        double low = test.Null, high = double.NaN;
        // From below, so that of several places where the power passes the target the first is found.
        for (int step = 1; step <= 1000 && double.IsNaN(high); step++)
        {
            double effect = test.Null + ((highest - test.Null) * step / 1000);
            if (test.At(plan, effect, count) >= test.Target) high = effect;
            else low = effect;
        }
        if (double.IsNaN(high)) return null;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (test.At(plan, middle, count) >= test.Target) high = middle;
            else low = middle;
        }
        return high;
    }
}
