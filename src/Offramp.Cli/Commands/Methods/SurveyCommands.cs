using System.CommandLine;

namespace Offramp.Cli;

/// <summary>Sensitive questions in surveys: list experiments, randomised response, endorsement, and their design.</summary>
internal static class SurveyCommands
{
    /// <summary>All of them.</summary>
    public static Command All(Door door) =>
        new("survey", "Sensitive questions in surveys: list experiments, randomised response, endorsement, and their design.")
        {
            SurveyListCommand.Make(door),
            SurveyDesignTestCommand.Make(door),
            SurveyListTwiceCommands.Combined(door),
            SurveyListTwiceCommands.Double(door),
            SurveyRrCommand.Make(door),
            SurveyEndorseCommand.Make(door),
            SurveyPowerListCommand.Make(door),
            SurveyPowerRrCommand.Make(door),
            SurveyPowerEndorseCommand.Make(door),
            SurveyCompareCommand.Make(door),
        };
}
