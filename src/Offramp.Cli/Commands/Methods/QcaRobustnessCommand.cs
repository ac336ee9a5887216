using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Offramp.Methods;
using Offramp.Methods.Qca;

namespace Offramp.Cli;

/// <summary>How far a solution stays itself under other choices.</summary>
internal static class QcaRobustnessCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var input = new QcaInput(door);
        Option<SolutionKind?> solution = Kinds.Option<SolutionKind>("--solution", "Which solution is held against the choices. Default: parsimonious.");
        var expect = new Option<string?>("--expect") { Description = "What is expected of the conditions, for the intermediate solution.", HelpName = "LIST" };
        var anchors = new Option<string[]>("--anchors") { Description = "A condition, its raw column and its three anchors: \"DEV=gdp:400,550,900\"; may stand several times.", HelpName = "CALIBRATION" };
        var against = new Option<string[]>("--against") { Description = "A solution under other choices as an expression, for the robust core; may stand several times.", HelpName = "EXPRESSION" };
        Option<int?> parts = Numbers.Option("--parts", "How many random parts of the cases to analyse. Default: 0.");
        Option<double?> share = MethodOptions.Number("--share", "Which share of the cases each part has. Default: 0.8.");
        Option<int?> seed = Numbers.Option("--seed", "From which the parts follow: the same seed gives the same parts. Default: 1.");
        Option<bool> json = Door.Json();
        var command = new Command("robustness", "How far a solution stays itself with other cut-offs and anchors, without each case, and in parts of the cases.");
        input.AddTruthTable(command);
        foreach (Option option in (Option[])[solution, expect, anchors, against, parts, share, seed, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            MethodTable file = input.Table(parsed);
            (string Condition, double[] Raw, ImmutableArray<double> Anchors)[] raws = [.. (parsed.GetValue(anchors) ?? []).Select(typed => Read(file, typed))];
            QcaFrame frame = input.Frame(parsed, file, [], raws.ToDictionary(static raw => raw.Condition, raw => file.Granted(Calibration.Logistic(raw.Raw, raw.Anchors)), StringComparer.Ordinal));
            QcaData data = frame.Data;
            TruthTable table = input.TruthTable(parsed, frame);
            var options = new MinimisationOptions
            {
                Kind = parsed.GetValue(solution) ?? SolutionKind.Parsimonious,
                Expectations = parsed.GetValue(expect) is { } typed ? file.Granted(DirectionalExpectation.Read(typed, table.Conditions)).Expectations : [],
            };
            QcaSolution found = file.Granted(Minimisation.Of(table, options));
            var runs = new RobustnessRuns(data, frame.Outcome, frame.Conditions, table.Options, options);
            double part = parsed.GetValue(share) ?? 0.8;
            if (part is <= 0 or >= 1) throw file.Refuse(new MethodProblem("methods.qca-share", Column: "share").With("value", part));
            RobustRange[] ranges = [runs.Inclusion(), runs.CaseCut()];
            AnchorRanges[] moved = [.. raws.Select(raw => file.Granted(runs.Anchors(raw.Condition, raw.Raw, raw.Anchors)))];
            ImmutableArray<Rerun> without = runs.WithoutEachCase(), random = runs.WithParts(part, parsed.GetValue(parts) ?? 0, (ulong)(parsed.GetValue(seed) ?? 1));
            RobustFit? fit = Fit(file, data, frame, found, parsed.GetValue(against) ?? []);
            if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, Json(data, found, ranges, moved, without, random, fit));
            else Show(door, data, found, ranges, moved, without, random, fit);
            return 0;
        });
        return command;
    }

    private static RobustFit? Fit(MethodTable file, QcaData data, QcaFrame frame, QcaSolution found, string[] against)
    {
        if (against.Length == 0) return null;
        double[][] others = [.. against.Select(text =>
        {
            QcaExpression expression = file.Granted(QcaParser.Read(text));
            ImmutableArray<MethodProblem> problems = expression.Check(data);
            return problems.IsEmpty ? expression.Memberships(data) : throw file.Refuse(problems);
        })];
        QcaExpression first = file.Granted(QcaParser.Read(found.Models[0].ToString()));
        return RobustFit.Of(first.Memberships(data), others, frame.Outcome.Memberships(data));
    }

    private static JsonObject Json(
        QcaData data, QcaSolution found, RobustRange[] ranges, AnchorRanges[] moved, ImmutableArray<Rerun> without, ImmutableArray<Rerun> random, RobustFit? fit) => new()
        {
            ["models"] = QcaJson.Strings(found.Models.Select(static model => model.ToString())),
            ["ranges"] = QcaJson.Array(ranges.Select(Of)),
            ["anchors"] = QcaJson.Array(moved.Select(static m => new JsonObject { ["condition"] = m.Condition, ["ranges"] = QcaJson.Array(m.Ranges.Select(Of)) })),
            ["leaveOneOut"] = QcaJson.Array(without.Select(run => new JsonObject
            {
                ["without"] = data.Cases[run.Left[0]],
                ["same"] = run.IsSame,
                ["models"] = QcaJson.Strings(run.Models),
            })),
            ["leaveOneOutSame"] = without.Count(static run => run.IsSame),
            ["parts"] = random.IsEmpty ? null : new JsonObject { ["runs"] = random.Length, ["same"] = random.Count(static run => run.IsSame), ["models"] = Models(random) },
            ["robustCore"] = fit is null ? null : new JsonObject
            {
                ["RF_cov"] = QcaJson.Measure(fit.Coverage),
                ["RF_cons"] = QcaJson.Measure(fit.Consistency),
                ["RF_SC_minTS"] = QcaJson.Measure(fit.OverlapLeast),
                ["RF_SC_maxTS"] = QcaJson.Measure(fit.OverlapMost),
                ["robust"] = QcaJson.Strings(fit.Robust.Select(i => data.Cases[i])),
                ["shaky"] = QcaJson.Strings(fit.Shaky.Select(i => data.Cases[i])),
                ["possible"] = QcaJson.Strings(fit.Possible.Select(i => data.Cases[i])),
            },
        };

    private static JsonArray Models(ImmutableArray<Rerun> random) => QcaJson.Array(random.SelectMany(static run => run.Models).GroupBy(static model => model)
        .OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal)
        .Select(static group => new JsonObject { ["model"] = group.Key, ["runs"] = group.Count() }));

    private static JsonObject Of(RobustRange range) => new() { ["name"] = range.Name, ["at"] = range.At, ["lower"] = QcaJson.Measure(range.Lower), ["upper"] = QcaJson.Measure(range.Upper) };

    private static void Show(
        Door door, QcaData data, QcaSolution found, RobustRange[] ranges, AnchorRanges[] moved, ImmutableArray<Rerun> without, ImmutableArray<Rerun> random, RobustFit? fit)
    {
        foreach (QcaModel model in found.Models) door.Terminal.Out.WriteLine(model.ToString());
        door.Terminal.Out.WriteLine();
        var shown = new TextTable("choice", "at", "from", "to");
        foreach (RobustRange range in ranges) Add(shown, range, "");
        foreach (AnchorRanges one in moved)
            foreach (RobustRange range in one.Ranges) Add(shown, range, one.Condition + " ");
        shown.Write(door.Terminal, "");
        door.Terminal.Out.WriteLine();
        var cases = new TextTable("without", "models");
        foreach (Rerun run in without.Where(static run => !run.IsSame)) cases.Add(data.Cases[run.Left[0]], run.Models.IsEmpty ? "-" : string.Join(" | ", run.Models));
        cases.Write(door.Terminal, Research.Messages.English.Say("methods.qca-robust-to-cases"));
        if (!random.IsEmpty) door.Terminal.Out.WriteLine($"{random.Count(static run => run.IsSame)} / {random.Length}");
        if (fit is not null)
            door.Terminal.Out.WriteLine($"RF_cov {QcaJson.Rounded(fit.Coverage)}  RF_cons {QcaJson.Rounded(fit.Consistency)}  RF_SC_minTS {QcaJson.Rounded(fit.OverlapLeast)}  RF_SC_maxTS {QcaJson.Rounded(fit.OverlapMost)}");
    }

    private static void Add(TextTable shown, RobustRange range, string before) => shown.Add(before + range.Name, Exact(range.At), Exact(range.Lower), Exact(range.Upper));

    private static string Exact(double? value) => value is { } number ? number.ToString("0.######", CultureInfo.InvariantCulture) : "any";

    private static (string Condition, double[] Raw, ImmutableArray<double> Anchors) Read(MethodTable file, string typed)
    {
        string[] sides = typed.Split('=', 2), parts = sides.Length == 2 ? sides[1].Split(':', 2) : [];
        double?[] numbers = parts.Length == 2 ? [.. MethodOptions.Divided(parts[1]).Select(MethodTable.TryNumber)] : [];
        if (numbers.Length != 3 || numbers.Contains(null)) throw file.Refuse(new MethodProblem("methods.qca-calibration-unclear").With("typed", typed));
        return (sides[0].Trim(), file.Numbers(parts[0].Trim()), [.. numbers.OfType<double>()]);
    }
}
