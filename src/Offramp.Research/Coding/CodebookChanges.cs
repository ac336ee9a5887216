using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Codes were merged into another: their codings, their children and their places in sets are its from then on. What another copy
/// brings in later on a merged code follows it.</summary>
/// <param name="From">The codes that are no more.</param>
/// <param name="Into">The code that remains.</param>
/// <param name="Memo">Its memo from now on, with the texts of the merged entries gathered in it; null where it has none.</param>
public sealed record CodesMerged(ImmutableArray<Id<Code>> From, Id<Code> Into, Words? Memo) : CodingChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [.. From.Select(static code => code.Value), Into.Value];
}

/// <summary>Codings of one code carry another from then on, as where a code is split. Codings that come to say exactly what one of the other code
/// says already become one with it.</summary>
/// <param name="From">The code that they carried.</param>
/// <param name="Into">The code that they carry.</param>
/// <param name="Documents">The documents in the order of the codings.</param>
/// <param name="Codings">The codings' ids, as <see cref="IdColumn"/> writes them.</param>
public sealed record CodingsRecoded(
    Id<Code> From, Id<Code> Into, ImmutableArray<RecodedDocument> Documents, ReadOnlyMemory<byte> Codings) : CodingChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn =>
    [
        From.Value, Into.Value, .. Documents.Select(static d => d.Rendition.Value), .. IdColumn.Read(Codings.Span, Documents.Sum(static d => (long)d.Count)),
    ];
}

/// <summary>How many of the recoded codings lie in which document.</summary>
public sealed record RecodedDocument(Id<Rendition> Rendition, int Count);

/// <summary>A set of codes was made.</summary>
/// <param name="Set">The new set.</param>
/// <param name="Name">Its name, under a holder of its own.</param>
/// <param name="Codes">The codes that are in it from the beginning.</param>
public sealed record CodeSetAdded(Id<CodeSet> Set, Words Name, ImmutableArray<Id<Code>> Codes) : CodingChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Set.Value];

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [.. Codes.Select(static code => code.Value)];
}

/// <summary>A change of one set of codes that rests on it.</summary>
public abstract record OneCodeSetChange(Id<CodeSet> Set) : CodingChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Set.Value];
}

/// <summary>A set of codes is called otherwise.</summary>
public sealed record CodeSetRenamed(Id<CodeSet> Set, Words Name) : OneCodeSetChange(Set);

/// <summary>A set is no more; its codes stay in the codebook.</summary>
public sealed record CodeSetRemoved(Id<CodeSet> Set) : OneCodeSetChange(Set);

/// <summary>Codes were put into a set.</summary>
public sealed record CodesPutInSet(Id<CodeSet> Set, ImmutableArray<Id<Code>> Codes) : OneCodeSetChange(Set)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Set.Value, .. Codes.Select(static code => code.Value)];
}

/// <summary>Codes were taken out of a set.</summary>
public sealed record CodesTakenFromSet(Id<CodeSet> Set, ImmutableArray<Id<Code>> Codes) : OneCodeSetChange(Set);

/// <summary>The name of a set was written anew under a new holder and the keys of all earlier names destroyed.</summary>
/// <param name="Set">Which set.</param>
/// <param name="OldHolders">The holders of its names until now.</param>
/// <param name="Name">Its name from now on.</param>
public sealed record CodeSetRewritten(Id<CodeSet> Set, ImmutableArray<Id<Holder>> OldHolders, Words Name) : OneCodeSetChange(Set)
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;

    /// <inheritdoc/>
    public override ImmutableArray<Id<Holder>> Destroys => OldHolders;
}

/// <summary>The codebook as it stands was given a name.</summary>
/// <param name="Version">The new version.</param>
/// <param name="Name">Its name, under a holder of its own.</param>
/// <param name="Note">What is noted on it.</param>
/// <param name="Seen">The acts that its writer had before them, as <see cref="SeenActs"/> writes them: what another copy brings in later belongs
/// to no earlier version, wherever it stands in the order of acts.</param>
public sealed record CodebookVersionNamed(Id<CodebookVersion> Version, Words Name, Words? Note, ReadOnlyMemory<byte> Seen) : CodingChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Version.Value];
}

/// <summary>What a version is called and what is noted on it was written anew under a new holder and the old key destroyed.</summary>
/// <param name="Version">Which version.</param>
/// <param name="OldHolders">The holders of its words until now.</param>
/// <param name="Name">Its name from now on.</param>
/// <param name="Note">The note from now on; null for none.</param>
public sealed record CodebookVersionRewritten(
    Id<CodebookVersion> Version, ImmutableArray<Id<Holder>> OldHolders, Words Name, Words? Note) : CodingChange
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Version.Value];

    /// <inheritdoc/>
    public override ImmutableArray<Id<Holder>> Destroys => OldHolders;
}
