using Offramp.Methods.Agreement.Spans;

namespace Offramp.Methods.Tests.Agreement.Spans;

/// <summary>Figures that others printed or that can be followed by hand, restated.</summary>
public sealed class SpanWorkedExampleTests
{
    // Krippendorff 2019, figure 12.11: three coders, seven codes, sixty characters. Printed: .510, .413, .724; code 5 covered to 44 %.
    private static readonly SpanData Book = Some.Spans(60,
        "0-7 1, 7-13 2, 30-32 5, 32-37 6, 37-44 6, 44-60 7", "0-7 1, 7-13 3, 13-21 5, 32-44 6", "0-7 1, 7-13 4, 13-21 5, 32-37 6, 37-41 6, 41-44 6");

    [Fact]
    public void The_example_of_the_book_comes_out_as_printed()
    {
        UnitizingAlpha alpha = UnitizingAlpha.Of(Book).Needed();
        Assert.Equal(0.510, alpha.U.Value!.Value, 1e-3);
        Assert.Equal(0.413, alpha.BarU.Value!.Value, 2e-3);
        Assert.Equal(0.724, alpha.Cu.Value!.Value, 5e-3);
        Assert.Equal(0.724, alpha.Readings.Mean.Value!.Value, 5e-4);
        Assert.Equal([1.0, 0, 0, 0, 1, 1, null], alpha.Codes.Select(static code => code.Alpha.Value));
        Assert.Equal(0.44, alpha.Codes[4].Coverage!.Value, 5e-3);
    }

    [Fact]
    public void Half_of_one_unit_within_another_is_worth_next_to_nothing_by_hand()
    {
        // m = 2, L = 50: l.. = 100, gaps 10 + 40 = 50, unmet 30. Q = 50 + 40² + 10² = 1750; e = 100 * 50 * 50 / (10000 - 1750); u = 1 - 30 / e.
        UnitizingAlpha alpha = UnitizingAlpha.Of(Some.Spans(50, "5-45 a", "20-30 a")).Needed();
        Assert.Equal(0.01, alpha.U.Value!.Value, 1e-12);
        Assert.Equal(1 - (30 / (100.0 * 50 * 50 / 8250)), alpha.BarU.Value!.Value, 1e-12);
    }

    [Fact]
    public void An_inner_boundary_is_not_seen_by_u_and_is_seen_by_matching()
    {
        SpanData data = Some.Spans(20, "2-7 a, 7-12 a", "2-12 a");
        Assert.Equal(1, UnitizingAlpha.Of(data).Needed().U.Value);
        Assert.Equal((1, 1, 0), UnitMatching.Of(data, 0.5).Needed().All is var all ? (all.Matched, all.OnlyA, all.OnlyB) : default);
        Assert.Equal(0, UnitMatching.Of(data, 0.9).Needed().All.Matched);
        Assert.Equal(DisagreementKind.SplitMerge, Assert.Single(UnitDisagreements.Of(data).Needed().Passages).Kind);
    }

    [Fact]
    public void Touching_units_stay_apart_and_overlapping_ones_of_one_code_are_merged()
    {
        SpanData data = Some.Spans(30, "0-5 a, 5-9 a, 20-25 a, 22-28 a, 22-28 a", "0-9 a");
        Assert.Equal([(0, 5), (5, 9), (20, 28)], data.UnitsOf(0, 0)!.Value.Select(static u => (u.Start, u.End)));
    }

    [Fact]
    public void With_three_coders_of_whom_two_meet_the_transcribed_correction_is_said_to_be_too_large()
    {
        // Coders 1 and 2 disagree over every passage that they share; the third marks nothing. Two coders alone are below 0; eq. 10 as transcribed rises far above.
        SpanData three = Some.Spans(200, "0-90 a, 100-110 a", "0-90 b, 100-110 b", "");
        UnitizingAlpha alpha = UnitizingAlpha.Of(three).Needed();
        Assert.True(UnitizingAlpha.Of(three.OnlyCoders(0, 1)).Needed().Cu.Value < 0);
        Assert.True(alpha.Cu.Value > 0.5);
        Assert.Equal(["methods.spans-self-meetings-exceed", "methods.spans-self-meetings-codes"], alpha.Notes.Select(static note => note.Code));
        Assert.Empty(UnitizingAlpha.Of(Book).Needed().Notes);
        Assert.True(alpha.Readings.Mean.Value <= 0);
    }

    [Fact]
    public void Where_the_correction_takes_everything_away_cu_is_undefined()
    {
        // One meeting of two of three coders: l*.. = o, sum of Q* = o².
        UnitizingAlpha alpha = UnitizingAlpha.Of(Some.Spans(100, "0-30 a", "0-30 b", "")).Needed();
        Assert.Equal("methods.spans-self-meetings", alpha.Cu.Undefined!.Code);
        Assert.All(alpha.Codes, static code => Assert.Equal("methods.spans-self-meetings", code.Alpha.Undefined!.Code));
        Assert.NotNull(alpha.Readings.Mean.Value);
    }

    [Fact]
    public void Numbers_that_are_near_count_as_near_with_the_interval_metric()
    {
        SpanData data = Some.Spans(40, "0-10 1, 10-20 2, 20-30 5, 30-40 1", "0-10 2, 10-20 2, 20-30 5, 30-40 1");
        Assert.True(UnitizingAlpha.Of(data, CodeMetric.Interval).Needed().Cu.Value > UnitizingAlpha.Of(data).Needed().Cu.Value);
        Assert.Equal(UnitizingAlpha.Of(data).Needed().U.Value, UnitizingAlpha.Of(data, CodeMetric.Interval).Needed().U.Value);
    }

    [Fact]
    public void Each_undefined_figure_says_why()
    {
        Assert.Equal("methods.spans-nothing-marked", UnitizingAlpha.Of(Some.Spans(10, "", "")).Needed().U.Undefined!.Code);
        Assert.Equal("methods.spans-no-pair", UnitizingAlpha.Of(Some.Spans(10, "1-5 a", null)).Needed().U.Undefined!.Code);
        UnitizingAlpha whole = UnitizingAlpha.Of(Some.Spans(10, "0-10 a", "0-10 a")).Needed();
        Assert.Equal(("methods.spans-one-value", "methods.spans-no-gaps", "methods.spans-one-code-met"), (whole.U.Undefined!.Code, whole.BarU.Undefined!.Code, whole.Cu.Undefined!.Code));
        UnitizingAlpha apart = UnitizingAlpha.Of(Some.Spans(100, "0-20 a", "60-80 a")).Needed();
        Assert.Equal(("methods.spans-never-met", "methods.spans-code-never-met", 0.0), (apart.Cu.Undefined!.Code, apart.Codes[0].Alpha.Undefined!.Code, apart.Codes[0].Coverage));
        CodeCharacters all = CodeCharacters.Of(Some.Spans(10, "0-10 a", "0-10 a"))[0];
        Assert.Equal(("methods.spans-all-marked", 1.0), (all.Kappa.Undefined!.Code, all.Iou.Value));
        CodeCharacters none = CodeCharacters.Of(SpanData.Of(["1", "2"], [Some.Document("1", 10, "", "")], "a").Needed())[0];
        Assert.Equal(("methods.spans-code-unused", "methods.spans-code-unused", 1.0), (none.Kappa.Undefined!.Code, none.Iou.Undefined!.Code, none.Agreement.Value));
    }

    [Fact]
    public void Twice_the_same_code_by_one_coder_is_not_the_agreement_of_two()
    {
        // QualCoder counts the overlap of both applications as coded by both coders.
        CodeCharacters table = CodeCharacters.Of(Some.Spans(100, "10-30 a, 20-40 a", ""))[0];
        Assert.Equal((0, 30, 0, 70), (table.Both, table.OnlyA, table.OnlyB, table.Neither));
        Assert.Equal(0, table.Kappa.Value);
    }

    [Fact]
    public void Which_coder_is_off_is_told_by_pairs_and_by_leaving_each_out()
    {
        SpanData data = Some.Spans(200, "10-40 a, 100-130 b", "10-40 a, 100-130 b", "60-90 b, 150-180 a");
        CoderComparison coders = CoderComparison.Of(data).Needed();
        Assert.Equal([(0, 1), (0, 2), (1, 2)], coders.Pairs.Select(static pair => (pair.A, pair.B)));
        Assert.Equal(1, coders.Pairs[0].Alpha.U.Value);
        Assert.Equal(2, coders.Without.MaxBy(static one => one.Alpha.U.Value)!.Without);
        Assert.Equal(coders.Pairs[0].Alpha.U.Value, coders.Without[2].Alpha.U.Value);
    }
}
