namespace Offramp.Methods.Agreement;

/// <summary>Percent agreement and the coefficients that depend only on how many coders gave which category: Fleiss, Scott, Brennan and Prediger, Gwet.</summary>
/// <remarks>K. L. Gwet, British Journal of Mathematical and Statistical Psychology 61 (2008) 29–48, and Handbook of Inter-Rater Reliability, 4th edition (2014), chapters 2 to 5, also for missing codes and for
/// weights.</remarks>
internal sealed class RatedStatistic : Statistic
{
    private readonly AgreementKind kind;
    private readonly CountPatterns patterns;
    private readonly Disagreement apart;
    private readonly IReadOnlyList<string> categories;
    private readonly double[] agreement;
    private readonly double weightsSum;

    /// <summary>Prepares a coefficient.</summary>
    /// <param name="measure">Percent, Scott, Fleiss, Brennan and Prediger, or Gwet.</param>
    /// <param name="data">The codes.</param>
    /// <param name="patterns">The same codes, or those of one category against the others.</param>
    public RatedStatistic(AgreementMeasure measure, UnitMatrix data, CountPatterns? patterns = null)
    {
        kind = measure.Kind;
        // Scott's pi of two coders rests on the units that both coded.
        this.patterns = kind == AgreementKind.Scott ? (patterns ?? data.Counts).CodedBy(2) : patterns ?? data.Counts;
        categories = data.Categories;
        apart = Disagreement.Of(measure.Weights, data);
        int q = data.Categories.Length;
        double[] ones = [.. Enumerable.Repeat(1.0, q)];
        weightsSum = ((double)q * q) - apart.Within(ones);
        agreement = new double[this.patterns.Length];
        // Σ_k r_ik (r*_ik − 1) / (r_i (r_i − 1)): Fleiss 1971; with weights Gwet 2014, equation 3.5.1.
        for (int p = 0; p < agreement.Length; p++)
        {
            double r = this.patterns.Size[p];
            if (r >= 2) agreement[p] = 1 - (apart.Within(this.patterns, p) / (r * (r - 1)));
        }
    }

    public override int[] Weights => patterns.Weights;

    public override int[] OfUnit => patterns.OfUnit;

    public override double Of(ReadOnlySpan<int> weights, Scratch scratch)
    {
        (int n, int pairable, double observed) = Seen(weights);
        if (pairable == 0) return double.NaN;
        if (kind == AgreementKind.Percent) return observed;
        Span<double> shares = scratch.Zeros(patterns.Categories);
        if (Shares(weights, n, shares) < 2 && ChanceIsCertain) return double.NaN;
        double unexpected = Unexpected(shares);
        return (observed - 1 + unexpected) / unexpected;
    }

    public override Linearised Linearise()
    {
        (int n, int pairable, double observed) = Seen(Weights);
        if (pairable == 0) return Linearised.Undefined(Undefined.NoPairs, units: n);
        double[] shares = new double[patterns.Categories];
        int used = Shares(Weights, n, shares);
        bool percent = kind == AgreementKind.Percent;
        if (!percent && used < 2 && ChanceIsCertain) return Linearised.Undefined(Undefined.OneCategory(categories[Array.FindIndex(shares, static s => s > 0)]), observed, 1, n);
        double unexpected = percent ? 1 : Unexpected(shares), expected = 1 - unexpected, value = (observed - expected) / unexpected;
        double[] influence = new double[patterns.Length];
        double[] pull = Pull(shares);
        for (int p = 0; p < influence.Length; p++)
        {
            // Gwet 2008, equations 35 to 37: x_i = (n / n') (a_i − p_e [r_i ≥ 2]) / (1 − p_e) − 2 (1 − K) (e_i − p_e) / (1 − p_e); its variance Σ (x_i − K)² / (n (n − 1)).
            double x = patterns.Size[p] < 2 ? 0 : (double)n / pairable * (agreement[p] - expected) / unexpected;
            if (pull.Length > 0)
            {
                double e = 0;
                for (int at = patterns.Starts[p]; at < patterns.Starts[p + 1]; at++) e += patterns.Count[at] * pull[patterns.Category[at]];
                x -= 2 * (1 - value) * ((e / patterns.Size[p]) - expected) / unexpected;
            }
            influence[p] = x - value;
        }
        return new Linearised(observed, percent ? 0 : expected, value, n) { Influence = influence };
    }

    // With one category used, Fleiss' and Scott's chance agreement is 1; the others' is 1 only where the codebook has no other category.
    private bool ChanceIsCertain => kind is AgreementKind.Fleiss or AgreementKind.Scott || patterns.Categories < 2;

    private (int Units, int Pairable, double Observed) Seen(ReadOnlySpan<int> weights)
    {
        int n = 0, pairable = 0;
        double sum = 0;
        for (int p = 0; p < weights.Length; p++)
        {
            n += weights[p];
            if (patterns.Size[p] < 2) continue;
            pairable += weights[p];
            sum += weights[p] * agreement[p];
        }
        return (n, pairable, sum / pairable);
    }

    // π_k, the mean over units of the share of its coders who gave k; and how many categories were used.
    private int Shares(ReadOnlySpan<int> weights, int n, Span<double> shares)
    {
        for (int p = 0; p < weights.Length; p++)
        {
            if (weights[p] == 0) continue;
            double each = weights[p] / ((double)n * patterns.Size[p]);
            for (int at = patterns.Starts[p]; at < patterns.Starts[p + 1]; at++) shares[patterns.Category[at]] += each * patterns.Count[at];
        }
        int used = 0;
        foreach (double share in shares) used += share > 0 ? 1 : 0;
        return used;
    }

    // 1 − p_e
    private double Unexpected(ReadOnlySpan<double> shares)
    {
        double q = patterns.Categories;
        switch (kind)
        {
            // R. L. Brennan and D. J. Prediger, Educational and Psychological Measurement 41 (1981) 687: p_e = Σ w / q².
            case AgreementKind.BrennanPrediger:
                return 1 - (weightsSum / (q * q));
            // Gwet 2008, 2014: p_e = T_w / (q (q − 1)) Σ π_k (1 − π_k).
            case AgreementKind.Gwet:
                double mixed = 0;
                foreach (double share in shares) mixed += share * (1 - share);
                return 1 - (weightsSum / (q * (q - 1)) * mixed);
            // J. L. Fleiss, Psychological Bulletin 76 (1971) 378; W. A. Scott, Public Opinion Quarterly 19 (1955) 321: p_e = Σ w_kl π_k π_l.
            default:
                return apart.Within(shares);
        }
    }

    // By category, what a code of it adds to e_i; nothing where chance does not depend on the codes.
    private double[] Pull(double[] shares)
    {
        double q = patterns.Categories;
        return kind switch
        {
            AgreementKind.Gwet => [.. shares.Select(share => weightsSum / (q * (q - 1)) * (1 - share))],
            AgreementKind.Fleiss or AgreementKind.Scott => [.. apart.Times(shares).Select(static unlike => 1 - unlike)],
            _ => [],
        };
    }
}
