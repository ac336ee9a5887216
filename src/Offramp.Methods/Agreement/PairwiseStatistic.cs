namespace Offramp.Methods.Agreement;

/// <summary>Cohen's kappa of two coders, and Light's: the mean of Cohen's over all pairs of coders, each from the units that both coded.</summary>
/// <remarks>J. Cohen, Educational and Psychological Measurement 20 (1960) 37–46, and Psychological Bulletin 70 (1968) 213–220; R. J. Light, Psychological Bulletin 76 (1971) 365–377;
/// errors: J. L. Fleiss, J. Cohen and B. S. Everitt, Psychological Bulletin 72 (1969) 323–327.</remarks>
internal sealed class PairwiseStatistic : Statistic
{
    private readonly UnitMatrix data;
    private readonly RowPatterns rows;
    private readonly Disagreement apart;

    /// <summary>Prepares the mean of all pairs' kappas.</summary>
    public PairwiseStatistic(Weighting weights, UnitMatrix data)
    {
        this.data = data;
        rows = RowPatterns.Of(data.Codes.AsSpan(), data.Coders.Length);
        apart = Disagreement.Of(weights, data);
    }

    public override int[] Weights => rows.Weights;

    public override int[] OfUnit => rows.OfUnit;

    public override double Of(ReadOnlySpan<int> weights, Scratch scratch)
    {
        int q = data.Categories.Length, pairs = 0;
        double sum = 0;
        for (int g = 0; g < rows.Coders; g++)
        {
            for (int h = g + 1; h < rows.Coders; h++, pairs++)
            {
                Span<double> first = scratch.Zeros(q), second = scratch.MoreZeros(q);
                (double n, double unlike) = Seen(weights, g, h, first, second);
                if (n == 0 || IsOneCategory(first, second)) return double.NaN;
                sum += 1 - (unlike * n / Chance(first, apart.Times(second)));
            }
        }
        return sum / pairs;
    }

    public override Linearised Linearise()
    {
        int q = data.Categories.Length, pairs = rows.Coders * (rows.Coders - 1) / 2, units = Weights.Sum();
        double[] influence = new double[rows.Length];
        double sum = 0, atZero = 0, observed = 0, expected = 0;
        int seen = 0;
        for (int g = 0; g < rows.Coders; g++)
        {
            for (int h = g + 1; h < rows.Coders; h++)
            {
                double[] first = new double[q], second = new double[q];
                (double n, double unlike) = Seen(Weights, g, h, first, second);
                if (n == 0) return Linearised.Undefined(pairs == 1 ? Undefined.NoPairs : Undefined.PairEmpty(data.Coders[g], data.Coders[h]));
                if (IsOneCategory(first, second))
                {
                    string category = data.Categories[Array.FindIndex(first, static f => f > 0)];
                    return Linearised.Undefined(pairs == 1 ? Undefined.OneCategory(category) : Undefined.PairOneCategory(data.Coders[g], data.Coders[h], category), pairs == 1 ? 1 : null, pairs == 1 ? 1 : null, (int)n);
                }
                for (int k = 0; k < q; k++) (first[k], second[k]) = (first[k] / n, second[k] / n);
                double[] fromSecond = apart.Times(second), fromFirst = apart.Times(first);
                double seenUnlike = unlike / n, chanceUnlike = Chance(first, fromSecond), kappa = 1 - (seenUnlike / chanceUnlike);
                sum += kappa / pairs;
                observed += (1 - seenUnlike) / pairs;
                expected += (1 - chanceUnlike) / pairs;
                seen = pairs == 1 ? (int)n : units;
                // Fleiss, Cohen and Everitt 1969, equation 12, unit by unit and in disagreements v = 1 − w: what a cell (k, l) adds is −(v_kl − D_o) / D_e + (1 − κ) (v̄_k. + v̄_.l − 2 D_e) / D_e.
                for (int p = 0; p < rows.Length; p++)
                {
                    int k = rows[p][g], l = rows[p][h];
                    if (k < 0 || l < 0) continue;
                    double draw = ((1 - kappa) * (fromSecond[k] + fromFirst[l] - (2 * chanceUnlike)) - (apart.Between(k, l) - seenUnlike)) / chanceUnlike;
                    influence[p] += seen / n * draw / pairs;
                }
                if (pairs == 1) atZero = ErrorAtZero(first, second, fromFirst, fromSecond, chanceUnlike, n);
            }
        }
        return new Linearised(observed, expected, sum, seen) { Influence = influence, IsStudent = false, ErrorAtZero = pairs == 1 ? atZero : null };
    }

    // Fleiss, Cohen and Everitt 1969, equation 9: Σ p_k. p_.l (w_kl − w̄_k. − w̄_.l)² − p_e², over n (1 − p_e)².
    private double ErrorAtZero(double[] first, double[] second, double[] fromFirst, double[] fromSecond, double chanceUnlike, double n)
    {
        double expected = 1 - chanceUnlike, sum = 0;
        for (int k = 0; k < first.Length; k++)
        {
            if (first[k] == 0) continue;
            for (int l = 0; l < second.Length; l++)
            {
                double term = 1 - apart.Between(k, l) - (1 - fromSecond[k]) - (1 - fromFirst[l]);
                sum += first[k] * second[l] * term * term;
            }
        }
        return Math.Sqrt(Math.Max(0, sum - (expected * expected)) / n) / chanceUnlike;
    }

    private (double Units, double Unlike) Seen(ReadOnlySpan<int> weights, int g, int h, Span<double> first, Span<double> second)
    {
        double n = 0, unlike = 0;
        for (int p = 0; p < weights.Length; p++)
        {
            if (weights[p] == 0) continue;
            ReadOnlySpan<int> row = rows[p];
            int k = row[g], l = row[h];
            if (k < 0 || l < 0) continue;
            n += weights[p];
            first[k] += weights[p];
            second[l] += weights[p];
            if (k != l) unlike += weights[p] * apart.Between(k, l);
        }
        return (n, unlike);
    }

    private static double Chance(ReadOnlySpan<double> first, double[] fromSecond)
    {
        double sum = 0;
        for (int k = 0; k < fromSecond.Length; k++) sum += first[k] * fromSecond[k];
        return sum;
    }

    private static bool IsOneCategory(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        int used = 0;
        for (int k = 0; k < first.Length; k++) used += first[k] > 0 || second[k] > 0 ? 1 : 0;
        return used < 2;
    }
}
