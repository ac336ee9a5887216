using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A change that concerns the people behind the sources and what may be done with their words.</summary>
public abstract record ProtectionChange : Change;

/// <summary>A person who spoke is known to the study, by pseudonym alone.</summary>
/// <param name="Participant">The new participant.</param>
/// <param name="Pseudonym">The pseudonym, under a holder of the participant's own.</param>
/// <param name="Note">What the study may know of the participant, such as the cohort.</param>
public sealed record ParticipantAdded(Id<Participant> Participant, Words Pseudonym, Words? Note = null) : ProtectionChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Participant.Value];
}

/// <summary>The note on a participant was written anew, or removed (null).</summary>
public sealed record ParticipantNoted(Id<Participant> Participant, Words? Note) : ProtectionChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Participant.Value];
}

/// <summary>Someone who helped is known to the study, by pseudonym alone.</summary>
/// <param name="Collaborator">The new collaborator.</param>
/// <param name="Pseudonym">The pseudonym, under a holder of the collaborator's own.</param>
/// <param name="Role">What the collaborator does.</param>
public sealed record CollaboratorAdded(Id<Collaborator> Collaborator, Words Pseudonym, CollaboratorRole Role) : ProtectionChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Collaborator.Value];
}

/// <summary>A collaborator decided whether to be named.</summary>
public sealed record CollaboratorNamingChosen(Id<Collaborator> Collaborator, Naming Naming) : ProtectionChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Collaborator.Value];
}

/// <summary>What a participant agreed to for one encounter. The latest record for the same participant and encounter holds.</summary>
/// <param name="Participant">Who agreed.</param>
/// <param name="Encounter">The meeting; the sources that came of it carry the same id.</param>
/// <param name="Scope">What may leave.</param>
/// <param name="LifeHistory">Whether a life history may be told.</param>
/// <param name="Archive">Whether the material may be archived.</param>
/// <param name="Recontact">Whether the participant may be asked again.</param>
/// <param name="Freedom">How free the decision was.</param>
/// <param name="Understood">Whether it was understood; null where nobody noted it.</param>
/// <param name="LimitsTold">Whether the limits of confidentiality were told; null where nobody noted it.</param>
/// <param name="Particulars">What else was noted, by field, under the participant's holder.</param>
public sealed record ConsentRecorded(
    Id<Participant> Participant,
    Id<Encounter> Encounter,
    ConsentScope Scope,
    bool LifeHistory,
    bool Archive,
    bool Recontact,
    ConsentFreedom Freedom,
    bool? Understood,
    bool? LimitsTold,
    ImmutableArray<ConsentParticular> Particulars) : ProtectionChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Participant.Value];
}

/// <summary>A source was withdrawn for ever: its holders' keys and its sealed bodies are destroyed, here and in every copy merged later.</summary>
/// <param name="Source">Which source; what remains of it is that it existed, and its codings' offsets and codes.</param>
/// <param name="Holders">The holders whose keys are destroyed: the source's own and those of its renditions.</param>
/// <param name="Texts">The sealed texts that are destroyed with them.</param>
public sealed record SourceWithdrawn(
    Id<Source> Source, ImmutableArray<Id<Holder>> Holders, ImmutableArray<Id<StoredText>> Texts) : ProtectionChange
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Source.Value];

    /// <inheritdoc/>
    public override ImmutableArray<Id<Holder>> Destroys => Holders;

    /// <inheritdoc/>
    public override ImmutableArray<Id<StoredText>> DestroysTexts => Texts;
}

/// <summary>A participant withdrew: the keys of what was noted of them are destroyed, the pseudonym, the note and the words in their consents. That someone
/// spoke remains, and of each consent its kinds.</summary>
/// <param name="Participant">Which participant.</param>
/// <param name="Holders">The holders of what was noted.</param>
public sealed record ParticipantWithdrawn(Id<Participant> Participant, ImmutableArray<Id<Holder>> Holders) : ProtectionChange
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Participant.Value];

    /// <inheritdoc/>
    public override ImmutableArray<Id<Holder>> Destroys => Holders;
}

/// <summary>What is noted of a participant was written anew under a new holder and the old key destroyed, with all that was noted before.</summary>
/// <param name="Participant">Which participant.</param>
/// <param name="OldHolders">The holders of what was noted until now.</param>
/// <param name="Pseudonym">The pseudonym.</param>
/// <param name="Note">The note; null for none.</param>
/// <param name="Consents">The words that stay in the participant's consents.</param>
/// <param name="Memos">The memos about the participant that stay; the others go.</param>
public sealed record ParticipantRewritten(
    Id<Participant> Participant,
    ImmutableArray<Id<Holder>> OldHolders,
    Words Pseudonym,
    Words? Note,
    ImmutableArray<RewrittenConsent> Consents,
    ImmutableArray<ReheldMemo> Memos = default) : ProtectionChange
{
    /// <summary>The memos about the participant that stay; the others go. Absent in files from before there were memos.</summary>
    public ImmutableArray<ReheldMemo> Memos { get; init; } = Memos.IsDefault ? [] : Memos;

    /// <inheritdoc/>
    public override bool CanBeRetracted => false;

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Participant.Value];

    /// <inheritdoc/>
    public override ImmutableArray<Id<Holder>> Destroys => OldHolders;
}

/// <summary>The words of one consent under a new holder. They belong to one record of it: another copy may have recorded it anew in the meantime,
/// and an end that was agreed for one must not be read into the other.</summary>
/// <param name="Encounter">The meeting.</param>
/// <param name="Recorded">The act that recorded the consent.</param>
/// <param name="Particulars">What stays noted.</param>
public sealed record RewrittenConsent(Id<Encounter> Encounter, ActId Recorded, ImmutableArray<ConsentParticular> Particulars);

/// <summary>A collaborator's pseudonym was written anew under a new holder and the old key destroyed.</summary>
/// <param name="Collaborator">Which collaborator.</param>
/// <param name="OldHolders">The holders of the pseudonym until now.</param>
/// <param name="Pseudonym">The pseudonym from now on.</param>
public sealed record CollaboratorRewritten(Id<Collaborator> Collaborator, ImmutableArray<Id<Holder>> OldHolders, Words Pseudonym) : ProtectionChange
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Collaborator.Value];

    /// <inheritdoc/>
    public override ImmutableArray<Id<Holder>> Destroys => OldHolders;
}

/// <summary>The file name of a copy, a release or a merged file was written anew, and the old name's key destroyed.</summary>
/// <param name="OldHolder">The name's holder until now, by which the copy is known.</param>
/// <param name="Name">The name from now on.</param>
public sealed record FileNameRewritten(Id<Holder> OldHolder, Words Name) : ProtectionChange
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;

    /// <inheritdoc/>
    public override ImmutableArray<Id<Holder>> Destroys => [OldHolder];
}

/// <summary>What kind of copy left the study's file.</summary>
public enum CopyKind
{
    /// <summary>A whole sealed copy.</summary>
    Backup,

    /// <summary>Codings or tables in the clear.</summary>
    Export,

    /// <summary>A published report.</summary>
    Report,
}

/// <summary>The program wrote a copy of words outside this file; a withdrawal lists it as one to destroy by hand.</summary>
/// <param name="What">What kind of copy.</param>
/// <param name="Name">The copy's file name, under a holder of its own.</param>
/// <param name="Sources">The sources whose words it holds; empty for all.</param>
public sealed record CopyMade(CopyKind What, Words Name, ImmutableArray<Id<Source>> Sources) : ProtectionChange
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;
}
