using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Tells series apart without colour: each has strokes of its own, laid out as lines so that every format can draw them.</summary>
internal static class Hatching
{
    private const double Gap = 6;

    /// <summary>The area of a series: its ground, and the strokes over it where it has some.</summary>
    public static ImmutableArray<Shape> Area(FigureBox box, Ink series)
    {
        (bool rising, bool falling, bool upright, bool level) = series switch
        {
            Ink.Series2 => (true, false, false, false),
            Ink.Series3 => (false, true, false, false),
            Ink.Series4 => (false, false, true, false),
            Ink.Series5 => (false, false, false, true),
            Ink.Rest => (true, true, false, false),
            _ => (false, false, false, false),
        };
        var strokes = ImmutableArray.CreateBuilder<ImmutableArray<FigurePoint>>();
        if (rising) strokes.AddRange(Slanted(box, falling: false));
        if (falling) strokes.AddRange(Slanted(box, falling: true));
        for (double x = Gap / 2; upright && x < box.Width; x += Gap) strokes.Add([new(box.X + x, box.Y), new(box.X + x, box.Bottom)]);
        for (double y = Gap / 2; level && y < box.Height; y += Gap) strokes.Add([new(box.X, box.Y + y), new(box.Right, box.Y + y)]);
        var ground = new RectangleShape(box, series);
        return strokes.Count == 0 ? [ground] : [ground, new PathShape(strokes.ToImmutable(), false, Ink.Hatch)];
    }

    // Lines x + y = c (rising on paper) cut off at the edges of the box; the falling ones are their mirror image.
    private static IEnumerable<ImmutableArray<FigurePoint>> Slanted(FigureBox box, bool falling)
    {
        for (double c = Gap; c < box.Width + box.Height; c += Gap * 1.4)
        {
            double lowX = Math.Max(0, c - box.Height), highX = Math.Min(box.Width, c);
            double X(double x) => falling ? box.Right - x : box.X + x;
            if (highX > lowX) yield return [new(X(lowX), box.Y + c - lowX), new(X(highX), box.Y + c - highX)];
        }
    }
}
