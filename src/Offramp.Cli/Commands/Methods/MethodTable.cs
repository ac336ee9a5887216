using System.Collections.Immutable;
using System.Globalization;
using Offramp.Formats;
using Offramp.Methods;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>A table of cases for a method: a CSV file whose first column that is not of numbers holds the cases' names.</summary>
/// <remarks>What cannot be read ends the command with each problem said at its line and column.</remarks>
internal sealed class MethodTable
{
    // How many bad cells are said before the rest are counted.
    private const int MostSaid = 20;

    private readonly Door door;
    private readonly CsvTable table;

    private MethodTable(Door door, CsvTable table)
    {
        this.door = door;
        this.table = table;
    }

    /// <summary>The columns' names.</summary>
    public ImmutableArray<string> Columns => table.Columns;

    /// <summary>How many cases there are.</summary>
    public int Count => table.Rows.Length;

    /// <summary>Reads a file, or ends the command where nothing can be read from it.</summary>
    public static MethodTable Read(Door door, string file)
    {
        door.NeedsFile(file);
        using FileStream stream = File.OpenRead(file);
        Reading<CsvTable> reading = CsvTable.Read(file, stream);
        door.SayProblems(reading.Problems);
        if (reading.Value is not { } table) throw new CommandStoppedException(CommandLine.NotUnderstood);
        if (table.Rows.IsEmpty) throw new MethodTable(door, table).Refuse(new MethodProblem("methods.no-rows"));
        return new MethodTable(door, table);
    }

    /// <summary>The place of a column, exactly as written or else case aside; ends the command where there is none.</summary>
    public int IndexOf(string column)
    {
        int exact = table.Columns.IndexOf(column);
        int at = exact >= 0 ? exact : table.IndexOf(column);
        return at >= 0 ? at : throw Refuse(new MethodProblem("methods.column-missing").With("column", column).With("columns", string.Join(", ", table.Columns)));
    }

    /// <summary>The cells of a column as they stand, without blanks around them.</summary>
    public ImmutableArray<string> Texts(string column)
    {
        int at = IndexOf(column);
        return [.. table.Rows.Select(row => row.Cells[at].Trim())];
    }

    /// <summary>The numbers of a column; ends the command where a cell is none, with each such cell said.</summary>
    /// <param name="column">The column.</param>
    /// <param name="other">What a cell that is no number means (NaN for nothing known); null where it means nothing.</param>
    public double[] Numbers(string column, Func<string, double?>? other = null)
    {
        int at = IndexOf(column);
        double[] numbers = new double[table.Rows.Length];
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        for (int i = 0; i < numbers.Length; i++)
        {
            string cell = table.Rows[i].Cells[at].Trim();
            if (TryNumber(cell) is { } number) numbers[i] = number;
            else if (other?.Invoke(cell) is { } meant) numbers[i] = meant;
            else problems.Add(cell.Length == 0 ? new("methods.cell-empty", i, column) : new MethodProblem("methods.not-a-number", i, column).With("cell", Short(cell)));
        }
        return problems.Count == 0 ? numbers : throw Refuse(problems.DrainToImmutable());
    }

    /// <summary>Whether a column has numbers, and at most some cells besides that mean nothing.</summary>
    public bool IsOfNumbers(string column)
    {
        int at = IndexOf(column);
        return table.Rows.Any(row => TryNumber(row.Cells[at].Trim()) is not null);
    }

    /// <summary>The names of the cases: the first column that is not of numbers and is not used otherwise, else one called case or id, else the rows' numbers.</summary>
    public ImmutableArray<string> CaseNames(params IEnumerable<string> used) =>
        CaseColumn(used) is { } at ? [.. table.Rows.Select(row => row.Cells[at].Trim())] : [.. Enumerable.Range(1, Count).Select(static n => n.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The name of the column that holds the cases' names; null where there is none.</summary>
    public string? CaseColumnName(params IEnumerable<string> used) => CaseColumn(used) is { } at ? table.Columns[at] : null;

    /// <summary>Says what must be known of a result, each at its line and column.</summary>
    public void SayNotes(IEnumerable<MethodProblem> notes) => door.SayProblems([.. notes.Select(Placed)]);

    /// <summary>A note in words, with its place.</summary>
    public string InWords(MethodProblem problem) => Messages.English.Say(Placed(problem));

    /// <summary>Ends the command with one reason.</summary>
    public CommandStoppedException Refuse(MethodProblem problem) => Refuse([problem]);

    /// <summary>Ends the command with reasons, each at its line and column.</summary>
    public CommandStoppedException Refuse(ImmutableArray<MethodProblem> problems)
    {
        door.SayProblems([.. problems.Take(MostSaid).Select(Placed)]);
        if (problems.Length > MostSaid) door.Say("cli.more-problems", ("count", problems.Length - MostSaid));
        return new CommandStoppedException(CommandLine.Refused);
    }

    /// <summary>What a method gave, or the end of the command with its reasons.</summary>
    public T Granted<T>(Answer<T> answer)
        where T : class => answer.Value ?? throw Refuse(answer.Problems);

    /// <summary>A number as files write it: with a point, perhaps with an exponent; never NaN or infinity.</summary>
    public static double? TryNumber(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    private int? CaseColumn(IEnumerable<string> used)
    {
        HashSet<int> taken = [.. used.Select(IndexOf)];
        int[] free = [.. Enumerable.Range(0, table.Columns.Length).Where(at => !taken.Contains(at))];
        foreach (int at in free)
            if (table.Rows.Any(row => TryNumber(row.Cells[at].Trim()) is null && row.Cells[at].Trim().Length > 0)) return at;
        foreach (int at in free)
            if (table.Columns[at].Trim().ToUpperInvariant() is "CASE" or "CASES" or "ID" or "NAME" or "") return at;
        return null;
    }

    private Problem Placed(MethodProblem problem) => Problem.Of(
        new Place(table.File, problem.Row is { } row && row < table.Rows.Length ? table.Rows[row].Line : null, Path: problem.Column),
        problem.Code, [.. problem.Values.Select(static value => MessageValueOf(value.Key, value.Value))]);

    // Whole numbers take part in plurals; others are written as they are.
    internal static MessageValue MessageValueOf(string name, object value) =>
        new(name, value is int or long or string ? value : value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    private static string Short(string cell) => cell.Length <= 40 ? cell : cell[..40] + "…";
}
