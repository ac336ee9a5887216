using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A change of what was collected.</summary>
public abstract record SourcesChange : Change;

/// <summary>A text of a source as it enters the study.</summary>
/// <param name="Rendition">The new rendition.</param>
/// <param name="Kind">What it is to its source.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Language">Its language (BCP 47 tag).</param>
/// <param name="Version">The first state of its text.</param>
/// <param name="Text">The text, kept in a sealed row of its own.</param>
/// <param name="Turns">Its turns as <see cref="TurnList"/> writes them; they tell the rhythm of the talk and are therefore words.</param>
public sealed record NewRendition(
    Id<Rendition> Rendition,
    RenditionKind Kind,
    Words Name,
    Words? Language,
    Id<TextVersion> Version,
    StoredText Text,
    Words Turns);

/// <summary>A source came in with its first rendition.</summary>
/// <param name="Source">The new source.</param>
/// <param name="Holder">The new holder of all its words.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called in the study.</param>
/// <param name="ImportedId">The id under which another program knew it.</param>
/// <param name="Encounter">The meeting it came of.</param>
/// <param name="Rendition">Its first text.</param>
/// <param name="Particulars">What else its file told.</param>
public sealed record SourceAdded(
    Id<Source> Source,
    Id<Holder> Holder,
    SourceKind Kind,
    Words Name,
    Words? ImportedId,
    Id<Encounter>? Encounter,
    NewRendition Rendition,
    ImmutableArray<ParticularWords> Particulars) : SourcesChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Source.Value, Rendition.Rendition.Value, Rendition.Version.Value];
}

/// <summary>A source got a further text beside its original.</summary>
public sealed record RenditionAdded(Id<Source> Source, NewRendition Rendition) : SourcesChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Rendition.Rendition.Value, Rendition.Version.Value];

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Source.Value];
}

/// <summary>A change of one source that rests on it.</summary>
public abstract record OneSourceChange(Id<Source> Source) : SourcesChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Source.Value];
}

/// <summary>A source is called otherwise.</summary>
public sealed record SourceRenamed(Id<Source> Source, Words Name) : OneSourceChange(Source);

/// <summary>A source is of another kind.</summary>
public sealed record SourceKindChanged(Id<Source> Source, SourceKind Kind) : OneSourceChange(Source);

/// <summary>A particular of a source was set, or removed (null).</summary>
public sealed record ParticularSet(Id<Source> Source, Particular Field, Words? Text) : OneSourceChange(Source);

/// <summary>A limit of a source was noted.</summary>
public sealed record LimitationNoted(Id<Source> Source, Id<Limitation> Limitation, Words Text, Words? Direction) : OneSourceChange(Source)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Limitation.Value];
}

/// <summary>A noted limit was removed.</summary>
public sealed record LimitationRemoved(Id<Source> Source, Id<Limitation> Limitation) : OneSourceChange(Source)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Source.Value, Limitation.Value];
}

/// <summary>A source re-uses another.</summary>
public sealed record LineageNoted(Id<Source> Source, Id<Source>? Of, Words? Text) : OneSourceChange(Source)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => Of is { } of ? [Source.Value, of.Value] : [Source.Value];
}

/// <summary>A participant spoke in a source.</summary>
public sealed record ParticipantLinked(Id<Source> Source, Id<Participant> Participant, Words? Speaker) : OneSourceChange(Source)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Source.Value, Participant.Value];
}

/// <summary>A participant does not speak in a source after all.</summary>
public sealed record ParticipantUnlinked(Id<Source> Source, Id<Participant> Participant) : OneSourceChange(Source)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Source.Value, Participant.Value];
}

/// <summary>A collaborator helped with a source.</summary>
public sealed record CollaboratorLinked(Id<Source> Source, Id<Collaborator> Collaborator, Words? Speaker) : OneSourceChange(Source)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Source.Value, Collaborator.Value];
}

/// <summary>A collaborator had no part in a source after all.</summary>
public sealed record CollaboratorUnlinked(Id<Source> Source, Id<Collaborator> Collaborator) : OneSourceChange(Source)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Source.Value, Collaborator.Value];
}

/// <summary>A source was taken out of the study, with its codings. Unlike withdrawal this can be undone and destroys no key.</summary>
public sealed record SourceRemoved(Id<Source> Source) : OneSourceChange(Source);
