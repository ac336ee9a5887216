using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Agreement.Spans;

namespace Offramp.Methods.Tests.Agreement.Spans;

/// <summary>Every passage over which two coders differ, and how.</summary>
public sealed class SpanDisagreementTests
{
    [Theory]
    [InlineData("5-10 a", "", "OnlyA", 5, 10), InlineData("", "5-10 a", "OnlyB", 5, 10)]
    [InlineData("5-10 a", "5-10 b", "OtherCode", 5, 10), InlineData("5-15 a", "8-15 b", "OtherCode", 5, 15)]
    [InlineData("5-10 a", "6-12 a", "Boundary", 5, 12), InlineData("5-30 a", "5-10 a, 12-30 a", "SplitMerge", 5, 30)]
    [InlineData("5-10 a, 12-30 a", "5-30 a", "SplitMerge", 5, 30), InlineData("5-12 a, 12-30 a", "5-20 a, 20-30 a", "SplitMerge", 5, 30)]
    public void A_passage_has_its_kind_and_its_bounds(string a, string b, string kind, int start, int end)
    {
        UnitDisagreement passage = Assert.Single(UnitDisagreements.Of(Some.Spans(40, a, b)).Needed().Passages);
        Assert.Equal((kind, start, end), (passage.Kind.ToString(), passage.Start, passage.End));
        Assert.Equal((Some.Units(a)!.Value, Some.Units(b)!.Value), (passage.A, passage.B), static (one, other) => one.Item1.SequenceEqual(other.Item1) && one.Item2.SequenceEqual(other.Item2));
    }

    [Fact]
    public void Passages_that_hardly_meet_are_not_one_passage_with_two_codes() => Assert.Equal(
        [DisagreementKind.OnlyA, DisagreementKind.OnlyB], UnitDisagreements.Of(Some.Spans(40, "0-20 a", "19-39 b")).Needed().Passages.Select(static p => p.Kind));

    [Fact]
    public void A_code_that_the_other_coder_gave_as_well_is_not_taken_for_another_code() =>
        // The second coder's a is the first one's; what the first left out is b.
        Assert.Equal(DisagreementKind.OnlyB, Assert.Single(UnitDisagreements.Of(Some.Spans(40, "0-20 a", "0-20 a, 0-20 b")).Needed().Passages).Kind);

    [Fact]
    public void The_best_partner_under_another_code_comes_first()
    {
        UnitDisagreements differ = UnitDisagreements.Of(Some.Spans(60, "0-20 a", "0-12 b, 0-20 c")).Needed();
        Assert.Equal("c", differ.Passages.Single(static p => p.Kind == DisagreementKind.OtherCode).B[0].Code);
        Assert.Equal("b", differ.Passages.Single(static p => p.Kind == DisagreementKind.OnlyB).B[0].Code);
    }

    [Fact]
    public void Every_unit_is_the_same_for_both_or_in_exactly_one_passage() => Prop.ForAll(SpanProblems.Overlapping, static data =>
    {
        UnitDisagreements differ = UnitDisagreements.Of(data).Needed();
        for (int side = 0; side < 2; side++)
        {
            int all = Enumerable.Range(0, data.Documents.Length).Where(d => data.UnitsOf(d, 0) is not null && data.UnitsOf(d, 1) is not null).Sum(d => data.UnitsOf(d, side)!.Value.Length);
            (int, SpanUnit)[] told = [.. differ.Passages.SelectMany(p => (side == 0 ? p.A : p.B).Select(u => (p.Document, u)))];
            Assert.Equal(told.Length, told.Distinct().Count());
            Assert.Equal(all, told.Length + differ.Same);
        }
        foreach (UnitDisagreement passage in differ.Passages)
        {
            Assert.InRange(passage.Iou, 0, 1);
            Assert.Equal(passage.Kind is DisagreementKind.OnlyA or DisagreementKind.OnlyB, passage.Iou == 0);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData(0.5, 1, 1, 0), InlineData(0.51, 0, 2, 1)]
    public void A_unit_has_one_partner_only(double threshold, int matched, int onlyA, int onlyB)
    {
        MatchCounts all = UnitMatching.Of(Some.Spans(20, "0-5 a, 5-10 a", "0-10 a"), threshold).Needed().All;
        Assert.Equal((matched, onlyA, onlyB), (all.Matched, all.OnlyA, all.OnlyB));
    }

    [Fact]
    public void More_pairs_go_before_a_better_one()
    {
        // 2-10 fits 1-10 best, but then 0-2 and 10-14 are left with nothing that is free.
        UnitMatching matching = UnitMatching.Of(Some.Spans(40, "0-6 a, 6-14 a", "4-8 a, 8-20 a"), 0.1).Needed();
        Assert.Equal(2, matching.All.Matched);
        Assert.Equal([(0, 4), (6, 8)], matching.Pairs.Select(static p => (p.A.Start, p.B.Start)));
    }
}
