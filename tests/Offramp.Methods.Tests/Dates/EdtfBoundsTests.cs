using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Dates;

namespace Offramp.Methods.Tests.Dates;

public class EdtfBoundsTests
{
    [Theory]
    [InlineData("2015", "2015-01-01", "2015-12-31")]
    [InlineData("2015-02", "2015-02-01", "2015-02-28")]
    [InlineData("2016-02", "2016-02-01", "2016-02-29")]
    [InlineData("2024-05-16", "2024-05-16", "2024-05-16")]
    [InlineData("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12")]
    [InlineData("2015~", "2015-01-01", "2015-12-31")]
    [InlineData("2015?", "2015-01-01", "2015-12-31")]
    [InlineData("2016~/2018", "2016-01-01", "2018-12-31")]
    [InlineData("201X", "2010-01-01", "2019-12-31")]
    [InlineData("20XX", "2000-01-01", "2099-12-31")]
    [InlineData("1985-XX-XX", "1985-01-01", "1985-12-31")]
    [InlineData("1985-04-XX", "1985-04-01", "1985-04-30")]
    [InlineData("1985-0X-3X", "1985-01-30", "1985-09-30")]
    [InlineData("1984-1X", "1984-10-01", "1984-12-31")]
    [InlineData("156X-12-25", "1560-12-25", "1569-12-25")]
    [InlineData("1XXX-02-29", "1004-02-29", "1996-02-29")]
    [InlineData("1950S2", "1900-01-01", "1999-12-31")]
    [InlineData("1950S9", "1950-01-01", "1950-12-31")]
    [InlineData("[2014,2012,2016-03]", "2012-01-01", "2016-03-31")]
    [InlineData("{2014,2016..2017}", "2014-01-01", "2017-12-31")]
    public void Bounds_are_the_first_and_last_day_as_written(string text, string earliest, string latest)
    {
        Assert.Equal(DateOnly.Parse(earliest), Edtf.Parse(text).Earliest.Day);
        Assert.Equal(DateOnly.Parse(latest), Edtf.Parse(text).Latest.Day);
    }

    [Theory]
    [InlineData(21, "2023-03-01", "2023-05-31")]
    [InlineData(22, "2023-06-01", "2023-08-31")]
    [InlineData(23, "2023-09-01", "2023-11-30")]
    [InlineData(24, "2023-12-01", "2024-02-29")]
    [InlineData(25, "2023-03-01", "2023-05-31")]
    [InlineData(28, "2023-12-01", "2024-02-29")]
    [InlineData(29, "2023-09-01", "2023-11-30")]
    [InlineData(30, "2023-12-01", "2024-02-29")]
    [InlineData(31, "2023-03-01", "2023-05-31")]
    [InlineData(32, "2023-06-01", "2023-08-31")]
    [InlineData(33, "2023-01-01", "2023-03-31")]
    [InlineData(36, "2023-10-01", "2023-12-31")]
    [InlineData(37, "2023-01-01", "2023-04-30")]
    [InlineData(38, "2023-05-01", "2023-08-31")]
    [InlineData(39, "2023-09-01", "2023-12-31")]
    [InlineData(40, "2023-01-01", "2023-06-30")]
    [InlineData(41, "2023-07-01", "2023-12-31")]
    public void Parts_of_the_year_have_conventional_bounds(int code, string earliest, string latest)
    {
        var date = Edtf.Parse($"2023-{code}");
        Assert.Equal(DateOnly.Parse(earliest), date.Earliest.Day);
        Assert.Equal(DateOnly.Parse(latest), date.Latest.Day);
    }

    [Theory]
    [InlineData("../2014", EdtfBoundKind.Open, EdtfBoundKind.Known)]
    [InlineData("/2014", EdtfBoundKind.Unknown, EdtfBoundKind.Known)]
    [InlineData("2018/..", EdtfBoundKind.Known, EdtfBoundKind.Open)]
    [InlineData("2018/", EdtfBoundKind.Known, EdtfBoundKind.Unknown)]
    [InlineData("[..2014]", EdtfBoundKind.Open, EdtfBoundKind.Known)]
    [InlineData("[2012,2014..]", EdtfBoundKind.Known, EdtfBoundKind.Open)]
    [InlineData("../..", EdtfBoundKind.Open, EdtfBoundKind.Open)]
    [InlineData("/..", EdtfBoundKind.Unknown, EdtfBoundKind.Open)]
    public void An_open_side_is_told_from_an_unknown_one(string text, EdtfBoundKind earliest, EdtfBoundKind latest)
    {
        var date = Edtf.Parse(text);
        Assert.Equal(earliest, date.Earliest.Kind);
        Assert.Equal(latest, date.Latest.Kind);
        Assert.Equal(earliest == EdtfBoundKind.Known, date.Earliest.Day is not null);
    }

    [Theory]
    [InlineData("-0001-12-31", -367L)]
    [InlineData("0000-01-01", -366L)]
    [InlineData("0000-12-31", -1L)]
    [InlineData("0001-01-01", 0L)]
    [InlineData("9999-12-31", 3652058L)]
    [InlineData("Y10000", 3652059L)]
    [InlineData("Y170000002", 62091225365L)]
    public void Days_are_counted_beyond_the_years_1_to_9999(string text, long dayNumber)
    {
        var bound = Edtf.Parse(text).Earliest;
        Assert.Equal(dayNumber, bound.DayNumber);
        Assert.Equal(dayNumber is >= 0 and <= 3652058, bound.Day is not null);
    }

    [Theory]
    [InlineData("Y171010000S3", "Y171000000", "Y171999999")]
    [InlineData("Y3388E2S3", "Y338000", "Y338999")]
    [InlineData("-1950S2", "-1999", "-1900")]
    [InlineData("Y-17E7", "Y-170000000", "Y-170000000")]
    [InlineData("-XXXX", "-9999", "-0001")]
    public void Estimated_years_reach_over_all_their_open_digits(string text, string first, string last)
    {
        Assert.Equal(Edtf.Parse(first).Earliest, Edtf.Parse(text).Earliest);
        Assert.Equal(Edtf.Parse(last).Latest, Edtf.Parse(text).Latest);
    }

    [Fact]
    public void Day_numbers_agree_with_the_calendar_of_the_platform() =>
        Prop.ForAll(Gen.Choose(0, 3652058).ToArbitrary(), n =>
        {
            var day = DateOnly.FromDayNumber(n);
            return Edtf.Parse($"{day:yyyy-MM-dd}").Earliest.DayNumber == n;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_date_ends_before_it_begins() =>
        Prop.ForAll(Some.Edtfs, date => date.Earliest.DayNumber is not { } first || date.Latest.DayNumber is not { } last || first <= last)
            .QuickCheckThrowOnFailure();
}
