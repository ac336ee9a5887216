using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods.Qca;

namespace Offramp.Cli;

/// <summary>Whether a relation holds across clusters.</summary>
internal static class QcaClustersCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var input = new QcaInput(door);
        var expression = new Argument<string>("expression") { Description = "The set held against the outcome, such as \"A*~B + C\".", HelpName = "EXPRESSION" };
        var cluster = new Option<string>("--cluster") { Description = "The column that names each case's cluster: a year, a region, a wave.", HelpName = "NAME", Required = true };
        var unit = new Option<string?>("--unit") { Description = "The column that names each case's unit, where units are seen several times.", HelpName = "NAME" };
        var necessity = new Option<bool>("--necessity") { Description = "Hold it against the outcome as a necessary condition." };
        Option<bool> json = Door.Json();
        var command = new Command("clusters", "Whether a set relation holds in every cluster of the data: pooled, between clusters, within units.");
        input.AddOutcome(command);
        command.Add(expression);
        foreach (Option option in (Option[])[cluster, unit, necessity, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            MethodTable file = input.Table(parsed);
            QcaExpression read = file.Granted(QcaParser.Read(parsed.GetRequiredValue(expression)));
            QcaFrame frame = input.Frame(parsed, file, read.Names);
            ExpressionFit fit = file.Granted(ExpressionFit.Of(frame.Data, read, frame.Outcome));
            ImmutableArray<string> clusters = file.Texts(parsed.GetRequiredValue(cluster)), units = parsed.GetValue(unit) is { } column ? file.Texts(column) : [];
            ClusterDiagnostics found = ClusterDiagnostics.Of(fit.Memberships.AsSpan(), fit.Outcome.AsSpan(), clusters, units, parsed.GetValue(necessity));
            if (parsed.GetValue(json))
            {
                JsonLines.WriteOne(door.Terminal.Out, new JsonObject
                {
                    ["expression"] = fit.Text,
                    ["outcome"] = QcaJson.InWords(frame.Outcome),
                    ["POCOS"] = QcaJson.Measure(found.Pooled),
                    ["pooledCoverage"] = QcaJson.Measure(found.PooledCoverage),
                    ["BECOS"] = Of(found.Between),
                    ["WICONS"] = Of(found.Within),
                    ["dBP"] = QcaJson.Measure(found.DistanceBetween),
                    ["dWP"] = QcaJson.Measure(found.DistanceWithin),
                });
                return 0;
            }
            var shown = new TextTable("", "cases", "incl", "cov");
            shown.Add("all", frame.Data.Cases.Length, QcaJson.Rounded(found.Pooled), QcaJson.Rounded(found.PooledCoverage));
            foreach (ClusterFit part in found.Between.Concat(found.Within)) shown.Add(part.Name, part.Cases, QcaJson.Rounded(part.Inclusion), QcaJson.Rounded(part.Coverage));
            shown.Write(door.Terminal, "");
            door.Terminal.Out.WriteLine($"dBP {QcaJson.Rounded(found.DistanceBetween)}  dWP {QcaJson.Rounded(found.DistanceWithin)}");
            return 0;
        });
        return command;
    }

    private static JsonArray Of(IEnumerable<ClusterFit> parts) => QcaJson.Array(parts.Select(static part => new JsonObject
    {
        ["name"] = part.Name,
        ["cases"] = part.Cases,
        ["incl"] = QcaJson.Measure(part.Inclusion),
        ["cov"] = QcaJson.Measure(part.Coverage),
    }));
}
