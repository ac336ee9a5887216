using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods.Qca;

namespace Offramp.Cli;

/// <summary>Which configurations must not be assumed to lead to the outcome.</summary>
internal static class QcaRemaindersCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var input = new QcaInput(door);
        var necessary = new Option<string[]>("--necessary") { Description = "What the outcome needs, such as \"STOCK + MA\"; may stand several times. Remainders without it are untenable.", HelpName = "EXPRESSION" };
        var impossible = new Option<string[]>("--impossible") { Description = "What cannot be, such as \"PREGNANT*~FEMALE\"; may stand several times.", HelpName = "EXPRESSION" };
        var contradictory = new Option<bool>("--contradictory") { Description = "Take out the contradictory assumptions, too." };
        Option<bool> json = Door.Json();
        var command = new Command(
            "remainders", "Contradictory assumptions, rows that lead to the outcome and to its absence, and what must not be assumed (enhanced standard analysis).");
        input.AddTruthTable(command);
        foreach (Option option in (Option[])[necessary, impossible, contradictory, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            QcaFrame frame = input.Frame(parsed);
            TruthTable table = input.TruthTable(parsed, frame);
            TruthTable absence = frame.Table.Granted(TruthTable.Of(frame.Data, new QcaJoined([frame.Outcome], All: true, Negated: true), frame.Conditions, table.Options));
            ImmutableArray<long> contradicting = frame.Table.Granted(Counterfactuals.Contradictory(table, absence)).Rows;
            ImmutableArray<long> both = Counterfactuals.SimultaneousSubsets(table, absence).Rows;
            UntenableRows untenable = frame.Table.Granted(Counterfactuals.Untenable(table, Read(frame, parsed.GetValue(necessary)), Read(frame, parsed.GetValue(impossible)),
                parsed.GetValue(contradictory) ? contradicting : []));
            if (parsed.GetValue(json))
            {
                JsonLines.WriteOne(door.Terminal.Out, new JsonObject
                {
                    ["outcome"] = QcaJson.InWords(frame.Outcome),
                    ["contradictorySimplifyingAssumptions"] = QcaJson.Numbers(contradicting),
                    ["simultaneousSubsetRelations"] = QcaJson.Numbers(both),
                    ["untenable"] = QcaJson.Numbers(untenable.Remainders),
                    ["untenableObserved"] = QcaJson.Numbers(untenable.Observed),
                });
            }
            else
            {
                var shown = new TextTable("row", "configuration", "why");
                Add(shown, table, contradicting, "assumed for the outcome and for its absence");
                Add(shown, table, both, "leads to the outcome and to its absence");
                Add(shown, table, untenable.Remainders, "untenable");
                shown.Write(door.Terminal, Research.Messages.English.Say("methods.qca-nothing-found"));
            }
            if (!untenable.Observed.IsEmpty) frame.Table.SayNotes([new Methods.MethodProblem("methods.qca-untenable-observed").With("rows", string.Join(", ", untenable.Observed))]);
            return 0;
        });
        return command;
    }

    private static void Add(TextTable shown, TruthTable table, ImmutableArray<long> rows, string why)
    {
        foreach (long row in rows) shown.Add(row, table.InWords(table.LevelsOf(row)), why);
    }

    private static QcaExpression[] Read(QcaFrame frame, string[]? typed) => [.. (typed ?? []).Select(text => frame.Table.Granted(QcaParser.Read(text)))];
}
