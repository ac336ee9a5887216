using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Offramp.Research;

/// <summary>What happened, in the researcher's own words: the only thing that a journal keeps. Immutable.</summary>
/// <remarks>
/// A kind's name is never changed or reused. A change holds ids, offsets, kinds and numbers in clear; every text that a person said or wrote is
/// <see cref="Words"/> (or <see cref="StoredText"/>), so that it is sealed under its holder's key: a law over all kinds holds this.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "change")]
[JsonDerivedType(typeof(StudyCreated), "study.created")]
[JsonDerivedType(typeof(StudyRetitled), "study.retitled")]
[JsonDerivedType(typeof(CoderAdded), "study.coder-added")]
[JsonDerivedType(typeof(CoderRenamed), "study.coder-renamed")]
[JsonDerivedType(typeof(TitleRewritten), "study.title-rewritten")]
[JsonDerivedType(typeof(CoderRewritten), "study.coder-rewritten")]
[JsonDerivedType(typeof(ActRetracted), "history.act-retracted")]
[JsonDerivedType(typeof(StudyMerged), "history.study-merged")]
[JsonDerivedType(typeof(KeysChanged), "history.keys-changed")]
[JsonDerivedType(typeof(ParticipantAdded), "protection.participant-added")]
[JsonDerivedType(typeof(ParticipantNoted), "protection.participant-noted")]
[JsonDerivedType(typeof(CollaboratorAdded), "protection.collaborator-added")]
[JsonDerivedType(typeof(CollaboratorNamingChosen), "protection.collaborator-naming-chosen")]
[JsonDerivedType(typeof(ConsentRecorded), "protection.consent-recorded")]
[JsonDerivedType(typeof(SourceWithdrawn), "protection.source-withdrawn")]
[JsonDerivedType(typeof(CopyMade), "protection.copy-made")]
[JsonDerivedType(typeof(ParticipantRewritten), "protection.participant-rewritten")]
[JsonDerivedType(typeof(ParticipantWithdrawn), "protection.participant-withdrawn")]
[JsonDerivedType(typeof(CollaboratorRewritten), "protection.collaborator-rewritten")]
[JsonDerivedType(typeof(FileNameRewritten), "protection.file-name-rewritten")]
[JsonDerivedType(typeof(VoiceWithdrawn), "protection.voice-withdrawn")]
[JsonDerivedType(typeof(SourceRewritten), "protection.source-rewritten")]
[JsonDerivedType(typeof(SourceAdded), "sources.source-added")]
[JsonDerivedType(typeof(RenditionAdded), "sources.rendition-added")]
[JsonDerivedType(typeof(SourceRenamed), "sources.source-renamed")]
[JsonDerivedType(typeof(SourceKindChanged), "sources.source-kind-changed")]
[JsonDerivedType(typeof(ParticularSet), "sources.particular-set")]
[JsonDerivedType(typeof(LimitationNoted), "sources.limitation-noted")]
[JsonDerivedType(typeof(LimitationRemoved), "sources.limitation-removed")]
[JsonDerivedType(typeof(LineageNoted), "sources.lineage-noted")]
[JsonDerivedType(typeof(ParticipantLinked), "sources.participant-linked")]
[JsonDerivedType(typeof(ParticipantUnlinked), "sources.participant-unlinked")]
[JsonDerivedType(typeof(CollaboratorLinked), "sources.collaborator-linked")]
[JsonDerivedType(typeof(CollaboratorUnlinked), "sources.collaborator-unlinked")]
[JsonDerivedType(typeof(GuideAdded), "sources.guide-added")]
[JsonDerivedType(typeof(GuideDescribed), "sources.guide-described")]
[JsonDerivedType(typeof(GuideRemoved), "sources.guide-removed")]
[JsonDerivedType(typeof(GuideRewritten), "sources.guide-rewritten")]
[JsonDerivedType(typeof(QuestionAdded), "sources.question-added")]
[JsonDerivedType(typeof(QuestionReworded), "sources.question-reworded")]
[JsonDerivedType(typeof(QuestionAsksAbout), "sources.question-asks-about")]
[JsonDerivedType(typeof(QuestionMoved), "sources.question-moved")]
[JsonDerivedType(typeof(QuestionDropped), "sources.question-dropped")]
[JsonDerivedType(typeof(QuestionPut), "sources.question-put")]
[JsonDerivedType(typeof(QuestionLeftOut), "sources.question-left-out")]
[JsonDerivedType(typeof(QuestionUnput), "sources.question-unput")]
[JsonDerivedType(typeof(EventAdded), "sources.event-added")]
[JsonDerivedType(typeof(EventRenamed), "sources.event-renamed")]
[JsonDerivedType(typeof(EventNoted), "sources.event-noted")]
[JsonDerivedType(typeof(EventRemoved), "sources.event-removed")]
[JsonDerivedType(typeof(EventRewritten), "sources.event-rewritten")]
[JsonDerivedType(typeof(SourceDatedByEvent), "sources.source-dated-by-event")]
[JsonDerivedType(typeof(SourceRemoved), "sources.source-removed")]
[JsonDerivedType(typeof(TextCorrected), "sources.text-corrected")]
[JsonDerivedType(typeof(RenditionsAligned), "sources.renditions-aligned")]
[JsonDerivedType(typeof(UnitsLinked), "sources.units-linked")]
[JsonDerivedType(typeof(AlignmentRemoved), "sources.alignment-removed")]
[JsonDerivedType(typeof(CodeAdded), "coding.code-added")]
[JsonDerivedType(typeof(CodeRenamed), "coding.code-renamed")]
[JsonDerivedType(typeof(CodeDescribed), "coding.code-described")]
[JsonDerivedType(typeof(CodeColoured), "coding.code-coloured")]
[JsonDerivedType(typeof(CodeMoved), "coding.code-moved")]
[JsonDerivedType(typeof(CodeRemoved), "coding.code-removed")]
[JsonDerivedType(typeof(CodeRewritten), "coding.code-rewritten")]
[JsonDerivedType(typeof(CodesMerged), "coding.codes-merged")]
[JsonDerivedType(typeof(CodingsRecoded), "coding.codings-recoded")]
[JsonDerivedType(typeof(CodeSetAdded), "coding.set-added")]
[JsonDerivedType(typeof(CodeSetRenamed), "coding.set-renamed")]
[JsonDerivedType(typeof(CodeSetRemoved), "coding.set-removed")]
[JsonDerivedType(typeof(CodesPutInSet), "coding.set-codes-put")]
[JsonDerivedType(typeof(CodesTakenFromSet), "coding.set-codes-taken")]
[JsonDerivedType(typeof(CodeSetRewritten), "coding.set-rewritten")]
[JsonDerivedType(typeof(CodebookVersionNamed), "coding.codebook-version-named")]
[JsonDerivedType(typeof(CodebookVersionRewritten), "coding.codebook-version-rewritten")]
[JsonDerivedType(typeof(PassageCoded), "coding.passage-coded")]
[JsonDerivedType(typeof(PassagesCoded), "coding.passages-coded")]
[JsonDerivedType(typeof(PassageStretched), "coding.passage-stretched")]
[JsonDerivedType(typeof(PassageUncoded), "coding.passage-uncoded")]
[JsonDerivedType(typeof(PassageRestored), "coding.passage-restored")]
[JsonDerivedType(typeof(CodingJudged), "coding.coding-judged")]
[JsonDerivedType(typeof(CodingNoted), "coding.coding-noted")]
[JsonDerivedType(typeof(LinkDrawn), "coding.link-drawn")]
[JsonDerivedType(typeof(LinkStretched), "coding.link-stretched")]
[JsonDerivedType(typeof(LinkJudged), "coding.link-judged")]
[JsonDerivedType(typeof(LinkNoted), "coding.link-noted")]
[JsonDerivedType(typeof(LinkRemoved), "coding.link-removed")]
[JsonDerivedType(typeof(MemoWritten), "coding.memo-written")]
[JsonDerivedType(typeof(MemoRevised), "coding.memo-revised")]
[JsonDerivedType(typeof(MemoRemoved), "coding.memo-removed")]
[JsonDerivedType(typeof(MemoRewritten), "coding.memo-rewritten")]
[JsonDerivedType(typeof(ReportReleased), "reports.report-released")]
public abstract record Change
{
    /// <summary>The ids that this change brings into being; a later act that names one of them rests on this change.</summary>
    [JsonIgnore]
    public virtual ImmutableArray<UInt128> Creates => [];

    /// <summary>The ids, created by earlier changes, without which this change means nothing.</summary>
    [JsonIgnore]
    public virtual ImmutableArray<UInt128> RestsOn => [];

    /// <summary>Whether the change can be taken back. Withdrawal, releases, key changes and merges cannot.</summary>
    [JsonIgnore]
    public virtual bool CanBeRetracted => true;

    /// <summary>The holders whose keys this change destroys: their <see cref="Words"/> open no more, here and in every copy merged later.</summary>
    [JsonIgnore]
    public virtual ImmutableArray<Id<Holder>> Destroys => [];

    /// <summary>The sealed texts that it destroys by name; every other text under those holders goes with them.</summary>
    [JsonIgnore]
    public virtual ImmutableArray<Id<StoredText>> DestroysTexts => [];
}
