using System.CommandLine;

namespace Offramp.Cli;

/// <summary>Methods on tables of numbers, without any study.</summary>
internal static class MethodsCommands
{
    /// <summary>All of them.</summary>
    public static Command All(Door door) =>
        new("methods", "Methods on CSV files, without any study: what is read and written here is not sealed.")
        {
            QcaCommands.All(door),
            AgreementCommands.All(door),
            SurveyCommands.All(door),
            DisclosureCommands.All(door),
        };
}
