using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using Offramp.Methods.Numbers;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>Options of the commands of sensitive questions that take probabilities, which people write as fractions too.</summary>
internal static class ProbabilityOptions
{
    /// <summary>An option that takes a number or a fraction: 0.25, 1/6.</summary>
    public static Option<double?> Of(string name, string description, params string[] aliases)
    {
        var option = new Option<double?>(name, aliases)
        {
            Description = description,
            HelpName = "NUMBER",
            CustomParser = static result => Parse(result, result.Tokens[0].Value),
        };
        return option;
    }

    /// <summary>An option that takes several of them, divided by commas.</summary>
    public static Option<double[]?> ListOf(string name, string description, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = "NUMBERS",
        CustomParser = static result =>
        {
            double?[] numbers = [.. MethodOptions.Divided(result.Tokens[0].Value).Select(typed => Parse(result, typed))];
            return numbers.Contains(null) ? null : [.. numbers.OfType<double>()];
        },
    };

    /// <summary>An interval for programs: its two ends.</summary>
    public static JsonArray? Ends(Interval? interval) => interval is null ? null : [QcaJson.Measure(interval.Lower), QcaJson.Measure(interval.Upper)];

    /// <summary>An interval for people.</summary>
    public static string Shown(Interval? interval) => interval is null ? "-" : $"{QcaJson.Rounded(interval.Lower)} to {QcaJson.Rounded(interval.Upper)}";

    private static double? Parse(ArgumentResult result, string typed)
    {
        string[] parts = typed.Split('/', StringSplitOptions.TrimEntries);
        double? above = MethodTable.TryNumber(parts[0]), below = parts.Length == 2 ? MethodTable.TryNumber(parts[1]) : 1;
        if (parts.Length <= 2 && above is { } a && below is { } b && b != 0) return a / b;
        result.AddError(Messages.English.Say("cli.probability-unreadable", ("typed", typed)));
        return null;
    }
}
