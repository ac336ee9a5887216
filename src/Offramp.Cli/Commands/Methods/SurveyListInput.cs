using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Cli;

/// <summary>What the commands of list experiments share: the counts, the arms, and what else is known of respondents.</summary>
internal sealed class SurveyListInput(Door door)
{
    private readonly Argument<string> data = MethodOptions.Data();
    private readonly Option<string> count = new("--count") { Description = "The column that says how many items each respondent counted.", HelpName = "NAME", Required = true };
    private readonly Option<string> treat = new("--treat") { Description = "The column of arms: 0 and 1, FALSE and TRUE, or control and the names of several sensitive items.", HelpName = "NAME", Required = true };
    private readonly Option<int?> items = Numbers.Option("--items", "How many items the control list had: without the sensitive one.");
    private readonly Option<string?> control = new("--control") { Description = "What the column of arms says of the control arm, where it is not 0, FALSE or control.", HelpName = "CELL" };
    private readonly Option<string?> weights = new("--weights") { Description = "A column of survey weights.", HelpName = "NAME" };
    private readonly Option<string?> covariates = MethodOptions.Names("--x", "Covariates, divided by commas; a product of two as in age:south.");
    private readonly Option<string?> categories = MethodOptions.Names("--categories", "Columns of words among the covariates, divided by commas: each word but the first in order of letters becomes a covariate of 0 and 1.");

    /// <summary>The options of all commands.</summary>
    public void AddTo(Command command, bool withWeights = true)
    {
        items.Required = true;
        command.Add(data);
        foreach (Option option in (Option[])[count, treat, items, control]) command.Add(option);
        if (withWeights) command.Add(weights);
    }

    /// <summary>The options of a command that takes covariates.</summary>
    public void AddCovariates(Command command)
    {
        command.Add(covariates);
        command.Add(categories);
    }

    /// <summary>Reads the table.</summary>
    public MethodTable Table(ParseResult parsed) => MethodTable.Read(door, parsed.GetRequiredValue(data));

    /// <summary>Reads the rows. Those without a count, an arm or a covariate are left out, which is said.</summary>
    public ListInput Read(ParseResult parsed, MethodTable table)
    {
        string counts = parsed.GetRequiredValue(count), arms = parsed.GetRequiredValue(treat);
        ImmutableArray<string> cells = [.. table.Texts(arms).Select(static cell => cell == "NA" ? "" : cell)];
        return new ListInput
        {
            Counts = Column(table, counts),
            CountColumn = table.Columns[table.IndexOf(counts)],
            Arms = table.Granted(ListArms.Of(cells, parsed.GetValue(control), table.Columns[table.IndexOf(arms)])),
            Items = parsed.GetValue(items) ?? 0,
            Weights = parsed.GetValue(weights) is { } weight ? Column(table, weight) : null,
            WeightColumn = parsed.GetValue(weights) is { } named ? table.Columns[table.IndexOf(named)] : "weight",
            Covariates = Covariates(parsed, table),
            LeaveOutIncomplete = true,
        };
    }

    /// <summary>A column of numbers in which an empty cell or NA is not known, and TRUE and FALSE are 1 and 0.</summary>
    public static ImmutableArray<double> Column(MethodTable table, string name) =>
        [.. table.Numbers(name, static cell => cell switch { "" or "NA" => double.NaN, "TRUE" => 1, "FALSE" => 0, _ => null })];

    private ImmutableArray<ListCovariate> Covariates(ParseResult parsed, MethodTable table)
    {
        ImmutableArray<string> words = MethodOptions.Divided(parsed.GetValue(categories) ?? "");
        var all = ImmutableArray.CreateBuilder<ListCovariate>();
        foreach (string name in MethodOptions.Divided(parsed.GetValue(covariates) ?? "").Where(name => !words.Contains(name)))
        {
            // A column may be called so; else it is a product.
            string[] factors = table.Columns.Contains(name) ? [name] : name.Split(':', StringSplitOptions.TrimEntries);
            all.Add(factors.Select(factor => new ListCovariate(factor, Column(table, factor))).Aggregate(ListCovariate.Product));
        }
        foreach (string name in words) all.AddRange(ListCovariate.Categories(name, [.. table.Texts(name).Select(static cell => cell == "NA" ? "" : cell)]));
        return all.DrainToImmutable();
    }
}
