using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Offramp.Methods;
using Offramp.Methods.Surveys.Plans;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>What the commands that plan a survey share: the test, the number of respondents, and how the answer is given.</summary>
internal sealed class PowerOptions(Door door)
{
    private readonly Option<double?> against = ProbabilityOptions.Of("--null", "The share (or difference) that the test is against. Default: 0.", "--presp-null");
    private readonly Option<int?> count = CountOption("--n", "How many respondents there are. Default: as many as are needed.", "--N");
    private readonly Option<double?> power = ProbabilityOptions.Of("--power", "How often the test is to find what is there. Default: 0.8.");
    private readonly Option<double?> alpha = ProbabilityOptions.Of("--alpha", "How often the test may be wrong where there is nothing. Default: 0.05.", "--sig-level");
    private readonly Option<bool> oneSided = new("--one-sided") { Description = "Test to the side of what is planned for alone." };
    private readonly Option<double?> halfWidth = ProbabilityOptions.Of("--half-width", "How far an interval may reach to each side, to ask for the number of respondents that it needs.");
    private readonly Option<double[]?> curveRange = ProbabilityOptions.ListOf("--curve-n", "The first and the last number of respondents of the power curve. Default: a tenth and twice the number needed.");
    private readonly Option<double[]?> curveEffects = ProbabilityOptions.ListOf("--curve-shares", "The shares (or differences) of the power curves, divided by commas. Default: the one planned for, half of it and half as much again.");
    private readonly Option<string?> svg = MethodFigure.Option("the power curves");
    private readonly Option<bool> json = Door.Json();

    /// <summary>Puts the options on a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[against, count, power, alpha, oneSided, halfWidth, curveRange, curveEffects, svg, json]) command.Add(option);
    }

    /// <summary>A whole number under several names.</summary>
    public static Option<int?> CountOption(string name, string description, params string[] aliases)
    {
        Option<int?> option = Numbers.Option(name, description);
        foreach (string alias in aliases) option.Aliases.Add(alias);
        return option;
    }

    /// <summary>The test that was asked for.</summary>
    public PowerTest Test(ParseResult parsed) => new()
    {
        Null = parsed.GetValue(against) ?? 0,
        Alpha = parsed.GetValue(alpha) ?? 0.05,
        TwoSided = !parsed.GetValue(oneSided),
        Target = parsed.GetValue(power) ?? 0.8,
    };

    /// <summary>Whether programs read the answer.</summary>
    public bool IsForPrograms(ParseResult parsed) => parsed.GetValue(json);

    /// <summary>How many respondents were asked about; null for as many as are needed.</summary>
    public int? Count(ParseResult parsed) => parsed.GetValue(count);

    /// <summary>Analyses a plan, draws its curves and gives all of it.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="effect">The share or difference planned for.</param>
    /// <param name="own">What the kind of plan has to say besides, for programs and for people.</param>
    /// <param name="notes">What must be known.</param>
    public int Answer(ParseResult parsed, QuestionPlan plan, double effect, IEnumerable<(string Name, JsonNode? Value, string? Shown)> own, ImmutableArray<MethodProblem> notes)
    {
        PowerTest test = Test(parsed);
        PowerAnalysis analysis = MethodWords.Granted(door, PowerAnalysis.Of(plan, effect, test, Count(parsed), parsed.GetValue(halfWidth)));
        PowerCurve[] curves = MethodWords.Granted(door, PowerCurve.Of(plan, Effects(parsed, plan, effect), Range(parsed, analysis).From, Range(parsed, analysis).To, test));
        if (parsed.GetValue(svg) is { } file) MethodFigure.Write(door, file, Draw(plan, curves, test));
        if (IsForPrograms(parsed))
        {
            JsonObject found = Json(plan, analysis, test);
            foreach ((string name, JsonNode? value, _) in own) found[name] = value;
            found["curves"] = QcaJson.Array(curves.Select(static curve => new JsonObject
            {
                ["share"] = curve.Effect,
                ["points"] = QcaJson.Array(curve.Points.Select(static point => new JsonObject { ["n"] = point.Count, ["power"] = point.Power })),
            }));
            found["notes"] = MethodWords.Notes(notes);
            JsonLines.WriteOne(door.Terminal.Out, found);
        }
        else
        {
            var table = new TextTable("what", "value");
            foreach ((string name, string shown) in Shown(analysis, test)) table.Add(name, shown);
            foreach ((_, _, string? shown) in own)
                if (shown?.Split('\t') is [var name, var value]) table.Add(name, value);
            table.Write(door.Terminal, "");
        }
        MethodWords.Say(door, notes);
        return 0;
    }

    /// <summary>An analysis for programs.</summary>
    public static JsonObject Json(QuestionPlan plan, PowerAnalysis analysis, PowerTest test) => new()
    {
        ["share"] = analysis.Effect,
        ["null"] = test.Null,
        ["alpha"] = test.Alpha,
        ["alternative"] = test.TwoSided ? "two-sided" : "one-sided",
        ["n"] = analysis.Count,
        ["se"] = analysis.Se,
        ["ciHalfWidth"] = analysis.HalfWidth,
        ["power"] = analysis.Power,
        ["targetPower"] = test.Target,
        ["N"] = analysis.Needed,
        ["NForHalfWidth"] = analysis.NeededForHalfWidth,
        // The closed form that is usual where the test takes one standard error throughout.
        ["mde"] = QcaJson.Measure(plan.TestsAtNull ? analysis.Detectable : analysis.DetectableAtSe),
        ["mdeExact"] = QcaJson.Measure(analysis.Detectable),
        ["mdeAtPlannedSe"] = QcaJson.Measure(analysis.DetectableAtSe),
        ["directSe"] = QcaJson.Measure(analysis.DirectSe),
        ["directN"] = analysis.DirectCount,
        ["designEffect"] = QcaJson.Measure(analysis.Inflation),
    };

    private static IEnumerable<(string, string)> Shown(PowerAnalysis analysis, PowerTest test)
    {
        yield return ($"respondents needed for a power of {Rounded(test.Target)}", Whole(analysis.Needed));
        if (analysis.NeededForHalfWidth is { } width) yield return ("respondents needed for the interval", Whole(width));
        yield return ($"power with {Whole(analysis.Count)} respondents", Rounded(analysis.Power));
        yield return ("standard error", analysis.Se.ToString("0.0000", CultureInfo.InvariantCulture));
        yield return ("interval reaches to each side", analysis.HalfWidth.ToString("0.0000", CultureInfo.InvariantCulture));
        yield return ($"smallest effect found with a power of {Rounded(test.Target)}", QcaJson.Rounded(analysis.Detectable));
        if (analysis.DirectCount is not { } direct) yield break;
        yield return ("respondents of a plain question with this scatter", Whole(direct));
        yield return ("variance, times that of a plain question", analysis.Inflation!.Value.ToString("0.0", CultureInfo.InvariantCulture));
    }

    private static Figure Draw(QuestionPlan plan, PowerCurve[] curves, PowerTest test) => PowerCurveFigure.Of(
        [.. curves.Select(curve => new PlottedPower($"{(plan is DifferencePlan or TwoGroupPlan ? "difference" : "share")} {Rounded(curve.Effect)}", curve.Points))], test.Target,
        $"alpha {Rounded(test.Alpha)}, {(test.TwoSided ? "two-sided" : "one-sided")}, against {Rounded(test.Null)}", FigureOutput.Frame);

    private ImmutableArray<double> Effects(ParseResult parsed, QuestionPlan plan, double effect)
    {
        if (parsed.GetValue(curveEffects) is { Length: > 0 } typed) return [.. typed];
        double nothing = parsed.GetValue(against) ?? 0, distance = effect - nothing;
        return [.. ((double[])[nothing + (distance / 2), effect, nothing + (1.5 * distance)]).Where(share => share >= plan.Lowest && share <= plan.Highest)];
    }

    private (long From, long To) Range(ParseResult parsed, PowerAnalysis analysis) =>
        parsed.GetValue(curveRange) is { Length: 2 } typed && typed.All(static end => Math.Abs(end) < 1e15) ? ((long)typed[0], (long)typed[1])
        : parsed.GetValue(curveRange) is { Length: > 0 } ? throw MethodWords.Refuse(door, [new MethodProblem("methods.plan-range", Column: "curve-n").With("from", 0).With("to", 0)])
        : (Math.Max(2, analysis.Needed / 10), Math.Max(22, 2 * analysis.Needed));

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Rounded(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
