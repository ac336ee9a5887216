namespace Offramp.Research.Tests.Protection;

public class PermissionsTests
{
    private static Permission Of(Study study, string source)
    {
        Permission permission = Permissions.For(study, study.Source(source).Id, Some.Today);
        Some.Said(permission.Why.Code, Research.Messages.English.Say(permission.Why));
        return permission;
    }

    private static void Is(MayLeave use, string why, Permission permission) => Assert.Equal((use, why), (permission.Use, permission.Why.Code));

    [Theory]
    [InlineData(SourceKind.Publication, MayLeave.Verbatim, "protection.literature")]
    [InlineData(SourceKind.MediaItem, MayLeave.Verbatim, "protection.published-by-a-group")]
    [InlineData(SourceKind.ClosedChannel, MayLeave.Paraphrase, "protection.closed-channel")]
    [InlineData(SourceKind.UnnamedLocalSources, MayLeave.Paraphrase, "protection.unnamed-local-sources")]
    [InlineData(SourceKind.FieldNote, MayLeave.Verbatim, "protection.own-words")]
    [InlineData(SourceKind.Interview, MayLeave.Background, "protection.no-consent-recorded")]
    [InlineData(SourceKind.GroupInterview, MayLeave.Background, "protection.no-consent-recorded")]
    [InlineData(SourceKind.SurveyAnswer, MayLeave.Background, "protection.no-consent-recorded")]
    public void Without_participants_the_kind_decides(SourceKind kind, MayLeave use, string why) =>
        Is(use, why, Of(Some.Study().WithSource("x", "Words.", kind), "x"));

    [Theory]
    [InlineData(ConsentScope.Verbatim, ConsentFreedom.Free, null, MayLeave.Verbatim, "protection.consented-verbatim")]
    [InlineData(ConsentScope.Paraphrase, ConsentFreedom.Free, null, MayLeave.Paraphrase, "protection.consented-paraphrase")]
    [InlineData(ConsentScope.Background, ConsentFreedom.Free, null, MayLeave.Background, "protection.consented-background")]
    [InlineData(ConsentScope.Verbatim, ConsentFreedom.Unknown, null, MayLeave.Background, "protection.consent-not-free")]
    [InlineData(ConsentScope.Verbatim, ConsentFreedom.Detained, null, MayLeave.Background, "protection.consent-not-free")]
    [InlineData(ConsentScope.Verbatim, ConsentFreedom.Free, "2026-11-22", MayLeave.Verbatim, "protection.consented-verbatim")]
    [InlineData(ConsentScope.Verbatim, ConsentFreedom.Free, "2026-11-21", MayLeave.Background, "protection.consent-expired")]
    [InlineData(ConsentScope.Verbatim, ConsentFreedom.Free, "2026", MayLeave.Verbatim, "protection.consented-verbatim")]
    [InlineData(ConsentScope.Verbatim, ConsentFreedom.Free, "2025", MayLeave.Background, "protection.consent-expired")]
    [InlineData(ConsentScope.Verbatim, ConsentFreedom.Free, "2020/..", MayLeave.Verbatim, "protection.consented-verbatim")]
    public void A_participants_consent_decides(ConsentScope scope, ConsentFreedom freedom, string? until, MayLeave use, string why)
    {
        Study study = Some.Study().WithTalk("p-01", SourceKind.Interview, ("P", "In spring."))
            .WithVoice("Sahar", "p-01", null, Some.Consent(scope, freedom, until));
        Is(use, why, Of(study, "p-01"));
        Assert.Equal([study.Participant("Sahar").Id], Of(study, "p-01").HangsOn);
    }

    [Fact]
    public void A_consent_that_was_not_understood_is_none()
    {
        Study study = Some.Study().WithTalk("p-01", SourceKind.Interview, ("P", "In spring."))
            .WithVoice("Sahar", "p-01", null, Some.Consent(ConsentScope.Verbatim) with { Understood = false });
        Is(MayLeave.Background, "protection.consent-not-understood", Of(study, "p-01"));
    }

    [Fact]
    public void A_participant_without_a_recorded_consent_blocks()
    {
        Study study = Some.Study().WithTalk("p-01", SourceKind.Interview, ("P", "In spring.")).WithVoice("Sahar", "p-01", null, null);
        Is(MayLeave.Background, "protection.participant-without-consent", Of(study, "p-01"));
        Assert.Contains("Sahar", Research.Messages.English.Say(Of(study, "p-01").Why), StringComparison.Ordinal);
    }

    [Fact]
    public void A_consent_for_another_meeting_does_not_count()
    {
        Study study = Some.Study().WithTalk("p-01", SourceKind.Interview, ("P", "In spring.")).WithTalk("p-02", SourceKind.Interview, ("P", "In autumn."))
            .WithVoice("Sahar", "p-01", null, Some.Consent(ConsentScope.Verbatim)).WithVoice("Sahar", "p-02", null, null);
        Is(MayLeave.Background, "protection.participant-without-consent", Of(study, "p-02"));
    }

    [Fact]
    public void A_channel_stays_paraphrase_and_a_note_on_people_follows_their_consent()
    {
        Study study = Some.Study().WithSource("channel", "x", SourceKind.ClosedChannel).WithSource("note", "x", SourceKind.FieldNote)
            .WithVoice("Sahar", "channel", null, Some.Consent(ConsentScope.Verbatim)).WithVoice("Sahar", "note", null, Some.Consent(ConsentScope.Paraphrase));
        Is(MayLeave.Paraphrase, "protection.closed-channel", Of(study, "channel"));
        Is(MayLeave.Paraphrase, "protection.consented-paraphrase", Of(study, "note"));
    }

    [Fact]
    public void A_withdrawn_source_gives_nothing()
    {
        Study study = Some.Study().WithSource("x", "Words.");
        Id<Source> id = study.Source("x").Id;
        study = study.With(WithdrawalDecisions.Withdraw(study, id));
        Is(MayLeave.Nothing, "protection.source-withdrawn", Permissions.For(study, id, Some.Today));
        Is(MayLeave.Nothing, "sources.source-gone", Permissions.For(study, new Id<Source>(99), Some.Today));
    }

    private static Study Group()
    {
        Study study = Some.Study().WithTalk("group", SourceKind.GroupInterview, ("I", "Why?"), ("A", "For pay."), ("B", "For order."), ("C", "For both."))
            .WithVoice("Sahar", "group", "A", Some.Consent(ConsentScope.Verbatim)).WithVoice("Omid", "group", "B", Some.Consent(ConsentScope.Background));
        study = study.With(ProtectionDecisions.AddCollaborator(study, "Interviewer", CollaboratorRole.Interviewer, Some.Fresh()));
        return study.With(SourceLinks.LinkCollaborator(study, study.Source("group").Id, study.Collaborator("Interviewer").Id, "I"));
    }

    [Theory]
    [InlineData("For pay.", MayLeave.Verbatim)]
    [InlineData("For order.", MayLeave.Background)]
    [InlineData("For pay.\nB: For order.", MayLeave.Background)]
    [InlineData("Why?\nA: For pay.\n", MayLeave.Verbatim)]
    [InlineData("Why?", MayLeave.Background)]
    [InlineData("For both.", MayLeave.Background)]
    public void A_passage_hangs_on_those_whose_turns_it_touches(string passage, MayLeave use)
    {
        Study study = Group();
        Rendition text = study.Original("group");
        int start = text.Text.Text.IndexOf(passage, StringComparison.Ordinal);
        Assert.Equal(use, Permissions.For(study, text.Id, start, start + passage.Length, Some.Today).Use);
    }

    [Fact]
    public void A_voice_in_a_group_that_is_nobodys_keeps_the_group_back()
    {
        Study study = Some.Study().WithTalk("group", SourceKind.GroupInterview, ("A", "For pay."), ("C", "For both."))
            .WithVoice("Sahar", "group", "A", Some.Consent(ConsentScope.Verbatim));
        Is(MayLeave.Background, "protection.speaker-not-linked", Of(study, "group"));
        Rendition text = study.Original("group");
        Is(MayLeave.Verbatim, "protection.consented-verbatim", Permissions.For(study, text.Id, 3, 8, Some.Today));
        Is(MayLeave.Background, "protection.speaker-not-linked", Permissions.For(study, text.Id, 3, text.Text.Text.Length, Some.Today));
        Is(MayLeave.Verbatim, "protection.consented-verbatim", Of(study.WithVoice("Omid", "group", "C", Some.Consent(ConsentScope.Verbatim)), "group"));
    }

    [Fact]
    public void Words_outside_every_turn_hang_on_everyone()
    {
        ImportedText talk = Some.Talk("p-01", ("A", "For pay."));
        const string head = "Present: all\n";
        talk = talk with { Text = head + talk.Text, Turns = [.. talk.Turns.Select(t => t with { Start = t.Start + head.Length, WordsStart = t.WordsStart + head.Length, End = t.End + head.Length })] };
        Study study = Some.Study();
        study = study.With(SourcesDecisions.Add(study, SourceKind.Interview, talk, OnTakenName.Refuse, Some.Fresh()))
            .WithVoice("Sahar", "p-01", "A", Some.Consent(ConsentScope.Verbatim)).WithVoice("Omid", "p-01", null, null);
        Rendition text = study.Original("p-01");
        Assert.Equal(MayLeave.Background, Permissions.For(study, text.Id, 0, text.Text.Text.Length, Some.Today).Use);
        Assert.Equal(MayLeave.Verbatim, Permissions.For(study, text.Id, head.Length, text.Text.Text.Length, Some.Today).Use);
    }
}
