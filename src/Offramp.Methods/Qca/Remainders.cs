using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>Rows of a truth table by number.</summary>
/// <param name="Rows">The numbers, rising.</param>
public sealed record RowList(ImmutableArray<long> Rows);

/// <summary>Which configurations nobody has seen, and which of them must not be assumed to lead to the outcome.</summary>
public static class Remainders
{
    /// <summary>More rows are not listed.</summary>
    public const int MostListed = 1_000_000;

    /// <summary>The remainders that an expression over the conditions holds of.</summary>
    /// <param name="table">The truth table.</param>
    /// <param name="expression">The expression.</param>
    public static Answer<RowList> Within(TruthTable table, QcaExpression expression)
    {
        Answer<RowList> all = RowsWithin(table, expression);
        if (all.Value is not { } rows) return all;
        HashSet<long> observed = [.. table.Rows.Where(static row => row.Outcome != RowOutcome.Remainder).Select(static row => row.Number)];
        return new RowList([.. rows.Rows.Where(row => !observed.Contains(row))]);
    }

    /// <summary>All rows, observed or not, that an expression over the conditions holds of.</summary>
    /// <param name="table">The truth table.</param>
    /// <param name="expression">The expression.</param>
    public static Answer<RowList> RowsWithin(TruthTable table, QcaExpression expression)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(expression);
        ImmutableArray<MethodProblem> problems = expression.Check(QcaData.Of(table.Conditions));
        if (!problems.IsEmpty) return problems;
        Box space = Region.Whole(table.Conditions);
        var before = new List<Box>();
        var pieces = new List<Box>();
        foreach (QcaProduct product in expression.Products(QcaData.Of(table.Conditions)))
        {
            ulong[] levels = [.. space.Levels];
            bool empty = false;
            foreach ((QcaSet set, int level) in product.Literals)
            {
                int at = table.Conditions.IndexOf(set);
                levels[at] &= 1UL << level;
                empty |= levels[at] == 0;
            }
            // A*~A holds of no configuration.
            if (empty) continue;
            var box = new Box(levels);
            pieces.AddRange(Region.Outside(box, before));
            before.Add(box);
        }
        double count = pieces.Sum(static piece => piece.Size);
        if (count > MostListed) return new MethodProblem("methods.qca-rows-too-many").With("count", count).With("limit", MostListed);
        return new RowList([.. Region.Configurations(pieces).Select(levels => table.NumberOf(levels)).Order()]);
    }
}
