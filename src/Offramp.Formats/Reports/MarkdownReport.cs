using System.Globalization;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Writes a coding report as Markdown with Jekyll front matter. The words of sources stand in it as words: nothing in them is markup.</summary>
public static class MarkdownReport
{
    private const string Excerpt = "<excerpt/>";

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
        var lines = new Lines(writer);
        WriteFrontMatter(lines, report);
        lines.Paragraph(Say("summary", report));
        lines.Paragraph(Excerpt);
        if (!report.Notes.IsEmpty)
        {
            lines.Paragraph("## " + ReportWords.Say("notes"));
            foreach (Note note in report.Notes) lines.Line("- " + Inline(Messages.English.Say(note)));
            lines.Line("");
        }
        WriteSources(lines, outline);
        WriteCodebook(lines, outline);
        WriteFrequencies(lines, outline);
        WritePairs(lines, outline);
        WritePassages(lines, outline);
    }

    private static string Say(string name, CodingReport report) =>
        ReportWords.Say(name, ("sources", report.Sources.Length), ("codes", report.Codes.Length), ("codings", report.Codings));

    private static string Inline(string text) => MarkdownText.Escape(ReportText.OneLine(text));

    private static void WriteFrontMatter(Lines lines, CodingReport report)
    {
        string title = ReportText.OneLine(report.Title) is { Length: > 0 } given ? given : ReportWords.Say("untitled");
        lines.Line("---");
        lines.Line("layout: post");
        lines.Line("title: " + MarkdownText.Quote(title));
        lines.Line("author: " + MarkdownText.Quote(ReportWords.Say("author")));
        if (report.Date is { } date) lines.Line("date: " + date.ToString("O", CultureInfo.InvariantCulture));
        lines.Line("description: " + MarkdownText.Quote(Say("description", report)));
        lines.Line("excerpt_separator: " + Excerpt);
        lines.Line("---");
        lines.Line("");
    }

    private static void WriteSources(Lines lines, ReportOutline outline)
    {
        CodingReport report = outline.Report;
        lines.Section("sources");
        if (report.Sources.IsEmpty)
        {
            lines.Paragraph(ReportWords.Say("no-sources"));
            return;
        }
        lines.Row([ReportWords.Say("source"), .. ReportWords.Particulars(report.Sources[0]).Select(static p => p.Label), ReportWords.Say("source-codings")]);
        lines.Rule(1 + ReportWords.Particulars(report.Sources[0]).Count(), 1);
        for (int i = 0; i < report.Sources.Length; i++)
        {
            ReportedSource source = report.Sources[i];
            lines.Row([
                Anchor("source", i + 1) + MarkdownText.Escape(ReportWords.KeyAndLabel(source)), .. ReportWords.Particulars(source).Select(static p => Inline(p.Value)), Number(source.Codings)]);
        }
        lines.Line("");
    }

    private static void WriteCodebook(Lines lines, ReportOutline outline)
    {
        lines.Section("codebook");
        if (outline.Report.Codes.IsEmpty) lines.Paragraph(ReportWords.Say("no-codes"));
        int depth = -1;
        for (int n = 1; n <= outline.Report.Codes.Length; n++)
        {
            ReportedCode code = outline.Report.Codes[n - 1];
            depth = Math.Clamp(code.Depth, 0, depth + 1);
            string indent = new(' ', depth * 2);
            string name = outline.IsTold(n) ? $"[{Inline(code.Name)}](#code-{n})" : Inline(code.Name);
            lines.Line($"{indent}- {Anchor("codebook", n)}**{name}** ({ReportWords.Say("codings-here", ("count", code.Codings))})");
            if (code.Definition is { } definition) lines.Line($"{indent}  <br>{Broken(definition)}");
            foreach ((string label, string text) in ReportWords.Entry(code)) lines.Line($"{indent}  <br>*{label}:* {Broken(text)}");
        }
        lines.Line("");
    }

    private static void WriteFrequencies(Lines lines, ReportOutline outline)
    {
        CodingReport report = outline.Report;
        lines.Section("frequencies");
        if (report.Codes.IsEmpty) lines.Paragraph(ReportWords.Say("no-codes"));
        Range[] blocks = report.Codes.IsEmpty ? [] : [.. outline.SourceBlocks()];
        foreach (Range block in blocks)
        {
            (int first, int count) = block.GetOffsetAndLength(report.Sources.Length);
            int[] columns = [.. Enumerable.Range(first, count)];
            if (blocks.Length > 1) lines.Paragraph(Inline(ReportWords.FrequencyCaption(report, block, true)));
            lines.Row([ReportWords.Say("code"), .. columns.Select(i => Inline(report.Sources[i].Key)), ReportWords.Say("codings"), ReportWords.Say("sources")]);
            lines.Rule(1, count + 2);
            foreach (ReportedCode code in report.Codes)
                lines.Row([Indented(code), .. columns.Select(i => Number(ReportOutline.Count(code, i))), Number(code.Codings), Number(code.Sources)]);
            lines.Row([ReportWords.Say("total"), .. columns.Select(i => Number(report.Sources[i].Codings)), Number(report.Codings), ""]);
            lines.Line("");
        }
    }

    private static void WritePairs(Lines lines, ReportOutline outline)
    {
        lines.Section("cooccurrence");
        if (outline.Pairs.IsEmpty)
        {
            lines.Paragraph(ReportWords.Say("cooccurrence-none"));
            return;
        }
        lines.Row([ReportWords.Say("code"), ReportWords.Say("code"), ReportWords.Say("pair-passages"), ReportWords.Say("pair-sources")]);
        lines.Rule(2, 2);
        foreach (ReportedPair pair in outline.Pairs)
            lines.Row([MarkdownText.Escape(outline.CodeName(pair.A)), MarkdownText.Escape(outline.CodeName(pair.B)), Number(pair.Passages), Number(pair.Sources)]);
        lines.Line("");
    }

    private static void WritePassages(Lines lines, ReportOutline outline)
    {
        lines.Section("passages");
        int passages = 0;
        int heading = 2;
        for (int n = 1; n <= outline.Report.Codes.Length; n++)
        {
            ReportedCode code = outline.Report.Codes[n - 1];
            if (!outline.IsTold(n)) continue;
            heading = Math.Clamp(3 + code.Depth, 3, Math.Min(heading + 1, 6));
            lines.Paragraph($"{new string('#', heading)} {Anchor("code", n)}{Inline(code.Name)}");
            if (code.Codings > 0) lines.Paragraph(ReportWords.Say("codings-in", ("codings", code.Codings), ("sources", code.Sources)) + $" · [{ReportWords.Say("codebook")}](#codebook-{n})");
            foreach (ReportedPassage passage in code.Passages) WritePassage(lines, outline, passage, ++passages);
            if (code.PassagesLeftOut > 0) lines.Paragraph(ReportWords.Say("passages-left-out", ("count", code.PassagesLeftOut)));
        }
        if (!outline.Untold.IsEmpty)
            lines.Paragraph(ReportWords.Say("none-coded", ("names", string.Join(", ", outline.Untold.Select(static code => Inline(code.Name))))));
    }

    private static void WritePassage(Lines lines, ReportOutline outline, ReportedPassage passage, int number)
    {
        if (passage.Text is { } words)
        {
            WriteQuotation(lines, words.Text, passage.Language);
            foreach (ReportedCounterpart there in passage.Elsewhere)
            {
                lines.Paragraph($"*{Inline(ReportWords.Elsewhere(there))}*");
                WriteQuotation(lines, there.Text.Text, there.Language);
            }
        }
        else lines.Paragraph($"*{ReportWords.Say("withheld")}.* {Inline(ReportWords.WhyWithheld(passage))}");

        ReportedSource? source = outline.Source(passage.Source);
        string where = outline.SourceNumber(passage.Source) is > 0 and int n ? $"[{Inline(passage.Source)}](#source-{n})" : Inline(passage.Source);
        string turn = passage.Turn is { } at ? ", " + ReportWords.Say("turn", ("turn", at)) : "";
        IEnumerable<string> told = ReportWords.Told(passage).Select(static t => $"{t.Label}: {MarkdownText.Escape(t.Value)}");
        lines.Paragraph(string.Join(" · ", [$"{Anchor("passage", number)}{Inline(passage.Key)} **{MarkdownText.Escape(ReportWords.Speaker(passage, source))}** ({where}{turn})", .. told]));
    }

    private static void WriteQuotation(Lines lines, string text, string? language)
    {
        string[] paragraphs = ReportText.Paragraphs(text);
        bool rightToLeft = TextDirection.IsRightToLeft(text);
        // Markdown has no word for direction: the quotation stands in an element that has.
        if (rightToLeft) lines.Paragraph($"<div dir=\"rtl\"{(ReportText.IsLanguageTag(language) ? $" lang=\"{language}\"" : "")} markdown=\"1\">");
        for (int i = 0; i < paragraphs.Length; i++)
            lines.Line("> " + MarkdownText.Escape(paragraphs[i]) + (i + 1 < paragraphs.Length ? "<br>" : ""));
        if (paragraphs.Length == 0) lines.Line(">");
        lines.Line("");
        if (rightToLeft) lines.Paragraph("</div>");
    }

    private static string Broken(string text) => string.Join("<br>", ReportText.Paragraphs(text).Select(MarkdownText.Escape));

    private static string Indented(ReportedCode code) =>
        string.Concat(Enumerable.Repeat("– ", Math.Clamp(code.Depth, 0, 6))) + Inline(code.Name);

    private static string Anchor(string kind, int number) => $"<a id=\"{kind}-{Number(number)}\"></a>";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Where the lines of a page go.</summary>
    private sealed class Lines(TextWriter writer)
    {
        public void Line(string line)
        {
            writer.Write(line);
            writer.Write('\n');
        }

        public void Paragraph(string text)
        {
            Line(text);
            Line("");
        }

        public void Section(string name)
        {
            Paragraph($"## <a id=\"{name}\"></a>{ReportWords.Say(name)}");
            Paragraph(ReportWords.Intro(name));
        }

        public void Row(IEnumerable<string> cells) => Line("| " + string.Join(" | ", cells) + " |");

        public void Rule(int words, int numbers) => Row([.. Enumerable.Repeat("---", words), .. Enumerable.Repeat("---:", numbers)]);
    }
}
