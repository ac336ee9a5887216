using System.Collections.Immutable;

namespace Offramp.Research.Tests.Protection;

public class RewritingTests
{
    private const string Said = "They promised the same pay as before, but it came late every month.";
    private const string Repeated = "it came late every month";

    private static readonly Id<Holder> People = Some.Words("").Holder;
    private static readonly Id<Participant> Sahar = Some.Fresh().Id<Participant>();
    private static readonly Id<Collaborator> Guide = Some.Fresh().Id<Collaborator>();
    private static readonly Id<Encounter> Meeting = Some.Fresh().Id<Encounter>();

    private static Study Fold(params IEnumerable<Change> changes) => new Fold(new(7), Some.Acts([.. Begun, .. changes])).Current;

    private static readonly ImmutableArray<Change> Begun =
    [
        .. StudyDecisions.Create(Study.Empty(new(7)), "A study", "Mira", Some.Fresh()).Value,
        SourcesDecisions.Add(Study.Empty(new(7)), SourceKind.Interview, Some.Text("p-01", Said), OnTakenName.Refuse, Some.Fresh()).Value,
    ];

    // The same study with one act more, folded anew with its history.
    private static Study After(Study study, params IEnumerable<Change> changes) =>
        new Fold(new(7), Some.Acts([.. study.History.Acts.SelectMany(static a => a.Changes), .. changes])).Current;

    private static ImmutableArray<RepeatedWords> Sweep(Study study) => WithdrawalPreview.Of(study, study.Source("p-01").Id).Value.Repeated;

    private static ParticipantAdded Add(string? note = null) => new(Sahar, new Words(People, "Sahar"), note is null ? null : new Words(People, note));

    private static ConsentRecorded Consent(ConsentScope scope, params (ConsentField Field, string Text)[] noted) => new(
        Sahar, Meeting, scope, false, false, false, ConsentFreedom.Free, true, true,
        [.. noted.Select(n => new ConsentParticular(n.Field, new Words(People, n.Text)))]);

    [Fact]
    public void A_rewritten_title_takes_every_earlier_title_along()
    {
        Study study = Fold(new StudyRetitled(Some.Words($"Why {Repeated}")), new StudyRetitled(Some.Words("Pay")));
        RepeatedWords found = Assert.Single(Sweep(study));
        Assert.True(found.InHistoryOnly);
        Assert.Equal("the title of the study", Research.Messages.English.Say(found.Where));
        var rewritten = (TitleRewritten)Rewriting.Title(study, "Pay", Some.Fresh()).Value;
        Assert.Equal(3, rewritten.Destroys.Length);
        study = After(study, rewritten);
        Assert.Empty(Sweep(study));
        Assert.Equal("Pay", study.Title!.Text);
        Assert.DoesNotContain(study.Title.Holder, study.Protection.DestroyedHolders);
        Assert.Equal([study.Title.Holder], ((TitleRewritten)Rewriting.Title(study, "Money", Some.Fresh()).Value).Destroys);
    }

    [Fact]
    public void A_rewritten_coder_keeps_the_imported_id_unless_told_otherwise()
    {
        Id<Coder> coder = Some.OtherCoder;
        Words name = Some.Words(Repeated);
        Study study = Fold(new CoderAdded(coder, name, new Words(name.Holder, "user-9")), new CoderRenamed(coder, new Words(name.Holder, "Ines")));
        Assert.True(Assert.Single(Sweep(study)).InHistoryOnly);
        Study kept = After(study, Rewriting.Coder(study, coder, null, Some.Fresh()).Value);
        Assert.Empty(Sweep(kept));
        Assert.Equal(("Ines", "user-9"), (kept.Team.Coders[coder].Name.Text, kept.Team.Coders[coder].ImportedId!.Text));
        Assert.Equal(kept.Team.Coders[coder].Name.Holder, kept.Team.Coders[coder].ImportedId!.Holder);
        Study gone = After(study, Rewriting.Coder(study, coder, "Ina", Some.Fresh(), keepImportedId: false).Value);
        Assert.Equal(("Ina", null), (gone.Team.Coders[coder].Name.Text, gone.Team.Coders[coder].ImportedId));
        Some.Refused("study.coder-name-taken", Rewriting.Coder(study, coder, "Mira", Some.Fresh()));
        Some.Refused("study.coder-gone", Rewriting.Coder(study, new(99), null, Some.Fresh()));
    }

    [Fact]
    public void A_rewritten_participant_keeps_the_pseudonym_and_what_the_consents_note()
    {
        Study study = Fold(
            Add(Repeated), Consent(ConsentScope.Verbatim, (ConsentField.Until, "2030"), (ConsentField.Payment, "tea"), (ConsentField.Note, $"said {Repeated}")));
        Assert.Equal("what is noted of the participant Sahar", Research.Messages.English.Say(Assert.Single(Sweep(study)).Where));
        var rewritten = (ParticipantRewritten)Rewriting.Participant(study, Sahar, null, "asked at the slip", [ConsentField.Note], Some.Fresh()).Value;
        Assert.Equal([People], rewritten.Destroys);
        Study after = After(study, rewritten);
        Assert.Empty(Sweep(after));
        Participant known = after.Protection.Participants[Sahar];
        Consent consent = Assert.Single(after.Protection.Consents.Values);
        Assert.Equal(("Sahar", "asked at the slip"), (known.Pseudonym.Text, known.Note!.Text));
        Assert.Equal(["2030", "tea"], consent.Particulars.Select(p => p.Text.Text));
        Assert.All(consent.Particulars, p => Assert.Equal(known.Pseudonym.Holder, p.Text.Holder));
        Assert.Null(After(study, Rewriting.Participant(study, Sahar, null, null, [], Some.Fresh()).Value).Protection.Participants[Sahar].Note);
    }

    [Fact]
    public void A_participant_whose_rewriting_cannot_be_is_refused()
    {
        Study study = Fold(Add(), new CollaboratorAdded(Guide, Some.Words("C-07"), CollaboratorRole.Interpreter));
        Some.Refused("protection.participant-gone", Rewriting.Participant(study, new(99), null, null, [], Some.Fresh()));
        Some.Refused("protection.pseudonym-taken", Rewriting.Participant(study, Sahar, "c-07", null, [], Some.Fresh()));
        Some.Refused("protection.rewriting-keeps-until", Rewriting.Participant(study, Sahar, null, null, [ConsentField.Until], Some.Fresh()));
        Some.Refused("protection.collaborator-gone", Rewriting.Collaborator(study, new(99), null, Some.Fresh()));
        Some.Refused("protection.pseudonym-taken", Rewriting.Collaborator(study, Guide, "sahar", Some.Fresh()));
        Study lost = study.Apply(new SourceWithdrawn(new(99), [People, study.Protection.Collaborators[Guide].Pseudonym.Holder], []));
        Some.Refused("protection.rewriting-needs-a-name", Rewriting.Participant(lost, Sahar, null, null, [], Some.Fresh()));
        Some.Refused("protection.rewriting-needs-a-name", Rewriting.Collaborator(lost, Guide, null, Some.Fresh()));
        Assert.False(Rewriting.Collaborator(lost, Guide, "C-08", Some.Fresh()).IsRefused);
    }

    // Two copies: here the participant is rewritten, there the consent was recorded anew with an earlier end or a narrower scope.
    [Fact]
    public void A_consent_recorded_elsewhere_in_the_meantime_never_gets_a_longer_end_from_a_rewriting()
    {
        Study here = Fold(Add(), Consent(ConsentScope.Verbatim, (ConsentField.Until, "2040")));
        Change rewritten = Rewriting.Participant(here, Sahar, null, null, [], Some.Fresh()).Value;
        Consent merged = Assert.Single(After(here, Consent(ConsentScope.Paraphrase, (ConsentField.Until, "2020")), rewritten).Protection.Consents.Values);
        Assert.Equal(ConsentScope.Paraphrase, merged.Scope);
        Assert.True(merged.Noted(ConsentField.Until)!.IsWithdrawn);
        Assert.Null(Assert.Single(After(here, Consent(ConsentScope.Paraphrase), rewritten).Protection.Consents.Values).Noted(ConsentField.Until));
    }

    [Fact]
    public void A_rewritten_collaborator_keeps_role_and_choice()
    {
        Words name = Some.Words(Repeated);
        Study study = Fold(new CollaboratorAdded(Guide, name, CollaboratorRole.Gatekeeper), new CollaboratorNamingChosen(Guide, Naming.NeverNameMe));
        Assert.Equal($"the pseudonym of the collaborator {Repeated}", Research.Messages.English.Say(Assert.Single(Sweep(study)).Where));
        study = After(study, Rewriting.Collaborator(study, Guide, "C-07", Some.Fresh()).Value);
        Assert.Empty(Sweep(study));
        Collaborator known = study.Protection.Collaborators[Guide];
        Assert.Equal(("C-07", CollaboratorRole.Gatekeeper, Naming.NeverNameMe), (known.Pseudonym.Text, known.Role, known.Naming));
        Assert.Contains(name.Holder, study.Protection.DestroyedHolders);
    }

    [Fact]
    public void A_copy_is_listed_under_the_name_that_was_written_last()
    {
        Study study = Fold(
            new CopyMade(CopyKind.Export, Some.Words("it-came-late-every-month.json"), []), new ReportReleased(Some.Words("it came late every month.html"), [], 1),
            new StudyMerged(1, Some.Words("laptop.offramp")));
        Assert.Equal(2, Sweep(study).Length);
        Some.Refused("protection.copy-unknown", Rewriting.FileName(study, "other", "x", Some.Fresh()));
        foreach ((string was, string name) in new[] { ("it-came-late-every-month.json", "a.json"), ("a.json", "b.json"), ("it came late every month.html", "c.html"), ("laptop.offramp", "d.offramp") })
            study = After(study, Rewriting.FileName(study, was, name, Some.Fresh()).Value);
        Assert.Equal(["b.json", "c.html", "d.offramp"], ProtectionViews.Copies(study).Select(c => c.Name.Text));
        Assert.Empty(Sweep(study));
        Assert.Contains(new HistoryViews(study).Lines(), l => l.Sentence.Contains("b.json", StringComparison.Ordinal));
        Assert.DoesNotContain(new HistoryViews(study).Lines(), l => l.Sentence.Contains("late", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rewritten_code_keeps_its_imported_id_unless_told_otherwise()
    {
        Words words = Some.Words("c-9");
        var pay = new CodeAdded(Some.Fresh().Id<Code>(), words.Holder, new Words(words.Holder, "Pay"), null, [], null, words);
        Study study = Fold(pay);
        var none = ImmutableDictionary<CodeText, string>.Empty;
        Code kept = After(study, CodeRewriting.Rewrite(study, pay.Code, null, none, Some.Fresh()).Value).Code("Pay");
        Assert.Equal(("c-9", kept.Holder), (kept.ImportedId!.Text, kept.ImportedId.Holder));
        Assert.Null(After(study, CodeRewriting.Rewrite(study, pay.Code, null, none, Some.Fresh(), false).Value).Code("Pay").ImportedId);
    }

    [Fact]
    public void A_withdrawn_participant_leaves_kinds_without_words()
    {
        Study study = Fold(Add("a note"), Consent(ConsentScope.Verbatim, (ConsentField.Until, "2030"), (ConsentField.Payment, "tea")));
        Assert.Equal(new RecordToDestroy("Sahar", true, 2, 1), RecordToDestroy.Of(study, study.Participant("Sahar")));
        Some.Refused("protection.participant-without-sources", WithdrawalDecisions.WithdrawParticipant(study, Sahar, Some.Fresh(), keepRecord: true));
        var withdrawn = (ParticipantWithdrawn)Assert.Single(WithdrawalDecisions.WithdrawParticipant(study, Sahar, Some.Fresh()).Value);
        study = After(study, withdrawn);
        Participant known = study.Protection.Participants[Sahar];
        Assert.Equal(("[withdrawn]", null, true), (known.Pseudonym.Text, known.Note, known.IsWithdrawn));
        Consent consent = Assert.Single(study.Protection.Consents.Values);
        Assert.Equal(ConsentScope.Verbatim, consent.Scope);
        Assert.True(Assert.Single(consent.Particulars).Text.IsWithdrawn);
        Some.Refused("protection.participant-already-withdrawn", WithdrawalDecisions.WithdrawParticipant(study, Sahar, Some.Fresh()));
        Some.Refused("protection.withdrawal-is-final", HistoryDecisions.Undo(study, Some.Coder));
    }

    [Fact]
    public void What_goes_in_the_same_act_need_not_be_rewritten()
    {
        Study study = Fold(Add(Repeated));
        Id<Source> talk = study.Source("p-01").Id;
        Assert.Single(WithdrawalPreview.Of(study, talk).Value.Repeated);
        Assert.Empty(WithdrawalPreview.Of(study, talk, WithdrawalDecisions.WithdrawParticipant(study, Sahar, Some.Fresh()).Value).Value.Repeated);
    }

    [Fact]
    public void Nothing_can_be_noted_of_a_withdrawn_participant_and_nothing_they_said_leaves()
    {
        Study study = Some.Study().WithTalk("p-01", SourceKind.Interview, ("P", "In spring.")).WithVoice("Sahar", "p-01", "P", Some.Consent(ConsentScope.Verbatim));
        Id<Participant> who = study.Participant("Sahar").Id;
        study = study.Apply(new ParticipantWithdrawn(who, [study.Participant("Sahar").Pseudonym.Holder]));
        Assert.Equal(MayLeave.Nothing, Permissions.For(study, study.Source("p-01").Id, Some.Today).Use);
        Some.Refused("protection.participant-withdrawn", ProtectionDecisions.NoteParticipant(study, who, "x"));
        Some.Refused("protection.participant-withdrawn", ProtectionDecisions.RecordConsent(study, who, study.Source("p-01").Id, Some.Consent(ConsentScope.Verbatim)));
        Some.Refused("protection.participant-withdrawn", SourceLinks.LinkParticipant(study, study.Source("p-01").Id, who, "P"));
        Some.Refused("protection.participant-withdrawn", Rewriting.Participant(study, who, "Sahar", null, [], Some.Fresh()));
        Assert.Single(study.Apply(new ParticipantNoted(who, Some.Words("from another copy"))).Conflicts);
    }

    [Fact]
    public void What_another_copy_wrote_anew_of_a_withdrawn_participant_is_withdrawn_once_more()
    {
        Study study = Fold(Add("a note"));
        Change elsewhere = Rewriting.Participant(study, Sahar, null, "a note", [], Some.Fresh()).Value;
        Change here = Assert.Single(WithdrawalDecisions.WithdrawParticipant(study, Sahar, Some.Fresh()).Value);
        foreach (Change[] order in new[] { new[] { here, elsewhere }, [elsewhere, here] })
        {
            Study merged = After(study, order);
            Assert.True(merged.Protection.Participants[Sahar].IsWithdrawn);
            merged = After(merged, Assert.Single(WithdrawalDecisions.WithdrawParticipant(merged, Sahar, Some.Fresh()).Value));
            Assert.Contains(((ParticipantRewritten)elsewhere).Pseudonym.Holder, merged.Protection.DestroyedHolders);
        }
    }

    [Theory]
    [InlineData("P: They paid late.", "that they paid late, he says", "they paid late")]
    [InlineData("P: They always paid late.", "They always paid late", "They always paid late")]
    [InlineData("P: They always paid late.", "always paid late", null)]
    [InlineData("P: Paid late.", "paid late", null)]
    public void A_short_source_is_one_run_without_its_label(string said, string note, string? run)
    {
        string[] parts = said.Split(": ");
        Study study = Some.Study();
        Change talk = SourcesDecisions.Add(study, SourceKind.Interview, Some.Talk("short", (parts[0], parts[1])), OnTakenName.Refuse, Some.Fresh()).Value;
        study = Fold(talk, Add(note));
        Assert.Equal(run is null ? [] : [run], WithdrawalPreview.Of(study, study.Source("short").Id).Value.Repeated.Select(r => r.Run));
    }

    [Fact]
    public void Of_another_source_it_is_said_how_to_give_it_a_new_key()
    {
        Change other = SourcesDecisions.Add(Study.Empty(new(7)), SourceKind.Interview, Some.Text("essay", $"He said {Repeated}."), OnTakenName.Refuse, Some.Fresh()).Value;
        RepeatedWords found = Assert.Single(Sweep(Fold(other)));
        Assert.Contains("offramp protection rewrite source", Research.Messages.English.Say(found.Way), StringComparison.Ordinal);
    }
}
