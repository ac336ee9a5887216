using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Cli;

/// <summary>Whether a sensitive item changes how many control items are counted.</summary>
internal static class SurveyDesignTestCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var input = new SurveyListInput(door);
        Option<bool> json = Door.Json();
        var command = new Command("design-test", "List experiments: whether the sensitive item changes how many control items people count.");
        input.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            MethodTable table = input.Table(parsed);
            ListData data = table.Granted(ListData.Of(input.Read(parsed, table)));
            DesignEffectTest[] tests = [.. DesignEffectTest.Of(data)];
            if (parsed.GetValue(json))
            {
                JsonObject found = tests.Length == 1 ? Of(tests[0]) : [];
                found["items"] = data.Items;
                if (tests.Length > 1) found["tests"] = QcaJson.Array(tests.Select(Of));
                found["notes"] = QcaJson.Notes(data.Notes, table);
                JsonLines.WriteOne(door.Terminal.Out, found);
            }
            else
            {
                foreach (DesignEffectTest test in tests) Show(door.Terminal, test, tests.Length > 1);
            }
            table.SayNotes(data.Notes);
            return 0;
        });
        return command;
    }

    private static JsonObject Of(DesignEffectTest test) => new()
    {
        ["item"] = test.Item,
        ["n"] = test.N,
        ["p"] = test.P,
        ["pGms"] = test.PSelected,
        ["withTrait"] = Of(test.WithTrait),
        ["withoutTrait"] = Of(test.WithoutTrait),
        ["cells"] = QcaJson.Array(test.Cells.Select(static cell => new JsonObject
        {
            ["y"] = cell.Y,
            ["trait"] = cell.WithTrait ? 1 : 0,
            ["estimate"] = cell.Share,
            ["se"] = cell.Error,
            ["tested"] = cell.Tested,
            ["slack"] = cell.Slack,
        })),
    };

    private static JsonObject Of(DesignEffectSide side) => new() { ["statistic"] = side.Statistic, ["p"] = side.P, ["pGms"] = side.PSelected };

    private static void Show(Terminal terminal, DesignEffectTest test, bool named)
    {
        var table = new TextTable(named ? test.Item : "control count", "with the trait", "se", "without it", "se");
        foreach (DesignCell cell in test.Cells.Where(static c => c.WithTrait))
        {
            DesignCell other = test.Cells.Single(c => !c.WithTrait && c.Y == cell.Y);
            table.Add(cell.Y, QcaJson.Rounded(cell.Share), QcaJson.Rounded(cell.Error), QcaJson.Rounded(other.Share), QcaJson.Rounded(other.Error));
        }
        table.Write(terminal, "");
        terminal.Out.WriteLine();
        var p = new TextTable("test", "p", "p after moment selection");
        p.Add("no design effect", QcaJson.Rounded(test.P), QcaJson.Rounded(test.PSelected));
        p.Write(terminal, "");
    }
}
