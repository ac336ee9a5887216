using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Offramp.Research;

/// <summary>Whose words are kept under one key: a source, or one written text (a codebook entry, a participant's record, a title).</summary>
/// <remarks>Withdrawal destroys the key of a holder, and with it everything that is <see cref="Words"/> of that holder, wherever it was written down.</remarks>
public sealed class Holder
{
    private Holder() { }
}

/// <summary>Text and whose it is. Everything that a person said or wrote is of this type, so that it is sealed under its holder's key
/// and cannot slip into a log: <see cref="ToString"/> tells the length alone.</summary>
/// <remarks>Invariant: <c>text</c> is null exactly where the holder's key was destroyed.</remarks>
[JsonConverter(typeof(WordsJsonConverter))]
public sealed class Words : IEquatable<Words>
{
    /// <summary>What stands where the words were destroyed.</summary>
    public const string WithdrawnText = "[withdrawn]";

    private readonly string? text;

    /// <summary>Words of a holder.</summary>
    public Words(Id<Holder> holder, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Holder = holder;
        this.text = text;
    }

    private Words(Id<Holder> holder) => Holder = holder;

    /// <summary>Whose words these are.</summary>
    public Id<Holder> Holder { get; }

    /// <summary>The words as they came, or <see cref="WithdrawnText"/>.</summary>
    public string Text => text ?? WithdrawnText;

    /// <summary>Whether the key was destroyed: the words can be read by nobody.</summary>
    public bool IsWithdrawn => text is null;

    /// <summary>The words as they came; null where they can be read by nobody.</summary>
    public string? Readable => text;

    /// <summary>Words that can be opened no more.</summary>
    public static Words Withdrawn(Id<Holder> holder) => new(holder);

    /// <inheritdoc/>
    public bool Equals(Words? other) =>
        other is not null && Holder == other.Holder && string.Equals(text, other.text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Words);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Holder, text is null ? 0 : string.GetHashCode(text, StringComparison.Ordinal));

    /// <summary>The length, never the words.</summary>
    public override string ToString() =>
        text is null ? WithdrawnText : string.Create(CultureInfo.InvariantCulture, $"[{text.Length} characters]");
}

/// <summary>Writes words as <c>{"$holder":…,"$words":…}</c>; storage seals each such object in place under its holder's key and its path.</summary>
public sealed class WordsJsonConverter : JsonConverter<Words>
{
    /// <summary>The property that names the holder.</summary>
    public const string HolderProperty = "$holder";

    /// <summary>The property that carries the words in clear; null where they were withdrawn.</summary>
    public const string WordsProperty = "$words";

    /// <inheritdoc/>
    public override Words Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Words are an object.");
        Id<Holder>? holder = null;
        string? text = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool names = reader.ValueTextEquals(HolderProperty);
            bool carries = reader.ValueTextEquals(WordsProperty);
            reader.Read();
            if (names) holder = Id<Holder>.TryRead(ref reader, out Id<Holder> id) ? id : throw new JsonException("Not a holder.");
            else if (carries) text = reader.GetString();
            else throw new JsonException("Unknown property of words.");
        }
        if (holder is not { } found) throw new JsonException("Words without a holder.");
        return text is null ? Words.Withdrawn(found) : new Words(found, text);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Words value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(HolderProperty, value.Holder.ToString());
        if (value.IsWithdrawn) writer.WriteNull(WordsProperty);
        else writer.WriteString(WordsProperty, value.Text);
        writer.WriteEndObject();
    }
}
