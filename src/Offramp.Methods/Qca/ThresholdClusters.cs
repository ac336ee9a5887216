namespace Offramp.Methods.Qca;

/// <summary>A suggestion of thresholds where the numbers themselves leave gaps. It knows nothing of the cases: a person decides.</summary>
/// <remarks>Hierarchical clustering with complete linkage: the two groups that lie nearest by their farthest members become one, until as many are left as wanted.
/// A threshold lies halfway between two groups. The R package QCA does the same (findTh).</remarks>
public static class ThresholdClusters
{
    /// <summary>Thresholds between groups of numbers.</summary>
    /// <param name="values">The raw numbers.</param>
    /// <param name="groups">How many groups there should be.</param>
    public static Answer<double[]> Suggest(ReadOnlySpan<double> values, int groups)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        // On a line complete linkage joins neighbours only: a group is a stretch of the sorted numbers.
        var stretches = sorted.Distinct().Select(static value => (Low: value, High: value)).ToList();
        if (groups < 2 || stretches.Count < groups) return new MethodProblem("methods.qca-groups").With("groups", groups).With("values", stretches.Count);
        while (stretches.Count > groups)
        {
            int nearest = 0;
            for (int i = 1; i + 1 < stretches.Count; i++)
                if (stretches[i + 1].High - stretches[i].Low < stretches[nearest + 1].High - stretches[nearest].Low) nearest = i;
            stretches[nearest] = (stretches[nearest].Low, stretches[nearest + 1].High);
            stretches.RemoveAt(nearest + 1);
        }
        return stretches.Zip(stretches.Skip(1), static (lower, upper) => (lower.High + upper.Low) / 2).ToArray();
    }
}
