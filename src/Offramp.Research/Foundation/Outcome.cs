using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>One value named in a message: a number, a date, a name. Names may be words of a study: they are shown to the person who asked, never logged.</summary>
/// <param name="Name">The placeholder in the message's template.</param>
/// <param name="Content">A string, an integer or a floating-point number.</param>
public readonly record struct MessageValue(string Name, object Content)
{
    /// <summary>Lets a value be written as <c>("name", content)</c>.</summary>
    public static implicit operator MessageValue((string Name, object Content) pair) => new(pair.Name, pair.Content);
}

/// <summary>A rule says no, and why. The words for people stand in the message catalogue under <see cref="Code"/>.</summary>
/// <param name="Code">Stable, <c>stage.reason</c>, such as <c>coding.passage-outside-document</c>.</param>
/// <param name="Values">What the message names.</param>
/// <param name="Field">The field of the question that was at fault, where there is one.</param>
public sealed record Refusal(string Code, ImmutableArray<MessageValue> Values, string? Field = null) : ISayable
{
    /// <inheritdoc/>
    public string In(Messages words) => words.Say(this);

    /// <summary>A refusal with the values that its message names.</summary>
    public static Refusal Of(string code, params MessageValue[] values) => new(code, [.. values]);
}

/// <summary>A limit or a remark of a method or an import that the reader must know; its words stand in the message catalogue.</summary>
/// <param name="Code">Stable, <c>stage.reason</c>.</param>
/// <param name="Values">What the message names.</param>
public sealed record Note(string Code, ImmutableArray<MessageValue> Values) : ISayable
{
    /// <inheritdoc/>
    public string In(Messages words) => words.Say(this);

    /// <summary>A note with the values that its message names.</summary>
    public static Note Of(string code, params MessageValue[] values) => new(code, [.. values]);
}

/// <summary>Either what was asked for, or the rule that forbids it.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <remarks>Invariant: exactly one of the two is set.</remarks>
public readonly struct Outcome<T>
{
    private readonly T value;

    private Outcome(T value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    /// <summary>The rule that forbids it, or null.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether a rule forbids it.</summary>
    public bool IsRefused => Refusal is not null;

    /// <summary>What was asked for.</summary>
    /// <exception cref="InvalidOperationException">It was refused: ask <see cref="IsRefused"/> first.</exception>
    public T Value => Refusal is null ? value : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    /// <summary>The next step with the value, or the same refusal.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => Refusal is null ? next(value) : Refusal;

    /// <summary>Grants.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>Refuses.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default!, refusal);
}
