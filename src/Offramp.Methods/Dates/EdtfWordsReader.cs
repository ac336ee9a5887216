using System.Globalization;

namespace Offramp.Methods.Dates;

/// <summary>Reads spans of time typed in English; single dates are <see cref="EdtfPointWords"/>'s.</summary>
internal static class EdtfWordsReader
{
    public static Edtf? Read(string words)
    {
        var said = Simplify(words);
        var text = Span(said) ?? Choice(said) ?? EdtfPointWords.Read(said) ?? Range(said);
        return Edtf.TryParse(text, out var date, out _) ? date : null;
    }

    /// <summary>Lower case, single spaces, one kind of dash with no space around it, no article and no preposition at the start.</summary>
    private static string Simplify(string words)
    {
        // An en or em dash between years is a range, never the hyphen of a year and its month: it keeps a sign of its own.
        var plain = words.ToLowerInvariant().Replace('—', '–').Replace('‑', '-');
        plain = string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        foreach (var dash in (string[])[" - ", " –", "– "])
            plain = plain.Replace(dash, "–", StringComparison.Ordinal);
        foreach (var opening in (string[])["in ", "on ", "during "])
            if (plain.StartsWith(opening, StringComparison.Ordinal))
                plain = plain[opening.Length..];
        return plain;
    }

    private static string? Span(string said)
    {
        if (After(said, "before ") is { } before)
            return EdtfPointWords.Read(before) is { } day && Neighbour(day, -1) is { } last ? $"[..{last}]" : null;
        if (After(said, "after ") is { } after)
            return EdtfPointWords.Read(after) is { } day && Neighbour(day, 1) is { } first ? $"[{first}..]" : null;
        if ((After(said, "by ") ?? After(said, "some time up to ") ?? After(said, "up to ") ?? After(said, "no later than ")) is { } by)
            return EdtfPointWords.Read(by) is { } day ? $"[..{day}]" : null;
        if ((After(said, "until ") ?? After(said, "till ")) is { } until)
            return EdtfPointWords.Read(until) is { } day ? $"../{day}" : null;
        if (After(said, "some time from ") is { } some && Before(some, " on") is { } onwards)
            return EdtfPointWords.Read(onwards) is { } day ? $"[{day}..]" : null;
        if ((After(said, "since ") ?? Before(said, " onwards") ?? Before(said, " onward") ?? Before(said, " on")) is { } since)
            return EdtfPointWords.Read(After(since, "from ") ?? since) is { } day ? $"{day}/.." : null;
        if (After(said, "between ") is { } between)
            return Pair(between, " and ");
        return After(said, "from ") is { } from ? Range(from) ?? (EdtfPointWords.Read(from) is { } start ? $"{start}/.." : null) : null;
    }

    private static string? Choice(string said)
    {
        var or = said.LastIndexOf(" or ", StringComparison.Ordinal);
        if (or < 0)
            return null;
        var members = said[..or].Split(", ").Append(said[(or + 4)..]).Select(EdtfPointWords.Read).ToList();
        return members.All(m => m is not null) ? $"[{string.Join(',', members)}]" : null;
    }

    private static string? Range(string said) =>
        Pair(said, " to ") ?? Pair(said, " until ") ?? Pair(said, "–") ?? (EdtfPointWords.IsEdtfLike(said) ? null : Pair(said, "-"));

    private static string? Pair(string said, string between)
    {
        var at = said.IndexOf(between, StringComparison.Ordinal);
        if (at <= 0 || said.IndexOf(between, at + between.Length, StringComparison.Ordinal) >= 0)
            return null;
        var (left, right) = (said[..at], said[(at + between.Length)..]);
        // "2015–18" and "2015-18" leave the century out at the end; "winter 2014-15" is one winter and no such range.
        if (between is "–" or "-" && right.Length == 2 && right.All(char.IsAsciiDigit)
            && EdtfPointWords.Read(left)?.TrimEnd('?', '~', '%') is { Length: 4 } year && year.All(char.IsAsciiDigit))
            right = string.CompareOrdinal(year[2..], right) < 0 ? year[..2] + right : "";
        // "October to December 2015" and "10 to 12 May 2024" say the rest only at the end.
        if (EdtfPointWords.Read(right) is not { } end || (EdtfPointWords.Read(left) ?? EdtfPointWords.ReadWithin(left, right)) is not { } start)
            return null;
        return $"{start}/{end}";
    }

    /// <summary>The year, month or day before or after one that is known exactly.</summary>
    private static string? Neighbour(string edtf, int step)
    {
        var parts = edtf.Split('-');
        var rest = edtf.Length switch { 4 => "-01-01", 7 => "-01", _ => "" };
        // Seasons, open digits and qualifiers do not make a calendar day, so that they fall out here.
        if (!DateOnly.TryParseExact(edtf + rest, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year is 1 or 9999)
            return null;
        return parts.Length switch
        {
            1 => day.AddYears(step).ToString("yyyy", CultureInfo.InvariantCulture),
            2 => day.AddMonths(step).ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => day.AddDays(step).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    private static string? After(string said, string opening) =>
        said.StartsWith(opening, StringComparison.Ordinal) ? said[opening.Length..] : null;

    private static string? Before(string said, string closing) =>
        said.EndsWith(closing, StringComparison.Ordinal) ? said[..^closing.Length] : null;
}
