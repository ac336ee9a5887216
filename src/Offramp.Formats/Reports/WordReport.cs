using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Writes a coding report as a Word document with real styles, headings, captions and a table of contents.</summary>
public static class WordReport
{
    /// <summary>Writes the document. The same report gives the same bytes. The stream stays open.</summary>
    public static void Write(CodingReport report, Stream stream)
    {
        string title = ReportText.OneLine(report.Title) is { Length: > 0 } given ? given : ReportWords.Say("untitled");
        var document = new Document(new WordReportBody(report).Build(title));
        WordPackage.Write(stream, title, report.Date, document, Footer());
    }

    private static Footer Footer()
    {
        // The sentence of the catalogue is cut where its numbers stand, and the numbers are fields.
        string[] said = ReportWords.Say("page", ("page", "\u0001"), ("pages", "\u0001")).Split('\u0001');
        IEnumerable<OpenXmlElement> content = said.SelectMany((piece, i) => i == 0
            ? WordText.Runs(piece)
            : WordText.Field(i == 1 ? "PAGE" : "NUMPAGES", "1").Concat(WordText.Runs(piece)));
        return new Footer(WordText.Paragraph("Footer", content));
    }
}

/// <summary>The text of one Word report.</summary>
internal sealed class WordReportBody(CodingReport report)
{
    // A4 without its margins, in twentieths of a point.
    private const int PageWidth = 11906;
    private const int PageHeight = 16838;
    private const int Margin = 1247;
    private const int TextWidth = PageWidth - (2 * Margin);

    private readonly ReportOutline outline = new(report);
    private readonly Body body = new();
    private int bookmarks;

    public Body Build(string title)
    {
        body.Append(WordText.Paragraph("Title", title));
        body.Append(WordText.Paragraph("Subtitle", ReportWords.Say("kicker") + (report.Date is { } date ? " · " + ReportText.Day(date) : "")));
        body.Append(WordText.Paragraph("Normal", ReportWords.Summary(report)));
        if (!report.Notes.IsEmpty)
        {
            body.Append(WordText.Paragraph("Normal", WordText.Runs(ReportWords.Say("notes"), bold: true)));
            foreach (Note note in report.Notes) body.Append(WordText.Paragraph("Normal", "– " + ReportText.OneLine(Messages.English.Say(note))));
        }
        WriteContents();
        WriteSources();
        WriteCodebook();
        WriteFrequencies();
        WritePairs();
        WritePassages();
        body.Append(new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = "rId3" },
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 708, Footer = 567, Gutter = 0 }));
        return body;
    }

    private void WriteContents()
    {
        body.Append(WordText.Paragraph("TOCHeading", ReportWords.Say("contents")));
        List<(int Level, string Bookmark, string Text)> entries =
        [
            .. ((string[])["sources", "codebook", "frequencies", "cooccurrence", "passages"]).Select(static name => (1, name, ReportWords.Say(name))),
        ];
        for (int n = 1; n <= report.Codes.Length; n++)
            if (outline.IsTold(n)) entries.Add((report.Codes[n - 1].Depth == 0 ? 2 : 3, $"code_{n}", ReportText.OneLine(report.Codes[n - 1].Name)));
        // The entries stand ready, without page numbers (\n): nobody is asked to update the field, and none of them can be wrong.
        for (int i = 0; i < entries.Count; i++)
        {
            (int level, string bookmark, string text) = entries[i];
            OpenXmlElement[] opening = [WordText.Mark(FieldCharValues.Begin), WordText.Instruction("TOC \\o \"1-3\" \\n \\h \\z \\u"), WordText.Mark(FieldCharValues.Separate)];
            body.Append(WordText.Paragraph($"TOC{level}",
            [
                .. i == 0 ? opening : [],
                WordText.Link(bookmark, WordText.Runs(text)),
                .. i == entries.Count - 1 ? (OpenXmlElement[])[WordText.Mark(FieldCharValues.End)] : [],
            ]));
        }
    }

    private void WriteSources()
    {
        Section("sources");
        if (report.Sources.IsEmpty)
        {
            body.Append(WordText.Paragraph("Normal", ReportWords.Say("no-sources")));
            return;
        }
        string[] columns = [.. ReportWords.Particulars(report.Sources[0]).Select(static p => p.Label)];
        Caption(ReportWords.Say("caption-sources"));
        int[] widths = [1500, 1050, 600, 1150, 1250, 1050, TextWidth - 7450, 850];
        body.Append(WordText.Table(ReportWords.Say("caption-sources"), widths, words: 1 + columns.Length,
        [
            Heads([ReportWords.Say("source"), .. columns, ReportWords.Say("source-codings")]),
            .. report.Sources.Select((source, i) => (IEnumerable<OpenXmlElement>[])[
                WordText.Bookmark($"source_{i + 1}", ++bookmarks, WordText.Runs(ReportWords.KeyAndLabel(source), within: true)),
                .. ReportWords.Particulars(source).Select(static p => WordText.Runs(p.Value)),
                Number(source.Codings)]),
        ]));
        body.Append(WordText.Paragraph("Normal"));
    }

    private void WriteCodebook()
    {
        Section("codebook");
        if (report.Codes.IsEmpty) body.Append(WordText.Paragraph("Normal", ReportWords.Say("no-codes")));
        for (int n = 1; n <= report.Codes.Length; n++)
        {
            ReportedCode code = report.Codes[n - 1];
            IEnumerable<OpenXmlElement> name = WordText.Runs(ReportText.OneLine(code.Name), bold: true, within: true);
            string counts = $"  {ReportWords.Say("codings-here", ("count", code.Codings))}";
            body.Append(Indented(code, WordText.Paragraph("CodebookEntry", WordText.Bookmark($"codebook_{n}", ++bookmarks,
                [.. Swatch(code), .. outline.IsTold(n) ? [WordText.Link($"code_{n}", name)] : name, .. WordText.Runs(counts)]))));
            foreach (string line in code.Definition is { } definition ? ReportText.Paragraphs(definition) : [])
                body.Append(Indented(code, WordText.Paragraph("CodebookText", line)));
            foreach ((string label, string text) in ReportWords.Entry(code))
                body.Append(Indented(code, WordText.Paragraph("CodebookText",
                    [.. WordText.Runs(label + "  ", bold: true), .. WordText.Runs(string.Join(' ', ReportText.Paragraphs(text)), within: true)])));
        }
    }

    private void WriteFrequencies()
    {
        Section("frequencies");
        if (report.Codes.IsEmpty) body.Append(WordText.Paragraph("Normal", ReportWords.Say("no-codes")));
        Range[] blocks = report.Codes.IsEmpty ? [] : [.. outline.SourceBlocks()];
        foreach (Range block in blocks)
        {
            (int first, int count) = block.GetOffsetAndLength(report.Sources.Length);
            int[] columns = [.. Enumerable.Range(first, count)];
            string caption = ReportWords.FrequencyCaption(report, block, blocks.Length > 1);
            Caption(caption);
            int narrow = Math.Min(520, (TextWidth - 2600 - 1650) / count);
            int[] widths = [TextWidth - (narrow * count) - 1650, .. Enumerable.Repeat(narrow, count), 850, 800];
            body.Append(WordText.Table(caption, widths, words: 1,
            [
                Heads([ReportWords.Say("code"), .. columns.Select(i => report.Sources[i].Key), ReportWords.Say("codings"), ReportWords.Say("sources")]),
                .. report.Codes.Select(code => (IEnumerable<OpenXmlElement>[])[
                    NameInTree(code), .. columns.Select(i => Number(ReportOutline.Count(code, i))), Number(code.Codings), Number(code.Sources)]),
                [WordText.Runs(ReportWords.Say("total")), .. columns.Select(i => Number(report.Sources[i].Codings)), Number(report.Codings), []],
            ]));
            body.Append(WordText.Paragraph("Normal"));
        }
    }

    private void WritePairs()
    {
        Section("cooccurrence");
        if (outline.Pairs.IsEmpty)
        {
            body.Append(WordText.Paragraph("Normal", ReportWords.Say("cooccurrence-none")));
            return;
        }
        string caption = ReportWords.Say("caption-cooccurrence");
        Caption(caption);
        int half = (TextWidth - 2000) / 2;
        body.Append(WordText.Table(caption, [half, half, 1000, 1000], words: 2,
        [
            Heads([ReportWords.Say("code"), ReportWords.Say("code"), ReportWords.Say("pair-passages"), ReportWords.Say("pair-sources")]),
            .. outline.Pairs.Select(pair => (IEnumerable<OpenXmlElement>[])[
                WordText.Runs(outline.CodeName(pair.A)), WordText.Runs(outline.CodeName(pair.B)), Number(pair.Passages), Number(pair.Sources)]),
        ]));
        body.Append(WordText.Paragraph("Normal"));
    }

    private void WritePassages()
    {
        Section("passages");
        int passages = 0;
        for (int n = 1; n <= report.Codes.Length; n++)
        {
            ReportedCode code = report.Codes[n - 1];
            if (!outline.IsTold(n)) continue;
            Paragraph heading = WordText.Paragraph(code.Depth == 0 ? "Heading2" : "Heading3",
                WordText.Bookmark($"code_{n}", ++bookmarks, [.. Swatch(code), .. WordText.Runs(ReportText.OneLine(code.Name), within: true)]));
            body.Append(heading);
            if (code.Codings > 0) body.Append(WordText.Paragraph("Introduction",
                [.. WordText.Runs(ReportWords.Say("codings-in", ("codings", code.Codings), ("sources", code.Sources)) + " · "), WordText.Link($"codebook_{n}", WordText.Runs(ReportWords.Say("codebook")))]));
            foreach (ReportedPassage passage in code.Passages) WritePassage(passage, ++passages);
            if (code.PassagesLeftOut > 0) body.Append(WordText.Paragraph("Introduction", ReportWords.Say("passages-left-out", ("count", code.PassagesLeftOut))));
        }
        if (!outline.Untold.IsEmpty)
            body.Append(WordText.Paragraph("Normal", ReportWords.Say("none-coded", ("names", string.Join(", ", outline.Untold.Select(static c => ReportText.OneLine(c.Name)))))));
    }

    private void WritePassage(ReportedPassage passage, int number)
    {
        if (passage.Text is { } words)
        {
            foreach (string line in ReportText.Paragraphs(words.Text)) body.Append(WordText.Paragraph("Quote", line));
            foreach (ReportedCounterpart there in passage.Elsewhere)
            {
                body.Append(WordText.Paragraph("PassageSource", ReportWords.Elsewhere(there)));
                foreach (string line in ReportText.Paragraphs(there.Text.Text)) body.Append(WordText.Paragraph("Quote", line));
            }
        }
        else body.Append(WordText.Paragraph("PassageWithheld",
            ReportWords.Say("withheld") + ". " + ReportWords.WhyWithheld(passage)));

        ReportedSource? source = outline.Source(passage.Source);
        IEnumerable<OpenXmlElement> key = WordText.Runs(passage.Source);
        string turn = passage.Turn is { } at ? ", " + ReportWords.Say("turn", ("turn", at)) : "";
        string told = string.Concat(ReportWords.Told(passage).Select(static t => $" · {t.Label}: {t.Value}"));
        body.Append(WordText.Paragraph("PassageSource",
        [
            .. WordText.Bookmark($"passage_{number}", ++bookmarks, WordText.Runs(passage.Key + " ")),
            .. WordText.Runs(ReportWords.Speaker(passage, source), bold: true, within: true),
            .. WordText.Runs(" ("),
            .. outline.SourceNumber(passage.Source) is > 0 and int n ? [WordText.Link($"source_{n}", key)] : key,
            .. WordText.Runs(turn + ")"),
            .. WordText.Runs(told, within: true),
        ]));
    }

    private void Section(string name)
    {
        body.Append(WordText.Paragraph("Heading1", WordText.Bookmark(name, ++bookmarks, WordText.Runs(ReportWords.Say(name)))));
        body.Append(WordText.Paragraph("Introduction", ReportWords.Intro(name)));
    }

    private void Caption(string text) => body.Append(WordText.Paragraph("Caption", text));

    private static IEnumerable<OpenXmlElement> Swatch(ReportedCode code) => code.Colour is { } colour ? [WordText.Swatch(colour)] : [];

    private static IEnumerable<OpenXmlElement>[] Heads(IEnumerable<string> heads) => [.. heads.Select(static head => WordText.Runs(head))];

    private static IEnumerable<OpenXmlElement> NameInTree(ReportedCode code) =>
        WordText.Runs(string.Concat(Enumerable.Repeat("– ", Math.Clamp(code.Depth, 0, 6))) + ReportText.OneLine(code.Name), within: true);

    private static Paragraph Indented(ReportedCode code, Paragraph paragraph)
    {
        int depth = Math.Clamp(code.Depth, 0, 6);
        if (depth > 0) paragraph.ParagraphProperties!.Append(new Indentation { Start = (depth * 340).ToString(CultureInfo.InvariantCulture) });
        return paragraph;
    }

    private static IEnumerable<OpenXmlElement> Number(int number) => WordText.Runs(number.ToString(CultureInfo.InvariantCulture));
}
