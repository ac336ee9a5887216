using Offramp.Methods.Numbers;

namespace Offramp.Methods.Agreement;

/// <summary>How an interval is made of resamples.</summary>
public enum BootstrapKind
{
    /// <summary>Between percentiles of the resamples' coefficients.</summary>
    Percentile,

    /// <summary>Between percentiles corrected for bias and skewness.</summary>
    Bca,
}

/// <summary>How resamples are drawn.</summary>
public sealed record BootstrapOptions
{
    /// <summary>The most resamples.</summary>
    public const int MostResamples = 1_000_000;

    /// <summary>How many resamples, from 2; a thousand or more for an interval that is reported.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>The seed, to be reported: the same seed gives the same resamples, on any number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How the interval is made.</summary>
    public BootstrapKind Kind { get; init; }

    /// <summary>How often such intervals are to hold the true coefficient, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The document of each unit, numbered in any way: whole documents are drawn; null where units are independent and are drawn themselves.</summary>
    public IReadOnlyList<int>? Documents { get; init; }

    /// <summary>How many threads work at most.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

/// <summary>What resampling says of a coefficient.</summary>
/// <param name="Measure">Which coefficient.</param>
/// <param name="StandardError">The standard deviation of the resamples' coefficients; null where it is not defined.</param>
/// <param name="Interval">The interval; null where it is not defined.</param>
/// <param name="Resamples">How many resamples were drawn.</param>
/// <param name="Dropped">In how many of them the coefficient was not defined: they are left out.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Kind">How the interval was made.</param>
public sealed record BootstrapValue(AgreementMeasure Measure, double? StandardError, Interval? Interval, int Resamples, int Dropped, ulong Seed, BootstrapKind Kind)
{
    /// <summary>Why there is no interval; null where there is one.</summary>
    public MethodProblem? Reason { get; init; }
}
