using System.Globalization;

namespace Offramp.Methods.Dates;

/// <summary>English words for dates.</summary>
internal static class EdtfWords
{
    public static readonly IReadOnlyList<string> Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static readonly IReadOnlyList<string> Seasons = ["spring", "summer", "autumn", "winter"];

    public static readonly IReadOnlyList<string> Quarters = ["first", "second", "third", "fourth"];

    public static string Interval(EdtfEnd start, EdtfEnd end) => (start, end) switch
    {
        ({ Date: { } from }, { Date: { } to }) => $"{Said(from, inList: true)} to {Said(to, inList: true)}",
        ({ Date: { } from }, { Kind: EdtfBoundKind.Open }) => $"from {Said(from, inList: true)} on",
        ({ Date: { } from }, _) => $"from {Said(from, inList: true)}, end unknown",
        ({ Kind: EdtfBoundKind.Open }, { Date: { } to }) => $"until {Said(to, inList: true)}",
        (_, { Date: { } to }) => $"until {Said(to, inList: true)}, start unknown",
        ({ Kind: EdtfBoundKind.Open }, { Kind: EdtfBoundKind.Open }) => "at all times",
        ({ Kind: EdtfBoundKind.Open }, _) => "no start, end unknown",
        _ => "no end, start unknown",
    };

    public static string Set(EdtfKind kind, IReadOnlyList<EdtfMember> members)
    {
        if (members is [var only])
            return Member(kind, only, alone: true);
        var said = members.Select(m => Member(kind, m, alone: false)).ToList();
        return string.Join(", ", said.SkipLast(1)) + (kind == EdtfKind.OneOf ? " or " : " and ") + said[^1];
    }

    /// <summary>A date with its qualifiers; in a list, doubt is put in brackets so that a comma does not divide the list.</summary>
    public static string Said(EdtfDate date, bool inList)
    {
        var plain = Plain(date);
        if (date.Qualifiers.Distinct().Count() > 1)
            return $"{plain} ({Parts(date)})";
        var about = date.YearQualifier.HasFlag(EdtfQualifier.Approximate) ? $"about {plain}" : plain;
        return !date.YearQualifier.HasFlag(EdtfQualifier.Uncertain) ? about : inList ? $"{about} (uncertain)" : $"{about}, uncertain";
    }

    private static string Member(EdtfKind kind, EdtfMember member, bool alone)
    {
        if (member.IsSingle)
            return Said(member.From!, inList: !alone);
        var one = kind == EdtfKind.OneOf;
        var some = one ? alone ? "some time " : "" : $"each {Unit(member.From ?? member.To!)} ";
        if (member.From is null)
            return $"{some}up to {Said(member.To!, inList: true)}";
        if (member.To is null)
            return $"{some}from {Said(member.From, inList: true)} on";
        var unit = Unit(member.From);
        return $"{(one ? "a" : "each")} {unit} from {Said(member.From, inList: true)} to {Said(member.To, inList: true)}";
    }

    private static string Unit(EdtfDate date) => date.Precision switch
    {
        EdtfPrecision.Year => "year",
        EdtfPrecision.PartOfYear => "part of the year",
        EdtfPrecision.Month => "month",
        _ => "day",
    };

    private static string Plain(EdtfDate date)
    {
        if (date.Month is null)
            return Year(date.Year);
        if (date.Year.HasUnspecifiedDigit)
            return $"a date of the form {EdtfPrinter.Print(Bare(date))}";
        if (date.Grouping is { } grouping)
            return Grouping(grouping, Year(date.Year));
        var year = Year(date.Year);
        return (date.Month, date.Day) switch
        {
            ("XX", null) => $"some month in {year}",
            ("XX", "XX") => $"some day in {year}",
            var (month, day) when month.Contains('X', StringComparison.Ordinal)
                || (day is not null and not "XX" && day.Contains('X', StringComparison.Ordinal))
                => $"a date of the form {EdtfPrinter.Print(Bare(date))}",
            var (month, day) => (day switch
            {
                null => "",
                "XX" => "some day in ",
                _ => EdtfDate.TwoDigits(day).ToString(CultureInfo.InvariantCulture) + " ",
            }) + $"{Months[EdtfDate.TwoDigits(month) - 1]} {year}" + Time(date.Time),
        };
    }

    private static string Grouping(int code, string year) => code switch
    {
        <= 24 => $"{Seasons[code - 21]} {year}",
        <= 28 => $"{Seasons[code - 25]} {year} (northern)",
        <= 32 => $"{Seasons[code - 29]} {year} (southern)",
        36 => $"late {year}",
        <= 35 => $"the {Quarters[code - 33]} quarter of {year}",
        37 => $"early {year}",
        38 => $"mid-{year}",
        39 => $"the last four months of {year}",
        40 => $"the first half of {year}",
        _ => $"the second half of {year}",
    };

    private static string Year(EdtfYear year)
    {
        if (year.HasSignificantDigits)
        {
            var estimate = year.Text.Split('S')[0];
            return $"a year estimated as {(estimate[0] == 'Y' ? Number(estimate) : Count(EdtfYear.OfFour(estimate).Earliest))} ({Range(year)})";
        }
        if (!year.HasUnspecifiedDigit)
            return year.Text[0] == 'Y' ? Number(year.Text) : Count(year.Earliest);
        var digits = year.Text;
        // "The 1900s" may be ten years or a hundred; only a decade that no century shares its name with is said so.
        if (digits.Length == 4 && digits[..3].All(char.IsAsciiDigit) && digits[2] != '0')
            return $"the {digits[..3]}0s";
        var isRange = digits.TrimEnd('X').All(c => c != 'X');
        return isRange ? $"the years {Range(year)}" : $"a year of the form {digits}";
    }

    private static string Range(EdtfYear year) => $"{Count(year.Earliest)} to {Count(year.Latest)}";

    private static string Number(string text) => text.TrimStart('Y').Split('E') is [var digits, var exponent]
        ? $"{digits} × 10^{exponent}"
        : text.TrimStart('Y');

    // ISO 8601 counts a year 0, which is 1 BCE.
    private static string Count(long year) => year > 0
        ? year.ToString(CultureInfo.InvariantCulture)
        : $"{(1 - year).ToString(CultureInfo.InvariantCulture)} BCE";

    private static string Time(string? time) => time is null ? "" : time[8..] switch
    {
        "" => $", {time} local time",
        "Z" => $", {time[..8]} UTC",
        var offset => $", {time[..8]} UTC{offset}",
    };

    private static string Parts(EdtfDate date)
    {
        string[] names = ["year", date.Grouping is null ? "month" : "part of the year", "day"];
        return string.Join(", ", date.Qualifiers.Zip(names)
            .Where(p => p.First != EdtfQualifier.None)
            .GroupBy(p => p.First, p => p.Second)
            .Select(g => string.Join(" and ", g) + " " + Name(g.Key)));
    }

    private static string Name(EdtfQualifier qualifier) => qualifier switch
    {
        EdtfQualifier.Uncertain => "uncertain",
        EdtfQualifier.Approximate => "approximate",
        _ => "uncertain and approximate",
    };

    private static EdtfDate Bare(EdtfDate date) => date with { YearQualifier = default, MonthQualifier = default, DayQualifier = default };
}
