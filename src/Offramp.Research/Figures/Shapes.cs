using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A point of a figure: x to the right, y down.</summary>
public readonly record struct FigurePoint(double X, double Y);

/// <summary>A box of a figure, by its upper left corner.</summary>
public readonly record struct FigureBox(double X, double Y, double Width, double Height)
{
    /// <summary>The right edge.</summary>
    public double Right => X + Width;

    /// <summary>The lower edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>Whether another box lies in this one, give or take a hundredth.</summary>
    public bool Holds(FigureBox other) =>
        other.X >= X - 0.01 && other.Y >= Y - 0.01 && other.Right <= Right + 0.01 && other.Bottom <= Bottom + 0.01;

    /// <summary>Whether two boxes share more than an edge.</summary>
    public bool Overlaps(FigureBox other) =>
        X < other.Right - 0.01 && other.X < Right - 0.01 && Y < other.Bottom - 0.01 && other.Y < Bottom - 0.01;

    /// <summary>The smallest box around several; empty without any.</summary>
    public static FigureBox Around(IEnumerable<FigureBox> boxes)
    {
        FigureBox? all = null;
        foreach (FigureBox box in boxes)
        {
            if (all is not { } so)
            {
                all = box;
                continue;
            }
            double x = Math.Min(so.X, box.X), y = Math.Min(so.Y, box.Y);
            all = new FigureBox(x, y, Math.Max(so.Right, box.Right) - x, Math.Max(so.Bottom, box.Bottom) - y);
        }
        return all ?? default;
    }
}

/// <summary>What a figure is drawn with: few enough kinds that SVG and DrawingML can both draw each.</summary>
public abstract record Shape
{
    /// <summary>The box that it takes up.</summary>
    public abstract FigureBox Box { get; }

    /// <summary>The shape as in a mirror on the vertical axis of a figure of a width; text stays readable.</summary>
    public abstract Shape Mirrored(double width);
}

/// <summary>A straight line.</summary>
public sealed record LineShape(FigurePoint From, FigurePoint To, Ink Ink) : Shape
{
    /// <inheritdoc/>
    public override FigureBox Box => new(Math.Min(From.X, To.X), Math.Min(From.Y, To.Y), Math.Abs(From.X - To.X), Math.Abs(From.Y - To.Y));

    /// <inheritdoc/>
    public override Shape Mirrored(double width) => this with { From = From with { X = width - From.X }, To = To with { X = width - To.X } };
}

/// <summary>A filled rectangle.</summary>
public sealed record RectangleShape(FigureBox Area, Ink Ink) : Shape
{
    /// <inheritdoc/>
    public override FigureBox Box => Area;

    /// <inheritdoc/>
    public override Shape Mirrored(double width) => this with { Area = Area with { X = width - Area.Right } };
}

/// <summary>Strokes of straight pieces, each from its first point to its last; a closed one is filled.</summary>
public sealed record PathShape(ImmutableArray<ImmutableArray<FigurePoint>> Strokes, bool Closed, Ink Ink) : Shape
{
    /// <inheritdoc/>
    public override FigureBox Box => FigureBox.Around(Strokes.SelectMany(static stroke => stroke).Select(static at => new FigureBox(at.X, at.Y, 0, 0)));

    /// <inheritdoc/>
    public override Shape Mirrored(double width) => this with
    {
        Strokes = [.. Strokes.Select(stroke => (ImmutableArray<FigurePoint>)[.. stroke.Select(at => at with { X = width - at.X })])],
    };
}

/// <summary>A filled circle.</summary>
public sealed record CircleShape(FigurePoint Centre, double Radius, Ink Ink) : Shape
{
    /// <inheritdoc/>
    public override FigureBox Box => new(Centre.X - Radius, Centre.Y - Radius, 2 * Radius, 2 * Radius);

    /// <inheritdoc/>
    public override Shape Mirrored(double width) => this with { Centre = Centre with { X = width - Centre.X } };
}

/// <summary>Which part of a text stands at its point, as seen on paper, whichever way the text runs.</summary>
public enum TextEdge
{
    /// <summary>Its left edge.</summary>
    Left,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its right edge.</summary>
    Right,
}

/// <summary>A line of text.</summary>
/// <param name="Text">The words as drawn.</param>
/// <param name="At">The point on the base line.</param>
/// <param name="Size">The size of the letters.</param>
/// <param name="Edge">What of the text stands at the point.</param>
/// <param name="Ink">How it looks.</param>
public sealed record TextShape(string Text, FigurePoint At, double Size, TextEdge Edge, Ink Ink) : Shape
{
    // How far letters with accents rise over the base line and tails hang below it, in parts of the size.
    private const double Rise = 0.8;
    private const double Tail = 0.24;

    /// <summary>The whole text where <see cref="Text"/> was cut; null where it stands whole.</summary>
    public string? Whole { get; init; }

    /// <summary>Whether it is turned a quarter against the clock, so that it reads upwards.</summary>
    public bool Upwards { get; init; }

    /// <summary>How wide it is along its line.</summary>
    public double Length => FigureText.Width(Text, Size, Ink == Ink.Strong);

    /// <inheritdoc/>
    public override FigureBox Box
    {
        get
        {
            double before = Edge switch { TextEdge.Left => 0, TextEdge.Middle => Length / 2, _ => Length };
            return Upwards
                ? new FigureBox(At.X - (Rise * Size), At.Y + before - Length, (Rise + Tail) * Size, Length)
                : new FigureBox(At.X - before, At.Y - (Rise * Size), Length, (Rise + Tail) * Size);
        }
    }

    /// <inheritdoc/>
    public override Shape Mirrored(double width) => Upwards
        // Reading upwards, the letters stand to the left of the base line on both sides.
        ? this with { At = At with { X = width - At.X + ((Rise - Tail) * Size) } }
        : this with
        {
            At = At with { X = width - At.X },
            Edge = Edge switch { TextEdge.Left => TextEdge.Right, TextEdge.Right => TextEdge.Left, _ => Edge },
        };
}

/// <summary>What a group of shapes is in its figure.</summary>
public enum FigurePart
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>What the signs mean.</summary>
    Legend,

    /// <summary>The measures along an axis.</summary>
    Axis,

    /// <summary>The names of rows and columns.</summary>
    Labels,

    /// <summary>What stands behind the marks.</summary>
    Ground,

    /// <summary>The marks.</summary>
    Marks,

    /// <summary>What the reader must know.</summary>
    Notes,
}

/// <summary>Shapes that belong together.</summary>
public sealed record GroupShape(FigurePart Part, ImmutableArray<Shape> Shapes) : Shape
{
    /// <inheritdoc/>
    public override FigureBox Box => FigureBox.Around(Shapes.Select(static shape => shape.Box));

    /// <inheritdoc/>
    public override Shape Mirrored(double width) => this with { Shapes = [.. Shapes.Select(shape => shape.Mirrored(width))] };
}

/// <summary>Something that was counted or measured, drawn: it says its number and leads to its evidence.</summary>
/// <param name="Says">Its number in words: "Pay, P-01: 3 codings".</param>
/// <param name="Evidence">Where its evidence is; null where there is none to show.</param>
/// <param name="Value">The number.</param>
/// <param name="Shapes">What it is drawn with.</param>
public sealed record MarkShape(string Says, MarkEvidence? Evidence, double Value, ImmutableArray<Shape> Shapes) : Shape
{
    /// <summary>Whether another mark of the figure says the same (the other half of a symmetric table): readers by ear and keyboard pass over it.</summary>
    public bool IsEcho { get; init; }

    /// <inheritdoc/>
    public override FigureBox Box => FigureBox.Around(Shapes.Select(static shape => shape.Box));

    /// <inheritdoc/>
    public override Shape Mirrored(double width) => this with { Shapes = [.. Shapes.Select(shape => shape.Mirrored(width))] };
}
