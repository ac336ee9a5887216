using System.Text.Json.Nodes;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Cli;

/// <summary>Results of list experiments for programs. Nothing of a single respondent is among them.</summary>
internal static class SurveyListJson
{
    /// <summary>A fit.</summary>
    public static JsonObject Of(ListFit fit)
    {
        var json = new JsonObject
        {
            ["method"] = Kinds.Name(fit.Method),
            ["items"] = fit.Data.Items,
            ["n"] = fit.Data.N,
            ["arms"] = QcaJson.Array(fit.Data.Arms.Labels.Select((label, arm) => new JsonObject { ["arm"] = label, ["control"] = arm == 0, ["n"] = fit.Data.Sizes[arm] })),
            ["level"] = fit.Level,
        };
        // One item's share is the result; several stand beside each other.
        if (fit.Prevalences.Length == 1) AddShare(json, fit.Prevalences[0]);
        json["sensitiveItems"] = QcaJson.Array(fit.Prevalences.Select((share, item) =>
        {
            var one = new JsonObject { ["item"] = share.Item };
            AddShare(one, share);
            one["differenceInMeans"] = Share(fit.Differences[item]);
            return one;
        }));
        var parts = new JsonObject();
        foreach (IGrouping<string, ListCoefficient> part in fit.Coefficients.GroupBy(static c => c.Part)) parts[part.Key] = QcaJson.Array(part.Select(Of));
        json["coefficients"] = parts;
        json["vcovNames"] = QcaJson.Strings(fit.Coefficients.Select(NameOf));
        json["vcov"] = QcaJson.Array(fit.Coefficients.Select((_, i) => new JsonArray([.. fit.Coefficients.Select((_, j) => QcaJson.Measure(fit.CovarianceOf(i, j)))])));
        if (fit.Robust is { } robust) json["hc"] = robust.ToString();
        if (fit.LogLik is { } likelihood) json["logLik"] = likelihood;
        if (fit.LogPosterior is { } posterior) json["logPosterior"] = posterior;
        if (!fit.ResidualSquares.IsEmpty) json["residualSquares"] = QcaJson.Array(fit.ResidualSquares.Select(static square => JsonValue.Create(square)));
        json["converged"] = fit.Converged;
        json["iterations"] = fit.EmSteps + fit.NewtonSteps;
        json["emSteps"] = fit.EmSteps;
        json["newtonSteps"] = fit.NewtonSteps;
        return json;
    }

    /// <summary>A share.</summary>
    public static JsonObject Share(ListPrevalence share)
    {
        var json = new JsonObject();
        AddShare(json, share);
        return json;
    }

    /// <summary>Predictions by profile.</summary>
    public static void Add(JsonObject json, IReadOnlyList<ListPredictions> predictions, int draws, int seed)
    {
        json["predictions"] = QcaJson.Array(predictions.SelectMany(static one => one.Predictions.Select(predicted =>
        {
            var at = new JsonObject { ["item"] = one.Item, ["at"] = predicted.Profile };
            AddShare(at, predicted.Share);
            at["ciSimulated"] = ProbabilityOptions.Ends(predicted.Simulated);
            return at;
        })));
        json["contrasts"] = QcaJson.Array(predictions.SelectMany(static one => one.Contrasts.Select(contrast => new JsonObject
        {
            ["item"] = one.Item,
            ["at"] = contrast.Profile,
            ["less"] = contrast.Other,
            ["estimate"] = contrast.Estimate,
            ["se"] = QcaJson.Measure(contrast.Error),
            ["ci"] = ProbabilityOptions.Ends(contrast.Interval),
            ["ciSimulated"] = ProbabilityOptions.Ends(contrast.Simulated),
        })));
        if (draws == 0) return;
        json["draws"] = draws;
        json["seed"] = seed;
    }

    /// <summary>The list less the open question.</summary>
    public static JsonObject Of(ListMinusDirect difference) => new()
    {
        ["item"] = difference.Item,
        ["list"] = Share(difference.List),
        ["direct"] = Of(difference.Direct),
        ["shared"] = difference.Shared,
        ["estimate"] = difference.Difference,
        ["se"] = QcaJson.Measure(difference.Error),
        ["ci"] = ProbabilityOptions.Ends(difference.Interval),
        ["p"] = QcaJson.Measure(difference.P),
    };

    /// <summary>The open question.</summary>
    public static JsonObject Of(DirectShare direct) => new() { ["n"] = direct.N, ["estimate"] = direct.Estimate, ["se"] = direct.Error };

    /// <summary>Hausman's test.</summary>
    public static JsonObject Of(HausmanTest test) => new()
    {
        ["statistic"] = QcaJson.Measure(test.Statistic),
        ["df"] = test.DegreesOfFreedom,
        ["p"] = QcaJson.Measure(test.P),
        ["usable"] = test.IsUsable,
        ["leastEigenvalue"] = QcaJson.Measure(test.LeastEigenvalue),
    };

    /// <summary>How a coefficient is called in the matrix of covariances.</summary>
    public static string NameOf(ListCoefficient coefficient) => coefficient.Part == "logit.rho" ? coefficient.Part : $"{coefficient.Part}.{coefficient.Name}";

    private static JsonObject Of(ListCoefficient coefficient) => new()
    {
        ["name"] = coefficient.Name,
        ["estimate"] = coefficient.Estimate,
        ["se"] = QcaJson.Measure(coefficient.Error),
        ["z"] = QcaJson.Measure(coefficient.Z),
        ["p"] = QcaJson.Measure(coefficient.P),
        ["ci"] = ProbabilityOptions.Ends(coefficient.Interval),
    };

    private static void AddShare(JsonObject json, ListPrevalence share)
    {
        json["estimate"] = share.Estimate;
        json["se"] = QcaJson.Measure(share.Error);
        json["ci"] = ProbabilityOptions.Ends(share.Interval);
        json["ciDelta"] = ProbabilityOptions.Ends(share.Symmetric);
        if (share.DegreesOfFreedom is { } df) json["df"] = df;
        if (share.P is { } p) json["p"] = p;
    }
}
