namespace Offramp.Methods.Qca;

/// <summary>What each of several sets covers of the outcome that no other of them covers.</summary>
internal static class UniqueCoverage
{
    /// <summary>The greatest membership in any of the sets for each case, and the unique coverage of each set.</summary>
    /// <remarks>C. C. Ragin, "Set Relations in Social Research", Political Analysis 14 (2006), section 5: the coverage of all minus that of all but one. For each case
    /// min(X, Y) of the set, less what the greatest of the others has of it.</remarks>
    /// <param name="parts">For each set how far each case belongs to it.</param>
    /// <param name="outcome">How far each case belongs to the outcome.</param>
    public static (double[] Together, double?[] Alone) Of(double[][] parts, ReadOnlySpan<double> outcome)
    {
        double[] together = new double[outcome.Length], unique = new double[parts.Length];
        double sumOutcome = 0;
        for (int i = 0; i < outcome.Length; i++)
        {
            double first = 0, second = 0;
            int widest = -1;
            sumOutcome += outcome[i];
            for (int p = 0; p < parts.Length; p++)
            {
                double x = parts[p][i];
                together[i] = Math.Max(together[i], x);
                double both = Math.Min(x, outcome[i]);
                if (widest < 0 || both > first)
                {
                    second = widest < 0 ? 0 : first;
                    first = both;
                    widest = p;
                }
                else
                {
                    second = Math.Max(second, both);
                }
            }
            if (widest >= 0) unique[widest] += first - second;
        }
        return (together, [.. unique.Select(u => SetFit.Ratio(u, sumOutcome))]);
    }
}
