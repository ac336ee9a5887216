using System.Collections.Immutable;

namespace Offramp.Methods.Agreement.Spans;

/// <summary>What coders marked in documents, checked: units within their documents, those of one code that overlap within a coder merged. Units that only touch stay apart.</summary>
public sealed partial class SpanData
{
    // By document, by coder; null where the coder never opened the document. Ordered by start; of one code never overlapping.
    private readonly CodedUnit[]?[][] units;

    private SpanData(ImmutableArray<string> coders, ImmutableArray<string> codes, ImmutableArray<SpanDocument> documents, CodedUnit[]?[][] units)
    {
        Coders = coders;
        Codes = codes;
        Documents = documents;
        this.units = units;
    }

    /// <summary>The coders' names.</summary>
    public ImmutableArray<string> Coders { get; }

    /// <summary>The codes, in ordinal order.</summary>
    public ImmutableArray<string> Codes { get; }

    /// <summary>The documents as they were given.</summary>
    public ImmutableArray<SpanDocument> Documents { get; }

    /// <summary>Checks what coders marked and merges what overlaps with itself.</summary>
    /// <param name="coders">The coders' names, each once.</param>
    /// <param name="documents">The documents; each has an entry for each coder.</param>
    /// <param name="codebook">Codes that belong to the comparison although perhaps nobody used them; may be left out.</param>
    /// <returns>The data, or problems: for a unit its place in the coder's list (row) and the coder's name (column), with the document's name.</returns>
    public static Answer<SpanData> Of(ImmutableArray<string> coders, ImmutableArray<SpanDocument> documents, params IEnumerable<string> codebook)
    {
        ImmutableArray<MethodProblem> problems = Check(coders, documents);
        if (!problems.IsEmpty) return problems;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string code in codebook) places.TryAdd(code, 0);
        foreach (SpanDocument document in documents)
            foreach (ImmutableArray<SpanUnit>? one in document.Units)
                foreach (SpanUnit unit in one ?? []) places.TryAdd(unit.Code, 0);
        ImmutableArray<string> codes = [.. places.Keys.Order(StringComparer.Ordinal)];
        for (int i = 0; i < codes.Length; i++) places[codes[i]] = i;
        var all = new CodedUnit[documents.Length][][];
        for (int d = 0; d < all.Length; d++)
            all[d] = [.. documents[d].Units.Select(one => one is { } marked ? Merged(marked, places) : null!)];
        return new SpanData(coders, codes, documents, all);
    }

    /// <summary>The same with some of the codes only: one code against everything else, or a domain of codes that exclude each other.</summary>
    /// <param name="wanted">The codes; those that nobody used are passed over.</param>
    public SpanData OnlyCodes(params IEnumerable<string> wanted)
    {
        HashSet<string> kept = [.. wanted];
        ImmutableArray<string> left = [.. Codes.Where(kept.Contains)];
        int[] places = [.. Codes.Select(code => left.IndexOf(code))];
        return new SpanData(Coders, left, Documents, [.. units.Select(document => document.Select(one =>
            one is null ? null : Array.ConvertAll(Array.FindAll(one, unit => places[unit.Code] >= 0), unit => unit with { Code = places[unit.Code] })).ToArray())]);
    }

    /// <summary>The same with some of the coders only, in the order given.</summary>
    /// <param name="wanted">Their places, from 0.</param>
    public SpanData OnlyCoders(params ReadOnlySpan<int> wanted)
    {
        int[] kept = [.. wanted];
        return new SpanData([.. kept.Select(coder => Coders[coder])], Codes,
            [.. Documents.Select(document => document with { Units = [.. kept.Select(coder => document.Units[coder])] })],
            [.. units.Select(document => kept.Select(coder => document[coder]).ToArray())]);
    }

    /// <summary>The units of a coder in a document, merged and in order; null where the coder never opened it.</summary>
    /// <param name="document">The document, from 0.</param>
    /// <param name="coder">The coder, from 0.</param>
    public ImmutableArray<SpanUnit>? UnitsOf(int document, int coder) =>
        units[document][coder] is { } own ? [.. own.Select(Named)] : null;

    /// <summary>The passages that one coder marked with two of the codes, in order of document, coder and place.</summary>
    /// <param name="most">After how many to stop.</param>
    public ImmutableArray<SpanOverlap> Overlaps(int most = 1000)
    {
        var found = ImmutableArray.CreateBuilder<SpanOverlap>();
        for (int d = 0; d < units.Length; d++)
            for (int c = 0; c < Coders.Length; c++)
                if (units[d][c] is { } own && !AddOverlaps(own, d, c, most, found)) return found.ToImmutable();
        return found.ToImmutable();
    }

    /// <summary>The units as they are swept over; null where the coder never opened the document.</summary>
    internal CodedUnit[]?[] Marked(int document) => units[document];

    /// <summary>How many coders opened a document.</summary>
    internal int CodersOf(int document) => units[document].Count(static one => one is not null);

    private bool AddOverlaps(CodedUnit[] own, int document, int coder, int most, ImmutableArray<SpanOverlap>.Builder found)
    {
        var open = new List<CodedUnit>();
        foreach (CodedUnit unit in own)
        {
            open.RemoveAll(before => before.End <= unit.Start);
            foreach (CodedUnit before in open)
            {
                if (found.Count == most) return false;
                found.Add(new SpanOverlap(document, coder, Named(before), Named(unit)));
            }
            open.Add(unit);
        }
        return true;
    }

    /// <summary>A unit with its code by name.</summary>
    internal SpanUnit Named(CodedUnit unit) => new(unit.Start, unit.End, Codes[unit.Code]);

    // Two applications of one code by one coder to overlapping text are one statement: "this is about it".
    private static CodedUnit[] Merged(ImmutableArray<SpanUnit> marked, Dictionary<string, int> places)
    {
        var sorted = new CodedUnit[marked.Length];
        for (int i = 0; i < sorted.Length; i++) sorted[i] = new CodedUnit(marked[i].Start, marked[i].End, places[marked[i].Code]);
        Array.Sort(sorted);
        int[] last = new int[places.Count];
        Array.Fill(last, -1);
        int count = 0;
        foreach (CodedUnit unit in sorted)
        {
            int before = last[unit.Code];
            if (before >= 0 && unit.Start < sorted[before].End)
            {
                sorted[before] = sorted[before] with { End = Math.Max(sorted[before].End, unit.End) };
            }
            else
            {
                last[unit.Code] = count;
                sorted[count++] = unit;
            }
        }
        return count == sorted.Length ? sorted : sorted[..count];
    }
}

/// <summary>A unit with its code by place.</summary>
internal readonly record struct CodedUnit(int Start, int End, int Code) : IComparable<CodedUnit>
{
    public int CompareTo(CodedUnit other) => Start != other.Start ? Start.CompareTo(other.Start) : End != other.End ? End.CompareTo(other.End) : Code.CompareTo(other.Code);
}
