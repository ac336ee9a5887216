using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Paths of codes in tables: names from the top down, divided by <c>/</c>.</summary>
internal sealed class CodePaths
{
    private const int Deepest = 50;

    private readonly List<(string Path, string Name, int Parent, string? Id, bool IsReference, int Row)> codes = [];
    private readonly Dictionary<string, int> byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> byId = new(StringComparer.Ordinal);

    /// <summary>How many codes are named.</summary>
    public int Count => codes.Count;

    /// <summary>The path of every code. A name's own <c>/</c> is written as U+2215, as on import.</summary>
    public static string[] Of(ImmutableArray<ImportedCode> codes)
    {
        Dictionary<string, int> places = codes.Select(static (code, i) => (code.Id, i)).ToDictionary(static c => c.Id, static c => c.i, StringComparer.Ordinal);
        return [.. codes.Select(code =>
        {
            if (code.IsReference) return "";
            var names = new Stack<string>();
            for (ImportedCode? at = code; at is not null && names.Count < codes.Length; at = at.Parent is { } parent && places.TryGetValue(parent, out int above) ? codes[above] : null)
                names.Push(at.Name.Replace('/', '\u2215'));
            return string.Join('/', names);
        })];
    }

    /// <summary>The number of a code that a row names; -1 where its path is none.</summary>
    /// <param name="id">Its id; empty where the row has none.</param>
    /// <param name="path">Its path; empty where the row has none: then the id names a code that the study has.</param>
    /// <param name="row">The row.</param>
    public int NumberOf(string id, string path, int row)
    {
        if (path.Length == 0)
        {
            if (byId.TryGetValue(id, out int known)) return known;
            return Add("", id, -1, id, true, row);
        }
        string[] names = path.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length is 0 or > Deepest) return -1;
        int at = -1;
        for (int i = 0; i < names.Length; i++)
        {
            string whole = string.Join('/', names.Take(i + 1));
            if (!byPath.TryGetValue(whole, out int next))
            {
                next = Add(whole, names[i], at, null, false, row);
                byPath.Add(whole, next);
            }
            at = next;
        }
        // The first row that gives a code its id decides; an id that another code has is none.
        if (id.Length > 0 && codes[at].Id is null && (!byId.TryGetValue(id, out int holder) || codes[holder].IsReference))
        {
            codes[at] = codes[at] with { Id = id };
            byId[id] = at;
        }
        return at;
    }

    /// <summary>The codes, a parent before its children, with ids of the file's own where it gives none.</summary>
    public ImmutableArray<ImportedCode> Codes()
    {
        var ids = new string[codes.Count];
        // A row may give the id alone before another gives its path: what was only named is then that code too.
        HashSet<string> taken = [.. codes.Where(static c => c.Id is not null).Select(static c => c.Id!)];
        HashSet<string> given = new(StringComparer.Ordinal);
        bool[] made = new bool[codes.Count];
        for (int i = 0; i < ids.Length; i++)
        {
            string? own = codes[i].Id;
            made[i] = own is null || !given.Add(own);
            ids[i] = made[i] ? codes[i].Path : own!;
            while (made[i] && !taken.Add(ids[i])) ids[i] += "/";
        }
        return
        [
            .. codes.Select((code, i) => new ImportedCode(ids[i], code.Name, code.Parent < 0 ? null : ids[code.Parent])
            {
                IsReference = code.IsReference,
                IdIsMade = made[i] && !code.IsReference,
                Row = code.Row,
            }),
        ];
    }

    private int Add(string path, string name, int parent, string? id, bool isReference, int row)
    {
        int number = codes.Count;
        codes.Add((path, name, parent, id, isReference, row));
        if (isReference) byId.Add(id!, number);
        return number;
    }
}
