using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>Options and arguments that the commands of the methods share.</summary>
internal static class MethodOptions
{
    /// <summary>The table that a method reads.</summary>
    public static Argument<string> Data() => new("data")
    {
        Description = "A CSV file with a row for each case. The first column that is not of numbers holds their names.",
        HelpName = "DATA.csv",
    };

    /// <summary>An option that takes a number, with a point.</summary>
    public static Option<double?> Number(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "NUMBER",
        CustomParser = static result => ParseNumber(result, result.Tokens[0].Value),
    };

    /// <summary>An option that takes numbers divided by commas.</summary>
    public static Option<double[]?> NumberList(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "NUMBERS",
        CustomParser = static result =>
        {
            double?[] numbers = [.. Divided(result.Tokens[0].Value).Select(typed => ParseNumber(result, typed))];
            return numbers.Contains(null) ? null : [.. numbers.OfType<double>()];
        },
    };

    /// <summary>An option that takes names divided by commas.</summary>
    public static Option<string?> Names(string name, string description, bool required = false) =>
        new(name) { Description = description, HelpName = "NAMES", Required = required };

    /// <summary>What stands between commas.</summary>
    public static ImmutableArray<string> Divided(string typed) => [.. typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static double? ParseNumber(ArgumentResult result, string typed)
    {
        if (MethodTable.TryNumber(typed) is { } number) return number;
        result.AddError(Messages.English.Say("cli.decimal-unreadable", ("typed", typed)));
        return null;
    }
}
