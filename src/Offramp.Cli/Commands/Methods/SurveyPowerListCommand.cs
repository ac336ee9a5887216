using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods;
using Offramp.Methods.Surveys.Plans;

namespace Offramp.Cli;

/// <summary>The control items of a list experiment that is being planned.</summary>
internal sealed class ListPlanOptions
{
    private readonly Option<double[]?> controls = ProbabilityOptions.ListOf("--controls", "The share of people who say yes to each control item, divided by commas.", "--control-items", "--probabilities");
    private readonly Option<int?> items = Numbers.Option("--items", "How many control items there are, where nothing is known of them: each is taken to be answered yes by half, the least favourable share.");
    private readonly Option<double?> treated = ProbabilityOptions.Of("--treated", "The share of respondents whose list has the sensitive item. Default: 0.5.", "--share-treated");
    private readonly Option<string[]> pairs = new("--pair") { Description = "Two control items that go together, with their correlation: 1,2,-0.6. Several times for several pairs.", HelpName = "PAIR" };
    private readonly Option<double?> covariance = MethodOptions.Number("--covariance", "The covariance of the count of control items with the sensitive trait. Default: 0.");

    /// <summary>Puts the options on a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[controls, items, treated, pairs, covariance]) command.Add(option);
    }

    /// <summary>Whether a list was described.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(controls) is { Length: > 0 } || parsed.GetValue(items) is not null;

    /// <summary>The plan that was typed, or why it is none.</summary>
    public Answer<ListPlan> Read(ParseResult parsed)
    {
        double[] shares = parsed.GetValue(controls) is { Length: > 0 } typedShares ? typedShares : [.. Enumerable.Repeat(0.5, Math.Min(parsed.GetValue(items) ?? 0, 100))];
        if (parsed.GetValue(items) is { } count && count != shares.Length) return new MethodProblem("methods.plan-items-differ", Column: "items").With("items", count).With("controls", shares.Length);
        var read = ImmutableArray.CreateBuilder<ItemPair>();
        foreach (string typed in parsed.GetValue(pairs) ?? [])
        {
            ImmutableArray<string> parts = MethodOptions.Divided(typed);
            if (parts.Length != 3 || MethodTable.TryNumber(parts[0]) is not { } first || MethodTable.TryNumber(parts[1]) is not { } second || MethodTable.TryNumber(parts[2]) is not { } correlation
                || first != Math.Floor(first) || second != Math.Floor(second) || Math.Abs(first) > 1000 || Math.Abs(second) > 1000)
                return new MethodProblem("methods.plan-pair-unclear", Column: "pair").With("typed", typed);
            read.Add(new ItemPair((int)first, (int)second, correlation));
        }
        return ListPlan.Of([.. shares], parsed.GetValue(treated) ?? 0.5, read.DrainToImmutable(), parsed.GetValue(covariance) ?? 0);
    }
}

/// <summary>Plans a list experiment.</summary>
internal static class SurveyPowerListCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var list = new ListPlanOptions();
        Option<double?> share = Share();
        var power = new PowerOptions(door);
        var command = new Command("power-list", "How many respondents a list experiment needs, what it can find, and how many stand at its floor and ceiling.");
        list.AddTo(command);
        command.Add(share);
        power.AddTo(command);
        command.SetAction(parsed =>
        {
            ListPlan plan = MethodWords.Granted(door, list.Read(parsed));
            double planned = parsed.GetRequiredValue(share)!.Value;
            ImmutableArray<(double Probability, double? Trait)> tells = planned is >= 0 and <= 1 ? plan.CountsTell(planned) : [];
            (string, JsonNode?, string?)[] own =
            [
                ("items", plan.Items.Length, null),
                ("treated", plan.Treated, null),
                ("V0", plan.ControlVariance, null),
                ("V1", plan.TreatedVariance(planned), null),
                ("optimalTreated", plan.BestTreated(planned), $"best share of respondents with the sensitive item\t{QcaJson.Rounded(plan.BestTreated(planned))}"),
                ("floor", plan.Floor, $"share of people at the floor (no control item)\t{QcaJson.Rounded(plan.Floor)}"),
                ("ceiling", plan.Ceiling, $"share of people at the ceiling (all control items)\t{QcaJson.Rounded(plan.Ceiling)}"),
                ("floorIndependent", plan.IndependentCounts[0], null),
                ("ceilingIndependent", plan.IndependentCounts[^1], null),
                ("exposed", plan.Ceiling * planned, $"of those with the sensitive item, the share whom the count gives away\t{(plan.Ceiling * planned).ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture)}"),
                ("privacy", QcaJson.Array(tells.Select(static (one, count) => new JsonObject { ["count"] = count, ["share"] = one.Probability, ["trait"] = QcaJson.Measure(one.Trait) })), null),
                ("pmf", QcaJson.Array(plan.Counts.Select(static p => JsonValue.Create(p))), null),
                ("pmfIndependent", QcaJson.Array(plan.IndependentCounts.Select(static p => JsonValue.Create(p))), null),
            ];
            return power.Answer(parsed, plan, planned, own, plan.Notes);
        });
        return command;
    }

    /// <summary>The option that says what share of people is taken to have the trait.</summary>
    public static Option<double?> Share()
    {
        Option<double?> share = ProbabilityOptions.Of("--share", "The share of people who are taken to have the trait.", "--prevalence", "--pi", "--presp");
        share.Required = true;
        return share;
    }
}
