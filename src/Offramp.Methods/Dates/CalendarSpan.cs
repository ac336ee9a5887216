using System.Globalization;
using System.Text;

namespace Offramp.Methods.Dates;

/// <summary>A length of time in the units in which it was said, as ISO 8601 writes it (<c>P6W</c>, <c>P1Y6M</c>): a month stays a month and is never turned
/// into thirty days.</summary>
/// <param name="Years">Whole years, 0 or more.</param>
/// <param name="Months">Whole months, 0 or more.</param>
/// <param name="Weeks">Whole weeks, 0 or more.</param>
/// <param name="Days">Whole days, 0 or more.</param>
public readonly record struct CalendarSpan(int Years, int Months, int Weeks, int Days)
{
    /// <summary>The largest number of a unit that is read.</summary>
    public const int Largest = 9999;

    /// <summary>No time at all.</summary>
    public static CalendarSpan Zero { get; }

    /// <summary>Reads <c>P</c>, then years, months, weeks and days in this order, at least one of them.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="span">The length, or none.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out CalendarSpan span)
    {
        span = default;
        if (text.Length < 3 || text[0] is not ('P' or 'p'))
            return false;
        Span<int> units = stackalloc int[4];
        var next = 0;
        for (var at = 1; at < text.Length;)
        {
            var digits = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
            if (at == digits || at == text.Length || at - digits > 4)
                return false;
            var unit = "YMWD".IndexOf(char.ToUpperInvariant(text[at]), StringComparison.Ordinal);
            if (unit < next)
                return false;
            units[unit] = int.Parse(text[digits..at], NumberStyles.None, CultureInfo.InvariantCulture);
            next = unit + 1;
            at++;
        }
        span = new(units[0], units[1], units[2], units[3]);
        return true;
    }

    /// <summary>As ISO 8601 writes it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("P");
        foreach (var (count, unit) in Units())
            if (count > 0)
                text.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
        return text.Length == 1 ? "P0D" : text.ToString();
    }

    /// <summary>In words: "6 weeks", "1 year and 6 months".</summary>
    /// <param name="say">Says the phrases of another language; English where nothing is given.</param>
    public string InWords(SayDate? say = null)
    {
        say ??= DatePhrases.SayEnglish;
        var said = Units().Where(static u => u.Count > 0)
            .Select(u => say(u.Count == 1 ? $"one-{Name(u.Unit)}" : $"{Name(u.Unit)}s", ("count", u.Count))).ToList();
        return said.Count switch
        {
            0 => say("no-time"),
            1 => said[0],
            _ => say("all", ("list", string.Join(say("comma"), said.SkipLast(1))), ("last", said[^1])),
        };
    }

    /// <summary>The day so long after another; null where it would leave the years 1 to 9999.</summary>
    internal long? After(long day) => Shift(day, 1);

    /// <summary>The day so long before another.</summary>
    internal long? Before(long day) => Shift(day, -1);

    /// <summary>Half of the smallest unit named, in days: how exact the length is at best. A length in days is exact.</summary>
    internal int HalfUnit => Days > 0 ? 0 : Weeks > 0 ? 3 : Months > 0 ? 15 : Years > 0 ? 182 : 0;

    /// <summary>The fewest and the most days it may last, whichever months and years they are.</summary>
    internal (long Fewest, long Most) InDays => (
        (Years * 365L) + (Months * 28L) + (Weeks * 7L) + Days, (Years * 366L) + (Months * 31L) + (Weeks * 7L) + Days);

    private (int Count, char Unit)[] Units() => [(Years, 'Y'), (Months, 'M'), (Weeks, 'W'), (Days, 'D')];

    private static string Name(char unit) => unit switch { 'Y' => "year", 'M' => "month", 'W' => "week", _ => "day" };

    private long? Shift(long day, int sign)
    {
        var months = sign * ((Years * 12L) + Months);
        var days = sign * ((Weeks * 7L) + Days);
        if (day is < 0 or > 3652058)
            return null;
        var from = DateOnly.FromDayNumber((int)day);
        var month = (from.Year * 12L) + from.Month - 1 + months;
        if (month is < 12 or > (9999 * 12) + 11)
            return null;
        // The 31st, a month before a shorter one, is that month's last day.
        var (year, number) = ((int)(month / 12), (int)(month % 12) + 1);
        var moved = new DateOnly(year, number, Math.Min(from.Day, DateTime.DaysInMonth(year, number))).DayNumber + days;
        return moved is >= 0 and <= 3652058 ? moved : null;
    }
}
