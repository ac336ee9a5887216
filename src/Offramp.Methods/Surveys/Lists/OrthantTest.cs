using Offramp.Methods.Numbers;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>Whether the mean of a normal vector can lie where nothing is negative.</summary>
/// <remarks>The squared distance to the orthant has under the null a mixture of χ² whose weights are chances of orthants: A. Kudô, Biometrika 50 (1963) 403–418; A. Shapiro,
/// International Statistical Review 56 (1988) 49–62.</remarks>
internal static class OrthantTest
{
    // Up to so many dimensions the weights are worked out; beyond that they are counted in draws.
    private const int MostExact = 6;
    private const int Draws = 40_000;
    private const ulong Seed = 20_120_047;

    // The part of its variance that a cell keeps beside the others; with less it says nothing new.
    private const double LeastOwn = 1e-9;

    /// <summary>The squared distance and its p value.</summary>
    public static (double Statistic, double P) Of(double[] mean, double[] covariance)
    {
        (mean, covariance) = Independent(mean, covariance);
        int k = mean.Length;
        if (k == 0) return (0, 1);
        double statistic = Distance(mean, covariance, out _);
        // A distance of rounding only is none.
        if (statistic < 1e-12) return (0, 1);
        double[] weights = Weights(covariance, k);
        double p = 0;
        // With j components at their own value, k − j are held at 0: χ² with k − j degrees of freedom.
        for (int j = 0; j < k; j++) p += weights[j] * Quantiles.ChiSquared(statistic, k - j);
        return (statistic, Math.Clamp(p, 0, 1));
    }

    /// <summary>The chance that j components of the nearest point are above 0, for each j.</summary>
    public static double[] Weights(double[] covariance, int k)
    {
        if (k > MostExact) return Drawn(covariance, k);
        double[] weights = new double[k + 1];
        for (int set = 0; set < 1 << k; set++)
        {
            int[] free = [.. Enumerable.Range(0, k).Where(i => (set >> i & 1) == 1)], held = [.. Enumerable.Range(0, k).Where(i => (set >> i & 1) == 0)];
            // Kudô 1963, eq. 3.4: the held ones by the inverse of their covariance, the free ones given that those are 0.
            double chance = 1;
            if (held.Length > 0) chance *= Orthant.Chance(Cholesky.Of(Part(covariance, k, held, held), held.Length, 0)!.Inverse(), held.Length);
            if (free.Length > 0) chance *= Orthant.Chance(Given(covariance, k, free, held), free.Length);
            weights[free.Length] += chance;
        }
        return weights;
    }

    private static double[] Drawn(double[] covariance, int k)
    {
        double[] weights = new double[k + 1], normals = new double[k];
        var random = new SeededRandom(Seed);
        var root = Cholesky.Of(covariance, k, 0)!;
        for (int draw = 0; draw < Draws; draw++)
        {
            MathNet.Numerics.Distributions.Normal.Samples(random, normals, 0, 1);
            Distance(root.Times(normals), covariance, out int free);
            weights[free] += 1.0 / Draws;
        }
        return weights;
    }

    /// <summary>min (x − θ)' V⁻¹ (x − θ) over θ ≥ 0, by active sets.</summary>
    /// <remarks>With x − θ = V λ the multipliers λ are not positive and each is 0 where θ is above 0: those held are x_H = V_HH λ_H.
    /// C. L. Lawson and R. J. Hanson, Solving Least Squares Problems (1974), chapter 23, for the dual min ½ μ' V μ + x' μ over μ = −λ ≥ 0.</remarks>
    public static double Distance(double[] x, double[] covariance, out int free)
    {
        int k = x.Length;
        double[] dual = new double[k];
        bool[] held = new bool[k];
        for (int step = 0; step < 20 * k; step++)
        {
            int enters = -1;
            double least = 0;
            for (int i = 0; i < k; i++)
            {
                if (held[i]) continue;
                double slope = x[i];
                for (int j = 0; j < k; j++) slope += covariance[(i * k) + j] * dual[j];
                double scaled = slope / Math.Sqrt(covariance[(i * k) + i]);
                if (scaled < least - 1e-12) (least, enters) = (scaled, i);
            }
            if (enters < 0) break;
            held[enters] = true;
            while (true)
            {
                int[] set = [.. Enumerable.Range(0, k).Where(i => held[i])];
                double[] wanted = Cholesky.Of(Part(covariance, k, set, set), set.Length, 0)!.Solve([.. set.Select(i => -x[i])]);
                double share = 1;
                for (int s = 0; s < set.Length; s++)
                    if (wanted[s] <= 0 && dual[set[s]] - wanted[s] > 0) share = Math.Min(share, dual[set[s]] / (dual[set[s]] - wanted[s]));
                for (int s = 0; s < set.Length; s++) dual[set[s]] += share * (wanted[s] - dual[set[s]]);
                if (share >= 1) break;
                foreach (int i in set)
                    if (dual[i] <= 1e-14) (dual[i], held[i]) = (0, false);
            }
        }
        free = held.Count(static h => !h);
        double sum = 0;
        // At the least distance it is μ' V μ = −x' μ.
        for (int i = 0; i < k; i++) sum -= x[i] * dual[i];
        return Math.Max(0, sum);
    }

    // Leaves out cells without variance and those that the ones before them determine.
    private static (double[] Mean, double[] Covariance) Independent(double[] mean, double[] covariance)
    {
        List<int> kept = [];
        for (int i = 0; i < mean.Length; i++)
        {
            if (!(covariance[(i * mean.Length) + i] > 0)) continue;
            int[] tried = [.. kept, i];
            if (Cholesky.Of(Part(covariance, mean.Length, tried, tried), tried.Length, LeastOwn) is not null) kept.Add(i);
        }
        return ([.. kept.Select(i => mean[i])], Part(covariance, mean.Length, [.. kept], [.. kept]));
    }

    private static double[] Part(double[] matrix, int size, int[] rows, int[] columns)
    {
        double[] part = new double[rows.Length * columns.Length];
        for (int i = 0; i < rows.Length; i++)
            for (int j = 0; j < columns.Length; j++) part[(i * columns.Length) + j] = matrix[(rows[i] * size) + columns[j]];
        return part;
    }

    // V_FF − V_FH V_HH⁻¹ V_HF.
    private static double[] Given(double[] covariance, int k, int[] free, int[] held)
    {
        double[] own = Part(covariance, k, free, free);
        if (held.Length == 0) return own;
        double[] inverse = Cholesky.Of(Part(covariance, k, held, held), held.Length, 0)!.Inverse();
        for (int i = 0; i < free.Length; i++)
            for (int j = 0; j < free.Length; j++)
                own[(i * free.Length) + j] -= Cholesky.Form(Part(covariance, k, [free[i]], held), inverse, Part(covariance, k, [free[j]], held));
        return own;
    }
}
