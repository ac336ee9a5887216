using System.CommandLine;
using System.Globalization;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>Options that take a whole number, from 0.</summary>
internal static class Numbers
{
    /// <summary>An option that refuses anything else in plain words.</summary>
    public static Option<int?> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = static result =>
        {
            string typed = result.Tokens[0].Value;
            if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return number;
            result.AddError(Messages.English.Say("cli.number-unreadable", ("typed", typed)));
            return null;
        },
    };
}
