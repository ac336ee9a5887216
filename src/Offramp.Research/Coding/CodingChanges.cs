using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A change of the codebook or of what is coded.</summary>
public abstract record CodingChange : Change;

/// <summary>A code entered the codebook, as the last under its parent.</summary>
/// <param name="Code">The new code.</param>
/// <param name="Holder">The new holder of the entry's own words.</param>
/// <param name="Name">The name; held by a source where it is in vivo.</param>
/// <param name="Parent">The code above it.</param>
/// <param name="Texts">Definition, use, example … as far as given.</param>
/// <param name="Colour">0xRRGGBB.</param>
/// <param name="ImportedId">The id under which another program knew it.</param>
public sealed record CodeAdded(
    Id<Code> Code, Id<Holder> Holder, Words Name, Id<Code>? Parent, ImmutableArray<CodeTextWords> Texts, int? Colour, Words? ImportedId)
    : CodingChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Code.Value];

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => Parent is { } parent ? [parent.Value] : [];
}

/// <summary>One text of a codebook entry; null words remove it.</summary>
public sealed record CodeTextWords(CodeText Which, Words? Text);

/// <summary>A change of one code that rests on it.</summary>
public abstract record OneCodeChange(Id<Code> Code) : CodingChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Code.Value];
}

/// <summary>A code is called otherwise.</summary>
public sealed record CodeRenamed(Id<Code> Code, Words Name) : OneCodeChange(Code);

/// <summary>A text of a codebook entry was written anew, or removed (null).</summary>
public sealed record CodeDescribed(Id<Code> Code, CodeText Which, Words? Text) : OneCodeChange(Code);

/// <summary>A code got a colour (0xRRGGBB), or none.</summary>
public sealed record CodeColoured(Id<Code> Code, int? Colour) : OneCodeChange(Code);

/// <summary>A code was moved in the tree.</summary>
/// <param name="Code">Which code.</param>
/// <param name="Parent">The code above it from now on; null for the top.</param>
/// <param name="Before">The sibling before which it stands; null for last.</param>
public sealed record CodeMoved(Id<Code> Code, Id<Code>? Parent, Id<Code>? Before) : OneCodeChange(Code)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => Parent is { } parent ? [Code.Value, parent.Value] : [Code.Value];
}

/// <summary>A code left the codebook with its codings; codes below it move up to its parent.</summary>
public sealed record CodeRemoved(Id<Code> Code) : OneCodeChange(Code);

/// <summary>A codebook entry was written anew under a new holder and its old holder's key destroyed, with the entry's history:
/// so that words of a withdrawn source which it repeated are gone.</summary>
/// <param name="Code">Which code.</param>
/// <param name="OldHolder">The holder of the entry until now.</param>
/// <param name="Holder">Its holder from now on.</param>
/// <param name="Name">The name; held by a source where it is in vivo.</param>
/// <param name="Texts">All its texts from now on.</param>
/// <param name="ImportedId">The id under which another program knew it, if it stays.</param>
/// <param name="OtherOldHolders">The holders of the entries that were merged into it, which the history still keeps; null for none.</param>
public sealed record CodeRewritten(
    Id<Code> Code, Id<Holder> OldHolder, Id<Holder> Holder, Words Name, ImmutableArray<CodeTextWords> Texts, Words? ImportedId = null,
    ImmutableArray<Id<Holder>>? OtherOldHolders = null)
    : OneCodeChange(Code)
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;

    /// <inheritdoc/>
    public override ImmutableArray<Id<Holder>> Destroys => [OldHolder, .. OtherOldHolders ?? []];
}

/// <summary>A passage was given a code.</summary>
/// <param name="Rendition">In which text.</param>
/// <param name="Version">In which state of that text the offsets count.</param>
/// <param name="Coding">The new coding.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Code">The code.</param>
/// <param name="Coder">Who coded.</param>
/// <param name="Judgement">How it is judged.</param>
/// <param name="Notes">What is noted in words, under the source's holder.</param>
public sealed record PassageCoded(
    Id<Rendition> Rendition,
    Id<TextVersion> Version,
    Id<PassageCoding> Coding,
    int Start,
    int End,
    Id<Code> Code,
    Id<Coder> Coder,
    Judgement Judgement,
    CodingNotes? Notes) : CodingChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Coding.Value];

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Rendition.Value, Version.Value, Code.Value, Coder.Value];
}

/// <summary>A change of one coding that rests on it. The rendition is named so that only its codings need be looked at.</summary>
public abstract record OneCodingChange(Id<Rendition> Rendition, Id<PassageCoding> Coding) : CodingChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Rendition.Value, Coding.Value];
}

/// <summary>A passage was stretched or shrunk.</summary>
public sealed record PassageStretched(
    Id<Rendition> Rendition, Id<TextVersion> Version, Id<PassageCoding> Coding, int Start, int End) : OneCodingChange(Rendition, Coding)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Rendition.Value, Version.Value, Coding.Value];
}

/// <summary>A stranded coding was put on a new span of its document.</summary>
public sealed record PassageRestored(
    Id<Rendition> Rendition, Id<TextVersion> Version, Id<PassageCoding> Coding, int Start, int End) : OneCodingChange(Rendition, Coding)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Rendition.Value, Version.Value, Coding.Value];
}

/// <summary>A code was taken from a passage.</summary>
public sealed record PassageUncoded(Id<Rendition> Rendition, Id<PassageCoding> Coding) : OneCodingChange(Rendition, Coding);

/// <summary>A coding was judged anew.</summary>
public sealed record CodingJudged(Id<Rendition> Rendition, Id<PassageCoding> Coding, Judgement Judgement) : OneCodingChange(Rendition, Coding);

/// <summary>A note on a coding was written, or removed (null).</summary>
public sealed record CodingNoted(Id<Rendition> Rendition, Id<PassageCoding> Coding, CodingField Field, Words? Text)
    : OneCodingChange(Rendition, Coding);
