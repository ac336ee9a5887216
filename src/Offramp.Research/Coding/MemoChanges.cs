using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A change of a memo.</summary>
public abstract record MemoChange(Id<Memo> Memo) : CodingChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Memo.Value];
}

/// <summary>A memo was written.</summary>
/// <param name="Memo">The new memo.</param>
/// <param name="About">What it is about.</param>
/// <param name="Coder">Who wrote it.</param>
/// <param name="Title">What it is called: held by the source or the participant that it tells of, else by a holder of its own.</param>
/// <param name="Text">What it says, under the same holder.</param>
public sealed record MemoWritten(Id<Memo> Memo, MemoAbout About, Id<Coder> Coder, Words Title, Words Text) : MemoChange(Memo)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Memo.Value];

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn =>
    [
        .. new[]
        {
            About.Source?.Value, About.Code?.Value, About.Participant?.Value, About.Rendition?.Value, About.Version?.Value, About.Coding?.Value, Coder.Value,
        }.OfType<UInt128>(),
    ];
}

/// <summary>A memo was written otherwise; its earlier words stay in the history.</summary>
public sealed record MemoRevised(Id<Memo> Memo, Words Title, Words Text) : MemoChange(Memo);

/// <summary>A memo was taken out.</summary>
public sealed record MemoRemoved(Id<Memo> Memo) : MemoChange(Memo);

/// <summary>A memo of the team's own was written anew under a new holder and the keys of all its earlier versions destroyed.</summary>
/// <param name="Memo">Which memo.</param>
/// <param name="OldHolders">The holders of its versions until now.</param>
/// <param name="Title">What it is called from now on.</param>
/// <param name="Text">What it says from now on.</param>
public sealed record MemoRewritten(Id<Memo> Memo, ImmutableArray<Id<Holder>> OldHolders, Words Title, Words Text) : MemoChange(Memo)
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;

    /// <inheritdoc/>
    public override ImmutableArray<Id<Holder>> Destroys => OldHolders;
}

/// <summary>The words of a memo under a new holder, where the holder of what it tells of gives way to another.</summary>
/// <param name="Memo">Which memo.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Text">What it says.</param>
public sealed record ReheldMemo(Id<Memo> Memo, Words Title, Words Text);
