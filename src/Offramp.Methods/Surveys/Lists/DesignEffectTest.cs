using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>The estimated share of a kind of respondent: control count y with the trait, or without.</summary>
/// <param name="Y">The control count.</param>
/// <param name="WithTrait">Whether the trait is there.</param>
/// <param name="Share">The share; below 0 where the two arms contradict each other.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Tested">Whether it takes part in the test: the others cannot be negative.</param>
/// <param name="Slack">Whether it is so clearly above 0 that moment selection sets it aside.</param>
public sealed record DesignCell(int Y, bool WithTrait, double Share, double Error, bool Tested, bool Slack);

/// <summary>The test that the sensitive item does not change how many control items are counted.</summary>
/// <remarks>G. Blair and K. Imai, Political Analysis 20 (2012) 47–77, section 3.1. π(y, 1) = F₀(y) − F₁(y) and π(y, 0) = F₁(y) − F₀(y − 1) are shares and cannot be negative.
/// For those with and those without the trait the distance to the nearest shares that are not, in the metric of their covariance, has under the null a mixture of χ² (A. Kudô,
/// Biometrika 50 (1963) 403–418); twice the smaller of the two p values is the test's (Bonferroni).</remarks>
/// <param name="Item">The sensitive item.</param>
/// <param name="N">Respondents in its arm and in the control arm.</param>
/// <param name="Cells">The shares.</param>
/// <param name="P">The p value of the test on all cells.</param>
/// <param name="PSelected">The p value where cells with share / error above √ln n are set aside first (D. W. K. Andrews and G. Soares, Econometrica 78 (2010) 119–157).</param>
/// <param name="WithTrait">Statistic and p value for those with the trait.</param>
/// <param name="WithoutTrait">Statistic and p value for those without.</param>
public sealed record DesignEffectTest(string Item, int N, ImmutableArray<DesignCell> Cells, double P, double PSelected, DesignEffectSide WithTrait, DesignEffectSide WithoutTrait)
{
    /// <summary>Tests each item.</summary>
    /// <param name="data">The data; covariates play no part.</param>
    public static ImmutableArray<DesignEffectTest> Of(ListData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [.. Enumerable.Range(1, data.Arms.Labels.Length - 1).Select(arm => Of(data, arm))];
    }

    private static DesignEffectTest Of(ListData data, int arm)
    {
        int items = data.Items, n = data.Sizes[0] + data.Sizes[arm];
        var control = Distribution.Of(data, 0);
        var treated = Distribution.Of(data, arm);
        double selected = Math.Sqrt(Math.Log(n));
        var cells = ImmutableArray.CreateBuilder<DesignCell>();
        foreach (bool trait in (ReadOnlySpan<bool>)[true, false])
        {
            for (int y = 0; y <= items; y++)
            {
                double share = trait ? control.Below(y) - treated.Below(y) : treated.Below(y) - control.Below(y - 1);
                double variance = trait ? control.Covariance(y, y) + treated.Covariance(y, y) : treated.Covariance(y, y) + control.Covariance(y - 1, y - 1);
                double error = Math.Sqrt(variance);
                // F₀(J) = 1 ≥ F₁(J), and F₁(0) ≥ 0 = F₀(−1): these two are never negative.
                bool tested = trait ? y < items : y > 0;
                cells.Add(new DesignCell(y, trait, share, error, tested, tested && share > selected * error));
            }
        }
        DesignEffectSide with = Side(true, false), without = Side(false, false), withSelected = Side(true, true), withoutSelected = Side(false, true);
        return new DesignEffectTest(data.Arms.Labels[arm], n, cells.ToImmutable(), Twice(with, without), Twice(withSelected, withoutSelected),
            with with { PSelected = withSelected.P }, without with { PSelected = withoutSelected.P });

        DesignEffectSide Side(bool trait, bool select)
        {
            int[] counts = [.. cells.Where(c => c.WithTrait == trait && c.Tested && !(select && c.Slack)).Select(static c => c.Y)];
            double[] shares = [.. counts.Select(y => cells.Single(c => c.WithTrait == trait && c.Y == y).Share)], covariance = new double[counts.Length * counts.Length];
            for (int i = 0; i < counts.Length; i++)
            {
                for (int j = 0; j < counts.Length; j++)
                {
                    int shift = trait ? 0 : 1;
                    covariance[(i * counts.Length) + j] = treated.Covariance(counts[i], counts[j]) + control.Covariance(counts[i] - shift, counts[j] - shift);
                }
            }
            (double statistic, double p) = OrthantTest.Of(shares, covariance);
            return new DesignEffectSide(statistic, p, p);
        }

        static double Twice(DesignEffectSide one, DesignEffectSide other) => Math.Min(1, 2 * Math.Min(one.P, other.P));
    }

    // How many of an arm count at most y, and how these shares vary together.
    private sealed class Distribution
    {
        private readonly double[] below;
        private readonly double scale;

        private Distribution(double[] below, double scale)
        {
            this.below = below;
            this.scale = scale;
        }

        public static Distribution Of(ListData data, int arm)
        {
            double[] shares = new double[data.Items + 2];
            double sum = 0, squares = 0;
            for (int r = 0; r < data.Rows.Length; r++)
            {
                if (data.Rows.Arm[r] != arm) continue;
                double weight = data.Rows.Weight[r];
                shares[data.Rows.Y[r]] += data.Rows.Times[r] * weight;
                sum += data.Rows.Times[r] * weight;
                squares += data.Rows.Times[r] * weight * weight;
            }
            for (int y = 0; y < shares.Length; y++) shares[y] = (shares[y] / sum) + (y > 0 ? shares[y - 1] : 0);
            // Where weights differ, as many respondents as would say as much: L. Kish, Survey Sampling (1965), section 11.7.
            return new Distribution(shares, squares / (sum * sum));
        }

        public double Below(int y) => y < 0 ? 0 : Math.Min(1, below[y]);

        // F(j) (1 − F(k)) / n for j ≤ k.
        public double Covariance(int one, int other) => Below(Math.Min(one, other)) * (1 - Below(Math.Max(one, other))) * scale;
    }
}

/// <summary>The test for those with the trait, or for those without.</summary>
/// <param name="Statistic">The squared distance to shares that are not negative.</param>
/// <param name="P">How likely one is that is at least so large.</param>
/// <param name="PSelected">The same without the cells that are clearly above 0.</param>
public sealed record DesignEffectSide(double Statistic, double P, double PSelected);
