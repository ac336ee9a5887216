using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>The codes of a file once ids and parents are sure: no id twice, no parent that is missing, no circle.</summary>
internal sealed class CodeTree
{
    // Nobody codes with a tree this deep; a chain of a hundred thousand would only be slow everywhere.
    private const int Deepest = 50;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>The codes in the order of the file.</summary>
    public ImmutableArray<ImportedCode> Codes { get; private set; } = [];

    /// <summary>The place of a code, or -1.</summary>
    public int IndexOf(string id) => places.GetValueOrDefault(id, -1);

    /// <summary>Settles codes as they were read; what is wrong is told and mended by moving a code to the top or leaving its double out.</summary>
    /// <param name="raw">The codes as they were read.</param>
    /// <param name="log">Where problems are told.</param>
    /// <param name="placeOf">Where a field of a code stands in the file; null for JSON.</param>
    public static CodeTree Settle(IReadOnlyList<CodingsJsonReader.RawCode> raw, ProblemLog log, Func<CodingsJsonReader.RawCode, string, Place>? placeOf = null)
    {
        var tree = new CodeTree();
        var kept = new List<CodingsJsonReader.RawCode>(raw.Count);
        foreach (CodingsJsonReader.RawCode code in raw)
        {
            if (tree.places.TryAdd(code.Code.Id, kept.Count)) kept.Add(code);
            else Say(code, "id", "formats.code-id-twice", ("id", code.Code.Id));
        }

        int[] parents = new int[kept.Count];
        for (int i = 0; i < kept.Count; i++)
        {
            parents[i] = kept[i].Code.Parent is { } parent ? tree.IndexOf(parent) : -1;
            if (parents[i] < 0 && kept[i].Code.Parent is { } missing) Say(kept[i], "parent", "formats.code-parent-unknown", ("parent", missing));
        }
        int[] depths = new int[kept.Count];
        var steps = new Stack<int>();
        for (int i = 0; i < kept.Count; i++)
        {
            // Climb to a code whose depth is known, then step down again; -1 marks those on the way.
            for (int at = i; at >= 0 && depths[at] <= 0; at = parents[at])
            {
                if (depths[at] < 0)
                {
                    Say(kept[steps.Peek()], "parent", "formats.code-below-itself", ("code", kept[steps.Peek()].Code.Name));
                    parents[steps.Peek()] = -1;
                    break;
                }
                depths[at] = -1;
                steps.Push(at);
            }
            while (steps.TryPop(out int at))
            {
                int depth = parents[at] < 0 ? 1 : depths[parents[at]] + 1;
                if (depth > Deepest)
                {
                    Say(kept[at], "parent", "formats.code-too-deep", ("code", kept[at].Code.Name), ("limit", Deepest));
                    parents[at] = -1;
                    depth = 1;
                }
                depths[at] = depth;
            }
        }
        tree.Codes = [.. kept.Select((code, i) => code.Code with { Parent = parents[i] < 0 ? null : kept[parents[i]].Code.Id })];
        return tree;

        void Say(CodingsJsonReader.RawCode code, string field, string problem, params MessageValue[] values) =>
            log.Add(Problem.Of(placeOf?.Invoke(code, field) ?? new Place(log.File, code.Line, Path: new JsonPath("codes", code.Index, field).ToString()), problem, values));
    }
}
