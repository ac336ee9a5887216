using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Says of every column of every table what it means, from the same definitions by which the tables are written.</summary>
public static class DataDictionary
{
    /// <summary>The dictionary's own columns as a table.</summary>
    public static ImmutableArray<string> Columns { get; } = ["table", "position", "column", "type", "unit", "values", "meaning"];

    /// <summary>A row for each column of each table, with a cell for each of <see cref="Columns"/>.</summary>
    public static IEnumerable<IReadOnlyList<string?>> Rows(IEnumerable<StudyTable> tables) =>
        from table in tables
        from at in table.Columns.Select(static (column, i) => (Column: column, Position: i + 1))
        select (string?[])
        [
            table.Name, at.Position.ToString(CultureInfo.InvariantCulture), at.Column.Name, NameOf(at.Column.Type), at.Column.Unit,
            at.Column.Values.IsEmpty ? null : string.Join("; ", at.Column.Values), at.Column.Meaning,
        ];

    /// <summary>The dictionary as a page for people.</summary>
    public static string Markdown(IEnumerable<StudyTable> tables)
    {
        var page = new StringBuilder("# Data dictionary\n\n");
        page.Append(Forms);
        foreach (StudyTable table in tables)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {table.Name}.csv\n\nOne row is {table.RowIs}.\n\n| column | type | unit | meaning |\n|---|---|---|---|\n");
            foreach (TableColumn column in table.Columns)
            {
                string values = column.Values.IsEmpty ? "" : $" One of: {string.Join(", ", column.Values)}.";
                page.Append(CultureInfo.InvariantCulture, $"| `{column.Name}` | {NameOf(column.Type)} | {column.Unit} | {column.Meaning}{values} |\n");
            }
        }
        return page.ToString();
    }

    /// <summary>The word by which the dictionary calls a type.</summary>
    public static string NameOf(ColumnType type) => type switch
    {
        ColumnType.Id => "id",
        ColumnType.Text => "text",
        ColumnType.Words => "words",
        ColumnType.Kind => "kind",
        ColumnType.Whole => "integer",
        ColumnType.Number => "number",
        ColumnType.Flag => "boolean",
        ColumnType.Date => "EDTF",
        ColumnType.Instant => "instant",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private const string Forms = """
        Tables are CSV as in RFC 4180: UTF-8 with a byte-order mark, commas, every line ended by CR LF, the first one naming the columns. An empty cell
        means that nothing is known or noted. A line break within a cell is LF.

        | type | what a cell is |
        |---|---|
        | id | joins rows of several tables; means nothing in itself |
        | text | short text of the team |
        | words | words that passed the consent gate; where they may not leave the cell is empty and `withheld` says why |
        | kind | one of the values listed |
        | integer, number | digits, a decimal point, no thousands |
        | boolean | `true` or `false` |
        | EDTF | a date as ISO 8601-2 writes it, such as `2023-05` or `2015~` |
        | instant | a moment in UTC, such as `2026-11-22T09:00:00Z` |

        **Formulas.** A text that a spreadsheet could take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break, after any blanks) has an
        apostrophe before it; a text that had apostrophes before such a sign has one more. Take one apostrophe away from such a cell and it is as it
        was. Plain numbers stay as they are.

        """;
}
