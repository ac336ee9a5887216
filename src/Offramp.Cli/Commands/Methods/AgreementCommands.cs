using System.CommandLine;

namespace Offramp.Cli;

/// <summary>How well coders agree, from tables of their codes or from passages.</summary>
internal static class AgreementCommands
{
    /// <summary>All of them.</summary>
    public static Command All(Door door) =>
        new("agreement", "How well coders agree, from tables of their codes or from passages.")
        {
            AgreementUnitsCommand.Make(door),
            AgreementSpansCommand.Make(door),
            AgreementLabelsCommand.Make(door),
        };
}
