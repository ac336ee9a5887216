using System.Globalization;
using System.Text.Json;

namespace Offramp.Storage;

/// <summary>Walks a payload from one object of words to the next and knows where it stands.</summary>
/// <remarks>
/// The path is written as <c>changes[0].passage.memo</c>: a property as its name, after a dot unless it comes first; an element as its index in
/// brackets. Names of our own properties hold neither dots nor brackets; one that does is refused, so that no two places have one path.
/// </remarks>
internal ref struct WordsWalk
{
    private const int MostLevels = 64;

    private readonly string property;
    private Utf8JsonReader reader;
    private Utf8JsonReader value;
    private byte[] path = new byte[128];

    // For each open level: how long the path is without its last step, and at which element the level stands (-1 in an object).
    private Levels stems;
    private Levels elements;
    private int length;

    /// <summary>Begins before the first.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="property">The property that carries the words: in clear or sealed.</param>
    public WordsWalk(ReadOnlySpan<byte> json, string property)
    {
        this.property = property;
        reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MostLevels });
        elements[0] = -1;
    }

    /// <summary>Where the object begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends, exclusive.</summary>
    public int End { get; private set; }

    /// <summary>Whose words.</summary>
    public Id<Holder> Holder { get; private set; }

    /// <summary>Whether the object carries anything, and does not say null.</summary>
    public readonly bool HasValue => value.TokenType == JsonTokenType.String;

    /// <summary>What the object carries; null where it says null.</summary>
    public readonly string? Value => HasValue ? value.GetString() : null;

    /// <summary>The bytes that the object carries in base 64.</summary>
    /// <exception cref="FormatException">It is no base 64.</exception>
    public readonly byte[] ValueBytes => value.GetBytesFromBase64();

    /// <summary>Where the object stands, in UTF-8.</summary>
    public readonly ReadOnlySpan<byte> Path => path.AsSpan(0, length);

    /// <summary>Goes to the next object of words; false at the end.</summary>
    /// <exception cref="JsonException">The payload is not as this program writes it.</exception>
    public bool Next()
    {
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    Step(reader.ValueSpan);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    StepElement();
                    if (reader.TokenType == JsonTokenType.StartObject && TryWords()) return true;
                    stems[reader.CurrentDepth + 1] = length;
                    elements[reader.CurrentDepth + 1] = reader.TokenType == JsonTokenType.StartArray ? 0 : -1;
                    break;
                default:
                    StepElement();
                    break;
            }
        }
        return false;
    }

    private bool TryWords()
    {
        Utf8JsonReader ahead = reader;
        if (!ahead.Read() || ahead.TokenType != JsonTokenType.PropertyName || !ahead.ValueTextEquals(WordsJsonConverter.HolderProperty)) return false;
        Start = (int)reader.TokenStartIndex;
        ahead.Read();
        if (ahead.TokenType != JsonTokenType.String || !Id<Holder>.TryRead(ref ahead, out Id<Holder> holder))
            throw new JsonException("Not a holder.");
        Holder = holder;
        ahead.Read();
        if (ahead.TokenType != JsonTokenType.PropertyName || !ahead.ValueTextEquals(property)) throw new JsonException("No words.");
        ahead.Read();
        if (ahead.TokenType is not (JsonTokenType.Null or JsonTokenType.String)) throw new JsonException("Not words.");
        value = ahead;
        if (!ahead.Read() || ahead.TokenType != JsonTokenType.EndObject) throw new JsonException("More than words.");
        End = (int)ahead.BytesConsumed;
        reader = ahead;
        return true;
    }

    private void Step(ReadOnlySpan<byte> name)
    {
        if (name.ContainsAny((byte)'.', (byte)'[', (byte)'\\')) throw new JsonException("Not a name of ours.");
        length = stems[reader.CurrentDepth];
        if (length > 0) Append("."u8);
        Append(name);
    }

    // A value in an array is a step of its own; one in an object was announced by its name.
    private void StepElement()
    {
        int depth = reader.CurrentDepth;
        if (elements[depth] < 0) return;
        length = stems[depth];
        Span<byte> index = stackalloc byte[16];
        elements[depth]++.TryFormat(index, out int written, default, CultureInfo.InvariantCulture);
        Append("["u8);
        Append(index[..written]);
        Append("]"u8);
    }

    private void Append(scoped ReadOnlySpan<byte> bytes)
    {
        if (length + bytes.Length > path.Length) Array.Resize(ref path, 2 * (length + bytes.Length));
        bytes.CopyTo(path.AsSpan(length));
        length += bytes.Length;
    }

    // A journal has one walk for each entry: what they all need lies on the stack.
    [System.Runtime.CompilerServices.InlineArray(MostLevels + 1)]
    private struct Levels
    {
        private int first;
    }
}
