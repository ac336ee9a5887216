using System.Collections.Immutable;

namespace Offramp.Research.Tests.History;

public class HistoryDecisionsTests
{
    /// <summary>A study that is recorded act by act, as the open study does.</summary>
    private sealed class Recorded
    {
        private readonly Fold fold = new(new(7), []);
        private int count;

        public Recorded()
        {
            Do(StudyDecisions.Create(Study, "The lantern coast", "Mira", Some.Fresh()));
            Do(SourcesDecisions.Add(Study, SourceKind.Publication, Some.Text("article", "They paid late that year and less."), OnTakenName.Refuse, Some.Fresh()));
        }

        public Study Study => fold.Current;

        public ActId Last => Study.History.Acts[^1].Id;

        public string LastSentence => new HistoryViews(Study).Lines().Last().Sentence;

        public void Do(Outcome<ImmutableArray<Change>> decided, Id<Coder>? who = null)
        {
            Assert.Null(decided.Refusal);
            count++;
            fold.Append(new Act(new ActId(1, count), count, Some.Now.AddMinutes(count), who ?? Some.Coder, decided.Value));
        }

        public void Do(Outcome<Change> decided, Id<Coder>? who = null) => Do(decided.Then<ImmutableArray<Change>>(c => ImmutableArray.Create(c)), who);

        public void Do(Change change, Id<Coder>? who = null) => Do((Outcome<Change>)change, who);

        public void Code(string name) => Do(new CodeAdded(Some.Fresh().Id<Code>(), Some.Words("").Holder, Some.Words(name), null, [], null, null));

        public void CodePassage(string code, Id<Coder>? who = null)
        {
            Rendition text = Study.Original("article");
            Do(new PassageCoded(text.Id, text.Version, Some.Fresh().Id<PassageCoding>(), 0, 4, Study.Code(code).Id, Some.Coder, default, null), who);
        }
    }

    [Fact]
    public void Undo_takes_back_my_last_act_and_redo_brings_it_back()
    {
        var study = new Recorded();
        study.Code("Pay");
        study.Do(HistoryDecisions.Undo(study.Study, Some.Coder));
        Assert.Empty(study.Study.Coding.Codebook.Codes);
        Assert.Equal("took back: added the code Pay", study.LastSentence);
        study.Do(HistoryDecisions.Redo(study.Study, Some.Coder));
        Assert.Single(study.Study.Coding.Codebook.Codes);
        Assert.Equal("brought back: added the code Pay", study.LastSentence);
    }

    [Fact]
    public void Undo_twice_goes_further_back_and_redo_twice_comes_all_the_way()
    {
        var study = new Recorded();
        study.Code("Pay");
        study.Code("Order");
        study.Do(HistoryDecisions.Undo(study.Study, Some.Coder));
        study.Do(HistoryDecisions.Undo(study.Study, Some.Coder));
        Assert.Empty(study.Study.Coding.Codebook.Codes);
        study.Do(HistoryDecisions.Redo(study.Study, Some.Coder));
        Assert.Equal(["Pay"], study.Study.Coding.Codebook.Codes.Values.Select(c => c.Name.Text));
        study.Do(HistoryDecisions.Redo(study.Study, Some.Coder));
        Assert.Equal(2, study.Study.Coding.Codebook.Codes.Count);
        Some.Refused("history.nothing-to-redo", HistoryDecisions.Redo(study.Study, Some.Coder));
    }

    [Fact]
    public void Undo_leaves_what_others_did()
    {
        var study = new Recorded();
        study.Code("Pay");
        study.CodePassage("Pay", Some.OtherCoder);
        Assert.IsType<ActRetracted>(HistoryDecisions.Undo(study.Study, Some.OtherCoder).Value.Single());
        string said = Some.Refused("history.others-rest-on-it", HistoryDecisions.Undo(study.Study, Some.Coder));
        Assert.Contains("coded a passage of article as Pay", said, StringComparison.Ordinal);
    }

    [Fact]
    public void With_dependents_all_go_and_come_back_together()
    {
        var study = new Recorded();
        study.Code("Pay");
        study.CodePassage("Pay");
        study.Do(HistoryDecisions.Retract(study.Study, study.Study.History.Acts[2].Id, withDependents: true));
        Assert.Empty(study.Study.Coding.Codebook.Codes);
        Assert.Equal("took back: added the code Pay (and 1 act that rested on it)", study.LastSentence);
        study.Do(HistoryDecisions.Redo(study.Study, Some.Coder));
        Assert.Single(study.Study.Coding.In(study.Study.Original("article").Id));
    }

    [Fact]
    public void A_coding_of_a_bulk_import_is_found_as_resting_on_it()
    {
        var study = new Recorded();
        study.Code("Pay");
        Rendition text = study.Study.Original("article");
        Id<PassageCoding> first = Some.Fresh().Id<PassageCoding>();
        const int count = 200_000;
        CodingRow[] rows = [.. Enumerable.Range(0, count).Select(_ => new CodingRow(0, 4, 0, 0, default))];
        study.Do(new PassagesCoded(
            first, [new CodedDocument(text.Id, text.Version, count)], [study.Study.Code("Pay").Id], [Some.Coder], CodingColumns.Write(rows, [count]), []));
        ActId import = study.Last;
        Assert.Equal("coded 200,000 passages of article at once", study.LastSentence);
        study.Do(new CodingJudged(text.Id, new(first.Value + 199_999), new Judgement(Stance.Denies, default, default, default)));
        Assert.Equal("judged a passage of article coded as Pay", study.LastSentence);
        study.Do(new PassageUncoded(text.Id, new(first.Value + 200_000)));
        Assert.Contains("A later act rests on it", Some.Refused("history.others-rest-on-it", HistoryDecisions.Retract(study.Study, import, false)), StringComparison.Ordinal);
    }

    [Fact]
    public void Something_new_ends_redoing()
    {
        var study = new Recorded();
        study.Code("Pay");
        study.Do(HistoryDecisions.Undo(study.Study, Some.Coder));
        study.Code("Order");
        Some.Refused("history.nothing-to-redo", HistoryDecisions.Redo(study.Study, Some.Coder));
    }

    [Fact]
    public void A_backup_is_passed_over_and_never_taken_back()
    {
        var study = new Recorded();
        study.Code("Pay");
        study.Do(new CopyMade(CopyKind.Backup, Some.Words("copy.offramp"), []));
        Assert.Equal(study.Study.History.Acts[2].Id, ((ActRetracted)HistoryDecisions.Undo(study.Study, Some.Coder).Value.Single()).Act);
        Assert.Contains("copy.offramp", Some.Refused("history.cannot-be-taken-back", HistoryDecisions.Retract(study.Study, study.Last, false)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_beginning_of_a_study_is_not_undone()
    {
        var study = new Recorded();
        study.Do(HistoryDecisions.Undo(study.Study, Some.Coder));
        Some.Refused("history.nothing-to-undo", HistoryDecisions.Undo(study.Study, Some.Coder));
    }

    [Fact]
    public void A_withdrawal_is_final()
    {
        var study = new Recorded();
        ActId imported = study.Last;
        study.Do(WithdrawalDecisions.Withdraw(study.Study, study.Study.Source("article").Id));
        Some.Refused("protection.withdrawal-is-final", HistoryDecisions.Undo(study.Study, Some.Coder));
        Some.Refused("protection.withdrawal-is-final", HistoryDecisions.Retract(study.Study, study.Last, true));
        Some.Refused("protection.withdrawal-is-final", HistoryDecisions.Retract(study.Study, imported, true));
        Assert.Equal(["imported [withdrawn]", "withdrew a source for ever"], new HistoryViews(study.Study).Lines().Skip(1).Select(l => l.Sentence));
    }

    [Fact]
    public void An_act_that_is_unknown_or_taken_back_already_is_refused()
    {
        var study = new Recorded();
        ActId imported = study.Last;
        Some.Refused("history.act-unknown", HistoryDecisions.Retract(study.Study, new ActId(5, 5), false));
        study.Do(HistoryDecisions.Undo(study.Study, Some.Coder));
        Some.Refused("history.already-taken-back", HistoryDecisions.Retract(study.Study, imported, false));
    }

    [Fact]
    public void The_history_names_things_as_they_are_called_now()
    {
        var study = new Recorded();
        study.Code("Pay");
        study.CodePassage("Pay");
        study.Do(SourcesDecisions.Rename(study.Study, study.Study.Source("article").Id, "essay"));
        study.Do(new CodeRenamed(study.Study.Code("Pay").Id, Some.Words("Wages")));
        HistoryLine[] lines = [.. new HistoryViews(study.Study).Lines()];
        Assert.Equal("began the study \"The lantern coast\", with 1 further change", lines[0].Sentence);
        Assert.Equal("imported essay", lines[1].Sentence);
        Assert.Equal("coded a passage of essay as Wages", lines[3].Sentence);
        Assert.Equal("Mira", lines[3].Who);
        Assert.Equal("coding.passage-coded", lines[3].Kind);
        Assert.False(lines[3].Undone);
    }

    [Fact]
    public void A_past_act_comes_back_with_what_it_rests_on_or_not_at_all()
    {
        var study = new Recorded();
        study.Code("pay");
        ActId code = study.Last;
        study.CodePassage("pay");
        ActId passage = study.Last;
        Some.Refused("history.not-taken-back", HistoryDecisions.Restore(study.Study, passage, false));
        study.Do(HistoryDecisions.Retract(study.Study, passage, false));
        study.Do(HistoryDecisions.Retract(study.Study, code, false));
        study.Code("trust");

        Assert.Contains("added the code", Some.Refused("history.rests-on-taken-back", HistoryDecisions.Restore(study.Study, passage, false)), StringComparison.Ordinal);
        ImmutableArray<Change> both = HistoryDecisions.Restore(study.Study, passage, true).Value;
        Assert.Equal([code, passage], HistoryDecisions.Affected(study.Study, both).Select(static act => act.Id));
        study.Do((Outcome<ImmutableArray<Change>>)both);
        Assert.Empty(study.Study.Conflicts);
        Assert.Equal(2, study.Study.Coding.Codebook.Codes.Count);
        Assert.Single(study.Study.Coding.In(study.Study.Original("article").Id));
        Some.Refused("history.act-unknown", HistoryDecisions.Restore(study.Study, new ActId(9, 9), false));
    }

    [Fact]
    public void What_was_taken_back_in_one_go_comes_back_in_one_go()
    {
        var study = new Recorded();
        study.Code("pay");
        ActId code = study.Last;
        study.CodePassage("pay");
        ImmutableArray<Change> away = HistoryDecisions.Retract(study.Study, code, true).Value;
        Assert.Equal([code, study.Last], HistoryDecisions.Affected(study.Study, away).Select(static act => act.Id));
        study.Do((Outcome<ImmutableArray<Change>>)away);
        Assert.Empty(study.Study.Coding.Codebook.Codes);
        study.Do(HistoryDecisions.Restore(study.Study, code, false));
        Assert.Single(study.Study.Coding.In(study.Study.Original("article").Id));
    }

    [Fact]
    public void Acts_are_found_by_who_and_when_and_what_and_how_they_stand()
    {
        var study = new Recorded();
        study.Do(StudyDecisions.AddCoder(study.Study, "Milo", null, Some.Fresh()));
        study.Code("Pay");
        study.CodePassage("Pay", study.Study.Team.Coders.Values.Single(static coder => coder.Name.Text == "Milo").Id);
        study.Do(HistoryDecisions.Retract(study.Study, study.Last, false));
        var views = new HistoryViews(study.Study);
        string[] Found(HistoryQuery query) => [.. views.Find(query).Select(views.Sentence)];

        Assert.Equal(6, Found(new HistoryQuery()).Length);
        Assert.StartsWith("took back", Found(new HistoryQuery())[0], StringComparison.Ordinal);
        Assert.Single(Found(new HistoryQuery { Who = [study.Study.Team.Coders.Values.Single(static coder => coder.Name.Text == "Milo").Id] }));
        Assert.Equal(2, Found(new HistoryQuery { Stages = ["coding"] }).Length);
        Assert.Single(Found(new HistoryQuery { State = ActState.TakenBack }));
        Assert.Equal(5, Found(new HistoryQuery { State = ActState.Standing }).Length);
        Assert.Equal(3, Found(new HistoryQuery { Words = "PÁY" }).Length);
        Assert.Equal(2, Found(new HistoryQuery { From = Some.Now.AddMinutes(5) }).Length);
        Assert.Equal(4, Found(new HistoryQuery { Until = Some.Now.AddMinutes(5) }).Length);
        Assert.Equal("coding.passage-coded", views.Parts(study.Study.History.Acts[4]).Single().Kind);
    }
}
