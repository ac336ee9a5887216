using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Agreement.Spans;

/// <summary>How documents or blocks are resampled.</summary>
public sealed record ResamplingOptions
{
    /// <summary>How many resamples.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>From which all draws follow.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How often such intervals hold what is estimated.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Into how many equal pieces a single document is cut of which no paragraphs or turns are known.</summary>
    public int Pieces { get; init; } = 20;

    /// <summary>What is wrong with these options; empty where nothing is.</summary>
    public ImmutableArray<MethodProblem> Problems
    {
        get
        {
            var problems = ImmutableArray.CreateBuilder<MethodProblem>();
            if (Resamples is < 10 or > 1_000_000) problems.Add(new MethodProblem("methods.spans-resamples", Column: "bootstrap").With("value", Resamples));
            if (!(Level is > 0 and < 1)) problems.Add(new MethodProblem("methods.spans-level", Column: "level").With("value", Level));
            if (Pieces is < 2 or > 1_000_000) problems.Add(new MethodProblem("methods.spans-pieces", Column: "pieces").With("value", Pieces));
            return problems.ToImmutable();
        }
    }
}

/// <summary>An interval from resamples.</summary>
/// <param name="Interval">The interval; null where there is none.</param>
/// <param name="Dropped">In how many resamples the coefficient was undefined; they are left out.</param>
/// <param name="Undefined">Why there is none; null where there is one.</param>
public sealed record SpanInterval(Interval? Interval, int Dropped, MethodProblem? Undefined);

/// <summary>Intervals of the family by resampling documents, or blocks where there is one document: each resample adds up the sums of what was drawn.</summary>
/// <param name="Kind">What was resampled.</param>
/// <param name="Count">How many there are of it.</param>
/// <param name="Options">How.</param>
/// <param name="U">Of u-alpha.</param>
/// <param name="BarU">Of |u-alpha.</param>
/// <param name="Cu">Of cu-alpha.</param>
/// <param name="Codes">Of (k)u-alpha, in the order of the data's codes.</param>
public sealed record SpanResampling(BlockKind Kind, int Count, ResamplingOptions Options, SpanInterval U, SpanInterval BarU, SpanInterval Cu, ImmutableArray<SpanInterval> Codes)
{
    /// <summary>Resamples the family.</summary>
    /// <param name="data">What coders marked.</param>
    /// <param name="metric">How different two codes are.</param>
    /// <param name="options">How to resample.</param>
    /// <returns>The intervals, or the problems of <see cref="UnitizingAlpha.Of(SpanData, CodeMetric)"/> and of the options.</returns>
    public static Answer<SpanResampling> Of(SpanData data, CodeMetric metric, ResamplingOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        ImmutableArray<MethodProblem> problems = [.. options.Problems, .. UnitizingAlpha.OverlapProblems(data), .. CodeValues.Read(data.Codes, metric, out CodeValues? values)];
        if (!problems.IsEmpty) return problems;
        SpanBlocks blocks = SpanBlocks.ToResample(data, options.Pieces);
        BlockSums[] sums = [.. blocks.Sums(data, values)];
        var drawn = new UnitSums(data.Codes.Length);
        SpanInterval[] intervals = Intervals(sums.Length, data.Codes.Length + 3, options, times =>
        {
            drawn.Clear();
            for (int i = 0; i < sums.Length; i++)
                if (times[i] > 0) drawn.Add(sums[i], times[i]);
            return UnitizingAlpha.Of(drawn, data.Codes, values, 0).Values();
        });
        return new SpanResampling(blocks.Kind, sums.Length, options, intervals[0], intervals[1], intervals[2], [.. intervals[3..]]);
    }

    /// <summary>Intervals of statistics of the blocks, given how often each block was drawn.</summary>
    internal static SpanInterval[] Intervals(int blocks, int statistics, ResamplingOptions options, Func<int[], double?[]> statistic)
    {
        if (blocks < 2) return [.. Enumerable.Repeat(new SpanInterval(null, 0, new MethodProblem("methods.spans-blocks-too-few").With("count", blocks)), statistics)];
        int[] times = new int[blocks];
        Array.Fill(times, 1);
        double?[] whole = statistic(times);
        var values = new double?[options.Resamples][];
        for (int r = 0; r < values.Length; r++)
        {
            // A stream for each resample: its draws do not depend on what was drawn before.
            var random = new SeededRandom(options.Seed, (ulong)r);
            Array.Clear(times);
            for (int i = 0; i < blocks; i++) times[random.Next(blocks)]++;
            values[r] = statistic(times);
        }
        return [.. Enumerable.Range(0, statistics).Select(s => Interval(whole[s], [.. values.Select(one => one[s])], blocks, options.Level))];
    }

    private static SpanInterval Interval(double? whole, double?[] all, int blocks, double level)
    {
        double[] known = [.. all.OfType<double>().Order()];
        int dropped = all.Length - known.Length;
        if (whole is null) return new SpanInterval(null, dropped, new MethodProblem("methods.spans-nothing-to-resample"));
        if (known.Length < all.Length / 2) return new SpanInterval(null, dropped, new MethodProblem("methods.spans-resamples-undefined").With("dropped", dropped).With("count", all.Length));
        // Expanded percentiles: resamples of n blocks vary by √((n − 1) / n) too little, and few blocks need Student's t. T. Hesterberg, The American Statistician 69 (2015) 371–386, section 4.3.
        double tail = Normal.CDF(0, 1, StudentT.InvCDF(0, 1, blocks - 1, (1 - level) / 2) * Math.Sqrt(blocks / (blocks - 1.0)));
        return new SpanInterval(new Interval(Quantile(known, tail), Quantile(known, 1 - tail), level), dropped, null);
    }

    private static double Quantile(double[] sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[^1];
    }
}
