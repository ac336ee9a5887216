using System.Collections.Immutable;
using System.Numerics;

namespace Offramp.Methods.Qca;

/// <summary>A chart of rows that must be covered and sets that cover some of them, and all smallest choices of sets that cover every row.</summary>
/// <remarks>Rows that are covered wherever another is, are left out; sets of the same rows are one, that counts several times; what does not share a set
/// falls into components. All three keep every choice, so that ties are counted and not lost.</remarks>
internal sealed class CoverChart
{
    private readonly List<CoverComponent> components;

    private CoverChart(List<CoverComponent> components) => this.components = components;

    /// <summary>How many sets the smallest choices have; null where that was not found in time.</summary>
    public int? Least { get; private set; }

    /// <summary>How many smallest choices there are; null where they could not be counted in time.</summary>
    public BigInteger? Count { get; private set; }

    /// <summary>Whether <see cref="Least"/> is known to be least and not only the best found.</summary>
    public bool IsProven { get; private set; }

    /// <summary>Makes the chart and finds the size and number of the smallest choices.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="sets">The rows of each set, as bits in words of 64.</param>
    /// <param name="stop">Ends the search.</param>
    public static CoverChart Of(int rows, IReadOnlyList<ulong[]> sets, CancellationToken stop)
    {
        var chart = new CoverChart(CoverReduction.Components(rows, sets));
        int least = 0;
        bool known = true, proven = true;
        BigInteger? count = BigInteger.One;
        foreach (CoverComponent component in chart.components)
        {
            component.Solve(stop);
            known &= component.Least is not null;
            proven &= component.IsProven;
            least += component.Least ?? 0;
            count = count is { } so && component.Count is { } here ? so * here : null;
        }
        chart.Least = known ? least : null;
        chart.IsProven = known && proven;
        chart.Count = known && proven ? count : null;
        return chart;
    }

    /// <summary>The smallest choices one by one, each as the sets' places in rising order.</summary>
    /// <param name="stop">Ends the search.</param>
    public IEnumerable<ImmutableArray<int>> Choices(CancellationToken stop) => Joined(0, stop).Select(static choice => choice.ToImmutableArray().Sort());

    /// <summary>Whether every smallest choice has a set that passes a test.</summary>
    /// <remarks>It has one where no choice as small is left without those that pass.</remarks>
    /// <param name="passes">The test.</param>
    /// <param name="stop">Ends the search.</param>
    public bool? EveryChoiceHas(Func<int, bool> passes, CancellationToken stop)
    {
        bool unknown = false;
        foreach (CoverComponent component in components)
        {
            switch (component.CanDoWithout(passes, stop))
            {
                case false: return true;
                case null: unknown = true; break;
            }
        }
        return unknown ? null : false;
    }

    /// <summary>The choices from which no set can be left out, smallest or not, one by one.</summary>
    /// <param name="stop">Ends the search.</param>
    public IEnumerable<ImmutableArray<int>> Irredundant(CancellationToken stop) => JoinedIrredundant(0, stop).Select(static choice => choice.ToImmutableArray().Sort());

    private IEnumerable<IEnumerable<int>> Joined(int from, CancellationToken stop) => from == components.Count
        ? [[]]
        : components[from].Choices(stop).SelectMany(here => Joined(from + 1, stop).Select(rest => here.Concat(rest)));

    private IEnumerable<IEnumerable<int>> JoinedIrredundant(int from, CancellationToken stop) => from == components.Count
        ? [[]]
        : components[from].Irredundant(stop).SelectMany(here => JoinedIrredundant(from + 1, stop).Select(rest => here.Concat(rest)));
}
