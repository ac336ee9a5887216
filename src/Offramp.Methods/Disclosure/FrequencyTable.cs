namespace Offramp.Methods.Disclosure;

/// <summary>How many cases have each value of a column, or each pair of values of two, with totals.</summary>
/// <remarks>A missing value is a value of its own, the last.</remarks>
public sealed class FrequencyTable
{
    /// <summary>The most cells, totals not counted.</summary>
    public const int MostCells = 2500;

    private readonly int[] counts;

    private FrequencyTable(DisclosureColumn rows, DisclosureColumn? columns, int[] counts)
    {
        RowColumn = rows;
        ColumnColumn = columns;
        this.counts = counts;
        Total = counts.Sum();
    }

    /// <summary>The column whose values are the rows.</summary>
    public DisclosureColumn RowColumn { get; }

    /// <summary>The column whose values are the columns; null in a table of one column.</summary>
    public DisclosureColumn? ColumnColumn { get; }

    /// <summary>How many rows there are, the total not counted.</summary>
    public int Rows => RowColumn.Levels;

    /// <summary>How many columns there are, the total not counted.</summary>
    public int Columns => ColumnColumn?.Levels ?? 1;

    /// <summary>How many cases there are.</summary>
    public int Total { get; }

    /// <summary>How many cases are in a cell.</summary>
    public int this[int row, int column] => counts[(row * Columns) + column];

    /// <summary>How many cases are in a row.</summary>
    public int RowTotal(int row) => Enumerable.Range(0, Columns).Sum(column => this[row, column]);

    /// <summary>How many cases are in a column.</summary>
    public int ColumnTotal(int column) => Enumerable.Range(0, Rows).Sum(row => this[row, column]);

    /// <summary>Counts the cases.</summary>
    /// <param name="rows">The column whose values are the rows.</param>
    /// <param name="columns">The column whose values are the columns, with a value for each case; null for a table of one column.</param>
    public static Answer<FrequencyTable> Of(DisclosureColumn rows, DisclosureColumn? columns = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (columns is not null && columns.Codes.Length != rows.Codes.Length) throw new ArgumentException("Each column has a value for each case.", nameof(columns));
        if (rows.Codes.IsEmpty) return new MethodProblem("methods.no-rows");
        if (columns?.Name == rows.Name) return new MethodProblem("methods.column-twice", Column: rows.Name);
        long cells = (long)rows.Levels * (columns?.Levels ?? 1);
        if (cells > MostCells) return new MethodProblem("methods.disclosure-cells-too-many").With("count", cells).With("limit", MostCells);
        int[] counts = new int[cells];
        for (int i = 0; i < rows.Codes.Length; i++) counts[(rows.Codes[i] * (columns?.Levels ?? 1)) + (columns?.Codes[i] ?? 0)]++;
        return new FrequencyTable(rows, columns, counts);
    }
}
