using System.Collections.Immutable;
using System.Text.Json;
using Offramp.Methods.Agreement.Spans;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>What coders marked in texts, as others write it for a comparison of coders.</summary>
/// <remarks><c>{L, coders: [[{start, end, code}, …], …]}</c> for one document, <c>{documents: [{name, L, coders}, …]}</c> for several (with <c>names</c> of the coders, <c>blocks</c> of a document), <c>{L, a: [[start, end], …], b: […]}</c> for one code and
/// two coders; each of them at the top or in <c>input</c>. Fields that mean nothing here are passed over.</remarks>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Coders">The coders' names: as the file gives them, else their numbers from 1.</param>
/// <param name="Documents">The documents, with an entry for each coder.</param>
/// <param name="Codes">Codes that the file names apart from passages: those of <c>codes</c>, and the one code that lists of bare bounds are about.</param>
public sealed record SpansJson(string File, ImmutableArray<string> Coders, ImmutableArray<SpanDocument> Documents, ImmutableArray<string> Codes)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = 256 * 1024 * 1024;

    // By document and coder: where the list of units stands, and the line of each unit.
    internal ImmutableDictionary<(string Document, string Coder), (string Path, ImmutableArray<int> Lines)> Places { get; init; } = ImmutableDictionary<(string, string), (string, ImmutableArray<int>)>.Empty;

    /// <summary>Where a unit stands in the file.</summary>
    /// <param name="document">The document's name.</param>
    /// <param name="coder">The coder's name.</param>
    /// <param name="unit">The unit's place in the coder's list, from 0.</param>
    public Place PlaceOf(string document, string coder, int unit) =>
        Places.TryGetValue((document, coder), out (string Path, ImmutableArray<int> Lines) list) && unit < list.Lines.Length
            ? new Place(File, list.Lines[unit], Path: FormattableString.Invariant($"{list.Path}[{unit}]"))
            : new Place(File, Path: document);

    /// <summary>Where a coder's list of units stands in the file.</summary>
    /// <param name="document">The document's name.</param>
    /// <param name="coder">The coder's name.</param>
    public Place PlaceOf(string document, string coder) =>
        new(File, Path: Places.TryGetValue((document, coder), out (string Path, ImmutableArray<int> Lines) list) ? list.Path : document);

    /// <summary>Reads from a stream, from where it stands to its end; the stream stays open.</summary>
    /// <exception cref="IOException">The stream itself failed.</exception>
    public static Reading<SpansJson> Read(string fileName, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(stream);
        var log = new ProblemLog(FileNames.Last(fileName));
        if (!BoundedBytes.TryRead(stream, LargestFile, out byte[] bytes)) log.Add("formats.file-too-large", ("limit", LargestFile / (1024 * 1024)));
        else if (bytes.Length == 0) log.Add("formats.empty-file");
        else if (ContentSniffing.Of(bytes) is not Content.Text and var content) log.Add("formats.not-json", ("found", ContentSniffing.NameOf(content)));
        else return Read(JsonBytes.Of(bytes), log);
        return new(null, log.ToImmutable());
    }

    // A comparison of coders over a part of a file would be another comparison: any problem leaves nothing.
    private static Reading<SpansJson> Read(ReadOnlySpan<byte> json, ProblemLog log)
    {
        var reader = new SpansJsonReader(log);
        try
        {
            var walk = new JsonWalk(json, log);
            if (walk.Next() && walk.Enter(JsonTokenType.StartObject, new JsonPath("file")))
            {
                reader.Read(ref walk);
                while (walk.Next()) walk.Pass();
            }
        }
        catch (JsonException broken)
        {
            log.Add(CodingsJson.Broken(log.File, broken) with { Code = "formats.spans-json-broken" });
        }
        SpansJson? read = log.ToImmutable().IsEmpty ? reader.Finish() : null;
        return log.ToImmutable() is { IsEmpty: false } problems ? new(null, problems) : new(read, []);
    }
}
