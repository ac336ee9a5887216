using Offramp.Research;

namespace Offramp.Formats;

/// <summary>The tables of the HTML report. Each stands in a region of its own that scrolls sideways where it is wider than the screen.</summary>
internal static class HtmlTables
{
    // A label that fits above a narrow column.
    private const int ShortLabel = 8;

    public static void WriteSources(HtmlReport.Page page, ReportOutline outline)
    {
        CodingReport report = outline.Report;
        page.Section("sources");
        if (report.Sources.IsEmpty) page.Line($"<p>{ReportWords.Say("no-sources")}</p>");
        else
        {
            Open(page, "sources", ReportWords.Say("caption-sources"));
            string[] columns = [.. ReportWords.Particulars(report.Sources[0]).Select(static p => p.Label)];
            page.Line($"<thead><tr><th scope=\"col\">{ReportWords.Say("source")}</th>{Markup.Join(columns.Select(static c => Markup.Of($"<th scope=\"col\">{c}</th>")))}<th scope=\"col\" class=\"number\">{ReportWords.Say("source-codings")}</th></tr></thead>");
            page.Line($"<tbody>");
            for (int i = 0; i < report.Sources.Length; i++)
            {
                ReportedSource source = report.Sources[i];
                page.Line($"<tr id=\"source-{i + 1}\"><th scope=\"row\"><span class=\"key\">{source.Key}</span>{Label(source)}</th>{Markup.Join(ReportWords.Particulars(source).Select(static p => Markup.Of($"<td><bdi>{p.Value}</bdi></td>")))}<td class=\"number\">{source.Codings}</td></tr>");
            }
            page.Line($"</tbody>");
            Close(page);
        }
        page.Line($"</section>");
    }

    public static void WriteFrequencies(HtmlReport.Page page, ReportOutline outline)
    {
        page.Section("frequencies");
        if (outline.Report.Codes.IsEmpty) page.Line($"<p>{ReportWords.Say("no-codes")}</p>");
        else HtmlFigures.WriteFrequencies(page, outline);
        Range[] blocks = outline.Report.Codes.IsEmpty ? [] : [.. outline.SourceBlocks()];
        foreach (Range block in blocks) WriteFrequencies(page, outline, block, blocks.Length > 1);
        page.Line($"</section>");
    }

    private static void WriteFrequencies(HtmlReport.Page page, ReportOutline outline, Range block, bool isPart)
    {
        CodingReport report = outline.Report;
        (int first, int count) = block.GetOffsetAndLength(report.Sources.Length);
        int[] columns = [.. Enumerable.Range(first, count)];
        Open(page, "matrix", ReportWords.FrequencyCaption(report, block, isPart));
        Markup heads = Markup.Join(columns.Select(i => Markup.Of($"<th scope=\"col\" class=\"number\"><a href=\"#source-{i + 1}\">{report.Sources[i].Key}</a>{ShortOf(report.Sources[i])}</th>")));
        page.Line($"<thead><tr><th scope=\"col\">{ReportWords.Say("code")}</th>{heads}<th scope=\"col\" class=\"number total\">{ReportWords.Say("codings")}</th><th scope=\"col\" class=\"number total\">{ReportWords.Say("sources")}</th></tr></thead>");
        page.Line($"<tbody>");
        int most = report.Codes.SelectMany(static code => code.CodingsBySource).DefaultIfEmpty(0).Max();
        for (int n = 1; n <= report.Codes.Length; n++)
        {
            ReportedCode code = report.Codes[n - 1];
            Markup cells = Markup.Join(columns.Select(i => Cell(ReportOutline.Count(code, i), most)));
            page.Line($"<tr><th scope=\"row\" class=\"d{Math.Min(code.Depth, 4)}\">{HtmlReport.Swatch(code)}<a href=\"#codebook-{n}\"><bdi>{ReportText.OneLine(code.Name)}</bdi></a></th>{cells}<td class=\"number total\">{code.Codings}</td><td class=\"number total\">{code.Sources}</td></tr>");
        }
        page.Line($"</tbody>");
        Markup sums = Markup.Join(columns.Select(i => Markup.Of($"<td class=\"number\">{report.Sources[i].Codings}</td>")));
        page.Line($"<tfoot><tr><th scope=\"row\">{ReportWords.Say("total")}</th>{sums}<td class=\"number total\">{report.Codings}</td><td class=\"number total\"></td></tr></tfoot>");
        Close(page);
    }

    public static void WritePairs(HtmlReport.Page page, ReportOutline outline)
    {
        page.Section("cooccurrence");
        if (outline.Pairs.IsEmpty) page.Line($"<p>{ReportWords.Say("cooccurrence-none")}</p>");
        else
        {
            HtmlFigures.WritePairs(page, outline);
            Open(page, "pairs", ReportWords.Say("caption-cooccurrence"));
            page.Line($"<thead><tr><th scope=\"col\">{ReportWords.Say("code")}</th><th scope=\"col\">{ReportWords.Say("code")}</th><th scope=\"col\" class=\"number\">{ReportWords.Say("pair-passages")}</th><th scope=\"col\" class=\"number\">{ReportWords.Say("pair-sources")}</th></tr></thead>");
            page.Line($"<tbody>");
            foreach (ReportedPair pair in outline.Pairs)
                page.Line($"<tr><td>{Code(outline, pair.A)}</td><td>{Code(outline, pair.B)}</td><td class=\"number\">{pair.Passages}</td><td class=\"number\">{pair.Sources}</td></tr>");
            page.Line($"</tbody>");
            Close(page);
        }
        page.Line($"</section>");
    }

    private static Markup Code(ReportOutline outline, string key)
    {
        int n = outline.CodeNumber(key);
        return n == 0
            ? Markup.Of($"{key}")
            : Markup.Of($"{HtmlReport.Swatch(outline.Report.Codes[n - 1])}<a href=\"#{(outline.IsTold(n) ? "code" : "codebook")}-{n}\"><bdi>{outline.CodeName(key)}</bdi></a>");
    }

    // The tint helps the eye along; the number says it all, so a page printed in grey loses nothing.
    private static Markup Cell(int count, int most) => count == 0
        ? Markup.Of($"<td class=\"number zero\">0</td>")
        : Markup.Of($"<td class=\"number t{1 + (count * 3 / Math.Max(most, 1))}\">{count}</td>");

    private static Markup Label(ReportedSource source) =>
        ReportWords.LabelBesideKey(source) is { Length: > 0 } label ? Markup.Of($" <bdi>{label}</bdi>") : Markup.None;

    private static Markup ShortOf(ReportedSource source) =>
        ReportWords.LabelBesideKey(source) is { Length: > 0 and <= ShortLabel } label ? Markup.Of($"<br/><bdi>{label}</bdi>") : Markup.None;

    private static void Open(HtmlReport.Page page, string name, string caption)
    {
        page.Line($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{ReportWords.Say("table-region", ("caption", caption))}\">");
        page.Line($"<table class=\"{name}\">");
        page.Line($"<caption>{caption}</caption>");
    }

    private static void Close(HtmlReport.Page page)
    {
        page.Line($"</table>");
        page.Line($"</div>");
    }
}
