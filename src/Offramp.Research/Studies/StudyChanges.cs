using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A change of the study's frame: its title and the people who code in it.</summary>
public abstract record StudyChange : Change;

/// <summary>The study was begun.</summary>
/// <param name="Title">The title, held by a written text of its own.</param>
public sealed record StudyCreated(Words Title) : StudyChange
{
    /// <summary>A study that never began has no history to undo: this stays.</summary>
    public override bool CanBeRetracted => false;
}

/// <summary>The study got another title.</summary>
public sealed record StudyRetitled(Words Title) : StudyChange;

/// <summary>A coder joined the study.</summary>
/// <param name="Coder">The new coder.</param>
/// <param name="Name">The coder's name or pseudonym, under a holder of its own.</param>
/// <param name="ImportedId">The id under which another program knew the coder.</param>
public sealed record CoderAdded(Id<Coder> Coder, Words Name, Words? ImportedId = null) : StudyChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Coder.Value];
}

/// <summary>A coder is called otherwise.</summary>
public sealed record CoderRenamed(Id<Coder> Coder, Words Name) : StudyChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Coder.Value];
}

/// <summary>The title was written anew and the keys of all earlier titles destroyed: so that words of a withdrawn source which one of them
/// repeated are gone.</summary>
/// <param name="OldHolders">The holders of the titles until now: each title has one of its own.</param>
/// <param name="Title">The title from now on.</param>
public sealed record TitleRewritten(ImmutableArray<Id<Holder>> OldHolders, Words Title) : StudyChange
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;

    /// <inheritdoc/>
    public override ImmutableArray<Id<Holder>> Destroys => OldHolders;
}

/// <summary>What is kept of a coder was written anew under a new holder and the old key destroyed, with all earlier names.</summary>
/// <param name="Coder">Which coder.</param>
/// <param name="OldHolders">The holders of what was kept until now.</param>
/// <param name="Name">The name from now on.</param>
/// <param name="ImportedId">The id under which another program knew the coder, if it stays.</param>
public sealed record CoderRewritten(Id<Coder> Coder, ImmutableArray<Id<Holder>> OldHolders, Words Name, Words? ImportedId = null) : StudyChange
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Coder.Value];

    /// <inheritdoc/>
    public override ImmutableArray<Id<Holder>> Destroys => OldHolders;
}
