using System.Globalization;
using System.Text;

namespace Offramp.Research;

/// <summary>What stands before and after a passage: about sixty characters each side, whole words, on one line.</summary>
/// <param name="Before">What stands before it.</param>
/// <param name="After">What stands after it.</param>
internal readonly record struct Surroundings(string Before, string After)
{
    /// <summary>How far the surroundings reach to each side, in UTF-16 units.</summary>
    private const int Reach = 60;

    /// <summary>The surroundings of a span that lies inside the text.</summary>
    public static Surroundings Of(string text, int start, int end, int reach = Reach)
    {
        int from = Math.Max(0, start - reach);
        // A word that the reach cuts is left out, unless it is all there is (a script without spaces): then only characters are kept whole.
        if (from > 0)
        {
            int space = from;
            while (space < start && !char.IsWhiteSpace(text[space - 1])) space++;
            from = space < start ? space : Graphemes.Before(text, from);
        }
        int to = Math.Min(text.Length, end + reach);
        if (to < text.Length)
        {
            int space = to;
            while (space > end && !char.IsWhiteSpace(text[space])) space--;
            to = space > end ? space : Graphemes.After(text, to);
        }
        return new Surroundings(OnOneLine(text.AsSpan(from, start - from)), OnOneLine(text.AsSpan(end, to - end)));
    }

    /// <summary>A span and its surroundings as one line.</summary>
    public static string Around(string text, int start, int end)
    {
        Surroundings around = Of(text, start, end);
        return (around.Before + OnOneLine(text.AsSpan(start, end - start)) + around.After).Trim();
    }

    // Runs of white space that hold a line end become one space; other spaces stay as they are written.
    private static string OnOneLine(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('\n', '\r', '\t') < 0 && text.IndexOfAny('\u2028', '\u2029', '\u0085') < 0) return text.ToString();
        var line = new StringBuilder(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            int end = at;
            bool breaks = false;
            while (end < text.Length && char.IsWhiteSpace(text[end])) breaks |= char.GetUnicodeCategory(text[end++]) != UnicodeCategory.SpaceSeparator;
            if (breaks) line.Append(' ');
            else line.Append(text[at..end]);
            at = end;
            while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
            line.Append(text[at..end]);
            at = end;
        }
        return line.ToString();
    }
}
