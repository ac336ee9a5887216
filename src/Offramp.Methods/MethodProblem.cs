using System.Collections.Immutable;

namespace Offramp.Methods;

/// <summary>Why a method cannot be used on these data, or what must be known about its result.</summary>
/// <param name="Code">Stable: <c>methods.reason</c>. A program that uses the library has words of its own for it.</param>
/// <param name="Row">The case it is about, from 0; null where it is about none.</param>
/// <param name="Column">The column, condition or argument that it is about; null where it is about none.</param>
public sealed record MethodProblem(string Code, int? Row = null, string? Column = null)
{
    /// <summary>What the words name: numbers and names.</summary>
    public ImmutableArray<KeyValuePair<string, object>> Values { get; init; } = [];

    /// <summary>The problem with one more value that its words name.</summary>
    public MethodProblem With(string name, object value) => this with { Values = Values.Add(new(name, value)) };

    /// <summary>The code and the place, for a log.</summary>
    public override string ToString() => $"{Code} (row {Row}, column {Column})";
}

/// <summary>What a method gives: a result, or why there is none.</summary>
/// <typeparam name="T">The result.</typeparam>
public sealed class Answer<T>
    where T : class
{
    private Answer(T? value, ImmutableArray<MethodProblem> problems)
    {
        Value = value;
        Problems = problems;
    }

    /// <summary>The result; null where there is none.</summary>
    public T? Value { get; }

    /// <summary>Why there is no result; empty where there is one.</summary>
    public ImmutableArray<MethodProblem> Problems { get; }

    /// <summary>An answer that is a result.</summary>
    public static implicit operator Answer<T>(T value) => new(value, []);

    /// <summary>An answer that there is no result, for one reason.</summary>
    public static implicit operator Answer<T>(MethodProblem problem) => new(null, [problem]);

    /// <summary>An answer that there is no result, for these reasons.</summary>
    public static implicit operator Answer<T>(ImmutableArray<MethodProblem> problems) =>
        new(null, problems.IsDefaultOrEmpty ? throw new ArgumentException("A refusal has a reason.", nameof(problems)) : problems);

    /// <summary>The result; throws where there is none.</summary>
    /// <exception cref="InvalidOperationException">There is no result.</exception>
    public T Needed() => Value ?? throw new InvalidOperationException(string.Join("; ", Problems));
}
