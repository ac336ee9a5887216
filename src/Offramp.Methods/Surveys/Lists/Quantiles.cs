using MathNet.Numerics.Distributions;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>How many standard errors an interval reaches.</summary>
internal static class Quantiles
{
    /// <summary>Of the normal distribution, for an interval that holds a share.</summary>
    public static double Normal(double level) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (1 + level) / 2);

    /// <summary>Of Student's t.</summary>
    public static double Student(double level, double degreesOfFreedom) => StudentT.InvCDF(0, 1, degreesOfFreedom, (1 + level) / 2);

    /// <summary>How likely a value of Student's t is that lies at least so far from 0.</summary>
    public static double BothTails(double t, double degreesOfFreedom) => 2 * StudentT.CDF(0, 1, degreesOfFreedom, -Math.Abs(t));

    /// <summary>How likely a normal value is that lies at least so far from 0.</summary>
    public static double BothTails(double z) => 2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -Math.Abs(z));

    /// <summary>How likely a value of χ² is that is at least so large.</summary>
    public static double ChiSquared(double value, int degreesOfFreedom) =>
        value <= 0 ? 1 : MathNet.Numerics.SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2.0, value / 2);
}
