using System.Text;
using System.Text.Json;
using Offramp.Research;

namespace Offramp.Formats.Bibliography;

/// <summary>References as CSL-JSON, in and out: a list of items, or an object with one under <c>items</c>, as Zotero's server sends it.</summary>
public static class CslJson
{
    /// <summary>Reads from bytes. What is wrong is told with line and column; a file that breaks off is read as far as it goes.</summary>
    public static Reading<ReferenceList> Read(string fileName, byte[] bytes)
    {
        if (ReferenceFiles.Refused(fileName, bytes) is { } refused) return refused;
        var log = new ReferenceLog(fileName);
        // Decoded and encoded again, damage becomes replacement characters, which JSON can hold.
        string text = TextDecoding.Decode(bytes).Text;
        byte[] json = Encoding.UTF8.GetBytes(text);
        var references = new List<Reference>();
        try
        {
            Items(json, references, log);
        }
        catch (JsonException broken)
        {
            log.Add(CodingsJson.Broken(log.File, broken));
        }
        return log.Finish(references);
    }

    /// <summary>Writes references as a list of items, in UTF-8. What was read and not changed goes out as it came.</summary>
    public static byte[] Write(IEnumerable<Reference> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, CslValues.Writing with { Indented = true }))
        {
            writer.WriteStartArray();
            foreach (Reference reference in references) Write(writer, reference);
            writer.WriteEndArray();
        }
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, Reference reference)
    {
        string[] first = ["id", "type"];
        writer.WriteStartObject();
        foreach (string field in first.Concat(
            reference.Texts.Keys.Concat(reference.Names.Keys).Concat(reference.Dates.Keys).Concat(reference.Kept.Keys).Except(first).Distinct().Order(StringComparer.Ordinal)))
        {
            if (CslValues.Out(reference, field) is not { } json) continue;
            writer.WritePropertyName(field);
            writer.WriteRawValue(json);
        }
        writer.WriteEndObject();
    }

    private static void Items(byte[] json, List<Reference> references, ReferenceLog log)
    {
        var lines = new ByteLines(json);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 });
        bool inItems = false, isSettled = false;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray or JsonTokenType.EndObject) continue;
            if (!isSettled && reader.TokenType == JsonTokenType.StartObject && reader.CurrentDepth == 0)
            {
                isSettled = true;
                // One item alone, or the envelope around a list of them: only the envelope has a field "items".
                Utf8JsonReader ahead = reader;
                inItems = HasItems(ref ahead);
                if (inItems) continue;
            }
            isSettled = true;
            if (inItems && reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                bool isItems = Name(ref reader) == "items";
                reader.Read();
                if (!isItems || reader.TokenType != JsonTokenType.StartArray) reader.Skip();
                continue;
            }
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                log.Add(lines.At(reader.TokenStartIndex), "formats.json-wrong-type", ("wanted", "object"), ("found", "value"));
                reader.Skip();
                continue;
            }
            if (!log.HasRoom(references, lines.At(reader.TokenStartIndex))) return;
            references.Add(Item(ref reader, lines, log));
        }
    }

    private static bool HasItems(ref Utf8JsonReader ahead)
    {
        int depth = ahead.CurrentDepth;
        try
        {
            while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName && ahead.CurrentDepth == depth + 1)
            {
                if (Name(ref ahead) == "items") return true;
                ahead.Read();
                ahead.Skip();
            }
        }
        catch (JsonException)
        {
            // The break is told where the reading itself comes to it.
        }
        return false;
    }

    private static Reference Item(ref Utf8JsonReader reader, ByteLines lines, ReferenceLog log)
    {
        (int Line, int Column) start = lines.At(reader.TokenStartIndex);
        var reference = new Reference { Line = start.Line };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            (int, int) at = lines.At(reader.TokenStartIndex);
            string? field = Name(ref reader);
            reader.Read();
            if (field is null || reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > ReferenceFiles.LongestField)
            {
                log.Add(at, field is null ? "formats.json-text-damaged" : "formats.json-text-too-long", ("limit", ReferenceFiles.LongestField));
                reader.Skip();
                continue;
            }
            if (!seen.Add(field))
            {
                log.Add(at, "formats.json-field-twice");
                reader.Skip();
                continue;
            }
            using JsonDocument value = JsonDocument.ParseValue(ref reader);
            try
            {
                reference = CslValues.Set(reference, field, value.RootElement);
            }
            catch (Exception damaged) when (damaged is InvalidOperationException or ArgumentException)
            {
                log.Add(at, "formats.json-text-damaged");
            }
        }
        foreach (string needed in (ReadOnlySpan<string>)["id", "type"])
            if (reference.Text(needed) is null) log.Add(start, "formats.json-field-missing", ("field", needed));
        return reference;
    }

    private static string? Name(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
