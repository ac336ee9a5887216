namespace Offramp.Research;

/// <summary>A question to a study that may join words, codes that meet, and filters.</summary>
/// <remarks>Without words it gives coded passages, or, with an expression, the stretches that fulfil it. With words it gives hits.</remarks>
public sealed record FindQuery
{
    /// <summary>The words; null where none are looked for.</summary>
    public TextQuery? Words { get; init; }

    /// <summary>Where the words are looked for.</summary>
    public SearchScope Scope { get; init; }

    /// <summary>What narrows. Of hits in texts and in passages it asks the codings that they touch or lie in.</summary>
    public PassageQuery Filter { get; init; } = PassageQuery.All;

    /// <summary>The codes that must meet or must not, checked; null where no such thing is asked. The filter's codes are not looked at then.</summary>
    public CodeExpression? Codes { get; init; }

    /// <summary>Whether the codings that meet must be one coder's.</summary>
    public bool SameCoder { get; init; }

    /// <summary>Of hits in texts: only those that touch no passage that the filter and the codes ask for.</summary>
    public bool NotCoded { get; init; }
}
