using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Offramp.Methods.Agreement.Spans;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>How well coders agree on passages that they cut out of texts freely.</summary>
internal static class AgreementSpansCommand
{
    private const int MostPassages = 30;

    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var input = new SpansInput(door);
        Option<CodeMetric?> metric = Kinds.Option<CodeMetric>("--metric", "How different two codes are, where codes are numbers. Default: nominal.");
        Option<double[]?> thresholds = MethodOptions.NumberList("--threshold", "The least intersection over union of units that stand for each other, divided by commas. Default: 0.5,0.9.");
        Option<int?> bootstrap = Numbers.Option("--bootstrap", "Give intervals from so many resamples of documents, or of pieces of a single one.");
        Option<int?> seed = Numbers.Option("--seed", "From which the resamples follow: the same seed gives the same intervals. Default: 1.");
        Option<int?> pieces = Numbers.Option("--pieces", "Into how many pieces a single document is cut for --bootstrap, where the file names no blocks. Default: 20.");
        Option<bool> json = Door.Json();
        var command = new Command("spans", "Agreement on passages cut out freely: the u-alpha family, tables of characters, matched units, and every passage over which coders differ.");
        input.Add(command);
        foreach (Option option in (Option[])[metric, thresholds, bootstrap, seed, pieces, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            SpansChosen chosen = input.Read(parsed);
            var options = new SpansOptions(parsed.GetValue(metric) ?? CodeMetric.Nominal, [.. parsed.GetValue(thresholds) is { Length: > 0 } typed ? typed : [0.5, 0.9]],
                parsed.GetValue(bootstrap) is { } resamples ? new ResamplingOptions { Resamples = resamples, Seed = (ulong)(parsed.GetValue(seed) ?? 1), Pieces = parsed.GetValue(pieces) ?? 20 } : null);
            SpansAnalysis analysis = SpansAnalysis.Of(chosen, options);
            if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, SpansResultJson.Of(analysis));
            else Show(door, analysis);
            chosen.Places.Say(analysis.Joint.Alpha.Value?.Notes ?? analysis.Joint.Alpha.Problems);
            return 0;
        });
        return command;
    }

    private static void Show(Door door, SpansAnalysis analysis)
    {
        SpanData data = analysis.Data;
        var family = new TextTable("codes", "u", "|u", "cu", "coverage", "u 95 %", "|u 95 %", "cu 95 %");
        if (analysis.Joint.Alpha.Value is not null) Add(family, Messages.English.Say("methods.spans-all-codes"), analysis.Joint);
        foreach ((ImmutableArray<string> codes, SpansFamily one) in analysis.Domains) Add(family, string.Join(", ", codes), one);
        foreach (SpansCode code in analysis.Codes) Add(family, code.Code, code.Family);
        family.Write(door.Terminal, "");
        door.Terminal.Out.WriteLine();
        ShowUndefined(door, analysis.Joint.Alpha.Value);
        if (analysis.Joint.Alpha.Value is { } alpha)
        {
            var codes = new TextTable("code", "(k)u", "coverage");
            foreach (CodeAlpha code in alpha.Codes) codes.Add(code.Code, Rounded(code.Alpha), Rounded(code.Coverage));
            codes.Write(door.Terminal, "");
            door.Terminal.Out.WriteLine();
        }
        ShowPairs(door, analysis);
        var passages = new TextTable("differ", "coders", "document", "from", "to", "iou", "codes");
        (SpansPair Pair, UnitDisagreement Passage)[] all = [.. analysis.Pairs.SelectMany(static pair => pair.Disagreements.Passages.Select(passage => (pair, passage)))];
        foreach ((SpansPair pair, UnitDisagreement passage) in all.Take(MostPassages))
        {
            passages.Add(Kinds.Name(passage.Kind), Pair(data, pair.A, pair.B), data.Documents[passage.Document].Name, passage.Start, passage.End, Rounded(passage.Iou),
                string.Join(" | ", ((ImmutableArray<SpanUnit>[])[passage.A, passage.B]).Select(static units => string.Join(", ", units.Select(static unit => unit.Code).Distinct()))));
        }
        passages.Write(door.Terminal, Messages.English.Say("methods.spans-no-disagreement"));
        if (all.Length > MostPassages) door.Say("methods.spans-more-passages", ("count", all.Length - MostPassages));
    }

    private static void ShowUndefined(Door door, UnitizingAlpha? alpha)
    {
        if (alpha is null) return;
        (string Name, SpanCoefficient Figure)[] figures = [("u", alpha.U), ("|u", alpha.BarU), ("cu", alpha.Cu)];
        if (figures.All(static one => one.Figure.Undefined is null)) return;
        foreach ((string name, SpanCoefficient figure) in figures)
            if (figure.Undefined is { } why) door.Terminal.Out.WriteLine($"{name}: {SpansPlaces.InWords(why)}");
        door.Terminal.Out.WriteLine();
    }

    private static void ShowPairs(Door door, SpansAnalysis analysis)
    {
        SpanData data = analysis.Data;
        if (analysis.Coders is { Without.IsEmpty: false } coders)
        {
            var pairs = new TextTable("coders", "u", "|u", "cu", "coverage");
            foreach (PairAlpha pair in coders.Pairs) Add(pairs, Pair(data, pair.A, pair.B), pair.Alpha);
            foreach (WithoutAlpha one in coders.Without) Add(pairs, Messages.English.Say("methods.spans-without", ("coder", data.Coders[one.Without])), one.Alpha);
            pairs.Write(door.Terminal, "");
            door.Terminal.Out.WriteLine();
        }
        var characters = new TextTable("code", "coders", "both", "only A", "only B", "neither", "agree", "kappa", "IoU", "F1");
        foreach (SpansCode code in analysis.Codes)
            foreach ((int a, int b, CodeCharacters table, _) in code.Characters)
                characters.Add(code.Code, Pair(data, a, b), table.Both, table.OnlyA, table.OnlyB, table.Neither, Rounded(table.Agreement), Rounded(table.Kappa), Rounded(table.Iou), Rounded(table.F1));
        characters.Write(door.Terminal, "");
        door.Terminal.Out.WriteLine();
        var matches = new TextTable("coders", "IoU from", "code", "matched", "only A", "only B", "F1");
        foreach (SpansPair pair in analysis.Pairs)
            foreach (UnitMatching matching in pair.Matchings)
                foreach (MatchCounts counts in matching.Codes.Append(matching.All))
                    matches.Add(Pair(data, pair.A, pair.B), counts.Threshold, counts.Code ?? Messages.English.Say("methods.spans-all-codes"), counts.Matched, counts.OnlyA, counts.OnlyB, Rounded(counts.F1));
        matches.Write(door.Terminal, "");
        door.Terminal.Out.WriteLine();
    }

    private static void Add(TextTable shown, string name, SpansFamily family)
    {
        if (family.Alpha.Value is not { } alpha)
        {
            shown.Add(name, "-", "-", "-", "-", "", "", "");
            return;
        }
        shown.Add(name, Rounded(alpha.U), Rounded(alpha.BarU), Rounded(alpha.Cu), Rounded(alpha.CoverageCu), Between(family.Intervals?.U), Between(family.Intervals?.BarU), Between(family.Intervals?.Cu));
    }

    private static void Add(TextTable shown, string name, UnitizingAlpha alpha) => shown.Add(name, Rounded(alpha.U), Rounded(alpha.BarU), Rounded(alpha.Cu), Rounded(alpha.CoverageCu));

    private static string Pair(SpanData data, int a, int b) => $"{data.Coders[a]} : {data.Coders[b]}";

    private static string Rounded(SpanCoefficient coefficient) => Rounded(coefficient.Value);

    private static string Rounded(double? value) => value is { } number ? number.ToString("0.000", CultureInfo.InvariantCulture) : "-";

    private static string Between(SpanInterval? interval) => interval?.Interval is { } known ? $"{Rounded(known.Lower)} .. {Rounded(known.Upper)}" : "";
}
