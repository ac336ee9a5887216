using System.Collections.Immutable;

namespace Offramp.Formats;

/// <summary>A table as it stands in a text, so that its columns can be told apart after its words have become lines.</summary>
/// <param name="Rows">The rows in their order.</param>
internal sealed record TextTable(ImmutableArray<TextRow> Rows)
{
    /// <summary>The words of the cells, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Words(string text) =>
        [.. Rows.Select(row => (IReadOnlyList<string>)[.. row.Cells.Select(cell => text[cell.Start..cell.End].Trim())])];

    /// <summary>Nothing of its words.</summary>
    public override string ToString() => $"[{Rows.Length} rows]";
}

/// <summary>A row: where it begins and ends in the text, and its cells.</summary>
internal sealed record TextRow(int Start, int End, ImmutableArray<TextCell> Cells);

/// <summary>A cell: where its words begin and end in the text.</summary>
internal readonly record struct TextCell(int Start, int End);
