namespace Offramp.Research;

/// <summary>What a decision needs and may not make itself: new ids, the time and who is acting. The open study gives it; tests give a fixed one.</summary>
/// <param name="NextId">Gives a new random 128-bit number at each call. Its lowest 32 bits are zero, so that a bulk change can number
/// what it creates as <c>first + 0, first + 1, …</c>.</param>
/// <param name="Now">The time of the act, UTC.</param>
/// <param name="Coder">Who is acting.</param>
public sealed record Fresh(Func<UInt128> NextId, DateTimeOffset Now, Id<Coder> Coder)
{
    /// <summary>A new id for one <typeparamref name="T"/>.</summary>
    public Id<T> Id<T>() => new(NextId());
}
