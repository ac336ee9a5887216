namespace Offramp.Methods.Dates;

/// <summary>The first and last day of something, both within it, as day numbers (<see cref="EdtfBound.DayNumber"/>).</summary>
internal readonly record struct DaySpan(long First, long Last);

/// <summary>Days and parts of the year in the proleptic Gregorian calendar, for any year the parser lets through.</summary>
internal static class EdtfCalendar
{
    /// <summary>Day number of a date; a month beyond 12 runs on into the next year.</summary>
    public static long DayNumber(long year, int month, int day)
    {
        year += (month - 1) / 12;
        month = (month - 1) % 12 + 1;
        // days_from_civil, Hinnant 2014, "chrono-compatible low-level date algorithms": years begin in March so that the leap day is last.
        var y = month <= 2 ? year - 1 : year;
        var era = Math.DivRem(y, 400, out var yearOfEra);
        if (yearOfEra < 0)
        {
            era--;
            yearOfEra += 400;
        }
        var dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        var dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146097 + dayOfEra - 306;
    }

    public static int DaysInMonth(long year, int month) => (int)(DayNumber(year, month + 1, 1) - DayNumber(year, month, 1));

    public static bool IsGrouping(int code) => code is >= 21 and <= 41;

    /// <summary>The part of the year by convention: meteorological seasons, 21 to 24 read as northern.</summary>
    public static DaySpan Grouping(long year, int code)
    {
        var (month, length) = Months(code);
        return new(DayNumber(year, month, 1), DayNumber(year, month + length, 1) - 1);
    }

    /// <summary>
    /// The part of the year in its widest reading: a season lasts at most to the 23rd of the month after, which covers the astronomical
    /// seasons, and a season over the turn of the year may be the one before or the one after.
    /// </summary>
    public static DaySpan WidestGrouping(long year, int code)
    {
        if (code > 32)
            return Grouping(year, code);
        var (month, length) = Months(code);
        return new(DayNumber(month == 12 ? year - 1 : year, month, 1), DayNumber(year, month + length, 23));
    }

    // EDTF 2019, level 2, sub-year groupings: 21-24 seasons of no place, 25-28 northern, 29-32 southern, 33-36 quarters,
    // 37-39 quadrimestrals, 40-41 semestrals.
    private static (int Month, int Length) Months(int code) => code switch
    {
        <= 24 => (3 + 3 * (code - 21), 3),
        <= 28 => (3 + 3 * (code - 25), 3),
        29 => (9, 3),
        30 => (12, 3),
        <= 32 => (3 + 3 * (code - 31), 3),
        <= 36 => (1 + 3 * (code - 33), 3),
        <= 39 => (1 + 4 * (code - 37), 4),
        _ => (1 + 6 * (code - 40), 6),
    };
}
