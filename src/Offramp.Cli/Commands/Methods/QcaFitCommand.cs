using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods.Qca;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>The fit of an expression that a person writes.</summary>
internal static class QcaFitCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var input = new QcaInput(door);
        var expression = new Argument<string>("expression") { Description = "An expression over the columns, such as \"A*~B + C\" or \"DEV[2] + URB[0]*IND[1]\".", HelpName = "EXPRESSION" };
        var lower = new Option<bool>("--lower-case-is-absence") { Description = "A name in small letters means the absence of the set in capitals, as in older writings." };
        Option<string?> svg = MethodFigure.Option("the cases by their membership in the expression and in the outcome");
        Option<bool> json = Door.Json();
        var command = new Command("fit", "How well an expression fits an outcome, as a sufficient and as a necessary condition.");
        input.AddOutcome(command);
        command.Add(expression);
        command.Add(lower);
        command.Add(svg);
        command.Add(json);
        command.SetAction(parsed =>
        {
            MethodTable file = input.Table(parsed);
            QcaExpression read = file.Granted(QcaParser.Read(parsed.GetRequiredValue(expression), parsed.GetValue(lower)));
            QcaFrame frame = input.Frame(parsed, file, read.Names);
            ExpressionFit fit = file.Granted(ExpressionFit.Of(frame.Data, read, frame.Outcome));
            if (parsed.GetValue(svg) is { } drawn) MethodFigure.Write(door, drawn, Draw(frame, fit));
            if (parsed.GetValue(json))
            {
                JsonLines.WriteOne(door.Terminal.Out, new JsonObject
                {
                    ["expression"] = fit.Text,
                    ["outcome"] = QcaJson.InWords(frame.Outcome),
                    ["inclS"] = QcaJson.Measure(fit.Fit.InclS),
                    ["PRI"] = QcaJson.Measure(fit.Fit.Pri),
                    ["covS"] = QcaJson.Measure(fit.Fit.CovS),
                    ["inclN"] = QcaJson.Measure(fit.Fit.InclN),
                    ["RoN"] = QcaJson.Measure(fit.Fit.RoN),
                    ["covN"] = QcaJson.Measure(fit.Fit.CovN),
                    ["terms"] = QcaJson.Array(fit.Terms.Select(term =>
                    {
                        JsonObject one = QcaJson.Sufficiency(term.Text, term.Fit);
                        one["covU"] = QcaJson.Measure(term.CovU);
                        one["inclN"] = QcaJson.Measure(term.Fit.InclN);
                        one["RoN"] = QcaJson.Measure(term.Fit.RoN);
                        one["covN"] = QcaJson.Measure(term.Fit.CovN);
                        return one;
                    })),
                    ["memberships"] = QcaJson.Array(frame.Data.Cases.Select((name, i) => new JsonObject
                    {
                        ["case"] = name,
                        ["x"] = fit.Memberships[i],
                        ["y"] = fit.Outcome[i],
                    })),
                });
                return 0;
            }
            var shown = new TextTable("", "inclS", "PRI", "covS", "covU", "inclN", "RoN", "covN");
            foreach (ExpressionTerm term in fit.Terms) Add(shown, term.Text, term.Fit, QcaJson.Rounded(term.CovU));
            if (fit.Terms.Length > 1) Add(shown, fit.Text, fit.Fit, "");
            shown.Write(door.Terminal, "");
            return 0;
        });
        return command;
    }

    private static Figure Draw(QcaFrame frame, ExpressionFit fit) => MembershipPlotFigure.Of(
        [.. frame.Data.Cases.Select((name, i) => new PlottedCase(name, fit.Memberships[i], fit.Outcome[i]))], fit.Text, QcaJson.InWords(frame.Outcome),
        $"inclS {QcaJson.Rounded(fit.Fit.InclS)}, PRI {QcaJson.Rounded(fit.Fit.Pri)}, covS {QcaJson.Rounded(fit.Fit.CovS)}, RoN {QcaJson.Rounded(fit.Fit.RoN)}", FigureOutput.Frame);

    private static void Add(TextTable shown, string text, SetFit fit, string unique) => shown.Add(
        text, QcaJson.Rounded(fit.InclS), QcaJson.Rounded(fit.Pri), QcaJson.Rounded(fit.CovS), unique, QcaJson.Rounded(fit.InclN), QcaJson.Rounded(fit.RoN), QcaJson.Rounded(fit.CovN));
}
