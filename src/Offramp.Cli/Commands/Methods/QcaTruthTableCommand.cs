using System.CommandLine;
using System.Globalization;
using Offramp.Methods.Qca;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>The truth table.</summary>
internal static class QcaTruthTableCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var input = new QcaInput(door);
        Option<bool> json = Door.Json();
        var command = new Command("truth-table", "The configurations that cases belong to, and which of them lead to the outcome.");
        input.AddTruthTable(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            QcaFrame frame = input.Frame(parsed);
            TruthTable table = input.TruthTable(parsed, frame);
            if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, QcaJson.Of(table, frame));
            else Show(door, table);
            frame.Table.SayNotes(table.Notes);
            return 0;
        });
        return command;
    }

    private static void Show(Door door, TruthTable table)
    {
        var shown = new TextTable(["row", .. table.Conditions.Select(static set => set.Name), "OUT", "n", "incl", "PRI", "cases"]);
        foreach (TruthTableRow row in table.Rows)
        {
            shown.Add([row.Number, .. row.Levels.Select(static level => level == TruthTableRow.DoesNotApply ? "-" : level.ToString(CultureInfo.InvariantCulture)),
                QcaJson.Out(row.Outcome), row.Count, QcaJson.Rounded(row.Inclusion), QcaJson.Rounded(row.Pri), string.Join(", ", row.Cases.Select(i => table.Data.Cases[i]))]);
        }
        shown.Write(door.Terminal, Messages.English.Say("methods.qca-no-rows"));
    }
}
