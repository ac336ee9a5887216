using System.Collections.Immutable;
using Offramp.Methods;
using Offramp.Methods.Agreement.Spans;

namespace Offramp.Cli;

/// <summary>How a comparison of coders is made.</summary>
/// <param name="Metric">How different two codes are.</param>
/// <param name="Thresholds">The least intersection over union of units that stand for each other.</param>
/// <param name="Resampling">How to resample; null for no intervals.</param>
internal sealed record SpansOptions(CodeMetric Metric, ImmutableArray<double> Thresholds, ResamplingOptions? Resampling);

/// <summary>The family with its intervals.</summary>
/// <param name="Alpha">The family, or why there is none.</param>
/// <param name="Intervals">Its intervals; null where none were asked for or there is no family.</param>
internal sealed record SpansFamily(Answer<UnitizingAlpha> Alpha, SpanResampling? Intervals)
{
    /// <summary>The family over the codes of the data.</summary>
    public static SpansFamily Of(SpanData data, SpansOptions options) =>
        new(UnitizingAlpha.Of(data, options.Metric), options.Resampling is { } resampling ? SpanResampling.Of(data, options.Metric, resampling).Value : null);
}

/// <summary>One code against everything else.</summary>
/// <param name="Code">The code.</param>
/// <param name="Family">Its family: u and |u are one.</param>
/// <param name="Characters">For each pair of coders the table of characters, with intervals where they were asked for.</param>
internal sealed record SpansCode(string Code, SpansFamily Family, ImmutableArray<(int A, int B, CodeCharacters Table, CharacterResampling? Intervals)> Characters);

/// <summary>The units of two coders held against each other.</summary>
/// <param name="A">The first coder.</param>
/// <param name="B">The second coder.</param>
/// <param name="Matchings">At the thresholds asked for.</param>
/// <param name="Sensitivity">At the usual thresholds.</param>
/// <param name="Disagreements">Where they differ.</param>
internal sealed record SpansPair(int A, int B, ImmutableArray<UnitMatching> Matchings, ImmutableArray<MatchCounts> Sensitivity, UnitDisagreements Disagreements);

/// <summary>Everything that is said of what coders marked.</summary>
internal sealed record SpansAnalysis(
    SpanData Data, SpansOptions Options, SpansFamily Joint, ImmutableArray<(ImmutableArray<string> Codes, SpansFamily Family)> Domains, CoderComparison? Coders, ImmutableArray<SpansCode> Codes,
    ImmutableArray<SpansPair> Pairs)
{
    /// <summary>Makes the comparison, or ends the command where an option cannot be followed.</summary>
    public static SpansAnalysis Of(SpansChosen chosen, SpansOptions options)
    {
        SpanData data = chosen.Data;
        // One code alone is a number to compare with no other: the metric is for the joint figures.
        SpansOptions binary = options with { Metric = CodeMetric.Nominal };
        if (options.Resampling is { Problems: { IsEmpty: false } problems }) throw chosen.Places.Refuse(problems);
        SpansFamily joint = SpansFamily.Of(data, options);
        if (joint.Alpha.Problems.Any(static problem => problem.Code != "methods.spans-overlap")) throw chosen.Places.Refuse([.. joint.Alpha.Problems.Where(static problem => problem.Code != "methods.spans-overlap")]);
        (int A, int B)[] pairs = [.. Enumerable.Range(0, data.Coders.Length).SelectMany(a => Enumerable.Range(a + 1, data.Coders.Length - a - 1).Select(b => (a, b)))];
        Dictionary<(int, int), ImmutableArray<CodeCharacters>> tables = pairs.ToDictionary(static pair => pair, pair => CodeCharacters.Of(data, pair.A, pair.B));
        return new SpansAnalysis(
            data, options, joint, [.. chosen.Domains.Select(codes => (codes, SpansFamily.Of(data.OnlyCodes(codes), options)))], CoderComparison.Of(data, options.Metric).Value,
            [.. data.Codes.Select((code, k) => new SpansCode(code, SpansFamily.Of(data.OnlyCodes(code), binary), [.. pairs.Select(pair => (pair.A, pair.B, tables[pair][k],
                options.Resampling is { } how ? CharacterResampling.Of(data, code, how, pair.A, pair.B).Value : null))]))],
            [.. pairs.Select(pair => new SpansPair(pair.A, pair.B, [.. options.Thresholds.Select(threshold => chosen.Places.Granted(UnitMatching.Of(data, threshold, pair.A, pair.B)))],
                [.. UnitMatching.Usual.Select(threshold => UnitMatching.Of(data, threshold, pair.A, pair.B).Needed().All)],
                chosen.Places.Granted(UnitDisagreements.Of(data, options.Thresholds.Min(), pair.A, pair.B))))]);
    }
}
