using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Dates;

namespace Offramp.Methods.Tests.Dates;

public class EdtfProblemTests
{
    [Theory]
    [InlineData("", "dates.empty", 0)]
    [InlineData("NONE", "dates.unexpected-character", 0)]
    [InlineData(" 1863-03-29", "dates.unexpected-character", 0)]
    [InlineData("1863-03-29 ", "dates.unexpected-character", 10)]
    [InlineData("1863- 03-29", "dates.month-malformed", 5)]
    [InlineData("2001-21^southern", "dates.unexpected-character", 7)]
    [InlineData("2015??", "dates.unexpected-character", 5)]
    [InlineData("+2006%", "dates.unexpected-character", 0)]
    [InlineData("201x", "dates.year-malformed", 3)]
    [InlineData("18 63-03-29", "dates.year-malformed", 2)]
    [InlineData("20067890%", "dates.year-malformed", 4)]
    [InlineData("-0000", "dates.year-malformed", 0)]
    [InlineData("Y2006", "dates.long-year-malformed", 0)]
    [InlineData("Y012345", "dates.long-year-malformed", 0)]
    [InlineData("Y17E", "dates.long-year-malformed", 0)]
    [InlineData("Y20067890-14-10%", "dates.long-year-stands-alone", 9)]
    [InlineData("1950S2-01", "dates.long-year-stands-alone", 6)]
    [InlineData("Y99999999999999999999", "dates.year-too-large", 0)]
    [InlineData("Y1E999999999999999999999", "dates.year-too-large", 0)]
    [InlineData("1950S", "dates.significant-digits-malformed", 5)]
    [InlineData("1950S0", "dates.significant-digits-malformed", 6)]
    [InlineData("2015-4", "dates.month-malformed", 5)]
    [InlineData("2015-13", "dates.month-out-of-range", 5)]
    [InlineData("2015-42", "dates.month-out-of-range", 5)]
    [InlineData("2015-2X", "dates.month-out-of-range", 5)]
    [InlineData("2015-?00", "dates.month-out-of-range", 6)]
    [InlineData("2015-04-1", "dates.day-malformed", 8)]
    [InlineData("1960-06-31", "dates.day-out-of-range", 8)]
    [InlineData("1900-02-29", "dates.day-out-of-range", 8)]
    [InlineData("190X-02-3X", "dates.day-out-of-range", 8)]
    [InlineData("2015-21-03", "dates.grouping-with-day", 7)]
    [InlineData("2012-10-10T1:10:10", "dates.time-malformed", 11)]
    [InlineData("2012-10-10T10:1:10", "dates.time-malformed", 14)]
    [InlineData("2012-10-10T10:10", "dates.time-malformed", 16)]
    [InlineData("2012-10-10T24:00:00", "dates.time-out-of-range", 11)]
    [InlineData("2012-10-10T10:10:60", "dates.time-out-of-range", 11)]
    [InlineData("2004-01-01T10:10:10-05:60", "dates.time-out-of-range", 11)]
    [InlineData("1985-04-12T23:20:30+24", "dates.time-out-of-range", 11)]
    [InlineData("1985-04-12T23:20:30z", "dates.unexpected-character", 19)]
    [InlineData("1985-04-12t23:20:30", "dates.unexpected-character", 10)]
    [InlineData("1985-04-12T23:20:30Z12:00", "dates.unexpected-character", 20)]
    [InlineData("1985-04T23:20:30", "dates.time-needs-whole-date", 7)]
    [InlineData("1985-04-XXT23:20:30", "dates.time-needs-whole-date", 10)]
    [InlineData("1985-04-12~T23:20:30", "dates.time-needs-whole-date", 11)]
    [InlineData("2005-07-25T10:10:10Z/2006-01-01", "dates.time-stands-alone", 10)]
    [InlineData("[1985-04-12T23:20:30]", "dates.time-stands-alone", 11)]
    [InlineData("2012/2013/1234/55", "dates.interval-parts", 9)]
    [InlineData("2012//2014", "dates.interval-parts", 5)]
    [InlineData("/", "dates.interval-empty", 0)]
    [InlineData("2000/12-12", "dates.year-malformed", 7)]
    [InlineData("2018/2016", "dates.interval-reversed", 5)]
    [InlineData("-1000/-2000", "dates.interval-reversed", 6)]
    [InlineData("2012-24/2012-21", "dates.interval-reversed", 8)]
    [InlineData("[2014", "dates.set-unclosed", 5)]
    [InlineData("[2014}", "dates.set-unclosed", 6)]
    [InlineData("[", "dates.set-unclosed", 1)]
    [InlineData("[]", "dates.set-member-empty", 1)]
    [InlineData("[2014,]", "dates.set-member-empty", 6)]
    [InlineData("[1667,1668, 1670..1672]", "dates.unexpected-character", 11)]
    [InlineData("[2014/2015]", "dates.unexpected-character", 5)]
    [InlineData("[..]", "dates.range-misplaced", 1)]
    [InlineData("[2014,..2016]", "dates.range-misplaced", 6)]
    [InlineData("[2014..,2016]", "dates.range-misplaced", 5)]
    [InlineData("[2014..2016-03]", "dates.range-precisions-differ", 7)]
    [InlineData("[1672..1670]", "dates.range-reversed", 7)]
    public void What_is_not_EDTF_is_refused_with_a_code_and_a_place(string text, string code, int position)
    {
        Assert.False(Edtf.TryParse(text, out var date, out var problem));
        Assert.Null(date);
        Assert.Equal(new EdtfProblem(code, position), problem);
        Assert.Contains(code, EdtfProblemCodes.All);
    }

    [Fact]
    public void A_text_longer_than_the_limit_is_refused_unread()
    {
        Assert.False(Edtf.TryParse("[" + new string('2', 10_000_000) + "]", out _, out var problem));
        Assert.Equal(new EdtfProblem("dates.too-long", Edtf.LongestText), problem);
        Assert.False(Edtf.TryReadWords(new string('2', 10_000_000), out _));
    }

    [Fact]
    public void The_list_of_codes_names_every_code_once()
    {
        var constants = typeof(EdtfProblemCodes).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal(constants, EdtfProblemCodes.All);
        Assert.Equal(EdtfProblemCodes.All.Count, EdtfProblemCodes.All.Distinct().Count());
    }

    [Fact]
    public void Parse_of_what_is_not_EDTF_names_code_and_place() =>
        Assert.Contains("dates.month-out-of-range at 5", Assert.Throws<FormatException>(() => Edtf.Parse("2015-13")).Message);

    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), Answers).QuickCheckThrowOnFailure();
        Prop.ForAll(Some.NearlyEdtf, Answers).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
        Assert.True(Answers(null));
    }

    private static bool Answers(string? text)
    {
        var read = Edtf.TryParse(text, out var date, out var problem);
        if (Edtf.TryReadWords(text, out var said))
            _ = said.InWords();
        return read
            ? date!.InWords().Length > 0 && date.Earliest.Kind >= 0 && problem == EdtfProblem.None
            : EdtfProblemCodes.All.Contains(problem.Code) && problem.Position >= 0 && problem.Position <= (text?.Length ?? 0);
    }
}
