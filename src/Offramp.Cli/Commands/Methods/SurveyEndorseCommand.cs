using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods;
using Offramp.Methods.Surveys.Responses;

namespace Offramp.Cli;

/// <summary>Endorsement experiments: what a group's name changes in the support of policies.</summary>
internal static class SurveyEndorseCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        Argument<string> data = MethodOptions.Data();
        Option<string?> control = MethodOptions.Names("--control", "A row for each respondent: the columns of answers without a name, one for each policy, divided by commas. A row for each answer: what stands for no name.", required: true);
        var endorsed = new Option<string[]>("--endorsed")
        {
            Description = "The columns of answers with a group's name, for the same policies in the same order, as in \"b=Polio.b,Schools.b\". Once for each group.",
            HelpName = "GROUP=NAMES",
        };
        var answer = new Option<string?>("--answer") { Description = "A row for each answer: the column of answers.", HelpName = "NAME" };
        var respondent = new Option<string?>("--respondent") { Description = "A row for each answer: the column of respondents.", HelpName = "NAME" };
        var question = new Option<string?>("--question") { Description = "A row for each answer: the column of policies. Default: all answers are about one.", HelpName = "NAME" };
        var group = new Option<string?>("--group") { Description = "A row for each answer: the column of groups.", HelpName = "NAME" };
        Option<double[]?> scale = MethodOptions.NumberList("--scale", "The lowest and the highest answer of the scale, such as 1,5. Default: those that were given.");
        Option<double?> level = MethodOptions.Number("--level", "How often intervals are to hold what they are for. Default: 0.95.");
        Option<bool> json = Door.Json();
        var command = new Command("endorse", "Endorsement experiments: mean support of policies with and without a group's name, by policy and over all, respondents' answers going together.");
        command.Add(data);
        foreach (Option option in (Option[])[control, endorsed, answer, respondent, question, group, scale, level, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            MethodTable table = MethodTable.Read(door, parsed.GetRequiredValue(data));
            ImmutableArray<string> without = MethodOptions.Divided(parsed.GetValue(control) ?? "");
            bool isLong = parsed.GetValue(answer) is not null;
            (string? column, string? who) = (parsed.GetValue(answer), parsed.GetValue(respondent));
            if (isLong && (who is null || parsed.GetValue(group) is null || without.Length != 1)) throw table.Refuse(new MethodProblem("methods.endorse-columns-missing"));
            IEnumerable<EndorsementAnswer> answers = isLong ? Rows(table, column!, who!, parsed.GetValue(question), parsed.GetValue(group)!) : Columns(table, without, parsed.GetValue(endorsed) ?? []);
            double[] ends = parsed.GetValue(scale) ?? [];
            if (ends.Length is not (0 or 2)) throw table.Refuse(new MethodProblem("methods.endorse-scale-unclear"));
            EndorsementData read = table.Granted(EndorsementData.Of(answers, isLong ? without[0] : NoName, ends.Length == 2 ? ends[0] : null, ends.Length == 2 ? ends[1] : null));
            EndorsementEffects effects = table.Granted(EndorsementEffects.Of(read, parsed.GetValue(level) ?? 0.95));
            if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, EndorsementJson.Of(read, effects, table));
            else EndorsementJson.Show(effects, door.Terminal);
            table.SayNotes(effects.Notes);
            return 0;
        });
        return command;
    }

    private const string NoName = "control";

    // A row for each respondent, a column for each policy and group; an empty cell was not asked.
    private static List<EndorsementAnswer> Columns(MethodTable table, ImmutableArray<string> without, string[] endorsed)
    {
        List<(string Group, ImmutableArray<string> Names)> groups = [(NoName, without)];
        foreach (string typed in endorsed)
        {
            int at = typed.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0) throw table.Refuse(new MethodProblem("methods.endorse-group-unclear").With("typed", typed));
            groups.Add((typed[..at].Trim(), MethodOptions.Divided(typed[(at + 1)..])));
        }
        var answers = new List<EndorsementAnswer>();
        foreach ((string group, ImmutableArray<string> names) in groups)
        {
            if (names.Length != without.Length) throw table.Refuse(new MethodProblem("methods.endorse-columns-differ").With("group", group).With("count", names.Length).With("control", without.Length));
            for (int question = 0; question < names.Length; question++)
            {
                SurveyColumn column = SurveyRrCommand.Column(table, names[question]);
                for (int row = 0; row < column.Values.Length; row++)
                    if (!double.IsNaN(column.Values[row])) answers.Add(new EndorsementAnswer(row, without[question], group, column.Values[row], row, column.Name));
            }
        }
        return answers;
    }

    // A row for each answer.
    private static List<EndorsementAnswer> Rows(MethodTable table, string answer, string respondent, string? question, string group)
    {
        SurveyColumn column = SurveyRrCommand.Column(table, answer);
        ImmutableArray<string> who = table.Texts(respondent), groups = table.Texts(group), about = question is null ? [.. who.Select(static _ => "")] : table.Texts(question);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var answers = new List<EndorsementAnswer>();
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        for (int row = 0; row < who.Length; row++)
        {
            foreach ((string cell, string name) in ((string, string)[])[(who[row], respondent), (groups[row], group)])
                if (cell.Length == 0) problems.Add(new MethodProblem("methods.cell-empty", row, name));
            if (!numbers.TryGetValue(who[row], out int number)) numbers[who[row]] = number = numbers.Count;
            if (!double.IsNaN(column.Values[row])) answers.Add(new EndorsementAnswer(number, about[row].Length == 0 ? answer : about[row], groups[row], column.Values[row], row, column.Name));
        }
        return problems.Count == 0 ? answers : throw table.Refuse(problems.DrainToImmutable());
    }
}

/// <summary>What an endorsement experiment found, for programs and for people.</summary>
internal static class EndorsementJson
{
    /// <summary>All of it for programs.</summary>
    public static JsonObject Of(EndorsementData data, EndorsementEffects effects, MethodTable table) => new()
    {
        ["control"] = data.Control,
        ["groups"] = QcaJson.Strings(data.Groups),
        ["questions"] = QcaJson.Strings(data.Questions),
        ["scale"] = new JsonArray(data.Lowest, data.Highest),
        ["means"] = QcaJson.Array(effects.Means.Select(static mean => new JsonObject
        {
            ["group"] = mean.Group,
            ["answers"] = mean.Answers,
            ["respondents"] = mean.Respondents,
            ["estimate"] = mean.Mean,
            ["se"] = mean.Se,
            ["ci"] = ProbabilityOptions.Ends(mean.Interval),
        })),
        ["differences"] = QcaJson.Array(effects.Differences.Select(static one => new JsonObject
        {
            ["question"] = one.Question,
            ["group"] = one.Group,
            ["nControl"] = one.ControlCount,
            ["n"] = one.Count,
            ["meanControl"] = one.ControlMean,
            ["mean"] = one.Mean,
            ["estimate"] = one.Estimate,
            ["estimate01"] = one.OnUnit,
            ["se"] = one.Se,
            ["t"] = one.T,
            ["df"] = one.DegreesOfFreedom,
            ["p"] = one.P,
            ["ci"] = ProbabilityOptions.Ends(one.Interval),
        })),
        ["pooled"] = QcaJson.Array(effects.Effects.Select(static one => new JsonObject
        {
            ["group"] = one.Group,
            ["against"] = one.Against,
            ["answers"] = one.Answers,
            ["respondents"] = one.Respondents,
            ["questions"] = one.Questions,
            ["estimate"] = one.Estimate,
            ["se"] = one.Se,
            ["t"] = one.T,
            ["p"] = one.P,
            ["ci"] = ProbabilityOptions.Ends(one.Interval),
        })),
        ["notes"] = QcaJson.Notes(effects.Notes, table),
    };

    /// <summary>All of it for people.</summary>
    public static void Show(EndorsementEffects effects, Terminal terminal)
    {
        var means = new TextTable("group", "answers", "respondents", "mean", "se", "interval");
        foreach (EndorsementMean mean in effects.Means) means.Add(mean.Group, mean.Answers, mean.Respondents, QcaJson.Rounded(mean.Mean), QcaJson.Rounded(mean.Se), ProbabilityOptions.Shown(mean.Interval));
        means.Write(terminal, "");
        terminal.Out.WriteLine();
        var pooled = new TextTable("over all policies, 0 to 1", "difference", "se", "p", "interval");
        foreach (EndorsementEffect one in effects.Effects) pooled.Add($"{one.Group} less {one.Against}", Fine(one.Estimate), Fine(one.Se), QcaJson.Rounded(one.P), $"{Fine(one.Interval.Lower)} to {Fine(one.Interval.Upper)}");
        pooled.Write(terminal, "");
        terminal.Out.WriteLine();
        var each = new TextTable("policy", "group", "without", "with", "difference", "se", "p", "interval");
        foreach (EndorsementDifference one in effects.Differences)
            each.Add(one.Question, one.Group, QcaJson.Rounded(one.ControlMean), QcaJson.Rounded(one.Mean), QcaJson.Rounded(one.Estimate), QcaJson.Rounded(one.Se), QcaJson.Rounded(one.P), ProbabilityOptions.Shown(one.Interval));
        each.Write(terminal, "");
    }

    private static string Fine(double value) => value.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture);
}
