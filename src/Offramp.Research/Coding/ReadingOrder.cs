using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Offramp.Research;

/// <summary>The order in which every list names documents: by their source's name, compared by code units, then as the source keeps them.
/// Withdrawn sources are left out: their words carry nothing any more.</summary>
internal sealed class ReadingOrder
{
    private static readonly ConditionalWeakTable<Sources, ReadingOrder> Known = [];

    private ReadingOrder(Sources sources)
    {
        var there = new List<Source>(sources.ById.Count);
        foreach ((_, Source source) in sources.ById)
            if (!source.IsWithdrawn) there.Add(source);
        there.Sort(static (a, b) => string.CompareOrdinal(a.Name.Text, b.Name.Text) is var order && order != 0 ? order : a.Id.CompareTo(b.Id));
        Sources = [.. there];
        var documents = ImmutableArray.CreateBuilder<OrderedDocument>(Sources.Length);
        for (int i = 0; i < Sources.Length; i++)
            foreach (Id<Rendition> id in Sources[i].Renditions)
                if (sources.Renditions.TryGetValue(id, out Rendition? rendition)) documents.Add(new OrderedDocument(i, Sources[i], rendition));
        Documents = documents.ToImmutable();
    }

    /// <summary>The sources in order.</summary>
    public ImmutableArray<Source> Sources { get; }

    /// <summary>Their documents in order.</summary>
    public ImmutableArray<OrderedDocument> Documents { get; }

    /// <summary>The order of a study's documents. Coding does not change it, so it is kept as long as the sources stay as they are.</summary>
    public static ReadingOrder Of(Study study) => Known.GetValue(study.Sources, static sources => new ReadingOrder(sources));
}

/// <summary>A document in its place.</summary>
/// <param name="Number">Its source's place among the sources, from 0.</param>
/// <param name="Source">Its source.</param>
/// <param name="Document">The document.</param>
internal readonly record struct OrderedDocument(int Number, Source Source, Rendition Document);
