using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Surveys.Plans;
using Offramp.Methods.Surveys.Responses;

namespace Offramp.Methods.Tests.Surveys.Plans;

/// <summary>What plans say of themselves holds together, and what cannot be planned is refused.</summary>
public sealed class PlanTests
{
    private static readonly ResponsePlan Forced = new(ResponseDesign.Forced(2 / 3.0, 1 / 6.0, 1 / 6.0).Needed());

    [Fact]
    public void The_number_needed_has_the_power_and_one_less_has_not_and_the_smallest_effect_is_found_with_the_power() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(from share in Gen.Choose(1, 60) from nothing in Gen.Choose(0, 60) from target in Gen.Choose(55, 99) from sides in Gen.Elements(true, false) from p in Gen.Choose(60, 100) from list in Gen.Elements(true, false) select (share, nothing, target, sides, p, list)),
        static at =>
        {
            if (at.share == at.nothing) return;
            QuestionPlan plan = at.list ? ListPlan.Of([0.9, 0.5, at.p / 200.0], 0.4).Needed() : new ResponsePlan(ResponseDesign.Mirrored(at.p / 100.0).Needed());
            var test = new PowerTest { Null = at.nothing / 100.0, Target = at.target / 100.0, TwoSided = at.sides };
            PowerAnalysis analysis = PowerAnalysis.Of(plan, at.share / 100.0, test).Needed();
            Assert.True(analysis.Power >= test.Target);
            if (analysis.Needed > 2) Assert.True(test.At(plan, at.share / 100.0, analysis.Needed - 1) < test.Target);
            if (analysis.Detectable is { } effect) Assert.Equal(test.Target, test.At(plan, effect, analysis.Count), effect == test.Null ? 1 : 1e-6);
            // Planned upwards, the effect itself is found with at least the power, so that the smallest one is not above it.
            if (at.share > at.nothing) Assert.True(analysis.Detectable <= (at.share / 100.0) + 1e-9);
        }));

    [Fact]
    public void Where_there_is_nothing_the_power_is_alpha()
    {
        Assert.Equal(0.05, new PowerTest { Null = 0.2 }.At(Forced, 0.2, 500), 1e-12);
        Assert.Equal(0.01, new PowerTest { Null = 0.2, Alpha = 0.01, TwoSided = false }.At(Forced, 0.2, 500), 1e-12);
    }

    [Fact]
    public void A_list_tells_its_floor_its_ceiling_and_what_each_count_tells()
    {
        ListPlan plan = ListPlan.Of([0.5, 0.5, 0.5]).Needed();
        Assert.Equal((0.125, 0.125, 0.75), (plan.Floor, plan.Ceiling, plan.ControlVariance));
        (double Probability, double? Trait)[] tells = [.. plan.CountsTell(0.2)];
        Assert.Equal(1, tells.Sum(static one => one.Probability), 1e-12);
        Assert.Equal(0.2, tells.Sum(static one => one.Probability * one.Trait!.Value), 1e-12);
        Assert.Equal((0, 1), (tells[0].Trait, tells[4].Trait));
        // Of those who count 1: 0.2 · 0.125 against 0.8 · 0.375.
        Assert.Equal(0.025 / 0.325, tells[1].Trait!.Value, 1e-12);
        Assert.Equal("methods.plan-list-ceiling", Assert.Single(plan.Notes).Code);
        Assert.Equal("methods.plan-list-length", Assert.Single(ListPlan.Of([0.5, 0.05]).Needed().Notes).Code);
        Assert.Null(ListPlan.Of([0, 0.5, 0.5]).Needed().CountsTell(0)[^1].Trait);
    }

    [Fact]
    public void Items_that_go_against_each_other_narrow_the_count()
    {
        ListPlan apart = ListPlan.Of([0.5, 0.5, 0.2]).Needed(), against = ListPlan.Of([0.5, 0.5, 0.2], 0.5, [new ItemPair(2, 1, -1)]).Needed();
        Assert.Equal(apart.ControlVariance - 0.5, against.ControlVariance, 1e-12);
        // One of the two is always so: the count is 1, or 2 with the third.
        Assert.Equal([0, 0.8, 0.2, 0], against.Counts.Select(static p => Math.Round(p, 12)));
        Assert.Equal(apart.Counts, against.IndependentCounts);
    }

    [Fact]
    public void Designs_are_compared_at_the_same_number_of_respondents()
    {
        ListPlan list = ListPlan.Of([0.9, 0.1, 0.8, 0.2]).Needed();
        ComparedPlan[] compared = ComparedPlan.Of([("direct", new ResponsePlan(ResponseDesign.Direct)), ("list", list), ("forced", Forced)], 0.15, 1200, new PowerTest(), 0.4).Needed();
        Assert.Equal(-0.06, compared[0].Bias, 1e-12);
        // A plain "yes" says all; 0.15 · 0.6 of the respondents give it.
        Assert.Equal(0.09, compared[0].Revealed, 1e-12);
        Assert.Equal(1, compared[0].Privacy!.IfYes);
        Assert.Equal(Math.Sqrt((0.09 * 0.91 / 1200) + 0.0036), compared[0].RootMeanSquare, 1e-12);
        Assert.Equal(0.5 * 0.0144 * 0.15, compared[1].Revealed, 1e-12);
        Assert.Equal((0.0, compared[2].Analysis.Se), (compared[2].Revealed, compared[2].RootMeanSquare));
        Assert.Equal("methods.survey-probability-outside", ComparedPlan.Of([], 0.1, 100, new PowerTest(), 2).Problems[0].Code);
    }

    [Fact]
    public void A_plain_question_against_nothing_has_the_scatter_of_the_effect() =>
        Assert.True(PowerAnalysis.Of(new ResponsePlan(ResponseDesign.Direct), 0.1, new PowerTest()).Needed().Needed is > 60 and < 80);

    [Fact]
    public void What_cannot_be_planned_is_refused_by_name()
    {
        var test = new PowerTest();
        Assert.Equal(("methods.plan-list-empty", "controls"), First(ListPlan.Of([])));
        Assert.Equal(("methods.survey-probability-outside", "controls"), First(ListPlan.Of([0.5, 1.5])));
        Assert.Equal(("methods.plan-treated", "treated"), First(ListPlan.Of([0.5], 1)));
        Assert.Equal(("methods.plan-pair-unknown", "pairs"), First(ListPlan.Of([0.5, 0.5], 0.5, [new ItemPair(1, 3, 0.1)])));
        Assert.Equal(("methods.plan-pair-unknown", "pairs"), First(ListPlan.Of([0.5, 0.5, 0.5], 0.5, [new ItemPair(1, 2, 0.1), new ItemPair(2, 3, 0.1)])));
        Assert.Equal(("methods.plan-pair-impossible", "pairs"), First(ListPlan.Of([0.9, 0.1], 0.5, [new ItemPair(1, 2, 0.9)])));
        Assert.Equal(("methods.survey-not-finite", "covariance"), First(ListPlan.Of([0.5], covariance: double.NaN)));
        Assert.Equal(("methods.plan-covariance-impossible", "covariance"), First(PowerAnalysis.Of(ListPlan.Of([0.5], covariance: -0.4).Needed(), 0.1, test)));
        Assert.Equal(("methods.plan-no-effect", "share"), First(PowerAnalysis.Of(Forced, 0, test)));
        Assert.Equal(("methods.plan-effect-outside", "share"), First(PowerAnalysis.Of(Forced, 1.2, test)));
        Assert.Equal(("methods.plan-effect-outside", "share"), First(PowerAnalysis.Of(new TwoGroupPlan(Forced, 0.3), 0.8, test)));
        Assert.Equal(("methods.plan-effect-outside", "null"), First(PowerAnalysis.Of(Forced, 0.2, test with { Null = -1 })));
        Assert.Equal(("methods.plan-alpha", "alpha"), First(PowerAnalysis.Of(Forced, 0.2, test with { Alpha = 0 })));
        Assert.Equal(("methods.plan-power", "power"), First(PowerAnalysis.Of(Forced, 0.2, test with { Target = 1 })));
        Assert.Equal(("methods.plan-count", "n"), First(PowerAnalysis.Of(Forced, 0.2, test, 1)));
        Assert.Equal(("methods.plan-half-width", "half-width"), First(PowerAnalysis.Of(Forced, 0.2, test, 100, 0)));
        Assert.Equal(("methods.plan-too-many", null), First(PowerAnalysis.Of(Forced, 1e-9, test)));
        Assert.Equal(("methods.plan-range", "curve-n"), First(PowerCurve.Of(Forced, [0.1], 500, 500, test)));
        Assert.Equal(("methods.plan-deviation", "sd"), First(DifferencePlan.Of(0)));
        Assert.Equal(("methods.plan-treated", "treated"), First(DifferencePlan.Of(1, 0)));
        Assert.Equal(("methods.plan-questions", "questions"), First(DifferencePlan.Of(1, 0.5, 0)));
        Assert.Equal(("methods.plan-correlation", "icc"), First(DifferencePlan.Of(1, 0.5, 3, -0.5)));
    }

    private static (string, string?) First<T>(Answer<T> answer)
        where T : class => (answer.Problems[0].Code, answer.Problems[0].Column);
}
