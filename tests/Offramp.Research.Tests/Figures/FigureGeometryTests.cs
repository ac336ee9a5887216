using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Offramp.Research.Tests.Figures;

/// <summary>What holds for every figure, whatever was counted and however long the names are.</summary>
public class FigureGeometryTests
{
    private static readonly string[] Names =
    [
        "Pay", "Family", "A name that goes on for much longer than any column of a figure has room for, and then some more", "معاش", "فشار خانواده و بازگشت به خانه پس از ماه‌ها دوری از جزیره",
        "", "W", "Платили", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "ﷺ", "e\u0301e\u0301e\u0301", "Pay (told) 2016–17",
    ];

    private static readonly Gen<string> Name = Gen.Elements(Names);

    private static readonly Gen<FigureFrame> Frame =
        from width in Gen.Elements(100.0, 280, 390, 720, 1440)
        from right in Gen.Elements(false, true)
        from title in Gen.Elements(false, true)
        select new FigureFrame(width, right, title);

    [Fact]
    public void Bars_of_frequencies_are_proportional_within_the_plot_and_no_names_overlap() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(from counts in Counts() from frame in Frame select (counts, frame)),
        static at =>
        {
            Figure figure = CodeFrequencyFigure.Of(at.counts, at.frame);
            Holds(figure);
            Assert.All(figure.Marks.Skip(1), mark => Assert.Equal(figure.Marks.First().Box.Width / figure.Marks.First().Value, mark.Box.Width / mark.Value, 6));
            Assert.Equal(at.counts.Counts.Sum(static row => row.Sum()), figure.Marks.Sum(static mark => mark.Value));
            Assert.Equal(at.counts.Codes.Length, figure.Table.Rows.Length);
        }));

    [Fact]
    public void Cells_of_meetings_stand_on_both_sides_of_the_diagonal_and_no_names_overlap() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(from meetings in Meetings() from frame in Frame select (meetings, frame)),
        static at =>
        {
            Figure figure = CoOccurrenceFigure.Of(at.meetings, at.frame);
            Holds(figure);
            Assert.Equal(at.meetings.Pairs.Length, figure.Marks.Count(static mark => mark.IsEcho));
            Assert.Equal(at.meetings.Pairs.Length, figure.Marks.Count(static mark => !mark.IsEcho));
            Assert.Equal(at.meetings.Pairs.Length, figure.Table.Rows.Length);
            FigureBox[] cells = [.. figure.Marks.Select(static mark => mark.Shapes[0].Box)];
            Assert.Equal(cells.Length, cells.Distinct().Count());
        }));

    [Fact]
    public void Bars_of_coverage_are_as_long_as_their_share() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(from shares in Shares() from frame in Frame select (shares, frame)),
        static at =>
        {
            Figure figure = CoverageFigure.Of(at.shares, at.frame);
            Holds(figure);
            Assert.All(figure.Marks, mark => Assert.Equal(mark.Value, mark.Box.Width / figure.Plot.Width, 6));
            Assert.Equal(at.shares.Length, figure.Table.Rows.Length);
        }));

    [Fact]
    public void Cases_stand_where_their_memberships_say_and_those_without_a_name_are_counted() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(from cases in (from name in Name from x in Gen.Choose(0, 100) from y in Gen.Choose(0, 100) select new PlottedCase(name, x / 100.0, y / 100.0)).ListOf() from frame in Frame select (cases, frame)),
        static at =>
        {
            Figure figure = MembershipPlotFigure.Of([.. at.cases], "A*~B", "Y", "", at.frame);
            Holds(figure);
            Assert.Equal(at.cases.Select(static c => (c.X, c.Y)).Distinct().Count(), figure.Marks.Count());
            Assert.Equal(at.cases.Count, figure.Table.Rows.Length);
            Assert.All(figure.Marks, mark => Assert.Equal(
                mark.Value,
                ((at.frame.RightToLeft ? figure.Plot.Right - Middle(mark) : Middle(mark) - figure.Plot.X) - MembershipPlotFigure.Margin) / (figure.Plot.Width - (2 * MembershipPlotFigure.Margin)), 6));
        }));

    [Fact]
    public void Long_names_of_cases_at_one_place_by_the_edge_stand_below_each_other()
    {
        string[] names = ["A country with a name that is long", "Another country with a name that is long", "A third country with a name that is long"];
        Figure figure = MembershipPlotFigure.Of([.. names.Select(static name => new PlottedCase(name, 0.98, 0.95))], "A", "Y", "", new FigureFrame(720));
        Holds(figure);
        Assert.Equal(names, Texts(figure, FigurePart.Labels).Select(static text => text.Text));
        Assert.Empty(Texts(figure, FigurePart.Notes));
    }

    [Fact]
    public void A_chart_of_prime_implicants_has_a_mark_for_each_row_covered() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(from terms in (from name in Name from rows in Gen.Choose(1, 12).ListOf() from strong in Gen.Elements(false, true) select new ChartTerm(name, [.. rows.Distinct().Select(static r => (long)r)], strong)).ListOf() from frame in Frame select (terms, frame)),
        static at =>
        {
            Figure figure = PrimeChartFigure.Of([.. at.terms], [.. Enumerable.Range(1, 12).Select(static r => (long)r)], "Y", at.frame);
            Holds(figure);
            Assert.Equal(at.terms.OrderByDescending(static t => t.IsInEveryModel).Take(PrimeChartFigure.MostDrawn).Sum(static t => t.Rows.Length), figure.Marks.Count());
            Assert.Equal(at.terms.Count, figure.Table.Rows.Length);
        }));

    [Fact]
    public void Marks_of_power_stand_as_high_as_it_is_and_the_table_has_all_curves() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(
            from curves in (from name in Name from powers in Gen.Choose(0, 1000).ArrayOf(6) select (name, powers)).ListOf()
            from first in Gen.Choose(2, 100000)
            from step in Gen.Choose(1, 100000)
            from frame in Frame
            select (curves, first, step, frame)),
        static at =>
        {
            ImmutableArray<PlottedPower> curves = [.. at.curves.Select(curve => new PlottedPower(curve.name, [.. curve.powers.Select((power, i) => (at.first + ((long)at.step * i), power / 1000.0))]))];
            Figure figure = PowerCurveFigure.Of(curves, 0.8, "", at.frame);
            Holds(figure);
            Assert.Equal(6 * Math.Min(curves.Length, PowerCurveFigure.MostDrawn), figure.Marks.Count());
            Assert.Equal(6 * curves.Length, figure.Table.Rows.Length);
            // Circles and squares stand around their point; the other forms are not as high above it as below.
            Assert.All(figure.Marks.Where(static mark => mark.Shapes[0] is CircleShape or RectangleShape), mark => Assert.Equal(
                mark.Value, (figure.Plot.Bottom - PowerCurveFigure.Margin - (mark.Box.Y + (mark.Box.Height / 2))) / (figure.Plot.Height - (2 * PowerCurveFigure.Margin)), 6));
        }));

    [Fact]
    public void Two_hundred_codes_have_two_hundred_rows_and_their_whole_names()
    {
        var counts = new CodeCounts(
            [.. Enumerable.Range(0, 200).Select(n => new FigureName($"Code {n} {Names[n % Names.Length]}", $"C{n}", n % 4))], [new FigureName("P-01", "S1")],
            [.. Enumerable.Range(0, 200).Select(n => (ImmutableArray<int>)[n])], CountedBy.Source);
        Figure figure = CodeFrequencyFigure.Of(counts, new FigureFrame(720));
        Holds(figure);
        string[] named = [.. Texts(figure, FigurePart.Labels).Select(static text => text.Whole ?? text.Text)];
        Assert.All(counts.Codes, code => Assert.Contains(code.Name, named));
    }

    [Fact]
    public void What_a_meeting_figure_leaves_out_is_said()
    {
        var meetings = new CodeMeetings(
            [.. Enumerable.Range(0, 200).Select(n => new FigureName($"Code {n}", $"C{n}", n % 3))], [.. Enumerable.Range(1, 190).Select(n => (n - 1, n, n, 1))]);
        string[] notes = [.. Texts(CoOccurrenceFigure.Of(meetings, new FigureFrame()), FigurePart.Notes).Select(static text => text.Text)];
        Assert.Equal(["9 codes share words with no other and have no row.", "One name in 2 is shown; each cell says both, and the table has all."], notes[..2]);
        Assert.StartsWith("The numbers do not fit", notes[2]);
    }

    [Fact]
    public void Parts_beyond_the_fifth_stand_together_and_lead_to_all_of_their_evidence()
    {
        var counts = new CodeCounts(
            [new FigureName("Pay", "C1")], [.. Enumerable.Range(1, 8).Select(n => new FigureName($"P-0{n}", $"S{n}"))], [[1, 2, 3, 4, 5, 6, 7, 8]], CountedBy.Source);
        MarkShape rest = CodeFrequencyFigure.Of(counts, new FigureFrame()).Marks.Last();
        Assert.Equal(("Pay, in 3 others: 6 codings", 6.0), (rest.Says, rest.Value));
        Assert.Equal(["S1", "S2", "S3"], rest.Evidence!.Sources);
    }

    [Fact]
    public void From_right_to_left_a_figure_is_its_own_mirror_image()
    {
        var counts = new CodeCounts([new FigureName("معاش", "C1")], [new FigureName("P-01", "S1")], [[3]], CountedBy.Source);
        Figure left = CodeFrequencyFigure.Of(counts, new FigureFrame());
        Figure right = CodeFrequencyFigure.Of(counts, new FigureFrame(RightToLeft: true));
        Assert.Equal(left.Width - left.Marks.Single().Box.Right, right.Marks.Single().Box.X, 6);
        Assert.Equal(TextEdge.Right, Texts(right, FigurePart.Labels).First().Edge);
    }

    private static Gen<CodeCounts> Counts() =>
        from codes in Gen.Choose(0, 40)
        from parts in Gen.Choose(1, 9)
        from names in Name.ArrayOf(codes)
        from depths in Gen.Choose(0, 9).ArrayOf(codes)
        from partNames in Name.ArrayOf(parts)
        from counts in Gen.Frequency((3, Gen.Constant(0)), (3, Gen.Choose(0, 9)), (1, Gen.Choose(0, 90000))).ArrayOf(codes * parts)
        select new CodeCounts(
            [.. names.Select((name, i) => new FigureName(name, $"C{i}", depths[i]))], [.. partNames.Select((name, i) => new FigureName(name, $"S{i}"))],
            [.. Enumerable.Range(0, codes).Select(code => (ImmutableArray<int>)[.. counts.Skip(code * parts).Take(parts)])], CountedBy.Source);

    private static Gen<CodeMeetings> Meetings() =>
        from codes in Gen.Choose(2, 130)
        from names in Name.ArrayOf(codes)
        from ends in Gen.Choose(0, codes - 1).ArrayOf(30)
        from passages in Gen.Frequency((3, Gen.Choose(1, 6)), (1, Gen.Choose(1, 20000))).ArrayOf(15)
        from none in Gen.Frequency((1, Gen.Constant(true)), (9, Gen.Constant(false)))
        select new CodeMeetings(
            [.. names.Select((name, i) => new FigureName(name, $"C{i}", i % 3))],
            none ? [] :
            [
                .. Enumerable.Range(0, 15).Select(i => (A: Math.Min(ends[2 * i], ends[(2 * i) + 1]), B: Math.Max(ends[2 * i], ends[(2 * i) + 1]), Passages: passages[i], Sources: 1))
                    .Where(static pair => pair.A != pair.B).DistinctBy(static pair => (pair.A, pair.B)),
            ]);

    private static Gen<ImmutableArray<CoverageShare>> Shares() =>
        from sources in Gen.Choose(0, 12)
        from names in Name.ArrayOf(sources)
        from coders in Gen.Choose(0, 2).ArrayOf(sources)
        from shares in Gen.Choose(0, 1000).ArrayOf(sources * 2)
        select (ImmutableArray<CoverageShare>)
        [
            .. Enumerable.Range(0, sources).SelectMany(n => coders[n] == 0
                ? [new CoverageShare(new FigureName(names[n], $"S{n}"), null, 0, 0)]
                : Enumerable.Range(0, coders[n]).Select(k => new CoverageShare(new FigureName(names[n], $"S{n}"), new FigureName($"Coder {k}", $"K{k}"), 1, shares[(2 * n) + k] / 1000.0))),
        ];

    private static void Holds(Figure figure)
    {
        var paper = new FigureBox(0, 0, figure.Width, figure.Height);
        Assert.All(figure.Groups.SelectMany(static group => group.Shapes), shape => Assert.True(paper.Holds(shape.Box), $"{shape} at {shape.Box} outside {paper}"));
        Assert.All(figure.Marks, mark => Assert.True(figure.Plot.Holds(mark.Box), $"{mark.Box} outside {figure.Plot}"));
        FigureBox[] labels = [.. Texts(figure, FigurePart.Labels).Where(static text => text.Length > 0).Select(static text => text.Box)];
        for (int i = 0; i < labels.Length; i++)
            for (int j = 0; j < i; j++) Assert.False(labels[i].Overlaps(labels[j]), $"{labels[i]} over {labels[j]}");
        Assert.All(figure.Table.Rows, row => Assert.Equal(figure.Table.Columns.Length, row.Length));
        Assert.All(figure.Marks, static mark => Assert.NotEqual("", mark.Says));
    }

    private static IEnumerable<TextShape> Texts(Figure figure, FigurePart part) =>
        figure.Groups.Where(group => group.Part == part).SelectMany(static group => group.Shapes).OfType<TextShape>();

    private static double Middle(MarkShape mark) => mark.Box.X + (mark.Box.Width / 2);
}
