using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>Turns raw numbers into memberships, by anchors that a person sets from knowledge of the cases.</summary>
/// <remarks>C. C. Ragin, Redesigning Social Inquiry (2008), chapter 5 (direct and indirect method). Straight and curved pieces, bell shapes and the distribution
/// instead of the line: A. Duşa, QCA with R (2019), chapter 4.</remarks>
public static class Calibration
{
    /// <summary>The membership at the anchor of full membership (and its rest to 1 at that of full exclusion) of the logistic way.</summary>
    public const double UsualInclusion = 0.95;

    // The R package QCA rounds what is nearer than this to full exclusion or full membership.
    private const double NearlyFull = 0.0001;

    /// <summary>Crisp with one threshold, multi-value with several: how many thresholds a number reaches.</summary>
    /// <param name="values">The raw numbers.</param>
    /// <param name="thresholds">The thresholds, in rising order.</param>
    public static Answer<double[]> AtThresholds(ReadOnlySpan<double> values, ImmutableArray<double> thresholds)
    {
        if (thresholds.IsDefaultOrEmpty) return new MethodProblem("methods.qca-anchors-count").With("given", 0).With("wanted", "1");
        if (!Rising(thresholds)) return OutOfOrder(thresholds);
        double[] levels = new double[values.Length];
        for (int i = 0; i < levels.Length; i++)
            while (levels[i] < thresholds.Length && thresholds[(int)levels[i]] <= values[i]) levels[i]++;
        return levels;
    }

    /// <summary>The direct method: log odds that rise in a line from the exclusion anchor over the crossover to the inclusion anchor, each side with a slope of its own.</summary>
    /// <remarks>Membership 1 / (1 + exp(−(x − c) · ln(d / (1 − d)) / (a − c))), with a the anchor on the side of x and d the degree there. Anchors that fall instead of
    /// rise give what is left to 1. Below 0.0001 and above 0.9999 it is 0 and 1.</remarks>
    /// <param name="values">The raw numbers.</param>
    /// <param name="anchors">Exclusion, crossover, inclusion: rising or falling.</param>
    /// <param name="inclusion">The membership at the inclusion anchor, between 0.5 and 1.</param>
    public static Answer<double[]> Logistic(ReadOnlySpan<double> values, ImmutableArray<double> anchors, double inclusion = UsualInclusion)
    {
        if (anchors.IsDefault || anchors.Length != 3) return new MethodProblem("methods.qca-anchors-count").With("given", anchors.IsDefault ? 0 : anchors.Length).With("wanted", "3");
        if (!(inclusion is > 0.5 and < 1)) return new MethodProblem("methods.qca-inclusion-degree").With("value", inclusion);
        bool falls = anchors[0] > anchors[2];
        if (!Rising(falls ? [anchors[2], anchors[1], anchors[0]] : anchors)) return OutOfOrder(anchors);
        double low = Math.Min(anchors[0], anchors[2]), middle = anchors[1], high = Math.Max(anchors[0], anchors[2]), odds = Math.Log(inclusion / (1 - inclusion));
        double[] memberships = new double[values.Length];
        for (int i = 0; i < memberships.Length; i++)
        {
            double x = values[i];
            double logOdds = (x - middle) * odds / (x < middle ? middle - low : high - middle);
            double membership = 1 / (1 + Math.Exp(-logOdds));
            memberships[i] = Settled(falls ? 1 - membership : membership);
        }
        return memberships;
    }

    /// <summary>Pieces between anchors: straight lines, S shapes by exponents, bells with six anchors.</summary>
    /// <remarks>From exclusion e to crossover c: ((e − x) / (e − c))^below / 2. From crossover to inclusion i: 1 − ((i − x) / (i − c))^above / 2. Beyond the anchors 0 and 1.</remarks>
    /// <param name="values">The raw numbers.</param>
    /// <param name="anchors">Three: exclusion, crossover, inclusion, rising or falling. Six: exclusion, crossover, inclusion, inclusion, crossover, exclusion for a bell, or
    /// inclusion, crossover, exclusion, exclusion, crossover, inclusion for one upside down, rising.</param>
    /// <param name="below">The exponent below the crossover.</param>
    /// <param name="above">The exponent above the crossover.</param>
    /// <param name="upsideDown">Whether six anchors begin with inclusion.</param>
    public static Answer<double[]> Pieces(ReadOnlySpan<double> values, ImmutableArray<double> anchors, double below = 1, double above = 1, bool upsideDown = false)
    {
        if (anchors.IsDefault || anchors.Length is not (3 or 6)) return new MethodProblem("methods.qca-anchors-count").With("given", anchors.IsDefault ? 0 : anchors.Length).With("wanted", "3, 6");
        if (!(below > 0 && above > 0 && double.IsFinite(below) && double.IsFinite(above))) return new MethodProblem("methods.qca-exponents").With("below", below).With("above", above);
        bool falls = anchors.Length == 3 && anchors[0] > anchors[2];
        if (!RisingWithPlateau(falls ? [anchors[2], anchors[1], anchors[0]] : anchors)) return OutOfOrder(anchors);
        double[] memberships = new double[values.Length];
        for (int i = 0; i < memberships.Length; i++)
        {
            double x = values[i];
            double membership = anchors.Length == 3 ? Side(x, anchors[0], anchors[1], anchors[2], below, above)
                : upsideDown ? Math.Max(Side(x, anchors[2], anchors[1], anchors[0], below, above), Side(x, anchors[3], anchors[4], anchors[5], below, above))
                : Math.Min(Side(x, anchors[0], anchors[1], anchors[2], below, above), Side(x, anchors[5], anchors[4], anchors[3], below, above));
            memberships[i] = Settled(membership);
        }
        return memberships;
    }

    /// <summary>Pieces between anchors in which the share of cases below a number stands in for the line.</summary>
    /// <param name="values">The raw numbers.</param>
    /// <param name="anchors">Exclusion, crossover, inclusion: rising or falling.</param>
    public static Answer<double[]> Distribution(ReadOnlySpan<double> values, ImmutableArray<double> anchors)
    {
        if (anchors.IsDefault || anchors.Length != 3) return new MethodProblem("methods.qca-anchors-count").With("given", anchors.IsDefault ? 0 : anchors.Length).With("wanted", "3");
        bool falls = anchors[0] > anchors[2];
        if (!Rising(falls ? [anchors[2], anchors[1], anchors[0]] : anchors)) return OutOfOrder(anchors);
        double low = Math.Min(anchors[0], anchors[2]), middle = anchors[1], high = Math.Max(anchors[0], anchors[2]);
        var within = new List<double>();
        foreach (double value in values)
            if (value >= low && value <= high) within.Add(value);
        within.Sort();
        double atMiddle = Share(middle);
        if (atMiddle is 0 or 1 || double.IsNaN(atMiddle)) return new MethodProblem("methods.qca-no-cases-beside-crossover").With("crossover", middle);
        double[] memberships = new double[values.Length];
        for (int i = 0; i < memberships.Length; i++)
        {
            double x = values[i];
            double rising = x <= low ? 0 : x <= middle ? Share(x) / atMiddle / 2 : x <= high ? 1 - ((1 - Share(x)) / (1 - atMiddle) / 2) : 1;
            memberships[i] = Settled(falls ? 1 - rising : rising);
        }
        return memberships;

        double Share(double x) => within.Count == 0 ? double.NaN : (double)within.Count(value => value <= x) / within.Count;
    }

    /// <summary>Totally fuzzy and relative: how much higher a number's place in the distribution is than that of the lowest.</summary>
    /// <remarks>B. Cheli and A. Lemmi, "A 'Totally' Fuzzy and Relative Approach to the Multidimensional Analysis of Poverty", Economic Notes 24 (1995) 115–134.</remarks>
    /// <param name="values">The raw numbers, usually of an ordinal scale.</param>
    public static Answer<double[]> Relative(ReadOnlySpan<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        if (sorted.Length == 0 || sorted[0] == sorted[^1]) return new MethodProblem("methods.qca-all-equal");
        double lowest = Share(sorted[0]);
        double[] memberships = new double[values.Length];
        for (int i = 0; i < memberships.Length; i++) memberships[i] = Math.Max(0, (Share(values[i]) - lowest) / (1 - lowest));
        return memberships;

        double Share(double x)
        {
            int count = 0;
            while (count < sorted.Length && sorted[count] <= x) count++;
            return (double)count / sorted.Length;
        }
    }

    internal static double Settled(double membership) => membership < NearlyFull ? 0 : membership > 1 - NearlyFull ? 1 : membership;

    internal static MethodProblem OutOfOrder(ImmutableArray<double> anchors) =>
        new MethodProblem("methods.qca-anchors-out-of-order").With("anchors", string.Join(", ", anchors.Select(static a => a.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    internal static bool Rising(ImmutableArray<double> anchors)
    {
        for (int i = 0; i < anchors.Length; i++)
            if (!double.IsFinite(anchors[i]) || (i > 0 && anchors[i] <= anchors[i - 1])) return false;
        return true;
    }

    // In a bell the two anchors at the top, or at the bottom, may be one.
    private static bool RisingWithPlateau(ImmutableArray<double> anchors)
    {
        for (int i = 0; i < anchors.Length; i++)
            if (!double.IsFinite(anchors[i]) || (i > 0 && (anchors[i] < anchors[i - 1] || (anchors[i] == anchors[i - 1] && i != 3)))) return false;
        return true;
    }

    private static double Side(double x, double exclusion, double crossover, double inclusion, double below, double above)
    {
        double direction = inclusion > exclusion ? 1 : -1;
        if ((x - exclusion) * direction <= 0) return 0;
        if ((x - inclusion) * direction >= 0) return 1;
        return (x - crossover) * direction <= 0
            ? Math.Pow((exclusion - x) / (exclusion - crossover), below) / 2
            : 1 - (Math.Pow((inclusion - x) / (inclusion - crossover), above) / 2);
    }
}
