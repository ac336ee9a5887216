using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>All words of a source that stay, recorded again under a new holder, so that the keys of its old holders can be destroyed with everything that
/// is not recorded again: words that go, and every earlier version of the words that stay.</summary>
/// <param name="Source">Which source.</param>
/// <param name="Holder">The new holder of all its words.</param>
/// <param name="OldHolders">The holders until now.</param>
/// <param name="OldTexts">The sealed texts until now.</param>
/// <param name="Name">What it is called.</param>
/// <param name="ImportedId">The id under which another program knew it.</param>
/// <param name="Particulars">What else is known.</param>
/// <param name="Limitations">What limits how far it carries.</param>
/// <param name="Lineage">What it re-uses.</param>
/// <param name="Participants">The participants who stay, with the labels before their turns.</param>
/// <param name="Collaborators">The collaborators, with the labels before their turns.</param>
/// <param name="DatedBy">When it was said, where that was told by an event.</param>
/// <param name="Reasons">Why questions were left out.</param>
/// <param name="Renditions">Its texts; one that is not among them goes.</param>
/// <param name="Alignments">Which units of its texts answer each other, in the new versions: a withdrawn turn stays a unit.</param>
/// <param name="Notes">What codings note in words; a coding without words here has none any more.</param>
/// <param name="LinkNotes">What causal links note in words, in the same way.</param>
/// <param name="Memos">The memos about the source and its passages that stay; the others go.</param>
/// <param name="Codes">The codes named in the source's words, as far as the names stay.</param>
public sealed record ReheldSource(
    Id<Source> Source,
    Id<Holder> Holder,
    ImmutableArray<Id<Holder>> OldHolders,
    ImmutableArray<Id<StoredText>> OldTexts,
    Words Name,
    Words? ImportedId,
    ImmutableArray<ParticularWords> Particulars,
    ImmutableArray<Limitation> Limitations,
    ImmutableArray<Lineage> Lineage,
    ImmutableArray<SourceParticipant> Participants,
    ImmutableArray<SourceCollaborator> Collaborators,
    DatedByEvent? DatedBy,
    ImmutableArray<ReheldReason> Reasons,
    ImmutableArray<ReheldRendition> Renditions,
    ImmutableArray<Alignment> Alignments,
    ImmutableArray<ReheldNotes> Notes,
    ImmutableArray<ReheldLinkNotes> LinkNotes,
    ImmutableArray<ReheldMemo> Memos,
    ImmutableArray<ReheldCode> Codes);

/// <summary>A text of a source that stays, in a new sealed row and a new version.</summary>
/// <param name="Rendition">Which rendition.</param>
/// <param name="From">The version in which <paramref name="Withdrawn"/> counts.</param>
/// <param name="Version">The version from now on.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Language">Its language (BCP 47 tag).</param>
/// <param name="Text">The text from now on.</param>
/// <param name="Turns">Its turns from now on, as <see cref="TurnList"/> writes them.</param>
/// <param name="Withdrawn">The turns whose words went, in the order of the text.</param>
/// <param name="Slips">The places in the text from now on where the print itself is wrong.</param>
public sealed record ReheldRendition(
    Id<Rendition> Rendition,
    Id<TextVersion> From,
    Id<TextVersion> Version,
    Words Name,
    Words? Language,
    StoredText Text,
    Words Turns,
    ImmutableArray<WithdrawnTurn> Withdrawn,
    ImmutableArray<Slip> Slips);

/// <summary>What a coding notes in words, under the source's new holder.</summary>
/// <param name="Coding">Which coding.</param>
/// <param name="Notes">What stays noted; nothing where its notes were left out on purpose.</param>
public sealed record ReheldNotes(Id<PassageCoding> Coding, CodingNotes Notes);

/// <summary>What a causal link notes in words, under the source's new holder.</summary>
public sealed record ReheldLinkNotes(Id<CausalLink> Link, CodingNotes Notes);

/// <summary>Why a question was left out, under the source's new holder.</summary>
public sealed record ReheldReason(Id<PutQuestion> Put, Words Text);

/// <summary>A code that is named in words of the source, under the source's new holder.</summary>
public sealed record ReheldCode(Id<Code> Code, Words Name);

/// <summary>A source's words were recorded again under a new holder and the old ones destroyed.</summary>
/// <param name="Kept">What stays.</param>
public abstract record SourceReheld(ReheldSource Kept) : ProtectionChange
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [.. Kept.Renditions.Select(static r => r.Version.Value)];

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn =>
        [Kept.Source.Value, .. Kept.Renditions.SelectMany(static r => new[] { r.Rendition.Value, r.From.Value })];

    /// <inheritdoc/>
    public override ImmutableArray<Id<Holder>> Destroys => Kept.OldHolders;

    /// <inheritdoc/>
    public override ImmutableArray<Id<StoredText>> DestroysTexts => Kept.OldTexts;
}

/// <summary>One voice was withdrawn for ever from a source in which others speak too: its turns say <c>[withdrawn]</c>, everything else stays under a new
/// key. Here and in every copy merged later.</summary>
/// <param name="Kept">What stays.</param>
/// <param name="Participant">Whose voice it was, where it was a participant's.</param>
public sealed record VoiceWithdrawn(ReheldSource Kept, Id<Participant>? Participant) : SourceReheld(Kept);

/// <summary>What is kept of a source was written anew under a new key: every earlier version of its words is destroyed.</summary>
/// <param name="Kept">What stays.</param>
public sealed record SourceRewritten(ReheldSource Kept) : SourceReheld(Kept);
