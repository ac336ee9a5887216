using System.Diagnostics;

namespace Offramp.Bench;

/// <summary>One measured figure.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what: ms, MB.</param>
internal sealed record Figure(string What, double Value, string Unit)
{
    /// <summary>How long something takes, once.</summary>
    public static Figure Time(string what, Action act)
    {
        long start = Stopwatch.GetTimestamp();
        act();
        return new Figure(what, Stopwatch.GetElapsedTime(start).TotalMilliseconds, "ms");
    }

    /// <summary>The median of many runs.</summary>
    public static Figure Median(string what, int runs, Action act)
    {
        double[] times = [.. Enumerable.Range(0, runs).Select(_ => Time(what, act).Value).Order()];
        return new Figure($"{what}, median of {runs}", times[runs / 2], "ms");
    }
}
