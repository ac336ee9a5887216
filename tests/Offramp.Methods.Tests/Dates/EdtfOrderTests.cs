using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Dates;

namespace Offramp.Methods.Tests.Dates;

public class EdtfOrderTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Sorting_goes_by_first_day_then_last_day_then_text()
    {
        string[] sorted = ["../2014", "[..2014]", "/2024", "-0044", "2014", "2015-01-01", "2015-01", "2015-37", "2015", "2015?", "2015~", "2015/2018", "2015/..", "2016", "Y20000"];
        Assert.Equal(sorted, sorted.Reverse().Select(Edtf.Parse).Order().Select(d => d.ToString()));
        Assert.True(Edtf.Parse("2014") < Edtf.Parse("2015") && Edtf.Parse("2015") >= Edtf.Parse("2015"));
    }

    [Theory]
    [InlineData("2014", "2015", true, true)]
    [InlineData("2015", "2014", false, false)]
    [InlineData("2015", "2015", false, true)]
    [InlineData("2015-03-01", "2015-03-01", false, false)]
    [InlineData("2015", "2015-06", false, true)]
    [InlineData("2014~", "2016", false, true)]
    [InlineData("2014?", "2016", false, true)]
    [InlineData("2014", "2016~/2018", false, true)]
    [InlineData("2014", "2016/2018~", true, true)]
    [InlineData("2014/2016", "2018/..", true, true)]
    [InlineData("2014/..", "2018", false, false)]
    [InlineData("2014/", "2018", false, true)]
    [InlineData("[2014,2019]", "2018", false, true)]
    [InlineData("{2014,2019}", "2018", false, false)]
    [InlineData("[..2014]", "2015", true, true)]
    [InlineData("2014", "../2015", false, false)]
    [InlineData("2014", "/2015", false, true)]
    [InlineData("2015-06/2015", "2015-05", false, false)]
    [InlineData("2015-05", "2015/2015-03", false, false)]
    [InlineData("2023-21", "2023-07", true, true)]
    [InlineData("2023-21", "2023-06-10", false, true)]
    [InlineData("2024-03-10", "2023-24", false, true)]
    public void Before_is_told_with_certainty_only_where_every_reading_agrees(string one, string other, bool certainly, bool possibly)
    {
        Assert.Equal(certainly, Edtf.Parse(one).CertainlyBefore(Edtf.Parse(other)));
        Assert.Equal(possibly, Edtf.Parse(one).PossiblyBefore(Edtf.Parse(other)));
    }

    [Theory]
    [InlineData("2015", "2014/2017", true, true)]
    [InlineData("2014", "2014/2017", false, true)]
    [InlineData("2015", "2015", false, true)]
    [InlineData("2015-10-03", "2015-10-03", true, true)]
    [InlineData("2015-10-03", "2015-10", false, true)]
    [InlineData("2015", "2017/2019", false, false)]
    [InlineData("2015", "2014/2017~", false, true)]
    [InlineData("2024-05-16", "2018/..", true, true)]
    [InlineData("2024-05-16", "2018/", false, true)]
    [InlineData("2010", "../2014", true, true)]
    [InlineData("[..2014]", "../2020", true, true)]
    [InlineData("2012", "[..2014]", false, true)]
    [InlineData("2012", "[2010/2011]", false, false)]
    [InlineData("{2012-05-01,2014}", "2012-05-01", true, true)]
    [InlineData("[2012-05-01,2014]", "2012-05-01", false, true)]
    [InlineData("{2012..2014}", "2013", true, true)]
    [InlineData("[2012..2014]", "2013", false, true)]
    [InlineData("2023-12", "2024-24", false, true)]
    [InlineData("2025-01", "2024-24", false, true)]
    [InlineData("2023-06", "2023-21", false, true)]
    [InlineData("2023-06", "2023-21/2023-22", false, true)]
    [InlineData("2023-07", "2023-21/2023-23", true, true)]
    [InlineData("2023-07", "2023-33", false, false)]
    public void Overlap_is_certain_only_where_every_reading_agrees(string one, string other, bool certain, bool possible)
    {
        other = other.Replace("[2010/2011]", "[2010,2011]");
        Assert.Equal(certain, Edtf.Parse(one).OverlapsCertainly(Edtf.Parse(other)));
        Assert.Equal(possible, Edtf.Parse(one).OverlapsPossibly(Edtf.Parse(other)));
    }

    [Fact]
    public void About_has_the_room_the_analyst_gives_it_and_no_other()
    {
        var (about, doubtful, next) = (Edtf.Parse("2014~"), Edtf.Parse("2014?"), Edtf.Parse("2015-02"));
        Assert.False(about.OverlapsPossibly(next));
        Assert.True(about.OverlapsPossibly(next, roomDays: 90));
        Assert.False(about.CertainlyBefore(next));
        Assert.True(about.CertainlyBefore(next, roomDays: 30));
        Assert.False(about.CertainlyBefore(next, roomDays: 90));
        Assert.False(doubtful.CertainlyBefore(next, roomDays: 30));
        Assert.False(Edtf.Parse("2015-01-15").PossiblyBefore(Edtf.Parse("/2014~")));
        Assert.True(Edtf.Parse("2015-01-15").PossiblyBefore(Edtf.Parse("/2014~"), roomDays: 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => about.OverlapsPossibly(next, -1));
    }

    [Fact]
    public void The_sorting_order_is_total_antisymmetric_and_transitive() =>
        Prop.ForAll(Some.Edtfs, Some.Edtfs, Some.Edtfs, (a, b, c) =>
        {
            Edtf[] sorted = [a, b, c];
            Array.Sort(sorted);
            return Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a))
                && (a.CompareTo(b) == 0) == a.Equals(b)
                && sorted[0].CompareTo(sorted[1]) <= 0 && sorted[1].CompareTo(sorted[2]) <= 0 && sorted[0].CompareTo(sorted[2]) <= 0;
        }).Check(Thorough);

    [Fact]
    public void Certainly_before_is_irreflexive_transitive_and_agrees_with_sorting() =>
        Prop.ForAll(Some.Edtfs, Some.Edtfs, Some.Edtfs, (a, b, c) =>
            !a.CertainlyBefore(a)
            && !(a.CertainlyBefore(b) && b.CertainlyBefore(a))
            && (!(a.CertainlyBefore(b) && b.CertainlyBefore(c)) || a.CertainlyBefore(c))
            && (!a.CertainlyBefore(b) || a.CompareTo(b) < 0)).Check(Thorough);

    [Fact]
    public void What_is_certain_is_possible() =>
        Prop.ForAll(Some.Edtfs, Some.Edtfs, Gen.Elements<int?>(null, 0, 40, 4000).ToArbitrary(), (a, b, room) =>
            (!a.CertainlyBefore(b, room) || a.PossiblyBefore(b, room))
            && (!a.OverlapsCertainly(b, room) || a.OverlapsPossibly(b, room))).Check(Thorough);

    [Fact]
    public void Overlap_is_symmetric_and_excludes_being_certainly_before() =>
        Prop.ForAll(Some.Edtfs, Some.Edtfs, (a, b) =>
            a.OverlapsCertainly(b) == b.OverlapsCertainly(a)
            && a.OverlapsPossibly(b) == b.OverlapsPossibly(a)
            && !(a.OverlapsCertainly(b) && (a.PossiblyBefore(b) || b.PossiblyBefore(a)) && a.Kind != EdtfKind.AllOf && b.Kind != EdtfKind.AllOf)
            && !(a.CertainlyBefore(b) && a.OverlapsPossibly(b))).Check(Thorough);

    [Fact]
    public void Of_two_dates_that_are_no_sets_one_is_possibly_before_or_they_certainly_overlap_if_neither_is_qualified() =>
        Prop.ForAll(Some.Edtfs, Some.Edtfs, (a, b) =>
        {
            if (a.IsApproximate || a.IsUncertain || b.IsApproximate || b.IsUncertain || a.Kind > EdtfKind.Interval || b.Kind > EdtfKind.Interval)
                return true;
            return a.OverlapsCertainly(b) != (a.PossiblyBefore(b) || b.PossiblyBefore(a))
                && a.OverlapsPossibly(b) != (a.CertainlyBefore(b) || b.CertainlyBefore(a));
        }).Check(Thorough);

    [Fact]
    public void A_date_possibly_overlaps_itself() =>
        Prop.ForAll(Some.Edtfs, a => a.OverlapsPossibly(a)).QuickCheckThrowOnFailure();
}
