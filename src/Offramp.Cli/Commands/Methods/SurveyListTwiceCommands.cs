using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Cli;

/// <summary>Lists put together with an open question, or with a second list.</summary>
internal static class SurveyListTwiceCommands
{
    /// <summary>A list and an open question asked of the same people.</summary>
    public static Command Combined(Door door)
    {
        var input = new SurveyListInput(door);
        var direct = new Option<string>("--direct") { Description = "The column of answers to the open question, 0 or 1, asked of the same people.", HelpName = "NAME", Required = true };
        Option<double?> level = MethodOptions.Number("--level", "How often intervals are to hold what they are for. Default: 0.95.");
        Option<bool> json = Door.Json();
        var command = new Command("list-combined", "List experiments: the list and an open question of the same people put together, with the tests of what that assumes.");
        input.AddTo(command, withWeights: false);
        input.AddCovariates(command);
        foreach (Option option in (Option[])[direct, level, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            MethodTable table = input.Table(parsed);
            ListInput rows = input.Read(parsed, table);
            string open = parsed.GetRequiredValue(direct);
            ImmutableArray<double> answers = SurveyListInput.Column(table, open);
            // Who was not asked both takes no part.
            ListData data = table.Granted(ListData.Of(rows with { Counts = [.. rows.Counts.Select((count, i) => double.IsNaN(answers[i]) ? double.NaN : count)] }));
            CombinedList found = table.Granted(CombinedList.Of(data, answers, table.Columns[table.IndexOf(open)], SurveyListModel.Level(parsed.GetValue(level), table)));
            if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, Of(found, table));
            else Show(door.Terminal, found);
            table.SayNotes(found.Notes);
            return 0;
        });
        return command;
    }

    /// <summary>Two lists, each with the sensitive item for one half.</summary>
    public static Command Double(Door door)
    {
        var input = new SurveyListInput(door);
        var second = new Option<string>("--second-count") { Description = "The column of counts of the second list, which had the sensitive item where the first had not.", HelpName = "NAME", Required = true };
        Option<int?> secondItems = Numbers.Option("--second-items", "How many control items the second list had. Default: as many as the first.");
        Option<double?> level = MethodOptions.Number("--level", "How often intervals are to hold what they are for. Default: 0.95.");
        Option<bool> json = Door.Json();
        var command = new Command("list-double", "List experiments: two lists asked of everyone, each with the sensitive item for one half.");
        input.AddTo(command);
        foreach (Option option in (Option[])[second, secondItems, level, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            MethodTable table = input.Table(parsed);
            ListInput rows = input.Read(parsed, table);
            string column = parsed.GetRequiredValue(second);
            DoubleList found = table.Granted(DoubleList.Of(rows, SurveyListInput.Column(table, column), parsed.GetValue(secondItems) ?? rows.Items,
                table.Columns[table.IndexOf(column)], SurveyListModel.Level(parsed.GetValue(level), table)));
            if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, Of(found, table));
            else Show(door.Terminal, found);
            table.SayNotes(found.Notes);
            return 0;
        });
        return command;
    }

    private static JsonObject Of(CombinedList found, MethodTable table) => new()
    {
        ["item"] = found.Item,
        ["n"] = found.N,
        ["estimate"] = found.Estimate,
        ["se"] = QcaJson.Measure(found.Error),
        ["ci"] = ProbabilityOptions.Ends(found.Interval),
        ["direct"] = SurveyListJson.Of(found.Direct),
        ["list"] = new JsonObject { ["estimate"] = found.ListAlone, ["se"] = QcaJson.Measure(found.ListError) },
        ["placeboI"] = found.PlaceboYes is { } yes ? Of(yes) : null,
        ["placeboII"] = Of(found.PlaceboDirect),
        ["notes"] = QcaJson.Notes(found.Notes, table),
    };

    private static JsonObject Of(PlaceboTest test) => new()
    {
        ["estimate"] = test.Estimate,
        ["se"] = QcaJson.Measure(test.Error),
        ["expected"] = test.Expected,
        ["p"] = QcaJson.Measure(test.P),
        ["n"] = test.N,
    };

    private static JsonObject Of(DoubleList found, MethodTable table) => new()
    {
        ["n"] = found.N,
        ["estimate"] = found.Estimate,
        ["se"] = QcaJson.Measure(found.Error),
        ["ci"] = ProbabilityOptions.Ends(found.Interval),
        ["df"] = QcaJson.Measure(found.DegreesOfFreedom),
        ["first"] = SurveyListJson.Share(found.First),
        ["second"] = SurveyListJson.Share(found.Second),
        ["disagreement"] = new JsonObject { ["estimate"] = found.Disagreement, ["se"] = QcaJson.Measure(found.DisagreementError), ["p"] = QcaJson.Measure(found.DisagreementP) },
        ["notes"] = QcaJson.Notes(found.Notes, table),
    };

    private static void Show(Terminal terminal, CombinedList found)
    {
        var shares = new TextTable("share of people", "estimate", "se", "interval");
        shares.Add("both together", QcaJson.Rounded(found.Estimate), QcaJson.Rounded(found.Error), ProbabilityOptions.Shown(found.Interval));
        shares.Add("open question alone", QcaJson.Rounded(found.Direct.Estimate), QcaJson.Rounded(found.Direct.Error), "");
        shares.Add("list alone", QcaJson.Rounded(found.ListAlone), QcaJson.Rounded(found.ListError), "");
        shares.Write(terminal, "");
        terminal.Out.WriteLine();
        var tests = new TextTable("placebo test", "estimate", "se", "should be", "p");
        if (found.PlaceboYes is { } yes) tests.Add("list among those who said yes", QcaJson.Rounded(yes.Estimate), QcaJson.Rounded(yes.Error), yes.Expected, QcaJson.Rounded(yes.P));
        tests.Add("arm on the open answer", QcaJson.Rounded(found.PlaceboDirect.Estimate), QcaJson.Rounded(found.PlaceboDirect.Error), found.PlaceboDirect.Expected, QcaJson.Rounded(found.PlaceboDirect.P));
        tests.Write(terminal, "");
    }

    private static void Show(Terminal terminal, DoubleList found)
    {
        var table = new TextTable("share of people", "estimate", "se", "interval", "p");
        table.Add("both lists", QcaJson.Rounded(found.Estimate), QcaJson.Rounded(found.Error), ProbabilityOptions.Shown(found.Interval), "");
        table.Add("first list", QcaJson.Rounded(found.First.Estimate), QcaJson.Rounded(found.First.Error), ProbabilityOptions.Shown(found.First.Interval), "");
        table.Add("second list", QcaJson.Rounded(found.Second.Estimate), QcaJson.Rounded(found.Second.Error), ProbabilityOptions.Shown(found.Second.Interval), "");
        table.Add("first less second", QcaJson.Rounded(found.Disagreement), QcaJson.Rounded(found.DisagreementError), "", QcaJson.Rounded(found.DisagreementP));
        table.Write(terminal, "");
    }
}
