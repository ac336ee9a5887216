using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Surveys.Responses;

/// <summary>A coefficient of a logistic model.</summary>
/// <param name="Name">The covariate's name; <c>(Intercept)</c> for the intercept.</param>
/// <param name="Estimate">The change of the log odds of the trait with one unit more of the covariate.</param>
/// <param name="Se">Its standard error.</param>
/// <param name="Z">Estimate / standard error.</param>
/// <param name="P">How often chance alone gives a z this far from 0, on both sides.</param>
/// <param name="Interval">Estimate and a multiple of the standard error on each side.</param>
public sealed record ResponseCoefficient(string Name, double Estimate, double Se, double Z, double P, Interval Interval);

/// <summary>A logistic model of the trait behind randomised answers, at the greatest of its likelihood.</summary>
/// <remarks>What it knows of a single respondent stays inside: there is no probability of anybody's having the trait.</remarks>
public sealed class ResponseFit
{
    internal ResponseFit(ResponseDesign design, ResponseData data, double[] estimates, double[,] covariance, double logLik, int iterations, double level, ImmutableArray<MethodProblem> notes)
    {
        Design = design;
        Data = data;
        Estimates = estimates;
        Variances = covariance;
        LogLik = logLik;
        Iterations = iterations;
        Notes = notes;
        Coefficients = [.. estimates.Select((estimate, i) => CoefficientOf(i == 0 ? Intercept : data.Covariates[i - 1], estimate, Math.Sqrt(covariance[i, i]), level))];
        Covariance = [.. Enumerable.Range(0, estimates.Length).Select(r => (ImmutableArray<double>)[.. Enumerable.Range(0, estimates.Length).Select(c => covariance[r, c])])];
    }

    /// <summary>The name of the intercept.</summary>
    public const string Intercept = "(Intercept)";

    /// <summary>The intercept, then the covariates in their order.</summary>
    public ImmutableArray<ResponseCoefficient> Coefficients { get; }

    /// <summary>The covariance of the coefficients: the inverse of the observed information; with weights, the sandwich around it.</summary>
    public ImmutableArray<ImmutableArray<double>> Covariance { get; }

    /// <summary>The log-likelihood; with weights that of a sample of the weights' sum, which no test compares.</summary>
    public double LogLik { get; }

    /// <summary>How many steps were taken from the start that led here.</summary>
    public int Iterations { get; }

    /// <summary>How many respondents there are.</summary>
    public int Count => Data.Count;

    /// <summary>What must be known of it.</summary>
    public ImmutableArray<MethodProblem> Notes { get; }

    internal ResponseDesign Design { get; }

    internal ResponseData Data { get; }

    internal double[] Estimates { get; }

    internal double[,] Variances { get; }

    private static ResponseCoefficient CoefficientOf(string name, double estimate, double se, double level)
    {
        double z = estimate / se, reach = Normal.InvCDF(0, 1, 0.5 + (level / 2)) * se;
        return new ResponseCoefficient(name, estimate, se, z, 2 * Normal.CDF(0, 1, -Math.Abs(z)), new Interval(estimate - reach, estimate + reach, level));
    }
}
