using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods.Qca;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>Necessary conditions.</summary>
internal static class QcaNecessityCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var input = new QcaInput(door);
        var search = new Option<bool>("--search") { Description = "Search conjunctions and disjunctions (SUIN) too, not only single conditions." };
        var sufficiency = new Option<bool>("--sufficiency") { Description = "Search sufficient conjunctions instead." };
        Option<double?> inclusion = MethodOptions.Number("--incl", "The least inclusion of what the search keeps. Default: 0.9.");
        Option<double?> coverage = MethodOptions.Number("--cov", "The least coverage of what the search keeps. Default: 0.");
        Option<double?> relevance = MethodOptions.Number("--ron", "The least relevance of necessity (RoN) of what the search keeps; PRI with --sufficiency. Default: 0.");
        Option<int?> depth = Numbers.Option("--depth", "The most conditions in one expression. Default: all.");
        Option<bool> json = Door.Json();
        var command = new Command("necessity", "Which conditions, alone or together, the outcome needs, and how relevant that is.");
        input.AddSets(command);
        foreach (Option option in (Option[])[search, sufficiency, inclusion, coverage, relevance, depth, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            QcaFrame frame = input.Frame(parsed);
            bool suf = parsed.GetValue(sufficiency), all = parsed.GetValue(search) || suf;
            var kept = new ConditionSearch(parsed.GetValue(inclusion) ?? 0.9, parsed.GetValue(coverage) ?? 0, parsed.GetValue(relevance) ?? 0, parsed.GetValue(depth));
            ConditionFits found = frame.Table.Granted(
                suf ? Necessity.Sufficient(frame.Data, frame.Outcome, frame.Conditions, kept)
                : all ? Necessity.Search(frame.Data, frame.Outcome, frame.Conditions, kept)
                : Necessity.Single(frame.Data, frame.Outcome, frame.Conditions));
            if (parsed.GetValue(json))
            {
                JsonLines.WriteOne(door.Terminal.Out, new JsonObject
                {
                    ["outcome"] = QcaJson.InWords(frame.Outcome),
                    ["relation"] = suf ? "sufficiency" : "necessity",
                    ["results"] = QcaJson.Array(found.Fits.Select(fit => suf ? QcaJson.Sufficiency(fit.Text, fit.Fit) : QcaJson.Necessity(fit.Text, fit.Fit))),
                });
                return 0;
            }
            var shown = suf ? new TextTable("", "inclS", "PRI", "covS") : new TextTable("", "inclN", "RoN", "covN");
            foreach (ConditionFit fit in found.Fits)
            {
                if (suf) shown.Add(fit.Text, QcaJson.Rounded(fit.Fit.InclS), QcaJson.Rounded(fit.Fit.Pri), QcaJson.Rounded(fit.Fit.CovS));
                else shown.Add(fit.Text, QcaJson.Rounded(fit.Fit.InclN), QcaJson.Rounded(fit.Fit.RoN), QcaJson.Rounded(fit.Fit.CovN));
            }
            shown.Write(door.Terminal, Messages.English.Say("methods.qca-nothing-found"));
            return 0;
        });
        return command;
    }
}
