using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads transcripts that programs write as JSON: Whisper and what is built on it, Otter and other services, oTranscribe.</summary>
/// <remarks>No schema holds them: what counts is a list of objects that have words, under one of the names that such lists have.</remarks>
internal static class TranscriptJson
{
    private const int Deepest = 64;
    private const int LooksAt = 4096;

    // In the order in which they are looked for: what is made of sentences before what is made of single words.
    private static readonly string[] ListNames = ["segments", "transcription", "transcripts", "utterances", "monologues", "words"];
    private static readonly string[] WrapperNames = ["results", "result", "transcript", "data"];

    /// <summary>Whether a file may be such a transcript: by its name, else by how it begins.</summary>
    public static bool Recognises(TextFile file) => IsNamedSo(file) || BeginsSo(file.Bytes);

    /// <summary>The text, or null where the file holds no transcript.</summary>
    public static TextBody? Read(TextFile file, List<Problem> problems)
    {
        if (PlainReader.Decoded(file, problems) is not { } decoded) return null;
        try
        {
            using JsonDocument json = JsonDocument.Parse(decoded.Text, new JsonDocumentOptions { MaxDepth = Deepest, AllowTrailingCommas = true });
            TextBody? body = OfOTranscribe(json.RootElement, file, decoded) ?? OfList(json.RootElement, decoded);
            if (body is null)
            {
                if (!IsNamedSo(file)) return PlainReader.Read(file, problems);
                problems.Add(Problem.Of(file.Place(), "formats.transcript-json-unknown"));
                return null;
            }
            if (!IsNamedSo(file))
                problems.Add(Problem.Of(file.Place(), "formats.extension-differs", ("extension", file.Extension), ("found", "JSON")));
            return body;
        }
        // A name with half of a letter beyond the first plane passes the parser and fails only when it is asked for.
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            if (!IsNamedSo(file)) return PlainReader.Read(file, problems);
            var where = broken as JsonException;
            problems.Add(Problem.Of(file.Place((int?)where?.LineNumber + 1, (int?)where?.BytePositionInLine + 1), "formats.transcript-json-broken"));
            return null;
        }
    }

    private static bool IsNamedSo(TextFile file) => file.Extension is ".json" or ".otr";

    private static bool BeginsSo(ReadOnlySpan<byte> bytes)
    {
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LooksAt)]);
        return head.TrimStart('ï', '»', '¿', ' ', '\n', '\r', '\t').StartsWith('{')
            && ListNames.Any(name => head.Contains($"\"{name}\"", StringComparison.Ordinal));
    }

    /// <summary>oTranscribe keeps a page of HTML beside the name of the recording, which is a file on somebody's machine and does not come in.</summary>
    private static TextBody? OfOTranscribe(JsonElement root, TextFile file, DecodedText decoded)
    {
        if (root.ValueKind != JsonValueKind.Object || Words(root, "text") is not { } html) return null;
        if (!root.TryGetProperty("media", out _) && !root.TryGetProperty("media-time", out _) && file.Extension != ".otr") return null;
        var page = new HtmlPage(file.Options.LongestText);
        // The blank behind a time is one that does not break, which is no letter of anybody's words.
        string text = LineEnds.ToLf(page.Read(html)).Replace('\u00A0', ' ');
        return new TextBody(text, TextFormat.TranscriptJson, decoded.Encoding) { Tables = [.. page.Tables] };
    }

    private static TextBody? OfList(JsonElement root, DecodedText decoded)
    {
        if (List(root, 0) is not { } list) return null;
        List<Said> said = [.. list.EnumerateArray().Select(SaidIn).OfType<Said>()];
        if (said.Count == 0) return null;
        double unit = TranscriptTimes.SecondsPerUnit(said);
        var talk = new CueTalk(rolls: false);
        foreach (Said one in said)
            talk.Add(one.Speaker, one.Words, TranscriptTimes.Of(one.Start, one.IsMilliseconds ? 0.001 : unit), TranscriptTimes.Of(one.End, one.IsMilliseconds ? 0.001 : unit));
        var told = ImmutableDictionary<Particular, string>.Empty;
        if (Language(root) is { } language) told = told.Add(Particular.Language, language);
        return new TextBody(talk.Text, TextFormat.TranscriptJson, decoded.Encoding) { Turns = talk.Turns, Particulars = told };
    }

    private static JsonElement? List(JsonElement at, int depth)
    {
        if (at.ValueKind == JsonValueKind.Array) return at.EnumerateArray().Any(static item => SaidIn(item) is not null) ? at : null;
        if (at.ValueKind != JsonValueKind.Object || depth > 3) return null;
        foreach (string name in ListNames)
            if (at.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array && List(list, depth + 1) is { } found) return found;
        foreach (string name in WrapperNames)
            if (at.TryGetProperty(name, out JsonElement inside) && inside.ValueKind == JsonValueKind.Object && List(inside, depth + 1) is { } found) return found;
        return null;
    }

    private static Said? SaidIn(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) return null;
        string? words = Words(item, "text", "transcript", "word", "punctuated_word", "sentence") ?? Joined(item);
        if (words is null || words.Trim().Length == 0) return null;
        string? speaker = Words(item, "speaker", "speaker_name", "speakerName", "speaker_label", "speakerLabel");
        if (item.TryGetProperty("offsets", out JsonElement offsets) && offsets.ValueKind == JsonValueKind.Object)
            return new Said(speaker, words, Number(offsets, "from"), Number(offsets, "to"), IsMilliseconds: true, IsWhole: true);
        double? start = Number(item, "start_ms", "startMs", "start_time_ms"), end = Number(item, "end_ms", "endMs", "end_time_ms");
        if (start is not null) return new Said(speaker, words, start, end, IsMilliseconds: true, IsWhole: true);
        start = Number(item, "start", "start_time", "startTime", "begin");
        end = Number(item, "end", "end_time", "endTime");
        return new Said(speaker, words, start, end, IsMilliseconds: false, IsWhole: start % 1 is null or 0 && end % 1 is null or 0);
    }

    // Some programs keep a segment's words, with their times, and not the sentence.
    private static string? Joined(JsonElement item)
    {
        foreach (string name in (string[])["words", "elements"])
        {
            if (!item.TryGetProperty(name, out JsonElement words) || words.ValueKind != JsonValueKind.Array) continue;
            return string.Join(' ', words.EnumerateArray().Where(static word => word.ValueKind == JsonValueKind.Object)
                .Select(static word => Words(word, "punctuated_word", "word", "text", "value")?.Trim()).Where(static word => word is { Length: > 0 }));
        }
        return null;
    }

    private static string? Language(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && Words(root, "language", "language_code") is { Length: 2 or 3 } tag && tag.All(char.IsAsciiLetter) ? tag.ToLowerInvariant() : null;

    private static string? Words(JsonElement item, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (!item.TryGetProperty(name, out JsonElement value)) continue;
            if (value.ValueKind == JsonValueKind.Number) return value.GetRawText();
            if (value.ValueKind == JsonValueKind.Object && name == "speaker") return Words(value, "name", "label", "id");
            if (value.ValueKind != JsonValueKind.String) continue;
            try
            {
                return value.GetString();
            }
            catch (InvalidOperationException)
            {
                // Half of a letter beyond the first plane: the raw words, with the escapes as they stand, are better than none.
                return value.GetRawText().Trim('"');
            }
        }
        return null;
    }

    private static double? Number(JsonElement item, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (!item.TryGetProperty(name, out JsonElement value)) continue;
            if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number)) return number;
            if (value.ValueKind == JsonValueKind.String && Words(item, name) is { } said)
            {
                if (double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out number)) return number;
                if (TimeCode.TryRead(said, out TimeSpan time, out int length, out _) && length == said.Length) return time.TotalSeconds;
            }
        }
        return null;
    }
}
