using System.Collections.Immutable;
using System.Globalization;
using Offramp.Methods;

namespace Offramp.Cli;

/// <summary>Which columns of a table are coders' and which one names the units.</summary>
/// <param name="Coders">The coders' columns.</param>
/// <param name="Units">The column of the units' names; null where the table has none.</param>
/// <param name="Notes">What was guessed and should be looked at.</param>
internal sealed record AgreementColumns(ImmutableArray<string> Coders, string? Units, ImmutableArray<MethodProblem> Notes)
{
    private static readonly string[] NamesOfUnits =
    [
        "", "#", "u", "unit", "units", "unit_id", "unitid", "unit_name", "case", "cases", "case_id", "id", "index", "item", "items", "item_id", "name", "no", "nr", "observation", "passage", "passage_id", "row", "row_id",
        "segment", "segment_id", "subject", "subject_id", "turn",
    ];

    // Nobody is called so, and its words would count as codes.
    private static readonly string[] NamesOfOthers = ["comment", "comments", "doc", "doc_id", "document", "document_id", "documents", "file", "memo", "memos", "note", "notes"];

    /// <summary>What is said or guessed from a table.</summary>
    /// <remarks>The units' names are in the column that is said; else in one whose heading says so (unit, case, id, item, …); else in the first column that has no number where others have; else in the first
    /// column where no value comes twice or stands in another column, as names do and codes do not.</remarks>
    /// <param name="table">The table.</param>
    /// <param name="coders">The coders' columns as they were said; null where they were not.</param>
    /// <param name="units">The units' column as it was said; null where it was not.</param>
    /// <param name="document">A column that was said to be something else.</param>
    /// <param name="isMissing">Whether a cell says that nothing was coded.</param>
    public static AgreementColumns Of(MethodTable table, ImmutableArray<string>? coders, string? units, string? document, Func<string, bool> isMissing)
    {
        string? named = units is null ? null : table.Columns[table.IndexOf(units)];
        string[] given = coders is { } typed ? [.. typed.Select(column => table.Columns[table.IndexOf(column)])] : [];
        string[] left = [.. table.Columns.Where(column => column != document && column != named && !given.Contains(column))];
        if (coders is not null)
        {
            named ??= left.FirstOrDefault(static column => SaysUnits(column)) ?? left.FirstOrDefault(column => !HasNumbers(table, column));
            return Checked(table, [.. given], named, []);
        }
        string[] others = [.. left.Where(static column => NamesOfOthers.Contains(Plain(column)))];
        left = [.. left.Where(column => !others.Contains(column))];
        // Commas at the end of every line make columns without name and content.
        left = [.. left.Where(column => column.Length > 0 || !table.Texts(column).All(isMissing))];
        if (named is null)
        {
            named = left.FirstOrDefault(static column => SaysUnits(column)) ?? Guessed(table, left, isMissing);
            left = [.. left.Where(column => column != named)];
        }
        ImmutableArray<MethodProblem> notes = [.. others.Select(static column => new MethodProblem("methods.agreement-column-passed-over", Column: column).With("column", column))];
        if (named is null && left.Length > 2 && CountsUp(table, left[0])) notes = notes.Add(new MethodProblem("methods.agreement-counts-up", Column: left[0]).With("column", left[0]));
        return Checked(table, [.. left], named, notes);
    }

    private static AgreementColumns Checked(MethodTable table, ImmutableArray<string> coders, string? units, ImmutableArray<MethodProblem> notes)
    {
        if (coders.FirstOrDefault(coder => coders.Count(other => other == coder) > 1) is { } twice) throw table.Refuse(new MethodProblem("methods.column-twice", Column: twice));
        return new AgreementColumns(coders, units, notes);
    }

    private static bool SaysUnits(string column) => NamesOfUnits.Contains(Plain(column));

    private static string Plain(string column) => column.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    private static string? Guessed(MethodTable table, string[] columns, Func<string, bool> isMissing)
    {
        if (columns.Length < 2) return null;
        if (columns.Count(column => HasNumbers(table, column)) >= Math.Min(2, columns.Length - 1)
            && columns.FirstOrDefault(column => !HasNumbers(table, column) && !table.Texts(column).All(isMissing)) is { } words) return words;
        if (columns.Length < 3) return null;
        string[] first = [.. table.Texts(columns[0])];
        var names = new HashSet<string>(first, StringComparer.Ordinal);
        if (first.Any(isMissing) || names.Count < first.Length || HasNumbersOnly(table, columns)) return null;
        return columns.Skip(1).Any(column => table.Texts(column).Any(names.Contains)) ? null : columns[0];
    }

    private static bool HasNumbers(MethodTable table, string column) => table.Texts(column).Any(static cell => MethodTable.TryNumber(cell) is not null);

    private static bool HasNumbersOnly(MethodTable table, string[] columns) => columns.All(column => table.Texts(column).All(static cell => cell.Length == 0 || MethodTable.TryNumber(cell) is not null));

    // 1, 2, 3, … looks like numbers of rows.
    private static bool CountsUp(MethodTable table, string column) =>
        table.Count >= 5 && table.Texts(column).Select(static (cell, row) => cell == (row + 1).ToString(CultureInfo.InvariantCulture) || cell == row.ToString(CultureInfo.InvariantCulture)).All(static counts => counts);
}
