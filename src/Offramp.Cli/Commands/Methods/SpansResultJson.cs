using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Offramp.Methods;
using Offramp.Methods.Agreement.Spans;

namespace Offramp.Cli;

/// <summary>The comparison of coders for programs, with the names that the field uses. What is undefined is null, with its reason beside it.</summary>
internal static class SpansResultJson
{
    /// <summary>Everything as one object.</summary>
    public static JsonObject Of(SpansAnalysis analysis)
    {
        SpanData data = analysis.Data;
        JsonObject all = Of(analysis.Joint);
        all["metric"] = Kinds.Name(analysis.Options.Metric);
        all["coders"] = Strings(data.Coders);
        all["codes"] = Strings(data.Codes);
        all["documents"] = Array(data.Documents.Select(static document => new JsonObject { ["name"] = document.Name, ["L"] = document.Length }));
        all["overlaps"] = Array(data.Overlaps().Select(overlap => new JsonObject
        {
            ["document"] = data.Documents[overlap.Document].Name,
            ["coder"] = data.Coders[overlap.Coder],
            ["start"] = overlap.Start,
            ["end"] = overlap.End,
            ["units"] = Units([overlap.First, overlap.Second]),
        }));
        if (!analysis.Domains.IsEmpty)
        {
            all["domains"] = Array(analysis.Domains.Select(static domain =>
            {
                JsonObject one = Of(domain.Family);
                one["codes"] = Strings(domain.Codes);
                return one;
            }));
        }
        all["per_code"] = Object(analysis.Codes.Select(code => (code.Code, (JsonNode?)Of(analysis, code))));
        if (analysis.Codes is [{ Characters: [var only] }])
            foreach ((string name, JsonNode? value) in Characters(only.Table, only.Intervals).ToArray()) all[name] = value?.DeepClone();
        if (analysis.Coders is { } coders)
        {
            all["pairs"] = Array(coders.Pairs.Select(pair => With(Of(pair.Alpha), "coders", Strings([data.Coders[pair.A], data.Coders[pair.B]]))));
            all["without"] = Array(coders.Without.Select(one => With(Of(one.Alpha), "coder", data.Coders[one.Without])));
        }
        all["matches"] = Array(analysis.Pairs.SelectMany(pair => pair.Matchings.SelectMany(matching =>
            matching.Codes.Append(matching.All).Select(counts => With(Of(counts), "coders", Strings([data.Coders[pair.A], data.Coders[pair.B]]))))));
        all["sensitivity"] = Array(analysis.Pairs.SelectMany(pair => pair.Sensitivity.Select(counts => With(Of(counts), "coders", Strings([data.Coders[pair.A], data.Coders[pair.B]])))));
        all["disagreements"] = Array(analysis.Pairs.SelectMany(pair => pair.Disagreements.Passages.Select(passage => Of(data, pair, passage))));
        return all;
    }

    private static JsonObject Of(SpansFamily family)
    {
        if (family.Alpha.Value is not { } alpha)
        {
            string why = SpansPlaces.InWords(new MethodProblem("methods.spans-overlap-joint").With("count", family.Alpha.Problems.Length));
            return new JsonObject
            {
                ["u_alpha"] = null,
                ["bar_u_alpha"] = null,
                ["cu_alpha"] = null,
                ["coverage_cu"] = null,
                ["ku_alpha"] = null,
                ["reasons"] = Object(((string[])["u_alpha", "bar_u_alpha", "cu_alpha", "coverage_cu", "ku_alpha"]).Select(name => (name, (JsonNode?)why))),
            };
        }
        JsonObject all = Of(alpha, family.Intervals?.Codes);
        if (family.Intervals is not { } intervals) return all;
        all["ci"] = new JsonObject { ["u_alpha"] = Of(intervals.U), ["bar_u_alpha"] = Of(intervals.BarU), ["cu_alpha"] = Of(intervals.Cu) };
        all["bootstrap"] = new JsonObject
        {
            ["of"] = Kinds.Name(intervals.Kind),
            ["count"] = intervals.Count,
            ["resamples"] = intervals.Options.Resamples,
            ["seed"] = intervals.Options.Seed,
            ["level"] = intervals.Options.Level,
            ["dropped"] = new JsonObject { ["u_alpha"] = intervals.U.Dropped, ["bar_u_alpha"] = intervals.BarU.Dropped, ["cu_alpha"] = intervals.Cu.Dropped },
            ["reasons"] = Reasons(("u_alpha", intervals.U.Undefined), ("bar_u_alpha", intervals.BarU.Undefined), ("cu_alpha", intervals.Cu.Undefined)),
        };
        return all;
    }

    private static JsonObject Of(UnitizingAlpha alpha, ImmutableArray<SpanInterval>? intervals = null) => new()
    {
        ["u_alpha"] = alpha.U.Value,
        ["bar_u_alpha"] = alpha.BarU.Value,
        ["cu_alpha"] = alpha.Cu.Value,
        ["coverage_cu"] = alpha.CoverageCu,
        ["ku_alpha"] = Object(alpha.Codes.Select((code, k) =>
        {
            var one = new JsonObject { ["alpha"] = code.Alpha.Value, ["coverage"] = code.Coverage };
            if (intervals is { } all) one["ci"] = Of(all[k]);
            if (code.Alpha.Undefined is { } why) one["reason"] = SpansPlaces.InWords(why);
            return (code.Code, (JsonNode?)one);
        })),
        ["cu_alpha_readings"] = new JsonObject { ["each"] = alpha.Readings.Each.Value, ["mean"] = alpha.Readings.Mean.Value, ["any"] = alpha.Readings.Any.Value },
        ["documents_counted"] = alpha.Documents,
        ["reasons"] = Reasons(("u_alpha", alpha.U.Undefined), ("bar_u_alpha", alpha.BarU.Undefined), ("cu_alpha", alpha.Cu.Undefined)),
        ["notes"] = Array(alpha.Notes.Select(static note => new JsonObject { ["code"] = note.Code, ["says"] = SpansPlaces.InWords(note) })),
    };

    private static JsonObject Of(SpansAnalysis analysis, SpansCode code)
    {
        SpanData data = analysis.Data.OnlyCodes(code.Code);
        JsonObject one = Of(code.Family);
        // With one code there is none to be told from another.
        foreach (string name in (string[])["cu_alpha", "ku_alpha", "cu_alpha_readings", "notes", "documents_counted"]) one.Remove(name);
        (one["reasons"] as JsonObject)?.Remove("cu_alpha");
        if (data.Documents.Length == 1 && data.Coders.Length == 2)
        {
            one["units_a"] = Bounds(data.UnitsOf(0, 0));
            one["units_b"] = Bounds(data.UnitsOf(0, 1));
        }
        if (code.Characters is [var only]) one["char"] = Characters(only.Table, only.Intervals);
        else one["char_pairs"] = Array(code.Characters.Select(pair => With(Characters(pair.Table, pair.Intervals), "coders", Strings([data.Coders[pair.A], data.Coders[pair.B]]))));
        return one;
    }

    private static JsonObject Characters(CodeCharacters table, CharacterResampling? intervals)
    {
        var one = new JsonObject
        {
            ["both"] = table.Both,
            ["only_a"] = table.OnlyA,
            ["only_b"] = table.OnlyB,
            ["neither"] = table.Neither,
            ["agreement"] = table.Agreement.Value,
            ["kappa"] = table.Kappa.Value,
            ["iou"] = table.Iou.Value,
            ["f1"] = table.F1.Value,
        };
        JsonObject reasons = Reasons(("agreement", table.Agreement.Undefined), ("kappa", table.Kappa.Undefined), ("iou", table.Iou.Undefined), ("f1", table.F1.Undefined));
        if (reasons.Count > 0) one["char_reasons"] = reasons;
        if (intervals is not null)
            one["char_ci"] = new JsonObject { ["agreement"] = Of(intervals.Agreement), ["kappa"] = Of(intervals.Kappa), ["iou"] = Of(intervals.Iou), ["f1"] = Of(intervals.F1) };
        return one;
    }

    private static JsonObject Of(MatchCounts counts) => new()
    {
        ["code"] = counts.Code,
        ["threshold"] = counts.Threshold,
        ["matched"] = counts.Matched,
        ["only_a"] = counts.OnlyA,
        ["only_b"] = counts.OnlyB,
        ["f1"] = counts.F1.Value,
        ["mean_iou"] = counts.Matched > 0 ? counts.IouSum / counts.Matched : null,
    };

    private static JsonObject Of(SpanData data, SpansPair pair, UnitDisagreement passage) => new()
    {
        ["kind"] = Kinds.Name(passage.Kind),
        ["document"] = data.Documents[passage.Document].Name,
        ["coders"] = Strings([data.Coders[pair.A], data.Coders[pair.B]]),
        ["start"] = passage.Start,
        ["end"] = passage.End,
        ["a"] = Units(passage.A),
        ["b"] = Units(passage.B),
        ["iou"] = passage.Iou,
    };

    private static JsonArray? Of(SpanInterval interval) => interval.Interval is { } known ? [known.Lower, known.Upper] : null;

    private static JsonObject Reasons(params IEnumerable<(string Name, MethodProblem? Why)> reasons) =>
        Object(reasons.Where(static one => one.Why is not null).Select(static one => (one.Name, (JsonNode?)SpansPlaces.InWords(one.Why!))));

    private static JsonArray Units(ImmutableArray<SpanUnit> units) => Array(units.Select(static unit => new JsonObject { ["start"] = unit.Start, ["end"] = unit.End, ["code"] = unit.Code }));

    private static JsonArray? Bounds(ImmutableArray<SpanUnit>? units) => units is { } own ? Array(own.Select(static unit => (JsonNode)new JsonArray(unit.Start, unit.End))) : null;

    private static JsonObject With(JsonObject one, string name, JsonNode? value)
    {
        one.Insert(0, name, value);
        return one;
    }

    private static JsonObject Object(IEnumerable<(string Name, JsonNode? Value)> members) => new(members.Select(static member => KeyValuePair.Create(member.Name, member.Value)));

    private static JsonArray Strings(IEnumerable<string> texts) => Array(texts.Select(static text => (JsonNode)JsonValue.Create(text)));

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];
}
