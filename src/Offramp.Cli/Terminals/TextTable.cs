using System.Globalization;
using System.Text;

namespace Offramp.Cli;

/// <summary>A table for people: columns as wide as they need to be, the last one cut at the terminal's edge.</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> rows = [];

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
        foreach (string[] row in rows) terminal.Out.WriteLine(Line(row, widths, numbers));
    }

    private static string Line(string[] cells, int[] widths, bool[] numbers)
    {
        var line = new StringBuilder();
        for (int i = 0; i < cells.Length; i++)
        {
            string cell = Cut(cells[i], widths[i]);
            string space = new(' ', widths[i] - Columns(cell));
            line.Append(numbers[i] ? space + cell : cell + space).Append("  ");
        }
        return line.ToString().TrimEnd();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Cut(string text, int width) =>
        Columns(text) <= width ? text : string.Concat(new StringInfo(text).SubstringByTextElements(0, width - 1), "…");

    private static int Columns(string text) => new StringInfo(text).LengthInTextElements;
}
