using System.Collections.Immutable;
using Offramp.Methods.Agreement.Spans;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Tests.Agreement.Spans;

/// <summary>Intervals by resampling documents, or blocks of the only one.</summary>
public sealed class SpanResamplingTests
{
    private static readonly SpanData Four = Some.Documents(2, (100, ["5-20 a, 40-60 b", "5-25 a, 40-60 b"]), (100, ["10-30 a", "60-80 a"]), (100, ["10-30 a, 50-70 b", "10-30 a, 50-70 a"]), (100, ["", "90-99 b"]));

    [Fact]
    public void The_same_seed_gives_the_same_intervals_and_another_seed_others()
    {
        SpanResampling one = Resampled(Four, 5), same = Resampled(Four, 5), other = Resampled(Four, 6);
        Assert.Equal(one.U, same.U);
        Assert.Equal(one.Codes, same.Codes);
        Assert.NotEqual(one.U, other.U);
    }

    [Fact]
    public void Documents_are_drawn_where_there_are_several_and_blocks_or_pieces_of_the_only_one()
    {
        Assert.Equal((BlockKind.Documents, 4), Resampled(Four) is var many ? (many.Kind, many.Count) : default);
        Assert.Equal((BlockKind.Pieces, 20), Resampled(Some.Spans(200, "5-20 a", "8-30 a")) is var one ? (one.Kind, one.Count) : default);
        SpanData blocks = SpanData.Of(["1", "2"], [Some.Document("1", 200, "5-20 a", "8-30 a") with { Blocks = [0, 40, 120] }]).Needed();
        Assert.Equal((BlockKind.Blocks, 3), Resampled(blocks) is var three ? (three.Kind, three.Count) : default);
        // A second document that one coder alone opened is none to be drawn.
        SpanData alone = Some.Documents(2, (200, ["5-20 a", "8-30 a"]), (50, ["1-9 a", null]));
        Assert.Equal(BlockKind.Pieces, Resampled(alone).Kind);
    }

    [Fact]
    public void Blocks_that_no_unit_crosses_are_as_good_as_documents()
    {
        SpanDocument whole = Some.Document("1", 400, "5-20 a, 140-160 b, 210-230 a, 250-270 b", "5-25 a, 140-160 b, 260-280 a, 250-260 b, 390-399 b") with { Blocks = [0, 100, 200, 300] };
        SpanData parts = Some.Documents(2, (100, ["5-20 a", "5-25 a"]), (100, ["40-60 b", "40-60 b"]), (100, ["10-30 a, 50-70 b", "60-80 a, 50-60 b"]), (100, ["", "90-99 b"]));
        SpanResampling one = Resampled(SpanData.Of(["1", "2"], [whole]).Needed()), several = Resampled(parts);
        Assert.Equal((several.U, several.BarU, several.Cu), (one.U, one.BarU, one.Cu));
        Assert.Equal(several.Codes, one.Codes);
    }

    [Fact]
    public void What_a_unit_brings_is_parted_between_the_blocks_that_it_crosses_so_that_nothing_is_lost()
    {
        // Both halves mirror each other, so every resample of two adds up to the whole.
        SpanDocument mirrored = Some.Document("1", 100, "10-20 b, 40-60 a, 80-90 b", "12-22 a, 45-55 a, 78-88 a") with { Blocks = [0, 50] };
        SpanData data = SpanData.Of(["1", "2"], [mirrored]).Needed();
        UnitizingAlpha alpha = UnitizingAlpha.Of(data).Needed();
        SpanResampling drawn = Resampled(data);
        foreach ((SpanCoefficient whole, SpanInterval interval) in (ReadOnlySpan<(SpanCoefficient, SpanInterval)>)[(alpha.U, drawn.U), (alpha.BarU, drawn.BarU), (alpha.Cu, drawn.Cu)])
        {
            Assert.Equal(whole.Value!.Value, interval.Interval!.Lower, 1e-12);
            Assert.Equal(whole.Value.Value, interval.Interval.Upper, 1e-12);
        }
        CharacterResampling characters = CharacterResampling.Of(data, "a", new ResamplingOptions()).Needed();
        Assert.Equal(CodeCharacters.Of(data)[0].Kappa.Value!.Value, characters.Kappa.Interval!.Lower, 1e-12);
    }

    [Fact]
    public void Undefined_resamples_are_counted_and_an_interval_that_cannot_be_is_said()
    {
        SpanResampling drawn = Resampled(Some.Documents(2, (50, ["", ""]), (50, ["5-20 a", "5-20 a"]), (50, ["", ""])));
        Assert.InRange(drawn.U.Dropped, 200, 400);
        Assert.Equal("methods.spans-nothing-to-resample", drawn.Cu.Undefined!.Code);
        Assert.Equal("methods.spans-blocks-too-few", Resampled(Some.Spans(1, "0-1 a", "")).U.Undefined!.Code);
        // Nine documents in ten are empty: most resamples of a code that one of many documents has are undefined.
        SpanData rare = Some.Documents(2, [(50, ["5-20 a, 30-40 b", "5-20 a, 30-40 a"]), .. Enumerable.Repeat((50, (string?[])["1-5 a", "10-15 b"]), 1), .. Enumerable.Repeat((50, (string?[])["", ""]), 1)]);
        Assert.InRange(Resampled(rare).Cu.Dropped, 250, 350);
    }

    [Fact]
    public void Intervals_of_ninety_five_per_cent_hold_the_figure_of_the_population_about_as_often()
    {
        // The bench runs many more (docs/methods/agreement-spans.md): here 200 draws of 15 documents, held in 93 to 97 of 100 with three standard errors.
        double truth = UnitizingAlpha.Of(Drawn(1, 4000)).Needed().U.Value!.Value, kappa = CodeCharacters.Of(Drawn(1, 4000))[0].Kappa.Value!.Value;
        int held = 0, heldKappa = 0;
        for (ulong r = 2; r < 202; r++)
        {
            SpanData data = Drawn(r, 15);
            var options = new ResamplingOptions { Resamples = 400, Seed = r };
            if (SpanResampling.Of(data, CodeMetric.Nominal, options).Needed().U.Interval is { } interval && interval.Lower <= truth && truth <= interval.Upper) held++;
            if (CharacterResampling.Of(data, "a", options).Needed().Kappa.Interval is { } characters && characters.Lower <= kappa && kappa <= characters.Upper) heldKappa++;
        }
        Assert.InRange(held, 177, 200);
        Assert.InRange(heldKappa, 177, 200);
    }

    // Ten slots a document: a passage in some, which each coder finds or not and may end elsewhere or call otherwise, in hard documents more often.
    private static SpanData Drawn(ulong seed, int documents)
    {
        var random = new SeededRandom(seed);
        return SpanData.Of(["1", "2"], [.. Enumerable.Range(0, documents).Select(d =>
        {
            double found = 0.55 + (0.4 * random.NextDouble());
            var units = (A: ImmutableArray.CreateBuilder<SpanUnit>(), B: ImmutableArray.CreateBuilder<SpanUnit>());
            for (int slot = 0; slot < 10; slot++)
            {
                if (random.NextDouble() < 0.3) continue;
                int start = (slot * 40) + random.Next(10), end = start + 5 + random.Next(20);
                string code = random.NextDouble() < 0.6 ? "a" : "b";
                foreach (ImmutableArray<SpanUnit>.Builder own in (ImmutableArray<SpanUnit>.Builder[])[units.A, units.B])
                    if (random.NextDouble() < found) own.Add(new SpanUnit(start, end + random.Next(4), random.NextDouble() < found ? code : "b"));
            }
            return new SpanDocument($"{d}", 400, [units.A.ToImmutable(), units.B.ToImmutable()]);
        })]).Needed();
    }

    private static SpanResampling Resampled(SpanData data, ulong seed = 1) => SpanResampling.Of(data, CodeMetric.Nominal, new ResamplingOptions { Seed = seed }).Needed();
}
