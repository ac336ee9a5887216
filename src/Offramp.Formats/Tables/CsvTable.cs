using System.Collections.Immutable;
using CsvHelper;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>One row of a table.</summary>
/// <param name="Line">The line of the file on which it begins, from 1.</param>
/// <param name="Cells">As many as the table has columns; what the file leaves out is empty.</param>
public sealed record CsvTableRow(int Line, ImmutableArray<string> Cells)
{
    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[row]";
}

/// <summary>A table of named columns as CSV. Cells that a spreadsheet could run as formulas are neutralised on writing and come back as they were
/// on reading (<see cref="FormulaGuard"/>).</summary>
public sealed class CsvTable
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = 256 * 1024 * 1024;

    /// <summary>How many columns are read.</summary>
    public const int MostColumns = 1000;

    /// <summary>How many rows are read.</summary>
    public const int MostRows = 5_000_000;

    /// <summary>The longest cell that is read, in UTF-16 units.</summary>
    public const int LongestCell = 10_000_000;

    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    private CsvTable(string file, ImmutableArray<string> columns, ImmutableArray<CsvTableRow> rows, char separator, string encoding)
    {
        File = file;
        Columns = columns;
        Rows = rows;
        Separator = separator;
        Encoding = encoding;
        for (int i = 0; i < columns.Length; i++) places.TryAdd(columns[i], i);
    }

    /// <summary>The file's name without its folder.</summary>
    public string File { get; }

    /// <summary>The columns' names as the file has them, without blanks around them.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The rows in which anything stands, in the order of the file.</summary>
    public ImmutableArray<CsvTableRow> Rows { get; }

    /// <summary>What divided the cells: a comma, a semicolon, a tab or a bar.</summary>
    public char Separator { get; }

    /// <summary>How the characters were written, such as <c>UTF-8</c>.</summary>
    public string Encoding { get; }

    /// <summary>The place of the first column that has one of these names, case aside; -1 where none has.</summary>
    public int IndexOf(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            if (places.TryGetValue(name, out int place)) return place;
        return -1;
    }

    /// <summary>Where a cell stands, for a problem.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column's place; -1 for the row as a whole.</param>
    public Place PlaceOf(CsvTableRow row, int column = -1) => new(File, row.Line, Path: column < 0 ? null : Columns[column]);

    /// <summary>Reads from a stream, from where it stands to its end; the stream stays open.</summary>
    /// <exception cref="IOException">The stream itself failed.</exception>
    public static Reading<CsvTable> Read(string fileName, Stream stream, string? encoding = null) =>
        BoundedBytes.TryRead(stream, LargestFile, out byte[] bytes)
            ? Read(fileName, bytes, encoding)
            : new(null, [Problem.Of(new Place(FileNames.Last(fileName)), "formats.file-too-large", ("limit", LargestFile / (1024 * 1024)))]);

    /// <summary>Reads from bytes, in whatever encoding and with whatever separator; the first row names the columns. What is damaged is told with its line.</summary>
    /// <param name="fileName">The file's name; folders before it are passed over.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="encoding">The encoding to read characters in, by a name that <see cref="EncodingNames"/> knows; null to find it out.</param>
    public static Reading<CsvTable> Read(string fileName, byte[] bytes, string? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(bytes);
        var log = new ProblemLog(FileNames.Last(fileName));
        CsvTable? table = null;
        System.Text.Encoding? asked = encoding is null ? null : EncodingNames.Find(encoding);
        if (bytes.Length == 0) log.Add("formats.empty-file");
        else if (encoding is not null && asked is null) log.Add("formats.encoding-unknown", ("encoding", encoding.Length <= 40 ? encoding : encoding[..40]));
        else if (bytes.Length > LargestFile) log.Add("formats.file-too-large", ("limit", LargestFile / (1024 * 1024)));
        else if (ContentSniffing.Of(bytes) is not Content.Text and var content) log.Add("formats.not-csv", ("found", ContentSniffing.NameOf(content)));
        else table = CsvRows.Read(bytes, log, asked) is { } read ? new CsvTable(log.File, read.Columns, read.Rows, read.Separator, read.Encoding) : null;
        return new(table, log.ToImmutable());
    }

    /// <summary>Writes a table as UTF-8 with a byte-order mark, which Excel needs, divided by commas, each row ended by CR LF (RFC 4180).</summary>
    /// <param name="stream">Where it is written; it stays open.</param>
    /// <param name="columns">The columns' names.</param>
    /// <param name="rows">Rows of as many cells as there are columns; null is written as nothing.</param>
    public static void Write(Stream stream, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        using CsvWriter writer = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true, NewLine = "\r\n" }, leaveOpen: true);
        Write(writer, columns, columns.Count);
        foreach (IReadOnlyList<string?> row in rows) Write(writer, row, columns.Count);
    }

    /// <summary>As <see cref="Write(Stream, IReadOnlyList{string}, IEnumerable{IReadOnlyList{string}})"/>, into bytes.</summary>
    public static byte[] Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var memory = new MemoryStream();
        Write(memory, columns, rows);
        return memory.ToArray();
    }

    private static void Write(CsvWriter writer, IReadOnlyList<string?> cells, int columns)
    {
        if (cells.Count != columns) throw new ArgumentException("A row has as many cells as there are columns.", nameof(cells));
        foreach (string? cell in cells) writer.WriteField(FormulaGuard.Guarded(cell ?? ""), CsvQuoting.WhenNeededOrWhitespace);
        writer.EndRecord();
    }
}
