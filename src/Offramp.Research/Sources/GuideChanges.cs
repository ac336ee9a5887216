using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A change of one guide that rests on it.</summary>
public abstract record OneGuideChange(Id<Guide> Guide) : SourcesChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Guide.Value];
}

/// <summary>A guide came in: an empty one, or a new version with the questions of another.</summary>
/// <param name="Guide">The new guide.</param>
/// <param name="Holder">The new holder of its words.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Version">Which version it is.</param>
/// <param name="Wave">The round of fieldwork.</param>
/// <param name="From">The version whose questions it copies.</param>
/// <param name="Questions">The copied questions, under the new holder and with their ids.</param>
public sealed record GuideAdded(
    Id<Guide> Guide, Id<Holder> Holder, Words Title, Words Version, Words? Wave, Id<Guide>? From, ImmutableArray<Question> Questions) : SourcesChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Guide.Value];

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn =>
        [.. From is { } from ? [from.Value] : Array.Empty<UInt128>(), .. Questions.Select(static q => q.Id.Value), .. Questions.SelectMany(static q => q.AsksAbout).Select(static c => c.Value).Distinct()];
}

/// <summary>A guide is called otherwise, is another version, or belongs to another round of fieldwork.</summary>
public sealed record GuideDescribed(Id<Guide> Guide, Words Title, Words Version, Words? Wave) : OneGuideChange(Guide);

/// <summary>A guide was taken out. One that was used stays.</summary>
public sealed record GuideRemoved(Id<Guide> Guide) : OneGuideChange(Guide);

/// <summary>A guide's words were written anew under a new holder and the old keys destroyed, with all earlier wordings.</summary>
/// <param name="Guide">Which guide.</param>
/// <param name="OldHolders">The holders of its words until now.</param>
/// <param name="Holder">The new holder.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Version">Which version it is.</param>
/// <param name="Wave">The round of fieldwork.</param>
/// <param name="Wordings">Its questions' words from now on.</param>
public sealed record GuideRewritten(
    Id<Guide> Guide, ImmutableArray<Id<Holder>> OldHolders, Id<Holder> Holder, Words Title, Words Version, Words? Wave, ImmutableArray<Wording> Wordings)
    : OneGuideChange(Guide)
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;

    /// <inheritdoc/>
    public override ImmutableArray<Id<Holder>> Destroys => OldHolders;
}

/// <summary>A question's label and text.</summary>
public sealed record Wording(Id<Question> Question, Words Label, Words Text);

/// <summary>A change of one question in one version of a guide.</summary>
public abstract record OneQuestionChange(Id<Guide> Guide, Id<Question> Question) : OneGuideChange(Guide)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Guide.Value, Question.Value];
}

/// <summary>A guide got a question.</summary>
/// <param name="Guide">The guide.</param>
/// <param name="Question">The new question.</param>
/// <param name="Label">Its number or label.</param>
/// <param name="Text">How it is to be asked.</param>
/// <param name="Probes">The question that it probes further.</param>
/// <param name="AsksAbout">The themes that it asks about.</param>
/// <param name="Before">The question before which it stands; null for the end.</param>
public sealed record QuestionAdded(
    Id<Guide> Guide, Id<Question> Question, Words Label, Words Text, Id<Question>? Probes, ImmutableArray<Id<Code>> AsksAbout, Id<Question>? Before)
    : OneGuideChange(Guide)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Question.Value];

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn =>
        [Guide.Value, .. AsksAbout.Select(static c => c.Value), .. new[] { Probes, Before }.OfType<Id<Question>>().Select(static q => q.Value)];
}

/// <summary>A question is labelled or worded otherwise in this version.</summary>
public sealed record QuestionReworded(Id<Guide> Guide, Id<Question> Question, Words Label, Words Text) : OneQuestionChange(Guide, Question);

/// <summary>A question asks about these themes in this version.</summary>
public sealed record QuestionAsksAbout(Id<Guide> Guide, Id<Question> Question, ImmutableArray<Id<Code>> Codes) : OneQuestionChange(Guide, Question)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Guide.Value, Question.Value, .. Codes.Select(static c => c.Value)];
}

/// <summary>A question stands elsewhere in this version.</summary>
/// <param name="Guide">The guide.</param>
/// <param name="Question">The question.</param>
/// <param name="Probes">The question that it probes further; null for none.</param>
/// <param name="Before">The question before which it stands; null for the end.</param>
public sealed record QuestionMoved(Id<Guide> Guide, Id<Question> Question, Id<Question>? Probes, Id<Question>? Before) : OneQuestionChange(Guide, Question)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn =>
        [Guide.Value, Question.Value, .. new[] { Probes, Before }.OfType<Id<Question>>().Select(static q => q.Value)];
}

/// <summary>A question is no part of this version any more. One that was put stays.</summary>
public sealed record QuestionDropped(Id<Guide> Guide, Id<Question> Question) : OneQuestionChange(Guide, Question);

/// <summary>A question was put to those who spoke in a source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Put">The new record.</param>
/// <param name="Guide">The version of the guide.</param>
/// <param name="Question">The question.</param>
/// <param name="To">To whom; null for all.</param>
/// <param name="Manner">How.</param>
/// <param name="Place">Where; null where nobody noted it.</param>
public sealed record QuestionPut(
    Id<Source> Source, Id<PutQuestion> Put, Id<Guide> Guide, Id<Question> Question, Id<Participant>? To, QuestionManner Manner, PlaceInText? Place)
    : OneSourceChange(Source)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Put.Value];

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn =>
        [Source.Value, Guide.Value, Question.Value, .. To is { } to ? [to.Value] : Array.Empty<UInt128>(), .. Place is { } at ? [at.Rendition.Value, at.Version.Value] : Array.Empty<UInt128>()];
}

/// <summary>It was decided not to put a question.</summary>
/// <param name="Source">The source.</param>
/// <param name="Put">The new record.</param>
/// <param name="Guide">The version of the guide.</param>
/// <param name="Question">The question.</param>
/// <param name="To">To whom it was not put; null for all.</param>
/// <param name="Reason">Why, under the source's holder.</param>
public sealed record QuestionLeftOut(
    Id<Source> Source, Id<PutQuestion> Put, Id<Guide> Guide, Id<Question> Question, Id<Participant>? To, Words? Reason) : OneSourceChange(Source)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Put.Value];

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Source.Value, Guide.Value, Question.Value, .. To is { } to ? [to.Value] : Array.Empty<UInt128>()];
}

/// <summary>The record of a question that was put, or left out, was taken away.</summary>
public sealed record QuestionUnput(Id<Source> Source, Id<PutQuestion> Put) : OneSourceChange(Source)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Source.Value, Put.Value];
}
