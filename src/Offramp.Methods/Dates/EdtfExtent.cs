namespace Offramp.Methods.Dates;

/// <summary>Finds the first and last day that a date with open digits may be.</summary>
internal static class EdtfExtent
{
    /// <summary>The days of a date, by convention and in the widest reading; null when no day of the calendar fits its digits.</summary>
    public static (DaySpan Convention, DaySpan Widest)? Of(EdtfYear year, string? month, string? day)
    {
        if (month is null)
            return Same(new(EdtfCalendar.DayNumber(year.Earliest, 1, 1), EdtfCalendar.DayNumber(year.Latest, 12, 31)));
        if (EdtfDate.GroupingOf(month) is { } code)
            return (Join(EdtfCalendar.Grouping(year.Earliest, code), EdtfCalendar.Grouping(year.Latest, code)),
                Join(EdtfCalendar.WidestGrouping(year.Earliest, code), EdtfCalendar.WidestGrouping(year.Latest, code)));
        // A four-digit year has at most ten thousand candidates, and the first that fits is nearly always among the first four.
        for (var first = year.Earliest; first <= year.Latest; first++)
        {
            if (!year.Matches(first) || DaysIn(first, month, day) is not { } opening)
                continue;
            for (var last = year.Latest; last >= first; last--)
                if (year.Matches(last) && DaysIn(last, month, day) is { } closing)
                    return Same(new(opening.First, closing.Last));
        }
        return null;
    }

    /// <summary>Whether two written digits, either of which may be X, can stand for a value.</summary>
    public static bool Matches(string digits, int value) =>
        (digits[0] == 'X' || digits[0] - '0' == value / 10) && (digits[1] == 'X' || digits[1] - '0' == value % 10);

    private static DaySpan? DaysIn(long year, string month, string? day)
    {
        DaySpan? found = null;
        for (var m = 1; m <= 12; m++)
            if (Matches(month, m) && DaysIn(year, m, day) is { } span)
                found = found is { } before ? Join(before, span) : span;
        return found;
    }

    private static DaySpan? DaysIn(long year, int month, string? day)
    {
        var length = EdtfCalendar.DaysInMonth(year, month);
        var start = EdtfCalendar.DayNumber(year, month, 1);
        if (day is null)
            return new(start, start + length - 1);
        var fitting = Enumerable.Range(1, length).Where(d => Matches(day, d)).ToList();
        return fitting.Count == 0 ? null : new(start + fitting[0] - 1, start + fitting[^1] - 1);
    }

    private static DaySpan Join(DaySpan a, DaySpan b) => new(Math.Min(a.First, b.First), Math.Max(a.Last, b.Last));

    private static (DaySpan Convention, DaySpan Widest) Same(DaySpan span) => (span, span);
}
