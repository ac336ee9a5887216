using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads texts from a table in plain text.</summary>
internal static class CsvTexts
{
    private static readonly string[] Extensions = [".csv", ".tsv", ".tab"];

    /// <summary>Whether the name says that the text is a table: commas alone do not, prose has them too.</summary>
    public static bool IsNamedSo(TextFile file) => Extensions.Contains(file.Extension);

    /// <summary>The texts; none, with problems, where it is no table that can be read.</summary>
    public static ImmutableArray<TextBody> Read(TextFile file, List<Problem> problems)
    {
        Reading<CsvTable> reading = CsvTable.Read(file.Name, file.Bytes, file.Options.Encoding);
        problems.AddRange(reading.Problems);
        return reading.Value is { } table ? SheetTexts.Of(new Sheet(file, TextFormat.Csv, table.Encoding, table.Columns, table.Rows), problems) : [];
    }
}
