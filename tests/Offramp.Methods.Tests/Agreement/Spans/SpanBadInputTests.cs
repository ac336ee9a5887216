using Offramp.Methods.Agreement.Spans;

namespace Offramp.Methods.Tests.Agreement.Spans;

/// <summary>What cannot be compared is refused at its place.</summary>
public sealed class SpanBadInputTests
{
    [Theory]
    [InlineData("5-5 a", "methods.spans-unit-empty"), InlineData("9-5 a", "methods.spans-unit-empty")]
    [InlineData("5-21 a", "methods.spans-unit-outside"), InlineData("99-100 a", "methods.spans-unit-outside")]
    public void A_passage_that_is_none_is_refused_with_coder_and_place(string unit, string code)
    {
        MethodProblem problem = Assert.Single(Refused(Some.Document("talk", 20, "0-3 a", "0-3 a, " + unit)));
        Assert.Equal((code, 1, "2"), (problem.Code, problem.Row, problem.Column));
        Assert.Contains(problem.Values, static value => value is { Key: "document", Value: "talk" });
    }

    [Fact]
    public void Every_bad_passage_is_named() => Assert.Equal([0, 2], Refused(Some.Document("1", 20, "0-30 a, 1-2 a, 7-7 a", "")).Select(static p => p.Row!.Value));

    [Fact]
    public void A_passage_before_the_document_or_without_a_code_is_refused()
    {
        Assert.Equal("methods.spans-unit-outside", Refused(Some.Document("1", 20, "5-9 a", "") with { Begin = 6 })[0].Code);
        Assert.Equal("methods.spans-code-empty", Refused(new SpanDocument("1", 20, [[new SpanUnit(1, 2, "")], []]))[0].Code);
    }

    [Fact]
    public void Documents_and_coders_that_cannot_be_are_refused()
    {
        Assert.Equal("methods.spans-length", Refused(Some.Document("1", 0, "", ""))[0].Code);
        Assert.Equal("methods.spans-begin", Refused(Some.Document("1", int.MaxValue, "", "") with { Begin = 5 })[0].Code);
        Assert.Equal("methods.spans-blocks", Refused(Some.Document("1", 20, "", "") with { Blocks = [0, 9, 9] })[0].Code);
        Assert.Equal("methods.spans-no-documents", SpanData.Of(["1", "2"], []).Problems[0].Code);
        Assert.Equal("methods.spans-coders-too-few", SpanData.Of(["1"], [Some.Document("1", 9, "")]).Problems[0].Code);
        Assert.Equal(("methods.spans-coder-twice", "1"), SpanData.Of(["1", "1"], [Some.Document("1", 9, "", "")]).Problems[0] is var twice ? (twice.Code, twice.Column) : default);
    }

    [Fact]
    public void Joint_figures_are_refused_with_each_passage_that_has_two_codes_and_each_code_alone_is_given()
    {
        SpanData data = Some.Documents(2, (100, ["0-40 push, 20-60 pull", "0-35 push, 25-60 pull"]), (50, ["0-10 push, 10-20 pull", "0-10 push"]));
        Answer<UnitizingAlpha> joint = UnitizingAlpha.Of(data);
        Assert.Null(joint.Value);
        Assert.Equal([("methods.spans-overlap", "1"), ("methods.spans-overlap", "2")], joint.Problems.Select(static p => (p.Code, p.Column!)));
        Assert.Equal([(0, 0, 20, 40), (0, 1, 25, 35)], data.Overlaps().Select(static o => (o.Document, o.Coder, o.Start, o.End)));
        Assert.NotNull(UnitizingAlpha.Of(data.OnlyCodes("push")).Needed().U.Value);
        Assert.Equal("methods.spans-overlap", CoderComparison.Of(data).Problems[0].Code);
        Assert.Equal("methods.spans-overlap", SpanResampling.Of(data, CodeMetric.Nominal, new ResamplingOptions()).Problems[0].Code);
        Assert.Single(data.Overlaps(most: 1));
    }

    [Fact]
    public void A_metric_of_numbers_needs_numbers_from_0_where_it_is_a_ratio()
    {
        Assert.Equal(("methods.spans-code-no-number", "a"), UnitizingAlpha.Of(Some.Spans(20, "0-5 a", "0-5 1"), CodeMetric.Interval).Problems[0] is var none ? (none.Code, none.Column) : default);
        SpanData huge = SpanData.Of(["1", "2"], [new SpanDocument("1", 9, [[new SpanUnit(0, 3, "1e300")], [new SpanUnit(0, 3, "NaN")]])]).Needed();
        Assert.Equal(["1e300", "NaN"], UnitizingAlpha.Of(huge, CodeMetric.Interval).Problems.Select(static p => p.Column));
        SpanData negative = SpanData.Of(["1", "2"], [new SpanDocument("1", 9, [[new SpanUnit(0, 3, "-1")], [new SpanUnit(0, 3, "1")]])]).Needed();
        Assert.Equal("methods.spans-code-negative", UnitizingAlpha.Of(negative, CodeMetric.Ratio).Problems[0].Code);
        Assert.NotNull(UnitizingAlpha.Of(negative, CodeMetric.Interval).Value);
    }

    [Theory]
    [InlineData(0.0), InlineData(-1.0), InlineData(1.1), InlineData(double.NaN)]
    public void A_threshold_out_of_range_is_refused(double threshold)
    {
        Assert.Equal("methods.spans-threshold", UnitMatching.Of(Some.Spans(9, "", ""), threshold).Problems[0].Code);
        Assert.Equal("methods.spans-threshold", UnitDisagreements.Of(Some.Spans(9, "", ""), threshold).Problems[0].Code);
    }

    [Fact]
    public void Resampling_that_cannot_be_done_is_refused()
    {
        SpanData data = Some.Spans(20, "0-5 a", "0-5 a");
        foreach (ResamplingOptions options in (ResamplingOptions[])[new() { Resamples = 0 }, new() { Level = 1 }, new() { Level = double.NaN }, new() { Pieces = 1 }])
        {
            Assert.NotEmpty(SpanResampling.Of(data, CodeMetric.Nominal, options).Problems);
            Assert.NotEmpty(CharacterResampling.Of(data, "a", options).Problems);
        }
        Assert.Equal("methods.spans-code-unknown", CharacterResampling.Of(data, "b", new ResamplingOptions()).Problems[0].Code);
    }

    private static MethodProblem[] Refused(SpanDocument document) => [.. SpanData.Of(["1", "2"], [document]).Problems];
}
