using System.Collections.Immutable;
using Offramp.Methods.Agreement.Spans;
using Offramp.Methods.Numbers;

namespace Offramp.Bench;

/// <summary>Agreement on passages: the family over many units, kappa over many characters, and how often the intervals hold what they are to hold.</summary>
internal static class SpansWorkload
{
    private const int Replications = 1000;

    /// <summary>How long the family, the table of characters, matching and resampling take.</summary>
    public static IEnumerable<Figure> Run(string folder)
    {
        SpanDocument book = SimulatedCoders.Document(new SeededRandom(1), "1", 300_000, 2550, 3);
        string[] names = ["1", "2", "3"];
        ImmutableArray<string> coders = [.. names];
        SpanData data = SpanData.Of(coders, [book]).Needed();
        string held = $"3 coders, {book.Units.Sum(static one => one!.Value.Length)} units, 300,000 characters";
        yield return Figure.Median($"the u family, {held}", 101, () => UnitizingAlpha.Of(data).Needed());
        yield return Figure.Median($"checked, merged and the u family, {held}", 101, () => UnitizingAlpha.Of(SpanData.Of(coders, [book]).Needed()).Needed());
        yield return Figure.Median($"pairs and without each coder, {held}", 31, () => CoderComparison.Of(data).Needed());
        yield return Figure.Median($"units matched at .5, {held}", 31, () => UnitMatching.Of(data, 0.5).Needed());
        yield return Figure.Median($"passages in dispute, {held}", 31, () => UnitDisagreements.Of(data).Needed());
        yield return Figure.Median($"1,000 resamples of 20 pieces, {held}", 11, () => SpanResampling.Of(data, CodeMetric.Nominal, new ResamplingOptions()).Needed());
        SpanData million = SpanData.Of(["1", "2"], [SimulatedCoders.Document(new SeededRandom(2), "1", 1_000_000, 5000, 2)]).Needed().OnlyCodes("A");
        yield return Figure.Median("the table of one code with kappa, 2 coders, 1,000,000 characters", 101, () => _ = CodeCharacters.Of(million)[0].Kappa);
    }

    /// <summary>How often nominal 95 % intervals hold the figure of a population of texts.</summary>
    public static IEnumerable<Figure> Coverage(string folder)
    {
        ImmutableArray<string> coders = ["1", "2", "3"];
        SpanData population = SpanData.Of(coders, [.. Enumerable.Range(0, 20_000).Select(i => SimulatedCoders.Document(new SeededRandom(99, (ulong)i), $"{i}", 3000, 12, 3))]).Needed();
        UnitizingAlpha truth = UnitizingAlpha.Of(population).Needed();
        CodeCharacters table = CodeCharacters.Of(population)[0];
        double?[] targets = [truth.U.Value, truth.BarU.Value, truth.Cu.Value, truth.Codes[0].Alpha.Value, table.Kappa.Value, table.Iou.Value, table.F1.Value];
        foreach ((string what, int documents, int length, int passages) in
            ((string, int, int, int)[])[("10 documents", 10, 3000, 12), ("20 documents", 20, 3000, 12), ("50 documents", 50, 3000, 12), ("1 document in 20 pieces", 1, 60_000, 240)])
        {
            int[] hits = new int[targets.Length];
            int[] given = new int[targets.Length];
            for (int r = 0; r < Replications; r++)
            {
                SpanData drawn = SpanData.Of(coders, [.. Enumerable.Range(0, documents).Select(d => SimulatedCoders.Document(new SeededRandom(7, (ulong)((r * 100) + d)), $"{d}", length, passages, 3))], "A").Needed();
                var options = new ResamplingOptions { Seed = (ulong)r };
                SpanResampling family = SpanResampling.Of(drawn, CodeMetric.Nominal, options).Needed();
                CharacterResampling characters = CharacterResampling.Of(drawn, "A", options).Needed();
                SpanInterval[] intervals = [family.U, family.BarU, family.Cu, family.Codes[0], characters.Kappa, characters.Iou, characters.F1];
                for (int i = 0; i < intervals.Length; i++)
                {
                    if (intervals[i].Interval is not { } known) continue;
                    given[i]++;
                    if (known.Lower <= targets[i] && targets[i] <= known.Upper) hits[i]++;
                }
            }
            string[] figures = ["u", "|u", "cu", "(k)u", "kappa", "IoU", "F1"];
            for (int i = 0; i < figures.Length; i++) yield return new Figure($"{what}: {figures[i]} ({targets[i]:0.000}), {given[i]} intervals, held", 100.0 * hits[i] / given[i], "%");
        }
    }
}
