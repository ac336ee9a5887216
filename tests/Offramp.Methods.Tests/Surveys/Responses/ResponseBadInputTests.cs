using Offramp.Methods.Surveys.Responses;

namespace Offramp.Methods.Tests.Surveys.Responses;

/// <summary>What cannot be estimated is refused with its place, and what is doubtful is said.</summary>
public sealed class ResponseBadInputTests
{
    private static readonly ResponseDesign Design = ResponseDesign.Forced(0.6, 0.2, 0.2).Needed();

    [Fact]
    public void Probabilities_out_of_range_are_refused_by_name()
    {
        Assert.Equal(("methods.survey-probability-outside", "p"), First(ResponseDesign.Mirrored(1.2)));
        Assert.Equal(("methods.survey-probability-outside", "p"), First(ResponseDesign.Mirrored(double.NaN)));
        Assert.Equal(("methods.survey-probability-outside", "q"), First(ResponseDesign.Unrelated(0.7, -0.1)));
        Assert.Equal(("methods.survey-probability-outside", "p0"), First(ResponseDesign.Forced(0.9, 0.2, null)));
        Assert.Equal(("methods.rr-forced-sum", "p0"), First(ResponseDesign.Forced(0.5, 0.2, 0.2)));
        Assert.Equal(("methods.rr-parameter-missing", "p1"), First(ResponseDesign.Forced(0.5, null, null)));
        Assert.Equal("methods.survey-probability-outside", ResponsePrivacy.Of(Design, 1.1).Problems[0].Code);
    }

    [Fact]
    public void A_design_whose_answers_say_nothing_is_refused()
    {
        Assert.Equal(("methods.rr-identifies-nothing", "p"), First(ResponseDesign.Mirrored(0.5)));
        Assert.Equal(("methods.rr-identifies-nothing", "p"), First(ResponseDesign.Crosswise(0.5)));
        Assert.Equal(("methods.rr-identifies-nothing", "p"), First(ResponseDesign.Disguised(0.7, 0.7)));
        Assert.Equal(("methods.rr-identifies-nothing", "p"), First(ResponseDesign.Forced(0, 0.5, 0.5)));
        Assert.Equal(("methods.rr-identifies-nothing", "p"), First(ResponseDesign.Unrelated(0, 0.5)));
    }

    [Fact]
    public void A_design_in_which_an_answer_gives_away_who_gives_it_is_noted()
    {
        Assert.Equal("methods.rr-answer-reveals", ResponseDesign.Forced(0.7, 0, 0.3).Needed().Notes[0].Code);
        Assert.Equal("methods.rr-answer-reveals", ResponseDesign.Unrelated(0.7, 1).Needed().Notes[0].Code);
        Assert.Empty(Design.Notes);
        Assert.Equal("methods.rr-forced-rounded", ResponseDesign.Forced(0.667, 0.167, 0.167).Needed().Notes[0].Code);
    }

    [Fact]
    public void Answers_that_are_not_0_or_1_and_weights_that_are_none_are_refused_at_their_rows()
    {
        Assert.Equal([("methods.survey-answer-not-binary", 1, "y"), ("methods.survey-answer-not-binary", 3, "y")],
            ResponseData.Of(new("y", [0, 2, 1, 0.5]), []).Problems.Select(static p => (p.Code, p.Row!.Value, p.Column!)));
        Assert.Equal([("methods.survey-weight", 0, "w"), ("methods.survey-weight", 2, "w"), ("methods.survey-weight", 3, "w")],
            ResponseData.Of(new("y", [0, 1, 1, 0]), [], new("w", [-1, 2, double.PositiveInfinity, double.NaN])).Problems.Select(static p => (p.Code, p.Row!.Value, p.Column!)));
        Assert.Equal("methods.survey-weights-zero", ResponseData.Of(new("y", [0, 1]), [], new("w", [0, 0])).Problems[0].Code);
        Assert.Equal(("methods.survey-not-finite", 1, "x"), (At(ResponseData.Of(new("y", [0, 1]), [new("x", [0, double.NegativeInfinity])]))));
        Assert.Equal("methods.survey-column-twice", ResponseData.Of(new("y", [0, 1]), [new("y", [0, 1])]).Problems[0].Code);
    }

    [Fact]
    public void Respondents_of_whom_something_is_not_known_are_left_out_and_counted()
    {
        ResponseData data = ResponseData.Of(new("y", [0, 1, double.NaN, 1]), [new("x", [1, double.NaN, double.NaN, 2])]).Needed();
        Assert.Equal(1 + 1, data.Count);
        Assert.Equal([(2, "y"), (1, "x")], data.Notes.Select(static n => (n.Row!.Value, n.Column!)));
        Assert.Equal("methods.survey-no-respondents", ResponseData.Of(new("y", [double.NaN]), []).Problems[0].Code);
        Assert.Equal("methods.survey-no-respondents", ResponseData.Of(new("y", []), []).Problems[0].Code);
    }

    [Fact]
    public void Answers_that_are_all_alike_have_no_standard_error_and_are_refused()
    {
        Assert.Equal("methods.rr-answers-alike", ResponseShare.Of(Design, Some.Counts(0, 5)).Problems[0].Code);
        Assert.Equal("methods.rr-answers-alike", ResponseRegression.Of(Design, Some.Counts(5, 0)).Problems[0].Code);
        Assert.Equal("methods.survey-level-outside", ResponseShare.Of(Design, Some.Counts(3, 5), 95).Problems[0].Code);
    }

    [Fact]
    public void A_share_outside_0_to_1_is_given_as_it_is_and_said()
    {
        // 15 of 100 say yes where 20 must: (0.15 − 0.2) / 0.6.
        ResponseShare share = ResponseShare.Of(Design, Some.Counts(15, 85)).Needed();
        Assert.Equal(-0.05 / 0.6, share.Estimate, 1e-12);
        Assert.Equal("methods.survey-estimate-outside", Assert.Single(share.Notes).Code);
        Assert.Equal("methods.rr-no-finite-maximum", ResponseRegression.Of(Design, Some.Counts(15, 85)).Problems[0].Code);
    }

    [Fact]
    public void Constant_and_collinear_covariates_are_refused_by_name()
    {
        double[] y = [0, 1, 1, 0, 1, 0, 0, 1], x = [1, 2, 3, 4, 5, 6, 7, 8];
        Assert.Equal(("methods.survey-covariate-constant", "z"), First(ResponseRegression.Of(Design, ResponseData.Of(new("y", y), [new("x", x), new("z", [.. x.Select(static _ => 0.1)])]).Needed())));
        Assert.Equal(("methods.survey-covariate-collinear", "z"), First(ResponseRegression.Of(Design, ResponseData.Of(new("y", y), [new("x", x), new("z", [.. x.Select(static v => 9 - (2 * v))])]).Needed())));
        Assert.Equal("methods.survey-too-few", ResponseRegression.Of(Design, ResponseData.Of(new("y", [0, 1]), [new("x", [0, 1])]).Needed()).Problems[0].Code);
        Assert.Equal(("methods.survey-covariate-too-large", "x"), First(ResponseRegression.Of(Design, ResponseData.Of(new("y", [0, 1, 1, 0]), [new("x", [0, 1e300, -1e300, 3])]).Needed())));
    }

    [Fact]
    public void Separation_is_found_and_refused_with_its_covariate()
    {
        // A plain question: everybody above 4 says yes, nobody below.
        double[] y = [0, 0, 0, 0, 1, 1, 1, 1], x = [1, 2, 3, 4, 5, 6, 7, 8], other = [0, 1, 1, 0, 1, 0, 0, 1];
        Assert.Equal(("methods.rr-separation", "x"), First(ResponseRegression.Of(ResponseDesign.Direct, ResponseData.Of(new("y", y), [new("other", other), new("x", x)]).Needed())));
        // Forced answers: in the second group fewer say yes than are told to, so that its log odds run to minus infinity.
        double[] said = [.. Enumerable.Range(0, 200).Select(static i => i < 100 ? (i < 50 ? 1.0 : 0) : i < 110 ? 1 : 0)], group = [.. Enumerable.Range(0, 200).Select(static i => i < 100 ? 0.0 : 1)];
        Assert.Equal(("methods.rr-separation", "g"), First(ResponseRegression.Of(Design, ResponseData.Of(new("y", said), [new("g", group)]).Needed())));
    }

    [Fact]
    public void Settings_of_unknown_covariates_and_too_few_draws_are_refused()
    {
        ResponseFit fit = ResponseRegression.Of(Design, Some.Drawn(Design, 500, [0, 0.2, 0.3], 1)).Needed();
        Assert.Equal(("methods.survey-setting-unknown", "c"), First(ResponsePrediction.Of(fit, [new("c", 1)])));
        Assert.Equal(("methods.survey-not-finite", "a"), First(ResponsePrediction.Difference(fit, [new("a", 1)], [new("a", double.NaN)])));
        Assert.Equal(("methods.survey-draws", "draws"), First(ResponsePrediction.Of(fit, [], 1)));
    }

    [Fact]
    public void Columns_of_unequal_length_are_misuse() =>
        Assert.Throws<ArgumentException>(static () => ResponseData.Of(new("y", [0, 1]), [new("x", [1])]));

    private static (string, string?) First<T>(Answer<T> answer)
        where T : class => (answer.Problems[0].Code, answer.Problems[0].Column);

    private static (string, int, string?) At<T>(Answer<T> answer)
        where T : class => (answer.Problems[0].Code, answer.Problems[0].Row!.Value, answer.Problems[0].Column);
}
