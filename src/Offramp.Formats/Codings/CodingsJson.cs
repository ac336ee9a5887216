using System.Text.Json;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Codes and codings of one text as JSON: <c>{document, codes: [{id, name, parent, …}], codings: [{code, start, end, quote, …}],
/// links: [{cause, effect, sign, start, end, quote, …}]}</c>.
/// Offsets are zero-based UTF-16 units, end exclusive.</summary>
public static class CodingsJson
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = 256 * 1024 * 1024;

    /// <summary>Reads from a stream, from where it stands to its end; the stream stays open.</summary>
    /// <exception cref="IOException">The stream itself failed.</exception>
    public static Reading<ImportedCodings> Read(string fileName, Stream stream) =>
        BoundedBytes.TryRead(stream, LargestFile, out byte[] bytes)
            ? Read(fileName, bytes)
            : new(null, [Problem.Of(new Place(FileNames.Last(fileName)), "formats.file-too-large", ("limit", LargestFile / (1024 * 1024)))]);

    /// <summary>Reads from bytes. What is wrong is left out and told with its path and line; a file that breaks off is read as far as it goes.</summary>
    public static Reading<ImportedCodings> Read(string fileName, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(bytes);
        var log = new ProblemLog(FileNames.Last(fileName));
        if (bytes.Length == 0) log.Add("formats.empty-file");
        else if (bytes.Length > LargestFile) log.Add("formats.file-too-large", ("limit", LargestFile / (1024 * 1024)));
        else if (ContentSniffing.Of(bytes) is not Content.Text and var content) log.Add("formats.not-json", ("found", ContentSniffing.NameOf(content)));
        else return Read(JsonBytes.Of(bytes), log);
        return new(null, log.ToImmutable());
    }

    /// <summary>Writes codes and codings in the form that <see cref="Read(string, byte[])"/> takes, as UTF-8.</summary>
    public static byte[] Write(ImportedCodings codings) => CodingsJsonWriter.Write(codings);

    private static Reading<ImportedCodings> Read(ReadOnlySpan<byte> json, ProblemLog log)
    {
        var reader = new CodingsJsonReader(log);
        bool begun = false;
        try
        {
            var walk = new JsonWalk(json, log);
            if (walk.Next() && walk.Enter(JsonTokenType.StartObject, new JsonPath("")))
            {
                begun = true;
                reader.Read(ref walk);
                while (walk.Next()) walk.Pass();
            }
        }
        catch (JsonException broken)
        {
            log.Add(Broken(log.File, broken));
        }
        return new(begun ? reader.Finish() : null, log.ToImmutable());
    }

    /// <summary>Where the syntax is broken.</summary>
    internal static Problem Broken(string file, JsonException broken, int lineBefore = 0) =>
        Problem.Of(new Place(file, lineBefore + FromOne(broken.LineNumber), FromOne(broken.BytePositionInLine)), "formats.json-broken");

    private static int FromOne(long? count) => (int)Math.Min(int.MaxValue / 2, count ?? 0) + 1;
}

/// <summary>JSON's bytes as the reader wants them.</summary>
internal static class JsonBytes
{
    /// <summary>UTF-8 without its byte-order mark; other encodings are made into it.</summary>
    public static ReadOnlySpan<byte> Of(byte[] bytes)
    {
        ReadOnlySpan<byte> span = bytes;
        if (span.StartsWith(System.Text.Encoding.UTF8.Preamble)) return span[3..];
        bool wide = span.Length > 1 && (span[0] == 0 || span[1] == 0 || span[0] >= 0xFE);
        return wide ? System.Text.Encoding.UTF8.GetBytes(TextDecoding.Decode(bytes).Text) : span;
    }
}
