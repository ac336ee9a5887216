using System.Collections.Immutable;

namespace Offramp.Research.Tests.Protection;

public class ProtectionDecisionsTests
{
    private static readonly Study Study = Some.Study().WithParticipant("Sahar").WithTalk("p-01", SourceKind.Interview, ("P", "In spring."));

    [Fact]
    public void A_pseudonym_belongs_to_one_person_on_either_side()
    {
        Study both = Study.With(ProtectionDecisions.AddCollaborator(Study, "Interpreter A", CollaboratorRole.Interpreter, Some.Fresh()));
        Some.Refused("protection.pseudonym-taken", ProtectionDecisions.AddParticipant(both, "interpreter a", null, Some.Fresh()));
        Some.Refused("protection.pseudonym-taken", ProtectionDecisions.AddCollaborator(both, "SAHAR", CollaboratorRole.Informant, Some.Fresh()));
        Some.Refused("naming.empty", ProtectionDecisions.AddParticipant(both, " ", null, Some.Fresh()));
    }

    [Fact]
    public void A_note_is_held_by_the_participants_own_holder()
    {
        Participant sahar = Study.Participant("Sahar");
        Study noted = Study.With(ProtectionDecisions.NoteParticipant(Study, sahar.Id, "first cohort"));
        Assert.Equal(sahar.Pseudonym.Holder, noted.Participant("Sahar").Note!.Holder);
        Assert.Null(noted.With(ProtectionDecisions.NoteParticipant(noted, sahar.Id, " ")).Participant("Sahar").Note);
        Some.Refused("protection.participant-gone", ProtectionDecisions.NoteParticipant(Study, new(99), "x"));
    }

    [Fact]
    public void A_collaborator_decides_about_being_named()
    {
        Study study = Study.With(ProtectionDecisions.AddCollaborator(Study, "A", CollaboratorRole.Interviewer, Some.Fresh()));
        Assert.Equal(Naming.Undecided, study.Collaborator("A").Naming);
        Assert.Equal(Naming.NameMe, study.With(ProtectionDecisions.ChooseNaming(study, study.Collaborator("A").Id, Naming.NameMe)).Collaborator("A").Naming);
        Some.Refused("protection.collaborator-gone", ProtectionDecisions.ChooseNaming(study, new(99), Naming.NameMe));
    }

    [Fact]
    public void A_consent_keeps_everything_that_was_noted()
    {
        Source source = Study.Source("p-01");
        var terms = new ConsentTerms
        {
            Scope = ConsentScope.Paraphrase,
            Freedom = ConsentFreedom.Supervised,
            LifeHistory = true,
            Archive = true,
            Recontact = true,
            Understood = true,
            LimitsTold = false,
            Particulars = ImmutableDictionary<ConsentField, string>.Empty.Add(ConsentField.Until, "2030").Add(ConsentField.ArrangedBy, "the clinic"),
        };
        Study study = Study.With(ProtectionDecisions.RecordConsent(Study, Study.Participant("Sahar").Id, source.Id, terms));
        Consent consent = study.Protection.Consents[(Study.Participant("Sahar").Id, source.Encounter!.Value)];
        Assert.Equal((ConsentScope.Paraphrase, ConsentFreedom.Supervised, true, true, true), (consent.Scope, consent.Freedom, consent.LifeHistory, consent.Archive, consent.Recontact));
        Assert.Equal((true, false), (consent.Understood, consent.LimitsTold));
        Assert.Equal("the clinic", consent.Noted(ConsentField.ArrangedBy)!.Text);
        Assert.Equal("2030", ProtectionViews.Participants(study, Some.Today).Single().Consents.Single().Until);
    }

    [Fact]
    public void A_consent_that_cannot_be_recorded_is_refused()
    {
        Id<Source> source = Study.Source("p-01").Id;
        Id<Participant> sahar = Study.Participant("Sahar").Id;
        Some.Refused("dates.not-readable", ProtectionDecisions.RecordConsent(Study, sahar, source, Some.Consent(ConsentScope.Verbatim, until: "next year")));
        Some.Refused("protection.participant-gone", ProtectionDecisions.RecordConsent(Study, new(99), source, Some.Consent(ConsentScope.Verbatim)));
        Some.Refused("sources.source-gone", ProtectionDecisions.RecordConsent(Study, sahar, new Id<Source>(99), Some.Consent(ConsentScope.Verbatim)));
        var bare = (SourceAdded)SourcesDecisions.Add(Study, SourceKind.Interview, Some.Text("p-02", "x"), OnTakenName.Refuse, Some.Fresh()).Value with { Encounter = null };
        Some.Refused("protection.source-without-encounter", ProtectionDecisions.RecordConsent(Study.Apply(bare), sahar, bare.Source, Some.Consent(ConsentScope.Verbatim)));
    }
}
