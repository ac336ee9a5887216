using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Offramp.Formats;

/// <summary>The styles of the Word report: names that Word knows, so that a reader can change them in one place.</summary>
internal static class WordStyles
{
    private const string Serif = "Cambria";
    private const string Sans = "Calibri";
    private const string Quiet = "56606B";
    private const string Ink = "1C2127";

    /// <summary>Every style, with the language and the fonts that hold where none says otherwise.</summary>
    public static Styles All() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                Fonts(Serif),
                new FontSize { Val = "21" },
                new FontSizeComplexScript { Val = "23" },
                new Languages { Val = "en-GB", Bidi = "fa-IR" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "0", After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        Paragraph("Normal", "Normal", null, null, null, isDefault: true),
        new Style(new StyleName { Val = "Default Paragraph Font" }, new UIPriority { Val = 1 }, new SemiHidden(), new UnhideWhenUsed()) { Type = StyleValues.Character, StyleId = "DefaultParagraphFont", Default = true },
        new Style(
            new StyleName { Val = "Normal Table" }, new UIPriority { Val = 99 }, new SemiHidden(), new UnhideWhenUsed(),
            new StyleTableProperties(
                new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa },
                new TableCellMarginDefault(
                    new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 108, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 108, Type = TableWidthValues.Dxa })))
        { Type = StyleValues.Table, StyleId = "TableNormal", Default = true },
        Paragraph("Title", "Title", "Normal", Spaced(0, 120, keepNext: true), Letters(44, bold: true)),
        Paragraph("Subtitle", "Subtitle", "Normal", Spaced(0, 200), Letters(21, colour: Quiet)),
        Heading(1, 360, 32),
        Heading(2, 300, 25),
        Heading(3, 240, 22),
        Paragraph("Quote", "Quote", "Normal", Spaced(120, 40, keepNext: true, keepLines: true, indent: 340), null),
        Paragraph("PassageSource", "Passage Source", "Normal", Spaced(0, 160, indent: 340), Letters(17, colour: Quiet, font: Sans)),
        Paragraph("PassageWithheld", "Passage Withheld", "Normal", Spaced(120, 40, keepNext: true, indent: 340), Letters(21, colour: Quiet, italic: true)),
        Paragraph("CodebookEntry", "Codebook Entry", "Normal", Spaced(100, 20, keepNext: true), null),
        Paragraph("CodebookText", "Codebook Text", "Normal", Spaced(0, 20), null),
        Paragraph("Introduction", "Introduction", "Normal", Spaced(0, 160, keepNext: true), Letters(19, colour: Quiet, font: Sans)),
        Paragraph("Caption", "caption", "Normal", Spaced(120, 80, keepNext: true), Letters(18, colour: Quiet, font: Sans)),
        Paragraph("TableText", "Table Text", "Normal", Spaced(20, 20, line: 240), Letters(17, font: Sans)),
        Paragraph("TOCHeading", "TOC Heading", "Normal", Spaced(240, 80, keepNext: true), Letters(25, bold: true)),
        Contents(1),
        Contents(2),
        Contents(3),
        Paragraph("Footer", "footer", "Normal", Spaced(0, 0), Letters(17, colour: Quiet, font: Sans)),
        Table());

    /// <summary>The settings: nothing asks the reader a question when the file is opened.</summary>
    public static Settings Settings() => new(
        new Zoom { Percent = "100" },
        new DefaultTabStop { Val = 720 },
        new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress },
        new Compatibility(new CompatibilitySetting
        {
            // Without it Word opens the file as one of 2007, in compatibility mode.
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new ThemeFontLanguages { Val = "en-GB", Bidi = "fa-IR" });

    private static Style Heading(int level, int before, int size)
    {
        StyleParagraphProperties properties = Spaced(before, 80, keepNext: true, keepLines: true);
        properties.Append(new OutlineLevel { Val = level - 1 });
        return Paragraph($"Heading{level}", $"heading {level}", "Normal", properties, Letters(size, bold: true));
    }

    private static Style Contents(int level) =>
        Paragraph($"TOC{level}", $"toc {level}", "Normal", Spaced(0, 30, line: 240, indent: (level - 1) * 280), Letters(20, font: Sans));

    private static Style Paragraph(string id, string name, string? basedOn, StyleParagraphProperties? paragraph, StyleRunProperties? run, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault) style.Default = true;
        // Word treats a name that it does not know as its own unless it is told otherwise.
        if (id is "PassageSource" or "PassageWithheld" or "CodebookEntry" or "CodebookText" or "Introduction" or "TableText") style.CustomStyle = true;
        if (basedOn is not null) style.Append(new BasedOn { Val = basedOn });
        if (id.StartsWith("Heading", StringComparison.Ordinal) || id == "Title") style.Append(new NextParagraphStyle { Val = "Normal" });
        style.Append(new PrimaryStyle());
        if (paragraph is not null) style.Append(paragraph);
        if (run is not null) style.Append(run);
        return style;
    }

    private static StyleParagraphProperties Spaced(int before, int after, bool keepNext = false, bool keepLines = false, int line = 276, int indent = 0)
    {
        var properties = new StyleParagraphProperties();
        if (keepNext) properties.Append(new KeepNext());
        if (keepLines) properties.Append(new KeepLines());
        properties.Append(new SpacingBetweenLines { Before = Number(before), After = Number(after), Line = Number(line), LineRule = LineSpacingRuleValues.Auto });
        if (indent > 0) properties.Append(new Indentation { Start = Number(indent) });
        return properties;
    }

    private static StyleRunProperties Letters(int halfPoints, bool bold = false, bool italic = false, string colour = Ink, string font = Serif)
    {
        var properties = new StyleRunProperties(Fonts(font));
        if (bold) properties.Append(new Bold(), new BoldComplexScript());
        if (italic) properties.Append(new Italic(), new ItalicComplexScript());
        properties.Append(new Color { Val = colour }, new FontSize { Val = Number(halfPoints) }, new FontSizeComplexScript { Val = Number(halfPoints + 2) });
        return properties;
    }

    // Named fonts, no theme: a file without a theme part has none to point to. Times New Roman carries Arabic letters on most machines.
    private static RunFonts Fonts(string name) => new() { Ascii = name, HighAnsi = name, EastAsia = name, ComplexScript = name == Serif ? "Times New Roman" : "Arial" };

    private static Style Table() => new(
        new StyleName { Val = "Report Table" },
        new BasedOn { Val = "TableNormal" },
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 6, Space = 0, Color = Quiet },
                new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 0, Color = Quiet },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Space = 0, Color = "D8DEE4" }),
            new TableCellMarginDefault(
                new TableCellLeftMargin { Width = 60, Type = TableWidthValues.Dxa },
                new TableCellRightMargin { Width = 60, Type = TableWidthValues.Dxa })),
        new TableStyleProperties(new RunPropertiesBaseStyle(new Bold(), new BoldComplexScript())) { Type = TableStyleOverrideValues.FirstRow })
    { Type = StyleValues.Table, StyleId = "ReportTable", CustomStyle = true };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
