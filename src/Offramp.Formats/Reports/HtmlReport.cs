using System.Globalization;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Writes a coding report as one HTML file that needs nothing else: no script, no font, no picture, no network.</summary>
public static class HtmlReport
{
    /// <summary>Writes the report as UTF-8 without byte order mark. The same report gives the same bytes. The stream stays open.</summary>
    public static void Write(CodingReport report, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        Write(report, writer);
    }

    /// <summary>Writes the report with LF line ends.</summary>
    public static void Write(CodingReport report, TextWriter writer)
    {
        var outline = new ReportOutline(report);
        var page = new Page(writer);
        string title = ReportText.OneLine(report.Title) is { Length: > 0 } given ? given : ReportWords.Say("untitled");
        WriteHead(page, title);
        page.Line($"<body>");
        page.Line($"<a class=\"skip\" href=\"#report\">{ReportWords.Say("skip")}</a>");
        page.Line($"<div class=\"sheet\">");
        WriteContents(page, outline);
        page.Line($"<main id=\"report\" tabindex=\"-1\">");
        WriteTitle(page, report, title);
        HtmlTables.WriteSources(page, outline);
        WriteCodebook(page, outline);
        HtmlTables.WriteFrequencies(page, outline);
        HtmlTables.WritePairs(page, outline);
        HtmlPassages.Write(page, outline);
        page.Line($"</main>");
        page.Line($"</div>");
        page.Line($"</body>");
        page.Line($"</html>");
    }

    private static void WriteHead(Page page, string title)
    {
        page.Line($"<!DOCTYPE html>");
        page.Line($"<html lang=\"en\" dir=\"ltr\">");
        page.Line($"<head>");
        page.Line($"<meta charset=\"utf-8\"/>");
        // What slips through the escaping can still load nothing and run nothing.
        page.Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>");
        page.Line($"<meta name=\"referrer\" content=\"no-referrer\"/>");
        page.Line($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        page.Line($"<meta name=\"color-scheme\" content=\"light dark\"/>");
        page.Line($"<meta name=\"generator\" content=\"Offramp\"/>");
        page.Line($"<title>{title}</title>");
        page.Line($"<style>{new Markup(HtmlStyle.Sheet)}{new Markup(FigureSheet.FollowingTheReader)}</style>");
        page.Line($"</head>");
    }

    private static void WriteTitle(Page page, CodingReport report, string title)
    {
        page.Line($"<header class=\"title\">");
        page.Line($"<p class=\"kicker\">{ReportWords.Say("kicker")}{Dated(report.Date)}</p>");
        page.Line($"<h1 dir=\"auto\">{title}</h1>");
        page.Line($"<p class=\"summary\">{ReportWords.Summary(report)}</p>");
        if (!report.Notes.IsEmpty)
        {
            page.Line($"<section class=\"notes\" aria-labelledby=\"notes\">");
            page.Line($"<h2 id=\"notes\">{ReportWords.Say("notes")}</h2>");
            page.Line($"<ul>");
            foreach (Note note in report.Notes) page.Line($"<li>{ReportText.OneLine(Messages.English.Say(note))}</li>");
            page.Line($"</ul>");
            page.Line($"</section>");
        }
        page.Line($"</header>");
    }

    private static Markup Dated(DateOnly? date) => date is { } day
        ? Markup.Of($" · <time datetime=\"{day.ToString("O", CultureInfo.InvariantCulture)}\">{ReportText.Day(day)}</time>")
        : Markup.None;

    private static void WriteContents(Page page, ReportOutline outline)
    {
        page.Line($"<nav class=\"contents\" aria-labelledby=\"contents\">");
        page.Line($"<p id=\"contents\" class=\"label\">{ReportWords.Say("contents")}</p>");
        page.Line($"<ol>");
        foreach (string section in (string[])["sources", "codebook", "frequencies", "cooccurrence"])
            page.Line($"<li><a href=\"#{section}\">{ReportWords.Say(section)}</a></li>");
        page.Line($"<li><a href=\"#passages\">{ReportWords.Say("passages")}</a>");
        if (outline.Untold.Length < outline.Report.Codes.Length)
        {
            page.Line($"<ul>");
            for (int n = 1; n <= outline.Report.Codes.Length; n++)
            {
                if (!outline.IsTold(n)) continue;
                ReportedCode code = outline.Report.Codes[n - 1];
                page.Line($"<li class=\"d{Math.Min(code.Depth, 4)}\"><a href=\"#code-{n}\">{Swatch(code)}<bdi>{ReportText.OneLine(code.Name)}</bdi> {(code.Codings == 0 ? Markup.None : Markup.Of($"<span class=\"count\">{code.Codings}</span>"))}</a></li>");
            }
            page.Line($"</ul>");
        }
        page.Line($"</li>");
        page.Line($"</ol>");
        page.Line($"</nav>");
    }

    private static void WriteCodebook(Page page, ReportOutline outline)
    {
        page.Section("codebook");
        if (outline.Report.Codes.IsEmpty) page.Line($"<p>{ReportWords.Say("no-codes")}</p>");
        else
        {
            int depth = -1;
            for (int n = 1; n <= outline.Report.Codes.Length; n++)
            {
                ReportedCode code = outline.Report.Codes[n - 1];
                // A list goes one level deeper at a time, whatever depth a code says it has.
                int wanted = Math.Clamp(code.Depth, 0, depth + 1);
                if (wanted > depth) page.Line($"<ul class=\"codebook\">");
                else
                {
                    for (; depth > wanted; depth--) page.Line($"</li></ul>");
                    page.Line($"</li>");
                }
                depth = wanted;
                WriteEntry(page, outline, code, n);
            }
            for (; depth >= 0; depth--) page.Line($"</li></ul>");
        }
        page.Line($"</section>");
    }

    private static void WriteEntry(Page page, ReportOutline outline, ReportedCode code, int n)
    {
        string counts = ReportWords.Say("codings-here", ("count", code.Codings));
        page.Line($"<li id=\"codebook-{n}\"><div class=\"entry\">");
        page.Line($"<p class=\"name\">{Swatch(code)}<b><bdi>{ReportText.OneLine(code.Name)}</bdi></b> <span class=\"count\">{(outline.IsTold(n) ? Markup.Of($"<a href=\"#code-{n}\">{counts}</a>") : Markup.Of($"{counts}"))}</span></p>");
        if (code.Definition is { } definition) page.Line($"<p dir=\"auto\">{Lines(definition)}</p>");
        foreach ((string label, string text) in ReportWords.Entry(code))
            page.Line($"<p class=\"rule\"><b>{label}</b> <bdi>{Lines(text)}</bdi></p>");
        page.Line($"</div>");
    }

    /// <summary>A code's colour beside its name; without one, an empty square.</summary>
    internal static Markup Swatch(ReportedCode code) => code.Colour is { } colour
        ? Markup.Of($"<span class=\"swatch\" style=\"background:#{(colour & 0xFFFFFF).ToString("x6", CultureInfo.InvariantCulture)}\"></span>")
        : Markup.Of($"<span class=\"swatch\"></span>");

    /// <summary>A text whose lines stay lines.</summary>
    internal static Markup Lines(string text) =>
        Markup.Join(ReportText.Paragraphs(text).Select(static line => Markup.Of($"{line}")), "<br/>");

    /// <summary>Where the lines of a page go.</summary>
    internal sealed class Page(TextWriter writer)
    {
        /// <summary>A line of markup, its values escaped.</summary>
        public void Line(MarkupHandler markup)
        {
            writer.Write(markup.ToString());
            writer.Write('\n');
        }

        /// <summary>Opens a section with its heading and the sentence that introduces it.</summary>
        public void Section(string name)
        {
            Line($"<section aria-labelledby=\"{name}\">");
            Line($"<h2 id=\"{name}\">{ReportWords.Say(name)}</h2>");
            Line($"<p class=\"intro\">{ReportWords.Intro(name)}</p>");
        }
    }
}
