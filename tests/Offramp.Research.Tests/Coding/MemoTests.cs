using System.Collections.Immutable;

namespace Offramp.Research.Tests;

public class MemoTests
{
    private const string Said = "They promised the same pay as before, but it came late every month.";

    private static Study Ground() => Fold(
    [
        .. StudyDecisions.Create(Study.Empty(new(7)), "A study", "Mira", Some.Fresh()).Value,
        SourcesDecisions.Add(Study.Empty(new(7)), SourceKind.Interview, Some.Text("p-01", Said), OnTakenName.Refuse, Some.Fresh()).Value,
        CodebookDecisions.AddCode(Study.Empty(new(7)), new NewCode("Pay"), Some.Fresh()).Value,
        ProtectionDecisions.AddParticipant(Study.Empty(new(7)), "P-01", "first cohort", Some.Fresh()).Value,
    ]);

    private static Study Fold(params IEnumerable<Change> changes) => new Fold(new(7), Some.Acts(changes)).Current;

    private static Study After(Study study, params IEnumerable<Outcome<Change>> decided) =>
        Fold([.. study.History.Acts.SelectMany(static a => a.Changes), .. decided.Select(static d => d.Value)]);

    private static Study Written(Study study, NewMemo ask) => After(study, MemoDecisions.Write(study, ask, Some.Fresh()));

    private static Memo Only(Study study) => Assert.Single(study.Coding.Memos);

    [Fact]
    public void A_memo_is_held_by_what_it_tells_of()
    {
        Study study = Ground();
        Id<Source> source = study.Source("p-01").Id;
        Assert.Equal(study.Source("p-01").Holder, Only(Written(study, new NewMemo("Tone", "He spoke fast", Source: source))).Text.Holder);
        Assert.Equal(study.Participant("P-01").Pseudonym.Holder, Only(Written(study, new NewMemo("Tone", "shy", Participant: study.Participant("P-01").Id))).Title.Holder);
        Memo passage = Only(Written(study, new NewMemo("Doubt", "Really?", Document: study.Original("p-01").Id, Start: 5, End: 13)));
        Assert.Equal((MemoSubject.Passage, source, study.Original("p-01").Version, 5, 13),
            (passage.About.Subject, passage.About.Source, passage.About.Version, passage.About.Start, passage.About.End));
        Assert.Equal(study.Source("p-01").Holder, passage.Text.Holder);
        Memo own = Only(Written(study, new NewMemo("Pay", "a thought", Code: study.Code("Pay").Id)));
        Assert.NotEqual(study.Code("Pay").Holder, own.Text.Holder);
        Assert.Equal(own.Title.Holder, own.Text.Holder);
    }

    [Fact]
    public void What_cannot_be_a_memo_is_refused()
    {
        Study study = Ground();
        Some.Refused("naming.empty", MemoDecisions.Write(study, new NewMemo("Title", " "), Some.Fresh()));
        Some.Refused("naming.empty", MemoDecisions.Write(study, new NewMemo(" ", "text"), Some.Fresh()));
        Some.Refused("coding.memo-about-several", MemoDecisions.Write(study, new NewMemo("T", "t", study.Source("p-01").Id, study.Code("Pay").Id), Some.Fresh()));
        Some.Refused("coding.coding-gone", MemoDecisions.Write(study, new NewMemo("T", "t", Coding: new(9)), Some.Fresh()));
        Some.Refused("coding.passage-empty", MemoDecisions.Write(study, new NewMemo("T", "t", Document: study.Original("p-01").Id), Some.Fresh()));
        Some.Refused("coding.memo-gone", MemoDecisions.Revise(study, new(9), "T", null));
        study = Written(study, new NewMemo("Tone", "fast"));
        Some.Refused("coding.memo-unchanged", MemoDecisions.Revise(study, Only(study).Id, "Tone", null));
    }

    [Fact]
    public void A_memo_is_revised_listed_found_and_removed()
    {
        Study study = Ground();
        study = Written(study, new NewMemo("Tone", "He spoke fast", Source: study.Source("p-01").Id));
        study = Written(study, new NewMemo("Plan", "Ask about wages"));
        study = After(study, MemoDecisions.Revise(study, study.Coding.Memos[0].Id, null, "He spoke slowly"));
        Assert.Equal([("Tone", "p-01"), ("Plan", null)], MemoViews.Rows(study, new MemoQuery()).Select(static r => (r.Memo.Title.Text, r.AboutName)));
        MemoRow tone = Assert.Single(MemoViews.Rows(study, new MemoQuery { Source = study.Source("p-01").Id }));
        Assert.True(tone.Revised > tone.Written);
        Assert.Empty(MemoViews.Rows(study, new MemoQuery { Code = study.Code("Pay").Id }));
        Assert.Single(MemoViews.Rows(study, new MemoQuery { Subject = MemoSubject.Nothing }));
        SearchHit hit = Assert.Single(SearchViews.Find(study, TextQuery.Parse("slowly").Value, SearchScope.Memos).Hits);
        Assert.Equal(("p-01", "Tone"), (hit.Source!.Name.Text, hit.Memo!.Title.Text));
        Assert.Equal("Plan", Names.Memo(study, "plan").Value.Title.Text);
        Assert.Equal(["Plan"], After(study, MemoDecisions.Remove(study, study.Coding.Memos[0].Id)).Coding.Memos.Select(static m => m.Title.Text));
    }

    [Fact]
    public void A_withdrawn_source_takes_the_memos_about_it_also_those_of_another_copy()
    {
        Study study = Ground();
        Study told = Written(study, new NewMemo("Tone", "He spoke fast", Source: study.Source("p-01").Id));
        Assert.Equal(1, WithdrawalPreview.Of(told, study.Source("p-01").Id).Value.Notes);
        Assert.Empty(After(told, WithdrawalDecisions.Withdraw(told, study.Source("p-01").Id)).Coding.Memos);
        Study late = After(study, WithdrawalDecisions.Withdraw(study, study.Source("p-01").Id), told.History.Acts[^1].Changes[0]);
        Assert.Empty(late.Coding.Memos);
        Assert.Empty(late.Conflicts);
    }

    [Fact]
    public void A_participant_who_withdraws_takes_the_memos_and_one_who_is_rewritten_keeps_them()
    {
        Study study = Ground();
        Id<Participant> person = study.Participant("P-01").Id;
        study = Written(study, new NewMemo("Manner", "shy at first", Participant: person));
        Assert.Equal(1, RecordToDestroy.Of(study, study.Participant("P-01")).Memos);
        Study rewritten = After(study, Rewriting.Participant(study, person, null, "second cohort", [], Some.Fresh()));
        Assert.Equal("shy at first", Only(rewritten).Text.Text);
        Assert.Equal(rewritten.Participant("P-01").Pseudonym.Holder, Only(rewritten).Text.Holder);
        Assert.Empty(After(study, Rewriting.Participant(study, person, null, null, [], Some.Fresh(), keepMemos: false)).Coding.Memos);
        Study memo = After(study, Rewriting.Memo(study, Only(study).Id, null, "shy", Some.Fresh()));
        Assert.Equal(("Manner", "shy", "first cohort"), (Only(memo).Title.Text, Only(memo).Text.Text, memo.Participant("P-01").Note!.Text));
        Study gone = Fold([.. study.History.Acts.SelectMany(static a => a.Changes), .. WithdrawalDecisions.WithdrawParticipant(study, person, Some.Fresh()).Value]);
        Assert.Empty(gone.Coding.Memos);
    }

    [Fact]
    public void A_memo_of_the_teams_own_that_repeats_a_source_is_found_and_rewritten_with_its_history()
    {
        Study study = Written(Ground(), new NewMemo("Pay", "It came late every month, he says"));
        study = After(study, MemoDecisions.Revise(study, Only(study).Id, null, "late"));
        RepeatedWords found = Assert.Single(WithdrawalPreview.Of(study, study.Source("p-01").Id).Value.Repeated);
        Assert.Equal((true, "the memo Pay"), (found.InHistoryOnly, Research.Messages.English.Say(found.Where)));
        study = After(study, Rewriting.Memo(study, Only(study).Id, null, "late", Some.Fresh()));
        Assert.Empty(WithdrawalPreview.Of(study, study.Source("p-01").Id).Value.Repeated);
        Assert.Equal("late", Only(study).Text.Text);
        study = Written(study, new NewMemo("Tone", "fast", Source: study.Source("p-01").Id));
        Some.Refused("protection.memo-is-of-a-source", Rewriting.Memo(study, study.Coding.Memos[1].Id, null, "x", Some.Fresh()));
    }

    [Fact]
    public void A_memo_on_a_passage_follows_a_correction_or_is_about_the_source_from_then_on()
    {
        Study study = Ground();
        Id<Rendition> document = study.Original("p-01").Id;
        study = Written(Written(study, new NewMemo("A", "a", Document: document, Start: 14, End: 26)), new NewMemo("B", "b", Document: document, Start: 0, End: 4));
        MemoWritten late = (MemoWritten)MemoDecisions.Write(study, new NewMemo("C", "c", Document: document, Start: 14, End: 26), Some.Fresh()).Value;
        var version = new Id<TextVersion>(99);
        Rendition text = study.Original("p-01");
        Study corrected = study.Apply(new TextCorrected(
            text.Source, document, text.Version, version,
            [new CorrectedWords(0, 5, 0, new Words(text.Text.Holder, ""))], [], null));
        ImmutableList<Memo> memos = corrected.Coding.Memos;
        Assert.Equal((9, 21, version), (memos[0].About.Start, memos[0].About.End, memos[0].About.Version));
        Assert.Equal(new MemoAbout(MemoSubject.Source, study.Source("p-01").Id), memos[1].About);
        Assert.Equal((9, version), (corrected.Apply(late).Coding.Memos[2].About.Start, corrected.Apply(late).Coding.Memos[2].About.Version));
    }
}
