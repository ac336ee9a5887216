using System.Collections.Immutable;

namespace Offramp.Methods.Disclosure;

/// <summary>A frequency table in which small counts, and what would give them away, are not printed.</summary>
/// <remarks>L. H. Cox, "Suppression Methodology and Statistical Disclosure Control", Journal of the American Statistical Association 75 (1980) 377–385. Zeros are printed, so whoever reads the table knows
/// that what is not printed is at least 1. A small count is protected when, by all that is printed, it could also be one that is not small. Secondary cells are chosen one small count after the other along
/// the way that costs least, and those that turn out not to be needed are printed again: few, but not proven to be the fewest.</remarks>
public sealed class CellSuppression
{
    /// <summary>From which count on a cell may usually be printed.</summary>
    public const int UsualThreshold = 3;

    // A total is worth more to a reader than a cell.
    private const double CostOfTotal = 4;

    // Above that, secondary cells are not looked through again for ones that are not needed.
    private const long MostReviewed = 200_000_000;

    private CellSuppression(FrequencyTable table, int threshold, bool totals, ImmutableArray<SuppressedCell> cells)
    {
        Table = table;
        Threshold = threshold;
        HasTotals = totals;
        Cells = cells;
    }

    /// <summary>The table with all its counts, which is not for release.</summary>
    public FrequencyTable Table { get; }

    /// <summary>The least count but 0 that is not small.</summary>
    public int Threshold { get; }

    /// <summary>Whether totals are printed.</summary>
    public bool HasTotals { get; }

    /// <summary>Cells and totals as they are released, row by row; the total of all is the last.</summary>
    public ImmutableArray<SuppressedCell> Cells { get; }

    /// <summary>How many cells and totals are not printed, for each reason.</summary>
    public (int Primary, int Secondary) Suppressed => (Cells.Count(static c => c.Status == CellStatus.Primary), Cells.Count(static c => c.Status == CellStatus.Secondary));

    /// <summary>Decides what is printed of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="threshold">The least count but 0 that may be printed, at least 2.</param>
    /// <param name="totals">Whether totals are printed; without them nothing needs a secondary suppression.</param>
    /// <returns>What is printed; or that nothing can be: there are fewer cases than the threshold, or even with every cell held back a small count could be worked out.</returns>
    public static Answer<CellSuppression> Of(FrequencyTable table, int threshold = UsualThreshold, bool totals = true)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (threshold < 2) return new MethodProblem("methods.disclosure-threshold").With("threshold", threshold);
        if (table.Total < threshold) return new MethodProblem("methods.disclosure-table-too-small").With("cases", table.Total).With("threshold", threshold);
        var network = new CellNetwork(table, totals, least: 1);
        CellArc[] arcs = network.Arcs;
        int[] primary = [.. Enumerable.Range(0, arcs.Length).Where(i => arcs[i].Count > 0 && arcs[i].Count < threshold).OrderBy(i => arcs[i].Count)];
        bool[] suppressed = new bool[arcs.Length];
        foreach (int i in primary) suppressed[i] = true;
        if (totals)
        {
            // Zeros and the number of cases are always printed. Fewer cells first, then smaller ones.
            double[] cost = [.. arcs.Select((arc, i) => arc.Count == 0 || i == arcs.Length - 1 ? double.PositiveInfinity : (arc.Row is null || arc.Column is null && table.ColumnColumn is not null ? CostOfTotal : 1) + ((double)arc.Count / (table.Total + 1)))];
            foreach (int i in primary)
            {
                if (network.Needed(i, suppressed, threshold - arcs[i].Count, cost) is not { } needed) return new MethodProblem("methods.disclosure-cells-unprotectable").With("cases", table.Total).With("threshold", threshold);
                foreach (int further in needed) suppressed[further] = true;
            }
            PrintAgain(network, primary, suppressed, threshold, cost);
        }
        HashSet<int> small = [.. primary];
        return new CellSuppression(table, threshold, totals, [.. arcs.Select((arc, i) => !suppressed[i]
            ? new SuppressedCell(arc.Row, arc.Column, arc.Count, CellStatus.Published, arc.Count, arc.Count)
            : new SuppressedCell(arc.Row, arc.Column, null, small.Contains(i) ? CellStatus.Primary : CellStatus.Secondary, Lower(i), Upper(i)))]);

        // Without totals only the rule itself is known: at least 1, and small.
        int Lower(int i) => totals ? arcs[i].Count - network.Fall(i, suppressed) : 1;
        int Upper(int i) => totals ? arcs[i].Count + network.Rise(i, suppressed, network.Most) : threshold - 1;
    }

    private static void PrintAgain(CellNetwork network, int[] primary, bool[] suppressed, int threshold, double[] cost)
    {
        HashSet<int> small = [.. primary];
        int[] secondary = [.. Enumerable.Range(0, suppressed.Length).Where(i => suppressed[i] && !small.Contains(i)).OrderByDescending(i => cost[i])];
        if ((long)secondary.Length * primary.Length * suppressed.Length > MostReviewed) return;
        foreach (int i in secondary)
        {
            suppressed[i] = false;
            if (!primary.All(p => network.Rise(p, suppressed, threshold - network.Arcs[p].Count) + network.Arcs[p].Count >= threshold)) suppressed[i] = true;
        }
    }
}
