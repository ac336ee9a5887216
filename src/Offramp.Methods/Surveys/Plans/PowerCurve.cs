using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Plans;

/// <summary>The power over numbers of respondents, for one effect.</summary>
/// <param name="Effect">The share or difference.</param>
/// <param name="Points">The numbers of respondents, rising, with their power.</param>
public sealed record PowerCurve(double Effect, ImmutableArray<(long Count, double Power)> Points)
{
    /// <summary>Curves, one for each effect.</summary>
    /// <param name="plan">How is asked.</param>
    /// <param name="effects">The effects.</param>
    /// <param name="from">The first number of respondents, at least 2.</param>
    /// <param name="to">The last one.</param>
    /// <param name="test">The test.</param>
    /// <param name="steps">How many steps there are between both.</param>
    public static Answer<PowerCurve[]> Of(QuestionPlan plan, ImmutableArray<double> effects, long from, long to, PowerTest test, int steps = 20)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(test);
        ImmutableArray<MethodProblem> problems = [.. test.Check(plan), .. effects.SelectMany(effect => PowerAnalysis.Check(plan, effect, test)).Where(static problem => problem.Code != "methods.plan-no-effect")];
        if (from < 2 || to <= from || steps < 1) problems = problems.Add(new MethodProblem("methods.plan-range", Column: "curve-n").With("from", from).With("to", to));
        if (!problems.IsEmpty) return problems;
        long[] counts = [.. Enumerable.Range(0, steps + 1).Select(step => from + (long)Math.Round((double)(to - from) * step / steps)).Distinct()];
        return effects.Select(effect => new PowerCurve(effect, [.. counts.Select(count => (count, test.At(plan, effect, count)))])).ToArray();
    }
}
