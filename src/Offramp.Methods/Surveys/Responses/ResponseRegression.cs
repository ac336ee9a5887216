using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Surveys.Responses;

/// <summary>Logistic regression of the trait on covariates, from randomised answers.</summary>
/// <remarks>Blair, Imai and Zhou (2015). The observed likelihood is not concave: Newton's method with the expected information in its place where the observed
/// one points down, halved steps, from several starts; the highest end is kept. Standard errors come from the observed information there (B. Efron and
/// D. V. Hinkley, Biometrika 65 (1978) 457–482); with weights, from the sandwich (D. A. Binder, International Statistical Review 51 (1983) 279–292).</remarks>
public static class ResponseRegression
{
    private const int MostSteps = 200;

    // Newton's decrement, in units of the log-likelihood, at which a search has arrived.
    private const double Arrived = 1e-14;

    // The least eigenvalue of the information on covariates of deviation 1 that still tells something: below it a standard error is above 1,000.
    private const double LeastInformation = 1e-6;

    /// <summary>The model at the greatest of its likelihood.</summary>
    /// <param name="design">The design.</param>
    /// <param name="data">Answers and covariates; without covariates there is only the intercept.</param>
    /// <param name="level">How often intervals are to hold what is estimated: 0.95.</param>
    public static Answer<ResponseFit> Of(ResponseDesign design, ResponseData data, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(data);
        if (!(level is > 0 and < 1)) return new MethodProblem("methods.survey-level-outside", Column: "level").With("value", level);
        double yes = data.Cells.Sum(static cell => cell.Yes), no = data.Cells.Sum(static cell => cell.No);
        if (yes == 0 || no == 0) return new MethodProblem("methods.rr-answers-alike").With("answer", yes == 0 ? 0 : 1).With("count", data.Count);
        if (data.Count <= data.Covariates.Length + 1) return new MethodProblem("methods.survey-too-few").With("count", data.Count).With("coefficients", data.Covariates.Length + 1);
        Answer<ResponseScale> scaled = ResponseScale.Of(data);
        if (scaled.Value is not { } scale) return scaled.Problems;
        var likelihood = new ResponseLikelihood(design, data.Cells, scale.X);
        Climb best = Starts(design, data, likelihood.Width, yes / (yes + no)).Select(start => Search(likelihood, start)).Aggregate(static (best, next) =>
            // A start that runs away must be truly better than one that stays.
            next.LogLik > best.LogLik + 1e-9 ? next : best);
        double[,] observed = new double[likelihood.Width, likelihood.Width], scores = new double[likelihood.Width, likelihood.Width];
        likelihood.Curvature(best.Coefficients, new double[likelihood.Width], observed, null, scores);
        Evd<double> parts = Matrix<double>.Build.DenseOfArray(observed).Evd(Symmetricity.Symmetric);
        if (!(parts.EigenValues.Real().Minimum() > LeastInformation)) return NotIdentified(data, parts);
        if (!best.Arrived) return new MethodProblem("methods.rr-not-converged").With("steps", MostSteps);
        Matrix<double> inverse = Matrix<double>.Build.DenseOfArray(observed).Cholesky().Solve(Matrix<double>.Build.DenseIdentity(likelihood.Width));
        Matrix<double> covariance = data.IsWeighted ? inverse * Matrix<double>.Build.DenseOfArray(scores) * inverse : inverse;
        return new ResponseFit(design, data, scale.Back(best.Coefficients), scale.Back(covariance.ToArray()), best.LogLik, best.Steps, level, [.. design.Notes, .. data.Notes]);
    }

    // The direction without information: the intercept alone when the share itself lies outside 0 to 1, else the covariate that has most part in it.
    private static MethodProblem NotIdentified(ResponseData data, Evd<double> parts)
    {
        Vector<double> direction = parts.EigenVectors.Column(parts.EigenValues.Real().MinimumIndex());
        int most = data.Covariates.Length == 0 ? 0 : 1 + direction.SubVector(1, data.Covariates.Length).AbsoluteMaximumIndex();
        return most == 0 || Math.Abs(direction[most]) < 0.05
            ? new MethodProblem("methods.rr-no-finite-maximum")
            : new MethodProblem("methods.rr-separation", Column: data.Covariates[most - 1]).With("name", data.Covariates[most - 1]);
    }

    private static IEnumerable<double[]> Starts(ResponseDesign design, ResponseData data, int width, double yes)
    {
        double share = Math.Clamp(design.ShareAt(yes), 0.02, 0.98), logit = Math.Log(share / (1 - share));
        double[] level = new double[width];
        level[0] = logit;
        yield return level;
        if (data.Covariates.Length == 0) yield break;
        yield return new double[width];
        // The same places on every machine and in every run: a fit does not depend on the hour.
        for (ulong stream = 0; stream < 2; stream++)
        {
            var random = new SeededRandom(20150, stream);
            double[] start = [.. Enumerable.Range(0, width).Select(_ => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, random.NextDouble() + 1e-17))];
            start[0] += logit;
            yield return start;
        }
    }

    private static Climb Search(ResponseLikelihood likelihood, double[] start)
    {
        int width = likelihood.Width;
        double[] at = start, gradient = new double[width];
        double[,] observed = new double[width, width], expected = new double[width, width];
        double height = likelihood.At(at);
        for (int step = 0; step < MostSteps; step++)
        {
            likelihood.Curvature(at, gradient, observed, expected, null);
            Vector<double> slope = Vector<double>.Build.DenseOfArray(gradient);
            Vector<double> direction = Direction(observed, slope) ?? Direction(expected, slope) ?? slope;
            double decrement = direction * slope;
            // The last step is taken without a look at the height, which its gain no longer moves: Newton's error is squared by it.
            if (decrement < Arrived) return new Climb([.. at.Select((value, i) => value + direction[i])], height, step, true);
            double part = 1, reached = double.NegativeInfinity;
            double[] next = at;
            // Armijo's rule: a step must gain a part of what its slope promises; near the top, where that is less than the rounding of the sum, a step may be taken for what its
            // slope says.
            double rounding = 1e-13 * Math.Abs(height);
            while (part > 1e-10)
            {
                next = [.. at.Select((value, i) => value + (part * direction[i]))];
                reached = likelihood.At(next);
                if (reached >= height + (1e-4 * part * decrement) - rounding) break;
                part /= 2;
            }
            if (part <= 1e-10) return new Climb(at, height, step, false);
            (at, height) = (next, reached);
        }
        return new Climb(at, height, MostSteps, false);
    }

    private static Vector<double>? Direction(double[,] information, Vector<double> slope)
    {
        Matrix<double> matrix = Matrix<double>.Build.DenseOfArray(information);
        try
        {
            Vector<double> direction = matrix.Cholesky().Solve(slope);
            // A step of more than 5 deviations of logit is beyond where the curvature speaks.
            double longest = direction.AbsoluteMaximum();
            return !double.IsFinite(longest) ? null : longest > 5 ? direction * (5 / longest) : direction;
        }
        catch (ArgumentException)
        {
            // Not positive definite.
            return null;
        }
    }

    private sealed record Climb(double[] Coefficients, double LogLik, int Steps, bool Arrived);
}
