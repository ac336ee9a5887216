namespace Offramp.Methods.Agreement;

/// <summary>Krippendorff's alpha, 1 − D_o / D_e, from the units that at least two coders coded.</summary>
/// <remarks>K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011); A. F. Hayes and K. Krippendorff, Communication Methods and Measures 1 (2007) 77–89.</remarks>
internal sealed class AlphaStatistic : Statistic
{
    private readonly CountPatterns patterns;
    private readonly IReadOnlyList<string> categories;
    private readonly Disagreement? apart;
    private readonly double[] within;

    /// <summary>Prepares alpha.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="data">The codes.</param>
    /// <param name="patterns">The same codes, or those of one category against the others.</param>
    public AlphaStatistic(Metric metric, UnitMatrix data, CountPatterns? patterns = null)
    {
        this.patterns = patterns ?? data.Counts;
        categories = data.Categories;
        // The ordinal metric depends on how often each category was used, in each resample anew.
        apart = metric == Metric.Ordinal ? null : Disagreement.Of(metric, data);
        within = new double[this.patterns.Length];
        if (apart is null) return;
        for (int p = 0; p < within.Length; p++)
            if (this.patterns.Size[p] >= 2) within[p] = apart.Within(this.patterns, p) / (this.patterns.Size[p] - 1);
    }

    public override int[] Weights => patterns.Weights;

    public override int[] OfUnit => patterns.OfUnit;

    public override double Of(ReadOnlySpan<int> weights, Scratch scratch)
    {
        Span<double> margins = scratch.Zeros(patterns.Categories);
        (double values, int used) = Margins(weights, margins);
        if (used < 2) return double.NaN;
        (double seen, double all) = apart is null ? Ordinal(weights, margins, values, scratch) : (Seen(weights), apart.Within(margins));
        // D_o = seen / n.., D_e = all / (n.. (n.. − 1)). Krippendorff 2011, section C.
        return 1 - ((values - 1) * seen / all);
    }

    public override Linearised Linearise()
    {
        double[] margins = new double[patterns.Categories];
        (double values, int used) = Margins(Weights, margins);
        int units = 0;
        for (int p = 0; p < patterns.Length; p++) units += patterns.Size[p] < 2 ? 0 : Weights[p];
        if (units == 0) return Linearised.Undefined(Undefined.NoPairs);
        if (used < 2) return Linearised.Undefined(Undefined.OneCategory(categories[Array.FindIndex(margins, static m => m > 0)]), units: units);
        double[] shares = [.. margins.Select(margin => margin / values)];
        double[] ranks = [];
        double[] disagreements = within;
        double[] pull;
        if (apart is null)
        {
            ranks = new double[shares.Length];
            MidRanks(shares, ranks);
            disagreements = [.. Enumerable.Range(0, patterns.Length).Select(p => patterns.Size[p] < 2 ? 0 : Spread(p, ranks))];
            double mean = 0, spread = 0;
            for (int k = 0; k < shares.Length; k++) mean += shares[k] * ranks[k];
            for (int k = 0; k < shares.Length; k++) spread += shares[k] * (ranks[k] - mean) * (ranks[k] - mean);
            pull = [.. ranks.Select(rank => ((rank - mean) * (rank - mean)) + spread)];
        }
        else
        {
            pull = apart.Times(shares);
        }
        double observed = 0, expected = 0, few = 1 / values, size = values / units;
        for (int p = 0; p < patterns.Length; p++) observed += Weights[p] * disagreements[p] / values;
        for (int k = 0; k < shares.Length; k++) expected += shares[k] * pull[k];
        double value = 1 - ((1 - few) * observed / expected);
        double[] turn = apart is null ? Turn(shares, ranks, values, observed / expected) : [];
        double meanTurn = Mean(turn, shares);
        double[] influence = new double[patterns.Length];
        for (int p = 0; p < influence.Length; p++)
        {
            if (patterns.Size[p] < 2) continue;
            double part = patterns.Size[p] / size, reach = 0, turned = 0;
            for (int at = patterns.Starts[p]; at < patterns.Starts[p + 1]; at++)
            {
                reach += patterns.Count[at] * pull[patterns.Category[at]] / size;
                if (turn.Length > 0) turned += patterns.Count[at] * turn[patterns.Category[at]] / size;
            }
            // Gwet 2014, section 5.6 (as the R package irrCAC has it), in disagreements instead of agreements: with d_i = D_i / (r̄ (r_i − 1)), ρ_i = r_i / r̄, g_i = Σ_k r_ik Σ_l p_l δ²_kl / r̄, ε = 1 / n..,
            // D_e as if drawn with replacement and α' = 1 − D_o / D_e: x_i = 1 − (d_i − (1 − ε) D_o (ρ_i − 1)) / D_e + 2 (1 − α') (g_i − D_e ρ_i) / D_e, around α'.
            // The last line is ours: how the ordinal metric itself turns with the margins.
            influence[p] = ((observed * (part - (few * (part - 1)))) - (disagreements[p] / size) + (2 * observed / expected * (reach - (expected * part)))
                - (turned - (part * meanTurn))) / expected;
        }
        return new Linearised(null, null, value, units) { Influence = influence, ObservedDisagreement = observed, ExpectedDisagreement = expected / (1 - few) };
    }

    private static double Mean(double[] turn, double[] shares)
    {
        double sum = 0;
        for (int k = 0; k < turn.Length; k++) sum += shares[k] * turn[k];
        return sum;
    }

    // How often each category stands in units coded by two or more, n_c; their sum; how many categories were used.
    private (double Values, int Used) Margins(ReadOnlySpan<int> weights, Span<double> margins)
    {
        long values = 0;
        for (int p = 0; p < weights.Length; p++)
        {
            if (weights[p] == 0 || patterns.Size[p] < 2) continue;
            values += (long)weights[p] * patterns.Size[p];
            for (int at = patterns.Starts[p]; at < patterns.Starts[p + 1]; at++) margins[patterns.Category[at]] += (double)weights[p] * patterns.Count[at];
        }
        int used = 0;
        foreach (double margin in margins) used += margin > 0 ? 1 : 0;
        return (values, used);
    }

    private double Seen(ReadOnlySpan<int> weights)
    {
        double seen = 0;
        for (int p = 0; p < weights.Length; p++) seen += weights[p] * within[p];
        return seen;
    }

    // δ_ck = n_c / 2 + … + n_k / 2 (Krippendorff 2011, section D) is the difference of the categories' mid-ranks: the ordinal metric is the interval one of mid-ranks.
    private (double Seen, double All) Ordinal(ReadOnlySpan<int> weights, ReadOnlySpan<double> margins, double values, Scratch scratch)
    {
        Span<double> ranks = scratch.MoreZeros(margins.Length);
        MidRanks(margins, ranks);
        double seen = 0, mean = 0, spread = 0;
        for (int p = 0; p < weights.Length; p++)
            if (weights[p] > 0 && patterns.Size[p] >= 2) seen += weights[p] * Spread(p, ranks);
        for (int k = 0; k < ranks.Length; k++) mean += margins[k] * ranks[k] / values;
        for (int k = 0; k < ranks.Length; k++) spread += margins[k] * (ranks[k] - mean) * (ranks[k] - mean);
        return (seen, 2 * values * spread);
    }

    private static void MidRanks(ReadOnlySpan<double> margins, Span<double> ranks)
    {
        double before = 0;
        for (int k = 0; k < margins.Length; k++)
        {
            ranks[k] = before + (margins[k] / 2);
            before += margins[k];
        }
    }

    // The squared differences of all ordered pairs of a unit's codes, over r − 1.
    private double Spread(int p, ReadOnlySpan<double> ranks)
    {
        double sum = 0;
        for (int a = patterns.Starts[p]; a < patterns.Starts[p + 1]; a++)
        {
            for (int b = patterns.Starts[p]; b < a; b++)
            {
                double difference = ranks[patterns.Category[a]] - ranks[patterns.Category[b]];
                sum += (double)patterns.Count[a] * patterns.Count[b] * difference * difference;
            }
        }
        return 2 * sum / (patterns.Size[p] - 1);
    }

    // How D_o − (D_o / D_e) D_e changes with the share of each category by way of the mid-ranks x_c = Σ_{g<c} p_g + p_c / 2.
    private double[] Turn(double[] shares, double[] ranks, double values, double ratio)
    {
        double[] slope = new double[shares.Length];
        for (int p = 0; p < patterns.Length; p++)
        {
            if (patterns.Size[p] < 2) continue;
            double sum = 0;
            for (int at = patterns.Starts[p]; at < patterns.Starts[p + 1]; at++) sum += patterns.Count[at] * ranks[patterns.Category[at]];
            for (int at = patterns.Starts[p]; at < patterns.Starts[p + 1]; at++)
                slope[patterns.Category[at]] += 4 * Weights[p] * patterns.Count[at] * ((patterns.Size[p] * ranks[patterns.Category[at]]) - sum) / ((patterns.Size[p] - 1) * values);
        }
        // The mean mid-rank is a half.
        for (int k = 0; k < slope.Length; k++) slope[k] -= 4 * ratio * shares[k] * (ranks[k] - 0.5);
        double[] turn = new double[slope.Length];
        double above = 0;
        for (int k = slope.Length - 1; k >= 0; k--)
        {
            turn[k] = (slope[k] / 2) + above;
            above += slope[k];
        }
        return turn;
    }
}
