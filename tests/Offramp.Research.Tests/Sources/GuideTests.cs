using System.Collections.Immutable;

namespace Offramp.Research.Tests.Sources;

public class GuideTests
{
    private static Study WithGuide(string version = "v1", Id<Guide>? from = null, Study? study = null)
    {
        study ??= Some.Study().WithCode("Pay").WithCode("Family");
        return study.With(GuideDecisions.Add(study, "Leaving", version, "w1", from, Some.Fresh()));
    }

    private static Study With(Study study, string guide, string label, string text, params string[] about) => study.With(GuideDecisions.AddQuestion(
        study, Names.Guide(study, guide).Value.Id, new NewQuestion(label, text, null, [.. about.Select(a => study.Code(a).Id)]), Some.Fresh()));

    private static (Guide Guide, Question Question) Find(Study study, string guide, string label)
    {
        Guide known = Names.Guide(study, guide).Value;
        return (known, Names.Question(known, label).Value);
    }

    private static Study Talk() => With(With(WithGuide(), "v1", "1", "What was promised to you?", "Pay"), "v1", "2", "Did your family ask you to come back?", "Family")
        .WithTalk("t", SourceKind.Interview, ("I", "So what was it that they promised you?"), ("P", "Pay."), ("I", "And did the family ask you back?"), ("P", "No."))
        .WithVoice("P-01", "t", "P", null);

    [Fact]
    public void A_question_keeps_its_identity_in_the_next_version()
    {
        Study study = With(With(WithGuide(), "v1", "1", "What was promised?", "Pay"), "v1", "2", "And your family?", "Family");
        study = WithGuide("v2", Names.Guide(study, "v1").Value.Id, study);
        (Guide second, Question promised) = Find(study, "Leaving/v2", "1");
        study = study.With(GuideDecisions.Reword(study, second.Id, promised.Id, null, "What did they promise you?"));
        study = study.With(GuideDecisions.Drop(study, second.Id, Find(study, "Leaving/v2", "2").Question.Id));
        study = With(study, "Leaving/v2", "3", "How were you paid?", "Pay");

        ImmutableArray<QuestionDifference> differences = GuideViews.Compare(Names.Guide(study, "v1").Value, Names.Guide(study, "v2").Value);

        Assert.Equal([QuestionFate.Reworded, QuestionFate.Added, QuestionFate.Dropped], differences.Select(d => d.Fate));
        Assert.Equal("What was promised?", Find(study, "v1", "1").Question.Text.Text);
        Assert.NotEqual(Find(study, "v1", "1").Guide.Holder, second.Holder);
        Assert.All(second.Questions, q => Assert.Equal(second.Holder, q.Text.Holder));
    }

    [Fact]
    public void A_version_and_a_label_exist_once()
    {
        Study study = With(WithGuide(), "v1", "1", "What was promised?");
        Guide guide = Names.Guide(study, "v1").Value;
        Some.Refused("sources.guide-taken", GuideDecisions.Add(study, "leaving", "V1", null, null, Some.Fresh()));
        Some.Refused("sources.guide-name-has-slash", GuideDecisions.Add(study, "a/b", "v1", null, null, Some.Fresh()));
        Some.Refused("sources.question-taken", GuideDecisions.AddQuestion(study, guide.Id, new NewQuestion("1", "Again?"), Some.Fresh()));
    }

    [Fact]
    public void Two_questions_cannot_probe_each_other()
    {
        Study study = With(With(WithGuide(), "v1", "1", "What was promised?"), "v1", "1a", "And then?");
        (Guide guide, Question probe) = Find(study, "v1", "1a");
        Id<Question> first = Find(study, "v1", "1").Question.Id;
        study = study.With(GuideDecisions.Move(study, guide.Id, probe.Id, first, null));
        Some.Refused("sources.question-probes-itself", GuideDecisions.Move(study, guide.Id, first, probe.Id, null));
        // Another copy did: then the question stands for itself.
        Assert.Null(Find(study.Apply(new QuestionMoved(guide.Id, first, probe.Id, null)), "v1", "1").Question.Probes);
    }

    [Fact]
    public void A_dropped_question_leaves_its_probes_to_the_one_above()
    {
        Study study = With(With(With(WithGuide(), "v1", "1", "One?"), "v1", "1a", "Two?"), "v1", "1b", "Three?");
        Id<Guide> guide = Names.Guide(study, "v1").Value.Id;
        Id<Question> Of(string label) => Find(study, "v1", label).Question.Id;
        study = study.With(GuideDecisions.Move(study, guide, Of("1a"), Of("1"), null));
        study = study.With(GuideDecisions.Move(study, guide, Of("1b"), Of("1a"), null));
        Id<Question> one = Of("1");
        study = study.With(GuideDecisions.Drop(study, guide, Of("1a")));
        Assert.Equal(one, Find(study, "v1", "1b").Question.Probes);
        Assert.Equal([0, 1], GuideViews.Questions(study, Names.Guide(study, "v1").Value).Select(r => r.Depth));
    }

    [Fact]
    public void A_guide_that_was_used_stays()
    {
        Study study = Talk();
        (Guide guide, Question question) = Find(study, "v1", "1");
        Rendition text = study.Original("t");
        study = study.With(QuestionDecisions.Put(study, study.Source("t").Id,
            [new PutNote(guide.Id, question.Id, null, QuestionManner.InOtherWords, text.Id, text.Turns[0].WordsStart, text.Turns[0].End)], Some.Fresh()));

        Some.Refused("sources.guide-used", GuideDecisions.Remove(study, guide.Id));
        Some.Refused("sources.question-used", GuideDecisions.Drop(study, guide.Id, question.Id));
        Study after = study.Apply(new GuideRemoved(guide.Id));
        Assert.Equal("sources.guide-used-meanwhile", Assert.Single(after.Conflicts).Code);
        Assert.Contains(guide.Id, after.Sources.Guides);

        study = study.With(QuestionDecisions.Unput(study, study.Source("t").Id, Assert.Single(study.Source("t").Questions).Id));
        Assert.Empty(study.With(GuideDecisions.Remove(study, guide.Id)).Sources.Guides);
    }

    [Fact]
    public void A_question_is_put_only_to_someone_who_speaks_and_in_the_sources_own_text()
    {
        Study study = Talk().WithSource("other", "Some words.").WithParticipant("P-02");
        (Guide guide, Question question) = Find(study, "v1", "1");
        Id<Source> source = study.Source("t").Id;
        Outcome<ImmutableArray<Change>> Put(Id<Participant>? to, Id<Rendition>? document, int start, int end) =>
            QuestionDecisions.Put(study, source, [new PutNote(guide.Id, question.Id, to, QuestionManner.AsWorded, document, start, end)], Some.Fresh());

        Some.Refused("sources.question-to-nobody", Put(study.Participant("P-02").Id, null, 0, 0));
        Some.Refused("sources.question-elsewhere", Put(null, study.Original("other").Id, 0, 4));
        Some.Refused("coding.passage-outside-document", Put(null, study.Original("t").Id, 0, 4000));
        Some.Refused("sources.question-not-noted", QuestionDecisions.Unput(study, source, new(1)));
        study = study.With(Put(study.Participant("P-01").Id, null, 0, 0));
        Some.Refused("sources.question-noted", Put(study.Participant("P-01").Id, null, 0, 0));
    }

    [Fact]
    public void Interviewer_turns_are_proposed_for_the_questions_whose_words_they_share()
    {
        Study study = Talk();
        ImmutableArray<QuestionProposal> proposals = QuestionProposals.Of(study, study.Original("t"), Names.Guide(study, "v1").Value);

        Assert.Equal([("1", 1), ("2", 3)], proposals.Select(p => (p.Question.Label.Text, p.Turn.Number)));
        Assert.All(proposals, p => Assert.InRange(p.Likeness, QuestionProposals.Least, 1));
        Assert.All(proposals, p => Assert.Equal(QuestionManner.InOtherWords, p.Manner));
        Assert.Empty(QuestionProposals.Of(study, study.Original("t"), Names.Guide(study, "v1").Value, 1.01));
    }

    [Fact]
    public void The_place_of_a_question_follows_a_correction_and_is_lost_with_its_words()
    {
        Study study = Talk();
        (Guide guide, Question question) = Find(study, "v1", "1");
        Rendition text = study.Original("t");
        (int start, int end) = (text.Turns[0].WordsStart, text.Turns[0].End);
        study = study.With(QuestionDecisions.Put(study, study.Source("t").Id, [new PutNote(guide.Id, question.Id, null, QuestionManner.Pressed, text.Id, start, end)], Some.Fresh()));
        var next = new Id<TextVersion>(99);
        Id<Holder> holder = study.Source("t").Holder;
        Study Corrected(Study before, Id<TextVersion> from, int at, int removed, string inserted) => before.Apply(new TextCorrected(
            study.Source("t").Id, text.Id, from, next, [new CorrectedWords(at, removed, inserted.Length, new Words(holder, inserted))], [],
            new Words(holder, "")));

        Source moved = Corrected(study, text.Version, 0, 0, "Talk\n").Source("t");
        Assert.Equal(new PlaceInText(text.Id, next, start + 5, end + 5), Assert.Single(moved.Questions).Place);
        PutQuestion lost = Assert.Single(Corrected(study, text.Version, start - 1, end - start + 2, "").Source("t").Questions);
        Assert.Null(lost.Place);
        Assert.Equal(new PlaceInText(text.Id, text.Version, start, end), lost.LostPlace);
        Assert.True(lost.WasPut);

        // Another copy noted it on the state before the correction.
        Study late = Corrected(study, text.Version, 0, 0, "Talk\n").Apply(new QuestionPut(
            study.Source("t").Id, new(77), guide.Id, question.Id, null, QuestionManner.AsWorded, new PlaceInText(text.Id, text.Version, start, end)));
        Assert.Equal(start + 5, late.Source("t").Questions.Single(q => q.Id == new Id<PutQuestion>(77)).Place!.Start);
        Assert.Empty(late.Conflicts);
    }

    [Fact]
    public void Questions_follow_codes_that_are_merged_and_forget_those_that_are_removed()
    {
        Study study = With(WithGuide(), "v1", "1", "What was promised?", "Pay", "Family");
        (Id<Code> pay, Id<Code> family) = (study.Code("Pay").Id, study.Code("Family").Id);
        Assert.Equal([family], Find(Guides.CodesMerged(study, [pay], family), "v1", "1").Question.AsksAbout);
        Assert.Equal([family], Find(study.Apply(new CodeRemoved(pay)), "v1", "1").Question.AsksAbout);
    }

    [Fact]
    public void A_withdrawn_source_tells_no_more_what_was_asked_in_it()
    {
        Study study = Talk();
        (Guide guide, Question question) = Find(study, "v1", "1");
        study = study.With(QuestionDecisions.LeaveOut(study, study.Source("t").Id, guide.Id, question.Id, null, "he was tired", Some.Fresh()));
        Id<Source> source = study.Source("t").Id;
        study = study.With(WithdrawalDecisions.Withdraw(study, source));
        Assert.Empty(study.Sources.ById[source].Questions);
        Assert.False(GuideDecisions.Remove(study, guide.Id).IsRefused);
        Assert.All(ThemeViews.Rows(study, new ThemeQuery()), row => Assert.Empty(row.Participants));
    }

    [Fact]
    public void A_rewritten_guide_keeps_its_questions_under_a_new_key()
    {
        Study study = Study(out Fold fold);
        Guide before = Names.Guide(study, "v1").Value;
        Change rewritten = SourcesRewriting.Guide(study, before.Id, null, ImmutableDictionary<Id<Question>, string>.Empty.Add(before.Questions[0].Id, "What was held out to you?"), Some.Fresh()).Value;

        Assert.Equal([before.Holder], rewritten.Destroys);
        study = fold.Append(Some.Act(50, rewritten));
        Guide after = Names.Guide(study, "v1").Value;
        Assert.Equal("What was held out to you?", after.Questions[0].Text.Text);
        Assert.Equal(before.Questions[0].Id, after.Questions[0].Id);
        Assert.All(after.Questions, q => Assert.Equal(after.Holder, q.Label.Holder));
        Some.Refused("sources.question-gone", SourcesRewriting.Guide(study, after.Id, null, ImmutableDictionary<Id<Question>, string>.Empty.Add(new(5), "x"), Some.Fresh()));
    }

    [Fact]
    public void A_question_and_an_event_that_repeat_a_withdrawn_source_are_found()
    {
        Study study = Study(out Fold fold);
        const string words = "they told us that every boat would have its licence before the first snow fell";
        study = fold.Append(Some.Act(60, SourcesDecisions.Add(study, SourceKind.Interview, Some.Text("x", words + " and more."), OnTakenName.Refuse, Some.Fresh()).Value));
        Guide guide = Names.Guide(study, "v1").Value;
        study = fold.Append(Some.Act(61, GuideDecisions.AddQuestion(study, guide.Id, new NewQuestion("9", $"You said: {words}?"), Some.Fresh()).Value));
        study = fold.Append(Some.Act(62, EventDecisions.Add(study, "First snow", new Dictionary<EventField, string> { [EventField.Note] = words }, Some.Fresh()).Value));

        string[] places = [.. WithdrawalPreview.Of(study, study.Source("x").Id).Value.Repeated.Select(r => r.Where.Code)];
        Assert.Contains("protection.place-guide", places);
        Assert.Contains("protection.place-event", places);
    }

    // With its history, which a rewriting and the sweep of repeated words read.
    private static Study Study(out Fold fold)
    {
        fold = new Fold(new(7), []);
        Study study = fold.Append(Some.Act(1, GuideDecisions.Add(fold.Current, "Leaving", "v1", "w1", null, Some.Fresh()).Value));
        return fold.Append(Some.Act(2, GuideDecisions.AddQuestion(
            study, Names.Guide(study, "v1").Value.Id, new NewQuestion("1", "What was promised?"), Some.Fresh()).Value));
    }
}
