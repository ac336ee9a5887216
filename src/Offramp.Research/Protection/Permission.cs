using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>How much of a source may leave the study, from nothing to its very words.</summary>
public enum MayLeave
{
    /// <summary>Nothing: the words are destroyed.</summary>
    Nothing,

    /// <summary>For understanding only: no word and no paraphrase.</summary>
    Background,

    /// <summary>In other words only.</summary>
    Paraphrase,

    /// <summary>Word for word, under pseudonym.</summary>
    Verbatim,
}

/// <summary>What may leave, why, and on whose consent it hangs.</summary>
/// <param name="Use">What may leave.</param>
/// <param name="Why">The rule that decided, said in the message catalogue.</param>
/// <param name="HangsOn">The participants whose consents were asked; empty where none is needed or none is linked.</param>
public sealed record Permission(MayLeave Use, Note Why, ImmutableArray<Id<Participant>> HangsOn);
