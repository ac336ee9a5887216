using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Offramp.Methods.Surveys.Plans;
using Offramp.Methods.Surveys.Responses;

namespace Offramp.Cli;

/// <summary>Compares ways of asking a sensitive question.</summary>
internal static class SurveyCompareCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var list = new ListPlanOptions();
        Option<double?> share = SurveyPowerListCommand.Share();
        Option<int?> count = PowerOptions.CountOption("--n", "How many respondents each way of asking has.", "--N");
        count.Required = true;
        Option<double?> mirrored = ProbabilityOptions.Of("--mirrored", "p of the mirrored design. Default: 0.75.");
        Option<double?> forced = ProbabilityOptions.Of("--forced", "p of the forced design, the rest in equal parts told to say yes and no. Default: 2/3.");
        Option<double?> unrelated = ProbabilityOptions.Of("--unrelated", "p of the unrelated design. Default: 2/3.");
        Option<double?> harmless = ProbabilityOptions.Of("--q", "The share who say yes to the harmless question of the unrelated design. Default: 0.25.");
        Option<double?> crosswise = ProbabilityOptions.Of("--crosswise", "The share who say yes to the harmless question of the crosswise model. Default: 0.25.");
        Option<double?> withheld = ProbabilityOptions.Of("--withheld", "The part of those with the trait who would deny it to a plain question. Default: 0.");
        Option<double?> alpha = ProbabilityOptions.Of("--alpha", "How often the test may be wrong where there is nothing. Default: 0.05.", "--sig-level");
        Option<double?> power = ProbabilityOptions.Of("--power", "How often the test is to find what is there. Default: 0.8.");
        Option<bool> json = Door.Json();
        var command = new Command("compare", "Ways of asking a sensitive question side by side, at the same number of respondents: scatter, power, privacy.");
        list.AddTo(command);
        foreach (Option option in (Option[])[share, count, mirrored, forced, unrelated, harmless, crosswise, withheld, alpha, power, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            double asked = parsed.GetValue(forced) ?? (2 / 3.0), told = (1 - asked) / 2;
            (string, QuestionPlan)[] plans =
            [
                ("direct", new ResponsePlan(ResponseDesign.Direct)),
                .. list.IsGiven(parsed) ? ((string, QuestionPlan)[])[("list", MethodWords.Granted(door, list.Read(parsed)))] : [],
                ("mirrored", Plan(door, ResponseDesign.Mirrored(parsed.GetValue(mirrored) ?? 0.75))),
                ("disguised", Plan(door, ResponseDesign.Disguised(parsed.GetValue(mirrored) ?? 0.75))),
                ("forced", Plan(door, ResponseDesign.Forced(asked, told, told))),
                ("unrelated", Plan(door, ResponseDesign.Unrelated(parsed.GetValue(unrelated) ?? (2 / 3.0), parsed.GetValue(harmless) ?? 0.25))),
                ("crosswise", Plan(door, ResponseDesign.Crosswise(parsed.GetValue(crosswise) ?? 0.25))),
            ];
            var test = new PowerTest { Alpha = parsed.GetValue(alpha) ?? 0.05, Target = parsed.GetValue(power) ?? 0.8 };
            ComparedPlan[] compared = MethodWords.Granted(door, ComparedPlan.Of([.. plans], parsed.GetRequiredValue(share)!.Value, parsed.GetRequiredValue(count)!.Value, test, parsed.GetValue(withheld) ?? 0));
            if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, new JsonObject { ["designs"] = QcaJson.Array(compared.Select(one => Json(one, test))) });
            else Show(door.Terminal, compared);
            return 0;
        });
        return command;
    }

    private static ResponsePlan Plan(Door door, Offramp.Methods.Answer<ResponseDesign> design) => new(MethodWords.Granted(door, design));

    private static JsonObject Json(ComparedPlan one, PowerTest test)
    {
        JsonObject found = PowerOptions.Json(one.Plan, one.Analysis, test);
        found.Insert(0, "design", one.Name);
        found["privacy"] = ResponseDesignOptions.Of(one.Privacy);
        found["revealed"] = one.Revealed;
        found["bias"] = one.Bias;
        found["rmse"] = one.RootMeanSquare;
        return found;
    }

    private static void Show(Terminal terminal, ComparedPlan[] compared)
    {
        var table = new TextTable("design", "se", "power", "N needed", "smallest found", "P(trait | yes)", "P(trait | no)", "given away", "bias", "rmse");
        foreach (ComparedPlan one in compared)
        {
            table.Add(one.Name, Fine(one.Analysis.Se), QcaJson.Rounded(one.Analysis.Power), one.Analysis.Needed, QcaJson.Rounded(one.Analysis.Detectable), QcaJson.Rounded(one.Privacy?.IfYes),
                QcaJson.Rounded(one.Privacy?.IfNo), Fine(one.Revealed), Fine(one.Bias), Fine(one.RootMeanSquare));
        }
        table.Write(terminal, "");
    }

    private static string Fine(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
