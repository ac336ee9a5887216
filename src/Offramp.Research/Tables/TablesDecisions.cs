using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A table as it leaves. Its rows are made anew each time they are asked for: a million of them are never held at once.</summary>
/// <param name="Table">The table.</param>
/// <param name="Of">The study and what was asked for.</param>
/// <param name="Count">How many rows it has.</param>
/// <param name="Withheld">In how many of them words were withheld.</param>
public sealed record TabledRows(StudyTable Table, Tabulation Of, int Count, int Withheld)
{
    /// <summary>Its rows.</summary>
    public IEnumerable<StudyRow> Rows => Table.Rows(Of);
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
        var tables = ImmutableArray.CreateBuilder<TabledRows>(StudyTables.All.Length);
        var reasons = new List<Note>();
        foreach (StudyTable table in StudyTables.All)
        {
            int rows = 0;
            var why = new SortedDictionary<string, (Note Note, int Rows)>(StringComparer.Ordinal);
            foreach (StudyRow row in table.Rows(of))
            {
                rows++;
                if (row.Withheld is not { } note) continue;
                string reason = Messages.English.Say(note);
                why[reason] = (note, why.GetValueOrDefault(reason).Rows + 1);
            }
            reasons.AddRange(why.Values.Select(at => Note.Of("tables.rows-withheld", ("table", table.Name), ("rows", at.Rows), ("why", at.Note))));
            tables.Add(new TabledRows(table, of, rows, why.Values.Sum(static at => at.Rows)));
        }
        int withheld = tables.Sum(static table => table.Withheld);
        if (withheld == 0 || withhold) return tables.DrainToImmutable();
        return Refusal.Of(
            "tables.words-without-consent", ("count", withheld), ("reasons", new Listing([.. reasons.Take(MostNamed)], OnLines: true)),
            ("more", Math.Max(0, reasons.Count - MostNamed)));
    }
}
