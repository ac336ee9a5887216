using System.Globalization;

namespace Offramp.Bench;

/// <summary>What one process measured of one thing, as processes tell it to each other: what, first, median and least of the warm runs (NaN without any).</summary>
internal sealed record RawSeries(string What, double First, double Median, double Best)
{
    /// <summary>As a line.</summary>
    public static string Write(Series series)
    {
        double[] sorted = [.. series.Warm.Order()];
        double median = sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        double best = sorted.Length == 0 ? double.NaN : sorted[0];
        return string.Create(CultureInfo.InvariantCulture, $"{series.What}\t{series.First:R}\t{median:R}\t{best:R}");
    }

    /// <summary>A line back; null for any other.</summary>
    public static RawSeries? Read(string line)
    {
        string[] parts = line.Split('\t');
        return parts.Length != 4 ? null : new RawSeries(parts[0], Number(parts[1]), Number(parts[2]), Number(parts[3]));
    }

    /// <summary>What several processes measured: the median of the first runs and of the medians, the least of all.</summary>
    public static RawSeries Together(IReadOnlyCollection<RawSeries> several) => new(
        several.First().What, MedianOf(several.Select(static one => one.First)), MedianOf(several.Select(static one => one.Median)),
        several.Min(static one => double.IsNaN(one.Best) ? double.PositiveInfinity : one.Best) is var best && double.IsFinite(best) ? best : double.NaN);

    private static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(static value => !double.IsNaN(value)).Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
