using Offramp.Methods.Numbers;

namespace Offramp.Methods.Agreement;

/// <summary>A coefficient of agreement with its uncertainty. What is not defined is null, with the reason.</summary>
/// <param name="Measure">Which coefficient.</param>
/// <param name="Value">The coefficient: 1 where all agree, about 0 where agreement is as by chance (percent agreement: the share from 0 to 1); null where it is not defined.</param>
public sealed record AgreementValue(AgreementMeasure Measure, double? Value)
{
    /// <summary>Why the coefficient is not defined; null where it is.</summary>
    public MethodProblem? Reason { get; init; }

    /// <summary>The agreement seen, from 0 to 1.</summary>
    public double? Observed { get; init; }

    /// <summary>The agreement expected by chance, from 0 to 1.</summary>
    public double? Expected { get; init; }

    /// <summary>Alpha's observed disagreement D_o, in the metric's units (the ordinal one's in shares of all codes).</summary>
    public double? ObservedDisagreement { get; init; }

    /// <summary>Alpha's expected disagreement D_e.</summary>
    public double? ExpectedDisagreement { get; init; }

    /// <summary>The analytic standard error, if units are independent of each other; null where it is not defined.</summary>
    public double? StandardError { get; init; }

    /// <summary>The standard error if the true coefficient were 0, for a test of that; known for Cohen's kappa.</summary>
    public double? StandardErrorAtZero { get; init; }

    /// <summary>The interval that goes with the standard error, its upper end at most 1.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Why there is no standard error; null where there is one or where the coefficient itself is not defined.</summary>
    public MethodProblem? StandardErrorReason { get; init; }

    /// <summary>How many units at least two coders coded.</summary>
    public int PairableUnits { get; init; }

    /// <summary>How many units took part: for alpha, kappa and pi of two those coded by two or more, for the others those coded by anybody.</summary>
    public int Units { get; init; }
}
