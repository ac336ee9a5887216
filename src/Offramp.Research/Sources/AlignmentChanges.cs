using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A change of how two texts of a source answer each other. Unit numbers only: it holds no words.</summary>
/// <param name="Source">The source.</param>
/// <param name="A">The text that comes first among the source's texts.</param>
/// <param name="AVersion">In which state of it units are counted.</param>
/// <param name="B">The other text.</param>
/// <param name="BVersion">In which state of it units are counted.</param>
public abstract record AlignmentChange(Id<Source> Source, Id<Rendition> A, Id<TextVersion> AVersion, Id<Rendition> B, Id<TextVersion> BVersion)
    : SourcesChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Source.Value, A.Value, AVersion.Value, B.Value, BVersion.Value];
}

/// <summary>Two texts of a source were aligned as a whole, in the place of an alignment that there was.</summary>
public sealed record RenditionsAligned(
    Id<Source> Source, Id<Rendition> A, Id<TextVersion> AVersion, Id<Rendition> B, Id<TextVersion> BVersion, ImmutableArray<AlignmentLink> Links)
    : AlignmentChange(Source, A, AVersion, B, BVersion);

/// <summary>A person said which units belong together, or (one side null) that units of one text have no counterpart.</summary>
public sealed record UnitsLinked(
    Id<Source> Source, Id<Rendition> A, Id<TextVersion> AVersion, Id<Rendition> B, Id<TextVersion> BVersion, UnitRange? InA, UnitRange? InB)
    : AlignmentChange(Source, A, AVersion, B, BVersion);

/// <summary>Two texts of a source are not aligned any more.</summary>
public sealed record AlignmentRemoved(Id<Source> Source, Id<Rendition> A, Id<TextVersion> AVersion, Id<Rendition> B, Id<TextVersion> BVersion)
    : AlignmentChange(Source, A, AVersion, B, BVersion);
