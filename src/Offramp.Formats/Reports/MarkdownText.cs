using System.Globalization;
using System.Text;

namespace Offramp.Formats;

/// <summary>Makes words stand as they are in Markdown, in HTML inside Markdown, in Liquid and in YAML.</summary>
internal static class MarkdownText
{
    /// <summary>A line of text in which nothing is markup, for CommonMark, GitHub's tables and links, kramdown and Liquid.</summary>
    /// <remarks>Brackets and the like take a backslash, which every dialect knows; what some dialect would still read (a pipe makes a table in
    /// kramdown anywhere, <c>{%</c> is Liquid even after a backslash) is written as a character reference, which is markup in none.</remarks>
    public static string Escape(string line)
    {
        var escaped = new StringBuilder(line.Length + 16);
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c is '\\' or '*' or '_' or '`' or '[' or ']' or '#') escaped.Append('\\').Append(c);
            else if (c is '&' or '<' or '>' or '{' or '}' or '|' or '~' or '^' or '$' or '@' || StartsBlock(line, i) || Joins(line, i))
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            else escaped.Append(c == '\n' ? ' ' : c);
        }
        return escaped.ToString();
    }

    /// <summary>A YAML scalar in double quotes on one line. Angle brackets become typographic ones and braces escapes: themes put a title
    /// into the page as it stands, and Liquid must not find itself in it.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in ReportText.OneLine(text))
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (c == '<') quoted.Append('‹');
            else if (c == '>') quoted.Append('›');
            else if (c is '{' or '}' or '\u0085' or '\uFEFF' || char.IsControl(c)) quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }

    // A list, a heading's underline, a definition or a quoted line begins where the line begins; so does a number with a dot after it.
    private static bool StartsBlock(string line, int at)
    {
        char c = line[at];
        if (c is '-' or '+' or '=' or ':') return at == 0;
        return c is '.' or ')' && at > 0 && at < 10 && line.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    // kramdown would make one dash of "--" and an ellipsis of "..."; addresses become links where "://" or "www." stands.
    private static bool Joins(string line, int at)
    {
        char c = line[at];
        char before = at > 0 ? line[at - 1] : ' ';
        return c switch
        {
            '-' or '.' => before == c || (c == '.' && at >= 3 && line.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase)),
            '/' => before == '/' || before == ':',
            ':' => at + 1 < line.Length && line[at + 1] is '/' or '-' or '+' || (at + 1 < line.Length && char.IsAsciiLetter(line[at + 1])),
            _ => false,
        };
    }
}
