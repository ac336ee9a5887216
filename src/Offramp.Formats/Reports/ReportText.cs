using System.Globalization;
using System.Text;

namespace Offramp.Formats;

/// <summary>Makes the words of a study fit to stand in a file: what no file format may carry is replaced, nothing else is touched.</summary>
internal static class ReportText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with LF line ends, in which control characters other than tab and line end, lone surrogates and noncharacters
    /// are replaced by U+FFFD: XML 1.0 (section 2.2) forbids most of them and HTML counts the rest as errors.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                bool noncharacter = (char.ConvertToUtf32(c, text[i + 1]) & 0xFFFE) == 0xFFFE;
                if (noncharacter) clean.Append(Replacement);
                else clean.Append(c).Append(text[i + 1]);
                i++;
            }
            else if (c == '\r')
            {
                if (i + 1 == text.Length || text[i + 1] != '\n') clean.Append('\n');
            }
            else clean.Append(IsForbidden(c) ? Replacement : c);
        }
        return clean.ToString();
    }

    /// <summary>A name or label on one line: white space becomes single spaces, and the characters that turn the direction of what follows
    /// are left out, for a name stands in the middle of other text.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        bool space = false;
        foreach (char c in Clean(text))
        {
            if (TurnsDirection(c)) continue;
            if (char.IsWhiteSpace(c))
            {
                space = line.Length > 0;
                continue;
            }
            if (space) line.Append(' ');
            space = false;
            line.Append(c);
        }
        return line.ToString();
    }

    /// <summary>The paragraphs of a text: its lines without those that are empty.</summary>
    public static string[] Paragraphs(string text) =>
        Clean(text).Split(['\n', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A day in English words: "22 November 2026".</summary>
    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Whether a language may stand in an attribute: letters, digits and hyphens, as every BCP 47 tag is made.</summary>
    public static bool IsLanguageTag(string? tag) =>
        tag is { Length: > 1 and < 36 } && tag.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static bool IsForbidden(char c) =>
        (char.IsControl(c) && c is not ('\t' or '\n')) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF');

    // Embeddings, overrides and isolates (Unicode Standard Annex 9, section 2). Marks such as LRM only lean on their neighbours and stay.
    private static bool TurnsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
