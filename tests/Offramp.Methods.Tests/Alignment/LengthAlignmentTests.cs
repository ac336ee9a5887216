using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Alignment;

namespace Offramp.Methods.Tests.Alignment;

public sealed class LengthAlignmentTests
{
    [Fact]
    public void Two_texts_that_go_turn_by_turn_are_matched_turn_by_turn() =>
        Assert.Equal(["0=0", "1=1", "2=2"], Told(Align([100, 40, 210], [120, 50, 260])));

    [Fact]
    public void An_answer_that_the_translation_parted_in_two_is_found() =>
        Assert.Equal(["0=0", "1=1-2", "2=3", "3=4"], Told(Align([40, 300, 45, 150], [48, 190, 170, 55, 185])));

    [Fact]
    public void Two_turns_that_the_translation_told_as_one_are_found() =>
        Assert.Equal(["0=0", "1-2=1", "3=2"], Told(Align([40, 150, 160, 90], [44, 330, 95])));

    [Fact]
    public void A_paragraph_that_the_translation_leaves_out_stands_alone() =>
        Assert.Equal(
            ["0=0", "1=1", "2=", "3=2", "4=3", "5=4"], Told(Align([400, 300, 500, 40, 300, 650], [405, 296, 42, 305, 651])));

    [Fact]
    public void Who_speaks_decides_where_lengths_do_not() =>
        // The first text has one short aside of another speaker more; by lengths alone the short units could pair off.
        Assert.Equal(["0=0", "1-2=1", "3=2", "4=3"], Told(LengthAlignment.Align(
            [new(30, 0), new(150, 1), new(35, 0), new(54, 1), new(37, 0)], [new(36, 0), new(214, 1), new(66, 1), new(44, 0)])));

    [Fact]
    public void An_unlikely_match_costs_more_than_a_likely_one()
    {
        ImmutableArray<AlignedUnits> found = Align([100, 100, 300, 400], [100, 200, 300, 400]);
        Assert.True(found[1].Cost > found[0].Cost + 3);
    }

    [Fact]
    public void Nothing_matches_nothing() => Assert.Empty(Align([], []));

    [Fact]
    public void A_text_without_a_translation_stands_alone() => Assert.Equal(["0=", "1="], Told(Align([5, 7], [])));

    [Fact]
    public void A_long_text_is_matched_within_a_band()
    {
        int[] lengths = [.. Enumerable.Range(0, 3_000).Select(static i => 20 + (i * 7919 % 400))];
        int[] others = [.. lengths.Take(1_400), 25, .. lengths.Skip(1_400)];
        string[] told = Told(Align(lengths, others));
        Assert.Equal("2999=3000", told[^1]);
        Assert.True(told.Count(static t => t.Split('=') is [var a, var b] && a.Length > 0 && b.Length > 0) > 2_950);
    }

    [Theory]
    [InlineData(0, 1_000), InlineData(1, 1_000), InlineData(2, 1_000), InlineData(3, 5_000), InlineData(100, 9_000)]
    public void A_text_of_very_few_units_and_one_of_very_many_are_matched(int few, int many)
    {
        int[] a = [.. Enumerable.Repeat(900, few)], b = [.. Enumerable.Repeat(60, many)];
        Assert.Equal((few, many), Covered(Align(a, b)));
        Assert.Equal((many, few), Covered(Align(b, a)));

        static (int, int) Covered(ImmutableArray<AlignedUnits> found) => (found.Sum(static m => m.CountA), found.Sum(static m => m.CountB));
    }

    [Fact]
    public void Every_unit_of_both_texts_is_in_exactly_one_match_and_in_order() => Prop.ForAll(
        Gen.Choose(0, 500).ListOf().ToArbitrary(), Gen.Choose(0, 500).ListOf().ToArbitrary(), static (a, b) =>
        {
            int nextA = 0, nextB = 0;
            foreach (AlignedUnits match in Align([.. a], [.. b]))
            {
                Assert.Equal((nextA, nextB), (match.FirstA, match.FirstB));
                Assert.True(match.CountA + match.CountB > 0 && double.IsFinite(match.Cost));
                nextA += match.CountA;
                nextB += match.CountB;
            }
            Assert.Equal((a.Count, b.Count), (nextA, nextB));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Exchanging_the_texts_exchanges_the_sides()
    {
        int[] a = [100, 40, 210, 80, 300], b = [120, 50, 130, 140, 95, 310];
        Assert.Equal(
            Told(Align(a, b)).Select(static t => string.Join('=', t.Split('=').Reverse())),
            Told(Align(b, a)));
    }

    private static ImmutableArray<AlignedUnits> Align(int[] a, int[] b) =>
        LengthAlignment.Align([.. a.Select(static l => new AlignmentUnit(l))], [.. b.Select(static l => new AlignmentUnit(l))]);

    private static string[] Told(ImmutableArray<AlignedUnits> found) =>
        [.. found.Select(static m => $"{Range(m.FirstA, m.CountA)}={Range(m.FirstB, m.CountB)}")];

    private static string Range(int first, int count) => count switch { 0 => "", 1 => $"{first}", _ => $"{first}-{first + count - 1}" };
}
