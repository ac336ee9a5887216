using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>Assumptions that contradict each other or what was seen, and those left out for that (enhanced standard analysis).</summary>
/// <remarks>C. Q. Schneider and C. Wagemann, Set-Theoretic Methods for the Social Sciences (2012), section 8.2.</remarks>
public static class Counterfactuals
{
    /// <summary>Configurations that the parsimonious solutions assume to lead to the outcome and to its absence as well.</summary>
    /// <param name="presence">The truth table of the outcome.</param>
    /// <param name="absence">The truth table of its absence, with the same conditions.</param>
    /// <param name="stop">Ends the search.</param>
    public static Answer<RowList> Contradictory(TruthTable presence, TruthTable absence, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(presence);
        ArgumentNullException.ThrowIfNull(absence);
        Answer<RowList> here = Assumed(presence, stop), there = Assumed(absence, stop);
        if (here.Value is not { } forPresence) return here;
        if (there.Value is not { } forAbsence) return there;
        return new RowList([.. forPresence.Rows.Intersect(forAbsence.Rows).Order()]);
    }

    /// <summary>Observed rows that are a subset of the outcome and of its absence as well.</summary>
    /// <param name="presence">The truth table of the outcome.</param>
    /// <param name="absence">The truth table of its absence, with the same conditions.</param>
    public static RowList SimultaneousSubsets(TruthTable presence, TruthTable absence)
    {
        ArgumentNullException.ThrowIfNull(presence);
        ArgumentNullException.ThrowIfNull(absence);
        return new RowList([.. Present(presence).Intersect(Present(absence)).Order()]);
    }

    /// <summary>The remainders that must not be assumed: those without what was found necessary, those that cannot be, and rows named.</summary>
    /// <remarks>Only remainders are taken out. An observed row without a necessary condition says that the condition is not quite necessary; it stays as it was seen.</remarks>
    /// <param name="table">The truth table.</param>
    /// <param name="necessary">What the outcome needs, each as an expression.</param>
    /// <param name="impossible">What cannot be, each as an expression.</param>
    /// <param name="rows">Further rows by number.</param>
    public static Answer<UntenableRows> Untenable(
        TruthTable table, IReadOnlyList<QcaExpression> necessary, IReadOnlyList<QcaExpression> impossible, ImmutableArray<long> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(necessary);
        ArgumentNullException.ThrowIfNull(impossible);
        var all = new SortedSet<long>(rows.IsDefault ? [] : rows);
        foreach (QcaExpression excluded in necessary.Select(static needed => new QcaJoined([needed], All: true, Negated: true)).Concat(impossible))
        {
            Answer<RowList> within = Remainders.RowsWithin(table, excluded);
            if (within.Value is not { } list) return within.Problems;
            all.UnionWith(list.Rows);
        }
        HashSet<long> observed = [.. table.Rows.Where(static row => row.Outcome != RowOutcome.Remainder).Select(static row => row.Number)];
        return new UntenableRows([.. all.Where(row => !observed.Contains(row))], [.. all.Where(observed.Contains)]);
    }

    private static Answer<RowList> Assumed(TruthTable table, CancellationToken stop)
    {
        // Where no row is explained, nothing is assumed.
        if (!Present(table).Any()) return new RowList([]);
        Answer<QcaSolution> solution = Minimisation.Of(table, new MinimisationOptions(), stop);
        if (solution.Value is not { } found) return solution.Problems;
        if (found.Models.Any(static model => model.Assumptions is null)) return new MethodProblem("methods.qca-assumptions-too-many");
        return new RowList([.. found.Models.SelectMany(static model => model.Assumptions!.Value).Distinct().Order()]);
    }

    private static IEnumerable<long> Present(TruthTable table) => table.Rows.Where(static row => row.Outcome == RowOutcome.Present).Select(static row => row.Number);
}

/// <summary>Rows that must not be assumed.</summary>
/// <param name="Remainders">Those that nobody was seen in: to be excluded.</param>
/// <param name="Observed">Those with cases: a warning, they stay.</param>
public sealed record UntenableRows(ImmutableArray<long> Remainders, ImmutableArray<long> Observed);
