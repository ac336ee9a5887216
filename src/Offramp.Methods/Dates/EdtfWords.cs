using System.Globalization;

namespace Offramp.Methods.Dates;

/// <summary>Dates in words.</summary>
internal sealed class EdtfWords(SayDate say)
{
    public static readonly IReadOnlyList<string> Months = Numbered("month", 12);

    public static readonly IReadOnlyList<string> Seasons = Numbered("season", 4);

    public static readonly IReadOnlyList<string> Quarters = Numbered("quarter", 4);

    public string Interval(EdtfEnd start, EdtfEnd end) => (start, end) switch
    {
        ({ Date: { } from }, { Date: { } to }) => say("range", ("from", Said(from, inList: true)), ("to", Said(to, inList: true))),
        ({ Date: { } from }, { Kind: EdtfBoundKind.Open }) => say("from", ("from", Said(from, inList: true))),
        ({ Date: { } from }, _) => say("end-unknown", ("from", Said(from, inList: true))),
        ({ Kind: EdtfBoundKind.Open }, { Date: { } to }) => say("until", ("to", Said(to, inList: true))),
        (_, { Date: { } to }) => say("start-unknown", ("to", Said(to, inList: true))),
        ({ Kind: EdtfBoundKind.Open }, { Kind: EdtfBoundKind.Open }) => say("at-all-times"),
        ({ Kind: EdtfBoundKind.Open }, _) => say("start-open"),
        _ => say("end-open"),
    };

    public string Set(EdtfKind kind, IReadOnlyList<EdtfMember> members)
    {
        if (members is [var only])
            return Member(kind, only, alone: true);
        var said = members.Select(m => Member(kind, m, alone: false)).ToList();
        return say(kind == EdtfKind.OneOf ? "one-of" : "all", ("list", string.Join(say("comma"), said.SkipLast(1))), ("last", said[^1]));
    }

    /// <summary>A date with its qualifiers; in a list, doubt is put in brackets so that a comma does not divide the list.</summary>
    public string Said(EdtfDate date, bool inList)
    {
        var plain = Plain(date);
        if (date.Qualifiers.Distinct().Count() > 1)
            return say("doubt", ("date", plain), ("parts", Parts(date)));
        var about = date.YearQualifier.HasFlag(EdtfQualifier.Approximate) ? say("about", ("date", plain)) : plain;
        return !date.YearQualifier.HasFlag(EdtfQualifier.Uncertain) ? about : say(inList ? "uncertain-in-list" : "uncertain", ("date", about));
    }

    private string Member(EdtfKind kind, EdtfMember member, bool alone)
    {
        if (member.IsSingle)
            return Said(member.From!, inList: !alone);
        var one = kind == EdtfKind.OneOf;
        (string, object) unit = ("unit", Unit(member.From ?? member.To!));
        if (member.From is null)
            return say(!one ? "each-until" : alone ? "some-time-until" : "up-to", unit, ("to", Said(member.To!, inList: true)));
        if (member.To is null)
            return say(!one ? "each-from" : alone ? "some-time-from" : "from", unit, ("from", Said(member.From, inList: true)));
        return say(one ? "some-of" : "each-of", unit, ("from", Said(member.From, inList: true)), ("to", Said(member.To, inList: true)));
    }

    private string Unit(EdtfDate date) => say(date.Precision switch
    {
        EdtfPrecision.Year => "unit-year",
        EdtfPrecision.PartOfYear => "unit-part",
        EdtfPrecision.Month => "unit-month",
        _ => "unit-day",
    });

    private string Plain(EdtfDate date)
    {
        if (date.Month is null)
            return Year(date.Year) is string said ? said : say("year", ("year", Year(date.Year)));
        if (date.Year.HasUnspecifiedDigit)
            return say("form", ("form", EdtfPrinter.Print(Bare(date))));
        (string, object) year = ("year", Year(date.Year));
        if (date.Grouping is { } grouping)
            return Grouping(grouping, year);
        return (date.Month, date.Day) switch
        {
            ("XX", null) => say("month-in-year", year),
            ("XX", "XX") => say("day-in-year", year),
            var (month, day) when month.Contains('X', StringComparison.Ordinal)
                || (day is not null and not "XX" && day.Contains('X', StringComparison.Ordinal))
                => say("form", ("form", EdtfPrinter.Print(Bare(date)))),
            var (month, day) => Timed(day switch
            {
                null => say("month", Month(month), year),
                "XX" => say("day-in-month", Month(month), year),
                _ => say("day", ("day", EdtfDate.TwoDigits(day)), Month(month), year),
            }, date.Time),
        };
    }

    private (string, object) Month(string month) => ("month", say($"month-{EdtfDate.TwoDigits(month)}"));

    private string Grouping(int code, (string, object) year) => code switch
    {
        <= 24 => Season(code - 20, year),
        <= 28 => say("northern", ("date", Season(code - 24, year))),
        <= 32 => say("southern", ("date", Season(code - 28, year))),
        36 => say("late", year),
        <= 35 => say("quarter", ("quarter", say($"quarter-{code - 32}")), year),
        37 => say("early", year),
        38 => say("mid", year),
        39 => say("third-3", year),
        40 => say("half-1", year),
        _ => say("half-2", year),
    };

    private string Season(int number, (string, object) year) => say("season", ("season", say($"season-{number}")), year);

    // A year alone stays a number, so that a language can write it in its own digits.
    private object Year(EdtfYear year)
    {
        if (year.HasSignificantDigits)
        {
            var estimate = year.Text.Split('S')[0];
            return say("estimated", ("year", estimate[0] == 'Y' ? Number(estimate) : Count(EdtfYear.OfFour(estimate).Earliest)), ("range", Range("range", year)));
        }
        if (!year.HasUnspecifiedDigit)
            return year.Text[0] == 'Y' ? Number(year.Text) : Count(year.Earliest);
        var digits = year.Text;
        // "The 1900s" may be ten years or a hundred; only a decade that no century shares its name with is said so.
        if (digits.Length == 4 && digits[..3].All(char.IsAsciiDigit) && digits[2] != '0')
            return say("decade", ("decade", digits[0] == '0' ? $"{digits[..3]}0" : int.Parse(digits[..3], CultureInfo.InvariantCulture) * 10));
        var isRange = digits.TrimEnd('X').All(c => c != 'X');
        return isRange ? Range("years-range", year) : say("year-form", ("form", digits));
    }

    private string Range(string phrase, EdtfYear year) => say(phrase, ("from", Count(year.Earliest)), ("to", Count(year.Latest)));

    private string Number(string text) => text.TrimStart('Y').Split('E') is [var digits, var exponent]
        ? say("scientific", ("digits", digits), ("exponent", exponent))
        : text.TrimStart('Y');

    // ISO 8601 counts a year 0, which is 1 BCE.
    private object Count(long year) => year > 0 ? year : say("bce", ("year", 1 - year));

    private string Timed(string date, string? time) => time is null ? date : time[8..] switch
    {
        "" => say("local-time", ("date", date), ("time", time)),
        "Z" => say("utc", ("date", date), ("time", time[..8])),
        var offset => say("utc-offset", ("date", date), ("time", time[..8]), ("offset", offset)),
    };

    private string Parts(EdtfDate date)
    {
        string[] names = [say("unit-year"), say(date.Grouping is null ? "unit-month" : "unit-part"), say("unit-day")];
        return string.Join(say("comma"), date.Qualifiers.Zip(names)
            .Where(p => p.First != EdtfQualifier.None)
            .GroupBy(p => p.First, p => p.Second)
            .Select(g => say(
                g.Key switch { EdtfQualifier.Uncertain => "part-uncertain", EdtfQualifier.Approximate => "part-approximate", _ => "part-both" },
                ("parts", g.Aggregate((list, last) => say("all", ("list", list), ("last", last)))))));
    }

    private static EdtfDate Bare(EdtfDate date) => date with { YearQualifier = default, MonthQualifier = default, DayQualifier = default };

    private static string[] Numbered(string phrase, int count) => [.. Enumerable.Range(1, count).Select(n => DatePhrases.English[$"{phrase}-{n}"])];
}
