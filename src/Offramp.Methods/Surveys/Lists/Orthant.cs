namespace Offramp.Methods.Surveys.Lists;

/// <summary>The chance that all components of a normal vector with mean 0 are above 0.</summary>
internal static class Orthant
{
    // Gauss-Legendre points on 0 to 1; the integrand has no singularity where no correlation is ±1.
    private static readonly (double At, double Weight)[] Points = GaussLegendre(40);

    /// <summary>The chance for a covariance.</summary>
    /// <remarks>Up to three dimensions by W. F. Sheppard's formula (Philosophical Transactions A 192 (1899) 101–167) and its consequence; beyond, R. L. Plackett, Biometrika 41
    /// (1954) 351–360: along the correlations t r from independence at t = 0, ∂P/∂r_ij is the density of components i and j at 0 times the chance of the others given that.</remarks>
    public static double Chance(double[] covariance, int k)
    {
        double[] r = new double[k * k];
        for (int i = 0; i < k; i++)
            for (int j = 0; j < k; j++) r[(i * k) + j] = covariance[(i * k) + j] / Math.Sqrt(covariance[(i * k) + i] * covariance[(j * k) + j]);
        return OfCorrelations(r, k);
    }

    private static double OfCorrelations(double[] r, int k)
    {
        switch (k)
        {
            case 0: return 1;
            case 1: return 0.5;
            case 2: return 0.25 + (Math.Asin(Bound(r[1])) / (2 * Math.PI));
            case 3: return 0.125 + ((Math.Asin(Bound(r[1])) + Math.Asin(Bound(r[2])) + Math.Asin(Bound(r[5]))) / (4 * Math.PI));
            default: break;
        }
        double chance = Math.Pow(0.5, k);
        foreach ((double t, double weight) in Points)
        {
            double slope = 0;
            for (int i = 0; i < k; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    double own = r[(i * k) + j], at = t * own;
                    if (own != 0) slope += own / (2 * Math.PI * Math.Sqrt(1 - (at * at))) * Chance(Others(r, k, i, j, t), k - 2);
                }
            }
            chance += weight * slope;
        }
        return Math.Clamp(chance, 0, 1);
    }

    // The covariance of the others given that components i and j are 0, with correlations t r.
    private static double[] Others(double[] r, int k, int i, int j, double t)
    {
        int[] rest = [.. Enumerable.Range(0, k).Where(m => m != i && m != j)];
        double between = t * r[(i * k) + j], scale = 1 / (1 - (between * between));
        double[] given = new double[rest.Length * rest.Length];
        for (int a = 0; a < rest.Length; a++)
        {
            for (int b = 0; b < rest.Length; b++)
            {
                double ai = t * r[(rest[a] * k) + i], aj = t * r[(rest[a] * k) + j], bi = t * r[(rest[b] * k) + i], bj = t * r[(rest[b] * k) + j];
                double own = a == b ? 1 : t * r[(rest[a] * k) + rest[b]];
                given[(a * rest.Length) + b] = own - (scale * ((ai * bi) + (aj * bj) - (between * ((ai * bj) + (aj * bi)))));
            }
        }
        return given;
    }

    private static double Bound(double r) => Math.Clamp(r, -1, 1);

    // Newton on Legendre's polynomial, which the recursion (n + 1) P_{n+1} = (2n + 1) x P_n − n P_{n−1} gives.
    private static (double At, double Weight)[] GaussLegendre(int n)
    {
        var points = new (double At, double Weight)[n];
        for (int i = 0; i < n; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (n + 0.5)), slope = 1;
            for (int step = 0; step < 100; step++)
            {
                double p = 1, before = 0;
                for (int m = 0; m < n; m++) (p, before) = ((((2 * m) + 1) * x * p / (m + 1)) - (m * before / (m + 1)), p);
                slope = n * ((x * p) - before) / ((x * x) - 1);
                double move = p / slope;
                x -= move;
                if (Math.Abs(move) < 1e-15) break;
            }
            points[i] = ((1 + x) / 2, 1 / ((1 - (x * x)) * slope * slope));
        }
        return points;
    }
}
