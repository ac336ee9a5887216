using System.Collections.Immutable;
using Offramp.Methods.Surveys.Responses;

namespace Offramp.Methods.Surveys.Plans;

/// <summary>One way of asking in a comparison at the same number of respondents.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Plan">How is asked.</param>
/// <param name="Analysis">What it finds.</param>
/// <param name="Privacy">What an answer tells; null for a list.</param>
/// <param name="Revealed">The share of respondents whose answer can only come from somebody with the trait.</param>
/// <param name="Bias">How far its estimate is off on average.</param>
/// <param name="RootMeanSquare">How far it is off altogether: √(SE² + bias²).</param>
public sealed record ComparedPlan(string Name, QuestionPlan Plan, PowerAnalysis Analysis, ResponsePrivacy? Privacy, double Revealed, double Bias, double RootMeanSquare)
{
    /// <summary>Compares ways of asking.</summary>
    /// <remarks>G. Blair, A. Coppock and M. Moor, American Political Science Review 114 (2020) 1297–1315: what an indirect question gains in truth it pays for in scatter, so that a
    /// plain one can come nearer in a small sample although people withhold the truth.</remarks>
    /// <param name="plans">The ways of asking, by name.</param>
    /// <param name="share">The share of people with the trait.</param>
    /// <param name="count">The number of respondents.</param>
    /// <param name="test">The test.</param>
    /// <param name="withheld">The part of those with the trait who would deny it to a plain question, from 0 to 1; indirect ones are taken to be answered truthfully.</param>
    public static Answer<ComparedPlan[]> Of(ImmutableArray<(string Name, QuestionPlan Plan)> plans, double share, long count, PowerTest test, double withheld = 0)
    {
        if (!(withheld is >= 0 and <= 1)) return new MethodProblem("methods.survey-probability-outside", Column: "withheld").With("name", "withheld").With("value", withheld);
        var compared = new List<ComparedPlan>();
        foreach ((string name, QuestionPlan plan) in plans)
        {
            bool plain = plan is ResponsePlan { IsDirect: true };
            double answered = plain ? share * (1 - withheld) : share;
            Answer<PowerAnalysis> analysis = PowerAnalysis.Of(plan, answered, test, count);
            if (analysis.Value is not { } found) return analysis.Problems;
            ResponsePrivacy? privacy = plan.PrivacyAt(share);
            double revealed = plan switch { ListPlan list => list.Treated * list.Ceiling * share, ResponsePlan response => response.RevealedAt(answered), _ => 0 };
            compared.Add(new ComparedPlan(name, plan, found, privacy, revealed, answered - share, Math.Sqrt((found.Se * found.Se) + Math.Pow(answered - share, 2))));
        }
        return compared.ToArray();
    }
}
