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
