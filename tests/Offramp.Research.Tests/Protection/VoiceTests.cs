using System.Collections.Immutable;

namespace Offramp.Research.Tests.Protection;

public class VoiceTests
{
    private static Study Group() => SomeGroup.Study();

    private static Id<Source> Source(Study study) => study.Source("group").Id;

    [Fact]
    public void The_turns_of_the_voice_say_withdrawn_and_all_others_stay()
    {
        Study study = Group().Withdrawn("Reza");
        Rendition text = study.Original("group");
        Assert.Equal("I: Who was there?\nOmid: All of us were.\n[withdrawn]\nOmid: And once again on the quay.\n[withdrawn]\nI: Thank you.\n", text.Text.Text);
        Assert.Equal(["I", "Omid", null, "Omid", null, "I"], text.Turns.Select(t => t.Speaker));
        Assert.Equal([1, 2, 3, 4, 5, 6], text.Turns.Select(t => t.Number));
        Assert.Equal(
            ["Who was there?", "All of us were.", "[withdrawn]", "And once again on the quay.", "[withdrawn]", "Thank you."],
            text.Turns.Select(t => text.Text.Text[t.WordsStart..t.End]));
    }

    [Theory]
    [InlineData(" to load them.", ""), InlineData("They counted", "He counted"), InlineData("the sacks", null), InlineData("Reza: They", "Reza:")]
    public void Words_that_were_marked_as_printed_in_the_voices_turn_go_with_it(string printed, string? mended)
    {
        Study study = Group();
        study = study.With(CorrectionDecisions.CorrectWords(study, study.Original("group").Id, new WordsToCorrect(printed, mended, IsSlip: true), Some.Fresh()));
        study = study.With(CorrectionDecisions.CorrectWords(study, study.Original("group").Id, new WordsToCorrect(" the quay.", "", IsSlip: true), Some.Fresh()));
        Assert.Equal([printed, " the quay."], study.Original("group").Slips.Select(s => s.AsPrinted.Text));
        Rendition after = study.Withdrawn("Reza").Original("group");
        Slip other = Assert.Single(after.Slips);
        Assert.Equal((" the quay.", "And once again on"), (other.AsPrinted.Text, after.Text.Text[(other.Start - 17)..other.Start]));
    }

    [Fact]
    public void The_others_stay_coded_and_the_voices_codings_are_stranded_without_notes()
    {
        Study study = Group().Coded("All of us were.", "Quay", "who is meant").Coded("counted the sacks twice", "Sacks", "with a grin").Coded("once again", "Sacks", "the second time");
        Study after = study.Withdrawn("Reza");
        Assert.Equal(
            [("All of us were.", "who is meant"), ("once again", "the second time")],
            after.Coding.In(after.Original("group").Id).Select(c => (after.Quoted(c), c.Notes!.Memo!.Text)));
        StrandedCoding stranded = Assert.Single(after.Coding.Stranded.Values);
        Assert.Equal((Stranding.Withdrawn, null), (stranded.Why, stranded.Coding.Notes));
    }

    [Fact]
    public void A_coding_that_reaches_further_keeps_the_words_of_others_and_loses_its_notes()
    {
        Study study = Group().Coded("us were.\nReza: They counted", "Sacks", "a").Coded("load them.\nOmid: And once", "Sacks", "b").Coded("were.\nReza: " + SomeGroup.Reza + "\nOmid: And", "Quay", "c");
        Study after = study.Withdrawn("Reza");
        Assert.Equal(
            ["us were.", "were.\n[withdrawn]\nOmid: And", "Omid: And once"], after.Coding.In(after.Original("group").Id).Select(after.Quoted));
        Assert.All(after.Coding.In(after.Original("group").Id), c => Assert.Null(c.Notes));
        Assert.Empty(after.Coding.Stranded);
    }

    [Fact]
    public void The_participant_is_no_longer_one_of_the_source_and_blocks_nobody()
    {
        Study study = Group().Coded("once again", "Sacks").Told();
        Study after = study.With(WithdrawalDecisions.WithdrawParticipant(study, study.Participant("Reza").Id, Some.Fresh()));
        Assert.Equal([after.Participant("Omid").Id], after.Source("group").Participants.Select(p => p.Participant));
        Assert.Equal("Omid", after.Source("group").Participants[0].Speaker!.Text);
        PassageCoding coding = Assert.Single(after.Coding.In(after.Original("group").Id));
        Assert.Equal(MayLeave.Verbatim, Permissions.For(after, after.Original("group").Id, coding.Start, coding.End, new DateOnly(2026, 3, 1)).Use);
        Assert.Single(after.Protection.Participants.Values, p => p.IsWithdrawn);
        // Another copy that still links them changes nothing.
        Study linked = after.Apply(new ParticipantLinked(Source(after), study.Participant("Reza").Id, null));
        Assert.Equal(after.Source("group").Participants, linked.Source("group").Participants);
    }

    [Fact]
    public void All_sources_of_a_participant_go_in_one_act_their_own_whole_and_others_by_voice()
    {
        Study study = Group().WithTalk("alone", SourceKind.Interview, ("Reza", "Only me.")).WithVoice("Reza", "alone", "Reza", null).Told();
        ImmutableArray<Change> changes = WithdrawalDecisions.WithdrawParticipant(study, study.Participant("Reza").Id, Some.Fresh()).Value;
        Assert.Equal([nameof(ParticipantWithdrawn), nameof(SourceWithdrawn), nameof(VoiceWithdrawn)], changes.Select(c => c.GetType().Name).Order());
        Assert.All(changes, c => Assert.False(c.CanBeRetracted));
        Assert.Equal([nameof(VoiceWithdrawn)], VoiceDecisions.WithdrawWithRecord(study, Source(study), study.VoiceOf("Reza"), false, Some.Fresh()).Value.Select(c => c.GetType().Name));
        Study last = Group().Told();
        Assert.Equal(2, VoiceDecisions.WithdrawWithRecord(last, Source(last), last.VoiceOf("Reza"), false, Some.Fresh()).Value.Length);
        Assert.Single(VoiceDecisions.WithdrawWithRecord(last, Source(last), last.VoiceOf("Reza"), true, Some.Fresh()).Value);
    }

    [Fact]
    public void Somebody_who_is_no_participant_is_withdrawn_by_the_label()
    {
        Study study = Group();
        Study after = study.With(VoiceDecisions.Withdraw(study, Source(study), new Voice(null, ["I"], []), Some.Fresh()));
        Assert.StartsWith("[withdrawn]\nOmid: All", after.Original("group").Text.Text, StringComparison.Ordinal);
        Assert.Equal(2, after.Source("group").Participants.Length);
        Some.Refused("protection.voice-of-another", VoiceDecisions.Withdraw(study, Source(study), new Voice(null, ["Reza"], []), Some.Fresh()));
        Some.Refused("protection.voice-unnamed", VoiceDecisions.Withdraw(study, Source(study), new Voice(null, [" "], []), Some.Fresh()));
        Some.Refused("sources.speaker-unknown", VoiceDecisions.Withdraw(study, Source(study), new Voice(null, ["X"], []), Some.Fresh()));
    }

    [Fact]
    public void A_text_in_which_the_voice_cannot_be_told_apart_forbids_it_and_says_which()
    {
        Study study = Group();
        study = study.With(SourcesDecisions.AddRendition(study, Source(study), RenditionKind.Translation, Some.Text("group-fa", "همه ما بودیم."), OnTakenName.Refuse, Some.Fresh()));
        string said = Some.Refused("protection.voice-not-in-text-without-turns", VoiceDecisions.Withdraw(study, Source(study), study.VoiceOf("Reza"), Some.Fresh()));
        Assert.Contains("group-fa", said, StringComparison.Ordinal);
        Some.Refused("protection.voice-not-in-text-without-turns", WithdrawalDecisions.WithdrawParticipant(study, study.Participant("Reza").Id, Some.Fresh()));

        Rendition translation = study.Sources.Renditions[study.Source("group").Renditions[1]];
        Study coded = study.CodedAt(translation, 0, 3, "Quay");
        Study after = coded.With(VoiceDecisions.Withdraw(
            coded, Source(coded), study.VoiceOf("Reza") with { WithoutTexts = [translation.Id] }, Some.Fresh()));
        Assert.True(after.Sources.Renditions[translation.Id].Text.IsWithdrawn);
        Assert.Equal(Stranding.Withdrawn, Assert.Single(after.Coding.Stranded.Values).Why);
        Some.Refused("protection.original-stays", VoiceDecisions.Withdraw(
            study, Source(study), study.VoiceOf("Reza") with { WithoutTexts = [study.Original("group").Id] }, Some.Fresh()));
    }

    [Fact]
    public void A_text_with_other_labels_needs_its_own_label_named()
    {
        Study study = Group();
        study = study.With(SourcesDecisions.AddRendition(
            study, Source(study), RenditionKind.Translation, Some.Talk("group-fa", ("امید", "همه ما"), ("رضا", "دو بار شمردند")), OnTakenName.Refuse, Some.Fresh()));
        string said = Some.Refused("protection.voice-not-in-text", VoiceDecisions.Withdraw(study, Source(study), study.VoiceOf("Reza"), Some.Fresh()));
        Assert.Contains("رضا", said, StringComparison.Ordinal);
        Study after = study.With(VoiceDecisions.Withdraw(study, Source(study), study.VoiceOf("Reza") with { Speakers = ["رضا"] }, Some.Fresh()));
        Assert.Equal("امید: همه ما\n[withdrawn]\n", after.Sources.Renditions[study.Source("group").Renditions[1]].Text.Text);
    }

    [Fact]
    public void Without_a_link_a_label_or_turns_it_is_refused_and_said_what_to_do()
    {
        Study study = Group().WithParticipant("Sahar").WithSource("note", "Two men spoke.", SourceKind.FieldNote).WithVoice("Sahar", "note", null, null);
        Some.Refused("protection.voice-not-linked", VoiceDecisions.Withdraw(study, Source(study), study.VoiceOf("Sahar"), Some.Fresh()));
        Some.Refused("protection.voice-in-text-without-turns", VoiceDecisions.Withdraw(study, study.Source("note").Id, study.VoiceOf("Sahar"), Some.Fresh()));
        study = study.WithVoice("Sahar", "group", null, null);
        Some.Refused("protection.voice-without-label", WithdrawalDecisions.WithdrawParticipant(study, study.Participant("Sahar").Id, Some.Fresh()));
        Study gone = study.With(WithdrawalDecisions.Withdraw(study, Source(study)));
        Some.Refused("sources.source-withdrawn", VoiceDecisions.Withdraw(gone, Source(study), study.VoiceOf("Reza"), Some.Fresh()));
    }

    [Fact]
    public void The_preview_counts_what_goes_and_lists_who_repeats_it()
    {
        Study study = Group().Coded("All of us were.", "Quay", "he says they counted the sacks twice before").Coded("counted the sacks twice", "Sacks", "grin")
            .Coded("load them.\nOmid: And once", "Sacks", "again").WithCode("Waiting", "until the boats were gone, as one said");
        study = study.With(CodebookDecisions.AddInVivoCode(study, new NewCoding(study.Original("group").Id, At("salt shed"), At("salt shed") + 9), null, Some.Fresh()));
        study = study.With(SourcesDecisions.SetParticular(study, Source(study), Particular.Description, "Where they hid in the salt shed until the boats"));
        VoicePreview preview = VoicePreview.Of(study.Told(), Source(study), study.VoiceOf("Reza")).Value;
        Assert.Equal((2, 4, 2, 1, 1, 2), (preview.Turns, preview.TurnsThatStay, preview.Stranded, preview.Shrunk, preview.Untouched, preview.Notes));
        Assert.Equal(SomeGroup.Reza.Length + SomeGroup.Later.Length + 12, preview.Length);
        Assert.Equal(["salt shed"], preview.InVivoCodes);
        Assert.Equal(
            ["a note that stays on a passage of group coded as Quay", "the codebook entry Waiting", "what is kept of the source group"],
            preview.Repeated.Select(r => Research.Messages.English.Say(r.Where)).Order());
        Assert.All(preview.Repeated, r => Assert.DoesNotContain('{', Research.Messages.English.Say(r.Way)));

        int At(string words) => study.Original("group").Text.Text.IndexOf(words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_others_repeat_in_their_turns_is_listed_by_turn()
    {
        Study study = Some.Study().WithTalk(
                "group", SourceKind.GroupInterview, ("Reza", SomeGroup.Reza), ("Omid", "He says they counted the sacks twice before anyone slept, Reza does."))
            .WithVoice("Omid", "group", "Omid", null).WithVoice("Reza", "group", "Reza", null);
        VoicePreview preview = VoicePreview.Of(study, Source(study), study.VoiceOf("Reza")).Value;
        Assert.Equal("turn 2 of the text group, which stays,", Research.Messages.English.Say(Assert.Single(preview.Repeated).Where));
        Assert.Equal(1, preview.Mentions);
    }

    [Fact]
    public void A_voice_of_a_corrected_text_goes_and_older_codings_follow_to_where_their_words_stand()
    {
        Study study = Group().Coded("once again", "Sacks", "twice");
        Rendition before = study.Original("group");
        Study corrected = study.With(CorrectionDecisionsOf(study, "All of us", "All four of us"));
        Study after = corrected.Withdrawn("Reza");
        Assert.Equal("once again", after.Quoted(Assert.Single(after.Coding.In(before.Id))));
        // Made elsewhere before the correction.
        var late = new PassageCoded(
            before.Id, before.Version, Some.Fresh().Id<PassageCoding>(), before.Text.Text.IndexOf("quay", StringComparison.Ordinal), before.Text.Text.IndexOf("quay", StringComparison.Ordinal) + 4,
            study.Code("Quay").Id, Some.Coder, default, new CodingNotes { Memo = new Words(study.Source("group").Holder, "lost") });
        Study merged = after.Apply(late);
        PassageCoding found = merged.Coding.In(before.Id).Single(c => c.Id == late.Coding);
        Assert.Equal(("quay", null), (merged.Quoted(found), found.Notes));
        Assert.Equal("protection.words-lost", Assert.Single(merged.Conflicts).Code);
    }

    private static Outcome<Change> CorrectionDecisionsOf(Study study, string from, string to)
    {
        Rendition text = study.Original("group");
        int at = text.Text.Text.IndexOf(from, StringComparison.Ordinal);
        string edited = text.Text.Text[..at] + to + text.Text.Text[(at + from.Length)..];
        Turn[] turns = [.. text.Turns.Select(t => t with { Start = Shift(t.Start), WordsStart = Shift(t.WordsStart), End = Shift(t.End) })];
        Assert.Equal(text.Text.Text.Length + to.Length - from.Length, edited.Length);
        Id<Holder> holder = study.Source("group").Holder;
        return new TextCorrected(
            text.Source, text.Id, text.Version, Some.Fresh().Id<TextVersion>(), [new CorrectedWords(at, from.Length, to.Length, new Words(holder, to))], [], new Words(holder, TurnList.Write(turns)));

        int Shift(int offset) => offset > at ? offset + to.Length - from.Length : offset;
    }
}
