using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>An imported coding with its place in the text settled.</summary>
/// <param name="Index">Its place in the file, which decides among equal spans.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Code">The number of its code.</param>
/// <param name="Coder">The number of its coder.</param>
internal readonly record struct PlacedCoding(int Index, int Start, int End, int Code, int Coder) : IComparable<PlacedCoding>
{
    /// <summary>By start, end, then as the file has them: the order in which the document will keep them.</summary>
    public int CompareTo(PlacedCoding other)
    {
        int order = Start.CompareTo(other.Start);
        if (order == 0) order = End.CompareTo(other.End);
        return order != 0 ? order : Index.CompareTo(other.Index);
    }
}

/// <summary>What a file brings for one document.</summary>
internal sealed record DocumentImport(Source Source, Rendition Document, ImmutableArray<ImportedCoding> Imported)
{
    /// <summary>The row of each coding in the file, where the file is a table; empty otherwise.</summary>
    public ImmutableArray<int> Rows { get; init; } = [];

    /// <summary>Its causal links.</summary>
    public ImmutableArray<ImportedLink> ImportedLinks { get; init; } = [];

    /// <summary>Its codings; in order once known ones were dropped.</summary>
    public List<PlacedCoding> Codings { get; } = [];

    /// <summary>Drops what the study, or the file further up, has already: the same span, code and coder. Gives their number.</summary>
    public int DropKnown(Study study, IReadOnlyList<Id<Code>> codes, IReadOnlyList<Id<Coder>> coders)
    {
        ImmutableArray<PassageCoding> before = study.Coding.In(Document.Id);
        HashSet<(int Start, int End, Id<Code> Code, Id<Coder> Coder)> seen = new(before.Length + Codings.Count);
        foreach (PassageCoding coding in before) seen.Add((coding.Start, coding.End, coding.Code, coding.Coder));
        int known = Codings.RemoveAll(placed => !seen.Add((placed.Start, placed.End, codes[placed.Code], coders[placed.Coder])));
        Codings.Sort();
        return known;
    }
}

/// <summary>The ids that are used out of many, numbered in the order of their first use.</summary>
internal sealed class UsedIds<T>(IReadOnlyList<Id<T>> all)
{
    private readonly List<Id<T>> used = [];
    private readonly Dictionary<int, int> numbers = [];

    /// <summary>The used ids.</summary>
    public ImmutableArray<Id<T>> Ids => [.. used];

    /// <summary>The number among the used ones.</summary>
    public int NumberOf(int index)
    {
        if (numbers.TryGetValue(index, out int number)) return number;
        number = used.Count;
        used.Add(all[index]);
        numbers.Add(index, number);
        return number;
    }
}
