using System.Text.Json;
using Offramp.Methods.Surveys.Responses;

namespace Offramp.Methods.Tests.Surveys.Responses;

/// <summary>The estimates of R's package rr, and closed forms, within the tolerances that the references give.</summary>
public sealed class ResponseReferenceTests
{
    private static readonly ResponseDesign Nigeria = ResponseDesign.Forced(2 / 3.0, 1 / 6.0, 1 / 6.0).Needed();

    [Fact]
    public void The_share_in_Nigeria_is_that_of_the_closed_form()
    {
        JsonElement results = References.Json("survey", "rr-forced-nigeria-intercept").GetProperty("results"), closed = results.GetProperty("closed_form");
        ResponseData data = ResponseData.Of(new SurveyColumn("rr.q1", Some.Column(References.Table("survey", "data/nigeria.csv"), "rr.q1")), []).Needed();
        ResponseShare share = ResponseShare.Of(Nigeria, data).Needed();
        Assert.Equal(closed.GetProperty("pi_hat").GetDouble(), share.Estimate, 1e-8);
        Assert.Equal(closed.GetProperty("se").GetDouble(), share.Se, 1e-8);
        Assert.Equal(closed.GetProperty("ci95")[0].GetDouble(), share.Interval.Lower, 1e-8);
        Assert.Equal(closed.GetProperty("ci95")[1].GetDouble(), share.Interval.Upper, 1e-8);
        ResponseFit fit = ResponseRegression.Of(Nigeria, data).Needed();
        Assert.Equal(results.GetProperty("refined_optimum").GetProperty("logLik").GetDouble(), fit.LogLik, 1e-8);
        Assert.Equal(share.Estimate, ResponsePrediction.Of(fit, []).Needed().Estimate, 1e-10);
        Assert.Equal(share.Se, ResponsePrediction.Of(fit, []).Needed().Se, 1e-8);
    }

    [Fact]
    public void The_regression_of_Nigeria_is_that_of_the_refined_optimum()
    {
        JsonElement results = References.Json("survey", "rr-forced-nigeria").GetProperty("results");
        Dictionary<string, string[]> table = References.Table("survey", "data/nigeria.csv");
        double[] decades = [.. Some.Column(table, "cov.age").Select(static age => age / 10)];
        ResponseData data = ResponseData.Of(new SurveyColumn("rr.q1", Some.Column(table, "rr.q1")),
        [
            new("cov.asset.index", Some.Column(table, "cov.asset.index")), new("cov.married", Some.Column(table, "cov.married")), new("cov.age.10", decades),
            new("cov.age.10sq", [.. decades.Select(static age => age * age)]), new("cov.education", Some.Column(table, "cov.education")), new("cov.female", Some.Column(table, "cov.female")),
        ]).Needed();
        Assert.Equal(2423, data.Count);
        ResponseFit fit = ResponseRegression.Of(Nigeria, data).Needed();
        Meets(results, fit);
        JsonElement predicted = results.GetProperty("avg_predicted_prevalence").GetProperty("refined_hessian"), simulated = results.GetProperty("quasi_bayes_prediction");
        ResponsePrediction share = ResponsePrediction.Of(fit, [], 10_000).Needed();
        Assert.Equal(predicted.GetProperty("fit").GetDouble(), share.Estimate, 1e-6);
        Assert.Equal(predicted.GetProperty("se_delta").GetDouble(), share.Se, 1e-6);
        Assert.Equal(simulated.GetProperty("lwr").GetDouble(), share.Simulated.Lower, 0.002);
        Assert.Equal(simulated.GetProperty("upr").GetDouble(), share.Simulated.Upper, 0.002);
    }

    [Theory]
    [InlineData("mirrored", 0.7, 0), InlineData("disguised", 0.8, 0), InlineData("unrelated", 0.65, 0.25)]
    public void Simulated_answers_of_the_other_designs_give_the_refined_optimum(string design, double p, double q)
    {
        JsonElement results = References.Json("survey", "rr-designs-simulated").GetProperty("results").GetProperty(design);
        Dictionary<string, string[]> table = References.Table("survey", "data/rr_simulated.csv");
        ResponseDesign used = (design switch { "mirrored" => ResponseDesign.Mirrored(p), "disguised" => ResponseDesign.Disguised(p), _ => ResponseDesign.Unrelated(p, q) }).Needed();
        ResponseData data = ResponseData.Of(new SurveyColumn("y", Some.Column(table, "y." + design)), [new("x1", Some.Column(table, "x1")), new("x2", Some.Column(table, "x2"))]).Needed();
        ResponseFit fit = ResponseRegression.Of(used, data).Needed();
        Meets(results, fit);
        ResponsePrediction share = ResponsePrediction.Of(fit, []).Needed();
        JsonElement predicted = results.GetProperty("avg_predicted_prevalence").GetProperty("refined_hessian");
        Assert.Equal(predicted.GetProperty("fit").GetDouble(), share.Estimate, 1e-6);
        Assert.Equal(predicted.GetProperty("se_delta").GetDouble(), share.Se, 1e-6);
    }

    [Fact]
    public void Shares_and_privacy_are_those_of_the_closed_forms()
    {
        JsonElement results = References.Json("survey", "plan-rr-closedform").GetProperty("results");
        foreach (JsonElement row in results.GetProperty("warner").EnumerateArray()) Holds(ResponseDesign.Mirrored(row.GetProperty("p").GetDouble()).Needed(), row, "lambda");
        foreach (JsonElement row in results.GetProperty("forced").EnumerateArray()) Holds(ResponseDesign.Forced(row.GetProperty("p").GetDouble(), row.GetProperty("p1").GetDouble(), null).Needed(), row, "lambda");
        foreach (JsonElement row in results.GetProperty("unrelated_known").EnumerateArray()) Holds(ResponseDesign.Unrelated(row.GetProperty("p").GetDouble(), row.GetProperty("q").GetDouble()).Needed(), row, "lambda");
        foreach (JsonElement row in results.GetProperty("crosswise").EnumerateArray()) Holds(ResponseDesign.Crosswise(row.GetProperty("p_known_trait").GetDouble()).Needed(), row, "share_same");
        foreach (JsonElement row in results.GetProperty("unrelated_unknown_two_groups").EnumerateArray())
        {
            ResponseData Group(string number)
            {
                int count = row.GetProperty("n" + number).GetInt32(), yes = (int)Math.Round(count * row.GetProperty("lambda" + number).GetDouble());
                return Some.Counts(yes, count - yes);
            }
            UnrelatedTwoGroups both = UnrelatedTwoGroups.Of(Group("1"), row.GetProperty("p1").GetDouble(), Group("2"), row.GetProperty("p2").GetDouble()).Needed();
            // Of 650, 0.33 is no whole number of answers: the estimates are held to what half an answer more or less moves.
            Assert.Equal(row.GetProperty("pi").GetDouble(), both.Estimate, 0.001);
            Assert.Equal(row.GetProperty("q").GetDouble(), both.Harmless, 0.002);
            Assert.Equal(row.GetProperty("se").GetDouble(), both.Se, 1e-4);
        }
        foreach (JsonElement row in results.GetProperty("privacy").EnumerateArray())
        {
            double p = row.GetProperty("p").GetDouble();
            ResponseDesign design = (row.GetProperty("design").GetString() == "forced" ? ResponseDesign.Forced(p, row.GetProperty("p1").GetDouble(), null) : ResponseDesign.Mirrored(p)).Needed();
            ResponsePrivacy privacy = ResponsePrivacy.Of(design, row.GetProperty("prior").GetDouble()).Needed();
            Assert.Equal(row.GetProperty("post_given_yes").GetDouble(), privacy.IfYes!.Value, 1e-10);
            Assert.Equal(row.GetProperty("post_given_no").GetDouble(), privacy.IfNo!.Value, 1e-10);
        }
    }

    [Fact]
    public void Two_groups_tell_the_share_of_a_harmless_question_that_is_not_known()
    {
        // 38 and 33 of 100 with p = 0.7 and 0.3: π = (0.38 · 0.7 − 0.33 · 0.3) / 0.4, q = (0.33 · 0.7 − 0.38 · 0.3) / 0.4.
        UnrelatedTwoGroups both = UnrelatedTwoGroups.Of(Some.Counts(38, 62), 0.7, Some.Counts(33, 67), 0.3).Needed();
        Assert.Equal(0.4175, both.Estimate, 1e-12);
        Assert.Equal(0.2925, both.Harmless, 1e-12);
        Assert.Equal(Math.Sqrt((0.49 * 0.38 * 0.62 / 100) + (0.09 * 0.33 * 0.67 / 100)) / 0.4, both.Se, 1e-12);
        Assert.Equal("methods.rr-identifies-nothing", UnrelatedTwoGroups.Of(Some.Counts(38, 62), 0.7, Some.Counts(33, 67), 0.7).Problems[0].Code);
        Assert.Equal("second p", UnrelatedTwoGroups.Of(Some.Counts(38, 62), 0.7, Some.Counts(33, 67), 1.3).Problems[0].Column);
    }

    private static void Holds(ResponseDesign design, JsonElement row, string yes)
    {
        int count = row.GetProperty("n").GetInt32(), said = (int)Math.Round(count * row.GetProperty(yes).GetDouble());
        ResponseShare share = ResponseShare.Of(design, Some.Counts(said, count - said)).Needed();
        Assert.Equal(row.GetProperty("pi").GetDouble(), share.Estimate, 1e-10);
        Assert.Equal(row.GetProperty("se").GetDouble(), share.Se, 1e-10);
    }

    private static void Meets(JsonElement results, ResponseFit fit)
    {
        JsonElement best = results.GetProperty("refined_optimum"), package = results.GetProperty("package");
        foreach (ResponseCoefficient one in fit.Coefficients)
        {
            Assert.Equal(best.GetProperty("coef").GetProperty(one.Name).GetDouble(), one.Estimate, 1e-4);
            Assert.Equal(package.GetProperty("coef").GetProperty(one.Name).GetDouble(), one.Estimate, 0.005);
            Assert.Equal(best.GetProperty("se").GetProperty(one.Name).GetDouble(), one.Se, 1e-3);
        }
        Assert.Equal(best.GetProperty("logLik").GetDouble(), fit.LogLik, 1e-6);
    }
}
