using System.CommandLine;

namespace Offramp.Cli;

/// <summary>How far a table singles its cases out.</summary>
internal static class DisclosureCommands
{
    /// <summary>All of them.</summary>
    public static Command All(Door door) =>
        new("disclosure", "How far a table singles its cases out.")
        {
            DisclosureTableCommand.Make(door),
        };
}
