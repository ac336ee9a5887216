namespace Offramp.Methods.Agreement;

/// <summary>The units by who gave which category, equal ones together.</summary>
internal sealed class RowPatterns
{
    private readonly int[] codes;

    private RowPatterns(int coders, int[] codes, int[] weights, int[] ofUnit) => (Coders, this.codes, Weights, OfUnit) = (coders, codes, weights, ofUnit);

    /// <summary>How many coders there are.</summary>
    public int Coders { get; }

    /// <summary>How many units have each pattern.</summary>
    public int[] Weights { get; }

    /// <summary>The pattern of each unit; -1 where nobody coded it.</summary>
    public int[] OfUnit { get; }

    /// <summary>How many patterns there are.</summary>
    public int Length => Weights.Length;

    /// <summary>The codes of a pattern, by coder.</summary>
    public ReadOnlySpan<int> this[int p] => codes.AsSpan(p * Coders, Coders);

    /// <summary>Collects the patterns.</summary>
    /// <param name="codes">Row by row, the category of each coder, or less than 0.</param>
    /// <param name="coders">How many coders there are.</param>
    public static RowPatterns Of(ReadOnlySpan<int> codes, int coders)
    {
        var rows = new DistinctRows(coders);
        int[] ofUnit = new int[codes.Length / coders];
        for (int unit = 0; unit < ofUnit.Length; unit++)
        {
            ReadOnlySpan<int> row = codes.Slice(unit * coders, coders);
            ofUnit[unit] = row.ContainsAnyExcept(UnitMatrix.Missing) ? rows.Add(row) : -1;
        }
        int[] distinct = new int[rows.Count * coders];
        for (int p = 0; p < rows.Count; p++) rows[p].CopyTo(distinct.AsSpan(p * coders, coders));
        return new RowPatterns(coders, distinct, rows.Weights.ToArray(), ofUnit);
    }
}
