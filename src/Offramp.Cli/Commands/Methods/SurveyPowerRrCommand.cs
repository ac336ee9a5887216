using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods;
using Offramp.Methods.Surveys.Plans;
using Offramp.Methods.Surveys.Responses;

namespace Offramp.Cli;

/// <summary>Plans randomised response.</summary>
internal static class SurveyPowerRrCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var design = new ResponseDesignOptions();
        Option<double?> share = SurveyPowerListCommand.Share();
        Option<double?> other = ProbabilityOptions.Of("--other-share", "The share in a second group of as many respondents: the test is of the difference, and numbers are for each group.");
        var power = new PowerOptions(door);
        var command = new Command("power-rr", "How many respondents randomised response needs, what it can find, and what an answer tells of who gives it.");
        design.AddTo(command);
        command.Add(share);
        command.Add(other);
        power.AddTo(command);
        command.SetAction(parsed =>
        {
            ResponseDesign used = MethodWords.Granted(door, design.Read(parsed));
            double planned = parsed.GetRequiredValue(share)!.Value;
            QuestionPlan plan = new ResponsePlan(used);
            double effect = planned;
            if (parsed.GetValue(other) is { } second)
            {
                if (second is < 0 or > 1) throw MethodWords.Refuse(door, [new MethodProblem("methods.survey-probability-outside", Column: "other-share").With("name", "other-share").With("value", second)]);
                plan = new TwoGroupPlan(plan, second);
                effect = planned - second;
            }
            ResponsePrivacy privacy = MethodWords.Granted(door, ResponsePrivacy.Of(used, planned));
            (string, JsonNode?, string?)[] own =
            [
                ("design", Kinds.Name(used.Kind), null),
                ("c", used.Slope, null),
                ("d", used.YesWithoutTrait, null),
                ("perGroup", plan is TwoGroupPlan, null),
                ("privacy", ResponseDesignOptions.Of(privacy), $"P(trait | yes)\t{QcaJson.Rounded(privacy.IfYes)}"),
                ("lambda", used.YesAt(planned), $"P(trait | no)\t{QcaJson.Rounded(privacy.IfNo)}"),
            ];
            return power.Answer(parsed, plan, effect, own, used.Notes);
        });
        return command;
    }
}
