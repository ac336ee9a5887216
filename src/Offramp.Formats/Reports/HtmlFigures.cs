using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>The figures of the HTML report. The table that follows each says every number of it.</summary>
internal static class HtmlFigures
{
    private static readonly FigureFrame Frame = new();

    /// <summary>Bars of the codings of each code, divided by source.</summary>
    public static void WriteFrequencies(HtmlReport.Page page, ReportOutline outline)
    {
        CodingReport report = outline.Report;
        Write(page, "figure-frequencies", CodeFrequencyFigure.Of(
            new CodeCounts(
                Codes(report),
                [.. report.Sources.Select(static source => new FigureName(ReportWords.KeyAndLabel(source), source.Key))],
                [.. report.Codes.Select(code => (ImmutableArray<int>)[.. Enumerable.Range(0, report.Sources.Length).Select(source => ReportOutline.Count(code, source))])],
                CountedBy.Source),
            Frame));
    }

    /// <summary>Which codes share words.</summary>
    public static void WritePairs(HtmlReport.Page page, ReportOutline outline)
    {
        Write(page, "figure-cooccurrence", CoOccurrenceFigure.Of(
            new CodeMeetings(
                Codes(outline.Report),
                [
                    .. outline.Report.CoOccurrences.Where(pair => outline.CodeNumber(pair.A) > 0 && outline.CodeNumber(pair.B) > 0)
                        .Select(pair => (outline.CodeNumber(pair.A) - 1, outline.CodeNumber(pair.B) - 1, pair.Passages, pair.Sources)),
                ]),
            Frame));
    }

    private static ImmutableArray<FigureName> Codes(CodingReport report) =>
        [.. report.Codes.Select(static code => new FigureName(ReportText.OneLine(code.Name), code.Key, code.Depth))];

    private static void Write(HtmlReport.Page page, string id, Figure figure)
    {
        // Wider than a narrow screen, it scrolls; the keyboard scrolls it too.
        page.Line($"<div class=\"drawing scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{ReportWords.Say("figure-region", ("title", figure.Title))}\">");
        page.Line($"{new Markup(SvgFigure.Draw(figure, SvgPlace.Page, id).TrimEnd('\n'))}");
        page.Line($"</div>");
    }
}
