using MathNet.Numerics.LinearAlgebra;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>Whether maximum likelihood and least squares in two steps contradict each other: if they do, what the likelihood assumes beyond the means is wrong.</summary>
/// <remarks>G. Blair, W. Chou and K. Imai, Political Analysis 27 (2019) 455–480, after J. A. Hausman, Econometrica 46 (1978) 1251–1271: d' (V_NLS − V_ML)⁻¹ d.</remarks>
/// <param name="Statistic">The statistic as it comes out, also where it is negative; null where an error is missing.</param>
/// <param name="DegreesOfFreedom">How many coefficients are compared.</param>
/// <param name="P">Its p value; null where the test cannot be used.</param>
/// <param name="LeastEigenvalue">The least eigenvalue of V_NLS − V_ML: below 0 in many samples though never in the limit.</param>
/// <param name="IsUsable">Whether the statistic can be held against χ²: V_NLS − V_ML must be positive definite.</param>
public sealed record HausmanTest(double? Statistic, int DegreesOfFreedom, double? P, double? LeastEigenvalue, bool IsUsable)
{
    /// <summary>Compares two fits of the same data.</summary>
    /// <param name="likelihood">By maximum likelihood, constrained, without liars and overdispersion.</param>
    /// <param name="leastSquares">By least squares in two steps.</param>
    /// <returns>The test; or <c>methods.list-hausman-models</c> where the two do not have the same coefficients.</returns>
    public static Answer<HausmanTest> Of(ListFit likelihood, ListFit leastSquares)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        ArgumentNullException.ThrowIfNull(leastSquares);
        int p = likelihood.Coefficients.Length;
        bool same = likelihood.Coefficients.Select(static c => (c.Part, c.Name)).SequenceEqual(leastSquares.Coefficients.Select(static c => (c.Part, c.Name)));
        if (!same || likelihood.Method != ListMethod.Ml || leastSquares.Method != ListMethod.Nls) return new MethodProblem("methods.list-hausman-models");
        if (likelihood.Determined.Contains(false) || leastSquares.Determined.Contains(false)) return new HausmanTest(null, p, null, null, false);
        var difference = Vector<double>.Build.Dense(p, i => leastSquares.Values[i] - likelihood.Values[i]);
        var matrix = Matrix<double>.Build.Dense(p, p, (i, j) => leastSquares.Covariance[(i * p) + j] - likelihood.Covariance[(i * p) + j]);
        double least = matrix.Evd(Symmetricity.Symmetric).EigenValues[0].Real, statistic = difference * matrix.Solve(difference);
        if (!double.IsFinite(statistic)) return new HausmanTest(null, p, null, least, false);
        // χ² is the distribution of a form that cannot be negative. Where this one can, no p value belongs to it.
        return least > 0 ? new HausmanTest(statistic, p, Quantiles.ChiSquared(statistic, p), least, true) : new HausmanTest(statistic, p, null, least, false);
    }
}
