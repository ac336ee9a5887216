using Offramp.Research;

namespace Offramp.Formats;

/// <summary>The passages of the HTML report: who and where at the start of the line, the words in the middle, how they were judged at the end.</summary>
internal static class HtmlPassages
{
    // h2 is the section; HTML has no heading below h6.
    private const int TopHeading = 3;
    private const int DeepestHeading = 6;

    public static void Write(HtmlReport.Page page, ReportOutline outline)
    {
        page.Section("passages");
        int passages = 0;
        int heading = TopHeading - 1;
        for (int n = 1; n <= outline.Report.Codes.Length; n++)
        {
            ReportedCode code = outline.Report.Codes[n - 1];
            if (!outline.IsTold(n)) continue;
            // A heading goes one level deeper at a time, so that a screen reader's list of headings has no holes.
            heading = Math.Clamp(TopHeading + code.Depth, TopHeading, Math.Min(heading + 1, DeepestHeading));
            WriteHeading(page, outline, code, n, heading);
            foreach (ReportedPassage passage in code.Passages) WritePassage(page, outline, code, n, passage, ++passages);
            if (code.PassagesLeftOut > 0) page.Line($"<p class=\"counts\">{ReportWords.Say("passages-left-out", ("count", code.PassagesLeftOut))}</p>");
        }
        if (!outline.Untold.IsEmpty)
            page.Line($"<p class=\"intro\">{ReportWords.Say("none-coded", ("names", string.Join(", ", outline.Untold.Select(static c => ReportText.OneLine(c.Name)))))}</p>");
        page.Line($"</section>");
    }

    private static void WriteHeading(HtmlReport.Page page, ReportOutline outline, ReportedCode code, int n, int level)
    {
        string name = ReportText.OneLine(code.Name);
        Markup above = outline.Above(code) is { Length: > 0 } path ? Markup.Of($"<span class=\"above\"><bdi>{path}</bdi> /</span> ") : Markup.None;
        page.Line($"<h{level} id=\"code-{n}\" class=\"code\">{HtmlReport.Swatch(code)}{above}<bdi>{name}</bdi></h{level}>");
        if (code.Codings == 0) return;
        string counts = ReportWords.Say("codings-in", ("codings", code.Codings), ("sources", code.Sources));
        page.Line($"<p class=\"counts\">{counts} · <a href=\"#codebook-{n}\" aria-label=\"{ReportWords.Say("to-codebook", ("name", name))}\">{ReportWords.Say("codebook")}</a></p>");
    }

    private static void WritePassage(HtmlReport.Page page, ReportOutline outline, ReportedCode code, int codeNumber, ReportedPassage passage, int number)
    {
        ReportedSource? source = outline.Source(passage.Source);
        string speaker = ReportWords.Speaker(passage, source);
        page.Line($"<figure class=\"passage\" id=\"passage-{number}\">");
        if (passage.Text is { } words)
        {
            Markup language = Language(passage.Language);
            page.Line($"<blockquote dir=\"auto\"{language} style=\"border-inline-start-color:{Stripe(code)}\">{Markup.Join(ReportText.Paragraphs(words.Text).Select(static p => Markup.Of($"<p>{p}</p>")))}</blockquote>");
            foreach (ReportedCounterpart there in passage.Elsewhere)
            {
                page.Line($"<p class=\"elsewhere\">{ReportWords.Elsewhere(there)}</p>");
                page.Line($"<blockquote class=\"elsewhere\" dir=\"auto\"{Language(there.Language)}>{Markup.Join(ReportText.Paragraphs(there.Text.Text).Select(static p => Markup.Of($"<p>{p}</p>")))}</blockquote>");
            }
        }
        else
        {
            page.Line($"<p class=\"withheld\"><b>{ReportWords.Say("withheld")}</b> {ReportWords.WhyWithheld(passage)}</p>");
        }
        page.Line($"<figcaption>");
        page.Line($"<p class=\"who\"><a class=\"key\" href=\"#passage-{number}\">{passage.Key}</a> <b><bdi>{speaker}</bdi></b>{Turn(passage.Turn)} <span class=\"from\">{SourceOf(outline, passage, source, speaker)}</span></p>");
        page.Line($"<dl class=\"judged\"><div><dt>{ReportWords.Say("code")}</dt><dd><a href=\"#codebook-{codeNumber}\"><bdi>{ReportText.OneLine(code.Name)}</bdi></a></dd></div>{Markup.Join(ReportWords.Told(passage).Select(static t => Markup.Of($"<div><dt>{t.Label}</dt><dd><bdi>{t.Value}</bdi></dd></div>")))}</dl>");
        page.Line($"</figcaption>");
        page.Line($"</figure>");
    }

    private static Markup SourceOf(ReportOutline outline, ReportedPassage passage, ReportedSource? source, string speaker)
    {
        string label = source is null ? "" : ReportWords.LabelBesideKey(source);
        Markup told = label.Length == 0 || label == speaker ? Markup.None : Markup.Of($" <bdi>{label}</bdi>");
        return outline.SourceNumber(passage.Source) is > 0 and int n
            ? Markup.Of($"<a href=\"#source-{n}\">{ReportWords.Say("source")} {passage.Source}{told}</a>")
            : Markup.Of($"{passage.Source}");
    }

    private static Markup Turn(int? turn) => turn is { } n ? Markup.Of($" <span class=\"turn\">{ReportWords.Say("turn", ("turn", n))}</span>") : Markup.None;

    private static Markup Language(string? tag) => ReportText.IsLanguageTag(tag) ? Markup.Of($" lang=\"{tag}\"") : Markup.None;

    private static Markup Stripe(ReportedCode code) => code.Colour is { } colour
        ? Markup.Of($"#{(colour & 0xFFFFFF).ToString("x6", System.Globalization.CultureInfo.InvariantCulture)}")
        : Markup.Of($"currentColor");
}
