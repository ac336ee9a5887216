using Offramp.Methods.Agreement;

namespace Offramp.Methods.Tests.Agreement;

/// <summary>What cannot be read is refused with row and column, and what is not defined says why.</summary>
public sealed class UnitBadInputTests
{
    [Fact]
    public void One_coder_no_unit_and_a_category_named_twice_are_refused()
    {
        Assert.Equal("methods.agreement-coders-few", UnitMatrix.Of(["A"], [["x"]]).Problems[0].Code);
        Assert.Equal("methods.agreement-no-units", UnitMatrix.Of(["A", "B"], [[], []]).Problems[0].Code);
        Assert.Equal("methods.agreement-no-units", UnitMatrix.Of([], ["A", "B"], ["x"]).Problems[0].Code);
        // 1 and 1.0 are the same number.
        Assert.Equal("methods.agreement-category-twice", UnitMatrix.Of(["A", "B"], [["1"], ["1"]], ["1", "1.0"]).Problems[0].Code);
        Assert.Throws<ArgumentException>(static () => UnitMatrix.Of(["A", "B"], [["x"], []]));
        Assert.Throws<ArgumentException>(static () => UnitMatrix.Of([1, 0, 1], ["A", "B"], ["x", "y"]));
    }

    [Fact]
    public void Codes_that_are_no_categories_are_refused_at_their_row_and_column()
    {
        Assert.Equal([("methods.agreement-code-outside", 0, "B"), ("methods.agreement-code-outside", 1, "A")], At(UnitMatrix.Of([1, 2, -2, 0], ["A", "B"], ["x", "y"])));
        Assert.Equal([("methods.agreement-category-unknown", 1, "B"), ("methods.agreement-category-unknown", 2, "B")], At(UnitMatrix.Of(["A", "B"], [["x", "y", null], ["x", "z", "z"]], ["x", "y"])));
    }

    [Fact]
    public void Text_among_numbers_and_numbers_below_0_for_ratios_are_refused_at_their_row_and_column()
    {
        UnitMatrix text = UnitMatrix.Of(["A", "B"], [["1", "2"], ["x", "2"]]).Needed(), negative = UnitMatrix.Of(["A", "B"], [["1", "2"], ["-1", "2"]]).Needed();
        foreach (Metric metric in (Metric[])[Metric.Ordinal, Metric.Interval, Metric.Ratio])
        {
            MethodProblem problem = Assert.Single(UnitAgreement.Of(text, AgreementMeasure.Alpha(metric)).Problems);
            Assert.Equal(("methods.not-a-number", 0, "B"), (problem.Code, problem.Row, problem.Column));
        }
        MethodProblem below = Assert.Single(UnitAgreement.Of(negative, AgreementMeasure.Alpha(Metric.Ratio)).Problems);
        Assert.Equal(("methods.agreement-ratio-negative", 0, "B"), (below.Code, below.Row, below.Column));
        Assert.NotNull(UnitAgreement.Of(negative, AgreementMeasure.Alpha(Metric.Interval)).Value);
    }

    [Fact]
    public void Names_have_no_order_until_the_codebook_gives_them_one()
    {
        UnitMatrix found = UnitMatrix.Of(["A", "B"], [["low", "high"], ["low", "middle"]]).Needed();
        Assert.Equal("methods.agreement-order-unknown", UnitAgreement.Of(found, AgreementMeasure.Alpha(Metric.Ordinal)).Problems[0].Code);
        Assert.Equal("methods.agreement-order-unknown", UnitAgreement.Of(found, new(AgreementKind.Gwet, Weighting.Quadratic)).Problems[0].Code);
        UnitMatrix ordered = UnitMatrix.Of(["A", "B"], [["low", "high"], ["low", "middle"]], ["low", "middle", "high"]).Needed();
        Assert.NotNull(UnitAgreement.Of(ordered, AgreementMeasure.Alpha(Metric.Ordinal)).Value);
        Assert.Equal("methods.not-a-number", UnitAgreement.Of(ordered, AgreementMeasure.Alpha(Metric.Interval)).Problems[0].Code);
        UnitMatrix unused = UnitMatrix.Of(["A", "B"], [["1"], ["2"]], ["1", "2", "none"]).Needed();
        Assert.Equal("methods.agreement-category-no-number", UnitAgreement.Of(unused, AgreementMeasure.Alpha(Metric.Interval)).Problems[0].Code);
    }

    [Fact]
    public void What_is_not_defined_is_null_with_a_reason_and_never_a_number()
    {
        UnitMatrix apart = UnitWorkedExampleTests.Rows(["a.", ".b", "a."]), one = UnitWorkedExampleTests.Rows(["aa", "aa"]), empty = UnitWorkedExampleTests.Rows(["a.a", "b.b", "a.b"]);
        foreach (AgreementMeasure measure in AgreementMeasure.Suited(Metric.Nominal, 2))
        {
            Assert.Equal("methods.agreement-no-pairs", UnitAgreement.Of(apart, measure).Needed().Reason!.Code);
            if (measure.Kind != AgreementKind.Percent) Assert.Equal("methods.agreement-one-category", UnitAgreement.Of(one, measure).Needed().Reason!.Code);
        }
        Assert.Equal("methods.agreement-coder-empty", UnitAgreement.Of(empty, new(AgreementKind.Conger)).Needed().Reason!.Code);
        Assert.Equal("methods.agreement-pair-empty", UnitAgreement.Of(empty, new(AgreementKind.Light)).Needed().Reason!.Code);
        Assert.Equal("methods.agreement-not-two", UnitAgreement.Of(empty, new(AgreementKind.Cohen)).Needed().Reason!.Code);
        Assert.Equal("methods.agreement-pair-one-category", UnitAgreement.Of(UnitWorkedExampleTests.Rows(["aaa", "aab"]), new(AgreementKind.Light)).Needed().Reason!.Code);
        AgreementValue single = UnitAgreement.Of(UnitWorkedExampleTests.Rows(["ab"]), AgreementMeasure.Alpha(Metric.Nominal)).Needed();
        Assert.Equal((0.0, null, "methods.agreement-one-unit"), (single.Value, single.StandardError, single.StandardErrorReason!.Code));
    }

    [Fact]
    public void A_codebook_of_two_with_one_used_leaves_those_defined_that_count_categories()
    {
        UnitMatrix data = UnitMatrix.Of(["A", "B"], [["x", "x"], ["x", "x"]], ["x", "y"]).Needed();
        Assert.Equal((1.0, 1.0, null), (UnitAgreement.Of(data, new(AgreementKind.Gwet)).Needed().Value, UnitAgreement.Of(data, new(AgreementKind.BrennanPrediger)).Needed().Value, UnitAgreement.Of(data, new(AgreementKind.Fleiss)).Needed().Value));
    }

    [Fact]
    public void A_level_that_is_none_is_refused() =>
        Assert.Equal("methods.level-outside", UnitAgreement.Of(UnitWorkedExampleTests.Rows(["ab"]), AgreementMeasure.Alpha(Metric.Nominal), double.NaN).Problems[0].Code);

    private static (string, int?, string?)[] At<T>(Answer<T> answer)
        where T : class => [.. answer.Problems.Select(static problem => (problem.Code, problem.Row, problem.Column))];
}
