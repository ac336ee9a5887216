using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>A table of a file that holds texts: from CSV or from a sheet of a workbook.</summary>
/// <param name="File">The file.</param>
/// <param name="Format">What the file is.</param>
/// <param name="Encoding">How its characters were written; null where the format fixes it.</param>
/// <param name="Columns">The names of its columns.</param>
/// <param name="Rows">The rows in which anything stands, each with a cell for every column.</param>
internal sealed record Sheet(TextFile File, TextFormat Format, string? Encoding, ImmutableArray<string> Columns, ImmutableArray<CsvTableRow> Rows)
{
    /// <summary>Where a cell stands: the row of the file and the column's name.</summary>
    public Place PlaceOf(CsvTableRow row, int column = -1) => new(File.Name, row.Line, Path: column < 0 ? null : Columns[column]);

    /// <summary>A name of no meaning, never the words.</summary>
    public override string ToString() => "[sheet]";
}
