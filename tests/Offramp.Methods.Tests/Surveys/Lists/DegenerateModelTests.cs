using System.Collections.Immutable;
using System.Text.Json;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Methods.Tests.Surveys.Lists;

/// <summary>Where the data do not determine a model it is said, and nothing that is not finite comes out.</summary>
public sealed class DegenerateModelTests
{
    [Fact]
    public void A_trait_that_nobody_seems_to_have_stands_at_the_bound_without_an_error()
    {
        // Fewer are counted with the sensitive item than without it.
        ListData data = Spoilt(static (count, arm) => arm == 1 ? Math.Max(0, count - 1) : count, []);
        foreach (ListFit fit in Fits(data))
        {
            Assert.Null(fit.Find("sensitive", "(Intercept)")!.Error);
            Assert.Contains(fit.Notes, static n => n.Code == "methods.list-at-bound");
            Assert.InRange(fit.Prevalences[0].Estimate, 0, 1e-4);
            Assert.NotNull(fit.Find("control", "(Intercept)")!.Error);
            Finite(fit);
        }
    }

    [Fact]
    public void A_covariate_that_separates_who_can_have_the_trait_is_named()
    {
        ListInput drawn = new ListSamples { Rows = 2000, Trait = [0.5, 0], Control = [0, 0], Values = 2 }.Draw(3);
        // Among those with x1 = 0 the item's arm counts one less: no trait fits best there.
        ListInput input = drawn with { Counts = [.. drawn.Counts.Select((count, i) => drawn.Arms.OfRows[i] == 1 && drawn.Covariates[0].Values[i] == 0 ? Math.Max(0, count - 1) : count)] };
        ListFit fit = MaximumLikelihood.Of(ListData.Of(input).Needed()).Needed();
        Assert.Contains(fit.Notes, static n => n.Code is "methods.list-separation" or "methods.list-at-bound");
        Assert.NotNull(fit.Prevalences[0].Error);
        Assert.InRange(fit.Prevalences[0].Estimate, 0.1, 0.6);
        Finite(fit);
    }

    [Fact]
    public void Lying_of_which_the_data_show_nothing_is_said_and_the_rest_has_its_errors()
    {
        JsonElement results = ListCases.Results("list-ml-affirm-ceiling-glm"), refined = results.GetProperty("refined_optimum");
        ListData data = ListCases.Reference("affirm.csv", 3, "age", "college", "male", "south");
        ListFit fit = MaximumLikelihood.Of(data, new ListModel { Ceiling = true, LiarCovariates = [], LiarPrior = LiarPrior.None }).Needed();
        Assert.Equal(refined.GetProperty("logLik").GetDouble(), fit.LogLik!.Value, 1e-3);
        var rest = ListCases.Named(refined.GetProperty("coef")).Where(static c => !c.Key.StartsWith("ceiling", StringComparison.Ordinal)).ToDictionary();
        var errors = ListCases.Named(refined.GetProperty("se")).Where(static c => !c.Key.StartsWith("ceiling", StringComparison.Ordinal)).ToDictionary();
        ListCases.Hold(rest, fit, static c => c.Estimate, 1e-3);
        ListCases.Hold(errors, fit, static c => c.Error!.Value, 0.05, relative: true);
        // The package gives none here either, and its refined optimum 163,772: the information has no root there.
        Assert.Null(fit.Find("ceiling", "(Intercept)")!.Error);
        Assert.Contains(fit.Notes, static n => n.Code == "methods.list-no-liars");
        Assert.Equal(results.GetProperty("avg_predicted_prevalence").GetProperty("refined_delta_method").GetProperty("se").GetDouble(), fit.Prevalences[0].Error!.Value, 1e-4);
    }

    // Published in G. Blair and K. Imai, Political Analysis 20 (2012), table 7, ceiling model, to three places.
    [Fact]
    public void The_published_table_of_ceiling_liars_is_reproduced()
    {
        ListFit fit = MaximumLikelihood.Of(ListCases.Reference("affirm.csv", 3, "age", "college", "male", "south"), new ListModel { Ceiling = true }).Needed();
        (string Name, double Estimate, double Error)[] published = [("(Intercept)", -1.291, 0.558), ("age", 0.294, 0.101), ("college", -0.345, 0.336), ("male", 0.038, 0.346), ("south", 1.175, 0.480)];
        foreach ((string name, double estimate, double error) in published)
        {
            Assert.Equal(estimate, fit.Find("sensitive", name)!.Estimate, 0.0011);
            Assert.Equal(error, fit.Find("sensitive", name)!.Error!.Value, 0.0011);
        }
    }

    [Fact]
    public void Counts_that_do_not_vary_more_than_binomial_ones_have_no_overdispersion()
    {
        // As evenly as can be: each of the 8 sets of three items equally often, so that the spread is below binomial at no covariate.
        double[] counts = [.. Enumerable.Range(0, 1600).Select(static i => (double)(i % 4 == 0 ? 1 : i % 4 == 1 ? 2 : i % 4 == 2 ? 1 : 2))];
        var input = new ListInput { Counts = [.. counts.Select((c, i) => c + (i % 2 == 1 && i % 10 == 1 ? 1 : 0))], Arms = ListArms.Of([.. Enumerable.Range(0, 1600).Select(static i => $"{(i / 4) % 2}")]).Needed(), Items = 3 };
        ListFit fit = MaximumLikelihood.Of(ListData.Of(input).Needed(), new ListModel { Overdispersed = true }).Needed();
        Assert.Contains(fit.Notes, static n => n.Code == "methods.list-no-overdispersion");
        Assert.Null(fit.Coefficients.Single(static c => c.Part == "logit.rho").Error);
        Finite(fit);
    }

    [Fact]
    public void Parts_of_a_model_that_cannot_go_together_are_refused()
    {
        ListData one = new ListSamples().Data(1), several = new ListSamples { Arms = ["control", "a", "b"] }.Data(1), single = new ListSamples { Items = 1 }.Data(1);
        Assert.Equal("methods.list-model-clash", MaximumLikelihood.Of(several, new ListModel { Constrained = false }).Problems[0].Code);
        Assert.Equal("methods.list-model-clash", MaximumLikelihood.Of(several, new ListModel { Floor = true }).Problems[0].Code);
        Assert.Equal("methods.list-model-clash", MaximumLikelihood.Of(one, new ListModel { Constrained = false, Ceiling = true }).Problems[0].Code);
        Assert.Equal("methods.list-model-clash", MaximumLikelihood.Of(one, new ListModel { Constrained = false, Condition = ListCondition.Level }).Problems[0].Code);
        Assert.Equal("methods.list-model-clash", MaximumLikelihood.Of(single, new ListModel { Overdispersed = true }).Problems[0].Code);
        Assert.Equal(("methods.list-liar-covariate", "z"), Of(MaximumLikelihood.Of(one, new ListModel { Floor = true, LiarCovariates = ["z"] }).Problems[0]));
    }

    [Fact]
    public void Profiles_and_direct_answers_that_are_none_are_refused_by_column_and_row()
    {
        ListInput input = new ListSamples().Draw(1);
        ListData data = ListData.Of(input).Needed();
        ListFit fit = MaximumLikelihood.Of(data).Needed();
        Assert.Equal(("methods.survey-setting-unknown", "z"), Of(ListPredictions.Of(fit, [new ListProfile([("z", 1)])]).Problems[0]));
        Assert.Equal("methods.survey-setting-unknown", ListPredictions.Of(DifferenceInMeans.Of(data).Needed(), [new ListProfile([("x1", 1)])]).Problems[0].Code);
        Assert.Equal("methods.list-draws", ListPredictions.Of(fit, [new ListProfile([])], draws: 5).Problems[0].Code);
        ImmutableArray<double> direct = [.. Enumerable.Range(0, 400).Select(static i => i == 7 ? 2.0 : i % 2)], none = [.. Enumerable.Repeat(double.NaN, 400)];
        MethodProblem answer = Assert.Single(ListMinusDirect.Of(fit, input, direct).Problems);
        Assert.Equal(("methods.list-direct-answer", 7, "direct"), (answer.Code, answer.Row, answer.Column));
        Assert.Equal("methods.list-direct-few", ListMinusDirect.Of(fit, input, none).Problems[0].Code);
        Assert.Equal(("methods.cell-empty", "direct"), Of(CombinedList.Of(data, none).Problems[0]));
        Assert.Equal("methods.list-combined-few", CombinedList.Of(data, [.. Enumerable.Repeat(1.0, 400)]).Problems[0].Code);
        Assert.Equal("methods.list-combined-weights", CombinedList.Of(new ListSamples { Weighted = true }.Data(1), direct).Problems[0].Code);
        Assert.Equal("methods.list-hausman-models", HausmanTest.Of(fit, fit).Problems[0].Code);
    }

    [Fact]
    public void Nothing_of_a_single_respondent_can_be_had_from_the_library()
    {
        Type[] open = [.. typeof(ListFit).Assembly.GetExportedTypes().Where(static t => t.Namespace == typeof(ListFit).Namespace)];
        Assert.NotEmpty(open);
        // No result holds an array as long as the table but the input, the arms and the covariates that came in.
        string[] perRow = [.. open.Except([typeof(ListInput), typeof(ListArms), typeof(ListCovariate)]).SelectMany(static type => type.GetProperties().Where(static p => p.PropertyType == typeof(ImmutableArray<double>) || p.PropertyType == typeof(double[])).Select(p => $"{type.Name}.{p.Name}"))];
        Assert.Equal(["ListFit.ResidualSquares"], perRow);
    }

    private static ListData Spoilt(Func<double, int, double> change, double[] slopes)
    {
        ListInput input = new ListSamples { Rows = 800, Trait = [-3, .. slopes], Control = [0, .. slopes] }.Draw(2);
        return ListData.Of(input with { Counts = [.. input.Counts.Select((count, i) => change(count, input.Arms.OfRows[i]))] }).Needed();
    }

    private static IEnumerable<ListFit> Fits(ListData data)
    {
        yield return MaximumLikelihood.Of(data).Needed();
        yield return NonlinearList.Of(data).Needed();
    }

    private static void Finite(ListFit fit)
    {
        foreach (ListCoefficient c in fit.Coefficients)
        {
            Assert.True(double.IsFinite(c.Estimate));
            Assert.True(c.Error is null or (> 0 and < double.MaxValue));
            Assert.True(c.Interval is null || double.IsFinite(c.Interval.Lower) && double.IsFinite(c.Interval.Upper));
        }
        foreach (ListPrevalence share in fit.Prevalences) Assert.True(double.IsFinite(share.Estimate) && (share.Interval is null || double.IsFinite(share.Interval.Lower)));
    }

    private static (string, string?) Of(MethodProblem problem) => (problem.Code, problem.Column);
}
