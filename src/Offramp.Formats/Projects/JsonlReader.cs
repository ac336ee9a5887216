using System.Collections.Immutable;
using System.Text.Json;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Takes the lines of the three files and puts the project together.</summary>
internal sealed class JsonlReader(bool findTurns)
{
    private const string CategoryId = "category:";
    private const int MostCodes = 100_000;

    private readonly List<(JsonId Id, string Name, string Text, CodePointMap Map, List<ImportedCoding> Codings)> documents = [];
    private readonly IdIndex documentIds = new();
    private readonly List<CodingsJsonReader.RawCode> rawCodes = [];
    private readonly HashSet<string> categories = new(StringComparer.Ordinal);
    private readonly List<JsonId?> codeKeys = [];
    private readonly IdIndex codeIds = new();
    private readonly NameTable coders = new();
    private ImmutableArray<ImportedCode> codes = [];
    private int lastCoder = -1;
    private byte[] lastCoderBytes = [];

    /// <summary>A line of the texts.</summary>
    public void TakeDocument(ref JsonWalk walk, ProblemLog log)
    {
        JsonId? id = null;
        string? name = null, text = null;
        while (walk.Next() && walk.Kind == JsonTokenType.PropertyName)
        {
            bool isId = walk.Is("id"u8), isName = walk.Is("name"u8), isText = walk.Is("text"u8);
            walk.Next();
            if (isId) id = JsonId.Read(ref walk, new JsonPath("id"));
            else if (isName) name = walk.Text(new JsonPath("name"));
            else if (isText) text = walk.LongText(new JsonPath("text"));
            else walk.Pass();
        }
        if (Missing(id is null ? "id" : text is null ? "text" : null, ref walk)) return;
        if (!documentIds.TryAdd(id!.Value, documents.Count))
        {
            walk.Say(new JsonPath("id"), "formats.document-id-twice", ("id", id.Value.ToString()));
            return;
        }
        documents.Add((id.Value, string.IsNullOrWhiteSpace(name) ? id.Value.ToString() : name, LineEnds.ToLf(text!), CodePointMap.Of(text!), []));
    }

    /// <summary>A line of the codes.</summary>
    public void TakeCode(ref JsonWalk walk, ProblemLog log)
    {
        int line = walk.Line;
        JsonId? id = null;
        string? name = null, category = null, parent = null, definition = null, memo = null;
        int? colour = null;
        while (walk.Next() && walk.Kind == JsonTokenType.PropertyName)
        {
            string field = walk.Name();
            var path = new JsonPath(field.Length <= 40 ? field : field[..40]);
            walk.Next();
            switch (field)
            {
                case "id":
                    id = JsonId.Read(ref walk, path);
                    break;
                case "name":
                    name = walk.Text(path);
                    break;
                case "category":
                    category = walk.Text(path);
                    break;
                case "parent":
                    parent = walk.Text(path, orNumber: true);
                    break;
                case "definition":
                    definition = walk.Text(path);
                    break;
                case "memo":
                    memo = walk.Text(path);
                    break;
                case "color" or "colour":
                    colour = CodingsJsonReader.ReadColour(ref walk, path);
                    break;
                default:
                    walk.Pass();
                    break;
            }
        }
        if (Missing(id is null ? "id" : null, ref walk)) return;
        if (rawCodes.Count >= MostCodes)
        {
            walk.Say(new JsonPath("id"), "formats.too-many", ("limit", MostCodes));
            return;
        }
        if (!string.IsNullOrWhiteSpace(category) && string.IsNullOrEmpty(parent))
        {
            parent = CategoryId + category;
            if (categories.Add(category)) Add(new ImportedCode(parent, category), null, line);
        }
        if (string.IsNullOrWhiteSpace(name)) walk.Say(new JsonPath("name"), "formats.json-field-missing", ("field", "name"));
        Add(
            new ImportedCode(id!.Value.ToString(), string.IsNullOrWhiteSpace(name) ? id.Value.ToString() : name, string.IsNullOrEmpty(parent) ? null : parent)
            {
                Definition = definition,
                Memo = memo,
                Colour = colour,
            },
            id, line);
    }

    /// <summary>Settles ids and parents once all codes were taken.</summary>
    public void SettleCodes(ProblemLog log)
    {
        CodeTree tree = CodeTree.Settle(rawCodes, log);
        codes = tree.Codes;
        foreach (JsonId? key in codeKeys)
            if (key is { } id) codeIds.TryAdd(id, tree.IndexOf(id.ToString()));
    }

    /// <summary>A line of the codings.</summary>
    public void TakeCoding(ref JsonWalk walk, ProblemLog log)
    {
        JsonId? document = null, code = null;
        int? start = null, end = null;
        int coder = -1;
        while (walk.Next() && walk.Kind == JsonTokenType.PropertyName)
        {
            if (walk.Is("start"u8) && walk.Next()) start = walk.Number(new JsonPath("start"));
            else if (walk.Is("end"u8) && walk.Next()) end = walk.Number(new JsonPath("end"));
            else if (walk.Is("doc"u8) && walk.Next()) document = JsonId.Read(ref walk, new JsonPath("doc"));
            else if (walk.Is("code"u8) && walk.Next()) code = JsonId.Read(ref walk, new JsonPath("code"));
            else if (walk.Is("coder"u8) && walk.Next()) coder = Coder(ref walk);
            else if (walk.Next()) walk.Pass();
        }
        string? missing = document is null ? "doc" : code is null ? "code" : start is null ? "start" : end is null ? "end" : null;
        if (Missing(missing, ref walk)) return;
        int inDocument = documentIds.Find(document!.Value), inCodes = codeIds.Find(code!.Value);
        if (inDocument < 0)
        {
            walk.Say(new JsonPath("doc"), "formats.coding-document-unknown", ("document", document.Value.ToString()));
        }
        else if (inCodes < 0)
        {
            walk.Say(new JsonPath("code"), "formats.coding-code-unknown", ("code", code.Value.ToString()));
        }
        else if (start < 0 || end <= start || end > documents[inDocument].Map.Length)
        {
            walk.Say(
                new JsonPath("start"), "formats.coding-outside-text",
                ("start", start!.Value), ("end", end!.Value), ("length", documents[inDocument].Map.Length));
        }
        else
        {
            CodePointMap map = documents[inDocument].Map;
            int from = map.ToUnits(start!.Value), to = map.ToUnits(end!.Value);
            // Only the CR of a line end was coded: nothing of it is left.
            if (to > from) documents[inDocument].Codings.Add(new ImportedCoding(inCodes, coder, from, to));
        }
    }

    /// <summary>The project.</summary>
    public ImportedProject Finish() => new()
    {
        Documents =
        [
            .. documents.Select(d => new ImportedDocument(
                d.Id.ToString(), d.Name, d.Text, findTurns ? SpeakerTurns.Find(d.Text, 0, isMarkdown: false) : [], [.. d.Codings])),
        ],
        Codes = codes,
        Coders = [.. coders.Names],
    };

    private void Add(ImportedCode code, JsonId? key, int line)
    {
        rawCodes.Add(new CodingsJsonReader.RawCode(code, rawCodes.Count, line));
        codeKeys.Add(key);
    }

    private static bool Missing(string? field, ref JsonWalk walk)
    {
        if (field is null) return false;
        walk.Say(new JsonPath(field), "formats.json-field-missing", ("field", field));
        return true;
    }

    /// <summary>The coder's place; lines of one coder mostly follow each other, and their name is not made into a string again.</summary>
    private int Coder(ref JsonWalk walk)
    {
        if (lastCoder >= 0 && walk.Kind == JsonTokenType.String && walk.Is(lastCoderBytes)) return lastCoder;
        if (walk.Text(new JsonPath("coder"), orNumber: true) is not { Length: > 0 } name) return -1;
        lastCoder = coders.IndexOf(name);
        lastCoderBytes = System.Text.Encoding.UTF8.GetBytes(name);
        return lastCoder;
    }
}
