using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Defines a table column by column. A further table is one more definition in <see cref="StudyTables"/>: file, data dictionary and consent
/// gate follow from it.</summary>
/// <typeparam name="T">What one row is made of.</typeparam>
/// <param name="name">The name of the table.</param>
/// <param name="rowIs">What one row is.</param>
/// <param name="rows">What the rows are made of.</param>
internal sealed class TableOf<T>(string name, string rowIs, Func<Tabulation, IEnumerable<T>> rows)
{
    private const string Withheld = "withheld";

    private readonly ImmutableArray<TableColumn>.Builder columns = ImmutableArray.CreateBuilder<TableColumn>();
    private readonly List<Func<T, StudyCell>> cells = [];

    public TableOf<T> Id(string column, string meaning, Func<T, string?> value) => Add(new(column, ColumnType.Id, meaning), row => StudyCell.Of(value(row)));

    public TableOf<T> Text(string column, string meaning, Func<T, string?> value) => Add(new(column, ColumnType.Text, meaning), row => StudyCell.Of(value(row)));

    /// <summary>Words and why they may not leave, if so: see <see cref="StudyCell.Gated"/>.</summary>
    public TableOf<T> Words(string column, string meaning, Func<T, StudyCell> value) => Add(new(column, ColumnType.Words, meaning), value);

    public TableOf<T> Kind<TKind>(string column, string meaning, Func<T, TKind?> value)
        where TKind : struct, Enum => Add(
            new(column, ColumnType.Kind, meaning) { Values = [.. Enum.GetValues<TKind>().Select(StudyCell.WordFor).OfType<string>()] },
            row => StudyCell.OfKind(value(row)));

    public TableOf<T> Whole(string column, string meaning, string unit, Func<T, long?> value) =>
        Add(new(column, ColumnType.Whole, meaning, unit), row => StudyCell.Of(value(row)));

    public TableOf<T> Number(string column, string meaning, string unit, Func<T, double?> value) =>
        Add(new(column, ColumnType.Number, meaning, unit), row => StudyCell.Of(value(row)));

    public TableOf<T> Flag(string column, string meaning, Func<T, bool?> value) => Add(new(column, ColumnType.Flag, meaning), row => StudyCell.Of(value(row)));

    public TableOf<T> Date(string column, string meaning, Func<T, string?> value) => Add(new(column, ColumnType.Date, meaning), row => StudyCell.Of(value(row)));

    public TableOf<T> Instant(string column, string meaning, Func<T, DateTimeOffset> value) =>
        Add(new(column, ColumnType.Instant, meaning), row => StudyCell.Of(value(row)));

    /// <summary>Columns that several tables share.</summary>
    public TableOf<T> With(Func<TableOf<T>, TableOf<T>> shared) => shared(this);

    /// <summary>The table. One that has words gets a last column that says why some of a row's are missing.</summary>
    public StudyTable Table()
    {
        bool hasWords = columns.Any(static column => column.Type == ColumnType.Words);
        if (hasWords) columns.Add(new(Withheld, ColumnType.Text, "Why words of this row were left out, as a code of docs/refusals.md; empty where none were."));
        ImmutableArray<Func<T, StudyCell>> values = [.. cells];
        return new StudyTable(name, rowIs, columns.ToImmutable(), of => rows(of).Select(row =>
        {
            var made = ImmutableArray.CreateBuilder<StudyCell>(values.Length + 1);
            foreach (Func<T, StudyCell> value in values) made.Add(value(row));
            if (hasWords)
            {
                // The code and not its sentence: a program counts by it, and a sentence may name a speaker by the label in the text.
                IEnumerable<string> why = made.Select(static cell => cell.Withheld?.Code).OfType<string>().Distinct();
                made.Add(StudyCell.Of(string.Join("; ", why)));
            }
            return new StudyRow(made.ToImmutable());
        }));
    }

    private TableOf<T> Add(TableColumn column, Func<T, StudyCell> value)
    {
        columns.Add(column);
        cells.Add(value);
        return this;
    }
}
