using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>How an act stands.</summary>
public enum ActState
{
    /// <summary>However it stands.</summary>
    Any,

    /// <summary>It counts.</summary>
    Standing,

    /// <summary>It is taken back.</summary>
    TakenBack,

    /// <summary>It counts, and does not go together with what another copy did.</summary>
    Conflict,
}

/// <summary>Which acts are asked for. Every part narrows; what is not set lets everything through.</summary>
public sealed record HistoryQuery
{
    /// <summary>Acts of these coders; empty for anyone's.</summary>
    public ImmutableArray<Id<Coder>> Who { get; init; } = [];

    /// <summary>Acts whose main change is of these stages, such as <c>coding</c>; empty for any.</summary>
    public ImmutableArray<string> Stages { get; init; } = [];

    /// <summary>Acts from this time on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Acts before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Acts whose sentence holds this, without regard to case and accents.</summary>
    public string? Words { get; init; }

    /// <summary>How they stand.</summary>
    public ActState State { get; init; }
}
