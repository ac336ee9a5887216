using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Disclosure;

namespace Offramp.Methods.Tests.Disclosure;

/// <summary>What coarsening gains and loses, and what earlier releases add.</summary>
public sealed class CoarseningTests
{
    [Fact]
    public void Bands_and_joined_values_lose_what_is_worked_by_hand()
    {
        DisclosureColumn age = Some.Words("age", "21", "24", "33", "61"), place = Some.Column("place", "aabc");
        DisclosureColumn bands = new InBands("age", 10).Of(age).Needed();
        Assert.Equal(["[20, 30)", "[30, 40)", "[60, 70)"], bands.Values);
        InformationLoss loss = InformationLoss.Of(age, bands);
        // Half of the cases are one bit short, of two bits in all; their band is 3 of 40 wide.
        Assert.Equal((0.5, 0.25), (Math.Round(loss.Bits, 12), Math.Round(loss.Share!.Value, 12)));
        Assert.Equal(0.5 * 3 / 40, loss.Penalty, 12);
        DisclosureColumn joined = new Joined("place", [("bc", ["b", "c"])]).Of(place).Needed();
        // Of 1.5 bits, half of the cases lose one; two of three values are no longer told apart.
        InformationLoss other = InformationLoss.Of(place, joined);
        Assert.Equal((0.5, 1.0 / 3, 0.5 * 2 / 3), (Math.Round(other.Bits, 12), other.Share!.Value, other.Penalty));
        InformationLoss all = InformationLoss.Of(place, new Dropped("place").Of(place).Needed());
        Assert.Equal((1.5, 1.0, 1.0), (all.Bits, all.Share!.Value, all.Penalty));
    }

    [Fact]
    public void A_dropped_or_coarser_key_makes_classes_larger_and_says_by_how_much()
    {
        DisclosureTable table = DisclosureTable.Of([Some.Words("age", "21", "24", "33", "38"), Some.Column("sex", "fmfm")], [Some.Column("s", "xyxy")]).Needed();
        CoarseningEffect effect = CoarseningEffect.Of(table, [new InBands("age", 20), new Dropped("sex")], 3).Needed();
        Assert.Equal((1, 4, 4, 4L), (effect.Before.K, effect.Before.Uniques, effect.Before.Below, effect.Before.Combinations));
        Assert.Equal((4, 0, 0, 0L), (effect.After.K, effect.After.Uniques, effect.After.Below, effect.After.Combinations));
        Assert.Equal((1, 2), (effect.Before.Distinct[0], effect.After.Distinct[0]));
        Assert.Equal(2, effect.Losses.Length);
    }

    [Fact]
    public void Coarsening_never_makes_a_class_smaller_nor_loses_less_than_nothing() => Prop.ForAll(
        Gen.Elements('a', 'b', 'c', 'd', '.').ArrayOf(8).Select(static c => new string(c)).ArrayOf(3).ToArbitrary(), Gen.Choose(2, 5).ToArbitrary(), static (cells, wanted) =>
        {
            DisclosureTable table = Some.Table(cells);
            foreach (Coarsening coarsening in CoarseningEffect.Suggestions(table, wanted))
            {
                CoarseningEffect effect = CoarseningEffect.Of(table, [coarsening], wanted).Needed();
                Assert.True(effect.After.K >= effect.Before.K && effect.After.Uniques <= effect.Before.Uniques && effect.After.Below <= effect.Before.Below);
                Assert.InRange(effect.Losses[0].Share!.Value, 0, 1);
                Assert.InRange(effect.Losses[0].Penalty, 0, 1);
                if (coarsening is Dropped) Assert.Equal((1.0, 1.0), (effect.Losses[0].Share!.Value, effect.Losses[0].Penalty));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_cannot_be_made_coarser_so_is_refused_with_row_and_column()
    {
        DisclosureTable table = DisclosureTable.Of([Some.Words("age", "21", "old", null), Some.Column("sex", "fmf")], []).Needed();
        Assert.Equal(("methods.not-a-number", 1, "age"), CoarseningEffect.Of(table, [new InBands("age", 5)], 3).Problems.Select(static p => (p.Code, p.Row!.Value, p.Column!)).Single());
        Assert.Equal("methods.disclosure-band-width", CoarseningEffect.Of(table, [new InBands("age", 0)], 3).Problems[0].Code);
        Assert.Equal(("methods.disclosure-not-a-key", "x"), (CoarseningEffect.Of(table, [new Dropped("x")], 3).Problems[0].Code, CoarseningEffect.Of(table, [new Dropped("x")], 3).Problems[0].Column));
        Assert.Equal("methods.column-twice", CoarseningEffect.Of(table, [new Dropped("sex"), new Dropped("sex")], 3).Problems[0].Code);
        Assert.Equal("methods.disclosure-value-unknown", CoarseningEffect.Of(table, [new Joined("sex", [("all", ["f", "x"])])], 3).Problems[0].Code);
        Assert.Equal("methods.disclosure-value-twice", CoarseningEffect.Of(table, [new Joined("sex", [("one", ["f"]), ("two", ["f"])])], 3).Problems[0].Code);
    }

    [Fact]
    public void The_same_pseudonym_in_two_releases_joins_what_both_say()
    {
        DisclosureTable table = Some.Table("aabb");
        var earlier = new EarlierRelease("2025", ["p", "q", "r", "t"], [Some.Column("place", "xyxx")]);
        JoinedReleases joined = JoinedReleases.Of(table, ["p", "q", "r", "s"], [earlier]).Needed();
        Assert.Equal(2, DisclosureClasses.Of(table).K);
        // p and q differ by the place of 2025, r and s by whether they were in it.
        Assert.Equal((1, 4), (joined.Classes.K, joined.Classes.Uniques));
        Assert.Equal([("2025", 3, 1, 1)], joined.Overlaps);
        Assert.Equal(("methods.disclosure-case-twice", 1), JoinedReleases.Of(table, ["p", "p", "r", "s"], [earlier]).Problems.Select(static p => (p.Code, p.Row!.Value)).Single());
    }

    [Fact]
    public void What_others_must_not_learn_is_no_key_of_an_earlier_release()
    {
        DisclosureTable table = DisclosureTable.Of([Some.Column("K", "aabb")], [Some.Column("s", "xyxy")]).Needed();
        Assert.Equal(2, JoinedReleases.Of(table, ["p", "q", "r", "t"], [new EarlierRelease("2025", ["p", "q", "r", "t"], [Some.Column("s", "xyxy")])]).Needed().Classes.K);
    }
}
