using System.Globalization;

namespace Offramp.Methods.Dates;

/// <summary>
/// Reads a single date typed in English, simplified by <see cref="EdtfWordsReader"/>, as EDTF text; null unless there is exactly one reading.
/// </summary>
internal static class EdtfPointWords
{
    private static readonly string[] About = ["about ", "around ", "approximately ", "roughly ", "circa ", "c. ", "ca. "];
    private static readonly string[] Perhaps = ["perhaps ", "possibly ", "probably ", "maybe "];

    // The vague words take the third or quarter of the year that InWords gives them: see docs/methods/dates.md.
    private static readonly (string Words, int Code)[] Parts =
    [
        ("early ", 37), ("the beginning of ", 37), ("the start of ", 37),
        ("mid-", 38), ("mid ", 38), ("the middle of ", 38),
        ("late ", 36), ("the end of ", 36), ("towards the end of ", 36), ("the last quarter of ", 36), ("the last four months of ", 39),
        ("the first half of ", 40), ("the second half of ", 41),
    ];

    public static string? Read(string said)
    {
        var doubt = "";
        foreach (var closing in (string[])["?", ", uncertain", " (uncertain)"])
            if (said.EndsWith(closing, StringComparison.Ordinal))
                (said, doubt) = (said[..^closing.Length], "?");
        if (doubt.Length == 0 && Perhaps.FirstOrDefault(p => said.StartsWith(p, StringComparison.Ordinal)) is { } perhaps)
            (said, doubt) = (said[perhaps.Length..], "?");
        if (About.FirstOrDefault(a => said.StartsWith(a, StringComparison.Ordinal)) is { } about)
            (said, doubt) = (said[about.Length..], doubt.Length == 0 ? "~" : "%");
        return Plain(said) is { } date ? date + doubt : null;
    }

    /// <summary>Reads the beginning of a range that leaves to its end the year ("October" of "December 2015") or the month and year.</summary>
    public static string? ReadWithin(string beginning, string end)
    {
        var words = end.Split(' ');
        for (var kept = 1; kept < words.Length; kept++)
        {
            var whole = $"{beginning} {string.Join(' ', words.Skip(words.Length - kept))}";
            if (!beginning.Any(char.IsWhiteSpace) && Read(whole) is { } date && Read(end) is { } closing && date.Length == closing.Length)
                return date;
        }
        return null;
    }

    /// <summary>Whether the text has the form of an EDTF year and month, which a short range of years may look like (2010-12).</summary>
    public static bool IsEdtfLike(string said) => Edtf.TryParse(said, out _, out _);

    private static string? Plain(string said)
    {
        if (IsYear(said))
            return said;
        if (Parts.FirstOrDefault(p => said.StartsWith(p.Words, StringComparison.Ordinal)) is { Words: { } opening, Code: var code })
            return WithYear(said[opening.Length..], code);
        // "The 2000s" may be ten years or a hundred.
        if ((After(said, "the ") ?? said) is { Length: 5 } decade && decade[3..] == "0s" && IsYear(decade[..4]) && decade[2] != '0')
            return decade[..3] + "X";
        return Quarter(said) ?? Season(said) ?? MonthOrDay(said);
    }

    private static string? Quarter(string said)
    {
        var words = said.Split(' ');
        if (words.Length == 2)
            foreach (var (quarter, year) in ((string, string)[])[(words[0], words[1]), (words[1], words[0])])
                if (quarter is ['q', >= '1' and <= '4'])
                    return WithYear(year, 32 + quarter[1] - '0');
        for (var i = 0; i < 4; i++)
            if (After(said, $"the {EdtfWords.Quarters[i]} quarter of ") is { } year)
                return WithYear(year, 33 + i);
        return null;
    }

    private static string? Season(string said)
    {
        foreach (var (suffix, shift) in ((string, int)[])[(" (northern)", 4), (" (southern)", 8), ("", 0)])
        {
            if (!said.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            var words = said[..^suffix.Length].Replace("fall", "autumn", StringComparison.Ordinal)
                .Replace(" of ", " ", StringComparison.Ordinal).Split(' ');
            if (words is ["the", ..])
                words = words[1..];
            if (words is [var season, var year] && EdtfWords.Seasons.ToList().IndexOf(season) is >= 0 and var i)
                return WithYear(year, 21 + shift + i);
        }
        return null;
    }

    private static string? MonthOrDay(string said)
    {
        if (After(said, "some day in ") is { } month)
            return MonthOrDay(month) is { Length: 7 } known ? $"{known}-XX" : IsYear(month) ? $"{month}-XX-XX" : null;
        if (After(said, "some month in ") is { } within)
            return IsYear(within) ? $"{within}-XX" : null;
        var words = said.Replace(",", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w is not ("of" or "the")).ToArray();
        return words switch
        {
            [var m, var y] when IsYear(y) && Month(m) is { } mm => $"{y}-{mm}",
            [var d, var m, var y] when IsYear(y) && Day(d) is { } dd && Month(m) is { } mm => $"{y}-{mm}-{dd}",
            [var m, var d, var y] when IsYear(y) && Day(d) is { } dd && Month(m) is { } mm => $"{y}-{mm}-{dd}",
            _ => null,
        };
    }

    private static string? Month(string word)
    {
        word = word.TrimEnd('.');
        var at = word.Length < 3 ? -1 : EdtfWords.Months.ToList().FindIndex(m =>
            string.Equals(m, word, StringComparison.OrdinalIgnoreCase) || string.Equals(m[..3], word, StringComparison.OrdinalIgnoreCase)
            || (m == "September" && word == "sept"));
        return at < 0 ? null : (at + 1).ToString("00", CultureInfo.InvariantCulture);
    }

    private static string? Day(string word)
    {
        var digits = word.TrimEnd('s', 't', 'n', 'd', 'r', 'h');
        return digits.Length is 1 or 2 && digits.All(char.IsAsciiDigit) && word[digits.Length..] is "" or "st" or "nd" or "rd" or "th"
            ? digits.PadLeft(2, '0') : null;
    }

    private static string? WithYear(string year, int code) => IsYear(year) ? $"{year}-{code}" : null;

    private static bool IsYear(string word) => word.Length == 4 && word.All(char.IsAsciiDigit);

    private static string? After(string said, string opening) =>
        said.StartsWith(opening, StringComparison.Ordinal) ? said[opening.Length..] : null;
}
