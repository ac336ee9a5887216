namespace Offramp.Methods.Dates;

/// <summary>What a source or a researcher says of how good a part of a date is.</summary>
[Flags]
internal enum EdtfQualifier
{
    None = 0,

    /// <summary>? : the source may be wrong.</summary>
    Uncertain = 1,

    /// <summary>~ : an estimate.</summary>
    Approximate = 2,
}

/// <summary>How finely a single date is given.</summary>
internal enum EdtfPrecision
{
    Year,
    PartOfYear,
    Month,
    Day,
    Time,
}

/// <summary>One date: no interval, no set. Invariant: a day only with a month of 01 to 12, a time only with a whole date.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">Two characters: a month with or without X, or a part of the year (21 to 41); null when not given.</param>
/// <param name="Day">Two characters, with or without X; null when not given.</param>
/// <param name="Time">What follows the T; null when not given.</param>
internal sealed record EdtfDate(EdtfYear Year, string? Month, string? Day, string? Time)
{
    /// <summary>How good the year is.</summary>
    public EdtfQualifier YearQualifier { get; init; }

    /// <summary>How good the month is.</summary>
    public EdtfQualifier MonthQualifier { get; init; }

    /// <summary>How good the day is.</summary>
    public EdtfQualifier DayQualifier { get; init; }

    /// <summary>First and last day it may be, by convention where the standard leaves a season open.</summary>
    public DaySpan Extent { get; init; }

    /// <summary>First and last day it may be in any reading of a season; the same as <see cref="Extent"/> for everything else.</summary>
    public DaySpan WidestExtent { get; init; }

    /// <summary>Everything said of any part.</summary>
    public EdtfQualifier AnyQualifier => YearQualifier | MonthQualifier | DayQualifier;

    /// <summary>The part of the year (21 to 41), or null.</summary>
    public int? Grouping => Month is { } month && GroupingOf(month) is { } code ? code : null;

    /// <summary>Whether any digit is left open.</summary>
    public bool HasUnspecifiedDigit => Year.HasUnspecifiedDigit
        || (Month?.Contains('X', StringComparison.Ordinal) ?? false) || (Day?.Contains('X', StringComparison.Ordinal) ?? false);

    /// <summary>How finely it is given.</summary>
    public EdtfPrecision Precision => Time is not null ? EdtfPrecision.Time
        : Day is not null ? EdtfPrecision.Day
        : Grouping is not null ? EdtfPrecision.PartOfYear
        : Month is not null ? EdtfPrecision.Month : EdtfPrecision.Year;

    /// <summary>The part of the year that two characters name, or null when they name a month.</summary>
    public static int? GroupingOf(string month) =>
        !month.Contains('X', StringComparison.Ordinal) && EdtfCalendar.IsGrouping(TwoDigits(month)) ? TwoDigits(month) : null;

    /// <summary>The value of two digits without X.</summary>
    public static int TwoDigits(string text) => (text[0] - '0') * 10 + text[1] - '0';

    /// <summary>The qualifiers in the order of the components that are there.</summary>
    public IReadOnlyList<EdtfQualifier> Qualifiers => Day is not null ? [YearQualifier, MonthQualifier, DayQualifier]
        : Month is not null ? [YearQualifier, MonthQualifier] : [YearQualifier];
}
