using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Offramp.Storage;

/// <summary>Writes and reads what an entry says: <c>{"when":…,"who":…,"changes":[…]}</c>, with stored texts as references.</summary>
internal sealed class PayloadJson
{
    private static readonly FrozenSet<string> Kinds = typeof(Change).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .Select(static kind => (string)kind.TypeDiscriminator!).ToFrozenSet(StringComparer.Ordinal);

    // Words keep their own script, so that sealing does not pad six bytes for each letter of it.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StoredTextConverter converter;
    private readonly WordsConverter words = new();
    private readonly JsonSerializerOptions options;

    /// <param name="textOf">The text of a row; null where it was destroyed. Called by several threads.</param>
    public PayloadJson(Func<Id<StoredText>, string?> textOf)
    {
        converter = new StoredTextConverter(textOf);
        options = ChangeJson.OptionsWith(converter);
        options.Converters.Add(words);
    }

    /// <summary>Whether the act written last holds half of a surrogate pair. It has no bytes in UTF-8: another character would be stored.</summary>
    public bool HasHalfCharacter => words.HasHalf || converter.Written.Any(static text => IsHalf(text.Text));

    /// <summary>Writes an act. Not for several threads at once.</summary>
    /// <param name="act">What happened.</param>
    /// <param name="texts">The stored texts that it names.</param>
    /// <param name="holders">The holders that it names as somebody's whose words are kept: each needs a key.</param>
    public byte[] Write(Act act, out IReadOnlyList<StoredText> texts, out IReadOnlySet<Id<Holder>> holders)
    {
        converter.Written.Clear();
        words.HasHalf = false;
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("when", act.When.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            writer.WriteString("who", act.Who.ToString());
            writer.WriteStartArray("changes");
            foreach (Change change in act.Changes) JsonSerializer.Serialize(writer, change, options);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        texts = [.. converter.Written];
        holders = HoldersIn(bytes.WrittenSpan);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads an act that was opened and is therefore as it was written.</summary>
    /// <exception cref="NewerFormatException">A later release wrote it: a kind, a property or a value that this one does not know.</exception>
    public Act Read(ActId id, long lamport, ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            (DateTimeOffset? when, Id<Coder>? who, Change[]? changes) = (null, null, null);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                if (name == "when") when = reader.GetDateTimeOffset();
                else if (name == "who") who = Id<Coder>.TryRead(ref reader, out Id<Coder> coder) ? coder : throw new JsonException();
                else if (name == "changes")
                {
                    RequireKnownKinds(reader);
                    changes = JsonSerializer.Deserialize<Change[]>(ref reader, options);
                }
                else throw new NewerFormatException();
            }
            if (when is null || who is null || changes is null || changes.Contains(null)) throw new JsonException();
            return new Act(id, lamport, when.Value, who.Value, [.. changes]);
        }
        catch (Exception unknown) when (unknown is JsonException or NotSupportedException or FormatException or InvalidOperationException)
        {
            throw new NewerFormatException(unknown);
        }
    }

    // The reader is a copy: it looks ahead. "change" is the discriminator right inside each element of the list.
    private static void RequireKnownKinds(Utf8JsonReader reader)
    {
        int depth = reader.CurrentDepth;
        JsonTokenType before = JsonTokenType.StartArray;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            // No list that a change keeps has gaps.
            if (reader.TokenType == JsonTokenType.Null && before != JsonTokenType.PropertyName) throw new NewerFormatException();
            before = reader.TokenType;
            if (reader.CurrentDepth != depth + 2 || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("change"u8)) continue;
            reader.Read();
            before = reader.TokenType;
            string kind = reader.GetString() ?? "";
            if (!Kinds.Contains(kind)) throw new NewerFormatException();
        }
    }

    // A holder gets its key in the entry that first names it, even where it says nothing yet: two copies that each
    // made a key for one holder could not be merged.
    private static HashSet<Id<Holder>> HoldersIn(ReadOnlySpan<byte> json)
    {
        var found = new HashSet<Id<Holder>>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            bool names = reader.ValueTextEquals(WordsJsonConverter.HolderProperty) || reader.ValueTextEquals("holder"u8);
            if (!names || !reader.Read() || reader.TokenType != JsonTokenType.String) continue;
            if (Id<Holder>.TryRead(ref reader, out Id<Holder> holder)) found.Add(holder);
        }
        return found;
    }

    private static bool IsHalf(ReadOnlySpan<char> text)
    {
        for (int at; (at = text.IndexOfAnyInRange('\ud800', '\udfff')) >= 0;)
        {
            if (Rune.DecodeFromUtf16(text[at..], out _, out int length) != OperationStatus.Done) return true;
            text = text[(at + length)..];
        }
        return false;
    }

    private sealed class WordsConverter : JsonConverter<Words>
    {
        private static readonly WordsJsonConverter Inner = new();

        public bool HasHalf { get; set; }

        public override Words Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Inner.Read(ref reader, typeToConvert, options);

        public override void Write(Utf8JsonWriter writer, Words value, JsonSerializerOptions options)
        {
            HasHalf |= IsHalf(value.Text);
            Inner.Write(writer, value, options);
        }
    }

    private sealed class StoredTextConverter(Func<Id<StoredText>, string?> textOf) : JsonConverter<StoredText>
    {
        public List<StoredText> Written { get; } = [];

        public override StoredText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            (Id<StoredText>? id, Id<Holder>? holder) = (null, null);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isId = reader.ValueTextEquals("id"u8);
                if (!isId && !reader.ValueTextEquals("holder"u8)) throw new JsonException();
                reader.Read();
                if (isId) id = Id<StoredText>.TryRead(ref reader, out Id<StoredText> text) ? text : throw new JsonException();
                else holder = Id<Holder>.TryRead(ref reader, out Id<Holder> whose) ? whose : throw new JsonException();
            }
            return id is { } row && holder is { } of ? new StoredText(row, of, textOf(row)) : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, StoredText value, JsonSerializerOptions options)
        {
            Written.Add(value);
            writer.WriteStartObject();
            writer.WriteString("id", value.Id.ToString());
            writer.WriteString("holder", value.Holder.ToString());
            writer.WriteEndObject();
        }
    }
}
