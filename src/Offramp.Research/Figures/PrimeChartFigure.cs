using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Research;

/// <summary>A product of a chart and the rows that it covers.</summary>
/// <param name="Name">The product.</param>
/// <param name="Rows">The rows, by number.</param>
/// <param name="IsInEveryModel">Whether every shortest model has it.</param>
public sealed record ChartTerm(string Name, ImmutableArray<long> Rows, bool IsInEveryModel);

/// <summary>Draws which prime implicant covers which row of a truth table.</summary>
public static class PrimeChartFigure
{
    /// <summary>How many prime implicants are drawn; the table has all.</summary>
    public const int MostDrawn = 80;

    private const double Cell = 22;

    /// <summary>The figure.</summary>
    /// <param name="terms">The prime implicants.</param>
    /// <param name="rows">The rows to be covered, by number.</param>
    /// <param name="outcome">What the outcome is called.</param>
    /// <param name="frame">How it is laid out.</param>
    public static Figure Of(ImmutableArray<ChartTerm> terms, ImmutableArray<long> rows, string outcome, FigureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var layout = new FigureLayout(frame, frame.Words.Say("figure.primes-title", ("outcome", outcome)));
        var table = new FigureTable(
            [new(layout.Say("figure.prime"), false), new(layout.Say("figure.rows-covered"), false)],
            [.. terms.Select(static term => (ImmutableArray<string>)[term.Name, string.Join(", ", term.Rows)])]);
        if (terms.IsEmpty || rows.IsEmpty) return layout.Finish("prime-chart", layout.Say("figure.no-primes"), layout.Nothing(layout.Say("figure.no-primes")), table);
        ImmutableArray<ChartTerm> drawn = [.. terms.OrderByDescending(static term => term.IsInEveryModel).Take(MostDrawn)];
        double names = Math.Min(drawn.Max(static term => FigureText.Width(term.Name, FigureLayout.NameSize, term.IsInEveryModel)), Math.Max(120, layout.Width * 0.45));
        double left = FigureLayout.Edge + names + 10;
        double heads = rows.Max(static row => FigureText.Width(Number(row), FigureLayout.SmallSize)) + 8;
        layout.Width = Math.Max(layout.Width, left + (rows.Length * Cell) + FigureLayout.Edge);
        layout.Y += heads;
        var plot = new FigureBox(left, layout.Y, rows.Length * Cell, drawn.Length * Cell);
        Draw(layout, plot, drawn, rows, names);
        layout.Y = plot.Bottom;
        List<string> notes = [];
        if (drawn.Any(static term => term.IsInEveryModel)) notes.Add(layout.Say("figure.primes-strong"));
        if (terms.Length > drawn.Length) notes.Add(layout.Say("figure.primes-left-out", ("count", terms.Length - drawn.Length)));
        layout.Notes(notes);
        return layout.Finish("prime-chart", layout.Say("figure.primes-description", ("primes", terms.Length), ("rows", rows.Length)), plot, table);
    }

    private static void Draw(FigureLayout layout, FigureBox plot, ImmutableArray<ChartTerm> drawn, ImmutableArray<long> rows, double names)
    {
        List<Shape> ground = [], labels = [], marks = [];
        for (int c = 0; c < rows.Length; c++)
        {
            double x = plot.X + (c * Cell) + (Cell / 2);
            labels.Add(new TextShape(Number(rows[c]), new(x + (FigureLayout.SmallSize * 0.36), plot.Y - 4), FigureLayout.SmallSize, TextEdge.Left, Ink.Quiet) { Upwards = true });
            ground.Add(new LineShape(new(x, plot.Y), new(x, plot.Bottom), Ink.Grid));
        }
        for (int t = 0; t < drawn.Length; t++)
        {
            double y = plot.Y + (t * Cell) + (Cell / 2);
            ground.Add(new LineShape(new(plot.X, y), new(plot.Right, y), Ink.Grid));
            labels.Add(FigureLayout.Label(drawn[t].Name, new(FigureLayout.Edge, y + (FigureLayout.NameSize * 0.36)), FigureLayout.NameSize, TextEdge.Left,
                drawn[t].IsInEveryModel ? Ink.Strong : Ink.Text, names));
            HashSet<long> covered = [.. drawn[t].Rows];
            for (int c = 0; c < rows.Length; c++)
            {
                if (!covered.Contains(rows[c])) continue;
                var cell = new FigureBox(plot.X + (c * Cell) + 5, y - (Cell / 2) + 5, Cell - 10, Cell - 10);
                marks.Add(new MarkShape(layout.Say("figure.prime-covers", ("term", drawn[t].Name), ("row", rows[c])), null, 1, [new RectangleShape(cell, Ink.Series1)]));
            }
        }
        layout.Add(FigurePart.Ground, ground);
        layout.Add(FigurePart.Labels, labels);
        layout.Add(FigurePart.Marks, marks);
    }

    private static string Number(long row) => row.ToString(CultureInfo.InvariantCulture);
}
