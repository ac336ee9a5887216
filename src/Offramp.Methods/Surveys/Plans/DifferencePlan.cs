namespace Offramp.Methods.Surveys.Plans;

/// <summary>A difference of means between respondents with and without an endorsement, being planned.</summary>
/// <remarks>Variance σ²·(1 + (k − 1)ρ) / k · (1 / f + 1 / (1 − f)) for k answers of each respondent that go together by ρ, all of them with or all without the endorsement: the
/// design effect of L. Kish (Survey Sampling (1965), chapter 5). Where chance decides anew for each question, what respondents have of their own cancels in part and fewer are
/// needed.</remarks>
public sealed class DifferencePlan : QuestionPlan
{
    private readonly double variance;

    private DifferencePlan(double variance) => this.variance = variance;

    /// <inheritdoc/>
    public override double Lowest => double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Highest => double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool TestsAtNull => false;

    /// <summary>A plan.</summary>
    /// <param name="deviation">The standard deviation of an answer, σ, in the unit of the difference.</param>
    /// <param name="treated">The share of respondents with the endorsement, f.</param>
    /// <param name="questions">How many questions each respondent answers, k.</param>
    /// <param name="likeness">How far a respondent's answers go together, ρ: the intraclass correlation.</param>
    public static Answer<DifferencePlan> Of(double deviation, double treated = 0.5, int questions = 1, double likeness = 0)
    {
        if (!(deviation > 0 && double.IsFinite(deviation))) return new MethodProblem("methods.plan-deviation", Column: "sd").With("value", deviation);
        if (!(treated is > 0 and < 1)) return new MethodProblem("methods.plan-treated", Column: "treated").With("value", treated);
        if (questions < 1) return new MethodProblem("methods.plan-questions", Column: "questions").With("value", questions);
        // Below −1 / (k − 1) the mean of the answers would have a variance below 0.
        if (!(likeness <= 1 && 1 + ((questions - 1) * likeness) > 0)) return new MethodProblem("methods.plan-correlation", Column: "icc").With("value", likeness);
        return new DifferencePlan(deviation * deviation * (1 + ((questions - 1) * likeness)) / questions * ((1 / treated) + (1 / (1 - treated))));
    }

    /// <inheritdoc/>
    public override double VarianceAt(double effect) => variance;
}
