using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods;
using Offramp.Methods.Surveys.Responses;

namespace Offramp.Cli;

/// <summary>Randomised response: the share of a trait, and what goes with it.</summary>
internal static class SurveyRrCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        Argument<string> data = MethodOptions.Data();
        var answer = new Option<string>("--answer") { Description = "The column of answers: 1 for yes (crosswise: for the same answer to both), 0 for no.", HelpName = "NAME", Required = true };
        var design = new ResponseDesignOptions();
        Option<string?> covariates = MethodOptions.Names("--x", "Covariates for a logistic regression, divided by commas.");
        var weights = new Option<string?>("--weights") { Description = "A column of survey weights.", HelpName = "NAME" };
        var profiles = new Option<string[]>("--at") { Description = "Predict the share with covariates held at values, such as \"age=30,female=1\". With two, their difference too.", HelpName = "SETTINGS" };
        Option<double?> level = MethodOptions.Number("--level", "How often intervals are to hold what they are for. Default: 0.95.");
        Option<int?> draws = Numbers.Option("--draws", "How many coefficients are drawn for simulated intervals. Default: 2000.");
        Option<int?> seed = Numbers.Option("--seed", "The seed they are drawn with. Default: 1.");
        Option<bool> json = Door.Json();
        var command = new Command("rr", "Randomised response: the share of people with a trait, its privacy, and a logistic regression behind the randomised answers.");
        command.Add(data);
        command.Add(answer);
        design.AddTo(command);
        foreach (Option option in (Option[])[covariates, weights, profiles, level, draws, seed, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            MethodTable table = MethodTable.Read(door, parsed.GetRequiredValue(data));
            ResponseDesign used = MethodWords.Granted(door, design.Read(parsed));
            ImmutableArray<string> names = MethodOptions.Divided(parsed.GetValue(covariates) ?? "");
            ResponseData read = table.Granted(ResponseData.Of(
                Column(table, parsed.GetRequiredValue(answer)), names.Select(name => Column(table, name)), parsed.GetValue(weights) is { } weight ? new SurveyColumn(table.Columns[table.IndexOf(weight)], table.Numbers(weight)) : null));
            double held = parsed.GetValue(level) ?? 0.95;
            ResponseShare share = table.Granted(ResponseShare.Of(used, read, held));
            Answer<ResponseFit> fitted = ResponseRegression.Of(used, read, held);
            // Without covariates there is an estimate even where the likelihood has no greatest value.
            if (fitted.Value is null && !names.IsEmpty) throw table.Refuse(fitted.Problems);
            var rr = new RrResults(used, share, fitted.Value, [.. share.Notes, .. fitted.Problems]);
            rr.Predict(table, parsed.GetValue(profiles) ?? [], parsed.GetValue(draws) ?? 2000, (ulong)(parsed.GetValue(seed) ?? 1), held);
            if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, rr.Json(table));
            else rr.Show(door.Terminal);
            table.SayNotes(rr.Notes);
            return 0;
        });
        return command;
    }

    /// <summary>A column of numbers in which an empty cell or NA means that nothing is known, and TRUE and FALSE are 1 and 0.</summary>
    public static SurveyColumn Column(MethodTable table, string name) =>
        new(table.Columns[table.IndexOf(name)], table.Numbers(name, static cell => cell switch { "" or "NA" => double.NaN, "TRUE" => 1, "FALSE" => 0, _ => null }));
}

/// <summary>All that is known from randomised answers, for people and for programs.</summary>
internal sealed class RrResults(ResponseDesign design, ResponseShare share, ResponseFit? fit, ImmutableArray<MethodProblem> notes)
{
    private readonly ResponsePrivacy? privacy = ResponsePrivacy.Of(design, share.Estimate).Value;
    private readonly List<(string At, ResponsePrediction Predicted)> predictions = [];
    private ResponsePrediction? difference;

    /// <summary>What must be known.</summary>
    public ImmutableArray<MethodProblem> Notes => notes;

    /// <summary>Predicts the share of the sample, of each of the settings, and the difference of the first two.</summary>
    public void Predict(MethodTable table, string[] profiles, int draws, ulong seed, double level)
    {
        ImmutableArray<SurveySetting>[] settings = [.. profiles.Select(typed => Settings(table, typed))];
        if (fit is null) return;
        predictions.Add(("", table.Granted(ResponsePrediction.Of(fit, [], draws, seed, level))));
        for (int i = 0; i < settings.Length; i++) predictions.Add((profiles[i], table.Granted(ResponsePrediction.Of(fit, settings[i], draws, seed, level))));
        if (settings.Length >= 2) difference = table.Granted(ResponsePrediction.Difference(fit, settings[0], settings[1], draws, seed, level));
    }

    /// <summary>All of it for programs.</summary>
    public JsonObject Json(MethodTable table) => new()
    {
        ["design"] = Kinds.Name(design.Kind),
        ["c"] = design.Slope,
        ["d"] = design.YesWithoutTrait,
        ["n"] = share.Count,
        ["nEffective"] = share.EffectiveCount,
        ["lambda"] = share.Yes,
        ["estimate"] = share.Estimate,
        ["se"] = share.Se,
        ["ci"] = ProbabilityOptions.Ends(share.Interval),
        ["ciWilson"] = ProbabilityOptions.Ends(share.Wilson),
        ["level"] = share.Interval.Level,
        ["privacy"] = ResponseDesignOptions.Of(privacy),
        ["coefficients"] = fit is null ? null : QcaJson.Array(fit.Coefficients.Select(static one => new JsonObject
        {
            ["name"] = one.Name,
            ["estimate"] = one.Estimate,
            ["se"] = one.Se,
            ["z"] = QcaJson.Measure(one.Z),
            ["p"] = QcaJson.Measure(one.P),
            ["ci"] = ProbabilityOptions.Ends(one.Interval),
        })),
        ["vcov"] = fit is null ? null : QcaJson.Array(fit.Covariance.Select(static row => QcaJson.Array(row.Select(static value => JsonValue.Create(value))))),
        ["logLik"] = fit?.LogLik,
        ["converged"] = fit is not null,
        ["iterations"] = fit?.Iterations,
        ["predictions"] = QcaJson.Array(predictions.Select(static one =>
        {
            JsonObject predicted = Of(one.Predicted);
            predicted.Insert(0, "at", one.At);
            return predicted;
        })),
        ["difference"] = difference is null ? null : Of(difference),
        ["notes"] = QcaJson.Notes(notes, table),
    };

    /// <summary>All of it for people.</summary>
    public void Show(Terminal terminal)
    {
        var shares = new TextTable("share of people", "estimate", "se", $"{share.Interval.Level:0.##%} interval", "on logits / Wilson", "simulated");
        shares.Add("from the answers alone", QcaJson.Rounded(share.Estimate), QcaJson.Rounded(share.Se), ProbabilityOptions.Shown(share.Interval), ProbabilityOptions.Shown(share.Wilson), "");
        foreach ((string at, ResponsePrediction predicted) in predictions) Add(shares, at.Length == 0 ? "predicted, the sample" : at, predicted);
        if (difference is not null) Add(shares, "first less second", difference);
        shares.Write(terminal, "");
        terminal.Out.WriteLine();
        var tells = new TextTable("answer", "P(trait | answer)", "odds of the trait times");
        tells.Add("yes", QcaJson.Rounded(privacy?.IfYes), QcaJson.Rounded(privacy?.OddsIfYes));
        tells.Add("no", QcaJson.Rounded(privacy?.IfNo), QcaJson.Rounded(privacy?.OddsIfNo));
        tells.Write(terminal, "");
        if (fit is null || fit.Coefficients.Length == 1) return;
        terminal.Out.WriteLine();
        var table = new TextTable("covariate", "log odds", "se", "z", "p", "interval");
        foreach (ResponseCoefficient one in fit.Coefficients)
            table.Add(one.Name, QcaJson.Rounded(one.Estimate), QcaJson.Rounded(one.Se), QcaJson.Rounded(one.Z), QcaJson.Rounded(one.P), ProbabilityOptions.Shown(one.Interval));
        table.Write(terminal, "");
    }

    private static JsonObject Of(ResponsePrediction predicted) => new()
    {
        ["estimate"] = predicted.Estimate,
        ["se"] = predicted.Se,
        // As for list experiments: on log odds where it is a share, for a symmetric interval of a rare trait goes below 0.
        ["ci"] = ProbabilityOptions.Ends(predicted.LogitInterval ?? predicted.Interval),
        ["ciDelta"] = ProbabilityOptions.Ends(predicted.Interval),
        ["ciSimulated"] = ProbabilityOptions.Ends(predicted.Simulated),
        ["draws"] = predicted.Draws,
        ["seed"] = predicted.Seed,
    };

    private static void Add(TextTable table, string name, ResponsePrediction predicted) => table.Add(
        name, QcaJson.Rounded(predicted.Estimate), QcaJson.Rounded(predicted.Se), ProbabilityOptions.Shown(predicted.Interval), ProbabilityOptions.Shown(predicted.LogitInterval), ProbabilityOptions.Shown(predicted.Simulated));

    // age=30,female=1
    private static ImmutableArray<SurveySetting> Settings(MethodTable table, string typed)
    {
        var settings = ImmutableArray.CreateBuilder<SurveySetting>();
        foreach (string part in MethodOptions.Divided(typed))
        {
            int at = part.LastIndexOf('=');
            if (at <= 0 || MethodTable.TryNumber(part[(at + 1)..].Trim()) is not { } value) throw table.Refuse(new MethodProblem("methods.survey-setting-unclear").With("typed", part));
            settings.Add(new SurveySetting(part[..at].Trim(), value));
        }
        return settings.DrainToImmutable();
    }
}
