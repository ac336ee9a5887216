using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A change of what passages say led to what.</summary>
public abstract record CausalLinkChange(Id<Rendition> Rendition, Id<CausalLink> Link) : CodingChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Rendition.Value, Link.Value];
}

/// <summary>A passage that says that one thing led to another joined two codes.</summary>
/// <param name="Rendition">In which text.</param>
/// <param name="Version">In which state of that text the offsets count.</param>
/// <param name="Link">The new link.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Cause">What led to it.</param>
/// <param name="Effect">What it led to.</param>
/// <param name="Sign">Which way.</param>
/// <param name="Coder">Who coded.</param>
/// <param name="Judgement">How it is judged.</param>
/// <param name="Notes">What is noted in words, under the source's holder.</param>
public sealed record LinkDrawn(
    Id<Rendition> Rendition,
    Id<TextVersion> Version,
    Id<CausalLink> Link,
    int Start,
    int End,
    Id<Code> Cause,
    Id<Code> Effect,
    LinkSign Sign,
    Id<Coder> Coder,
    Judgement Judgement,
    CodingNotes? Notes) : CausalLinkChange(Rendition, Link)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Link.Value];

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Rendition.Value, Version.Value, Cause.Value, Effect.Value, Coder.Value];
}

/// <summary>The passage of a link was stretched or shrunk.</summary>
public sealed record LinkStretched(Id<Rendition> Rendition, Id<TextVersion> Version, Id<CausalLink> Link, int Start, int End)
    : CausalLinkChange(Rendition, Link)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Rendition.Value, Version.Value, Link.Value];
}

/// <summary>A link was judged anew: its sign, and how it stands.</summary>
public sealed record LinkJudged(Id<Rendition> Rendition, Id<CausalLink> Link, LinkSign Sign, Judgement Judgement) : CausalLinkChange(Rendition, Link);

/// <summary>A note on a link was written, or removed (null).</summary>
public sealed record LinkNoted(Id<Rendition> Rendition, Id<CausalLink> Link, CodingField Field, Words? Text) : CausalLinkChange(Rendition, Link);

/// <summary>A link was taken out.</summary>
public sealed record LinkRemoved(Id<Rendition> Rendition, Id<CausalLink> Link) : CausalLinkChange(Rendition, Link);
