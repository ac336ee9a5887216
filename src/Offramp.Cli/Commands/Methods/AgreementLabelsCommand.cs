using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods.Agreement;

namespace Offramp.Cli;

/// <summary>How well coders agree who may give several codes to a unit.</summary>
internal static class AgreementLabelsCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var input = new AgreementInput(door);
        var separator = new Option<string?>("--separator") { Description = "What divides the codes in a cell. Default: a semicolon.", HelpName = "TEXT" };
        var none = new Option<string?>("--none") { Description = "What stands in a cell where the coder gave none of the codes; an empty cell was not coded. Default: -.", HelpName = "TEXT" };
        Option<double?> level = MethodOptions.Number("--level", "How often intervals are to hold the true coefficient, between 0 and 1. Default: 0.95.");
        Option<bool> json = Door.Json();
        var command = new Command("labels", "How well coders agree who may give several codes to a unit: each code by itself, their mean, and pooled.");
        input.AddNamesTo(command);
        foreach (Option option in (Option[])[separator, none, level, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            (MethodTable table, AgreementColumns columns, string?[][] cells, var codebook) = input.Cells(parsed);
            string divides = parsed.GetValue(separator) is { Length: > 0 } typed ? typed : ";", nothing = parsed.GetValue(none) ?? "-";
            IReadOnlyCollection<string>?[][] given = [.. cells.Select(column => column.Select(cell => cell is null ? null : cell == nothing ? (string[])[] : [.. cell.Split(divides, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]).ToArray())];
            AgreementKind[] kinds = [AgreementKind.Alpha, AgreementKind.Gwet, columns.Coders.Length == 2 ? AgreementKind.Cohen : AgreementKind.Conger, AgreementKind.Percent];
            MultiLabel[] found = [.. kinds.Select(kind => table.Granted(MultiLabel.Of(columns.Coders, given, kind, codebook, parsed.GetValue(level) ?? 0.95)))];
            if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, Json(table, columns, kinds, found));
            else Show(door.Terminal, table, kinds, found);
            return 0;
        });
        return command;
    }

    private static JsonObject Json(MethodTable table, AgreementColumns columns, AgreementKind[] kinds, MultiLabel[] found)
    {
        JsonObject OfAll(Func<MultiLabel, double?> value)
        {
            var json = new JsonObject();
            for (int i = 0; i < kinds.Length; i++) json[Name(kinds[i])] = QcaJson.Measure(value(found[i]));
            return json;
        }

        return new JsonObject
        {
            ["coders"] = QcaJson.Strings(columns.Coders),
            ["unitColumn"] = columns.Units,
            ["codes"] = QcaJson.Array(found[0].Codes.Select((code, c) =>
            {
                JsonObject one = OfAll(kind => kind.Values[c].Value);
                one.Insert(0, "code", code);
                one["se"] = QcaJson.Measure(found[0].Values[c].StandardError);
                one["ci"] = AgreementJson.Of(found[0].Values[c].Interval);
                one["reason"] = found[0].Values[c].Reason is { } reason ? table.InWords(reason) : null;
                return one;
            })),
            ["macro"] = OfAll(static kind => kind.Macro),
            ["pooled"] = OfAll(static kind => kind.Pooled),
            ["undefined"] = found[0].Undefined,
            ["notes"] = QcaJson.Notes(columns.Notes, table),
        };
    }

    private static void Show(Terminal terminal, MethodTable table, AgreementKind[] kinds, MultiLabel[] found)
    {
        var shown = new TextTable(["code", .. kinds.Select(Name), "why not"]) { Wraps = true };
        for (int c = 0; c < found[0].Codes.Length; c++)
            shown.Add([found[0].Codes[c], .. found.Select(kind => QcaJson.Rounded(kind.Values[c].Value)), AgreementJson.Why(found[0].Values[c].Reason, table)]);
        shown.Add(["(mean)", .. found.Select(static kind => QcaJson.Rounded(kind.Macro)), ""]);
        shown.Add(["(pooled)", .. found.Select(static kind => QcaJson.Rounded(kind.Pooled)), ""]);
        shown.Write(terminal, "");
    }

    private static string Name(AgreementKind kind) => kind == AgreementKind.Alpha ? "alpha" : new AgreementMeasure(kind).Name;
}
