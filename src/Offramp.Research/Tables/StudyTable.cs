using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A table of the study: what one row is, its columns, and how its rows are taken from a study.</summary>
public sealed class StudyTable
{
    private readonly Func<Tabulation, IEnumerable<StudyRow>> rows;

    internal StudyTable(string name, string rowIs, ImmutableArray<TableColumn> columns, Func<Tabulation, IEnumerable<StudyRow>> rows)
    {
        Name = name;
        RowIs = rowIs;
        Columns = columns;
        this.rows = rows;
    }

    /// <summary>The name: its file's without the extension.</summary>
    public string Name { get; }

    /// <summary>What one row is: "a passage with one code, by one coder".</summary>
    public string RowIs { get; }

    /// <summary>Its columns in order. A table with words ends in <c>withheld</c>.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Its rows, made one after another as they are asked for; each has a cell for every column.</summary>
    public IEnumerable<StudyRow> Rows(Tabulation of) => rows(of);
}

/// <summary>A row of a table.</summary>
/// <param name="Cells">A cell for every column.</param>
public readonly record struct StudyRow(ImmutableArray<StudyCell> Cells)
{
    /// <summary>Why words of this row were withheld; null where none were.</summary>
    public Note? Withheld => Cells.FirstOrDefault(static cell => cell.Withheld is not null).Withheld;

    /// <summary>A name of no meaning, never the words.</summary>
    public override string ToString() => "[row]";
}
