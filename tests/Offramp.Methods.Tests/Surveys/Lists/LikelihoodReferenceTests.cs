using System.Text.Json;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Methods.Tests.Surveys.Lists;

/// <summary>Maximum likelihood held against the optima that the references refined from runs of R's list package 9.2.6, whose EM stops early.</summary>
public sealed class LikelihoodReferenceTests
{
    private static readonly string[] South = ["south", "age", "male", "college"];
    private static readonly string[] Age = ["age", "college", "male", "south"];
    private static readonly string[] Crossed = ["male", "college", "age", "south", "age:south"];

    [Theory]
    [InlineData("list-ml-race-constrained", "race.csv", 4), InlineData("list-ml-race-intercept", "race.csv", 0)]
    [InlineData("list-ml-affirm", "affirm.csv", 4), InlineData("list-sim-ml", "list_simulated.csv", 2)]
    public void A_constrained_model_reaches_the_refined_optimum(string name, string file, int covariates)
    {
        ListData data = ListCases.Reference(file, 3, covariates == 2 ? ["x1", "x2"] : South[..covariates]);
        Holds(name, MaximumLikelihood.Of(data).Needed(), 1e-5, 1e-5, 0.01);
    }

    [Theory]
    [InlineData("list-ml-race-unconstrained", "race.csv"), InlineData("list-sim-ml-unconstrained", "list_simulated.csv")]
    public void An_unconstrained_model_reaches_the_refined_optimum(string name, string file)
    {
        ListData data = ListCases.Reference(file, 3, file == "race.csv" ? South : ["x1", "x2"]);
        Holds(name, MaximumLikelihood.Of(data, new ListModel { Constrained = false }).Needed(), 1e-5, 1e-4, 0.01);
    }

    [Fact]
    public void An_overdispersed_model_reaches_the_refined_optimum() =>
        Holds("list-ml-race-overdispersed", MaximumLikelihood.Of(ListCases.Reference("race.csv", 3, South), new ListModel { Overdispersed = true }).Needed(), 1e-4, 1e-3, 0.02);

    [Theory]
    [InlineData("list-ml-affirm-floor", true, false), InlineData("list-ml-affirm-ceiling", false, true), InlineData("list-ml-affirm-both", true, true)]
    public void Liars_at_floor_and_ceiling_reach_the_highest_posterior(string name, bool floor, bool ceiling) =>
        Holds(name, MaximumLikelihood.Of(ListCases.Reference("affirm.csv", 3, Age), new ListModel { Floor = floor, Ceiling = ceiling }).Needed(), 1e-3, 1e-3, 0.05);

    [Theory]
    [InlineData("list-ml-multi-none", ListCondition.None), InlineData("list-ml-multi-level", ListCondition.Level)]
    public void Several_sensitive_items_reach_the_refined_optimum(string name, ListCondition condition) =>
        Holds(name, MaximumLikelihood.Of(ListCases.Reference("multi.csv", 3, Crossed), new ListModel { Condition = condition }).Needed(), 1e-4, 1e-3, 0.02);

    private static void Holds(string name, ListFit fit, double logLik, double coefficients, double errors)
    {
        JsonElement results = ListCases.Results(name), refined = results.GetProperty("refined_optimum");
        Assert.True(fit.Converged);
        Assert.Equal((refined.TryGetProperty("logLik_part", out JsonElement part) ? part : refined.GetProperty("logLik")).GetDouble(), fit.LogLik!.Value, logLik);
        if (fit.LogPosterior is { } posterior) Assert.Equal(refined.GetProperty("logLik").GetDouble(), posterior, logLik);
        ListCases.Hold(ListCases.Named(refined.GetProperty("coef")), fit, static c => c.Estimate, coefficients);
        ListCases.Hold(ListCases.Named(refined.GetProperty("se")), fit, static c => c.Error!.Value, errors, relative: true);
        if (!results.TryGetProperty("avg_predicted_prevalence", out JsonElement average)) return;
        JsonElement expected = average.TryGetProperty("refined", out JsonElement plain) ? plain : average.GetProperty("refined_delta_method");
        Assert.Equal(expected.GetProperty("fit").GetDouble(), fit.Prevalences[0].Estimate, 1e-5);
        Assert.Equal(expected.GetProperty("se").GetDouble(), fit.Prevalences[0].Error!.Value, 0.01 * expected.GetProperty("se").GetDouble());
    }
}
