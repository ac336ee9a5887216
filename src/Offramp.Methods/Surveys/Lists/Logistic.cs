namespace Offramp.Methods.Surveys.Lists;

/// <summary>The logistic function, right for any size of its argument.</summary>
internal static class Logistic
{
    /// <summary>1 / (1 + exp(−x)).</summary>
    public static double Of(double x)
    {
        if (x >= 0) return 1 / (1 + Math.Exp(-x));
        double e = Math.Exp(x);
        return e / (1 + e);
    }

    /// <summary>ln (1 / (1 + exp(−x))).</summary>
    public static double LogOf(double x) => Math.Min(x, 0) - LogOnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>ln (p / (1 − p)).</summary>
    public static double Logit(double p) => Math.Log(p / (1 - p));

    // ln (1 + e) for small e without loss of digits.
    private static double LogOnePlus(double e) => e < 1e-8 ? e : Math.Log(1 + e);
}
