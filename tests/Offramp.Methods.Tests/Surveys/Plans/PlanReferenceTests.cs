using System.Text.Json;
using Offramp.Methods.Surveys.Plans;
using Offramp.Methods.Surveys.Responses;

namespace Offramp.Methods.Tests.Surveys.Plans;

/// <summary>Closed forms of list experiments and the power of R's package rr.</summary>
public sealed class PlanReferenceTests
{
    [Fact]
    public void The_power_of_randomised_response_is_that_of_the_package()
    {
        JsonElement results = References.Json("survey", "rr-power").GetProperty("results");
        int compared = 0;
        foreach (JsonElement row in results.GetProperty("rows").EnumerateArray())
        {
            JsonElement args = row.GetProperty("args");
            // Where the package looks for n it stops within 0.01 of the power: a defect of it, see the smallest n below.
            if (!args.TryGetProperty("n", out JsonElement n)) continue;
            bool two = args.GetProperty("type").GetString() == "two.sample";
            QuestionPlan plan = new ResponsePlan(Design(args));
            double effect = two ? Number(args, "prespT") - Number(args, "prespC") : Number(args, "presp");
            if (two) plan = new TwoGroupPlan(plan, Number(args, "prespC"));
            PowerAnalysis analysis = PowerAnalysis.Of(plan, effect, Test(args, two ? 0 : Number(args, "presp.null")), n.GetInt64()).Needed();
            Assert.Equal(row.GetProperty("power").GetDouble(), analysis.Power, 1e-10);
            compared++;
        }
        Assert.Equal(17, compared);
    }

    [Fact]
    public void The_number_of_respondents_is_the_smallest_with_the_power()
    {
        JsonElement[] exact = [.. References.Json("survey", "rr-power").GetProperty("results").GetProperty("exact_smallest_n").EnumerateArray()];
        var forced = new ResponsePlan(ResponseDesign.Forced(2 / 3.0, 1 / 6.0, 1 / 6.0).Needed());
        Assert.Equal(exact[0].GetProperty("n_smallest").GetInt64(), PowerAnalysis.Of(forced, 0.1, new PowerTest { TwoSided = false }).Needed().Needed);
        Assert.Equal(exact[1].GetProperty("n_smallest").GetInt64(), PowerAnalysis.Of(new ResponsePlan(ResponseDesign.Mirrored(0.7).Needed()), 0.2, new PowerTest { Null = 0.1 }).Needed().Needed);
    }

    [Fact]
    public void The_curve_is_that_of_the_package()
    {
        JsonElement results = References.Json("survey", "rr-power-curve").GetProperty("results");
        var plan = new ResponsePlan(ResponseDesign.Forced(2 / 3.0, 1 / 6.0, 1 / 6.0).Needed());
        double[] shares = [.. results.GetProperty("presp").EnumerateArray().Select(static s => s.GetDouble())];
        PowerCurve[] curves = PowerCurve.Of(plan, [.. shares], 250, 2500, new PowerTest { Alpha = 0.01, TwoSided = false }, 9).Needed();
        for (int s = 0; s < shares.Length; s++)
            foreach ((JsonElement n, JsonElement power) in results.GetProperty("n").EnumerateArray().Zip(results.GetProperty("power_rows_presp_cols_n")[s].EnumerateArray()))
                Assert.Equal(power.GetDouble(), curves[s].Points.Single(point => point.Count == n.GetInt64()).Power, 1e-10);
    }

    [Theory]
    [InlineData("A"), InlineData("B"), InlineData("C"), InlineData("D"), InlineData("E")]
    public void A_list_is_planned_as_the_closed_forms_say(string name)
    {
        JsonElement row = References.Json("survey", "plan-list-closedform").GetProperty("results").GetProperty(name);
        double[] items = [.. row.GetProperty("control_item_probabilities").EnumerateArray().Select(static p => p.GetDouble())];
        double share = Number(row, "pi");
        ListPlan plan = ListPlan.Of([.. items], Number(row, "share_treated"), name == "C" ? [new ItemPair(1, 2, -0.6)] : []).Needed();
        PowerAnalysis two = PowerAnalysis.Of(plan, share, new PowerTest(), row.GetProperty("N").GetInt64(), 0.05).Needed();
        Assert.Equal(Number(row, "V0"), plan.ControlVariance, 1e-9);
        Assert.Equal(Number(row, "V1"), plan.TreatedVariance(share), 1e-9);
        Assert.Equal(Number(row, "se"), two.Se, 1e-9);
        Assert.Equal(Number(row, "ci_half_width"), two.HalfWidth, 1e-9);
        Assert.Equal(Number(row, "power_two_sided"), two.Power, 1e-9);
        Assert.Equal(Number(row, "mde_80_two_sided"), two.DetectableAtSe, 1e-9);
        Assert.Equal(Number(row, "optimal_share_treated"), plan.BestTreated(share), 1e-9);
        Assert.Equal(row.GetProperty("N_for_80_two_sided").GetInt64(), two.Needed);
        Assert.Equal(row.GetProperty("N_for_half_width_05").GetInt64(), two.NeededForHalfWidth);
        Assert.Equal(row.GetProperty("N_for_90_two_sided").GetInt64(), PowerAnalysis.Of(plan, share, new PowerTest { Target = 0.9 }).Needed().Needed);
        PowerAnalysis one = PowerAnalysis.Of(plan, share, new PowerTest { TwoSided = false }, row.GetProperty("N").GetInt64()).Needed();
        Assert.Equal(Number(row, "power_one_sided"), one.Power, 1e-9);
        Assert.Equal(row.GetProperty("N_for_80_one_sided").GetInt64(), one.Needed);
        Assert.Equal(Number(row, "direct_question_se_same_N"), two.DirectSe!.Value, 1e-9);
        // For C the number is 0.09 · 3000 / (0.545 / 0.5 + 0.455 / 0.5) = 135 exactly; the reference rounded it up from 135.00000000000003.
        Assert.Equal(name == "C" ? 135 : row.GetProperty("direct_question_N_same_se").GetInt64(), two.DirectCount);
        Assert.Equal(Number(row, "design_effect_vs_direct"), two.Inflation!.Value, 1e-9);
        double[] counts = [.. row.GetProperty("pmf_control_if_independent").EnumerateArray().Select(static p => p.GetDouble())];
        for (int i = 0; i < counts.Length; i++) Assert.Equal(counts[i], plan.IndependentCounts[i], 1e-9);
        Assert.Equal(Number(row, "share_treated_exposed"), plan.IndependentCounts[^1] * share, 1e-9);
    }

    private static ResponseDesign Design(JsonElement args) => (args.GetProperty("design").GetString() switch
    {
        "forced-known" => ResponseDesign.Forced(Number(args, "p"), Number(args, "p1"), Number(args, "p0")),
        "unrelated-known" => ResponseDesign.Unrelated(Number(args, "p"), Number(args, "q")),
        "disguised" => ResponseDesign.Disguised(Number(args, "p")),
        _ => ResponseDesign.Mirrored(Number(args, "p")),
    }).Needed();

    private static PowerTest Test(JsonElement args, double against) =>
        new() { Null = against, Alpha = Number(args, "sig.level"), TwoSided = args.GetProperty("alternative").GetString() == "two.sided" };

    private static double Number(JsonElement row, string name) => row.GetProperty(name).GetDouble();
}
