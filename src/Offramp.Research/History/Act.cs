using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Offramp.Research;

/// <summary>Which act: the writer (made anew each time a study is opened for writing) and that writer's count from 1.</summary>
[JsonConverter(typeof(ActIdJsonConverter))]
public readonly record struct ActId(UInt128 Writer, long Counter) : IComparable<ActId>
{
    /// <inheritdoc/>
    public int CompareTo(ActId other) => Writer == other.Writer ? Counter.CompareTo(other.Counter) : Writer.CompareTo(other.Writer);

    /// <summary>The writer's 26 characters, a hyphen and the count.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Base32.Write(Writer)}-{Counter}");

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string? text, out ActId id)
    {
        id = default;
        if (text is null || text.Length < 28 || text[26] != '-' || !Base32.TryRead(text.AsSpan(0, 26), out UInt128 writer)) return false;
        if (!long.TryParse(text.AsSpan(27), NumberStyles.None, CultureInfo.InvariantCulture, out long counter) || counter < 1) return false;
        id = new ActId(writer, counter);
        return true;
    }
}

/// <summary>One thing that a person did: what came of it stands or falls together. An import is one act of many changes.</summary>
/// <param name="Id">Which act.</param>
/// <param name="Lamport">The logical time: acts are ordered by (Lamport, writer), never by the clock.</param>
/// <param name="When">The clock's time, UTC, for people to read.</param>
/// <param name="Who">Who did it.</param>
/// <param name="Changes">What came of it, in order.</param>
public sealed record Act(ActId Id, long Lamport, DateTimeOffset When, Id<Coder> Who, ImmutableArray<Change> Changes) : IComparable<Act>
{
    /// <inheritdoc/>
    public int CompareTo(Act? other) => other is null ? 1 : (Lamport, Id).CompareTo((other.Lamport, other.Id));
}

/// <summary>Writes an act's id as its characters.</summary>
public sealed class ActIdJsonConverter : JsonConverter<ActId>
{
    /// <inheritdoc/>
    public override ActId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ActId.TryParse(reader.GetString(), out ActId id) ? id : throw new JsonException("Not an act.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ActId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
