using System.Globalization;
using System.Text;

namespace Offramp.Cli;

/// <summary>A table for people: columns as wide as they need to be, the last one cut at the terminal's edge, or going on below.</summary>
internal sealed class TextTable(params string[] headings)
{
    // Left-to-right mark: a cell of right-to-left words would otherwise change places with the next where it is of such words, too.
    private const char LeftToRight = '\u200E';

    private readonly List<string[]> rows = [];

    /// <summary>Whether the last column goes on in further lines where it is too long, instead of being cut.</summary>
    public bool Wraps { get; init; }

    /// <summary>Adds a row; numbers stand to the right.</summary>
    public void Add(params object?[] cells) =>
        rows.Add([.. cells.Select(static cell => OneLine(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""))]);

    /// <summary>Writes the table, or the sentence where it has no rows.</summary>
    public void Write(Terminal terminal, string whenEmpty)
    {
        if (rows.Count == 0)
        {
            terminal.Error.WriteLine(whenEmpty);
            return;
        }
        int[] widths = [.. headings.Select((heading, i) => Math.Max(Columns(heading), rows.Max(row => Columns(row[i]))))];
        bool[] numbers = [.. headings.Select((_, i) => rows.All(row => row[i].Length == 0 || row[i].All(static c => char.IsAsciiDigit(c) || c is '.' or '%' or ' ')))];
        int before = widths.SkipLast(1).Sum(static width => width + 2);
        widths[^1] = Math.Min(widths[^1], Math.Max(20, terminal.Width - before));
        terminal.Out.WriteLine(Line(headings, widths, numbers));
        terminal.Out.WriteLine(string.Join("  ", widths.Select(static width => new string('-', width))));
        foreach (string[] row in rows)
        {
            string[] lines = Wraps ? [.. Lines(row[^1], widths[^1])] : [row[^1]];
            terminal.Out.WriteLine(Line([.. row[..^1], lines[0]], widths, numbers));
            foreach (string more in lines[1..]) terminal.Out.WriteLine(Line([.. row[..^1].Select(static _ => ""), more], widths, numbers));
        }
    }

    private static string Line(string[] cells, int[] widths, bool[] numbers)
    {
        var line = new StringBuilder();
        for (int i = 0; i < cells.Length; i++)
        {
            string cell = Cut(cells[i], widths[i]);
            string space = new(' ', widths[i] - Columns(cell));
            line.Append(numbers[i] ? space : "").Append(cell);
            if (i + 1 < cells.Length && cell.Any(IsRightToLeft)) line.Append(LeftToRight);
            line.Append(numbers[i] ? "" : space).Append("  ");
        }
        return line.ToString().TrimEnd();
    }

    // Words to a width; a word that is wider alone is cut by Line.
    private static IEnumerable<string> Lines(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && Columns(line) + 1 + Columns(word) > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : line + " " + word;
            }
        }
        yield return line;
    }

    // Hebrew, Arabic, Syriac, Thaana and their presentation forms.
    private static bool IsRightToLeft(char unit) => unit is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC';

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Cut(string text, int width) =>
        Columns(text) <= width ? text : string.Concat(new StringInfo(text).SubstringByTextElements(0, width - 1), "…");

    private static int Columns(string text) => new StringInfo(text).LengthInTextElements;
}
