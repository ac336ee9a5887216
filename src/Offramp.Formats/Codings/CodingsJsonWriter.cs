using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Writes codes, codings and causal links as JSON. What is null is left out, but for a code's parent, so that its place at the top is said.</summary>
internal static class CodingsJsonWriter
{
    public static byte[] Write(ImportedCodings codings) => Written(json =>
    {
        if (codings.Target is { } target) Write(json, target);
        Write(json, codings.Codes);
        Write(json, codings.Sets);
        json.WriteStartArray("codings");
        foreach (ImportedCoding coding in codings.Codings) Write(json, coding, codings);
        json.WriteEndArray();
        if (codings.Links.IsEmpty) return;
        json.WriteStartArray("links");
        foreach (ImportedLink link in codings.Links) Write(json, link, codings);
        json.WriteEndArray();
    });

    public static byte[] Write(ImportedCodebook codebook) => Written(json =>
    {
        Write(json, codebook.Codes);
        Write(json, codebook.Sets);
    });

    private static void Write(Utf8JsonWriter json, ImmutableArray<ImportedCode> codes)
    {
        json.WriteStartArray("codes");
        foreach (ImportedCode code in codes) Write(json, code);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<ImportedSet> sets)
    {
        if (sets.IsEmpty) return;
        json.WriteStartArray("sets");
        foreach (ImportedSet set in sets)
        {
            json.WriteStartObject();
            json.WriteString("name", set.Name);
            json.WriteStartArray("codes");
            foreach (string code in set.Codes) json.WriteStringValue(code);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            Indented = true,
            IndentSize = 1,
            NewLine = "\n",
            // The file is read by people and programs, never put into a page: Persian stays Persian.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ImportedTarget target)
    {
        json.WriteStartObject("document");
        Text(json, "file", target.File);
        Text(json, "sha256", target.Sha256);
        if (target.Length is { } length) json.WriteNumber("length", length);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImportedCode code)
    {
        json.WriteStartObject();
        json.WriteString("id", code.Id);
        json.WriteString("name", code.Name);
        json.WriteString("parent", code.Parent);
        Text(json, "definition", code.Definition);
        Text(json, "use", code.Use);
        Text(json, "notUse", code.NotUse);
        Text(json, "example", code.Example);
        Text(json, "memo", code.Memo);
        Text(json, "colour", code.Colour is { } colour ? Colours.Write(colour) : null);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImportedCoding coding, ImportedCodings all)
    {
        json.WriteStartObject();
        Text(json, "id", coding.Text?.Id);
        json.WriteString("code", all.Codes[coding.Code].Id);
        Said(json, coding.Start, coding.End, coding.Coder >= 0 ? all.Coders[coding.Coder] : null, coding.Judgement, coding.Text);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImportedLink link, ImportedCodings all)
    {
        json.WriteStartObject();
        Text(json, "id", link.Text?.Id);
        json.WriteString("cause", all.Codes[link.Cause].Id);
        json.WriteString("effect", all.Codes[link.Effect].Id);
        Text(json, "sign", WordLists.LinkSigns.WordFor(link.Sign));
        Said(json, link.Start, link.End, link.Coder >= 0 ? all.Coders[link.Coder] : null, link.Judgement, link.Text);
        json.WriteEndObject();
    }

    private static void Said(Utf8JsonWriter json, int start, int end, string? coder, Judgement judgement, ImportedCodingText? text)
    {
        json.WriteNumber("start", start);
        json.WriteNumber("end", end);
        Text(json, "quote", text?.Quote);
        Text(json, "coder", coder);
        Text(json, "stance", WordLists.Stances.WordFor(judgement.Stance));
        Text(json, "standing", WordLists.Standings.WordFor(judgement.Standing));
        Text(json, "elicitation", WordLists.Elicitations.WordFor(judgement.Elicitation));
        Text(json, "standpoint", WordLists.Standpoints.WordFor(judgement.Standpoint));
        Text(json, "group", text?.Group);
        Text(json, "audience", text?.Audience);
        Text(json, "quotedFrom", text?.QuotedFrom);
        Text(json, "outcome", text?.Outcome);
        Text(json, "note", text?.Memo);
    }

    private static void Text(Utf8JsonWriter json, string field, string? text)
    {
        if (text is not null) json.WriteString(field, text);
    }
}
