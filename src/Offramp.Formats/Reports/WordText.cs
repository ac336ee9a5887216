using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Offramp.Formats;

/// <summary>Paragraphs, runs and tables of a Word document, each text in its own direction.</summary>
internal static class WordText
{
    /// <summary>A paragraph in a style, set from right to left where its first letter is.</summary>
    public static Paragraph Paragraph(string style, string text) => Set(style, TextDirection.IsRightToLeft(text), Runs(text));

    /// <summary>A paragraph of made runs, set from left to right.</summary>
    public static Paragraph Paragraph(string style, params IEnumerable<OpenXmlElement> content) => Set(style, false, content);

    /// <summary>The runs of a line of text. Each stretch of letters that run from right to left is marked so; without the mark Word sets its
    /// punctuation on the wrong side.</summary>
    public static IEnumerable<OpenXmlElement> Runs(string text, bool bold = false, bool within = false)
    {
        // In the middle of a line from left to right, a name from right to left must not draw what stands beside it along.
        bool paragraphIsRightToLeft = !within && TextDirection.IsRightToLeft(text);
        foreach ((string piece, bool rightToLeft) in TextDirection.Runs(ReportText.Clean(text), paragraphIsRightToLeft))
        {
            var properties = new RunProperties();
            if (bold) properties.Append(new Bold(), new BoldComplexScript());
            if (rightToLeft) properties.Append(new RightToLeftText());
            var run = new Run();
            if (properties.HasChildren) run.Append(properties);
            run.Append(new Text(piece) { Space = SpaceProcessingModeValues.Preserve });
            yield return run;
        }
    }

    /// <summary>A small square in a code's colour, beside its name.</summary>
    public static Run Swatch(int colour) => new(
        new RunProperties(new Color { Val = (colour & 0xFFFFFF).ToString("X6", CultureInfo.InvariantCulture) }),
        new Text("■ ") { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>Text that leads to a bookmark.</summary>
    public static Hyperlink Link(string bookmark, IEnumerable<OpenXmlElement> runs) => new(runs) { Anchor = bookmark, History = true };

    /// <summary>The start and end of a bookmark around some content. Numbers must differ within a document.</summary>
    public static IEnumerable<OpenXmlElement> Bookmark(string name, int number, IEnumerable<OpenXmlElement> content)
    {
        string id = number.ToString(CultureInfo.InvariantCulture);
        return [new BookmarkStart { Id = id, Name = name }, .. content, new BookmarkEnd { Id = id }];
    }

    /// <summary>A field that shows <paramref name="shown"/> until somebody updates it.</summary>
    public static IEnumerable<OpenXmlElement> Field(string instruction, string shown) =>
    [
        Mark(FieldCharValues.Begin), Instruction(instruction), Mark(FieldCharValues.Separate), new Run(new Text(shown)), Mark(FieldCharValues.End),
    ];

    /// <summary>The beginning, the dividing or the end mark of a field.</summary>
    public static Run Mark(FieldCharValues kind) => new(new FieldChar { FieldCharType = kind });

    /// <summary>What a field is.</summary>
    public static Run Instruction(string instruction) => new(new FieldCode($" {instruction} ") { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>A table whose first row is its header and stands again on every page.</summary>
    /// <param name="caption">What it shows, for those who cannot see it.</param>
    /// <param name="widths">The columns' widths in twentieths of a point.</param>
    /// <param name="words">How many columns from the start hold words; the rest hold numbers.</param>
    /// <param name="rows">The rows; in each the content of every cell.</param>
    public static Table Table(string caption, int[] widths, int words, IEnumerable<IEnumerable<OpenXmlElement>[]> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = "ReportTable" },
                new TableWidth { Width = Number(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
                new TableCaption { Val = ReportText.OneLine(caption) }),
            new TableGrid(widths.Select(static w => new GridColumn { Width = Number(w) })));
        bool first = true;
        foreach (IEnumerable<OpenXmlElement>[] row in rows)
        {
            var properties = new TableRowProperties(new CantSplit());
            if (first) properties.Append(new TableHeader());
            first = false;
            table.Append(new TableRow([properties, .. row.Select((cell, i) => Cell(cell, widths[i], isNumber: i >= words))]));
        }
        return table;
    }

    private static TableCell Cell(IEnumerable<OpenXmlElement> content, int width, bool isNumber)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = "TableText" });
        if (isNumber) properties.Append(new Justification { Val = JustificationValues.Right });
        return new TableCell(
            new TableCellProperties(new TableCellWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa }),
            new Paragraph([properties, .. content]));
    }

    private static Paragraph Set(string style, bool rightToLeft, IEnumerable<OpenXmlElement> content)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (rightToLeft) properties.Append(new BiDi());
        return new Paragraph([properties, .. content]);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
