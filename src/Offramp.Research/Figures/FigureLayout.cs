namespace Offramp.Research;

/// <summary>Lays out what all figures have: title, legend, notes, and the whole in either direction.</summary>
internal sealed class FigureLayout
{
    /// <summary>The room around a figure.</summary>
    public const double Edge = 12;

    /// <summary>The size of names.</summary>
    public const double NameSize = 12;

    /// <summary>The size of measures and notes.</summary>
    public const double SmallSize = 11;

    private const double TitleSize = 15;
    private const double Swatch = 12;

    private readonly FigureFrame frame;
    private readonly List<GroupShape> groups = [];

    public FigureLayout(FigureFrame frame, string title)
    {
        this.frame = frame;
        Width = Math.Max(frame.Width, FigureFrame.Narrowest);
        Title = title;
        if (!frame.WithTitle) return;
        List<Shape> lines = [];
        foreach (string line in FigureText.Lines(title, TitleSize * 1.1, Width - (2 * Edge)))
        {
            lines.Add(new TextShape(line, new(Edge, Y + TitleSize), TitleSize, TextEdge.Left, Ink.Strong));
            Y += TitleSize * 1.35;
        }
        Y += 6;
        Add(FigurePart.Title, lines);
    }

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>Whether the figure stands alone, so that it must say itself what it counts.</summary>
    public bool IsAlone => frame.WithTitle;

    /// <summary>The width; a layout that needs more room sets it.</summary>
    public double Width { get; set; }

    /// <summary>Where the next thing begins, from the top.</summary>
    public double Y { get; set; } = Edge;

    /// <summary>The words of a message of the figures.</summary>
    public string Say(string code, params ReadOnlySpan<MessageValue> values) => frame.Words.Say(code, values);

    /// <summary>A number that stands alone, in the digits of the language.</summary>
    public string Number(int number) => frame.Words.Number(number);

    /// <summary>Adds a group; one without shapes is left out.</summary>
    public void Add(FigurePart part, IEnumerable<Shape> shapes)
    {
        GroupShape group = new(part, [.. shapes]);
        if (!group.Shapes.IsEmpty) groups.Add(group);
    }

    /// <summary>A name that fits in a room.</summary>
    public static TextShape Label(string name, FigurePoint at, double size, TextEdge edge, Ink ink, double room)
    {
        string fits = FigureText.Fit(name, size, room, ink == Ink.Strong);
        return new TextShape(fits, at, size, edge, ink) { Whole = fits == name ? null : name };
    }

    /// <summary>What the signs mean: as many to a line as fit.</summary>
    public void Legend(IEnumerable<(Ink Ink, string Name)> entries)
    {
        List<Shape> shapes = [];
        double x = Edge;
        double room = Width - (2 * Edge);
        foreach ((Ink ink, string name) in entries)
        {
            TextShape label = Label(name, default, SmallSize, TextEdge.Left, Ink.Text, Math.Min(room - Swatch - 6, 200));
            double wide = Swatch + 6 + label.Length;
            if (x > Edge && x + wide > Edge + room)
            {
                x = Edge;
                Y += 18;
            }
            shapes.AddRange(Hatching.Area(new FigureBox(x, Y, Swatch, Swatch), ink));
            shapes.Add(label with { At = new(x + Swatch + 6, Y + 10) });
            x += wide + 16;
        }
        if (shapes.Count == 0) return;
        Y += 24;
        Add(FigurePart.Legend, shapes);
    }

    /// <summary>What the reader must know, under the marks.</summary>
    public void Notes(params IEnumerable<string> notes)
    {
        List<Shape> lines = [];
        foreach (string line in notes.SelectMany(note => FigureText.Lines(note, SmallSize, Width - (2 * Edge))))
        {
            if (lines.Count == 0) Y += 6;
            lines.Add(new TextShape(line, new(Edge, Y + SmallSize), SmallSize, TextEdge.Left, Ink.Quiet));
            Y += SmallSize * 1.4;
        }
        Add(FigurePart.Notes, lines);
    }

    /// <summary>A figure without marks says why there are none.</summary>
    public FigureBox Nothing(string why)
    {
        var plot = new FigureBox(Edge, Y, Width - (2 * Edge), 60);
        List<Shape> shapes = [new RectangleShape(plot, Ink.Track)];
        string[] lines = [.. FigureText.Lines(why, NameSize, plot.Width - 16)];
        double y = plot.Y + 34 - ((lines.Length - 1) * 8);
        foreach (string line in lines)
        {
            shapes.Add(new TextShape(line, new(plot.X + (plot.Width / 2), y), NameSize, TextEdge.Middle, Ink.Quiet));
            y += 16;
        }
        Add(FigurePart.Ground, shapes);
        Y = plot.Bottom;
        return plot;
    }

    /// <summary>The figure, turned to its direction.</summary>
    public Figure Finish(string kind, string description, FigureBox plot, FigureTable table)
    {
        double width = Math.Round(Width, 2);
        return new Figure
        {
            Kind = kind,
            Title = Title,
            Description = description,
            Width = width,
            Height = Math.Ceiling(Y + Edge),
            RightToLeft = frame.RightToLeft,
            Plot = frame.RightToLeft ? plot with { X = width - plot.Right } : plot,
            Groups = frame.RightToLeft ? [.. groups.Select(group => (GroupShape)group.Mirrored(width))] : [.. groups],
            Table = table,
        };
    }
}
