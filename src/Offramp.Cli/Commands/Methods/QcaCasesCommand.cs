using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods.Qca;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>Which cases to look into.</summary>
internal static class QcaCasesCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var input = new QcaInput(door);
        var expression = new Argument<string>("expression") { Description = "The solution, such as \"A*~B + C\".", HelpName = "EXPRESSION" };
        Option<bool> json = Door.Json();
        var command = new Command("cases", "Which cases to look into after an analysis: typical ones and those that do not fit.");
        input.AddOutcome(command);
        command.Add(expression);
        command.Add(json);
        command.SetAction(parsed =>
        {
            MethodTable file = input.Table(parsed);
            QcaExpression read = file.Granted(QcaParser.Read(parsed.GetRequiredValue(expression)));
            QcaFrame frame = input.Frame(parsed, file, read.Names);
            CaseList list = file.Granted(CaseSelection.Of(frame.Data, read, frame.Outcome));
            if (parsed.GetValue(json))
            {
                JsonLines.WriteOne(door.Terminal.Out, new JsonObject
                {
                    ["outcome"] = QcaJson.InWords(frame.Outcome),
                    ["terms"] = QcaJson.Array(list.Terms.Select(term => new JsonObject
                    {
                        ["term"] = term.Term,
                        ["cases"] = QcaJson.Array(term.Cases.Select(selected => new JsonObject
                        {
                            ["case"] = frame.Data.Cases[selected.Case],
                            ["kind"] = Kinds.Name(selected.Kind),
                            ["x"] = selected.X,
                            ["y"] = selected.Y,
                            ["rank"] = selected.Rank,
                            ["uniquelyCovered"] = selected.IsUniquelyCovered,
                        })),
                    })),
                });
                return 0;
            }
            foreach (TermCases term in list.Terms)
            {
                door.Terminal.Out.WriteLine(term.Term);
                var shown = new TextTable("case", "kind", "X", "Y", "rank", "only here");
                foreach (SelectedCase selected in term.Cases)
                {
                    shown.Add(frame.Data.Cases[selected.Case], Kinds.Name(selected.Kind), QcaJson.Rounded(selected.X), QcaJson.Rounded(selected.Y), QcaJson.Rounded(selected.Rank),
                        selected.IsUniquelyCovered ? "yes" : "");
                }
                shown.Write(door.Terminal, Messages.English.Say("methods.qca-nothing-found"));
                door.Terminal.Out.WriteLine();
            }
            return 0;
        });
        return command;
    }
}
