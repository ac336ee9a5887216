using FsCheck;
using FsCheck.Fluent;

namespace Offramp.Research.Tests;

public class CodingViewTests
{
    private sealed record Told(Source Source, Rendition Document, PassageCoding Coding, Code Code, string Path);

    // Everything that is coded, by walking over the state as it stands.
    private static Told[] Everything(Study study) =>
    [
        .. study.Coding.ByDocument.SelectMany(at => at.Value.All, (at, coding) => (Document: study.Sources.Renditions[at.Key], coding))
            .Select(at => new Told(
                study.Sources.ById[at.Document.Source], at.Document, at.coding, study.Coding.Codebook.Codes[at.coding.Code],
                study.Coding.Codebook.PathOf(at.coding.Code)))
            .Where(static at => !at.Source.IsWithdrawn),
    ];

    [Fact]
    public void Co_occurrence_counts_what_brute_force_counts() => Prop.ForAll<int[], bool>(static (numbers, sameCoder) =>
    {
        Study study = Some.Coded(numbers);
        Told[] all = Everything(study);
        var expected = all.SelectMany(a => all, static (a, b) => (A: a, B: b))
            .Where(p => p.A.Document.Id == p.B.Document.Id && p.A.Code.Id != p.B.Code.Id && (!sameCoder || p.A.Coding.Coder == p.B.Coding.Coder))
            .Where(static p => string.CompareOrdinal(p.A.Code.Name.Text, p.B.Code.Name.Text) is var order
                && (order < 0 || (order == 0 && string.CompareOrdinal(p.A.Path, p.B.Path) < 0)))
            .Where(static p => Enumerable.Range(p.A.Coding.Start, p.A.Coding.End - p.A.Coding.Start).Any(u => u >= p.B.Coding.Start && u < p.B.Coding.End))
            .GroupBy(static p => (A: p.A.Code, PathA: p.A.Path, B: p.B.Code, PathB: p.B.Path))
            .OrderBy(static g => g.Key.A.Name.Text, StringComparer.Ordinal).ThenBy(static g => g.Key.PathA, StringComparer.Ordinal)
            .ThenBy(static g => g.Key.B.Name.Text, StringComparer.Ordinal).ThenBy(static g => g.Key.PathB, StringComparer.Ordinal)
            .Select(static g => (g.Key.A.Id, g.Key.B.Id, g.Count(), g.Select(static p => p.A.Source.Id).Distinct().Count()));
        return CodingViews.CoOccurrence(study, sameCoder).Select(static r => (r.A.Id, r.B.Id, r.Passages, r.Sources)).SequenceEqual(expected);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Passages_that_only_touch_do_not_meet()
    {
        Study study = Some.CodedGround();
        study = study.With(CodingDecisions.CodePassage(study, study.Passage("a-talk", 0, 5), study.Code("Rank").Id, Some.Fresh()));
        study = study.With(CodingDecisions.CodePassage(study, study.Passage("a-talk", 5, 9), study.Code("Fear").Id, Some.Fresh()));

        Assert.Empty(CodingViews.CoOccurrence(study));
    }

    [Fact]
    public void Passages_come_by_source_document_place_code_and_coder() => Prop.ForAll<int[]>(static numbers =>
    {
        Study study = Some.Coded(numbers);
        IEnumerable<Id<PassageCoding>> expected = Everything(study)
            .OrderBy(static t => t.Source.Name.Text, StringComparer.Ordinal).ThenBy(static t => t.Source.Renditions.IndexOf(t.Document.Id))
            .ThenBy(static t => t.Coding.Start).ThenBy(static t => t.Coding.End).ThenBy(static t => t.Code.Name.Text, StringComparer.Ordinal)
            .ThenBy(static t => t.Path, StringComparer.Ordinal).ThenBy(t => study.Team.NameOf(t.Coding.Coder), StringComparer.Ordinal)
            .ThenBy(static t => t.Coding.Id).Select(static t => t.Coding.Id);
        return CodingViews.Passages(study, PassageQuery.All).Select(static r => r.Coding.Id).SequenceEqual(expected);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Passages_of_codes_are_those_among_all_that_carry_them() => Prop.ForAll<int[], bool>(static (numbers, below) =>
    {
        Study study = Some.Coded(numbers);
        Id<Code>[] asked = [study.Code("Leaving").Id, study.Code("Rank").Id];
        var query = new PassageQuery { Codes = [.. asked], WithDescendants = below, Stances = [Stance.Supports] };
        IEnumerable<Id<PassageCoding>> expected = CodingViews.Passages(study, PassageQuery.All)
            .Where(r => r.Coding.Judgement.Stance == Stance.Supports
                && (asked.Contains(r.Code.Id) || (below && study.Coding.Codebook.IsWithin(r.Code.Id, asked[0]))))
            .Select(static r => r.Coding.Id);
        return CodingViews.Passages(study, query).Select(static r => r.Coding.Id).SequenceEqual(expected);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Frequencies_count_codings_and_each_covered_character_once() => Prop.ForAll<int[]>(static numbers =>
    {
        Study study = Some.Coded(numbers);
        var expected = Everything(study).GroupBy(static t => (Code: t.Code.Id, Source: t.Source.Id)).ToDictionary(
            static g => g.Key,
            static g => (g.Count(), g.SelectMany(static t => Enumerable.Range(t.Coding.Start, t.Coding.End - t.Coding.Start)
                .Select(u => (t.Document.Id, u))).Distinct().Count()));
        CodeFrequencies frequencies = CodingViews.Frequencies(study);
        return frequencies.Rows().ToDictionary(static r => (r.Code.Code.Id, r.Source.Id), static r => (r.Codings, r.Characters))
            is var told && told.Count == expected.Count && expected.All(e => told[e.Key] == e.Value)
            && CodingViews.Codes(study).Sum(static r => r.Codings) == Everything(study).Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Coverage_counts_each_character_of_a_coder_once() => Prop.ForAll<int[]>(static numbers =>
    {
        Study study = Some.Coded(numbers);
        var expected = Everything(study).GroupBy(static t => (t.Coding.Coder, t.Source.Id)).ToDictionary(
            static g => g.Key,
            static g => g.SelectMany(static t => Enumerable.Range(t.Coding.Start, t.Coding.End - t.Coding.Start).Select(u => (t.Document.Id, u))).Distinct().Count());
        return CodingViews.Coverage(study).ToDictionary(static r => (r.Coder, r.Source.Id), static r => r.Characters) is var told
            && told.Count == expected.Count && expected.All(e => told[e.Key] == e.Value);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Codes_are_listed_as_a_tree_with_their_paths_and_shown_ids()
    {
        Study study = Some.CodedGround();

        Assert.Equal(
            ["0 Offer", "1 Offer/Pay", "1 Offer/Rank", "0 Leaving", "1 Leaving/Fear", "1 Leaving/Pay"],
            CodingViews.Codes(study).Select(static r => $"{r.Depth} {r.Path}"));
    }

    [Fact]
    public void A_passage_tells_its_words_its_surroundings_and_who_speaks()
    {
        Study study = Some.Study().WithTalk("p-01", SourceKind.Interview, ("I", "When did you hear of it?"), ("R", "The pay came late,\nand then it stopped."))
            .WithVoice("P-01", "p-01", "R", Some.Consent(ConsentScope.Verbatim)).WithCode("Pay");
        int start = study.Original("p-01").Text.Text.IndexOf("pay", StringComparison.Ordinal);
        study = study.With(CodingDecisions.CodePassage(study, study.Passage("p-01", start, start + 13), study.Code("Pay").Id, Some.Fresh()));

        PassageRow row = Assert.Single(CodingViews.Passages(study, PassageQuery.All));

        Assert.Equal("pay came late", row.Text.Text);
        Assert.Equal("I: When did you hear of it? R: The ", row.Before.Text);
        Assert.Equal(", and then it stopped. ", row.After.Text);
        Assert.Equal("P-01", row.Speaker);
        Assert.Equal(2, row.Turn?.Number);
        Assert.Equal("[13 characters]", row.Text.ToString());
    }

    [Fact]
    public void What_is_withdrawn_counts_in_no_list()
    {
        Study study = Some.Coded(0, 1, 0, 3, 9, 1, 2, 0, 3, 9);
        study = study.Apply(new SourceWithdrawn(study.Source("b-talk").Id, [study.Source("b-talk").Holder], []));
        study = study.Apply(new SourceWithdrawn(study.Source("a-talk").Id, [study.Source("a-talk").Holder], []));
        study = study.Apply(new SourceWithdrawn(study.Source("c-talk").Id, [study.Source("c-talk").Holder], []));

        Assert.NotEmpty(study.Coding.ByDocument);
        Assert.Empty(CodingViews.Passages(study, PassageQuery.All));
        Assert.Empty(CodingViews.CoOccurrence(study));
        Assert.All(CodingViews.Codes(study), static row => Assert.Equal(0, row.Codings));
    }
}
