namespace Offramp.Methods.Agreement;

/// <summary>Conger's kappa (Hubert's): each coder's own shares of categories make the agreement expected by chance.</summary>
/// <remarks>A. J. Conger, Psychological Bulletin 88 (1980) 322–328; with missing codes and weights K. L. Gwet, Handbook of Inter-Rater Reliability, 4th edition (2014), chapters 2 and 3.</remarks>
internal sealed class CongerStatistic : Statistic
{
    private readonly UnitMatrix data;
    private readonly RowPatterns rows;
    private readonly Disagreement apart;
    private readonly int[] sizes;
    private readonly double[] agreement;

    /// <summary>Prepares the coefficient.</summary>
    public CongerStatistic(Weighting weights, UnitMatrix data)
    {
        this.data = data;
        rows = RowPatterns.Of(data.Codes.AsSpan(), data.Coders.Length);
        apart = Disagreement.Of(weights, data);
        sizes = new int[rows.Length];
        agreement = new double[rows.Length];
        for (int p = 0; p < rows.Length; p++)
        {
            double unlike = 0;
            ReadOnlySpan<int> row = rows[p];
            for (int g = 0; g < row.Length; g++)
            {
                if (row[g] < 0) continue;
                sizes[p]++;
                for (int h = 0; h < g; h++) unlike += row[h] < 0 ? 0 : 2 * apart.Between(row[g], row[h]);
            }
            if (sizes[p] >= 2) agreement[p] = 1 - (unlike / (sizes[p] * (sizes[p] - 1.0)));
        }
    }

    public override int[] Weights => rows.Weights;

    public override int[] OfUnit => rows.OfUnit;

    public override double Of(ReadOnlySpan<int> weights, Scratch scratch)
    {
        int q = data.Categories.Length;
        Span<double> shares = scratch.Zeros(rows.Coders * q), coded = scratch.MoreZeros(rows.Coders);
        (double _, double pairable, double observed) = Seen(weights, shares, coded);
        if (pairable == 0 || coded.Contains(0) || OnlyCategory(shares, q) is not null) return double.NaN;
        double unexpected = Unexpected(shares, q);
        return (observed - 1 + unexpected) / unexpected;
    }

    public override Linearised Linearise()
    {
        int q = data.Categories.Length, r = rows.Coders;
        double[] shares = new double[r * q], coded = new double[r];
        (double n, double pairable, double observed) = Seen(Weights, shares, coded);
        if (pairable == 0) return Linearised.Undefined(Undefined.NoPairs, units: (int)n);
        if (Array.IndexOf(coded, 0.0) is >= 0 and var silent) return Linearised.Undefined(Undefined.CoderEmpty(data.Coders[silent]), observed, null, (int)n);
        if (OnlyCategory(shares, q) is { } only) return Linearised.Undefined(Undefined.OneCategory(data.Categories[only]), observed, 1, (int)n);
        double unexpected = Unexpected(shares, q), expected = 1 - unexpected, value = (observed - expected) / unexpected;
        // For coder g and category k, how far the other coders' codes are from k on average: what a code k of g adds to 1 − p_e.
        double[] all = new double[q];
        for (int at = 0; at < shares.Length; at++) all[at % q] += shares[at];
        double[] far = new double[r * q], mean = new double[r];
        for (int g = 0; g < r; g++)
        {
            double[] others = new double[q];
            for (int k = 0; k < q; k++) others[k] = (all[k] - shares[(g * q) + k]) / (r * (r - 1.0));
            apart.Times(others).CopyTo(far.AsSpan(g * q, q));
            for (int k = 0; k < q; k++) mean[g] += shares[(g * q) + k] * far[(g * q) + k];
        }
        double[] influence = new double[rows.Length];
        for (int p = 0; p < rows.Length; p++)
        {
            // x_i as for Fleiss' kappa; e_i − p_e is half of what the unit adds to p_e by way of each coder's shares, whose denominators are the units that the coder coded.
            double more = 0;
            ReadOnlySpan<int> row = rows[p];
            for (int g = 0; g < r; g++)
                if (row[g] >= 0) more -= n / coded[g] * (far[(g * q) + row[g]] - mean[g]);
            double x = sizes[p] < 2 ? 0 : n / pairable * (agreement[p] - expected) / unexpected;
            influence[p] = x - (2 * (1 - value) * more / unexpected) - value;
        }
        return new Linearised(observed, expected, value, (int)n) { Influence = influence };
    }

    // Leaves in shares each coder's share of each category, p_gk.
    private (double Units, double Pairable, double Observed) Seen(ReadOnlySpan<int> weights, Span<double> shares, Span<double> coded)
    {
        int q = data.Categories.Length;
        double n = 0, pairable = 0, sum = 0;
        for (int p = 0; p < weights.Length; p++)
        {
            if (weights[p] == 0) continue;
            n += weights[p];
            ReadOnlySpan<int> row = rows[p];
            for (int g = 0; g < row.Length; g++)
            {
                if (row[g] < 0) continue;
                shares[(g * q) + row[g]] += weights[p];
                coded[g] += weights[p];
            }
            if (sizes[p] < 2) continue;
            pairable += weights[p];
            sum += weights[p] * agreement[p];
        }
        for (int at = 0; at < shares.Length; at++) shares[at] /= coded[at / q] > 0 ? coded[at / q] : 1;
        return (n, pairable, sum / pairable);
    }

    // Conger 1980 in Gwet's form Σ w_kl (p̄_k p̄_l − s²_kl / r) is the mean chance agreement of all pairs of coders; here what is left to 1 of it.
    private double Unexpected(ReadOnlySpan<double> shares, int q)
    {
        int r = rows.Coders;
        double[] all = new double[q];
        double own = 0;
        for (int at = 0; at < shares.Length; at++) all[at % q] += shares[at];
        for (int g = 0; g < r; g++) own += apart.Within(shares.Slice(g * q, q));
        return (apart.Within(all) - own) / (r * (r - 1.0));
    }

    private static int? OnlyCategory(ReadOnlySpan<double> shares, int q)
    {
        int found = -1;
        for (int at = 0; at < shares.Length; at++)
        {
            if (shares[at] == 0) continue;
            if (found >= 0 && at % q != found) return null;
            found = at % q;
        }
        return found;
    }
}
