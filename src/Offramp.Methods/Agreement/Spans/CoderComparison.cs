using System.Collections.Immutable;

namespace Offramp.Methods.Agreement.Spans;

/// <summary>The family for two of the coders.</summary>
/// <param name="A">The first, from 0.</param>
/// <param name="B">The second, from 0.</param>
/// <param name="Alpha">The family over the documents that both opened.</param>
public sealed record PairAlpha(int A, int B, UnitizingAlpha Alpha);

/// <summary>The family without one of the coders.</summary>
/// <param name="Without">Who is left out, from 0.</param>
/// <param name="Alpha">The family of the others.</param>
public sealed record WithoutAlpha(int Without, UnitizingAlpha Alpha);

/// <summary>Which coder is off: the family for each pair of coders, and without each coder.</summary>
/// <param name="Pairs">Each pair, in the order of the coders.</param>
/// <param name="Without">Without each coder; empty where there are two only.</param>
public sealed record CoderComparison(ImmutableArray<PairAlpha> Pairs, ImmutableArray<WithoutAlpha> Without)
{
    /// <summary>Compares coders.</summary>
    /// <param name="data">What coders marked.</param>
    /// <param name="metric">How different two codes are.</param>
    /// <returns>The comparison, or the problems of <see cref="UnitizingAlpha.Of(SpanData, CodeMetric)"/>.</returns>
    public static Answer<CoderComparison> Of(SpanData data, CodeMetric metric = CodeMetric.Nominal)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (UnitizingAlpha.Of(data, metric) is { Problems: { IsEmpty: false } problems }) return problems;
        int count = data.Coders.Length;
        var pairs = ImmutableArray.CreateBuilder<PairAlpha>();
        for (int a = 0; a < count; a++)
            for (int b = a + 1; b < count; b++)
                pairs.Add(new PairAlpha(a, b, UnitizingAlpha.Of(data.OnlyCoders(a, b), metric).Needed()));
        return new CoderComparison(pairs.ToImmutable(), count == 2 ? [] : [.. Enumerable.Range(0, count).Select(left =>
            new WithoutAlpha(left, UnitizingAlpha.Of(data.OnlyCoders([.. Enumerable.Range(0, count).Where(coder => coder != left)]), metric).Needed()))]);
    }
}
