using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A group of codes across the tree, such as those of one chapter or one question. A code may be in several.</summary>
/// <param name="Id">The set.</param>
/// <param name="Name">Its name, in the team's own words.</param>
/// <param name="Codes">The codes in it, in the order in which they were put in; none twice.</param>
public sealed record CodeSet(Id<CodeSet> Id, Words Name, ImmutableArray<Id<Code>> Codes);

/// <summary>A state of the codebook that the team gave a name: "as used in round 2".</summary>
/// <param name="Id">The version.</param>
/// <param name="Name">Its name.</param>
/// <param name="Note">What is noted on it; null where nothing is.</param>
/// <param name="Act">The act that named it; the codebook is as its writer saw it then.</param>
public sealed record CodebookVersion(Id<CodebookVersion> Id, Words Name, Words? Note, ActId Act);

/// <summary>Where a code went that was merged into another.</summary>
/// <param name="Code">The code that is no more.</param>
/// <param name="Into">The code that took it in; it may have been merged itself since.</param>
/// <param name="Holder">The holder of the words of the entry that is no more: its history still keeps them.</param>
public sealed record MergedCode(Id<Code> Code, Id<Code> Into, Id<Holder> Holder);
