using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods.Qca;

namespace Offramp.Cli;

/// <summary>A theory held against a solution.</summary>
internal static class QcaTheoryCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var input = new QcaInput(door);
        var theory = new Option<string>("--theory") { Description = "What was expected to lead to the outcome, as an expression.", HelpName = "EXPRESSION", Required = true };
        var solution = new Option<string>("--solution") { Description = "What was found, as an expression.", HelpName = "EXPRESSION", Required = true };
        Option<bool> json = Door.Json();
        var command = new Command("theory", "Where what a theory expected and what was found meet, and which cases stand where.");
        input.AddOutcome(command);
        foreach (Option option in (Option[])[theory, solution, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            MethodTable file = input.Table(parsed);
            QcaExpression expected = file.Granted(QcaParser.Read(parsed.GetRequiredValue(theory))), found = file.Granted(QcaParser.Read(parsed.GetRequiredValue(solution)));
            QcaFrame frame = input.Frame(parsed, file, expected.Names.Concat(found.Names));
            TheoryEvaluation evaluation = file.Granted(TheoryEvaluation.Of(frame.Data, expected, found, frame.Outcome));
            if (parsed.GetValue(json))
            {
                JsonLines.WriteOne(door.Terminal.Out, new JsonObject
                {
                    ["outcome"] = QcaJson.InWords(frame.Outcome),
                    ["areas"] = QcaJson.Array(evaluation.Areas.Select(area =>
                    {
                        JsonObject one = QcaJson.Sufficiency(area.Expression, area.Fit);
                        one["area"] = area.Name;
                        one["casesWithOutcome"] = QcaJson.Strings(area.WithOutcome.Select(i => frame.Data.Cases[i]));
                        one["casesWithoutOutcome"] = QcaJson.Strings(area.WithoutOutcome.Select(i => frame.Data.Cases[i]));
                        return one;
                    })),
                });
                return 0;
            }
            var shown = new TextTable("area", "expression", "inclS", "covS", "with the outcome", "without it");
            foreach (TheoryArea area in evaluation.Areas)
            {
                shown.Add(area.Name, area.Expression, QcaJson.Rounded(area.Fit.InclS), QcaJson.Rounded(area.Fit.CovS), string.Join(", ", area.WithOutcome.Select(i => frame.Data.Cases[i])),
                    string.Join(", ", area.WithoutOutcome.Select(i => frame.Data.Cases[i])));
            }
            shown.Write(door.Terminal, "");
            return 0;
        });
        return command;
    }
}
