using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>The fit within one cluster or unit.</summary>
/// <param name="Name">The cluster or unit.</param>
/// <param name="Cases">How many cases it has.</param>
/// <param name="Inclusion">Inclusion in it; null where nobody belongs to the set.</param>
/// <param name="Coverage">Coverage in it; null where nobody has the outcome.</param>
public sealed record ClusterFit(string Name, int Cases, double? Inclusion, double? Coverage);

/// <summary>Whether a set relation holds across all clusters of the data: years, regions, units seen several times.</summary>
/// <remarks>R. Garcia-Castro and M. A. Ariño, "A General Approach to Panel Data Set-Theoretic Research", Journal of Advances in Management Sciences and Information Systems 2 (2016)
/// 63–76. Pooled over all cases (POCOS), between clusters (BECOS: one for each cluster), within units (WICONS: one for each unit). The distance of the parts from the whole
/// is √ Σ (p − 1/n)², with p the share of each part's inclusion in their sum; 0 where all are alike.</remarks>
/// <param name="Pooled">Inclusion over all cases.</param>
/// <param name="PooledCoverage">Coverage over all cases.</param>
/// <param name="Between">Each cluster.</param>
/// <param name="Within">Each unit.</param>
/// <param name="DistanceBetween">How far clusters are from being alike; null where inclusion is not defined in some.</param>
/// <param name="DistanceWithin">How far units are from being alike; null where inclusion is not defined in some.</param>
public sealed record ClusterDiagnostics(
    double? Pooled, double? PooledCoverage, ImmutableArray<ClusterFit> Between, ImmutableArray<ClusterFit> Within, double? DistanceBetween, double? DistanceWithin)
{
    /// <summary>Diagnoses a relation.</summary>
    /// <param name="x">How far each case belongs to the set.</param>
    /// <param name="y">How far each case belongs to the outcome.</param>
    /// <param name="clusters">The cluster of each case.</param>
    /// <param name="units">The unit of each case; empty where no unit is seen several times.</param>
    /// <param name="necessity">Whether the set is held against the outcome as a necessary condition.</param>
    public static ClusterDiagnostics Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ImmutableArray<string> clusters, ImmutableArray<string> units, bool necessity = false)
    {
        if (x.Length != y.Length || clusters.Length != x.Length || (!units.IsEmpty && units.Length != x.Length)) throw new ArgumentException("Each has a value for each case.", nameof(y));
        SetFit pooled = SetFit.Of(x, y);
        ImmutableArray<ClusterFit> between = Parts(x, y, clusters, necessity), within = units.IsEmpty ? [] : Parts(x, y, units, necessity);
        return new ClusterDiagnostics(necessity ? pooled.InclN : pooled.InclS, necessity ? pooled.CovN : pooled.CovS, between, within, Distance(between), Distance(within));
    }

    private static ImmutableArray<ClusterFit> Parts(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ImmutableArray<string> names, bool necessity)
    {
        var parts = ImmutableArray.CreateBuilder<ClusterFit>();
        foreach (string name in names.Distinct().Order(StringComparer.Ordinal))
        {
            int[] cases = [.. Enumerable.Range(0, names.Length).Where(i => names[i] == name)];
            double[] hereX = new double[cases.Length], hereY = new double[cases.Length];
            for (int i = 0; i < cases.Length; i++) (hereX[i], hereY[i]) = (x[cases[i]], y[cases[i]]);
            SetFit fit = SetFit.Of(hereX, hereY);
            parts.Add(new ClusterFit(name, cases.Length, necessity ? fit.InclN : fit.InclS, necessity ? fit.CovN : fit.CovS));
        }
        return parts.DrainToImmutable();
    }

    private static double? Distance(ImmutableArray<ClusterFit> parts)
    {
        if (parts.IsEmpty || parts.Any(static part => part.Inclusion is null)) return null;
        double sum = parts.Sum(static part => part.Inclusion!.Value);
        return sum <= 0 ? null : Math.Sqrt(parts.Sum(part => Math.Pow((part.Inclusion!.Value / sum) - (1.0 / parts.Length), 2)));
    }
}
