using Offramp.Methods.Dates;

namespace Offramp.Research;

/// <summary>A date as people and files write it.</summary>
public static class TypedDate
{
    /// <summary>The EDTF date that was meant, or null: EDTF itself, a time stamp that begins with a day, a day with dots such as
    /// "3.4.2024" (day, month, year), or words such as "late 2015".</summary>
    public static string? Read(string typed)
    {
        string text = LatinDigits(typed.Trim());
        if (Edtf.TryParse(text, out Edtf? date, out _)) return date.ToString();
        // As in front matter: "2024-05-16 12:00:00 +0800". A time of day is no part of a date.
        if (text.Length > 10 && text[10] is ' ' or 'T' && Edtf.TryParse(text[..10], out Edtf? day, out _)) return day.ToString();
        // Who writes dots puts the day first; with slashes it is the day for one and the month for another, and nothing is guessed.
        if (Dotted(text) is { } dotted) return Edtf.TryParse(dotted, out Edtf? written, out _) ? written.ToString() : null;
        return Edtf.TryReadWords(text, out Edtf? said) ? said.ToString() : null;
    }

    // A Persian or an Arabic keyboard writes U+06F0 to U+06F9 or U+0660 to U+0669.
    private static string LatinDigits(string text) => string.Create(text.Length, text, static (latin, typed) =>
    {
        for (int i = 0; i < latin.Length; i++)
            latin[i] = typed[i] is (>= '\u06F0' and <= '\u06F9') or (>= '\u0660' and <= '\u0669') ? (char)('0' + (typed[i] & 0xF)) : typed[i];
    });

    private static string? Dotted(string text) =>
        text.Split('.', StringSplitOptions.TrimEntries) is [{ Length: 1 or 2 } day, { Length: 1 or 2 } month, { Length: 4 } year]
            && (day + month + year).All(char.IsAsciiDigit)
            ? $"{year}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}"
            : null;
}
