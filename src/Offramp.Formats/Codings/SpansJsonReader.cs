using System.Collections.Immutable;
using System.Text.Json;
using Offramp.Methods.Agreement.Spans;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>One pass over a file of what coders marked. Names of coders may stand after their lists, so documents are put together at the end.</summary>
internal sealed class SpansJsonReader(ProblemLog log)
{
    private const int MostUnits = 5_000_000;

    private readonly List<RawDocument> documents = [];
    private string[]? names;
    private string[] codes = [];
    private string? code;
    private bool isBare;
    private int units;
    private int depth;

    /// <summary>A list of units with the line of each; null where the coder never opened the document.</summary>
    private sealed record RawList(string? Coder, string Path, List<RawUnit>? Units);

    private readonly record struct RawUnit(int Start, int End, string? Code, int Line);

    private sealed class RawDocument(string path, int line)
    {
        public string Path => path;

        public int Line => line;

        public string? Name { get; set; }

        public int? Length { get; set; }

        public int Begin { get; set; }

        public List<int> Blocks { get; } = [];

        public List<RawList> Lists { get; } = [];
    }

    /// <summary>Reads the object that it stands in, up to its end.</summary>
    public void Read(ref JsonWalk walk)
    {
        var whole = new RawDocument("", walk.Line);
        ReadDocument(ref walk, whole, isTop: true);
        if (whole.Lists.Count > 0 || whole.Length is not null) documents.Add(whole);
    }

    /// <summary>What was read; null where it is incomplete, with the problems said.</summary>
    public SpansJson? Finish()
    {
        if (documents.Count == 0)
        {
            log.Add("formats.json-field-missing", ("field", "coders"));
            return null;
        }
        var coders = new List<string>();
        foreach (RawDocument document in documents)
        {
            if (document.Length is null) Say(document, "formats.json-field-missing", ("field", document.Path.Length == 0 ? "L" : document.Path + ".L"));
            for (int i = 0; i < document.Lists.Count; i++)
                if (NameOf(document.Lists[i], i) is var name && !coders.Contains(name)) coders.Add(name);
        }
        int unnamed = documents.Max(static document => document.Lists.Count(static list => list.Coder is null));
        if (names is not null && names.Length < unnamed) log.Add("formats.spans-names", ("count", names.Length), ("needed", unnamed));
        var places = ImmutableDictionary.CreateBuilder<(string, string), (string, ImmutableArray<int>)>();
        var found = ImmutableArray.CreateBuilder<SpanDocument>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (int d = 0; d < documents.Count; d++)
        {
            RawDocument document = documents[d];
            string title = document.Name ?? FormattableString.Invariant($"{d + 1}");
            if (!known.Add(title)) Say(document, "formats.spans-document-twice", ("document", title));
            var entries = new ImmutableArray<SpanUnit>?[coders.Count];
            var given = new HashSet<string>(StringComparer.Ordinal);
            for (int i = 0; i < document.Lists.Count; i++)
            {
                RawList list = document.Lists[i];
                string coder = NameOf(list, i);
                if (!given.Add(coder)) Say(document, "formats.spans-coder-twice", ("coder", coder));
                if (list.Units is not { } own) continue;
                entries[coders.IndexOf(coder)] = [.. own.Select(unit => new SpanUnit(unit.Start, unit.End, unit.Code ?? Bare))];
                places[(title, coder)] = (list.Path, [.. own.Select(static unit => unit.Line)]);
            }
            found.Add(new SpanDocument(title, document.Length ?? 0, [.. entries]) { Begin = document.Begin, Blocks = [.. document.Blocks] });
        }
        return new SpansJson(log.File, [.. coders], found.ToImmutable(), [.. isBare ? codes.Append(Bare) : codes]) { Places = places.ToImmutable() };
    }

    private void ReadDocument(ref JsonWalk walk, RawDocument document, bool isTop)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (walk.Next() && walk.Kind == JsonTokenType.PropertyName)
        {
            string field = walk.Name();
            string path = document.Path.Length == 0 ? field : $"{document.Path}.{field}";
            if (field is "L" or "length" or "begin" or "coders" or "documents" or "input" or "a" or "b" or "blocks" or "names" or "codes" && !seen.Add(field == "length" ? "L" : field))
                walk.Say(new JsonPath(path), "formats.json-field-twice");
            walk.Next();
            switch (field)
            {
                case "input" when isTop && depth == 0:
                    depth++;
                    if (walk.Enter(JsonTokenType.StartObject, new JsonPath(path))) ReadDocument(ref walk, document, isTop: true);
                    depth--;
                    break;
                case "documents" when isTop:
                    if (walk.Enter(JsonTokenType.StartArray, new JsonPath(path))) ReadDocuments(ref walk, path);
                    break;
                case "names" when isTop:
                    if (walk.Enter(JsonTokenType.StartArray, new JsonPath(path))) names = ReadNames(ref walk, path);
                    break;
                case "codes" when isTop:
                    if (walk.Enter(JsonTokenType.StartArray, new JsonPath(path))) codes = ReadNames(ref walk, path);
                    break;
                case "code" when isTop:
                    code = walk.Text(new JsonPath(path), orNumber: true);
                    break;
                case "name" or "id":
                    string? name = walk.Text(new JsonPath(path), orNumber: true);
                    if (field == "name" || !isTop) document.Name ??= name;
                    break;
                case "L" or "length":
                    document.Length = walk.Number(new JsonPath(path));
                    break;
                case "begin":
                    document.Begin = walk.Number(new JsonPath(path)) ?? 0;
                    break;
                case "blocks":
                    if (walk.Enter(JsonTokenType.StartArray, new JsonPath(path))) ReadBlocks(ref walk, path, document);
                    break;
                case "coders":
                    ReadCoders(ref walk, path, document);
                    break;
                case "a" or "b":
                    isBare = true;
                    document.Lists.Add(new RawList(field, path, ReadUnits(ref walk, path)));
                    break;
                default:
                    walk.Pass();
                    break;
            }
        }
    }

    private void ReadDocuments(ref JsonWalk walk, string path)
    {
        for (int i = 0; walk.Next() && walk.Kind != JsonTokenType.EndArray; i++)
        {
            var document = new RawDocument(FormattableString.Invariant($"{path}[{i}]"), walk.Line);
            if (!walk.Enter(JsonTokenType.StartObject, new JsonPath(document.Path))) continue;
            ReadDocument(ref walk, document, isTop: false);
            documents.Add(document);
        }
    }

    private static string[] ReadNames(ref JsonWalk walk, string path)
    {
        var read = new List<string>();
        while (walk.Next() && walk.Kind != JsonTokenType.EndArray) read.Add(walk.Text(new JsonPath(path, read.Count), orNumber: true) ?? "");
        return [.. read];
    }

    private static void ReadBlocks(ref JsonWalk walk, string path, RawDocument document)
    {
        while (walk.Next() && walk.Kind != JsonTokenType.EndArray)
            if (walk.Number(new JsonPath(path, document.Blocks.Count)) is { } at) document.Blocks.Add(at);
    }

    private void ReadCoders(ref JsonWalk walk, string path, RawDocument document)
    {
        if (walk.Kind == JsonTokenType.StartObject)
        {
            while (walk.Next() && walk.Kind == JsonTokenType.PropertyName)
            {
                string coder = walk.Name();
                walk.Next();
                document.Lists.Add(new RawList(coder, $"{path}.{coder}", ReadUnits(ref walk, $"{path}.{coder}")));
            }
            return;
        }
        if (!walk.Enter(JsonTokenType.StartArray, new JsonPath(path))) return;
        while (walk.Next() && walk.Kind != JsonTokenType.EndArray)
        {
            string at = FormattableString.Invariant($"{path}[{document.Lists.Count}]");
            document.Lists.Add(new RawList(null, at, ReadUnits(ref walk, at)));
        }
    }

    // null, which is no list, is a coder who never opened the document.
    private List<RawUnit>? ReadUnits(ref JsonWalk walk, string path)
    {
        if (!walk.Enter(JsonTokenType.StartArray, new JsonPath(path))) return null;
        var read = new List<RawUnit>();
        while (walk.Next() && walk.Kind != JsonTokenType.EndArray)
        {
            var at = new JsonPath(path, read.Count);
            if (++units > MostUnits) walk.Say(at, "formats.spans-too-many", ("limit", MostUnits));
            if (units > MostUnits) walk.Pass();
            else read.Add(walk.Kind == JsonTokenType.StartArray ? ReadBounds(ref walk, at) : ReadUnit(ref walk, at));
        }
        return read;
    }

    private RawUnit ReadUnit(ref JsonWalk walk, JsonPath path)
    {
        int line = walk.Line;
        if (!walk.Enter(JsonTokenType.StartObject, path))
        {
            if (walk.Kind == JsonTokenType.Null) walk.Say(path, "formats.json-wrong-type", ("wanted", "object"), ("found", "nothing"));
            return default;
        }
        int? start = null, end = null;
        string? given = null;
        while (walk.Next() && walk.Kind == JsonTokenType.PropertyName)
        {
            bool isStart = walk.Is("start"u8), isEnd = walk.Is("end"u8), isCode = walk.Is("code"u8);
            walk.Next();
            if (isStart) start = walk.Number(path.At("start"));
            else if (isEnd) end = walk.Number(path.At("end"));
            else if (isCode) given = walk.Text(path.At("code"), orNumber: true);
            else walk.Pass();
        }
        if (start is null) Missing(path, "start", line);
        if (end is null) Missing(path, "end", line);
        if (given is null) Missing(path, "code", line);
        return new RawUnit(start ?? 0, end ?? 0, given, line);
    }

    private static RawUnit ReadBounds(ref JsonWalk walk, JsonPath path)
    {
        int line = walk.Line, count = 0;
        int?[] bounds = new int?[2];
        string? given = null;
        for (; walk.Next() && walk.Kind != JsonTokenType.EndArray; count++)
        {
            if (count < 2) bounds[count] = walk.Number(path);
            else if (count == 2) given = walk.Text(path, orNumber: true);
            else walk.Pass();
        }
        if (count is not (2 or 3) || bounds.Contains(null)) walk.Say(path, "formats.spans-bounds");
        return new RawUnit(bounds[0] ?? 0, bounds[1] ?? 0, given, line);
    }

    // What lists of bare bounds are about.
    private string Bare => code ?? "coded";

    private string NameOf(RawList list, int place) =>
        list.Coder ?? (names is not null && place < names.Length ? names[place] : FormattableString.Invariant($"{place + 1}"));

    private void Missing(JsonPath path, string field, int line) => log.Add(Problem.Of(new Place(log.File, line, Path: path.ToString()), "formats.json-field-missing", ("field", field)));

    private void Say(RawDocument document, string code, params MessageValue[] values) =>
        log.Add(Problem.Of(new Place(log.File, document.Line, Path: document.Path.Length == 0 ? null : document.Path), code, values));
}
