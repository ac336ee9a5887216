namespace Offramp.Methods.Disclosure;

/// <summary>What is lost of a column when it is made coarser.</summary>
/// <param name="Bits">The bits by which a reader who sees the coarser value is on average short of the finer one, H(finer | coarser).</param>
/// <param name="Share">Of all bits that the column had, H(finer), from 0 to 1; null where it had none.</param>
/// <param name="Penalty">How wide coarser values are, on average over cases, from 0 (as before) to 1 (anything): normalised certainty penalty.</param>
/// <remarks>Bits: A. Gionis and T. Tassa, "k-Anonymization with Minimal Loss of Information", IEEE Transactions on Knowledge and Data Engineering 21 (2009) 206–219, definition 3.2; in the manner of
/// L. Willenborg and T. de Waal, Elements of Statistical Disclosure Control (2001), chapter 5. Penalty: J. Xu, W. Wang, J. Pei, X. Wang, B. Shi and A. W.-C. Fu, "Utility-Based Anonymization Using Local
/// Recoding", KDD (2006) 785–790.</remarks>
public sealed record InformationLoss(double Bits, double? Share, double Penalty)
{
    /// <summary>The loss from one column to a coarser one of the same cases.</summary>
    /// <param name="finer">The column as it was.</param>
    /// <param name="coarser">The column as it would be released: the coarser value is a function of the finer one.</param>
    public static InformationLoss Of(DisclosureColumn finer, DisclosureColumn coarser)
    {
        ArgumentNullException.ThrowIfNull(finer);
        ArgumentNullException.ThrowIfNull(coarser);
        if (finer.Codes.Length != coarser.Codes.Length) throw new ArgumentException("Both have a value for each case.", nameof(coarser));
        double all = finer.Codes.Length, bits = 0, had = 0, penalty = 0;
        foreach (IGrouping<int, int> group in finer.Codes.Zip(coarser.Codes).GroupBy(static pair => pair.Second, static pair => pair.First))
        {
            int[] codes = [.. group];
            // H(X | Y = y), Gionis and Tassa 2009, definition 3.2, weighted by how many cases have y.
            foreach (IGrouping<int, int> value in codes.GroupBy(static code => code)) bits -= value.Count() / all * Math.Log2((double)value.Count() / codes.Length);
            penalty += codes.Length * Width(finer, [.. codes.Distinct()]);
        }
        foreach (IGrouping<int, int> value in finer.Codes.GroupBy(static code => code)) had -= value.Count() / all * Math.Log2(value.Count() / all);
        return new InformationLoss(Math.Max(0, bits), had > 0 ? Math.Clamp(bits / had, 0, 1) : null, penalty / all);
    }

    // Xu et al. 2006, section 3: of numbers the width of the band by that of all; of others the number of values by that of all, and 0 for one value alone.
    private static double Width(DisclosureColumn column, int[] codes)
    {
        if (codes.Length < 2) return 0;
        if (!column.IsOfNumbers || codes.Contains(column.Values.Length)) return (double)codes.Length / column.Levels;
        return (column.NumberOf(codes.Max()) - column.NumberOf(codes.Min())) / (column.NumberOf(column.Values.Length - 1) - column.NumberOf(0));
    }
}
