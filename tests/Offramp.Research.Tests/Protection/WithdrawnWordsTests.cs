using System.Collections.Immutable;

namespace Offramp.Research.Tests.Protection;

/// <summary>Where a word of a voice may hide when the voice is withdrawn: beside its turns, in earlier states of the text, and in what another copy
/// wrote that did not know.</summary>
public class WithdrawnWordsTests
{
    private const string Secret = "velvetquarry";

    // Reza's turn stands between two of Omid's; the label of the interviewer is a collaborator's.
    private static Study Group()
    {
        Study study = Some.Study().WithTalk(
                "group", SourceKind.GroupInterview, ("I", "Who was there?"), ("Omid", "All of us were."), ("Reza", "I hid in the shed."), ("Omid", "And once again on the quay."))
            .WithVoice("Omid", "group", "Omid", null).WithVoice("Reza", "group", "Reza", null).WithCode("Sacks").WithCode("Quay");
        study = study.With(ProtectionDecisions.AddCollaborator(study, "Helper", CollaboratorRole.Interviewer, Some.Fresh()));
        return study.With(SourceLinks.LinkCollaborator(study, study.Source("group").Id, study.Collaborator("Helper").Id, "I"));
    }

    private static Id<Source> Source(Study study) => study.Source("group").Id;

    private static Study Without(Study study, string pseudonym) =>
        study.With(VoiceDecisions.Withdraw(study, Source(study), study.VoiceOf(pseudonym), Some.Fresh()));

    private static Change Withdrawal(Study study, string pseudonym) =>
        Assert.IsType<VoiceWithdrawn>(VoiceDecisions.Withdraw(study, Source(study), study.VoiceOf(pseudonym), Some.Fresh()).Value);

    private static NewCoding At(Study study, string quote, string? memo = null)
    {
        Rendition text = study.Original("group");
        int start = text.Text.Text.IndexOf(quote, StringComparison.Ordinal);
        Assert.True(start >= 0, quote);
        return new NewCoding(
            text.Id, start, start + quote.Length, default, memo is null ? null : ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.Memo, memo));
    }

    private static Study Mended(Study study, string from, string to) =>
        study.With(CorrectionDecisions.CorrectWords(study, study.Original("group").Id, new WordsToCorrect(from, to), Some.Fresh()));

    // What the open study does after a merge, and what it shows before.
    private static void RequireGone(Study study)
    {
        Assert.DoesNotContain(ReholdingLaws.Reached(study), w => w.Text.Contains(Secret, StringComparison.Ordinal));
        foreach (Change change in Reholding.Owed(study, Some.Fresh())) study = study.Apply(change);
        Assert.Empty(study.Source("group").Owed);
        Assert.DoesNotContain(ReholdingLaws.Reached(study), w => w.Text.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public void Why_a_question_was_not_put_to_the_voice_goes_with_it_and_why_it_was_not_put_to_others_stays()
    {
        Study study = Group();
        study = study.With(GuideDecisions.Add(study, "Talks", "v1", null, null, Some.Fresh()));
        Guide guide = study.Sources.Guides.Values.Single();
        study = study.With(GuideDecisions.AddQuestion(study, guide.Id, new NewQuestion("1", "Who left first?"), Some.Fresh()));
        Id<Question> question = study.Sources.Guides[guide.Id].Questions[0].Id;
        study = study.With(QuestionDecisions.LeaveOut(study, Source(study), guide.Id, question, study.Participant("Reza").Id, Secret + " wept", Some.Fresh()));
        study = study.With(QuestionDecisions.LeaveOut(study, Source(study), guide.Id, question, study.Participant("Omid").Id, "had left", Some.Fresh()));
        Study after = Without(study, "Reza");
        RequireGone(after);
        Assert.Equal([null, "had left"], after.Source("group").Questions.Select(q => q.Reason?.Text));
    }

    [Fact]
    public void A_code_named_in_a_word_that_a_correction_took_from_the_voice_loses_its_name()
    {
        Study study = Mended(Group(), "in the shed", "in the " + Secret);
        study = study.With(CodebookDecisions.AddInVivoCode(study, At(study, Secret), null, Some.Fresh()));
        study = study.With(CodebookDecisions.AddInVivoCode(study, At(study, "the quay"), null, Some.Fresh()));
        Study after = Without(Mended(study, Secret, "shed"), "Reza");
        RequireGone(after);
        Assert.Contains(after.Coding.Codebook.Codes.Values, c => c.Name.Text == "the quay");
    }

    [Fact]
    public void A_code_named_in_words_of_a_text_that_goes_with_the_voice_loses_its_name()
    {
        Study study = Group();
        study = study.With(SourcesDecisions.AddRendition(study, Source(study), RenditionKind.Translation, Some.Text("group-fa", Secret + " gofteh shod"), OnTakenName.Refuse, Some.Fresh()));
        Rendition translation = study.Sources.Renditions[study.Source("group").Renditions[1]];
        study = study.With(CodebookDecisions.AddInVivoCode(study, new NewCoding(translation.Id, 0, Secret.Length), null, Some.Fresh()));
        RequireGone(study.With(VoiceDecisions.Withdraw(study, Source(study), study.VoiceOf("Reza") with { WithoutTexts = [translation.Id] }, Some.Fresh())));
    }

    [Theory]
    [InlineData("in the shed.", "in the shed. And in the " + Secret)]
    [InlineData("I hid in the shed.", Secret)]
    [InlineData("Reza: I hid in the shed.", "Reza: " + Secret)]
    [InlineData("I hid", Secret + " and I hid")]
    public void What_another_copy_corrected_into_the_voices_turn_goes_with_it(string from, string to)
    {
        Study start = Group();
        Change voice = Withdrawal(start, "Reza");
        // The other copy withdrew somebody else and then corrected, or corrected and then withdrew.
        foreach (bool correctsFirst in (bool[])[true, false])
        {
            Study other = correctsFirst ? Without(Mended(start, from, to), "Omid") : Mended(Without(start, "Omid"), from, to);
            Assert.Contains(Secret, other.Original("group").Text.Text, StringComparison.Ordinal);
            Study merged = other.Apply(voice);
            RequireGone(merged);
            Assert.Contains("Who was there?", merged.Original("group").Text.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_turn_that_overlaps_another_of_the_same_voice_goes_with_all_of_its_words()
    {
        ImmutableArray<Turn> turns = [new(1, 0, 0, 10, "R", null), new(2, 5, 5, 20, "R", null), new(3, 7, 7, 9, "R", null), new(4, 21, 21, 25, "O", null)];
        ImmutableArray<WithdrawnTurn> going = WithdrawnTurns.In("aaaaaaaaaaaaaaaaaaaa bbbb", turns, static t => t.Speaker == "R");
        Assert.Equal([new WithdrawnTurn(0, 20, 0, 21)], going);
        Assert.Equal("[withdrawn] bbbb", WithdrawnTurns.Without("aaaaaaaaaaaaaaaaaaaa bbbb", turns, going).Text);
    }

    public static TheoryData<string> WhatTheOtherWrites() => [.. Writings.Keys];

    private static readonly Dictionary<string, Func<Study, Outcome<ImmutableArray<Change>>>> Writings = new()
    {
        ["a note on a coding"] = study => One(CodingDecisions.Note(study, study.Coding.In(study.Original("group").Id).Single(c => Is(study, c, "hid in")).Id, CodingField.Memo, Secret, Some.Fresh())),
        ["a note on a coding that shrinks"] = study => One(CodingDecisions.Note(study, study.Coding.In(study.Original("group").Id).Single(c => Is(study, c, "were")).Id, CodingField.Memo, Secret, Some.Fresh())),
        ["a coding with a note"] = study => One(CodingDecisions.CodePassage(study, At(study, "the shed", Secret), study.Code("Quay").Id, Some.Fresh())),
        ["a note on a link"] = study => One(CausalLinkDecisions.Note(study, study.Coding.LinksIn(study.Original("group").Id).Single().Id, CodingField.Memo, Secret)),
        ["a link with a note"] = study => One(CausalLinkDecisions.Draw(
            study, new NewLink(study.Original("group").Id, At(study, "hid").Start, At(study, "hid").End, study.Code("Quay").Id, study.Code("Sacks").Id, Notes: At(study, "hid", Secret).Notes), Some.Fresh())),
        ["a memo on a coding"] = study => One(MemoDecisions.Write(
            study, new NewMemo("About it", Secret, Coding: study.Coding.In(study.Original("group").Id).Single(c => Is(study, c, "hid in")).Id), Some.Fresh())),
        ["a memo on a passage"] = study => One(MemoDecisions.Write(
            study, new NewMemo("About it", Secret, Document: study.Original("group").Id, Start: At(study, "the shed").Start, End: At(study, "the shed").End), Some.Fresh())),
        ["a code in vivo"] = study =>
        {
            Study mended = Mended(study, "the shed", Secret);
            return CodebookDecisions.AddInVivoCode(mended, At(mended, Secret), null, Some.Fresh());
        },
        ["a printer's slip"] = study => One(CorrectionDecisions.CorrectWords(study, study.Original("group").Id, new WordsToCorrect("shed", Secret, IsSlip: true), Some.Fresh())),
        ["a slip that is left"] = study => One(CorrectionDecisions.CorrectWords(study, study.Original("group").Id, new WordsToCorrect("Reza: I", null, IsSlip: true), Some.Fresh()))
            .Then<ImmutableArray<Change>>(static changes => ImmutableArray.CreateRange<Change>(
                changes.Cast<TextCorrected>().Select(static c => c with { Slips = [.. c.Slips.Select(static s => s with { AsPrinted = new Words(s.AsPrinted.Holder, Secret) })] }))),
        ["a question left out"] = study =>
        {
            Guide guide = study.Sources.Guides.Values.Single();
            return One(QuestionDecisions.LeaveOut(study, Source(study), guide.Id, guide.Questions[0].Id, study.Participant("Reza").Id, Secret, Some.Fresh()));
        },
    };

    private static bool Is(Study study, PassageCoding coding, string words) => study.Quoted(coding).Contains(words, StringComparison.Ordinal);

    private static Outcome<ImmutableArray<Change>> One(Outcome<Change> change) => change.Then<ImmutableArray<Change>>(static c => ImmutableArray.Create(c));

    [Theory, MemberData(nameof(WhatTheOtherWrites))]
    public void What_a_copy_wrote_about_a_voice_that_another_copy_withdrew_goes_with_the_voice(string what)
    {
        Study start = Group();
        start = start.With(GuideDecisions.Add(start, "Talks", "v1", null, null, Some.Fresh()));
        start = start.With(GuideDecisions.AddQuestion(start, start.Sources.Guides.Values.Single().Id, new NewQuestion("1", "Who left first?"), Some.Fresh()));
        start = start.With(CodingDecisions.CodePassage(start, At(start, "hid in"), start.Code("Sacks").Id, Some.Fresh()));
        start = start.With(CodingDecisions.CodePassage(start, At(start, "there?\nOmid: All of us were.\nReza: I"), start.Code("Sacks").Id, Some.Fresh()));
        start = start.With(CausalLinkDecisions.Draw(
            start, new NewLink(start.Original("group").Id, At(start, "shed").Start, At(start, "shed").End, start.Code("Quay").Id, start.Code("Sacks").Id), Some.Fresh()));
        Change reza = Withdrawal(start, "Reza"), omid = VoiceDecisions.Withdraw(start, Source(start), new Voice(null, ["I"], []), Some.Fresh()).Value;
        Study other = start.Apply(omid);
        ImmutableArray<Change> written = Assert.IsType<Outcome<ImmutableArray<Change>>>(Writings[what](other)).Value;
        // In whatever order the acts of the two copies come.
        foreach (Change[] order in (Change[][])[[reza, omid, .. written], [omid, reza, .. written], [omid, .. written, reza]])
        {
            Study merged = order.Aggregate(start, static (s, c) => s.Apply(c));
            RequireGone(merged);
            Assert.Contains("once again on the quay", merged.Original("group").Text.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_label_of_a_helper_whose_voice_another_copy_withdrew_goes_too()
    {
        Study start = Group();
        Change helper = VoiceDecisions.Withdraw(start, Source(start), new Voice(null, ["I"], []), Some.Fresh()).Value;
        Study merged = start.Apply(Withdrawal(start, "Reza")).Apply(helper);
        Assert.Null(Assert.Single(merged.Source("group").Collaborators).Speaker);
        Assert.Equal("Omid", Assert.Single(merged.Source("group").Participants).Speaker!.Text);
    }

    [Fact]
    public void A_memo_that_repeats_what_the_voice_said_before_a_correction_is_listed()
    {
        Study study = Some.Study().WithTalk("group", SourceKind.GroupInterview, ("Omid", "All of us were."), ("Reza", "we recieved nothing from the two boats"))
            .WithVoice("Omid", "group", "Omid", null).WithVoice("Reza", "group", "Reza", null);
        Rendition text = study.Original("group");
        Words label = new(text.Text.Holder, TurnList.Write(text.Turns));
        var added = new SourceAdded(
            text.Source, text.Text.Holder, SourceKind.GroupInterview, text.Name, null, null, new NewRendition(text.Id, text.Kind, text.Name, null, text.Version, text.Text, label), []);
        var memo = new MemoWritten(Some.Fresh().Id<Memo>(), MemoAbout.Nothing, Some.Coder, Some.Words("Boats"), Some.Words("one said: we recieved nothing from the two of them"));
        study = Mended(study, "recieved", "received").Apply(memo);
        study = study with { History = new Research.History { Acts = [.. Some.Acts([added, memo])] } };
        Assert.Contains(
            "the memo Boats", VoicePreview.Of(study, Source(study), study.VoiceOf("Reza")).Value.Repeated.Select(r => Research.Messages.English.Say(r.Where)));
    }
}
