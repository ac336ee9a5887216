using System.Collections.Immutable;
using System.IO.Compression;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads texts from a sheet of an Excel workbook (.xlsx).</summary>
/// <remarks>
/// The package is read as the archive that it is, part by part and forwards, as Word documents are: a library that lays out a sheet would take a
/// cell's word for where it stands. Formulas give the value that was kept beside them and are never reckoned; links are never followed. The first sheet
/// that can be seen is read unless another is named; hidden rows and columns come in, as a filter hides rows that nobody means to lose.
/// </remarks>
internal static class WorkbookReader
{
    private const int MostShared = 2_000_000;
    private const long MostSharedCharacters = 100_000_000;
    private const int LongestCell = 1_000_000;
    private const int MostCells = 20_000_000;

    // A title, a date, a blank line may stand above the names of the columns.
    private const int RowsAbove = 10;

    /// <summary>The texts; none, with problems, where the workbook holds no table that can be read.</summary>
    public static ImmutableArray<TextBody> Read(TextFile file, List<Problem> problems)
    {
        ZipDirectory directory = ZipDirectory.Read(file.Bytes);
        if (directory.Refused is { } refused) return Refuse(refused);
        if (directory.IsEncrypted) return Refuse("formats.zip-has-a-password");
        if (directory.Names.FirstOrDefault(ZipDirectory.PointsOutside) is { } name)
            problems.Add(Problem.Of(new Place(file.Name, Path: name), "formats.zip-name-points-outside"));
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file.Bytes, writable: false), ZipArchiveMode.Read);
            if (Entry(archive, "xl/workbook.bin") is not null) return Refuse("formats.excel-binary");
            if (Entry(archive, "xl/workbook.xml") is not { } workbook) return Refuse("formats.excel-has-no-workbook");
            var formats = new NumberFormats();
            List<SheetName> sheets = SheetsOf(workbook, formats);
            if (Chosen(file, sheets, problems) is not { } sheet) return [];
            if (PartOf(archive, sheet, sheets) is not { } part) return Refuse("formats.excel-has-no-workbook");
            Optional(archive, "xl/styles.xml", formats.Read);
            List<string> shared = [];
            Optional(archive, "xl/sharedStrings.xml", strings => ReadShared(strings, shared, file, problems));
            return Table(file, part, new SheetReader(shared, formats), problems) is { } table ? SheetTexts.Of(table, problems) : [];
        }
        catch (Exception damage) when (PackageXml.IsDamage(damage))
        {
            return Refuse("formats.zip-damaged");
        }

        ImmutableArray<TextBody> Refuse(string code)
        {
            problems.Add(Problem.Of(file.Place(), code));
            return [];
        }
    }

    /// <summary>A sheet of the workbook.</summary>
    private sealed record SheetName(string Name, string? Relation, bool IsHidden);

    private static List<SheetName> SheetsOf(ZipArchiveEntry workbook, NumberFormats formats)
    {
        var sheets = new List<SheetName>();
        using var part = new PackageXml(workbook);
        while (part.NextElement())
        {
            if (part.Xml.LocalName == "workbookPr") formats.From1904 = part.Xml.GetAttribute("date1904") is "1" or "true";
            if (part.Xml.LocalName != "sheet" || sheets.Count == 1_000) continue;
            string? relation = null;
            for (bool any = part.Xml.MoveToFirstAttribute(); any; any = part.Xml.MoveToNextAttribute())
                if (part.Xml.LocalName == "id" && part.Xml.Prefix.Length > 0) relation = part.Xml.Value;
            part.Xml.MoveToElement();
            sheets.Add(new SheetName(part.Xml.GetAttribute("name") ?? "", relation, part.Xml.GetAttribute("state") is "hidden" or "veryHidden"));
        }
        return sheets;
    }

    private static SheetName? Chosen(TextFile file, List<SheetName> sheets, List<Problem> problems)
    {
        string names = string.Join(", ", sheets.Take(20).Select(static s => s.Name.Length <= 40 ? s.Name : s.Name[..40] + "…"));
        if (file.Options.Table.Sheet is { } wanted)
        {
            SheetName? named = sheets.Find(s => string.Equals(s.Name, wanted.Trim(), StringComparison.OrdinalIgnoreCase));
            if (named is null) problems.Add(Problem.Of(file.Place(), "formats.excel-sheet-unknown", ("sheet", wanted), ("sheets", names)));
            return named;
        }
        SheetName? first = sheets.Find(static s => !s.IsHidden) ?? sheets.FirstOrDefault();
        if (first is null) problems.Add(Problem.Of(file.Place(), "formats.excel-has-no-workbook"));
        else if (sheets.Count > 1) problems.Add(Problem.Of(file.Place(), "formats.excel-other-sheets", ("sheet", first.Name), ("sheets", names)));
        return first;
    }

    private static ZipArchiveEntry? PartOf(ZipArchive archive, SheetName sheet, List<SheetName> sheets)
    {
        string? target = null;
        Optional(archive, "xl/_rels/workbook.xml.rels", part =>
        {
            while (part.NextElement())
            {
                if (part.Xml.LocalName == "Relationship" && sheet.Relation is not null && part.Xml.GetAttribute("Id") == sheet.Relation
                    && part.Xml.GetAttribute("TargetMode") != "External")
                    target ??= part.Xml.GetAttribute("Target");
            }
        });
        string path = target is null ? $"xl/worksheets/sheet{sheets.IndexOf(sheet) + 1}.xml" : target.StartsWith('/') ? target[1..] : "xl/" + target;
        return Entry(archive, path);
    }

    private static void ReadShared(PackageXml part, List<string> shared, TextFile file, List<Problem> problems)
    {
        long characters = 0;
        while (part.NextElement())
        {
            if (part.Xml.LocalName != "si") continue;
            string text = SheetReader.Unescaped(part.Text(LongestCell, out bool cut));
            characters += text.Length;
            if (cut) problems.Add(Problem.Of(file.Place(), "formats.csv-cell-too-long", ("limit", LongestCell)));
            if (shared.Count == MostShared || characters > MostSharedCharacters)
            {
                problems.Add(Problem.Of(file.Place(), "formats.excel-too-many-words"));
                return;
            }
            shared.Add(text);
        }
    }

    private static Sheet? Table(TextFile file, ZipArchiveEntry entry, SheetReader reader, List<Problem> problems)
    {
        using (var part = new PackageXml(entry))
        {
            try
            {
                reader.Read(part);
            }
            catch (Exception damage) when (PackageXml.IsDamage(damage))
            {
                // The rows before the damage are better than none, if the problem says so.
                problems.Add(Problem.Of(file.Place(), part.WasCut ? "formats.zip-unpacks-too-large" : "formats.excel-broken-off", ("rows", reader.Rows.Count)));
            }
        }
        if (reader.HasMore) problems.Add(Problem.Of(file.Place(), "formats.too-many", ("limit", reader.Rows.Count)));
        if (reader.Hidden > 0) problems.Add(Problem.Of(file.Place(), "formats.excel-hidden-rows", ("count", reader.Hidden)));
        if (reader.WithoutValue > 0) problems.Add(Problem.Of(file.Place(), "formats.excel-formulas-without-value", ("count", reader.WithoutValue)));
        if (reader.LeftOut > 0) problems.Add(Problem.Of(file.Place(), "formats.excel-cells-left-out", ("count", reader.LeftOut)));
        if (reader.Rows.Count == 0)
        {
            problems.Add(Problem.Of(file.Place(), "formats.no-words"));
            return null;
        }
        int head = 0;
        for (int i = Math.Min(RowsAbove, reader.Rows.Count) - 1; i > 0; i--)
            if (reader.Rows[i].Cells.Values.Any(static cell => ColumnRoles.Find(cell.Trim()) == ColumnRole.Text)) head = i;
        if (reader.Rows[0].Cells.Values.Any(static cell => ColumnRoles.Find(cell.Trim()) is not null)) head = 0;
        // A column without a name holds nothing that could be asked for.
        int width = reader.Rows[head].Cells.Keys.Last() + 1;
        int taken = Math.Min(reader.Rows.Count - head - 1, MostCells / width);
        if (taken < reader.Rows.Count - head - 1) problems.Add(Problem.Of(file.Place(), "formats.too-many", ("limit", taken)));
        ImmutableArray<string> columns = Cells(reader.Rows[head].Cells, width, static name => name.Trim());
        return new Sheet(file, TextFormat.Excel, null, columns,
            [.. reader.Rows.Skip(head + 1).Take(taken).Select(row => new CsvTableRow(row.Number, Cells(row.Cells, width, static cell => cell)))]);
    }

    private static ImmutableArray<string> Cells(SortedDictionary<int, string> cells, int width, Func<string, string> make) =>
        [.. Enumerable.Range(0, width).Select(i => cells.TryGetValue(i, out string? cell) ? make(cell) : "")];

    // A part that is missing or damaged takes with it what it tells, not the words of the sheet.
    private static void Optional(ZipArchive archive, string name, Action<PackageXml> read)
    {
        if (Entry(archive, name) is not { } entry) return;
        try
        {
            using var part = new PackageXml(entry);
            read(part);
        }
        catch (Exception damage) when (PackageXml.IsDamage(damage))
        {
            // What was read before the damage stands; cells that name lost words are counted.
        }
    }

    private static ZipArchiveEntry? Entry(ZipArchive archive, string name) =>
        archive.Entries.FirstOrDefault(e => string.Equals(e.FullName, name, StringComparison.OrdinalIgnoreCase));
}
