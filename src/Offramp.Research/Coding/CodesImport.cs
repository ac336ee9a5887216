using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Research;

/// <summary>The codes of an imported file: those that the study has, by path or else by imported id, and those that it gets.</summary>
internal sealed class CodesImport
{
    // People's codebooks are a handful of levels deep: a file that goes further is damaged or means harm.
    private const int DeepestLevel = 50;

    private readonly List<Id<Code>> ids = [];
    private readonly List<int> depths = [];
    private readonly List<Change> changes = [];
    private readonly List<Problem> problems = [];
    private readonly Dictionary<(int Parent, string Name), int> byPlace = [];
    private readonly Dictionary<string, int> knownIds = new(StringComparer.Ordinal);
    private readonly Study study;
    private int[] settled = [];

    private CodesImport(Study study) => this.study = study;

    /// <summary>The codes by number: the study's, then the new ones.</summary>
    public IReadOnlyList<Id<Code>> Ids => ids;

    /// <summary>What adds the new ones, a parent before its children.</summary>
    public IReadOnlyList<Change> Changes => changes;

    /// <summary>What could not be taken as it stands.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Matches or adds the codes of a file.</summary>
    public static CodesImport Of(Study study, string file, ImmutableArray<ImportedCode> imported, Fresh fresh)
    {
        var codes = new CodesImport(study);
        codes.AddKnown(study.Coding.Codebook);
        codes.AddImported(file, imported, fresh);
        return codes;
    }

    /// <summary>The number of a code of the file; negative where the file has no such code.</summary>
    public int NumberOf(int index) => (uint)index < (uint)settled.Length ? settled[index] : -1;

    private void AddKnown(Codebook book)
    {
        Dictionary<Id<Code>, int> numbers = [];
        foreach ((Code code, int depth) in book.Tree())
        {
            int parent = code.Parent is { } above ? numbers.GetValueOrDefault(above, -1) : -1;
            // A withdrawn name is kept apart from every name that a file can give.
            int number = Know(code.Id, parent, code.Name.IsWithdrawn ? $"/{code.Id}" : code.Name.Text, depth);
            numbers.Add(code.Id, number);
            if (code.ImportedId is { IsWithdrawn: false } imported) knownIds.TryAdd(imported.Text, number);
        }
    }

    private void AddImported(string file, ImmutableArray<ImportedCode> imported, Fresh fresh)
    {
        var inFile = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < imported.Length; i++) inFile.TryAdd(imported[i].Id, i);
        settled = new int[imported.Length];
        Array.Fill(settled, -1);
        for (int i = 0; i < settled.Length; i++) Settle(file, imported, i, inFile, fresh);
    }

    // A file may name a parent further down, so what stands above is settled first; a circle is cut where it closes.
    private void Settle(string file, ImmutableArray<ImportedCode> imported, int index, Dictionary<string, int> inFile, Fresh fresh)
    {
        var above = new Stack<int>();
        var met = new HashSet<int>();
        int at = index;
        while (settled[at] < 0)
        {
            above.Push(at);
            if (!met.Add(at) || imported[at].Parent is not { } parent || !inFile.TryGetValue(parent, out at)) break;
        }
        while (above.TryPop(out int next))
        {
            if (settled[next] >= 0) continue;
            Place place = imported[next].Row is { } row ? new(file, row) : new(file, Path: string.Create(CultureInfo.InvariantCulture, $"codes[{next}]"));
            settled[next] = Settle(imported[next], next, place, inFile, fresh);
        }
    }

    private int Settle(ImportedCode code, int index, Place place, Dictionary<string, int> inFile, Fresh fresh)
    {
        if (code.IsReference)
        {
            Outcome<Code> meant = Names.Code(study, code.Id);
            if (!meant.IsRefused) return ids.IndexOf(meant.Value.Id);
            problems.Add(Problem.Of(place, "coding.import-reference-unknown", ("why", meant.Refusal!)));
            return -1;
        }
        int parent = -1;
        if (code.Parent is { Length: > 0 } above)
        {
            parent = inFile.TryGetValue(above, out int other) ? settled[other] : -1;
            if (parent < 0) problems.Add(Problem.Of(place, "coding.import-parent-unknown", ("code", code.Name), ("parent", above)));
        }
        if (parent >= 0 && depths[parent] + 1 >= DeepestLevel)
        {
            problems.Add(Problem.Of(place, "coding.import-too-deep", ("code", code.Name), ("deepest", DeepestLevel)));
            parent = -1;
        }
        string name = Cleaned(code, index);
        if (name != code.Name) problems.Add(Problem.Of(place, "coding.import-name-changed", ("code", code.Name), ("name", name)));
        if (byPlace.TryGetValue((parent, Folded(name)), out int known)) return known;
        if (code is { Id.Length: > 0, IdIsMade: false } && knownIds.TryGetValue(code.Id, out known))
        {
            // Renamed or moved since the last import, or another project's code by the same id: a person has to see it.
            problems.Add(Problem.Of(place, "coding.import-code-known-by-id", ("code", name), ("id", code.Id)));
            return known;
        }
        CodeAdded added = Added(code, name, parent < 0 ? null : ids[parent], fresh);
        changes.Add(added);
        return Know(added.Code, parent, name, parent < 0 ? 0 : depths[parent] + 1);
    }

    /// <summary>What adds an imported code.</summary>
    internal static CodeAdded Added(ImportedCode code, string name, Id<Code>? parent, Fresh fresh)
    {
        Id<Holder> holder = fresh.Id<Holder>();
        var texts = ImmutableArray.CreateBuilder<CodeTextWords>();
        foreach (CodeText which in Enum.GetValues<CodeText>())
            if (code.Text(which) is { } text && !string.IsNullOrWhiteSpace(text)) texts.Add(new CodeTextWords(which, new Words(holder, text.Trim())));
        return new CodeAdded(
            fresh.Id<Code>(), holder, new Words(holder, name), parent, texts.ToImmutable(), code.Colour,
            code is { Id.Length: > 0, IdIsMade: false } ? new Words(holder, code.Id) : null);
    }

    private int Know(Id<Code> id, int parent, string name, int depth)
    {
        int number = ids.Count;
        ids.Add(id);
        depths.Add(depth);
        byPlace.TryAdd((parent, Folded(name)), number);
        return number;
    }

    // Paths are made of names, so a name holds no "/"; what looks like one takes its place.
    private static string Cleaned(ImportedCode code, int index) =>
        Cleaned(code.Name, code.Id) is { Length: > 0 } name ? name : string.Create(CultureInfo.InvariantCulture, $"#{index + 1}");

    /// <summary>The name as a codebook can hold it; the id where the name is empty.</summary>
    internal static string Cleaned(string named, string id)
    {
        string name = Cleaned(named);
        if (name.Length == 0) name = Cleaned(id);
        return name.Length <= NameRule.Longest ? name : name[..Graphemes.Before(name, NameRule.Longest)].TrimEnd();
    }

    private static string Cleaned(string name) =>
        string.Concat(name.Select(static c => c == '/' ? '\u2215' : char.IsControl(c) ? ' ' : c)).Trim();

    private static string Folded(string name) => name.ToUpperInvariant();
}
