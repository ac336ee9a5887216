using System.CommandLine;

namespace Offramp.Cli;

/// <summary>Qualitative comparative analysis.</summary>
internal static class QcaCommands
{
    /// <summary>All of them.</summary>
    public static Command All(Door door) =>
        new("qca", "Qualitative comparative analysis: which combinations of conditions go with an outcome.")
        {
            QcaTruthTableCommand.Make(door),
            QcaMinimiseCommand.Make(door),
            QcaCalibrateCommand.Make(door),
            QcaNecessityCommand.Make(door),
            QcaFitCommand.Make(door),
            QcaRemaindersCommand.Make(door),
            QcaTheoryCommand.Make(door),
            QcaRobustnessCommand.Make(door),
            QcaClustersCommand.Make(door),
            QcaCasesCommand.Make(door),
            QcaDescribeCommand.Make(door),
        };
}
