using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Dates;

namespace Offramp.Methods.Tests.Dates;

/// <summary>The examples of the Library of Congress specification (4 February 2019), level by level, and its rules beside them.</summary>
public class EdtfStandardExamplesTests
{
    [Theory]
    [InlineData("1985-04-12")]
    [InlineData("1985-04")]
    [InlineData("1985")]
    [InlineData("0000")]
    [InlineData("1985-04-12T23:20:30")]
    [InlineData("1985-04-12T23:20:30Z")]
    [InlineData("1985-04-12T23:20:30-04")]
    [InlineData("1985-04-12T23:20:30+04:30")]
    [InlineData("1964/2008")]
    [InlineData("2004-06/2006-08")]
    [InlineData("2004-02-01/2005-02-08")]
    [InlineData("2004-02-01/2005-02")]
    [InlineData("2004-02-01/2005")]
    [InlineData("2005/2006-02")]
    public void Level_0_examples_print_as_they_are_written(string text) => PrintsAsWritten(text);

    [Theory]
    [InlineData("Y170000002")]
    [InlineData("Y-170000002")]
    [InlineData("2001-21")]
    [InlineData("1984?")]
    [InlineData("2004-06~")]
    [InlineData("2004-06-11%")]
    [InlineData("201X")]
    [InlineData("20XX")]
    [InlineData("2004-XX")]
    [InlineData("1985-04-XX")]
    [InlineData("1985-XX-XX")]
    [InlineData("1985-04-12/..")]
    [InlineData("1985-04/..")]
    [InlineData("1985/..")]
    [InlineData("../1985-04-12")]
    [InlineData("../1985-04")]
    [InlineData("../1985")]
    [InlineData("1985-04-12/")]
    [InlineData("1985-04/")]
    [InlineData("1985/")]
    [InlineData("/1985-04-12")]
    [InlineData("/1985-04")]
    [InlineData("/1985")]
    [InlineData("-1985")]
    [InlineData("1984~/2004-06")]
    [InlineData("1984?/2004%")]
    public void Level_1_examples_print_as_they_are_written(string text) => PrintsAsWritten(text);

    [Theory]
    [InlineData("Y-17E7")]
    [InlineData("1950S2")]
    [InlineData("Y171010000S3")]
    [InlineData("Y3388E2S3")]
    [InlineData("2001-34")]
    [InlineData("[1667,1668,1670..1672]")]
    [InlineData("[..1760-12-03]")]
    [InlineData("[1760-12..]")]
    [InlineData("[1760-01,1760-02,1760-12..]")]
    [InlineData("[1667,1760-12]")]
    [InlineData("[..1984]")]
    [InlineData("{1667,1668,1670..1672}")]
    [InlineData("{1960,1961-12}")]
    [InlineData("{..1984}")]
    [InlineData("2004-06~-11")]
    [InlineData("2004?-06-11")]
    [InlineData("2004-%06-11")]
    [InlineData("156X-12-25")]
    [InlineData("15XX-12-25")]
    [InlineData("XXXX-12-XX")]
    [InlineData("1XXX-XX")]
    [InlineData("1XXX-12")]
    [InlineData("1984-1X")]
    [InlineData("2004-06-~01/2004-06-~20")]
    [InlineData("2004-06-XX/2004-07-03")]
    public void Level_2_examples_print_as_they_are_written(string text) => PrintsAsWritten(text);

    [Theory]
    [InlineData("?2004-06-~11", "2004?-06-~11")]
    [InlineData("2004?-06-~11", "2004?-06-~11")]
    [InlineData("%2004-%06-%11", "2004-06-11%")]
    [InlineData("?2004~", "2004%")]
    [InlineData("~2004", "2004~")]
    [InlineData("2004~-06~-11", "2004-06~-11")]
    [InlineData("2004?-06~-11", "2004%-~06-11")]
    [InlineData("?2004-06-04~", "2004%-~06-~04")]
    [InlineData("~2004-06/%2004-%07", "2004~-06/2004-07%")]
    public void One_meaning_has_one_canonical_writing(string written, string canonical)
    {
        Assert.Equal(canonical, Edtf.Parse(written).ToString());
        Assert.Equal(Edtf.Parse(canonical), Edtf.Parse(written));
    }

    [Fact]
    public void All_sub_year_groupings_from_21_to_41_are_read()
    {
        for (var code = 1; code <= 99; code++)
            Assert.Equal(code is <= 12 or (>= 21 and <= 41), Edtf.TryParse($"2001-{code:00}", out _, out _));
    }

    [Fact]
    public void Printing_and_reading_give_the_same_date() =>
        Prop.ForAll(Some.Edtfs, date => Edtf.Parse(date.ToString()).Equals(date) && Edtf.Parse(date.ToString()).ToString() == date.ToString())
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_parts_of_an_interval_are_dates_again()
    {
        var interval = Edtf.Parse("2016~/2018");
        Assert.Equal(EdtfKind.Interval, interval.Kind);
        Assert.Equal(Edtf.Parse("2016~"), interval.Start);
        Assert.Equal(Edtf.Parse("2018"), interval.End);
        Assert.Null(Edtf.Parse("../2018").Start);
        Assert.Null(Edtf.Parse("2018").Start);
    }

    [Theory]
    [InlineData("2015~", true, false)]
    [InlineData("2015?", false, true)]
    [InlineData("2015%", true, true)]
    [InlineData("2015", false, false)]
    [InlineData("2015/2018~", true, false)]
    [InlineData("[2015,2016?]", false, true)]
    [InlineData("2004-06-~11", true, false)]
    public void A_tilde_says_approximate_and_a_question_mark_uncertain(string text, bool approximate, bool uncertain)
    {
        Assert.Equal(approximate, Edtf.Parse(text).IsApproximate);
        Assert.Equal(uncertain, Edtf.Parse(text).IsUncertain);
    }

    [Fact]
    public void The_source_words_stay_beside_the_date_and_out_of_its_text()
    {
        var said = new EdtfWithWords(Edtf.Parse("2015-36"), "when the snow had come");
        Assert.Equal("when the snow had come", said.AsSaid);
        Assert.Equal("2015-36", said.ToString());
    }

    private static void PrintsAsWritten(string text)
    {
        Assert.True(Edtf.TryParse(text, out var date, out var problem), $"{problem}");
        Assert.Equal(text, date.ToString());
        Assert.Equal(EdtfProblem.None, problem);
    }
}
