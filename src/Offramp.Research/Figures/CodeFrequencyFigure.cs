using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Draws how many codings carry each code: bars in the order of the codebook, divided by source or by coder.</summary>
public static class CodeFrequencyFigure
{
    // More series than these cannot be told apart; the others stand together as the last one.
    private const int MostSeries = 5;
    private const double Indent = 12;

    /// <summary>The figure. Every code has a row, also one without codings; parts beyond the five with most codings are drawn as one, which says so,
    /// and stand each for itself in the table.</summary>
    public static Figure Of(CodeCounts counts, FigureFrame frame)
    {
        string by = counts.By == CountedBy.Coder ? "coder" : "source";
        var layout = new FigureLayout(frame, frame.Words.Say("figure.frequencies-title", ("by", by)));
        int[] totals = [.. counts.Counts.Select(static row => row.Sum())];
        int all = totals.Sum();
        ImmutableArray<Series> series = SeriesOf(counts, layout);
        FigureBox plot = counts.Codes.IsEmpty || all == 0
            ? layout.Nothing(layout.Say(counts.Codes.IsEmpty ? "figure.no-codes" : "figure.no-codings"))
            : Draw(counts, totals, series, layout);
        if (all > 0 && layout.IsAlone) layout.Notes(layout.Say("figure.frequencies-note"));
        string description = all == 0
            ? layout.Say(counts.Codes.IsEmpty ? "figure.no-codes" : "figure.no-codings")
            : layout.Say("figure.frequencies-description", ("codes", counts.Codes.Length), ("codings", all), ("parts", counts.Parts.Length), ("by", by),
                ("most", counts.Codes[Array.IndexOf(totals, totals.Max())].Name), ("count", totals.Max()));
        return layout.Finish("code-frequencies", description, plot, Table(counts, totals, layout));
    }

    private static FigureBox Draw(CodeCounts counts, int[] totals, ImmutableArray<Series> series, FigureLayout layout)
    {
        if (series.Length > 1) layout.Legend(series.Select(static s => (s.Ink, s.Name)));
        int rows = counts.Codes.Length;
        double row = rows > 80 ? 17 : rows > 30 ? 19 : 24;
        double size = rows > 80 ? FigureLayout.SmallSize : FigureLayout.NameSize;
        double most = counts.Codes.Max(code => IndentOf(code) + FigureText.Width(code.Name, size, code.Depth == 0));
        double names = Math.Min(most, layout.Width * 0.4);
        double left = FigureLayout.Edge + names + 10;
        double right = layout.Width - FigureLayout.Edge - FigureText.Width(layout.Number(totals.Max()), FigureLayout.SmallSize) - 8;
        int longest = totals.Max();
        // The longest bar takes the whole width: the measures go no further than it.
        int[] ticks = [.. Scales.Ticks(longest, (int)((right - left) / 70)).Where(tick => tick <= longest)];
        layout.Y += 18;
        var plot = new FigureBox(left, layout.Y, right - left, (rows * row) + 4);
        double X(double count) => left + (plot.Width * count / longest);

        layout.Add(FigurePart.Ground, ticks.Select(tick => (Shape)new LineShape(new(X(tick), plot.Y), new(X(tick), plot.Bottom), tick == 0 ? Ink.Axis : Ink.Grid)));
        layout.Add(FigurePart.Axis, ticks.Select(tick => (Shape)new TextShape(layout.Number(tick), new(X(tick), plot.Y - 6), FigureLayout.SmallSize, TextEdge.Middle, Ink.Quiet)));
        var labels = ImmutableArray.CreateBuilder<Shape>();
        var marks = ImmutableArray.CreateBuilder<Shape>();
        for (int code = 0; code < rows; code++)
        {
            FigureName name = counts.Codes[code];
            double top = plot.Y + 2 + (code * row);
            double line = top + (row / 2) + (size * 0.36);
            double indent = Math.Min(IndentOf(name), names / 2);
            labels.Add(FigureLayout.Label(name.Name, new(FigureLayout.Edge + indent, line), size, TextEdge.Left, name.Depth == 0 ? Ink.Strong : Ink.Text, names - indent));
            labels.Add(new TextShape(layout.Number(totals[code]), new(X(totals[code]) + 6, line), FigureLayout.SmallSize, TextEdge.Left, Ink.Quiet));
            int before = 0;
            foreach (Series one in series)
            {
                int count = one.Parts.Sum(part => counts.Counts[code][part]);
                if (count == 0) continue;
                var bar = new FigureBox(X(before), top + (row * 0.14), X(before + count) - X(before), row * 0.72);
                marks.Add(new MarkShape(Says(counts, name, one, count, layout), EvidenceOf(counts, name, one), count, Hatching.Area(bar, one.Ink)));
                before += count;
            }
        }
        layout.Add(FigurePart.Labels, labels);
        layout.Add(FigurePart.Marks, marks);
        layout.Y = plot.Bottom;
        return plot;
    }

    private static double IndentOf(FigureName code) => Math.Min(code.Depth, 6) * Indent;

    private static string Says(CodeCounts counts, FigureName code, Series one, int count, FigureLayout layout) => layout.Say(
        "figure.frequency", ("code", code.Name), ("count", count), ("by", counts.By == CountedBy.Coder ? "coder" : "source"), ("part", one.Name));

    private static MarkEvidence EvidenceOf(CodeCounts counts, FigureName code, Series one)
    {
        ImmutableArray<string> parts = [.. one.Parts.Select(part => counts.Parts[part].Reference)];
        return new MarkEvidence { Codes = [code.Reference], Sources = counts.By == CountedBy.Source ? parts : [], Coders = counts.By == CountedBy.Coder ? parts : [] };
    }

    // Those with most codings have an area of their own, in the order in which they stand in the study.
    private static ImmutableArray<Series> SeriesOf(CodeCounts counts, FigureLayout layout)
    {
        int[] sums = [.. counts.Parts.Select((_, part) => counts.Counts.Sum(row => row[part]))];
        int[] counted = [.. Enumerable.Range(0, sums.Length).Where(part => sums[part] > 0)];
        int own = counted.Length <= MostSeries + 1 ? counted.Length : MostSeries;
        int[] chosen = [.. counted.OrderByDescending(part => sums[part]).ThenBy(static part => part).Take(own).Order()];
        IEnumerable<Series> series = chosen.Select((part, i) => new Series(i < MostSeries ? Ink.Series1 + i : Ink.Rest, counts.Parts[part].Name, [part]));
        ImmutableArray<int> rest = [.. counted.Except(chosen)];
        return rest.IsEmpty ? [.. series] : [.. series, new Series(Ink.Rest, layout.Say("figure.others", ("count", rest.Length)), rest)];
    }

    private static FigureTable Table(CodeCounts counts, int[] totals, FigureLayout layout) => new(
        [
            new(layout.Say("figure.code"), false), .. counts.Parts.Select(static part => new FigureColumn(part.Name, true)), new(layout.Say("figure.all"), true),
        ],
        [.. counts.Codes.Select((code, i) => (ImmutableArray<string>)[code.Name, .. counts.Counts[i].Select(layout.Number), layout.Number(totals[i])])]);

    private sealed record Series(Ink Ink, string Name, ImmutableArray<int> Parts);
}
