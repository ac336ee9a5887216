using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods;
using Offramp.Methods.Qca;

namespace Offramp.Cli;

/// <summary>How the data lie before any analysis.</summary>
internal static class QcaDescribeCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var input = new QcaInput(door);
        Option<bool> json = Door.Json();
        var command = new Command("describe", "How the data lie before any analysis: how many cases are in each set, and how few configurations were seen.");
        input.AddTruthTable(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            QcaFrame frame = input.Frame(parsed);
            TruthTable table = input.TruthTable(parsed, frame);
            ImmutableArray<SetShare> shares = Skewness.Of(frame.Data);
            ImmutableArray<MethodProblem> notes = [.. table.Notes, .. shares.Where(static s => s.IsSkewed)
                .Select(static s => new MethodProblem("methods.qca-skewed", Column: s.Name).With("name", s.Name).With("share", Math.Round(s.Share * 100, 1)))];
            if (parsed.GetValue(json))
            {
                JsonLines.WriteOne(door.Terminal.Out, new JsonObject
                {
                    ["cases"] = frame.Data.Cases.Length,
                    ["rowsTotal"] = table.RowsTotal,
                    ["rowsObserved"] = table.Rows.Length,
                    ["diversity"] = (double)table.Rows.Length / table.RowsTotal,
                    ["sets"] = QcaJson.Array(shares.Select(static s => new JsonObject
                    {
                        ["name"] = s.Name,
                        ["inside"] = s.Inside,
                        ["atHalf"] = s.AtHalf,
                        ["share"] = s.Share,
                        ["skewed"] = s.IsSkewed,
                    })),
                    ["notes"] = QcaJson.Notes(notes, frame.Table),
                });
            }
            else
            {
                var shown = new TextTable("set", "in", "at 0.5", "share");
                foreach (SetShare share in shares) shown.Add(share.Name, share.Inside, share.AtHalf, QcaJson.Rounded(share.Share));
                shown.Write(door.Terminal, "");
            }
            frame.Table.SayNotes(notes);
            return 0;
        });
        return command;
    }
}
