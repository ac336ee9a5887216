using Offramp.Methods.Surveys.Lists;

namespace Offramp.Cli;

/// <summary>Results of list experiments for people.</summary>
internal static class SurveyListTables
{
    /// <summary>A fit.</summary>
    public static void Show(Terminal terminal, ListFit fit)
    {
        string interval = $"{fit.Level:0.##%} interval";
        var shares = new TextTable("share of people", "estimate", "se", interval, "symmetric");
        for (int item = 0; item < fit.Prevalences.Length; item++)
        {
            string name = fit.Prevalences.Length == 1 ? "with the trait" : fit.Prevalences[item].Item;
            Add(shares, name, fit.Prevalences[item]);
            if (fit.Method != ListMethod.Difference) Add(shares, $"{name}, difference in means", fit.Differences[item]);
        }
        shares.Write(terminal, "");
        if (fit.Method == ListMethod.Difference) return;
        terminal.Out.WriteLine();
        var table = new TextTable("part", "covariate", "estimate", "se", "z", "p", interval);
        foreach (ListCoefficient one in fit.Coefficients)
            table.Add(one.Part, one.Name, QcaJson.Rounded(one.Estimate), QcaJson.Rounded(one.Error), QcaJson.Rounded(one.Z), QcaJson.Rounded(one.P), ProbabilityOptions.Shown(one.Interval));
        table.Write(terminal, "");
    }

    /// <summary>Predictions.</summary>
    public static void Show(Terminal terminal, ListPredictions[] all)
    {
        if (all.Length == 0) return;
        terminal.Out.WriteLine();
        var table = new TextTable("predicted", "estimate", "se", "interval", "simulated");
        foreach (ListPredictions one in all)
        {
            string item = all.Length == 1 ? "" : one.Item + ", ";
            foreach (ListPrediction predicted in one.Predictions)
                table.Add(item + predicted.Profile, QcaJson.Rounded(predicted.Share.Estimate), QcaJson.Rounded(predicted.Share.Error), ProbabilityOptions.Shown(predicted.Share.Interval), ProbabilityOptions.Shown(predicted.Simulated));
            foreach (ListContrast contrast in one.Contrasts)
                table.Add($"{item}{contrast.Profile} less {contrast.Other}", QcaJson.Rounded(contrast.Estimate), QcaJson.Rounded(contrast.Error), ProbabilityOptions.Shown(contrast.Interval), ProbabilityOptions.Shown(contrast.Simulated));
        }
        table.Write(terminal, "");
    }

    /// <summary>The list less the open question.</summary>
    public static void Show(Terminal terminal, ListMinusDirect[] all)
    {
        if (all.Length == 0) return;
        terminal.Out.WriteLine();
        var table = new TextTable("item", "list", "open question", "list less open", "se", "interval", "p");
        foreach (ListMinusDirect one in all)
            table.Add(one.Item, QcaJson.Rounded(one.List.Estimate), QcaJson.Rounded(one.Direct.Estimate), QcaJson.Rounded(one.Difference), QcaJson.Rounded(one.Error), ProbabilityOptions.Shown(one.Interval), QcaJson.Rounded(one.P));
        table.Write(terminal, "");
    }

    /// <summary>Hausman's test.</summary>
    public static void Show(Terminal terminal, HausmanTest test)
    {
        terminal.Out.WriteLine();
        var table = new TextTable("Hausman", "df", "p");
        table.Add(QcaJson.Rounded(test.Statistic), test.DegreesOfFreedom, QcaJson.Rounded(test.P));
        table.Write(terminal, "");
    }

    private static void Add(TextTable table, string name, ListPrevalence share) =>
        table.Add(name, QcaJson.Rounded(share.Estimate), QcaJson.Rounded(share.Error), ProbabilityOptions.Shown(share.Interval), ProbabilityOptions.Shown(share.Symmetric));
}
