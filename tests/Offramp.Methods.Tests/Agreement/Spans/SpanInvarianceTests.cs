using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Agreement.Spans;

namespace Offramp.Methods.Tests.Agreement.Spans;

/// <summary>What must not change a figure.</summary>
public sealed class SpanInvarianceTests
{
    [Fact]
    public void Neither_names_nor_orders_nor_where_offsets_begin_change_the_family() => Prop.ForAll(SpanProblems.Apart, static data =>
    {
        UnitizingAlpha alpha = UnitizingAlpha.Of(data).Needed();
        SpanData other = SpanProblems.Changed(data, static code => "z" + (9 - int.Parse(code)), Enumerable.Range(0, data.Coders.Length).Reverse(), Enumerable.Range(0, data.Documents.Length).Reverse(), 7);
        UnitizingAlpha again = UnitizingAlpha.Of(other).Needed();
        Same(alpha.U, again.U);
        Same(alpha.BarU, again.BarU);
        Same(alpha.Cu, again.Cu);
        Assert.Equal(alpha.CoverageCu ?? -1, again.CoverageCu ?? -1, 1e-12);
        Assert.Equal(alpha.Codes.Length, again.Codes.Length);
        for (int k = 0; k < alpha.Codes.Length; k++) Same(alpha.Codes[k].Alpha, again.Codes[^(k + 1)].Alpha);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_coder_who_never_opened_a_document_leaves_it_to_the_others_and_one_who_found_nothing_does_not()
    {
        UnitizingAlpha two = UnitizingAlpha.Of(Some.Spans(50, "5-20 a", "8-20 a")).Needed();
        UnitizingAlpha missing = UnitizingAlpha.Of(Some.Spans(50, "5-20 a", "8-20 a", null)).Needed(), empty = UnitizingAlpha.Of(Some.Spans(50, "5-20 a", "8-20 a", "")).Needed();
        Assert.Equal(two.U.Value, missing.U.Value);
        Assert.True(empty.U.Value < two.U.Value - 0.2);
    }

    [Fact]
    public void A_document_that_one_coder_alone_opened_changes_nothing_and_is_said()
    {
        SpanData two = Some.Documents(2, (50, ["5-20 a", "8-20 a"])), more = Some.Documents(2, (50, ["5-20 a", "8-20 a"]), (30, ["0-10 a", null]));
        Assert.Equal(UnitizingAlpha.Of(two).Needed().U.Value, UnitizingAlpha.Of(more).Needed().U.Value);
        MethodProblem note = Assert.Single(UnitizingAlpha.Of(more).Needed().Notes);
        Assert.Equal("methods.spans-document-alone", note.Code);
    }

    [Fact]
    public void Several_documents_are_put_together_and_not_averaged()
    {
        // Long agreement and short disagreement: the mean of both figures would be far from what most of the text says.
        SpanData both = Some.Documents(2, (1000, ["100-600 a", "100-600 a"]), (20, ["0-5 a", "10-15 a"]));
        double together = UnitizingAlpha.Of(both).Needed().U.Value!.Value;
        double first = UnitizingAlpha.Of(Some.Spans(1000, "100-600 a", "100-600 a")).Needed().U.Value!.Value, second = UnitizingAlpha.Of(Some.Spans(20, "0-5 a", "10-15 a")).Needed().U.Value!.Value;
        Assert.True(together > 0.97 && (first + second) / 2 < 0.5);
    }

    [Fact]
    public void Changing_the_coders_places_turns_tables_matches_and_disagreements_round() => Prop.ForAll(SpanProblems.Overlapping, static data =>
    {
        foreach ((CodeCharacters one, CodeCharacters other) in CodeCharacters.Of(data, 0, 1).Zip(CodeCharacters.Of(data, 1, 0)))
            Assert.Equal((one.Both, one.OnlyA, one.OnlyB, one.Kappa.Value), (other.Both, other.OnlyB, other.OnlyA, other.Kappa.Value));
        MatchCounts matched = UnitMatching.Of(data, 0.4, 0, 1).Needed().All, turned = UnitMatching.Of(data, 0.4, 1, 0).Needed().All;
        Assert.Equal((matched.Matched, matched.OnlyA, matched.OnlyB), (turned.Matched, turned.OnlyB, turned.OnlyA));
        UnitDisagreements differ = UnitDisagreements.Of(data, 0.5, 0, 1).Needed(), round = UnitDisagreements.Of(data, 0.5, 1, 0).Needed();
        Assert.Equal(differ.Same, round.Same);
        foreach (DisagreementKind kind in (ReadOnlySpan<DisagreementKind>)[DisagreementKind.Boundary, DisagreementKind.SplitMerge])
            Assert.Equal(differ.Passages.Count(p => p.Kind == kind), round.Passages.Count(p => p.Kind == kind));
    }).QuickCheckThrowOnFailure();

    private static void Same(SpanCoefficient one, SpanCoefficient other)
    {
        Assert.Equal(one.Undefined?.Code, other.Undefined?.Code);
        Assert.Equal(one.Value ?? -9, other.Value ?? -9, 1e-9);
    }
}
