using System.Collections.Immutable;
using System.Text.Json;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Methods.Tests.Surveys.Lists;

/// <summary>Means, regression, least squares, predictions and tests held against runs of R's list package 9.2.6.</summary>
public sealed class LeastAssumingReferenceTests
{
    private static readonly string[] South = ["south", "age", "male", "college"];

    [Theory]
    [InlineData("list-dim-race", "race.csv"), InlineData("list-dim-affirm", "affirm.csv"), InlineData("list-sim-dim", "list_simulated.csv")]
    public void A_difference_in_means_is_that_of_the_reference(string name, string file)
    {
        JsonElement results = ListCases.Results(name), closed = results.GetProperty("closed_form"), welch = closed.GetProperty("welch");
        ListData data = ListCases.Reference(file, 3);
        ListPrevalence share = DifferenceInMeans.Of(data).Needed().Prevalences[0], withHc3 = DifferenceInMeans.Of(data, RobustVariance.HC3).Needed().Prevalences[0];
        Assert.Equal(closed.GetProperty("estimate").GetDouble(), share.Estimate, 1e-10);
        Assert.Equal(closed.GetProperty("se_neyman_hc2").GetDouble(), share.Error!.Value, 1e-10);
        Assert.Equal(closed.GetProperty("se_hc0").GetDouble(), DifferenceInMeans.Of(data, RobustVariance.HC0).Needed().Prevalences[0].Error!.Value, 1e-10);
        Assert.Equal(results.GetProperty("package").GetProperty("se").GetProperty("sensitive.(Intercept)").GetDouble(), withHc3.Error!.Value, 1e-10);
        Assert.Equal(welch.GetProperty("df").GetDouble(), share.DegreesOfFreedom!.Value, 1e-6);
        Assert.Equal(welch.GetProperty("ci95")[0].GetDouble(), share.Interval!.Lower, 1e-7);
        Assert.Equal(welch.GetProperty("ci95")[1].GetDouble(), share.Interval.Upper, 1e-7);
    }

    [Fact]
    public void Several_items_share_the_control_arm_as_in_the_reference()
    {
        JsonElement closed = ListCases.Results("list-dim-multi").GetProperty("closed_form");
        ListFit fit = DifferenceInMeans.Of(ListCases.Reference("multi.csv", 3)).Needed();
        foreach (ListPrevalence share in fit.Prevalences)
        {
            Assert.Equal(closed.GetProperty(share.Item).GetProperty("estimate").GetDouble(), share.Estimate, 1e-10);
            Assert.Equal(closed.GetProperty(share.Item).GetProperty("se_neyman_hc2").GetDouble(), share.Error!.Value, 1e-10);
        }
        double control = closed.GetProperty("race").GetProperty("var0").GetDouble() / closed.GetProperty("race").GetProperty("n0").GetDouble();
        Assert.Equal(control, fit.CovarianceOf(0, 1)!.Value, 1e-12);
    }

    [Theory]
    [InlineData("list-lm-race", "race.csv"), InlineData("list-sim-lm", "list_simulated.csv")]
    public void A_linear_model_is_that_of_the_reference(string name, string file)
    {
        JsonElement results = ListCases.Results(name), package = results.GetProperty("package");
        ListFit fit = LinearList.Of(ListCases.Reference(file, 3, file == "race.csv" ? South : ["x1", "x2"]), RobustVariance.HC3).Needed();
        ListCases.Hold(ListCases.Named(package.GetProperty("coef")), fit, static c => c.Estimate, 1e-8);
        ListCases.Hold(ListCases.Named(package.GetProperty("se_hc3")), fit, static c => c.Error!.Value, 1e-8);
        if (package.TryGetProperty("vcov", out JsonElement vcov))
        {
            int at = 0;
            foreach (JsonElement value in vcov.EnumerateArray().SelectMany(static row => row.EnumerateArray()))
            {
                Assert.Equal(value.GetDouble(), fit.CovarianceOf(at / fit.Coefficients.Length, at % fit.Coefficients.Length)!.Value, 1e-8);
                at++;
            }
        }
        foreach ((string kind, RobustVariance robust) in (ReadOnlySpan<(string, RobustVariance)>)[("hc0", RobustVariance.HC0), ("hc2", RobustVariance.HC2)])
        {
            ListFit other = LinearList.Of(fit.Data, robust).Needed();
            double[] expected = [.. results.GetProperty("other_se").GetProperty(kind).EnumerateArray().Select(static e => e.GetDouble())];
            for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], other.Coefficients[i].Error!.Value, 1e-8);
        }
        JsonElement average = results.GetProperty("avg_predicted_prevalence");
        Holds(average, fit.Prevalences[0], 1e-8);
    }

    [Fact]
    public void A_linear_model_with_several_items_is_that_of_the_reference()
    {
        JsonElement package = ListCases.Results("list-lm-multi").GetProperty("package");
        ListFit fit = LinearList.Of(ListCases.Reference("multi.csv", 3, "male", "college", "age", "south"), RobustVariance.HC3).Needed();
        for (int item = 0; item < 2; item++)
        {
            string part = package.GetProperty("labels")[item].GetString()!;
            foreach ((string name, double value) in ListCases.Named(package.GetProperty("par.treat")[item])) Assert.Equal(value, fit.Find(part, name)!.Estimate, 1e-8);
            foreach ((string name, double value) in ListCases.Named(package.GetProperty("se.treat")[item])) Assert.Equal(value, fit.Find(part, name)!.Error!.Value, 1e-8);
        }
        foreach ((string name, double value) in ListCases.Named(package.GetProperty("se.control"))) Assert.Equal(value, fit.Find("control", name)!.Error!.Value, 1e-8);
    }

    [Theory]
    [InlineData("list-nls-race", "race.csv"), InlineData("list-nls-affirm", "affirm.csv"), InlineData("list-sim-nls", "list_simulated.csv")]
    public void Least_squares_in_two_steps_reach_the_refined_optimum(string name, string file)
    {
        JsonElement results = ListCases.Results(name), refined = results.GetProperty("refined");
        ListFit fit = NonlinearList.Of(ListCases.Reference(file, 3, file == "list_simulated.csv" ? ["x1", "x2"] : South)).Needed();
        Assert.True(fit.Converged);
        foreach (string part in (ReadOnlySpan<string>)["sensitive", "control"])
            foreach ((string covariate, double value) in ListCases.Named(refined.GetProperty(part))) Assert.Equal(value, fit.Find(part, covariate)!.Estimate, 1e-4);
        Assert.Equal(refined.GetProperty("ssr_control").GetDouble(), fit.ResidualSquares[0], 1e-8);
        Assert.Equal(refined.GetProperty("ssr_treated").GetDouble(), fit.ResidualSquares[1], 1e-8);
        ListCases.Hold(ListCases.Named(results.GetProperty("package").GetProperty("se")), fit, static c => c.Error!.Value, 1e-3, relative: true);
        Holds(results.GetProperty("avg_predicted_prevalence"), fit.Prevalences[0], 1e-4);
    }

    [Fact]
    public void Predictions_by_profile_and_their_difference_are_those_of_the_reference()
    {
        JsonElement results = ListCases.Results("list-predict-race");
        ListData data = ListCases.Reference("race.csv", 3, South);
        ImmutableArray<ListProfile> profiles = [new([("south", 1)]), new([("south", 0)])];
        foreach ((string name, ListFit fit) in (ReadOnlySpan<(string, ListFit)>)[("ml", MaximumLikelihood.Of(data).Needed()), ("nls", NonlinearList.Of(data).Needed())])
        {
            ListPredictions found = ListPredictions.Of(fit, profiles).Needed();
            JsonElement expected = results.GetProperty(name);
            for (int i = 0; i < 2; i++)
            {
                Assert.Equal(expected.GetProperty("fit")[i].GetDouble(), found.Predictions[i].Share.Estimate, 1e-3);
                Assert.Equal(expected.GetProperty("se")[i].GetDouble(), found.Predictions[i].Share.Error!.Value, 1e-3);
                Assert.Equal(expected.GetProperty("lwr")[i].GetDouble(), found.Predictions[i].Share.Symmetric!.Lower, 2e-3);
            }
            Assert.Equal(expected.GetProperty("fit")[2].GetDouble(), found.Contrasts[0].Estimate, 1e-3);
            Assert.Equal(expected.GetProperty("se")[2].GetDouble(), found.Contrasts[0].Error!.Value, 1e-3);
        }
        ListPredictions linear = ListPredictions.Of(LinearList.Of(data, RobustVariance.HC3).Needed(), profiles).Needed();
        Holds(results.GetProperty("lm_s1"), linear.Predictions[0].Share, 1e-8);
        Holds(results.GetProperty("lm_s0"), linear.Predictions[1].Share, 1e-8);
    }

    [Theory]
    [InlineData("race", "race.csv"), InlineData("affirm", "affirm.csv")]
    [InlineData("race_deflated_synthetic", "race_deflated_synthetic.csv"), InlineData("race_inflated_synthetic", "race_inflated_synthetic.csv")]
    public void The_test_for_a_design_effect_is_that_of_the_reference_without_moment_selection(string name, string file)
    {
        JsonElement expected = ListCases.Results("list-icttest").GetProperty(name);
        DesignEffectTest test = Assert.Single(DesignEffectTest.Of(ListCases.Reference(file, 3)));
        foreach ((string trait, bool with) in (ReadOnlySpan<(string, bool)>)[("1", true), ("0", false)])
        {
            DesignCell[] cells = [.. test.Cells.Where(c => c.WithTrait == with)];
            for (int y = 0; y <= 3; y++)
            {
                Assert.Equal(expected.GetProperty("pi_y_" + trait)[y].GetDouble(), cells[y].Share, 1e-12);
                Assert.Equal(expected.GetProperty("se_" + trait)[y].GetDouble(), cells[y].Error, 1e-12);
            }
        }
        Assert.Equal(expected.GetProperty("p_no_gms").GetDouble(), test.P, 1e-6);
    }

    [Fact]
    public void Hausmans_test_is_that_of_the_reference_and_says_when_it_cannot_be_used()
    {
        JsonElement results = ListCases.Results("list-hausman");
        foreach (string name in (ReadOnlySpan<string>)["race", "affirm"])
        {
            HausmanTest crossed = Test(ListCases.Reference(name + ".csv", 3, South)), plain = Test(ListCases.Reference(name + ".csv", 3));
            double statistic = results.GetProperty(name).GetProperty("stat").GetDouble();
            Assert.Equal(statistic, crossed.Statistic!.Value, 0.02 * Math.Abs(statistic));
            Assert.True(crossed.LeastEigenvalue < 0);
            Assert.False(crossed.IsUsable);
            Assert.Null(crossed.P);
            JsonElement intercept = results.GetProperty(name + "_intercept");
            Assert.Equal(intercept.GetProperty("stat").GetDouble(), plain.Statistic!.Value, 0.02 * intercept.GetProperty("stat").GetDouble());
            Assert.Equal(intercept.GetProperty("p").GetDouble(), plain.P!.Value, 0.002);
        }

        static HausmanTest Test(ListData data) => HausmanTest.Of(MaximumLikelihood.Of(data).Needed(), NonlinearList.Of(data).Needed()).Needed();
    }

    [Fact]
    public void A_double_list_is_that_of_the_reference()
    {
        JsonElement expected = ListCases.Results("list-double-simulated");
        Dictionary<string, string[]> table = References.Table("survey", "data/double_list_simulated.csv");
        var input = new ListInput { Counts = [.. References.Numbers(table["A"])], Arms = ListArms.Of(table["group"], "2").Needed(), Items = 5 };
        DoubleList found = DoubleList.Of(input, [.. References.Numbers(table["B"])], 5).Needed();
        Assert.Equal(expected.GetProperty("listA").GetDouble(), found.First.Estimate, 1e-10);
        Assert.Equal(expected.GetProperty("se_A").GetDouble(), found.First.Error!.Value, 1e-10);
        Assert.Equal(expected.GetProperty("listB").GetDouble(), found.Second.Estimate, 1e-10);
        Assert.Equal(expected.GetProperty("se_B").GetDouble(), found.Second.Error!.Value, 1e-10);
        Assert.Equal(expected.GetProperty("estimate").GetDouble(), found.Estimate, 1e-10);
        Assert.Equal(expected.GetProperty("se").GetDouble(), found.Error!.Value, 1e-10);
        Assert.Equal(expected.GetProperty("consistency_difference_A_minus_B").GetDouble(), found.Disagreement, 1e-10);
        Assert.Equal(expected.GetProperty("se_of_that_difference").GetDouble(), found.DisagreementError!.Value, 1e-10);
    }

    [Theory]
    [InlineData("list1_nocov", "1", true, false), InlineData("list1_cov", "1", true, true), InlineData("list1_all_nocov", "1", false, false), InlineData("list2_nocov", "2", true, false)]
    public void A_list_and_an_open_question_together_are_as_in_the_reference(string name, string list, bool directFirst, bool covariates)
    {
        JsonElement expected = ListCases.Results("list-combined-direct").GetProperty(name);
        Dictionary<string, string[]> table = References.Table("survey", "data/combinedListExps_complete.csv");
        int[] rows = [.. Enumerable.Range(0, table["age"].Length).Where(i => !directFirst || table["directsfirst"][i] == "1")];
        var input = new ListInput
        {
            Counts = [.. References.Numbers(Of($"list{list}N"))],
            Arms = ListArms.Of(Of($"list{list}treat")).Needed(),
            Items = 5,
            Covariates = covariates ? [.. ((string[])["gender", "ideology", "education", "race"]).SelectMany(column => ListCovariate.Categories(column, Of(column)))] : [],
        };
        CombinedList found = CombinedList.Of(ListData.Of(input).Needed(), [.. References.Numbers(Of($"direct{list}"))]).Needed();
        Near("combined", "est", found.Estimate);
        Near("combined", "se", found.Error!.Value);
        Near("direct", "est", found.Direct.Estimate);
        Near("direct", "se", found.Direct.Error);
        Near("conventional", "est", found.ListAlone);
        Near("conventional", "se", found.ListError!.Value);
        Near("placebo_I", "estimate", found.PlaceboYes!.Estimate);
        Near("placebo_I", "se", found.PlaceboYes.Error!.Value);
        Near("placebo_I", "p", found.PlaceboYes.P!.Value);
        Near("placebo_II", "estimate", found.PlaceboDirect.Estimate);
        Near("placebo_II", "se", found.PlaceboDirect.Error!.Value);
        Near("placebo_II", "p", found.PlaceboDirect.P!.Value);

        string[] Of(string column) => [.. rows.Select(i => table[column][i])];
        void Near(string what, string value, double ours) => Assert.Equal(expected.GetProperty(what).GetProperty(value).GetDouble(), ours, 1e-10);
    }

    [Fact]
    public void The_list_less_the_open_question_is_that_of_the_reference()
    {
        JsonElement expected = ListCases.Results("list-vs-direct-mis").GetProperty("delta_method");
        Dictionary<string, string[]> table = References.Table("survey", "data/mis.csv");
        string[] covariates = ["age", "college", "male", "south"];
        var input = new ListInput
        {
            Counts = Numbers("y"),
            Arms = ListArms.Of([.. table["treat"].Zip(table["list.data"], static (arm, list) => list == "1" ? arm : "")]).Needed(),
            Items = 4,
            Covariates = [.. covariates.Select(name => new ListCovariate(name, Numbers(name)))],
            LeaveOutIncomplete = true,
        };
        ListData data = ListData.Of(input).Needed();
        ImmutableArray<double> direct = [.. Numbers("sensitive").Zip(table["sens.data"], static (answer, asked) => asked == "1" ? answer : double.NaN)];
        ListMinusDirect found = ListMinusDirect.Of(MaximumLikelihood.Of(data).Needed(), input, direct).Needed();
        Assert.Equal(expected.GetProperty("list").GetDouble(), found.List.Estimate, 0.002);
        Assert.Equal(expected.GetProperty("se_list").GetDouble(), found.List.Error!.Value, 0.002);
        Assert.Equal(expected.GetProperty("direct").GetDouble(), found.Direct.Estimate, 0.002);
        Assert.Equal(expected.GetProperty("se_direct").GetDouble(), found.Direct.Error, 0.002);
        Assert.Equal(expected.GetProperty("diff").GetDouble(), found.Difference, 0.002);
        Assert.Equal(expected.GetProperty("se_diff").GetDouble(), found.Error!.Value, 0.002);
        Assert.Equal(0, found.Shared);

        ImmutableArray<double> Numbers(string column) => [.. table[column].Select(static cell => cell.Length == 0 ? double.NaN : References.Numbers([cell])[0])];
    }

    private static void Holds(JsonElement expected, ListPrevalence share, double tolerance)
    {
        Assert.Equal(expected.GetProperty("fit").GetDouble(), share.Estimate, tolerance);
        if (expected.TryGetProperty("se", out JsonElement error)) Assert.Equal(error.GetDouble(), share.Error!.Value, tolerance);
        if (!expected.TryGetProperty("lwr", out JsonElement lower)) return;
        Assert.Equal(lower.GetDouble(), share.Symmetric!.Lower, 2 * tolerance);
        Assert.Equal(expected.GetProperty("upr").GetDouble(), share.Symmetric.Upper, 2 * tolerance);
    }
}
