using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Offramp.Formats.Bibliography;

/// <summary>The values of CSL-JSON, in and out.</summary>
internal static class CslValues
{
    private const int MostNames = 10_000;

    // The file is data, never part of a page, so letters of all scripts stand as themselves.
    internal static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ImmutableHashSet<string> NameFields = ImmutableHashSet.Create(
        StringComparer.Ordinal, "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director", "editor",
        "editorial-director", "editor-translator", "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator", "organizer", "original-author",
        "performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator", "translator");

    private static readonly ImmutableHashSet<string> DateFields = ImmutableHashSet.Create(
        StringComparer.Ordinal, "accessed", "available-date", "event-date", "issued", "original-date", "submitted");

    /// <summary>Puts a field into a reference: where it belongs, and as JSON too where writing it would not give the same again.</summary>
    /// <exception cref="InvalidOperationException">A text in it is damaged.</exception>
    public static Reference Set(Reference reference, string field, JsonElement value)
    {
        Reference read = reference;
        if (NameFields.Contains(field) && Names(value) is { } names) read = read with { Names = read.Names.SetItem(field, names) };
        else if (DateFields.Contains(field) && Date(value) is { } date) read = read with { Dates = read.Dates.SetItem(field, date) };
        else if (!NameFields.Contains(field) && !DateFields.Contains(field) && Text(value) is { } text) read = read.With(field, text);
        string written = Json(value.WriteTo);
        return written == Json(read, field) ? read : read with { Kept = read.Kept.SetItem(field, written) };
    }

    /// <summary>A field as JSON: as it came where it still means the same; null for a field that is not there.</summary>
    public static string? Out(Reference reference, string field)
    {
        string? own = Json(reference, field);
        if (!reference.Kept.TryGetValue(field, out string? kept)) return own;
        if (own is null) return kept;
        using JsonDocument document = JsonDocument.Parse(kept);
        return Json(Set(new Reference(), field, document.RootElement), field) == own ? kept : own;
    }

    private static string? Json(Reference reference, string field) =>
        reference.Names.TryGetValue(field, out ImmutableArray<PersonName> names) ? Json(w => Write(w, names))
        : reference.Dates.TryGetValue(field, out ReferenceDate? date) ? Json(w => Write(w, date))
        : reference.Texts.TryGetValue(field, out string? text) ? Json(w => w.WriteStringValue(text))
        : null;

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static ImmutableArray<PersonName>? Names(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostNames) return null;
        var names = ImmutableArray.CreateBuilder<PersonName>();
        foreach (JsonElement name in list.EnumerateArray())
        {
            if (name.ValueKind == JsonValueKind.String) names.Add(new PersonName { Literal = name.GetString() });
            if (name.ValueKind != JsonValueKind.Object) continue;
            string? Part(string field) => name.TryGetProperty(field, out JsonElement part) && Text(part) is { Length: > 0 } text ? text : null;
            names.Add(new PersonName(Part("family"), Part("given"))
            {
                DroppingParticle = Part("dropping-particle"),
                NonDroppingParticle = Part("non-dropping-particle"),
                Suffix = Part("suffix"),
                Literal = Part("literal"),
            });
        }
        return names.ToImmutable();
    }

    private static ReferenceDate? Date(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return ReferenceDates.Edtf(value.GetString()!) ?? new() { Literal = value.GetString() };
        if (value.ValueKind != JsonValueKind.Object) return null;
        string? Part(string field) => value.TryGetProperty(field, out JsonElement part) ? Text(part) : null;
        var date = new ReferenceDate { Literal = Part("literal"), Raw = Part("raw") };
        if (date.Raw is { } raw && (ReferenceDates.Edtf(raw) ?? ReferenceDates.Words(raw)) is { } read) date = read with { Literal = date.Literal, Raw = raw };
        if (value.TryGetProperty("date-parts", out JsonElement parts) && parts.ValueKind == JsonValueKind.Array && parts.GetArrayLength() is 1 or 2)
        {
            date = date with { From = Point(parts[0]), To = parts.GetArrayLength() > 1 ? Point(parts[1]) : null };
            // A range that ends in the year 0 is how CSL's processors write one that has no end yet.
            if (date.To is { Year: 0, Month: null }) date = date with { To = null, IsOpen = true };
        }
        if (value.TryGetProperty("circa", out JsonElement circa))
            date = date with { Circa = circa.ValueKind == JsonValueKind.True || Text(circa) is { Length: > 0 } and not ("0" or "false") };
        if (Part("season") is { } season && int.TryParse(season, out int number) && number is >= 1 and <= 24)
            date = date with { Season = ((number - 1) % 4) + 1 };
        return date;
    }

    private static DatePart? Point(JsonElement parts)
    {
        if (parts.ValueKind != JsonValueKind.Array || parts.GetArrayLength() is 0 or > 3) return null;
        int?[] numbers = [null, null, null];
        int count = 0;
        foreach (JsonElement part in parts.EnumerateArray())
            numbers[count++] = int.TryParse(Text(part), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int n) ? n : null;
        int? month = numbers[1] is >= 1 and <= 12 ? numbers[1] : null;
        return numbers[0] is { } year ? new DatePart(year, month, month is not null && numbers[2] is >= 1 and <= 31 ? numbers[2] : null) : null;
    }

    private static void Write(Utf8JsonWriter writer, ImmutableArray<PersonName> names)
    {
        writer.WriteStartArray();
        foreach (PersonName name in names)
        {
            writer.WriteStartObject();
            Write(writer, "family", name.Family);
            Write(writer, "given", name.Given);
            Write(writer, "dropping-particle", name.DroppingParticle);
            Write(writer, "non-dropping-particle", name.NonDroppingParticle);
            Write(writer, "suffix", name.Suffix);
            Write(writer, "literal", name.Literal);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, ReferenceDate date)
    {
        writer.WriteStartObject();
        if (date.From is { } from)
        {
            writer.WriteStartArray("date-parts");
            Write(writer, from);
            if (date.To is { } to) Write(writer, to);
            else if (date.IsOpen) Write(writer, new DatePart(0));
            writer.WriteEndArray();
        }
        if (date.Season is { } season) writer.WriteNumber("season", season);
        if (date.Circa) writer.WriteBoolean("circa", true);
        Write(writer, "literal", date.Literal);
        Write(writer, "raw", date.Raw);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, DatePart part)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(part.Year);
        if (part.Month is { } month) writer.WriteNumberValue(month);
        if (part is { Month: not null, Day: { } day }) writer.WriteNumberValue(day);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string field, string? text)
    {
        if (text is not null) writer.WriteString(field, text);
    }

    internal static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing)) write(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
