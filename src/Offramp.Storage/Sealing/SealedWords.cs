using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Offramp.Storage;

/// <summary>Seals the words inside a payload, each in its place under its holder's key, and opens them again. Everything else of the
/// payload stays byte for byte as it is.</summary>
internal static class SealedWords
{
    private const string SealedProperty = "$sealed";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Makes of every <c>{"$holder":…,"$words":…}</c> a <c>{"$holder":…,"$sealed":…}</c>.</summary>
    /// <param name="json">The payload in clear, UTF-8.</param>
    /// <param name="entry">The additional data of the entry's words, <see cref="AdditionalData.Words"/>.</param>
    /// <param name="keyOf">A holder's words key in the entry's epoch; every holder in the payload must have one.</param>
    public static byte[] Seal(ReadOnlySpan<byte> json, in AdditionalData entry, Func<Id<Holder>, SealingKey> keyOf)
    {
        var result = new ArrayBufferWriter<byte>(json.Length + json.Length / 2 + 256);
        var walk = new WordsWalk(json, WordsJsonConverter.WordsProperty);
        int copied = 0;
        while (walk.Next())
        {
            result.Write(json[copied..walk.Start]);
            copied = walk.End;
            using var writer = new Utf8JsonWriter(result, Plain);
            writer.WriteStartObject();
            writer.WriteString(WordsJsonConverter.HolderProperty, walk.Holder.ToString());
            if (walk.Value is null) writer.WriteNull(SealedProperty);
            else
            {
                byte[] padded = Padding.Words(Encoding.UTF8.GetBytes(walk.Value));
                writer.WriteBase64String(SealedProperty, keyOf(walk.Holder).Seal(padded, entry.At(walk.Holder.Value, walk.Path)));
            }
            writer.WriteEndObject();
        }
        result.Write(json[copied..]);
        return result.WrittenSpan.ToArray();
    }

    /// <summary>Makes of every <c>{"$holder":…,"$sealed":…}</c> a <c>{"$holder":…,"$words":…}</c> again, with null where the key was destroyed.</summary>
    /// <param name="json">The payload with its words sealed.</param>
    /// <param name="entry">The additional data of the entry's words.</param>
    /// <param name="keyOf">A holder's words key in the entry's epoch; null where it was destroyed.</param>
    /// <exception cref="JournalAlteredException">Words that do not open, or stand where they were not written.</exception>
    public static ReadOnlyMemory<byte> Open(ReadOnlyMemory<byte> json, in AdditionalData entry, Func<Id<Holder>, SealingKey?> keyOf)
    {
        var place = new ActId(entry.Writer, entry.Counter);
        try
        {
            ArrayBufferWriter<byte>? result = null;
            Utf8JsonWriter? writer = null;
            var walk = new WordsWalk(json.Span, SealedProperty);
            int copied = 0;
            while (walk.Next())
            {
                result ??= new ArrayBufferWriter<byte>(json.Length + 512);
                result.Write(json.Span[copied..walk.Start]);
                copied = walk.End;
                byte[]? words = null;
                if (walk.HasValue && keyOf(walk.Holder) is { } key
                    && (!key.TryOpen(walk.ValueBytes, entry.At(walk.Holder.Value, walk.Path), out byte[]? padded) || !Padding.TryRemove(padded, out words)))
                    throw new JournalAlteredException("entry", place.ToString());
                if (writer is null) writer = new Utf8JsonWriter(result, Plain);
                else writer.Reset();
                writer.WriteStartObject();
                writer.WriteString(WordsJsonConverter.HolderProperty, walk.Holder.ToString());
                if (words is null) writer.WriteNull(WordsJsonConverter.WordsProperty);
                else writer.WriteString(WordsJsonConverter.WordsProperty, Encoding.UTF8.GetString(words));
                writer.WriteEndObject();
                writer.Flush();
            }
            if (result is null) return json;
            result.Write(json.Span[copied..]);
            return result.WrittenMemory;
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException)
        {
            throw new JournalAlteredException("entry", place.ToString(), malformed);
        }
    }
}
