using System.Diagnostics;
using System.Globalization;

namespace Offramp.Bench;

/// <summary>What one thing cost, run after run.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Unit">ms or MB.</param>
/// <param name="First">The first run, which also compiles and fills what is kept.</param>
/// <param name="Warm">The later runs; none where a thing is done once only.</param>
internal sealed record Series(string What, string Unit, double First, double[] Warm)
{
    private const int WidthOfName = 56;
    private const int WidthOfNumber = 11;

    /// <summary>The table's first line.</summary>
    public static string Heading => Line("what", "runs", "first", "median", "min", "max");

    /// <summary>Times something once and then some more times.</summary>
    /// <param name="what">What is measured.</param>
    /// <param name="warm">How many runs follow the first.</param>
    /// <param name="act">What is timed.</param>
    /// <param name="before">What happens before each run, not timed.</param>
    public static Series Of(string what, int warm, Action act, Action? before = null) =>
        Of(what, [.. Enumerable.Range(0, warm + 1).Select(_ => Once(act, before))]);

    /// <summary>Times that were taken elsewhere, in ms, the first run first.</summary>
    public static Series Of(string what, IReadOnlyList<double> times) => new(what, "ms", times[0], [.. times.Skip(1)]);

    /// <summary>A size, in bytes.</summary>
    public static Series Size(string what, long bytes) => new(what, "MB", bytes / 1e6, []);

    /// <summary>As a line of the table: median, least and most are those of the warm runs.</summary>
    public override string ToString()
    {
        if (Warm.Length == 0) return Line($"{What} ({Unit})", "1", Write(First), "", "", "");
        double[] sorted = [.. Warm.Order()];
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        string runs = (Warm.Length + 1).ToString(CultureInfo.InvariantCulture);
        return Line($"{What} ({Unit})", runs, Write(First), Write(median), Write(sorted[0]), Write(sorted[^1]));
    }

    private static double Once(Action act, Action? before)
    {
        before?.Invoke();
        long start = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Write(double value) => value.ToString(value < 100 ? "0.00" : "0", CultureInfo.InvariantCulture);

    private static string Line(string what, params string[] numbers) =>
        (what.PadRight(WidthOfName) + string.Concat(numbers.Select(static number => number.PadLeft(WidthOfNumber)))).TrimEnd();
}
