using System.Collections.Immutable;
using System.Text.Json;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>One pass over a file of codings. Codes may stand after the codings that name them, so references are settled at the end.</summary>
internal sealed class CodingsJsonReader(ProblemLog log)
{
    private const int MostCodes = 100_000;
    private const int MostCodings = 5_000_000;
    private const int MostLinks = 1_000_000;

    private readonly List<RawCode> codes = [];
    private readonly List<RawCoding> codings = [];
    private readonly List<ImportedSet> sets = [];
    private readonly List<RawLink> links = [];
    private readonly NameTable coders = new();
    private readonly NameTable codeIds = new();
    private readonly SortedSet<string> ignored = new(StringComparer.Ordinal);
    private bool hasCodes;
    private int fileCoder = -1;
    private ImportedTarget? target;

    /// <summary>A code with the place where it stands.</summary>
    internal readonly record struct RawCode(ImportedCode Code, int Index, int Line);

    /// <summary>A coding whose code is still a name: an index into the table of names that codings gave.</summary>
    private readonly record struct RawCoding(int CodeName, int Coder, int Start, int End, Judgement Judgement, ImportedCodingText? Text, int Index, int Line);

    /// <summary>A causal link whose codes are still names.</summary>
    private readonly record struct RawLink(int Cause, int Effect, ImportedLink Link, int Index, int Line);

    /// <summary>Reads the object at the top, up to its end.</summary>
    public void Read(ref JsonWalk walk)
    {
        var top = new JsonPath("");
        while (walk.Next() && walk.Kind == JsonTokenType.PropertyName)
        {
            bool isCodes = walk.Is("codes"u8), isCodings = walk.Is("codings"u8), isDocument = walk.Is("document"u8), isCoder = walk.Is("coder"u8), isSets = walk.Is("sets"u8);
            bool isLinks = walk.Is("links"u8);
            // What the file says of itself for people.
            bool isAbout = walk.Is("about"u8) || walk.Is("fields"u8);
            if (!isCodes && !isCodings && !isDocument && !isCoder && !isSets && !isLinks && !isAbout) Ignore("", ref walk);
            walk.Next();
            hasCodes |= isCodes;
            if (isCodes) ReadCodes(ref walk);
            else if (isCodings) ReadCodings(ref walk);
            else if (isSets) ReadSets(ref walk);
            else if (isLinks) ReadLinks(ref walk);
            else if (isDocument) ReadTarget(ref walk);
            else if (isCoder) fileCoder = walk.Text(top.At("coder")) is { Length: > 0 } coder ? coders.IndexOf(coder) : -1;
            else walk.Pass();
        }
    }

    /// <summary>Settles the references and gives what was read.</summary>
    public ImportedCodings Finish()
    {
        if (ignored.Count > 0) log.Add("formats.json-fields-ignored", ("fields", string.Join(", ", ignored)));
        CodeTree tree = CodeTree.Settle(codes, log);
        int[] settled = new int[codeIds.Names.Count];
        // A file without a codebook of its own means the study's: its codings name codes that the study must have.
        ImmutableArray<ImportedCode> known = hasCodes ? tree.Codes : [.. codeIds.Names.Select(static name => new ImportedCode(name, name) { IsReference = true })];
        for (int i = 0; i < settled.Length; i++) settled[i] = hasCodes ? tree.IndexOf(codeIds.Names[i]) : i;

        var kept = ImmutableArray.CreateBuilder<ImportedCoding>(codings.Count);
        foreach (RawCoding raw in codings)
        {
            int code = settled[raw.CodeName];
            if (code >= 0)
                kept.Add(new ImportedCoding(code, raw.Coder >= 0 ? raw.Coder : fileCoder, raw.Start, raw.End, raw.Judgement, raw.Text));
            else
                log.Add(Problem.Of(
                    new Place(log.File, raw.Line, Path: new JsonPath("codings", raw.Index, "code").ToString()), "formats.coding-code-unknown",
                    ("code", codeIds.Names[raw.CodeName])));
        }
        return new ImportedCodings { Codes = known, Coders = [.. coders.Names], Sets = [.. sets.Select(set => set with { Codes = [.. set.Codes.Where(code => tree.IndexOf(code) >= 0).Distinct()] })], Codings = kept.DrainToImmutable(), Links = Links(settled), Target = target };
    }

    private void ReadSets(ref JsonWalk walk)
    {
        var path = new JsonPath("sets", 0);
        if (!walk.Enter(JsonTokenType.StartArray, new JsonPath("sets"))) return;
        for (; walk.Next() && walk.Kind != JsonTokenType.EndArray; path = path with { Index = path.Index + 1 })
        {
            if (!walk.Enter(JsonTokenType.StartObject, path)) continue;
            string? name = null;
            var members = ImmutableArray.CreateBuilder<string>();
            while (walk.Next() && walk.Kind == JsonTokenType.PropertyName)
            {
                bool isName = walk.Is("name"u8), isCodes = walk.Is("codes"u8);
                if (!isName && !isCodes) Ignore("sets", ref walk);
                walk.Next();
                if (isName) name = walk.Text(path.At("name"));
                else if (!isCodes) walk.Pass();
                else if (walk.Enter(JsonTokenType.StartArray, path.At("codes")))
                    while (walk.Next() && walk.Kind != JsonTokenType.EndArray)
                        if (walk.Text(path.At("codes"), orNumber: true) is { Length: > 0 } code && members.Count < MostCodes) members.Add(code);
            }
            if (string.IsNullOrWhiteSpace(name)) walk.Say(path, "formats.json-field-missing", ("field", "name"));
            else if (sets.Count < MostCodes) sets.Add(new ImportedSet(name, members.ToImmutable()));
        }
    }

    private ImmutableArray<ImportedLink> Links(int[] settled)
    {
        var kept = ImmutableArray.CreateBuilder<ImportedLink>(links.Count);
        foreach (RawLink raw in links)
        {
            int unknown = settled[raw.Cause] < 0 ? raw.Cause : settled[raw.Effect] < 0 ? raw.Effect : -1;
            if (unknown < 0)
            {
                kept.Add(raw.Link with { Cause = settled[raw.Cause], Effect = settled[raw.Effect], Coder = raw.Link.Coder >= 0 ? raw.Link.Coder : fileCoder });
                continue;
            }
            log.Add(Problem.Of(
                new Place(log.File, raw.Line, Path: new JsonPath("links", raw.Index, unknown == raw.Cause ? "cause" : "effect").ToString()),
                "formats.coding-code-unknown", ("code", codeIds.Names[unknown])));
        }
        return kept.DrainToImmutable();
    }

    private void Ignore(string list, ref JsonWalk walk)
    {
        // A hostile file could name a million fields.
        if (ignored.Count < 40) ignored.Add(new JsonPath(list, Field: Shown(walk.Name())).ToString());
    }

    private static string Shown(string name) => name.Length <= 40 ? name : name[..40];

    private void ReadTarget(ref JsonWalk walk)
    {
        var path = new JsonPath("document");
        if (!walk.Enter(JsonTokenType.StartObject, path)) return;
        string? file = null, hash = null;
        int? length = null;
        while (walk.Next() && walk.Kind == JsonTokenType.PropertyName)
        {
            bool isFile = walk.Is("file"u8), isHash = walk.Is("sha256"u8), isLength = walk.Is("length"u8);
            if (!isFile && !isHash && !isLength) Ignore("document", ref walk);
            walk.Next();
            if (isFile) file = walk.Text(path.At("file"));
            else if (isHash) hash = walk.Text(path.At("sha256"))?.ToLowerInvariant();
            else if (isLength) length = walk.Number(path.At("length"));
            else walk.Pass();
        }
        target = new ImportedTarget(file, hash, length);
    }

    private void ReadCodes(ref JsonWalk walk)
    {
        var path = new JsonPath("codes", 0);
        if (!walk.Enter(JsonTokenType.StartArray, new JsonPath("codes"))) return;
        for (; walk.Next() && walk.Kind != JsonTokenType.EndArray; path = path with { Index = path.Index + 1 })
        {
            if (!walk.Enter(JsonTokenType.StartObject, path)) continue;
            int line = walk.Line;
            ImportedCode? code = ReadCode(ref walk, path);
            if (code is null) continue;
            if (codes.Count < MostCodes) codes.Add(new RawCode(code, path.Index, line));
            else if (codes.Count == MostCodes) walk.Say(path, "formats.too-many", ("limit", MostCodes));
        }
    }

    private ImportedCode? ReadCode(ref JsonWalk walk, JsonPath path)
    {
        string? id = null, parent = null;
        var code = new ImportedCode("", "");
        while (walk.Next() && walk.Kind == JsonTokenType.PropertyName)
        {
            string field = walk.Name();
            JsonPath at = path.At(Shown(field));
            switch (field)
            {
                case "id":
                    walk.Next();
                    id = walk.Text(at, orNumber: true);
                    break;
                case "parent":
                    walk.Next();
                    parent = walk.Text(at, orNumber: true);
                    break;
                case "name":
                    walk.Next();
                    code = code with { Name = walk.Text(at) ?? "" };
                    break;
                case "definition":
                    walk.Next();
                    code = code with { Definition = walk.Text(at) };
                    break;
                case "use":
                    walk.Next();
                    code = code with { Use = walk.Text(at) };
                    break;
                case "notUse":
                    walk.Next();
                    code = code with { NotUse = walk.Text(at) };
                    break;
                case "example":
                    walk.Next();
                    code = code with { Example = walk.Text(at) };
                    break;
                case "memo":
                    walk.Next();
                    code = code with { Memo = walk.Text(at) };
                    break;
                case "colour" or "color":
                    walk.Next();
                    code = code with { Colour = ReadColour(ref walk, at) };
                    break;
                default:
                    Ignore("codes", ref walk);
                    walk.Next();
                    walk.Pass();
                    break;
            }
        }
        // A code that has only one of the two is known by it.
        if (string.IsNullOrEmpty(id)) id = code.Name;
        if (id.Length == 0)
        {
            walk.Say(path, "formats.json-field-missing", ("field", "id"));
            return null;
        }
        if (string.IsNullOrWhiteSpace(code.Name))
        {
            walk.Say(path, "formats.json-field-missing", ("field", "name"));
            code = code with { Name = id };
        }
        return code with { Id = id, Parent = string.IsNullOrEmpty(parent) ? null : parent };
    }

    /// <summary>A colour, or null with a problem.</summary>
    internal static int? ReadColour(ref JsonWalk walk, JsonPath path)
    {
        if (walk.Text(path) is not { Length: > 0 } text) return null;
        if (Colours.TryRead(text, out int colour)) return colour;
        walk.Say(path, "formats.colour-unknown", ("colour", Shown(text)));
        return null;
    }

    private void ReadCodings(ref JsonWalk walk)
    {
        var path = new JsonPath("codings", 0);
        if (!walk.Enter(JsonTokenType.StartArray, new JsonPath("codings"))) return;
        for (; walk.Next() && walk.Kind != JsonTokenType.EndArray; path = path with { Index = path.Index + 1 })
        {
            if (!walk.Enter(JsonTokenType.StartObject, path)) continue;
            int line = walk.Line;
            var fields = new CodingFields(isLink: false);
            fields.Read(ref walk, path, out string? unknown);
            if (unknown is not null && ignored.Count < 40) ignored.Add(new JsonPath("codings", Field: Shown(unknown)).ToString());
            if (!fields.IsWhole(ref walk, path)) continue;
            if (codings.Count == MostCodings)
            {
                walk.Say(path, "formats.too-many", ("limit", MostCodings));
                return;
            }
            int coder = fields.Coder is { Length: > 0 } name ? coders.IndexOf(name) : -1;
            codings.Add(new RawCoding(
                codeIds.IndexOf(fields.Code!), coder, fields.Start!.Value, fields.End!.Value, fields.Judgement, fields.Text, path.Index, line));
        }
    }

    private void ReadLinks(ref JsonWalk walk)
    {
        var path = new JsonPath("links", 0);
        if (!walk.Enter(JsonTokenType.StartArray, new JsonPath("links"))) return;
        for (; walk.Next() && walk.Kind != JsonTokenType.EndArray; path = path with { Index = path.Index + 1 })
        {
            if (!walk.Enter(JsonTokenType.StartObject, path)) continue;
            int line = walk.Line;
            var fields = new CodingFields(isLink: true);
            fields.Read(ref walk, path, out string? unknown);
            if (unknown is not null && ignored.Count < 40) ignored.Add(new JsonPath("links", Field: Shown(unknown)).ToString());
            if (!fields.IsWhole(ref walk, path)) continue;
            if (links.Count == MostLinks)
            {
                walk.Say(path, "formats.too-many", ("limit", MostLinks));
                return;
            }
            int coder = fields.Coder is { Length: > 0 } name ? coders.IndexOf(name) : -1;
            links.Add(new RawLink(
                codeIds.IndexOf(fields.Cause!), codeIds.IndexOf(fields.Effect!),
                new ImportedLink(0, 0, coder, fields.Start!.Value, fields.End!.Value, fields.Sign, fields.Judgement, fields.Text), path.Index, line));
        }
    }
}

/// <summary>Names in the order in which they were first met.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>The names.</summary>
    public List<string> Names { get; } = [];

    /// <summary>A name's place; new at its first use.</summary>
    public int IndexOf(string name)
    {
        if (places.TryGetValue(name, out int place)) return place;
        places.Add(name, Names.Count);
        Names.Add(name);
        return Names.Count - 1;
    }
}
