using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Offramp.Formats;
using Offramp.Methods;
using Offramp.Methods.Qca;

namespace Offramp.Cli;

/// <summary>How raw numbers become memberships.</summary>
internal enum CalibrationMethod
{
    /// <summary>Log odds between three anchors.</summary>
    Direct,

    /// <summary>Lines or curves between three anchors, or six for a bell.</summary>
    SShaped,

    /// <summary>Grades by thresholds and a curve through them.</summary>
    Indirect,

    /// <summary>One threshold: in or out.</summary>
    Crisp,

    /// <summary>Several thresholds: levels.</summary>
    MultiValue,

    /// <summary>The share of cases below, between three anchors.</summary>
    Distribution,

    /// <summary>Totally fuzzy and relative.</summary>
    Relative,

    /// <summary>Thresholds where the numbers leave gaps, as a suggestion.</summary>
    Suggest,
}

/// <summary>Turns a column of raw numbers into memberships.</summary>
internal static class QcaCalibrateCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        Argument<string> data = MethodOptions.Data();
        var column = new Option<string>("--column") { Description = "The column of raw numbers.", HelpName = "NAME", Required = true };
        Option<CalibrationMethod?> method = Kinds.Option<CalibrationMethod>("--method", "How. Default: direct.");
        Option<double[]?> anchors = MethodOptions.NumberList(
            "--anchors", "Exclusion, crossover, inclusion (falling numbers for a set that they fall out of); six for a bell; thresholds for crisp, multi-value and indirect.");
        Option<double?> inclusion = MethodOptions.Number("--idm", "The membership at the inclusion anchor of the direct method. Default: 0.95.");
        Option<double?> below = MethodOptions.Number("--below", "The exponent below the crossover, for s-shaped. Default: 1.");
        Option<double?> above = MethodOptions.Number("--above", "The exponent above the crossover, for s-shaped. Default: 1.");
        var upsideDown = new Option<bool>("--upside-down") { Description = "Six anchors begin and end with inclusion." };
        Option<int?> groups = Numbers.Option("--groups", "How many groups of numbers to part, for suggest. Default: 2.");
        var output = new Option<string?>("--out") { Description = "Write the cases with raw numbers and memberships into this CSV file, too.", HelpName = "FILE" };
        Option<bool> json = Door.Json();
        var command = new Command("calibrate", "Memberships from raw numbers, by anchors that you set from what you know of the cases.")
        {
            data, column, method, anchors, inclusion, below, above, upsideDown, groups, output, json,
        };
        command.SetAction(parsed =>
        {
            MethodTable table = MethodTable.Read(door, parsed.GetRequiredValue(data));
            string name = parsed.GetRequiredValue(column);
            double[] raw = table.Numbers(name);
            CalibrationMethod chosen = parsed.GetValue(method) ?? CalibrationMethod.Direct;
            if (chosen == CalibrationMethod.Suggest)
            {
                double[] suggested = table.Granted(ThresholdClusters.Suggest(raw, parsed.GetValue(groups) ?? 2));
                if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, new JsonObject { ["column"] = name, ["method"] = "suggest", ["thresholds"] = QcaJson.Array(suggested.Select(static t => JsonValue.Create(t))) });
                else door.Terminal.Out.WriteLine(string.Join(", ", suggested.Select(static t => t.ToString("R", CultureInfo.InvariantCulture))));
                table.SayNotes([new MethodProblem("methods.qca-suggestion")]);
                return 0;
            }
            ImmutableArray<double> at = [.. parsed.GetValue(anchors) ?? []];
            double[] scores = table.Granted(chosen switch
            {
                CalibrationMethod.Crisp or CalibrationMethod.MultiValue => Calibration.AtThresholds(raw, at),
                CalibrationMethod.Indirect => IndirectCalibration.Of(raw, at),
                CalibrationMethod.SShaped => Calibration.Pieces(raw, at, parsed.GetValue(below) ?? 1, parsed.GetValue(above) ?? 1, parsed.GetValue(upsideDown)),
                CalibrationMethod.Distribution => Calibration.Distribution(raw, at),
                CalibrationMethod.Relative => Calibration.Relative(raw),
                _ => Calibration.Logistic(raw, at, parsed.GetValue(inclusion) ?? Calibration.UsualInclusion),
            });
            ImmutableArray<string> cases = table.CaseNames(name);
            ImmutableArray<MethodProblem> notes = Notes(raw, scores, at, chosen, name, cases);
            if (parsed.GetValue(json))
            {
                JsonLines.WriteOne(door.Terminal.Out, new JsonObject
                {
                    ["column"] = name,
                    ["method"] = Kinds.Name(chosen),
                    ["anchors"] = QcaJson.Array(at.Select(static a => JsonValue.Create(a))),
                    ["cases"] = QcaJson.Strings(cases),
                    ["raw"] = QcaJson.Array(raw.Select(static r => JsonValue.Create(r))),
                    ["scores"] = QcaJson.Array(scores.Select(static s => JsonValue.Create(s))),
                    ["notes"] = QcaJson.Notes(notes, table),
                });
            }
            else
            {
                var shown = new TextTable("case", name, "membership");
                for (int i = 0; i < raw.Length; i++) shown.Add(cases[i], raw[i], QcaJson.Rounded(scores[i]));
                shown.Write(door.Terminal, "");
            }
            if (parsed.GetValue(output) is { } file)
            {
                door.NeedsFolderOf(file);
                using FileStream stream = File.Create(file);
                CsvTable.Write(stream, ["case", name, name + ".set"], cases.Select((c, i) => (string?[])[c, Exact(raw[i]), Exact(scores[i])]));
            }
            table.SayNotes(notes);
            return 0;
        });
        return command;
    }

    private static ImmutableArray<MethodProblem> Notes(double[] raw, double[] scores, ImmutableArray<double> anchors, CalibrationMethod method, string column, ImmutableArray<string> cases)
    {
        var notes = ImmutableArray.CreateBuilder<MethodProblem>();
        bool fuzzy = method is not (CalibrationMethod.Crisp or CalibrationMethod.MultiValue);
        for (int i = 0; i < scores.Length; i++)
            if (fuzzy && Math.Abs(scores[i] - 0.5) <= TruthTable.Tolerance) notes.Add(new MethodProblem("methods.qca-calibrated-half", i, column).With("case", cases[i]));
        foreach (double anchor in anchors.Where(anchor => anchor < raw.Min() || anchor > raw.Max()))
            notes.Add(new MethodProblem("methods.qca-anchor-outside", Column: column).With("anchor", anchor).With("lowest", raw.Min()).With("highest", raw.Max()));
        double inside = scores.Count(static s => s > 0.5) / (double)scores.Length;
        if (inside is < 0.2 or > 0.8) notes.Add(new MethodProblem("methods.qca-skewed", Column: column).With("name", column).With("share", Math.Round(inside * 100, 1)));
        return notes.DrainToImmutable();
    }

    private static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
