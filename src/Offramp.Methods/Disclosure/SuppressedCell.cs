namespace Offramp.Methods.Disclosure;

/// <summary>Whether a count may be printed.</summary>
public enum CellStatus
{
    /// <summary>It is printed.</summary>
    Published,

    /// <summary>It is not: it is small.</summary>
    Primary,

    /// <summary>It is not: a small one could be worked out from it and the totals.</summary>
    Secondary,
}

/// <summary>A cell of a frequency table, or a total, as it is released.</summary>
/// <param name="Row">Its row; null for the total of all rows.</param>
/// <param name="Column">Its column; null for the total of all columns.</param>
/// <param name="Count">The count; null where it is not printed.</param>
/// <param name="Status">Whether it is printed. Primary and secondary ones must look alike in print: only whoever releases the table knows which is which.</param>
/// <param name="Lower">The least that it can be, as whoever sees the printed table can work out.</param>
/// <param name="Upper">The most that it can be.</param>
public sealed record SuppressedCell(int? Row, int? Column, int? Count, CellStatus Status, int Lower, int Upper);
