using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Writes a study's tables into a folder, with their data dictionary.</summary>
public static class TableFolder
{
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>The names of the files that <see cref="Write(string, ImmutableArray{TabledRows})"/> writes, in that order.</summary>
    public static ImmutableArray<string> Files(IEnumerable<StudyTable> tables) =>
        ["README.md", "data-dictionary.md", "data-dictionary.csv", .. tables.Select(FileOf)];

    /// <summary>The name of a table's file.</summary>
    public static string FileOf(StudyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Name + ".csv";
    }

    /// <summary>Writes everything into a folder, which is made where it is not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="tables">The tables with their rows.</param>
    /// <exception cref="IOException">A file of that name is there already, or the disk refused.</exception>
    public static void Write(string folder, ImmutableArray<TabledRows> tables)
    {
        Directory.CreateDirectory(folder);
        StudyTable[] definitions = [.. tables.Select(static table => table.Table)];
        Write(folder, "README.md", stream => stream.Write(Utf8.GetBytes(ReadMe(tables))));
        Write(folder, "data-dictionary.md", stream => stream.Write(Utf8.GetBytes(DataDictionary.Markdown(definitions))));
        Write(folder, "data-dictionary.csv", stream => CsvTable.Write(stream, DataDictionary.Columns, DataDictionary.Rows(definitions)));
        foreach (TabledRows table in tables)
            Write(folder, FileOf(table.Table), stream => Write(stream, table));
    }

    /// <summary>Writes one table.</summary>
    public static void Write(Stream stream, TabledRows table)
    {
        ArgumentNullException.ThrowIfNull(table);
        CsvTable.Write(stream, [.. table.Table.Columns.Select(static column => column.Name)], table.Rows.Select(static row => new CellTexts(row)));
    }

    private static void Write(string folder, string name, Action<Stream> write)
    {
        using var stream = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);
        write(stream);
    }

    private static string ReadMe(ImmutableArray<TabledRows> tables)
    {
        var page = new StringBuilder("""
            # A study as tables

            Written by Offramp in the clear: keep this folder as you keep the study, and destroy it when it is not needed any more. The study notes that
            it was written, so that a withdrawal can ask for it. Every column is explained in `data-dictionary.md`, and for programs in
            `data-dictionary.csv`. Ids join the tables.

            R: `readr::read_csv("codings.csv", na = "")`, or `read.csv("codings.csv", fileEncoding = "UTF-8-BOM", na.strings = "")`.
            Python: `pandas.read_csv("codings.csv", keep_default_na=False, na_values=[""])`, or `csv.DictReader(open("codings.csv", encoding="utf-8-sig", newline=""))`.
            A spreadsheet opens each file as it is.

            | file | one row is | rows | rows with words left out |
            |---|---|---|---|

            """);
        foreach (TabledRows table in tables)
            page.Append(CultureInfo.InvariantCulture, $"| `{FileOf(table.Table)}` | {table.Table.RowIs} | {table.Count} | {table.Withheld} |\n");
        return page.ToString();
    }

    /// <summary>A row's cells as texts, taken from it when they are asked for: a million rows are not copied.</summary>
    private sealed class CellTexts(StudyRow row) : IReadOnlyList<string?>
    {
        public int Count => row.Cells.Length;

        public string? this[int index] => row.Cells[index].Text;

        public IEnumerator<string?> GetEnumerator() => row.Cells.Select(static cell => cell.Text).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
