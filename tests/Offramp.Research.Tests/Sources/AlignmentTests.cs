using System.Collections.Immutable;

namespace Offramp.Research.Tests.Sources;

public class AlignmentTests
{
    // The translation tells the first answer in two turns, and leaves the last question out.
    private static readonly Study Study = WithTranslation(Some.Study().WithTalk(
        "p-05", SourceKind.Interview,
        ("I", "When was it that you came to the harbour for the first time?"),
        ("P", "It was a morning in spring and the boats were all out, so that nobody saw me come. My brother had told me where to stand, and I stood there until noon."),
        ("I", "And who was waiting for you there?"),
        ("P", "A man whom I knew from the market, and two more whom I did not know and whose names I never asked for.")));

    [Fact]
    public void A_proposal_follows_order_length_and_speaker()
    {
        Study study = Proposed(Study);
        Assert.Equal(["1=1", "2=2-3", "3=4", "4=5"], Told(study));
        Assert.All(AlignmentOf(study).Links, static link => Assert.False(link.IsConfirmed));
    }

    [Fact]
    public void A_passage_shows_in_the_other_text_as_the_turns_that_answer_its_own()
    {
        Study study = Proposed(Study);
        Rendition original = study.Original("p-05"), english = English(study);
        int at = original.Text.Text.IndexOf("the boats", StringComparison.Ordinal);
        Counterpart there = Assert.Single(AlignmentViews.Counterparts(study, original.Id, at, at + 9));
        Assert.Equal(english.Id, there.Document.Id);
        Assert.StartsWith("Spring, in the morning", there.Text.Text, StringComparison.Ordinal);
        Assert.EndsWith("till midday.", there.Text.Text, StringComparison.Ordinal);
        Assert.Equal(2, there.Units);
        Counterpart back = Assert.Single(AlignmentViews.Counterparts(study, english.Id, there.End - 3, there.End));
        Assert.Equal(original.Turns[1].WordsStart, back.Start);
        Assert.Equal(original.Turns[1].End, back.End);
    }

    [Fact]
    public void What_a_person_says_wins_and_what_met_it_gives_way()
    {
        Study study = Proposed(Study);
        (Id<Rendition> fa, Id<Rendition> en) = (study.Original("p-05").Id, English(study).Id);
        study = study.With(AlignmentDecisions.Link(study, fa, new(2, 2), en, new(2, 2)));
        Assert.Equal(["1=1", "2=2!", "3=4", "4=5"], Told(study));
        Assert.Equal([3], AlignmentViews.Unsettled(study, AlignmentOf(study), en));
        study = study.With(AlignmentDecisions.Link(study, en, new(3, 3), fa, null));
        Assert.Equal(["1=1", "2=2!", "=3!", "3=4", "4=5"], Told(study));
        Assert.Empty(AlignmentViews.Unsettled(study, AlignmentOf(study), en));
    }

    [Fact]
    public void Links_that_would_cross_give_way()
    {
        Study study = Proposed(Study);
        (Id<Rendition> fa, Id<Rendition> en) = (study.Original("p-05").Id, English(study).Id);
        study = study.With(AlignmentDecisions.Link(study, fa, new(1, 1), en, new(4, 4)));
        Assert.Equal(["1=4!", "4=5"], Told(study));
    }

    [Fact]
    public void A_new_proposal_keeps_what_was_confirmed()
    {
        Study study = Proposed(Study);
        (Id<Rendition> fa, Id<Rendition> en) = (study.Original("p-05").Id, English(study).Id);
        study = Proposed(study.With(AlignmentDecisions.Link(study, fa, new(2, 3), en, new(2, 4))));
        Assert.Equal(["1=1", "2-3=2-4!", "4=5"], Told(study));
        Assert.All(AlignmentOf(study.With(AlignmentDecisions.Confirm(study, en, fa))).Links, static link => Assert.True(link.IsConfirmed));
    }

    [Fact]
    public void What_cannot_be_aligned_is_refused()
    {
        Study study = Proposed(Study).WithSource("note", "On the harbour.");
        (Id<Rendition> fa, Id<Rendition> en, Id<Rendition> note) = (study.Original("p-05").Id, English(study).Id, study.Original("note").Id);
        Some.Refused("sources.align-one-text", AlignmentDecisions.Propose(study, fa, fa));
        Some.Refused("sources.align-two-sources", AlignmentDecisions.Propose(study, fa, note));
        Some.Refused("sources.rendition-gone", AlignmentDecisions.Propose(study, fa, new(99)));
        Some.Refused("sources.unit-outside", AlignmentDecisions.Link(study, fa, new(4, 5), en, new(1, 1)));
        Some.Refused("sources.unit-outside", AlignmentDecisions.Link(study, fa, new(0, 1), en, new(1, 1)));
        Some.Refused("sources.link-says-nothing", AlignmentDecisions.Link(study, fa, null, en, null));
        Some.Refused("sources.alignment-crosses", AlignmentDecisions.Align(study, fa, en, [new(new(1, 1), new(2, 2), true), new(new(2, 2), new(1, 1), true)]));
        Some.Refused("sources.not-aligned", AlignmentDecisions.Confirm(Study, fa, English(Study).Id));
        Study without = study.With(AlignmentDecisions.Remove(study, fa, en));
        Assert.Empty(without.Source("p-05").Alignments);
        Some.Refused("sources.not-aligned", AlignmentDecisions.Remove(without, fa, en));
    }

    [Fact]
    public void An_alignment_counted_in_another_state_of_a_text_is_a_conflict()
    {
        var made = (RenditionsAligned)AlignmentDecisions.Propose(Study, Study.Original("p-05").Id, English(Study).Id).Value;
        Study after = Study.Apply(made with { BVersion = new(77) });
        Assert.Empty(after.Source("p-05").Alignments);
        Assert.Equal("sources.aligned-elsewhere", Assert.Single(after.Conflicts).Code);
    }

    [Fact]
    public void Whatever_an_altered_file_says_the_links_are_in_order_and_no_unit_is_in_two()
    {
        var made = (RenditionsAligned)AlignmentDecisions.Propose(Study, Study.Original("p-05").Id, English(Study).Id).Value;
        Study after = Study.Apply(made with
        {
            Links =
            [
                new(new(3, 2), new(1, 1), false), new(new(2, 4), new(2, 3), false), new(new(1, 1), new(3, 9), true), new(null, null, true),
                new(new(-5, 2), null, false), new(new(3, 3), new(1, 1), false), new(null, new(2, int.MaxValue), false),
            ],
        });
        ImmutableArray<AlignmentLink> links = AlignmentOf(after).Links;
        foreach (Func<AlignmentLink, UnitRange?> side in (Func<AlignmentLink, UnitRange?>[])[static l => l.InA, static l => l.InB])
        {
            UnitRange[] ranges = [.. links.Select(side).OfType<UnitRange>()];
            Assert.All(ranges.Zip(ranges.Skip(1)), static pair => Assert.True(pair.First.Last < pair.Second.First));
        }
        Rendition original = after.Original("p-05");
        Assert.True(AlignmentViews.Counterparts(after, original.Id, 0, original.Text.Text.Length).Length <= 1);
        Assert.Equal(links.Length, AlignmentViews.Rows(after, AlignmentOf(after)).Length);
    }

    [Fact]
    public void A_text_reached_through_another_one_shows_the_passage_too()
    {
        Study study = Proposed(Study);
        study = study.With(SourcesDecisions.AddRendition(
            study, study.Source("p-05").Id, RenditionKind.Translation,
            Some.Talk("p-05-fr", ("Q", "Quand êtes-vous venu au port pour la première fois ?"), ("R", "Un matin de printemps, les bateaux étaient sortis, et personne ne m'a vu venir. J'ai attendu jusqu'à midi là où mon frère l'avait dit."), ("Q", "Qui vous attendait ?"), ("R", "Un homme du marché, et deux autres que je ne connaissais pas, dont je n'ai jamais demandé les noms.")),
            OnTakenName.Refuse, Some.Fresh()));
        Id<Rendition> french = study.Source("p-05").Renditions[2];
        study = study.With(AlignmentDecisions.Propose(study, study.Original("p-05").Id, french));
        Counterpart there = AlignmentViews.Counterparts(study, English(study).Id, English(study).Turns[4].WordsStart, English(study).Turns[4].End).Single(c => c.Document.Id == french);
        Assert.StartsWith("Un homme du marché", there.Text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corrected_text_shows_the_passage_word_for_word()
    {
        Study study = Proposed(Study);
        Rendition original = study.Original("p-05");
        string corrected = original.Text.Text.Replace("the boats were all out", "the boats had all gone out", StringComparison.Ordinal).Replace("noon", "midday", StringComparison.Ordinal);
        study = study.With(AlignmentDecisions.AddAligned(
            study, original.Source, RenditionKind.Corrected, new ImportedText { Name = "p-05-mended", Text = corrected }, OnTakenName.Refuse, Some.Fresh()));
        int at = original.Text.Text.IndexOf("nobody saw me", StringComparison.Ordinal);
        Counterpart there = AlignmentViews.Counterparts(study, original.Id, at, at + 13).Single(c => c.Document.Kind == RenditionKind.Corrected);
        Assert.Equal(("nobody saw me", 0), (there.Text.Text, there.Units));
        // From the mended text to the translation it goes through the original.
        Assert.StartsWith("Spring, in the morning", AlignmentViews.Counterparts(study, there.Document.Id, there.Start, there.End)
            .Single(c => c.Document.Kind == RenditionKind.Translation).Text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_without_turns_are_aligned_by_paragraph() => Assert.Equal(
        [(0, 5), (7, 11), (15, 16)],
        RenditionUnits.Of("First\n\nnext\n  \nx", []).Select(static u => (u.Start, u.End)));

    [Fact]
    public void A_correction_carries_each_unit_to_where_its_words_went()
    {
        Study study = Proposed(Study);
        Rendition before = study.Original("p-05");
        // The second turn is parted in two by its corrector: what belonged to it belongs to both.
        int cut = before.Text.Text.IndexOf(" My brother", StringComparison.Ordinal);
        string text = before.Text.Text[..cut] + "\nP:" + before.Text.Text[cut..];
        ImmutableArray<Turn> turns =
        [
            before.Turns[0], before.Turns[1] with { End = cut }, new(3, cut + 1, cut + 4, before.Turns[1].End + 3, "P", null),
            .. before.Turns.Skip(2).Select(static t => t with { Number = t.Number + 1, Start = t.Start + 3, WordsStart = t.WordsStart + 3, End = t.End + 3 }),
        ];
        study = study.Apply(new TextCorrected(
            before.Source, before.Id, before.Version, new(500), [new CorrectedWords(cut, 0, 3, new Words(before.Text.Holder, "\nP:"))], [],
            new Words(before.Text.Holder, TurnList.Write(turns))));
        Assert.Equal(text, study.Original("p-05").Text.Text);
        Alignment carried = AlignmentOf(study);
        Assert.Equal(["1=1", "2-3=2-3", "4=4", "5=5"], Told(carried));
        Assert.Equal(new Id<TextVersion>(500), carried.AVersion);
    }

    [Fact]
    public void A_turn_without_words_keeps_its_counterpart_through_a_correction()
    {
        Study study = Some.Study().WithTalk("p-05", SourceKind.Interview, ("I", "When?"), ("P", ""), ("I", "And then?"));
        study = study.With(SourcesDecisions.AddRendition(
            study, study.Source("p-05").Id, RenditionKind.Translation, Some.Talk("p-05-en", ("I", "Quand ?"), ("P", ""), ("I", "Et puis ?")), OnTakenName.Refuse, Some.Fresh()));
        study = study.With(AlignmentDecisions.Align(
            study, study.Original("p-05").Id, English(study).Id, [new(new(1, 1), new(1, 1), true), new(new(2, 2), new(2, 2), true), new(new(3, 3), new(3, 3), true)]));
        study = study.With(CorrectionDecisions.CorrectWords(study, study.Original("p-05").Id, new WordsToCorrect("And then", "And"), Some.Fresh()));
        Assert.Equal(["1=1!", "2=2!", "3=3!"], Told(study));
    }

    private static Study WithTranslation(Study study) => study.With(SourcesDecisions.AddRendition(
        study, study.Source("p-05").Id, RenditionKind.Translation, Some.Talk(
            "p-05-en",
            ("Asker", "When did you come to the harbour the first time, do you recall it?"),
            ("Man", "Spring, in the morning; the boats were out and not a soul saw me come in from the road."),
            ("Man", "My brother had said where I should stand and I stood there till midday."),
            ("Asker", "Who was it that waited for you?"),
            ("Man", "A man from the market whom I knew; two others I did not, and I never asked what they were called.")),
        OnTakenName.Refuse, Some.Fresh()));

    private static Study Proposed(Study study) => study.With(AlignmentDecisions.Propose(study, study.Original("p-05").Id, English(study).Id));

    private static Rendition English(Study study) => study.Sources.Renditions[study.Source("p-05").Renditions[1]];

    private static Alignment AlignmentOf(Study study) => Assert.Single(study.Source("p-05").Alignments);

    private static string[] Told(Study study) => Told(AlignmentOf(study));

    private static string[] Told(Alignment alignment) =>
        [.. alignment.Links.Select(static link => $"{Range(link.InA)}={Range(link.InB)}{(link.IsConfirmed ? "!" : "")}")];

    private static string Range(UnitRange? range) =>
        range is not { } r ? "" : r.First == r.Last ? $"{r.First}" : $"{r.First}-{r.Last}";
}
