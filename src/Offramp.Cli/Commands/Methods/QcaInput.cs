using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Offramp.Methods.Qca;

namespace Offramp.Cli;

/// <summary>What the commands of QCA share: the data, the outcome, the conditions and how rows are judged.</summary>
internal sealed class QcaInput(Door door)
{
    private readonly Argument<string> data = MethodOptions.Data();
    private readonly Option<string> outcome = new("--outcome") { Description = "The outcome: a column, ~COLUMN, COLUMN[1] or an expression.", HelpName = "SET", Required = true };
    private readonly Option<string?> conditions = MethodOptions.Names("--conditions", "The conditions, divided by commas. Default: all columns of numbers but the outcome.");
    private readonly Option<bool> negate = new("--negate") { Description = "Explain the absence of the outcome." };
    private readonly Option<double[]?> inclusion = MethodOptions.NumberList(
        "--incl", "From which inclusion on a row leads to the outcome; with a second, lower number rows between both are contradictions. Default: 1.");

    private readonly Option<double?> pri = MethodOptions.Number("--pri", "The least PRI of a row that leads to the outcome. Default: 0.");
    private readonly Option<int?> cases = Numbers.Option("--n", "How many cases a row needs to count. Default: 1.");
    private readonly Option<string?> exclude = new("--exclude")
    {
        Description = "Remainders that must not be assumed: row numbers divided by commas, or an expression such as \"A*~B\".",
        HelpName = "ROWS",
    };

    private bool takesConditions;

    /// <summary>The options of a command that needs a truth table.</summary>
    public void AddTruthTable(Command command)
    {
        AddSets(command);
        foreach (Option option in (Option[])[inclusion, pri, cases, exclude]) command.Add(option);
    }

    /// <summary>The options of a command that needs an outcome and conditions.</summary>
    public void AddSets(Command command)
    {
        takesConditions = true;
        command.Add(data);
        foreach (Option option in (Option[])[outcome, conditions, negate]) command.Add(option);
    }

    /// <summary>The options of a command that needs an outcome.</summary>
    public void AddOutcome(Command command)
    {
        command.Add(data);
        command.Add(outcome);
        command.Add(negate);
    }

    /// <summary>Reads the table.</summary>
    public MethodTable Table(ParseResult parsed) => MethodTable.Read(door, parsed.GetRequiredValue(data));

    /// <summary>Reads the outcome and the conditions from the table.</summary>
    public QcaFrame Frame(ParseResult parsed) => Frame(parsed, Table(parsed), []);

    /// <summary>As <see cref="Frame(ParseResult)"/>, with further columns that the command needs.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="table">The table.</param>
    /// <param name="further">The further columns.</param>
    /// <param name="calibrated">Memberships that stand in for a column of the table, or for one that is not there.</param>
    public QcaFrame Frame(ParseResult parsed, MethodTable table, IEnumerable<string> further, IReadOnlyDictionary<string, double[]>? calibrated = null)
    {
        string typed = parsed.GetRequiredValue(outcome);
        QcaExpression explained = table.Granted(QcaParser.Read(parsed.GetValue(negate) ? $"~({typed})" : typed));
        ImmutableArray<string> names = !takesConditions ? [] : parsed.GetValue(conditions) is { } list ? MethodOptions.Divided(list) : Others(table, explained.Names);
        string[] needed = [.. names.Concat(explained.Names).Concat(further).Distinct(StringComparer.Ordinal)];
        string[] inTable = [.. needed.Where(name => calibrated?.ContainsKey(name) != true)];
        QcaData read = table.Granted(QcaData.Of(table.CaseNames(inTable), needed.Select(name => (name, calibrated?.GetValueOrDefault(name) ?? table.Numbers(name, DoesNotApply)))));
        return new QcaFrame(table, read, explained, names);
    }

    /// <summary>Makes the truth table of the data, or ends the command.</summary>
    public TruthTable TruthTable(ParseResult parsed, QcaFrame frame) => frame.Table.Granted(Methods.Qca.TruthTable.Of(frame.Data, frame.Outcome, frame.Conditions, Options(parsed, frame)));

    /// <summary>How rows are judged.</summary>
    public TruthTableOptions Options(ParseResult parsed, QcaFrame frame)
    {
        double[] cuts = parsed.GetValue(inclusion) is { Length: > 0 } given ? given : [1];
        var options = new TruthTableOptions
        {
            Inclusion = cuts[0],
            Contradiction = cuts.Length > 1 ? cuts[1] : null,
            Pri = parsed.GetValue(pri) ?? 0,
            Cases = parsed.GetValue(cases) ?? 1,
        };
        if (parsed.GetValue(exclude) is not { Length: > 0 } typed) return options;
        if (MethodOptions.Divided(typed).All(static part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            return options with { Excluded = [.. MethodOptions.Divided(typed).Select(static part => long.Parse(part, CultureInfo.InvariantCulture))] };
        TruthTable table = frame.Table.Granted(Methods.Qca.TruthTable.Of(frame.Data, frame.Outcome, frame.Conditions, options));
        QcaExpression expression = frame.Table.Granted(QcaParser.Read(typed));
        return options with { Excluded = frame.Table.Granted(Remainders.Within(table, expression)).Rows };
    }

    // All columns of numbers, without the cases' names.
    private static ImmutableArray<string> Others(MethodTable table, ImmutableArray<string> outcome)
    {
        string? names = table.CaseColumnName(outcome);
        return [.. table.Columns.Where(column => column.Length > 0 && column != names && !outcome.Contains(column) && table.IsOfNumbers(column))];
    }

    private static double? DoesNotApply(string cell) => cell is "-" or "dc" ? QcaSet.DoesNotApply : null;
}

/// <summary>Data, outcome and conditions of a QCA command.</summary>
internal sealed record QcaFrame(MethodTable Table, QcaData Data, QcaExpression Outcome, ImmutableArray<string> Conditions);
