using System.Text;

namespace Offramp.Research;

/// <summary>Text of a figure: how wide it is, and what of it fits. Sizes and widths are in the figure's units.</summary>
public static class FigureText
{
    /// <summary>The sign that something was cut off.</summary>
    public const string Ellipsis = "…";

    // Bold letters of the same family are at most about a tenth wider.
    private const double BoldWidening = 1.1;

    /// <summary>How wide a text is in letters of a size.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        long thousandths = 0;
        for (int i = 0; i < text.Length; i++) thousandths += AdvanceWidths.Of(text[i], i + 1 < text.Length ? text[i + 1] : '\0');
        return thousandths * size / 1000 * (bold ? BoldWidening : 1);
    }

    /// <summary>The text, or as much of its beginning as fits with an ellipsis; never cut inside what a reader sees as one character.</summary>
    public static string Fit(string text, double size, double room, bool bold = false)
    {
        if (Width(text, size, bold) <= room) return text;
        int low = 0, high = text.Length;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (Width(Cut(text, middle), size, bold) <= room) low = middle;
            else high = middle - 1;
        }
        return Cut(text, low);
    }

    /// <summary>The text in lines that fit, broken between words; a word that is wider than a line is cut.</summary>
    public static IEnumerable<string> Lines(string text, double size, double room)
    {
        var line = new StringBuilder();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && Width($"{line} {word}", size) > room)
            {
                yield return Fit(line.ToString(), size, room);
                line.Clear();
            }
            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }
        if (line.Length > 0) yield return Fit(line.ToString(), size, room);
    }

    /// <summary>A name on one line: white space and what cannot be printed become single spaces; what turns the direction of the text after it is left out.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        bool space = false;
        foreach (char c in text)
        {
            // Embeddings, overrides and isolates (Unicode Standard Annex 9, section 2).
            if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')) continue;
            if (char.IsWhiteSpace(c) || char.IsControl(c))
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

    /// <summary>Whether a text runs from right to left: by its first letter (Unicode Standard Annex 9, rule P2).</summary>
    public static bool IsRightToLeft(string text)
    {
        foreach (char c in text)
        {
            if (c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC') or '\u200F') return true;
            if (char.IsLetter(c) || c == '\u200E') return false;
        }
        return false;
    }

    private static string Cut(string text, int length) => length >= text.Length ? text : text[..Graphemes.Before(text, length)].TrimEnd() + Ellipsis;
}
