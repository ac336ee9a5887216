using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Research;

/// <summary>A curve of power.</summary>
/// <param name="Name">What it is for: a share, a design.</param>
/// <param name="Points">Numbers of respondents, rising, with the power from 0 to 1.</param>
public sealed record PlottedPower(string Name, ImmutableArray<(long Count, double Power)> Points)
{
    /// <summary>A name of no meaning, never the words.</summary>
    public override string ToString() => "[power]";
}

/// <summary>Draws how often a survey finds what is there, by its number of respondents. Curves are told apart by the form of their marks, not by colour alone.</summary>
public static class PowerCurveFigure
{
    /// <summary>How many curves are drawn; the table has all.</summary>
    public const int MostDrawn = 5;

    /// <summary>How far the plane of the curves stands inside the plot, so that marks on its edge are within the plot.</summary>
    public const double Margin = 6;

    private const double Radius = 4;
    private const double Tall = 300;

    /// <summary>The figure.</summary>
    /// <param name="curves">The curves, all over the same numbers of respondents.</param>
    /// <param name="target">The power that is aimed at, from 0 to 1; it is a line across.</param>
    /// <param name="note">What must be known, under the plot; may be empty.</param>
    /// <param name="frame">How it is laid out.</param>
    public static Figure Of(ImmutableArray<PlottedPower> curves, double target, string note, FigureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var layout = new FigureLayout(frame, frame.Words.Say("figure.power-title"));
        if (curves.IsEmpty || curves.All(static curve => curve.Points.IsEmpty)) return layout.Finish("power", layout.Say("figure.no-power"), layout.Nothing(layout.Say("figure.no-power")), Table(curves, layout));
        ImmutableArray<PlottedPower> drawn = [.. curves.Take(MostDrawn)];
        Legend(layout, drawn);
        double left = FigureLayout.Edge + FigureLayout.SmallSize + 8 + FigureText.Width("0.00", FigureLayout.SmallSize) + 8;
        layout.Y += 8;
        var plot = new FigureBox(left, layout.Y, layout.Width - left - FigureLayout.Edge - 20, Tall);
        var plane = new FigureBox(plot.X + Margin, plot.Y + Margin, plot.Width - (2 * Margin), plot.Height - (2 * Margin));
        long from = drawn.SelectMany(static curve => curve.Points).Min(static point => point.Count), to = drawn.SelectMany(static curve => curve.Points).Max(static point => point.Count);
        double X(double count) => plane.X + (to == from ? plane.Width / 2 : plane.Width * (count - from) / (to - from));
        double Y(double power) => plane.Bottom - (plane.Height * Math.Clamp(power, 0, 1));
        Axes(layout, plane, from, to, target, X, Y);
        List<Shape> lines = [], marks = [];
        for (int c = 0; c < drawn.Length; c++)
        {
            FigurePoint? before = null;
            foreach ((long count, double power) in drawn[c].Points)
            {
                var at = new FigurePoint(X(count), Y(power));
                if (before is { } last) lines.Add(new LineShape(last, at, Ink.Branch));
                marks.Add(new MarkShape(layout.Say("figure.power-mark", ("name", drawn[c].Name), ("count", count), ("power", Exact(power))), null, power, [Form(c, at)]));
                before = at;
            }
        }
        layout.Add(FigurePart.Ground, lines);
        layout.Add(FigurePart.Marks, marks);
        layout.Y = plot.Bottom + 40;
        List<string> notes = [];
        if (note.Length > 0) notes.Add(note);
        if (curves.Length > drawn.Length) notes.Add(layout.Say("figure.power-left-out", ("count", curves.Length - drawn.Length)));
        layout.Notes(notes);
        return layout.Finish("power", layout.Say("figure.power-description", ("curves", curves.Length), ("from", from), ("to", to), ("target", Exact(target))), plot, Table(curves, layout));
    }

    private static void Legend(FigureLayout layout, ImmutableArray<PlottedPower> curves)
    {
        List<Shape> shapes = [];
        double x = FigureLayout.Edge, room = layout.Width - (2 * FigureLayout.Edge);
        for (int c = 0; c < curves.Length; c++)
        {
            TextShape label = FigureLayout.Label(curves[c].Name, default, FigureLayout.SmallSize, TextEdge.Left, Ink.Text, Math.Min(room - 16, 200));
            double wide = 16 + label.Length;
            if (x > FigureLayout.Edge && x + wide > FigureLayout.Edge + room)
            {
                x = FigureLayout.Edge;
                layout.Y += 18;
            }
            shapes.Add(Form(c, new(x + 6, layout.Y + 6)));
            shapes.Add(label with { At = new(x + 16, layout.Y + 10) });
            x += wide + 16;
        }
        layout.Y += 20;
        layout.Add(FigurePart.Legend, shapes);
    }

    private static void Axes(FigureLayout layout, FigureBox plane, long from, long to, double target, Func<double, double> x, Func<double, double> y)
    {
        List<Shape> lines = [], labels = [];
        foreach (double tick in (double[])[0, 0.2, 0.4, 0.6, 0.8, 1])
        {
            lines.Add(new LineShape(new(plane.X, y(tick)), new(plane.Right, y(tick)), tick == 0 ? Ink.Axis : Ink.Grid));
            labels.Add(new TextShape(Exact(tick), new(plane.X - Margin - 4, y(tick) + (FigureLayout.SmallSize * 0.36)), FigureLayout.SmallSize, TextEdge.Right, Ink.Quiet));
        }
        lines.Add(new LineShape(new(plane.X, y(target)), new(plane.Right, y(target)), Ink.Axis));
        double widest = FigureText.Width(to.ToString(CultureInfo.InvariantCulture), FigureLayout.SmallSize) + 16;
        int wanted = Math.Max(1, (int)(plane.Width / widest));
        long step = to - from > int.MaxValue ? (to - from) / wanted : Scales.Step((double)Math.Max(1, to - from) / wanted);
        for (long tick = ((from + step - 1) / step) * step; tick <= to; tick += step)
        {
            lines.Add(new LineShape(new(x(tick), plane.Y), new(x(tick), plane.Bottom), Ink.Grid));
            labels.Add(new TextShape(tick.ToString(CultureInfo.InvariantCulture), new(x(tick), plane.Bottom + Margin + 14), FigureLayout.SmallSize, TextEdge.Middle, Ink.Quiet));
        }
        labels.Add(FigureLayout.Label(layout.Say("figure.respondents"), new(plane.X + (plane.Width / 2), plane.Bottom + Margin + 32), FigureLayout.NameSize, TextEdge.Middle, Ink.Text, plane.Width));
        labels.Add(FigureLayout.Label(layout.Say("figure.power"), new(FigureLayout.Edge + FigureLayout.NameSize, plane.Y + (plane.Height / 2)), FigureLayout.NameSize, TextEdge.Middle, Ink.Text, plane.Height)
            with
        { Upwards = true });
        layout.Add(FigurePart.Ground, lines);
        layout.Add(FigurePart.Axis, labels);
    }

    // A circle, a square, a diamond, a triangle up and one down.
    private static Shape Form(int curve, FigurePoint at)
    {
        Ink ink = Ink.Series1 + curve;
        FigurePoint By(double dx, double dy) => new(at.X + (dx * Radius), at.Y + (dy * Radius));
        return curve switch
        {
            0 => new CircleShape(at, Radius, ink),
            1 => new RectangleShape(new FigureBox(at.X - (0.85 * Radius), at.Y - (0.85 * Radius), 1.7 * Radius, 1.7 * Radius), ink),
            2 => new PathShape([[By(0, -1.2), By(1.2, 0), By(0, 1.2), By(-1.2, 0)]], true, ink),
            3 => new PathShape([[By(0, -1.2), By(1.1, 0.8), By(-1.1, 0.8)]], true, ink),
            _ => new PathShape([[By(0, 1.2), By(1.1, -0.8), By(-1.1, -0.8)]], true, ink),
        };
    }

    private static FigureTable Table(ImmutableArray<PlottedPower> curves, FigureLayout layout) => new(
        [new("", false), new(layout.Say("figure.respondents"), true), new(layout.Say("figure.power"), true)],
        [.. curves.SelectMany(static curve => curve.Points.Select(point => (ImmutableArray<string>)[curve.Name, point.Count.ToString(CultureInfo.InvariantCulture), Exact(point.Power)]))]);

    private static string Exact(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
