using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Dates;

namespace Offramp.Methods.Tests.Dates;

public class RelativeDateTests
{
    private static RelativeDate Date(string text)
    {
        Assert.True(RelativeDate.TryParse(text, out var date), text);
        return date;
    }

    private static Gen<RelativeDate> Dates =>
        from relation in Gen.Elements(TimeRelation.Before, TimeRelation.After)
        from units in Gen.Elements("D", "W", "M", "Y")
        from least in Gen.Choose(1, 20)
        from more in Gen.Choose(0, 20)
        from form in Gen.Choose(0, 3)
        from about in Gen.Elements(true, false)
        let low = Span(least, units)
        let high = Span(least + more, units)
        select new RelativeDate(relation, form == 3 ? null : low, form >= 2 ? null : form == 1 ? low : high, about, "the Fall of Ombrey");

    private static CalendarSpan Span(int count, string unit) => CalendarSpan.TryParse($"P{count}{unit}", out var span) ? span : throw new FormatException(unit);

    [Fact]
    public void Writing_and_reading_is_the_identity() =>
        Prop.ForAll(Dates.ToArbitrary(), date => Date(date.ToString()) == date).QuickCheckThrowOnFailure();

    [Fact]
    public void Its_words_can_be_read_again() =>
        Prop.ForAll(Dates.Where(d => d.Least is not null || !d.IsApproximate).ToArbitrary(), date => Date(date.InWords(date.Event)).Relation == date.Relation)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void After_never_begins_before_the_event_and_before_never_ends_behind_it() => Prop.ForAll(Dates.ToArbitrary(), date =>
    {
        var fall = Edtf.Parse("2019-11");
        var days = date.Resolve(fall)!;
        return date.Relation == TimeRelation.After
            ? days.Earliest.DayNumber >= fall.Earliest.DayNumber
            : days.Latest.DayNumber <= fall.Latest.DayNumber;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_estimate_leaves_at_least_the_days_of_the_same_length_told_plainly() => Prop.ForAll(Dates.ToArbitrary(), date =>
    {
        var (plain, about) = ((date with { IsApproximate = false }).Resolve(Edtf.Parse("2019"))!, (date with { IsApproximate = true }).Resolve(Edtf.Parse("2019"))!);
        return (about.Earliest.DayNumber ?? long.MinValue) <= (plain.Earliest.DayNumber ?? long.MinValue)
            && (about.Latest.DayNumber ?? long.MaxValue) >= (plain.Latest.DayNumber ?? long.MaxValue);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("some six weeks after the fall of the island", "~P6W after the fall of the island")]
    [InlineData("Two months after we lost Ombrey", "P2M after we lost Ombrey")]
    [InlineData("a few weeks after they took Ombrey", "~P2W/P6W after they took Ombrey")]
    [InlineData("the day after the search", "P1D after the search")]
    [InlineData("about a year and two months before E", "~P1Y2M before E")]
    [InlineData("~6 weeks after Loss of Ombrey", "~P6W after Loss of Ombrey")]
    [InlineData("three weeks or so after E", "~P3W after E")]
    [InlineData("weeks after E", "~P2W/P6W after E")]
    [InlineData("2-3 years before E", "P2Y/P3Y before E")]
    [InlineData("less than a month after E", "P0D/P1M after E")]
    [InlineData("around the time of E", "~ at E")]
    public void What_people_say_is_read(string said, string written) => Assert.Equal(written, Date(said).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("after")]
    [InlineData("six weeks later")]
    [InlineData("six moons after E")]
    [InlineData("shortly after E")]
    [InlineData("more than a few weeks after E")]
    [InlineData("P after E")]
    [InlineData("P6W3M after E")]
    [InlineData("P99999D after E")]
    [InlineData("three to two weeks and after E")]
    public void What_could_be_read_in_two_ways_or_none_is_not_read(string said) => Assert.False(RelativeDate.TryParse(said, out _));

    [Fact]
    public void Any_text_is_read_without_an_exception() => Prop.ForAll<string>(text =>
    {
        _ = RelativeDate.TryParse(text, out var date) ? date.Resolve(Edtf.Parse("9999-12")) : null;
        _ = RelativeDate.TryParse($"P9999Y after {text}", out date) ? date.Resolve(Edtf.Parse("-9999/..")) : null;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Dates_of_one_event_are_ordered_whenever_it_was()
    {
        Assert.True(Date("two weeks after E").CertainlyBefore(Date("six weeks after E")));
        Assert.True(Date("a month before E").CertainlyBefore(Date("after E")));
        Assert.False(Date("four weeks after E").CertainlyBefore(Date("one month after E")));
        Assert.True(Date("four weeks after E").PossiblyBefore(Date("one month after E")));
        Assert.False(Date("about two weeks after E").CertainlyBefore(Date("two years after E")));
        Assert.Throws<ArgumentException>(() => Date("a week after E").CertainlyBefore(Date("a week after F")));
    }

    [Fact]
    public void What_is_open_or_doubtful_of_the_event_stays_so()
    {
        Assert.Equal("[2014-03-24..]", Date("three weeks after E").Resolve(Edtf.Parse("2014-03-06/.."))!.ToString());
        Assert.Equal("[2014-01-02?..2014-02-01?]", Date("P1D after E").Resolve(Edtf.Parse("2014-01?"))!.ToString());
        Assert.Null(Date("before E").Resolve(Edtf.Parse("2014/..")));
        Assert.Null(Date("three weeks after E").Resolve(Edtf.Parse("9999-12-31")));
        Assert.Equal("2014-21", Date("at E").Resolve(Edtf.Parse("2014-21"))!.ToString());
    }

    [Fact]
    public void The_end_of_a_longer_month_becomes_that_of_the_shorter() =>
        Assert.Equal("[2024-02-14..2024-03-15]", Date("a month after E").Resolve(Edtf.Parse("2024-01-31"))!.ToString());
}
