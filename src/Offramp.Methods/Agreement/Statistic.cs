namespace Offramp.Methods.Agreement;

/// <summary>A coefficient as a function of how often each pattern of units occurs: once for the data, again for each resample.</summary>
internal abstract class Statistic
{
    /// <summary>How often each pattern occurs in the data.</summary>
    public abstract int[] Weights { get; }

    /// <summary>The pattern of each unit; -1 where it is in none.</summary>
    public abstract int[] OfUnit { get; }

    /// <summary>The coefficient with other frequencies; NaN, which stays inside, where it is not defined.</summary>
    /// <param name="weights">How often each pattern occurs.</param>
    /// <param name="scratch">Room that is used again for the next resample; what stands in it does not matter.</param>
    public abstract double Of(ReadOnlySpan<int> weights, Scratch scratch);

    /// <summary>The coefficient of the data with what it is made of.</summary>
    public abstract Linearised Linearise();
}

/// <summary>Room for sums, used again and again.</summary>
internal sealed class Scratch
{
    private double[] first = [];
    private double[] second = [];

    /// <summary>Zeros.</summary>
    public Span<double> Zeros(int length) => Cleared(ref first, length);

    /// <summary>Further zeros.</summary>
    public Span<double> MoreZeros(int length) => Cleared(ref second, length);

    private static Span<double> Cleared(ref double[] room, int length)
    {
        if (room.Length < length) room = new double[length];
        Span<double> zeros = room.AsSpan(0, length);
        zeros.Clear();
        return zeros;
    }
}

/// <summary>A coefficient with the influence of each unit on it.</summary>
/// <param name="Observed">The agreement seen.</param>
/// <param name="Expected">The agreement expected by chance.</param>
/// <param name="Value">The coefficient; null where it is not defined.</param>
/// <param name="Units">How many units took part.</param>
internal sealed record Linearised(double? Observed, double? Expected, double? Value, int Units)
{
    /// <summary>Why the coefficient is not defined.</summary>
    public MethodProblem? Reason { get; init; }

    /// <summary>By pattern, how far a unit draws the coefficient, times the number of units: the mean of the squares over the number of units is the variance.</summary>
    public double[] Influence { get; init; } = [];

    /// <summary>Whether the variance is taken with n − 1 and the interval from Student's distribution with as many degrees (Gwet), else with n and the normal one (Fleiss, Cohen and Everitt).</summary>
    public bool IsStudent { get; init; } = true;

    /// <summary>Alpha's D_o.</summary>
    public double? ObservedDisagreement { get; init; }

    /// <summary>Alpha's D_e.</summary>
    public double? ExpectedDisagreement { get; init; }

    /// <summary>The standard error if the true coefficient were 0.</summary>
    public double? ErrorAtZero { get; init; }

    /// <summary>A coefficient that is not defined.</summary>
    public static Linearised Undefined(MethodProblem reason, double? observed = null, double? expected = null, int units = 0) => new(observed, expected, null, units) { Reason = reason };
}
