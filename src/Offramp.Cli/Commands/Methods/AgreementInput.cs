using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Methods;
using Offramp.Methods.Agreement;

namespace Offramp.Cli;

/// <summary>What the commands of agreement on coded units share: the table, who coded, what the codes are.</summary>
internal sealed class AgreementInput(Door door)
{
    // How spreadsheets and statistical programs write that there is nothing; * and . are Krippendorff's and SPSS's.
    private static readonly string[] UsualMissing = ["", "na", "n/a", "nan", "null", ".", "*"];

    private readonly Argument<string> data = new("data") { Description = "A CSV file with a row for each unit and a column for each coder.", HelpName = "DATA.csv" };
    private readonly Option<Metric?> metric = Kinds.Option<Metric>("--metric", "What the codes are: names, ranks, amounts, or amounts from a true zero. Default: nominal.");
    private readonly Option<string?> coders = MethodOptions.Names("--coders", "The coders' columns, divided by commas. Default: all columns but the units' names and the document.");
    private readonly Option<string?> units = new("--unit-column") { Description = "The column with the units' names. Default: one called unit, case, id or item, else the first one that is not of codes.", HelpName = "NAME" };
    private readonly Option<string?> document = new("--document") { Description = "The column that says which document a unit is in: the bootstrap then draws documents.", HelpName = "NAME" };
    private readonly Option<string?> categories = MethodOptions.Names("--categories", "The codebook's categories in their order, divided by commas. Default: those found.");
    private readonly Option<string?> missing = MethodOptions.Names("--missing", "What stands for no code besides an empty cell, divided by commas. Default: NA, N/A, NaN, null, . and *.");

    /// <summary>The options of a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(data);
        foreach (Option option in (Option[])[metric, coders, units, document, categories, missing]) command.Add(option);
    }

    /// <summary>The options of a command whose codes are names.</summary>
    public void AddNamesTo(Command command)
    {
        command.Add(data);
        foreach (Option option in (Option[])[coders, units, categories, missing]) command.Add(option);
    }

    /// <summary>Reads the codes, or ends the command.</summary>
    public AgreementFrame Frame(ParseResult parsed)
    {
        (MethodTable table, AgreementColumns columns, string?[][] codes, ImmutableArray<string>? codebook) = Cells(parsed);
        Metric codesAre = parsed.GetValue(metric) ?? Metric.Nominal;
        UnitMatrix matrix = table.Granted(UnitMatrix.Of(columns.Coders, codes, codebook));
        if (matrix.Check(codesAre) is { IsEmpty: false } problems) throw table.Refuse(columns.Units is null ? Hinted(problems, columns.Coders[0]) : problems);
        string? within = Document(parsed, table);
        return new AgreementFrame(table, matrix, codesAre, columns, within) { Documents = within is null ? null : Clusters(table, within) };
    }

    /// <summary>The cells of the coders as they are written, null where nothing was coded, with the codebook where one was named.</summary>
    public (MethodTable Table, AgreementColumns Columns, string?[][] Cells, ImmutableArray<string>? Codebook) Cells(ParseResult parsed)
    {
        MethodTable table = MethodTable.Read(door, parsed.GetRequiredValue(data));
        ImmutableArray<string>? codebook = parsed.GetValue(categories) is { } typed ? MethodOptions.Divided(typed) : null;
        // What the codebook names is a category, even where it looks like nothing.
        IEnumerable<string> empty = parsed.GetValue(missing) is { } said ? MethodOptions.Divided(said.ToLowerInvariant()) : UsualMissing;
        string[] nothing = [.. empty.Except(codebook?.Select(static category => category.ToLowerInvariant()) ?? []), ""];
        bool IsMissing(string cell) => nothing.Contains(cell.ToLowerInvariant());
        AgreementColumns columns = AgreementColumns.Of(table, parsed.GetValue(coders) is { } names ? MethodOptions.Divided(names) : null, parsed.GetValue(units), Document(parsed, table), IsMissing);
        return (table, columns, [.. columns.Coders.Select(coder => table.Texts(coder).Select(cell => IsMissing(cell) ? null : cell).ToArray())], codebook);
    }

    private string? Document(ParseResult parsed, MethodTable table) => parsed.GetValue(document) is { } column ? table.Columns[table.IndexOf(column)] : null;

    // A first column with a few words among numbers may be names.
    private static ImmutableArray<MethodProblem> Hinted(ImmutableArray<MethodProblem> problems, string first) =>
        problems.Any(problem => problem.Code == "methods.not-a-number" && problem.Column == first) ? problems.Insert(0, new MethodProblem("methods.agreement-names-of-units", Column: first).With("column", first)) : problems;

    private static int[] Clusters(MethodTable table, string column)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        ImmutableArray<string> cells = table.Texts(column);
        ImmutableArray<MethodProblem> empty = [.. Enumerable.Range(0, cells.Length).Where(row => cells[row].Length == 0).Select(row => new MethodProblem("methods.cell-empty", row, column))];
        if (!empty.IsEmpty) throw table.Refuse(empty);
        return [.. cells.Select(cell => numbers.TryGetValue(cell, out int known) ? known : numbers[cell] = numbers.Count)];
    }
}

/// <summary>The codes of an agreement command.</summary>
/// <param name="Table">The table.</param>
/// <param name="Data">The codes.</param>
/// <param name="Metric">What the codes are.</param>
/// <param name="Columns">Which columns hold what.</param>
/// <param name="Document">The column of the documents; null where there is none.</param>
internal sealed record AgreementFrame(MethodTable Table, UnitMatrix Data, Metric Metric, AgreementColumns Columns, string? Document)
{
    /// <summary>The document of each unit, numbered; null where documents are not told apart.</summary>
    public int[]? Documents { get; init; }
}
