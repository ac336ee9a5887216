namespace Offramp.Methods.Qca;

/// <summary>How well a set X and an outcome Y fit, as a sufficient and as a necessary condition. A measure is null where its denominator is 0.</summary>
/// <remarks>Inclusion and coverage: C. C. Ragin, "Set Relations in Social Research: Evaluating Their Consistency and Coverage", Political Analysis 14
/// (2006) 291–310. PRI: C. C. Ragin (2008), fsQCA 2.0. Relevance of necessity: C. Q. Schneider and C. Wagemann, Set-Theoretic Methods for the
/// Social Sciences (2012), section 9.2.1.</remarks>
/// <param name="InclS">Inclusion as a sufficient condition, Σ min(X, Y) / Σ X.</param>
/// <param name="Pri">Proportional reduction in inconsistency, (Σ min(X, Y) − Σ min(X, Y, 1 − Y)) / (Σ X − Σ min(X, Y, 1 − Y)).</param>
/// <param name="CovS">Coverage as a sufficient condition, Σ min(X, Y) / Σ Y; it is also the inclusion as a necessary one.</param>
/// <param name="RoN">Relevance of necessity, Σ (1 − X) / Σ (1 − min(X, Y)).</param>
public readonly record struct SetFit(double? InclS, double? Pri, double? CovS, double? RoN)
{
    /// <summary>Inclusion as a necessary condition.</summary>
    public double? InclN => CovS;

    /// <summary>Coverage as a necessary condition.</summary>
    public double? CovN => InclS;

    /// <summary>The fit of a set and an outcome.</summary>
    /// <param name="x">How far each case belongs to the set.</param>
    /// <param name="y">How far each case belongs to the outcome.</param>
    public static SetFit Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length) throw new ArgumentException("Both have a value for each case.", nameof(y));
        double sumX = 0, sumY = 0, sumBoth = 0, sumBothAndNot = 0, sumNotX = 0, sumNotBoth = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double both = Math.Min(x[i], y[i]);
            sumX += x[i];
            sumY += y[i];
            sumBoth += both;
            sumBothAndNot += Math.Min(both, 1 - y[i]);
            sumNotX += 1 - x[i];
            sumNotBoth += 1 - both;
        }
        return new SetFit(Ratio(sumBoth, sumX), Ratio(sumBoth - sumBothAndNot, sumX - sumBothAndNot), Ratio(sumBoth, sumY), Ratio(sumNotX, sumNotBoth));
    }

    /// <summary>A ratio; null where nothing is divided by.</summary>
    internal static double? Ratio(double part, double whole) => whole > 1e-12 ? part / whole : null;
}
