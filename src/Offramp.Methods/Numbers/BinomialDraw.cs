namespace Offramp.Methods.Numbers;

/// <summary>Draws numbers of successes, exactly distributed, in a time that does not grow with the number of tries.</summary>
public static class BinomialDraw
{
    // Below so many expected successes counting up is quicker, and the other way does not hold.
    private const double FewExpected = 10;

    private static readonly double[] SmallLogFactorials = [.. Enumerable.Range(0, 32).Select(static n => Enumerable.Range(1, n).Sum(static k => Math.Log(k)))];

    /// <summary>How many of n tries succeed.</summary>
    /// <param name="random">Where randomness comes from.</param>
    /// <param name="n">How many tries, at least 0.</param>
    /// <param name="p">How likely each succeeds, from 0 to 1.</param>
    public static int Next(SeededRandom random, int n, double p)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (!(p is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p));
        if (n == 0 || p == 0) return 0;
        if (p == 1) return n;
        if (p > 0.5) return n - Next(random, n, 1 - p);
        return n * p < FewExpected ? CountedUp(random, n, p) : Rejected(random, n, p);
    }

    // V. Kachitvichyanukul and B. W. Schmeiser, Communications of the ACM 31 (1988) 216: algorithm BINV, inversion from 0 up.
    private static int CountedUp(SeededRandom random, int n, double p)
    {
        double odds = p / (1 - p), none = Math.Exp(n * double.LogP1(-p));
        while (true)
        {
            double left = random.NextDouble(), here = none;
            for (int k = 0; k <= n; k++)
            {
                if (left < here) return k;
                left -= here;
                here *= odds * (n - k) / (k + 1);
            }
        }
    }

    // W. Hörmann, Journal of Statistical Computation and Simulation 46 (1993) 101–110: algorithm BTRS, transformed rejection with a squeeze.
    private static int Rejected(SeededRandom random, int n, double p)
    {
        double deviation = Math.Sqrt(n * p * (1 - p));
        double b = 1.15 + (2.53 * deviation), a = -0.0873 + (0.0248 * b) + (0.01 * p), c = (n * p) + 0.5;
        double squeeze = 0.92 - (4.2 / b);
        double alpha = 0, logOdds = 0, mode = 0, height = 0;
        while (true)
        {
            double u = random.NextDouble() - 0.5, v = random.NextDouble(), us = 0.5 - Math.Abs(u);
            double k = Math.Floor((((2 * a / us) + b) * u) + c);
            if (us >= 0.07 && v <= squeeze) return (int)k;
            if (!(k >= 0 && k <= n)) continue;
            if (alpha == 0)
            {
                alpha = (2.83 + (5.1 / b)) * deviation;
                logOdds = Math.Log(p / (1 - p));
                mode = Math.Floor((n + 1) * p);
                height = LogFactorial(mode) + LogFactorial(n - mode);
            }
            if (Math.Log(v * alpha / ((a / (us * us)) + b)) <= height - LogFactorial(k) - LogFactorial(n - k) + ((k - mode) * logOdds)) return (int)k;
        }
    }

    // Stirling's series, right to 12 digits from 32 on.
    private static double LogFactorial(double n)
    {
        if (n < SmallLogFactorials.Length) return SmallLogFactorials[(int)n];
        double x = n + 1, inverse = 1 / (x * x);
        return ((x - 0.5) * Math.Log(x)) - x + 0.91893853320467274178 + ((1.0 / 12) - (inverse * ((1.0 / 360) - (inverse / 1260)))) / x;
    }
}
