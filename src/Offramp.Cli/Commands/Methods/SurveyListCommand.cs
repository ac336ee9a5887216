using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Cli;

/// <summary>List experiments: the share of a sensitive trait, and what goes with it.</summary>
internal static class SurveyListCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var input = new SurveyListInput(door);
        var model = new SurveyListModel();
        var profiles = new Option<string[]>("--predict", "--at") { Description = "Predict the share with covariates held at values, such as \"south=1,male=0\". The first less each of the others too.", HelpName = "SETTINGS" };
        Option<int?> draws = Numbers.Option("--draws", "How many coefficients are drawn for simulated intervals. Default: none.");
        Option<int?> seed = Numbers.Option("--seed", "The seed they are drawn with. Default: 1.");
        var direct = new Option<string?>("--direct") { Description = "A column of answers to the open question, 0 or 1 (empty: not asked). Gives the list less the open question.", HelpName = "NAME" };
        var hausman = new Option<bool>("--hausman") { Description = "Test maximum likelihood against least squares with the same covariates." };
        Option<bool> json = Door.Json();
        var command = new Command("list", "List experiments: the share of people with a sensitive trait, and a regression behind the counts.");
        input.AddTo(command);
        input.AddCovariates(command);
        model.AddTo(command);
        foreach (Option option in (Option[])[profiles, draws, seed, direct, hausman, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            MethodTable table = input.Table(parsed);
            ListInput rows = input.Read(parsed, table);
            ListData read = table.Granted(ListData.Of(rows));
            ListFit fit = model.Fit(parsed, table, read);
            var notes = ImmutableArray.CreateBuilder<MethodProblem>();
            notes.AddRange(fit.Notes);
            if (fit.Method == ListMethod.Difference && !read.Covariates.IsEmpty) notes.Add(new MethodProblem("methods.list-covariates-unused"));
            int drawn = parsed.GetValue(draws) ?? 0, from = parsed.GetValue(seed) ?? 1;
            ImmutableArray<ListProfile> asked = [.. (parsed.GetValue(profiles) ?? []).Select(typed => Profile(table, typed))];
            if (asked.IsEmpty && drawn > 0) asked = [new ListProfile([])];
            ListPredictions[] predictions = asked.IsEmpty ? [] : [.. fit.Prevalences.Select((_, item) => table.Granted(ListPredictions.Of(fit, asked, item, drawn, (ulong)from)))];
            ListMinusDirect[] differences = parsed.GetValue(direct) is not { } open ? []
                : [.. fit.Prevalences.Select((_, item) => table.Granted(ListMinusDirect.Of(fit, rows, SurveyListInput.Column(table, open), item, table.Columns[table.IndexOf(open)])))];
            HausmanTest? test = parsed.GetValue(hausman) ? Hausman(table, read) : null;
            if (test is { IsUsable: false }) notes.Add(new MethodProblem("methods.list-hausman-unusable"));
            if (parsed.GetValue(json))
            {
                JsonObject found = SurveyListJson.Of(fit);
                if (predictions.Length > 0) SurveyListJson.Add(found, predictions, drawn, from);
                if (differences.Length > 0) found["minusDirect"] = QcaJson.Array(differences.Select(SurveyListJson.Of));
                if (test is not null) found["hausman"] = SurveyListJson.Of(test);
                found["notes"] = QcaJson.Notes(notes, table);
                JsonLines.WriteOne(door.Terminal.Out, found);
            }
            else
            {
                SurveyListTables.Show(door.Terminal, fit);
                SurveyListTables.Show(door.Terminal, predictions);
                SurveyListTables.Show(door.Terminal, differences);
                if (test is not null) SurveyListTables.Show(door.Terminal, test);
            }
            table.SayNotes(notes);
            return 0;
        });
        return command;
    }

    private static HausmanTest Hausman(MethodTable table, ListData data) =>
        table.Granted(HausmanTest.Of(table.Granted(MaximumLikelihood.Of(data)), table.Granted(NonlinearList.Of(data))));

    // south=1,male=0; all for the respondents as they are.
    private static ListProfile Profile(MethodTable table, string typed)
    {
        if (typed.Trim() is "all" or "") return new ListProfile([]);
        var values = ImmutableArray.CreateBuilder<(string, double)>();
        foreach (string part in MethodOptions.Divided(typed))
        {
            int at = part.LastIndexOf('=');
            if (at <= 0 || MethodTable.TryNumber(part[(at + 1)..].Trim()) is not { } value) throw table.Refuse(new MethodProblem("methods.survey-setting-unclear").With("typed", part));
            values.Add((part[..at].Trim(), value));
        }
        return new ListProfile(values.DrainToImmutable());
    }
}
