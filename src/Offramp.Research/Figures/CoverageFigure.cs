using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Draws how much of each source each coder coded, as a share of its text.</summary>
public static class CoverageFigure
{
    private const double Row = 22;
    private const double Head = 20;
    private const double Indent = 14;

    /// <summary>The figure. Every source has a row, also one in which nobody coded yet.</summary>
    public static Figure Of(ImmutableArray<CoverageShare> shares, FigureFrame frame)
    {
        string[] coders = [.. shares.Select(static share => share.Coder?.Name).OfType<string>().Distinct(StringComparer.Ordinal)];
        string title = coders.Length == 1
            ? frame.Words.Say("figure.coverage-title-one", ("coder", coders[0]))
            : frame.Words.Say("figure.coverage-title");
        var layout = new FigureLayout(frame, title);
        FigureBox plot = shares.IsEmpty ? layout.Nothing(layout.Say("figure.no-sources")) : Draw(shares, coders.Length > 1, layout);
        if (!shares.IsEmpty && layout.IsAlone) layout.Notes(layout.Say("figure.coverage-note"));
        string description = shares.IsEmpty
            ? layout.Say("figure.no-sources")
            : layout.Say("figure.coverage-description", ("sources", shares.Select(static s => s.Source.Reference).Distinct().Count()), ("coders", coders.Length),
                ("uncoded", shares.Count(static share => share.Coder is null)));
        return layout.Finish("coverage", description, plot, Table(shares, layout));
    }

    private static FigureBox Draw(ImmutableArray<CoverageShare> shares, bool severalCoders, FigureLayout layout)
    {
        string nobody = layout.Say("figure.nobody");
        List<Line> lines = [];
        foreach (IGrouping<string, CoverageShare> source in shares.GroupBy(static share => share.Source.Reference))
        {
            CoverageShare first = source.First();
            if (severalCoders) lines.Add(new Line(first.Source.Name, true, null));
            foreach (CoverageShare share in source) lines.Add(new Line(severalCoders ? share.Coder?.Name ?? nobody : share.Source.Name, false, share));
        }
        double most = lines.Max(line => IndentOf(line, severalCoders) + FigureText.Width(line.Name, FigureLayout.NameSize, line.IsHead));
        double names = Math.Min(most, layout.Width * 0.4);
        double left = FigureLayout.Edge + names + 10;
        double right = layout.Width - FigureLayout.Edge - FigureText.Width(layout.Say("figure.percent", ("percent", 100)), FigureLayout.SmallSize) - 8;
        layout.Y += 18;
        var plot = new FigureBox(left, layout.Y, right - left, lines.Sum(static line => line.IsHead ? Head : Row) + 4);
        int[] ticks = plot.Width < 200 ? [0, 50, 100] : [0, 25, 50, 75, 100];
        double X(double percent) => left + (plot.Width * percent / 100);

        List<Shape> ground = [], labels = [], marks = [];
        double y = plot.Y + 2;
        foreach (Line line in lines)
        {
            double high = line.IsHead ? Head : Row;
            double baseline = y + (high / 2) + (FigureLayout.NameSize * 0.36);
            double indent = IndentOf(line, severalCoders);
            labels.Add(FigureLayout.Label(line.Name, new(FigureLayout.Edge + indent, baseline), FigureLayout.NameSize, TextEdge.Left, line.IsHead ? Ink.Strong : Ink.Text, names - indent));
            if (line.Share is { } share)
            {
                var track = new FigureBox(left, y + (Row * 0.18), plot.Width, Row * 0.64);
                ground.Add(new RectangleShape(track, Ink.Track));
                labels.Add(new TextShape(Percent(share, layout), new(right + 6, baseline), FigureLayout.SmallSize, TextEdge.Left, Ink.Quiet));
                if (share.Codings > 0) marks.Add(Mark(share, track with { Width = plot.Width * Math.Clamp(share.Share, 0, 1) }, layout));
            }
            y += high;
        }
        layout.Add(FigurePart.Ground, [.. ground, .. ticks.Select(tick => new LineShape(new(X(tick), plot.Y), new(X(tick), plot.Bottom), tick == 0 ? Ink.Axis : Ink.Grid))]);
        layout.Add(FigurePart.Axis, ticks.Select(tick => (Shape)new TextShape(
            layout.Say("figure.percent", ("percent", tick)), new(X(tick), plot.Y - 6), FigureLayout.SmallSize, tick == 100 ? TextEdge.Right : TextEdge.Middle, Ink.Quiet)));
        layout.Add(FigurePart.Labels, labels);
        layout.Add(FigurePart.Marks, marks);
        layout.Y = plot.Bottom;
        return plot;
    }

    private static MarkShape Mark(CoverageShare share, FigureBox bar, FigureLayout layout) => new(
        layout.Say("figure.covered", ("source", share.Source.Name), ("coder", share.Coder?.Name ?? ""), ("share", Percent(share, layout)), ("codings", share.Codings)),
        new MarkEvidence { Sources = [share.Source.Reference], Coders = share.Coder is { } coder ? [coder.Reference] : [] },
        share.Share,
        [new RectangleShape(bar, Ink.Series1)]);

    private static double IndentOf(Line line, bool severalCoders) => severalCoders && !line.IsHead ? Indent : 0;

    // A little is not nothing, and nearly all is not all.
    private static string Percent(CoverageShare share, FigureLayout layout)
    {
        double percent = share.Share * 100;
        return percent is > 0 and < 1 ? layout.Say("figure.percent-below", ("percent", 1))
            : percent is > 99 and < 100 ? layout.Say("figure.percent-above", ("percent", 99))
            : layout.Say("figure.percent", ("percent", (int)Math.Round(percent, MidpointRounding.AwayFromZero)));
    }

    private static FigureTable Table(ImmutableArray<CoverageShare> shares, FigureLayout layout) => new(
        [new(layout.Say("figure.source"), false), new(layout.Say("figure.coder"), false), new(layout.Say("figure.codings"), true), new(layout.Say("figure.coded"), true)],
        [
            .. shares.Select(share => (ImmutableArray<string>)
                [share.Source.Name, share.Coder?.Name ?? layout.Say("figure.nobody"), layout.Number(share.Codings), Percent(share, layout)]),
        ]);

    private sealed record Line(string Name, bool IsHead, CoverageShare? Share);
}
