using System.CommandLine;
using Offramp.Methods.Qca;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>The shortest expressions of a truth table.</summary>
internal static class QcaMinimiseCommand
{
    private const int UsualModels = 1000;
    private const int UsualSeconds = 60;

    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var input = new QcaInput(door);
        Option<SolutionKind?> solution = Kinds.Option<SolutionKind>("--solution", "What may be assumed of configurations that nobody has seen. Default: parsimonious.");
        var expect = new Option<string?>("--expect") { Description = "What is expected of the conditions, for the intermediate solution: \"DEV,~STB\", \"DEV, ~LIT*IND\", \"GNP[1,2]\".", HelpName = "LIST" };
        var contradictions = new Option<bool>("--with-contradictions") { Description = "Contradictory rows may be covered." };
        var irredundant = new Option<bool>("--irredundant") { Description = "List also the longer models from which no term can be left out." };
        Option<int?> most = Numbers.Option("--models", $"How many models to list; all are counted. Default: {UsualModels}.");
        Option<int?> seconds = Numbers.Option("--seconds", $"How long to search at most; what is not proven by then is marked. Default: {UsualSeconds}.");
        Option<string?> svg = MethodFigure.Option("which prime implicants cover which rows");
        Option<bool> json = Door.Json();
        var command = new Command("minimise", "The shortest combinations of conditions that go with the outcome: all models, counted, with their fits.");
        input.AddTruthTable(command);
        foreach (Option option in (Option[])[solution, expect, contradictions, irredundant, most, seconds, svg, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            QcaFrame frame = input.Frame(parsed);
            TruthTable table = input.TruthTable(parsed, frame);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(parsed.GetValue(seconds) ?? UsualSeconds));
            var options = new MinimisationOptions
            {
                Kind = parsed.GetValue(solution) ?? SolutionKind.Parsimonious,
                Expectations = parsed.GetValue(expect) is { } typed ? frame.Table.Granted(DirectionalExpectation.Read(typed, table.Conditions)).Expectations : [],
                WithContradictions = parsed.GetValue(contradictions),
                MostModels = Math.Max(1, parsed.GetValue(most) ?? UsualModels),
                Irredundant = parsed.GetValue(irredundant),
            };
            QcaSolution found = frame.Table.Granted(Minimisation.Of(table, options, limit.Token));
            if (parsed.GetValue(svg) is { } drawn)
            {
                MethodFigure.Write(door, drawn, PrimeChartFigure.Of(
                    [.. found.PrimeImplicants.Select(prime => new ChartTerm(prime.Text, prime.Rows, found.CoreTerms.Contains(prime.Text)))], found.Explained, QcaJson.InWords(frame.Outcome), FigureOutput.Frame));
            }
            if (parsed.GetValue(json))
            {
                var answer = QcaJson.Of(found, frame.Data.Cases);
                answer["outcome"] = QcaJson.InWords(frame.Outcome);
                answer["truthTable"] = QcaJson.Of(table, frame);
                answer["notes"] = QcaJson.Notes([.. table.Notes, .. found.Notes], frame.Table);
                JsonLines.WriteOne(door.Terminal.Out, answer);
            }
            else
            {
                Show(door, frame, found);
            }
            frame.Table.SayNotes([.. table.Notes, .. found.Notes]);
            return 0;
        });
        return command;
    }

    private static void Show(Door door, QcaFrame frame, QcaSolution found)
    {
        if (found.CoreTerms.Length > 0) door.Terminal.Out.WriteLine(Messages.English.Say("methods.qca-core", ("terms", string.Join(" + ", found.CoreTerms))));
        for (int m = 0; m < found.Models.Length; m++)
        {
            QcaModel model = found.Models[m];
            door.Terminal.Out.WriteLine($"M{m + 1}: {model} -> {QcaJson.InWords(frame.Outcome)}");
            var shown = new TextTable("", "inclS", "PRI", "covS", "covU", "cases");
            foreach (QcaTerm term in model.Terms)
            {
                shown.Add(term.Text, QcaJson.Rounded(term.Fit.InclS), QcaJson.Rounded(term.Fit.Pri), QcaJson.Rounded(term.Fit.CovS), QcaJson.Rounded(term.CovU),
                    string.Join(", ", term.Cases.Select(i => frame.Data.Cases[i])));
            }
            shown.Add("M" + (m + 1), QcaJson.Rounded(model.Fit.InclS), QcaJson.Rounded(model.Fit.Pri), QcaJson.Rounded(model.Fit.CovS), "", "");
            shown.Write(door.Terminal, "");
            door.Terminal.Out.WriteLine();
        }
    }
}
