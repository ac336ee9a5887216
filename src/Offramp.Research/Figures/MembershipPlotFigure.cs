using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Research;

/// <summary>A case in a plot of memberships.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="X">How far it belongs to the set, from 0 to 1.</param>
/// <param name="Y">How far it belongs to the outcome, from 0 to 1.</param>
public sealed record PlottedCase(string Name, double X, double Y)
{
    /// <summary>A name of no meaning, never the words.</summary>
    public override string ToString() => "[case]";
}

/// <summary>Draws a set against an outcome (an XY plot): where a set suffices, cases lie above the diagonal; where it is needed, below.</summary>
public static class MembershipPlotFigure
{
    /// <summary>How far the square from 0 to 1 stands inside the plot, so that marks on its edge are within the plot.</summary>
    public const double Margin = 6;

    private const double Radius = 4;
    private const double Largest = 560;

    /// <summary>The figure. Cases at the same place are one mark that names them all; names that do not fit are left to the mark and the table, which is said.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="set">What the set is called.</param>
    /// <param name="outcome">What the outcome is called.</param>
    /// <param name="fits">The fits in words, under the plot; may be empty.</param>
    /// <param name="frame">How it is laid out.</param>
    public static Figure Of(ImmutableArray<PlottedCase> cases, string set, string outcome, string fits, FigureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var layout = new FigureLayout(frame, frame.Words.Say("figure.memberships-title", ("set", set), ("outcome", outcome)));
        if (cases.IsEmpty) return layout.Finish("memberships", layout.Say("figure.no-cases"), layout.Nothing(layout.Say("figure.no-cases")), Table(cases, set, outcome, layout));
        double left = FigureLayout.Edge + FigureLayout.SmallSize + 8 + FigureText.Width("0.00", FigureLayout.SmallSize) + 8;
        double side = Math.Min(Largest, layout.Width - left - FigureLayout.Edge - 4);
        layout.Y += 8;
        var plot = new FigureBox(left, layout.Y, side, side);
        var square = new FigureBox(plot.X + Margin, plot.Y + Margin, side - (2 * Margin), side - (2 * Margin));
        Axes(layout, square, set, outcome);
        int unnamed = Marks(layout, square, cases, set, outcome);
        layout.Y = plot.Bottom + 40;
        List<string> notes = [];
        if (fits.Length > 0) notes.Add(fits);
        if (unnamed > 0) notes.Add(layout.Say("figure.cases-unnamed", ("count", unnamed)));
        layout.Notes(notes);
        string description = layout.Say("figure.memberships-description", ("cases", cases.Length), ("above", cases.Count(static c => c.X <= c.Y)), ("set", set), ("outcome", outcome));
        return layout.Finish("memberships", description, plot, Table(cases, set, outcome, layout));
    }

    private static void Axes(FigureLayout layout, FigureBox plot, string set, string outcome)
    {
        double[] ticks = plot.Width < 220 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
        List<Shape> lines = [], labels = [];
        foreach (double tick in ticks)
        {
            double x = plot.X + (plot.Width * tick), y = plot.Bottom - (plot.Height * tick);
            Ink ink = tick is 0 or 0.5 ? Ink.Axis : Ink.Grid;
            lines.Add(new LineShape(new(x, plot.Y), new(x, plot.Bottom), ink));
            lines.Add(new LineShape(new(plot.X, y), new(plot.Right, y), ink));
            string text = tick.ToString("0.##", CultureInfo.InvariantCulture);
            labels.Add(new TextShape(text, new(x, plot.Bottom + Margin + 14), FigureLayout.SmallSize, TextEdge.Middle, Ink.Quiet));
            labels.Add(new TextShape(text, new(plot.X - Margin - 4, y + (FigureLayout.SmallSize * 0.36)), FigureLayout.SmallSize, TextEdge.Right, Ink.Quiet));
        }
        lines.Add(new LineShape(new(plot.X, plot.Bottom), new(plot.Right, plot.Y), Ink.Branch));
        labels.Add(FigureLayout.Label(set, new(plot.X + (plot.Width / 2), plot.Bottom + Margin + 32), FigureLayout.NameSize, TextEdge.Middle, Ink.Text, plot.Width));
        labels.Add(FigureLayout.Label(outcome, new(FigureLayout.Edge + FigureLayout.NameSize, plot.Y + (plot.Height / 2)), FigureLayout.NameSize, TextEdge.Middle, Ink.Text, plot.Height)
            with
        { Upwards = true });
        layout.Add(FigurePart.Ground, lines);
        layout.Add(FigurePart.Axis, labels);
    }

    private static int Marks(FigureLayout layout, FigureBox plot, ImmutableArray<PlottedCase> cases, string set, string outcome)
    {
        var places = cases.GroupBy(static c => (Math.Round(c.X, 6), Math.Round(c.Y, 6)))
            .Select(group => (At: new FigurePoint(plot.X + (plot.Width * Math.Clamp(group.First().X, 0, 1)), plot.Bottom - (plot.Height * Math.Clamp(group.First().Y, 0, 1))), Cases: group.ToImmutableArray()))
            .OrderBy(static place => place.At.X).ThenBy(static place => place.At.Y).ToImmutableArray();
        List<FigureBox> taken = [.. places.Select(static place => new FigureBox(place.At.X - Radius, place.At.Y - Radius, 2 * Radius, 2 * Radius))];
        List<Shape> labels = [], marks = [];
        // Beside the square there is room, too.
        var room = new FigureBox(plot.X, plot.Y, layout.Width - FigureLayout.Edge - plot.X, plot.Height);
        int unnamed = 0;
        foreach ((FigurePoint at, ImmutableArray<PlottedCase> here) in places)
        {
            string names = string.Join(", ", here.Select(static c => FigureText.OneLine(c.Name)));
            marks.Add(new MarkShape(layout.Say("figure.membership", ("case", names), ("set", set), ("x", Exact(here[0].X)), ("outcome", outcome), ("y", Exact(here[0].Y))), null, here[0].X,
                [new CircleShape(at, Radius, here[0].X <= here[0].Y ? Ink.Series1 : Ink.Series2)]));
            TextShape[][] tried = [.. Tried([names], at), .. here.Length > 1 ? Tried([.. here.Select(static c => FigureText.OneLine(c.Name))], at) : []];
            TextShape[][] free = names.Length == 0 ? [] : [.. tried.Where(lines => lines.All(text => room.Holds(text.Box) && !taken.Exists(text.Box.Overlaps)))];
            if (free.Length == 0)
            {
                unnamed += here.Length;
                continue;
            }
            // Names across a line are read less easily: first where there is none.
            TextShape[] chosen = Array.Find(free, lines => !lines.Any(text => Crosses(text.Box, plot))) ?? free[0];
            taken.AddRange(chosen.Select(static text => text.Box));
            labels.AddRange(chosen);
        }
        layout.Add(FigurePart.Marks, marks);
        layout.Add(FigurePart.Labels, labels);
        return unnamed;
    }

    // Where lines of names can stand about a mark: to its right and left, above and below, and in the corners between.
    private static IEnumerable<TextShape[]> Tried(string[] names, FigurePoint at)
    {
        double line = FigureLayout.SmallSize + 2, beside = at.Y + (FigureLayout.SmallSize * 0.36) - ((names.Length - 1) * line / 2);
        double above = at.Y - Radius - 4 - ((names.Length - 1) * line), below = at.Y + Radius + FigureLayout.SmallSize;
        yield return Lines(at.X + Radius + 3, beside, TextEdge.Left);
        yield return Lines(at.X - Radius - 3, beside, TextEdge.Right);
        foreach (double y in (double[])[above, below])
        {
            yield return Lines(at.X, y, TextEdge.Middle);
            yield return Lines(at.X + Radius, y, TextEdge.Left);
            yield return Lines(at.X - Radius, y, TextEdge.Right);
            // For marks by the edge of the square.
            yield return Lines(at.X + (2 * Radius), y, TextEdge.Right);
        }

        TextShape[] Lines(double x, double y, TextEdge edge) => [.. names.Select((name, i) => new TextShape(name, new(x, y + (i * line)), FigureLayout.SmallSize, edge, Ink.Text))];
    }

    // Whether the diagonal or a line at a half runs through a box.
    private static bool Crosses(FigureBox box, FigureBox plot)
    {
        double halfX = plot.X + (plot.Width / 2), halfY = plot.Y + (plot.Height / 2);
        if ((box.X < halfX && box.Right > halfX) || (box.Y < halfY && box.Bottom > halfY)) return true;
        return Beyond(box.X, box.Y) < 0 && Beyond(box.Right, box.Bottom) > 0;

        double Beyond(double x, double y) => ((x - plot.X) / plot.Width) - ((plot.Bottom - y) / plot.Height);
    }

    private static FigureTable Table(ImmutableArray<PlottedCase> cases, string set, string outcome, FigureLayout layout) => new(
        [new(layout.Say("figure.case"), false), new(set, true), new(outcome, true)],
        [.. cases.Select(static c => (ImmutableArray<string>)[c.Name, Exact(c.X), Exact(c.Y)])]);

    private static string Exact(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
