using System.Numerics;

namespace Offramp.Methods.Qca;

/// <summary>Rows and sets of a chart that hang together.</summary>
internal abstract class CoverComponent
{
    /// <summary>How many sets the smallest choices have; null where that is not known.</summary>
    public int? Least { get; protected set; }

    /// <summary>How many smallest choices there are; null where that is not known.</summary>
    public BigInteger? Count { get; protected set; }

    /// <summary>Whether <see cref="Least"/> is known to be least.</summary>
    public bool IsProven { get; protected set; }

    /// <summary>Finds the size and the number of the smallest choices.</summary>
    public abstract void Solve(CancellationToken stop);

    /// <summary>The smallest choices one by one.</summary>
    public abstract IEnumerable<int[]> Choices(CancellationToken stop);

    /// <summary>The choices from which nothing can be left out, one by one.</summary>
    public abstract IEnumerable<int[]> Irredundant(CancellationToken stop);

    /// <summary>Whether a smallest choice is left without the sets that pass a test; null where that was not found in time.</summary>
    public abstract bool? CanDoWithout(Func<int, bool> passes, CancellationToken stop);
}

/// <summary>A component with its rows as bits of a type.</summary>
/// <typeparam name="T">As many bits as there are rows.</typeparam>
internal sealed class CoverComponent<T> : CoverComponent
    where T : IBinaryInteger<T>
{
    // With this many rows or fewer counting over all sets of rows costs less than a search.
    private const int AlwaysByTransform = 14;

    // With more rows the sums over all sets of rows take too long and too much memory.
    private const int MostByTransform = 27;

    private readonly int rows;
    private readonly T[] columns;
    private readonly List<int>[] members;

    /// <summary>A component.</summary>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="columns">The different sets of rows.</param>
    /// <param name="members">Which sets of the chart have these rows.</param>
    public CoverComponent(int rows, T[] columns, List<int>[] members)
    {
        this.rows = rows;
        // Wide sets first: a search that tries them first finds small choices early.
        int[] order = [.. Enumerable.Range(0, columns.Length).OrderByDescending(c => int.CreateTruncating(T.PopCount(columns[c]))).ThenBy(c => members[c][0])];
        this.columns = [.. order.Select(c => columns[c])];
        this.members = [.. order.Select(c => members[c])];
    }

    /// <inheritdoc/>
    public override void Solve(CancellationToken stop)
    {
        if (rows <= AlwaysByTransform)
        {
            Transform();
            return;
        }
        // A search is worth trying while it costs less than the transform: a step of it takes as long as some hundreds of sums.
        long steps = rows <= MostByTransform ? (1L << rows) / 1000 : long.MaxValue;
        var search = new CoverSearch<T>(rows, columns, members, stop);
        int least = search.FindLeast(steps, out bool proven);
        BigInteger? count = proven ? search.CountOf(least, steps) : null;
        if (count is null && rows <= MostByTransform && !stop.IsCancellationRequested)
        {
            Transform();
            return;
        }
        Least = least;
        IsProven = proven;
        Count = count;
    }

    /// <inheritdoc/>
    public override IEnumerable<int[]> Choices(CancellationToken stop) =>
        Least is { } least ? new CoverSearch<T>(rows, columns, members, stop).Choices(least) : [];

    /// <inheritdoc/>
    public override IEnumerable<int[]> Irredundant(CancellationToken stop) => new CoverSearch<T>(rows, columns, members, stop).Irredundant();

    /// <inheritdoc/>
    public override bool? CanDoWithout(Func<int, bool> passes, CancellationToken stop)
    {
        if (Least is not { } least || !IsProven) return null;
        int[] left = [.. Enumerable.Range(0, columns.Length).Where(c => members[c].Exists(m => !passes(m)))];
        if (left.Length == columns.Length) return true;
        T all = left.Aggregate(T.Zero, (rowsSoFar, c) => rowsSoFar | columns[c]);
        if (int.CreateTruncating(T.PopCount(all)) < rows) return false;
        return new CoverSearch<T>(rows, [.. left.Select(c => columns[c])], [.. left.Select(c => members[c])], stop).IsPossible(least);
    }

    private void Transform()
    {
        (int least, BigInteger count) = CoverCount.Smallest(
            rows, [.. columns.Select(static column => uint.CreateTruncating(column))], [.. members.Select(static m => m.Count)]);
        Least = least;
        Count = count;
        IsProven = true;
    }
}
