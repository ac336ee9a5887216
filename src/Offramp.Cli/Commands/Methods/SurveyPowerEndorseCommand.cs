using System.CommandLine;
using Offramp.Methods.Surveys.Plans;

namespace Offramp.Cli;

/// <summary>Plans an endorsement experiment, or any difference of two means.</summary>
internal static class SurveyPowerEndorseCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        Option<double?> difference = ProbabilityOptions.Of("--difference", "The difference of means that is planned for.");
        Option<double?> deviation = ProbabilityOptions.Of("--sd", "The standard deviation of an answer, in the same unit.");
        difference.Required = deviation.Required = true;
        Option<double?> treated = ProbabilityOptions.Of("--treated", "The share of respondents with the endorsement. Default: 0.5.", "--share-treated");
        Option<int?> questions = Numbers.Option("--questions", "How many questions each respondent answers, all with or all without the endorsement. Default: 1.");
        Option<double?> likeness = ProbabilityOptions.Of("--icc", "How far the answers of one respondent go together: their correlation. Default: 0.");
        var power = new PowerOptions(door);
        var command = new Command("power-endorse", "How many respondents an endorsement experiment needs, or any difference of two means, and what it can find.");
        foreach (Option option in (Option[])[difference, deviation, treated, questions, likeness]) command.Add(option);
        power.AddTo(command);
        command.SetAction(parsed => power.Answer(
            parsed, MethodWords.Granted(door, DifferencePlan.Of(parsed.GetRequiredValue(deviation)!.Value, parsed.GetValue(treated) ?? 0.5, parsed.GetValue(questions) ?? 1, parsed.GetValue(likeness) ?? 0)),
            parsed.GetRequiredValue(difference)!.Value, [], []));
        return command;
    }
}
