using System.Collections.Immutable;

namespace Offramp.Research.Tests.Protection;

public class WithdrawalTests
{
    private const string Said = "They promised the same pay as before, but it came late every month.";

    private static readonly ImmutableDictionary<CodeText, string> NoTexts = ImmutableDictionary<CodeText, string>.Empty;

    private static Study Fold(params IEnumerable<Change> changes)
    {
        Study begun = Some.Study();
        Change[] first = [.. StudyDecisions.Create(Study.Empty(new(7)), "A study", "Mira", Some.Fresh()).Value];
        Assert.NotNull(begun);
        return new Fold(new(7), Some.Acts([.. first, .. changes])).Current;
    }

    private static SourceAdded Talk(string name = "p-01", string text = Said) =>
        (SourceAdded)SourcesDecisions.Add(Study.Empty(new(7)), SourceKind.Interview, Some.Text(name, text), OnTakenName.Refuse, Some.Fresh()).Value;

    private static CodeAdded Code(string name, string? definition, Id<Holder>? nameHolder = null)
    {
        Words holder = Some.Words("");
        return new CodeAdded(
            Some.Fresh().Id<Code>(), holder.Holder, new Words(nameHolder ?? holder.Holder, name), null,
            definition is null ? [] : [new CodeTextWords(CodeText.Definition, new Words(holder.Holder, definition))], null, null);
    }

    private static WithdrawalPreview Preview(Study study, string name = "p-01") => WithdrawalPreview.Of(study, study.Source(name).Id).Value;

    [Fact]
    public void A_withdrawal_names_every_holder_and_text_of_the_source()
    {
        Study study = Fold(Talk());
        Source source = study.Source("p-01");
        study = study.With(SourcesDecisions.AddRendition(study, source.Id, RenditionKind.Translation, Some.Text("p-01-en", "x"), OnTakenName.Refuse, Some.Fresh()));
        var withdrawn = (SourceWithdrawn)WithdrawalDecisions.Withdraw(study, source.Id).Value;
        Assert.Equal([source.Holder], withdrawn.Holders);
        Assert.Equal(study.Sources.Renditions.Values.Select(r => r.Text.Id).Order(), withdrawn.Texts.Order());
        Assert.Equal(withdrawn.Holders, withdrawn.Destroys);
    }

    [Fact]
    public void A_source_is_withdrawn_once()
    {
        Study study = Fold(Talk());
        Id<Source> id = study.Source("p-01").Id;
        Study without = study.With(WithdrawalDecisions.Withdraw(study, id));
        Some.Refused("protection.already-withdrawn", WithdrawalDecisions.Withdraw(without, id));
        Some.Refused("sources.source-gone", WithdrawalDecisions.Withdraw(study, new(99)));
        Assert.Equal("", without.Sources.Renditions.Values.Single().Text.Text);
    }

    [Fact]
    public void The_preview_counts_what_goes_and_what_stays()
    {
        SourceAdded talk = Talk();
        CodeAdded pay = Code("Pay", null), late = Code("came late", null, talk.Holder);
        WithdrawalPreview preview = Preview(Fold(
            talk, pay, late,
            new PassageCoded(
                talk.Rendition.Rendition, talk.Rendition.Version, Some.Fresh().Id<PassageCoding>(), 0, 4, pay.Code, Some.Coder, default,
                new CodingNotes { Memo = new Words(talk.Holder, "twice"), Group = new Words(talk.Holder, "them") }),
            new ParticularSet(talk.Source, Particular.Title, new Words(talk.Holder, "A talk"))));
        Assert.Equal(("p-01", 1, Said.Length, 2, 1, 1), (preview.Name, preview.Texts, (int)preview.Length, preview.Notes, preview.Particulars, preview.CodingsThatRemain));
        Assert.Equal(["came late"], preview.InVivoCodes);
    }

    [Theory]
    [InlineData("where someone says THE SAME PAY, as before: money", "THE SAME PAY, as before")]
    [InlineData("thé same-pay (as) BEFORE", "thé same-pay (as) BEFORE")]
    [InlineData("_the_ *same* pay as\u200f before", "the_ *same* pay as\u200f before")]
    [InlineData("the same pay as after", null)]
    [InlineData("same pay as before", null)]
    public void A_written_text_that_repeats_five_words_is_listed(string definition, string? run)
    {
        WithdrawalPreview preview = Preview(Fold(Talk(), Code("Pay", definition)));
        Assert.Equal(run is null ? [] : [run], preview.Repeated.Select(r => r.Run));
        if (run is not null) Assert.Equal("the codebook entry Pay", Research.Messages.English.Say(preview.Repeated[0].Where));
    }

    [Theory]
    [InlineData("حقوق ما را هر ماه دیر می\u200cدادند", "حقوق ما را هر ماه دير ميدادند")]
    [InlineData("Ей не заплатили за всё время", "ЕЙ, не заплатили за все время")]
    [InlineData("Ödediler ama hep geç ve eksik", "odediler ama hep gec ve eksik")]
    public void Other_scripts_and_keyboards_repeat_too(string said, string written) =>
        Assert.Single(Preview(Fold(Talk("p-01", said), Code("Pay", written))).Repeated);

    [Fact]
    public void Titles_notes_names_and_other_sources_are_swept_too()
    {
        SourceAdded other = Talk("essay", "He said: it came late every month.");
        var people = Some.Words("it came late every month");
        WithdrawalPreview preview = Preview(Fold(
            Talk(), other, new StudyRetitled(Some.Words("Why it came late every month")),
            new ParticipantAdded(Some.Fresh().Id<Participant>(), new Words(people.Holder, "Sahar"), people),
            new CoderAdded(Some.OtherCoder, Some.Words("They promised the same pay"))));
        Assert.Equal(
            [
                "the name of the coder They promised the same pay", "the title of the study", "what is kept of the source essay",
                "what is noted of the participant Sahar",
            ],
            preview.Repeated.Select(r => Research.Messages.English.Say(r.Where)));
    }

    [Fact]
    public void What_only_an_earlier_version_repeats_is_listed_as_such()
    {
        CodeAdded pay = Code("Pay", "it came late every month");
        RepeatedWords found = Assert.Single(Preview(Fold(
            Talk(), pay, new CodeDescribed(pay.Code, CodeText.Definition, new Words(pay.Holder, "arrears")))).Repeated);
        Assert.True(found.InHistoryOnly);
        Assert.Equal(pay.Code, found.Code);
    }

    [Fact]
    public void A_rewritten_entry_repeats_nothing_any_more()
    {
        CodeAdded pay = Code("Pay", "it came late every month");
        Study study = Fold(Talk(), pay);
        var rewritten = (CodeRewritten)CodeRewriting.Rewrite(study, pay.Code, null, NoTexts.Add(CodeText.Definition, "arrears"), Some.Fresh()).Value;
        Assert.Equal([pay.Holder], rewritten.Destroys);
        study = Fold(study.History.Acts.Skip(2).SelectMany(a => a.Changes).Append(rewritten));
        Assert.Empty(Preview(study).Repeated);
        Assert.Equal(("Pay", "arrears"), (study.Code("Pay").Name.Text, study.Code("Pay").Definition!.Text));
    }

    [Fact]
    public void A_rewriting_that_cannot_be_is_refused()
    {
        SourceAdded talk = Talk();
        CodeAdded pay = Code("Pay", null), late = Code("came late", null, talk.Holder);
        Study study = Fold(talk, pay, late);
        Some.Refused("coding.code-gone", CodeRewriting.Rewrite(study, new(99), null, NoTexts, Some.Fresh()));
        Some.Refused("coding.rewriting-name-has-slash", CodeRewriting.Rewrite(study, pay.Code, "a/b", NoTexts, Some.Fresh()));
        Some.Refused("coding.rewriting-name-taken", CodeRewriting.Rewrite(study, pay.Code, "Came late", NoTexts, Some.Fresh()));
        Study without = study.With(WithdrawalDecisions.Withdraw(study, talk.Source));
        Some.Refused("coding.rewriting-needs-a-name", CodeRewriting.Rewrite(without, late.Code, null, NoTexts, Some.Fresh()));
        Assert.False(CodeRewriting.Rewrite(without, late.Code, "Arrears", NoTexts, Some.Fresh()).IsRefused);
        Assert.Equal(talk.Holder, ((CodeRewritten)CodeRewriting.Rewrite(study, late.Code, null, NoTexts, Some.Fresh()).Value).Name.Holder);
    }

    [Fact]
    public void Copies_that_may_hold_the_source_are_listed()
    {
        SourceAdded talk = Talk(), other = Talk("p-02", "Nothing of that kind was said.");
        WithdrawalPreview preview = Preview(Fold(
            new CopyMade(CopyKind.Backup, Some.Words("before.offramp"), []), talk, other,
            new CopyMade(CopyKind.Backup, Some.Words("after.offramp"), []), new CopyMade(CopyKind.Export, Some.Words("other.json"), [other.Source]),
            new ReportReleased(Some.Words("report.html"), [talk.Source], 1), new StudyMerged(2, Some.Words("laptop-two.offramp"))));
        Assert.Equal(
            [("backup", "after.offramp"), ("report", "report.html"), ("merged", "laptop-two.offramp")],
            preview.Copies.Select(c => (c.Kind, c.Name)));
    }

    [Fact]
    public void A_participant_who_speaks_alone_takes_all_their_sources_along()
    {
        Study study = Some.Study().WithTalk("p-01", SourceKind.Interview, ("P", "In spring.")).WithTalk("p-02", SourceKind.Interview, ("P", "In autumn."))
            .WithTalk("p-03", SourceKind.Interview, ("P", "Never.")).WithVoice("Sahar", "p-01", "P", null).WithVoice("Sahar", "p-02", "P", null).WithVoice("Omid", "p-03", "P", null);
        ImmutableArray<Change> changes = WithdrawalDecisions.WithdrawParticipant(study, study.Participant("Sahar").Id, Some.Fresh()).Value;
        Assert.Equal(
            new[] { study.Source("p-01").Id, study.Source("p-02").Id }.Order(), changes.OfType<SourceWithdrawn>().Select(c => c.Source).Order());
    }

    [Fact]
    public void Who_speaks_nowhere_has_nothing_to_withdraw()
    {
        Study study = Some.Study().WithParticipant("Omid");
        Some.Refused("protection.participant-without-sources", WithdrawalDecisions.WithdrawParticipant(study, study.Participant("Omid").Id, Some.Fresh(), keepRecord: true));
        Some.Refused("protection.participant-gone", WithdrawalDecisions.WithdrawParticipant(study, new(99), Some.Fresh()));
    }
}
