using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A table with its rows, as it leaves.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">Its rows.</param>
public sealed record TabledRows(StudyTable Table, ImmutableArray<TableRow> Rows)
{
    /// <summary>In how many rows words were withheld.</summary>
    public int Withheld => Rows.Count(static row => row.Withheld is not null);
}

/// <summary>What may be done with the tables of a study: they leave.</summary>
public static class TablesDecisions
{
    private const int MostNamed = 20;

    /// <summary>All tables as they may leave. Refused: <c>tables.words-without-consent</c>, naming tables and reasons, where words may not leave and
    /// nobody asked for them to be withheld.</summary>
    /// <param name="of">The study and what was asked for.</param>
    /// <param name="withhold">Whether words that may not leave are left out instead of refusing.</param>
    public static Outcome<ImmutableArray<TabledRows>> Of(Tabulation of, bool withhold)
    {
        ImmutableArray<TabledRows> tables = [.. StudyTables.All.Select(table => new TabledRows(table, [.. table.Rows(of)]))];
        int withheld = tables.Sum(static table => table.Withheld);
        if (withheld == 0 || withhold) return tables;
        string[] reasons =
        [
            .. tables.SelectMany(static table => table.Rows.Select(static row => row.Withheld).OfType<Note>().Select(Messages.English.Say)
                .GroupBy(static why => why).Select(why => $"{table.Table.Name} ({why.Count()}): {why.Key}")),
        ];
        return Refusal.Of(
            "tables.words-without-consent", ("count", withheld), ("reasons", string.Join("\n", reasons.Take(MostNamed))),
            ("more", Math.Max(0, reasons.Length - MostNamed)));
    }
}
