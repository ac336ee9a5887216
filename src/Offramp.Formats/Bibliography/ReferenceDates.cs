using System.Globalization;

namespace Offramp.Formats.Bibliography;

/// <summary>Reads dates as files of references write them.</summary>
internal static class ReferenceDates
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>A date of biblatex and of CSL's raw texts, after EDTF: <c>2001-02</c>, <c>2001/2003</c>, <c>1999/</c>, <c>1723~</c>, <c>2001-21</c>; null for another.</summary>
    public static ReferenceDate? Edtf(string text)
    {
        string[] ends = Digits(text).Trim().Split('/');
        if (ends.Length > 2 || ends[0].Length > 40) return null;
        if (Point(ends[0]) is not { } from) return null;
        var date = new ReferenceDate(from.Part) { Circa = from.Circa, Season = from.Season };
        if (ends.Length == 1) return date;
        if (ends[1].Trim() is "" or "..") return date with { IsOpen = true };
        return Point(ends[1]) is { } to ? date with { To = to.Part, Circa = from.Circa || to.Circa } : null;
    }

    /// <summary>A date of RIS: <c>2001/02/03/Spring</c>, any part but the year empty; also dates with hyphens and in words.</summary>
    public static ReferenceDate? Ris(string text)
    {
        text = Digits(text).Trim();
        string[] parts = text.Split('/', 4);
        if (!IsYear(parts[0].Trim(), out int year)) return Edtf(text) ?? Words(text);
        int? month = parts.Length > 1 ? Small(parts[1], 12) ?? MonthOf(parts[1]) : null;
        int? day = month is not null && parts.Length > 2 ? Small(parts[2], 31) : null;
        return new(new DatePart(year, month, day)) { Season = month is null && parts.Length > 3 ? SeasonOf(parts[3]) : null };
    }

    /// <summary>A date in English words, such as <c>March 4, 2020</c>, <c>4 Mar 2020</c>, <c>Spring 2019</c>; null without a year.</summary>
    public static ReferenceDate? Words(string text)
    {
        int? year = null, month = null, day = null, season = null;
        if (text.Length > 60) return null;
        foreach (string word in Digits(text).Split([' ', ',', '.', '\u00A0', '~', '/', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length == 4 && IsYear(word, out int y) && year is null) year = y;
            else if (Small(word, 31) is { } d && day is null) day = d;
            else if (MonthOf(word) is { } m && month is null) month = m;
            else if (SeasonOf(word) is { } s && season is null) season = s;
            else return null;
        }
        return year is { } known ? new(new DatePart(known, month, month is null ? null : day)) { Season = month is null ? season : null } : null;
    }

    /// <summary>A month by its English name, at least three letters, or its number.</summary>
    public static int? MonthOf(string text)
    {
        text = text.Trim().TrimEnd('.');
        if (text.Length < 3) return Small(text, 12);
        int month = Array.FindIndex(Months, m => text.StartsWith(m, StringComparison.OrdinalIgnoreCase));
        return month < 0 || text.Length > 9 ? null : month + 1;
    }

    private static int? SeasonOf(string text) => text.Trim().ToUpperInvariant() switch
    {
        "SPRING" => 1,
        "SUMMER" => 2,
        "AUTUMN" or "FALL" => 3,
        "WINTER" => 4,
        _ => null,
    };

    private static (DatePart Part, bool Circa, int? Season)? Point(string text)
    {
        string point = text.Trim();
        int clock = point.IndexOf('T', StringComparison.Ordinal);
        if (clock > 0) point = point[..clock];
        string bare = point.TrimEnd('~', '?', '%');
        bool circa = bare.Length < point.Length;
        bool isBefore = bare.StartsWith('-');
        string[] parts = (isBefore ? bare[1..] : bare).Split('-');
        if (parts.Length > 3 || !IsYear(parts[0], out int year)) return null;
        int? month = null, day = null, season = null;
        if (parts.Length > 1)
        {
            if (Small(parts[1], 24) is not { } number || number is > 12 and < 21) return null;
            if (number > 12) season = number - 20;
            else month = number;
        }
        if (parts.Length > 2)
        {
            if (month is null || Small(parts[2], 31) is not { } number) return null;
            day = number;
        }
        return (new DatePart(isBefore ? -year : year, month, day), circa, season);
    }

    private static bool IsYear(string text, out int year) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && text.Length is >= 3 and <= 5;

    private static int? Small(string text, int most) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most ? number : null;

    /// <summary>Persian and Arabic digits as European ones.</summary>
    private static string Digits(string text) => string.Concat(text.Select(static c => c switch
    {
        >= '\u06F0' and <= '\u06F9' => (char)('0' + (c - '\u06F0')),
        >= '\u0660' and <= '\u0669' => (char)('0' + (c - '\u0660')),
        _ => c,
    }));
}
