using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Draws which codes share words: a table of codes by codes in the order of the codebook, so that branches stand together, deeper where more
/// pairs of codings meet.</summary>
public static class CoOccurrenceFigure
{
    private const int Steps = 5;
    private const double LargestCell = 32;
    private const double SmallestCell = 7;
    private const double LabelEvery = 13;
    private const double LongestColumnName = 150;

    /// <summary>The figure. Codes that meet no other have no row, which is said; where cells are too small, some names and the numbers in the cells are
    /// left out, which is said too, and the table has them all.</summary>
    public static Figure Of(CodeMeetings meetings, FigureFrame frame)
    {
        var layout = new FigureLayout(frame, frame.Words.Say("figure.cooccurrence-title"));
        bool[] meets = new bool[meetings.Codes.Length];
        foreach ((int a, int b, _, _) in meetings.Pairs) meets[a] = meets[b] = true;
        int[] codes = [.. Enumerable.Range(0, meets.Length).Where(code => meets[code])];
        FigureBox plot = codes.Length == 0 ? layout.Nothing(layout.Say("figure.no-meetings")) : Draw(meetings, codes, layout);
        string description = codes.Length == 0 ? layout.Say("figure.no-meetings") : Description(meetings, codes.Length, layout);
        return layout.Finish("cooccurrence", description, plot, Table(meetings, layout));
    }

    private static FigureBox Draw(CodeMeetings meetings, int[] codes, FigureLayout layout)
    {
        int most = meetings.Pairs.Max(static pair => pair.Passages);
        int step = Scales.Step((double)most / Steps);
        int ranges = ((most - 1) / step) + 1;
        // Few ranges are spread over the whole scale, so that they are told apart.
        int Step(int passages) => ranges == 1 ? Steps / 2 : (passages - 1) / step * (Steps - 1) / (ranges - 1);

        double names = Math.Min(codes.Max(code => FigureText.Width(meetings.Codes[code].Name, FigureLayout.NameSize)), layout.Width * 0.32);
        double left = FigureLayout.Edge + names + 8;
        double cell = Math.Clamp((layout.Width - left - FigureLayout.Edge) / codes.Length, SmallestCell, LargestCell);
        // Too many codes for the width: a wider figure that can be read, rather than one that cannot.
        layout.Width = Math.Max(layout.Width, left + (cell * codes.Length) + FigureLayout.Edge);
        int thinning = (int)Math.Ceiling(LabelEvery / cell);
        double size = Math.Min(FigureLayout.NameSize, Math.Max(10, cell * thinning * 0.75));
        layout.Legend(Enumerable.Range(0, ranges).Select(i => (Ink.Step1 + Step((i * step) + 1), Range(i * step, step, most, layout))));
        double up = codes.Max(code => Math.Min(FigureText.Width(meetings.Codes[code].Name, size), LongestColumnName));
        layout.Y += up + 8;
        var plot = new FigureBox(left, layout.Y, cell * codes.Length, cell * codes.Length);
        int[] place = new int[meetings.Codes.Length];
        for (int i = 0; i < codes.Length; i++) place[codes[i]] = i;

        Ground(meetings, codes, cell, plot, layout);
        var labels = ImmutableArray.CreateBuilder<Shape>();
        for (int i = 0; i < codes.Length; i += thinning)
        {
            string name = meetings.Codes[codes[i]].Name;
            double middle = ((i + 0.5) * cell) + (size * 0.3);
            labels.Add(FigureLayout.Label(name, new(left - 8, plot.Y + middle), size, TextEdge.Right, Ink.Text, names));
            labels.Add(FigureLayout.Label(name, new(left + middle, plot.Y - 6), size, TextEdge.Left, Ink.Text, LongestColumnName) with { Upwards = true });
        }
        layout.Add(FigurePart.Labels, labels);
        bool numbers = meetings.Pairs.All(pair => FigureText.Width(layout.Number(pair.Passages), FigureLayout.SmallSize) + 4 <= cell) && cell >= 16;
        layout.Add(FigurePart.Marks, Marks(meetings, place, plot, cell, Step, numbers, layout));
        layout.Y = plot.Bottom;
        layout.Notes(Remarks(meetings.Codes.Length - codes.Length, thinning, numbers, layout));
        return plot;
    }

    private static void Ground(CodeMeetings meetings, int[] codes, double cell, FigureBox plot, FigureLayout layout)
    {
        List<Shape> ground = [new RectangleShape(plot, Ink.Track)];
        for (int i = 0; i < codes.Length; i++)
            ground.Add(new RectangleShape(new FigureBox(plot.X + (i * cell), plot.Y + (i * cell), cell, cell), Ink.Void));
        // A line where another branch of the codebook begins: a code at the top stands between the last row and this one.
        for (int i = 1; i < codes.Length; i++)
        {
            bool begins = Enumerable.Range(codes[i - 1] + 1, codes[i] - codes[i - 1]).Any(code => meetings.Codes[code].Depth == 0);
            if (!begins) continue;
            ground.Add(new LineShape(new(plot.X, plot.Y + (i * cell)), new(plot.Right, plot.Y + (i * cell)), Ink.Branch));
            ground.Add(new LineShape(new(plot.X + (i * cell), plot.Y), new(plot.X + (i * cell), plot.Bottom), Ink.Branch));
        }
        layout.Add(FigurePart.Ground, ground);
    }

    private static IEnumerable<Shape> Marks(CodeMeetings meetings, int[] place, FigureBox plot, double cell, Func<int, int> stepOf, bool numbers, FigureLayout layout)
    {
        foreach ((int row, int column, bool echo, (int A, int B, int Passages, int Sources) pair) in meetings.Pairs
            .SelectMany(pair => ((int, int, bool, (int, int, int, int))[])
                [(Math.Max(place[pair.A], place[pair.B]), Math.Min(place[pair.A], place[pair.B]), false, pair),
                 (Math.Min(place[pair.A], place[pair.B]), Math.Max(place[pair.A], place[pair.B]), true, pair)])
            .OrderBy(static at => at.Item1).ThenBy(static at => at.Item2))
        {
            var box = new FigureBox(plot.X + (column * cell) + 0.5, plot.Y + (row * cell) + 0.5, cell - 1, cell - 1);
            int step = stepOf(pair.Passages);
            List<Shape> shapes = [new RectangleShape(box, Ink.Step1 + step)];
            if (numbers)
            {
                shapes.Add(new TextShape(
                    layout.Number(pair.Passages), new(box.X + (box.Width / 2), box.Y + (box.Height / 2) + (FigureLayout.SmallSize * 0.36)), FigureLayout.SmallSize,
                    TextEdge.Middle, step >= 3 ? Ink.OnDeep : Ink.OnLight));
            }
            FigureName a = meetings.Codes[pair.A], b = meetings.Codes[pair.B];
            yield return new MarkShape(
                layout.Say("figure.meeting", ("a", a.Name), ("b", b.Name), ("passages", pair.Passages), ("sources", pair.Sources)),
                new MarkEvidence { Codes = [a.Reference, b.Reference], Together = true }, pair.Passages, [.. shapes])
            { IsEcho = echo };
        }
    }

    private static IEnumerable<string> Remarks(int alone, int thinning, bool numbers, FigureLayout layout)
    {
        if (layout.IsAlone) yield return layout.Say("figure.cooccurrence-note");
        if (alone > 0) yield return layout.Say("figure.meeting-none", ("count", alone));
        if (thinning > 1) yield return layout.Say("figure.names-thinned", ("every", thinning));
        if (!numbers) yield return layout.Say("figure.numbers-left-out");
    }

    private static string Range(int below, int step, int most, FigureLayout layout)
    {
        int from = below + 1, to = Math.Min(below + step, most);
        return from == to ? layout.Number(from) : $"{layout.Number(from)}–{layout.Number(to)}";
    }

    private static string Description(CodeMeetings meetings, int codes, FigureLayout layout)
    {
        (int a, int b, int passages, _) = meetings.Pairs.MaxBy(static pair => pair.Passages);
        return layout.Say("figure.cooccurrence-description", ("codes", codes), ("pairs", meetings.Pairs.Length), ("a", meetings.Codes[a].Name), ("b", meetings.Codes[b].Name), ("passages", passages));
    }

    private static FigureTable Table(CodeMeetings meetings, FigureLayout layout) => new(
        [new(layout.Say("figure.code"), false), new(layout.Say("figure.with"), false), new(layout.Say("figure.pairs"), true), new(layout.Say("figure.sources"), true)],
        [
            .. meetings.Pairs.OrderByDescending(static pair => pair.Passages).ThenBy(static pair => pair.A).ThenBy(static pair => pair.B)
                .Select(pair => (ImmutableArray<string>)[meetings.Codes[pair.A].Name, meetings.Codes[pair.B].Name, layout.Number(pair.Passages), layout.Number(pair.Sources)]),
        ]);
}
