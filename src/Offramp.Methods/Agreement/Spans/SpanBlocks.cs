using System.Collections.Immutable;

namespace Offramp.Methods.Agreement.Spans;

/// <summary>The stretches of text that are resampled: documents, or with one document its paragraphs, turns or equal pieces. Only documents that two coders or more opened are among them.</summary>
internal sealed class SpanBlocks
{
    // By document: its place, and where its blocks end.
    private readonly ImmutableArray<(int Document, int[] Ends)> parts;

    private SpanBlocks(ImmutableArray<(int, int[])> parts, BlockKind kind)
    {
        this.parts = parts;
        Kind = kind;
    }

    /// <summary>What the stretches are.</summary>
    public BlockKind Kind { get; }

    /// <summary>How many there are.</summary>
    public int Count => parts.Sum(static part => part.Ends.Length);

    /// <summary>Every document as it is.</summary>
    public static SpanBlocks Whole(SpanData data) => new([.. Shared(data).Select(d => (d, (int[])[End(data, d)]))], BlockKind.Documents);

    /// <summary>What to resample: documents where there are two or more, else the blocks of the one.</summary>
    /// <param name="data">What coders marked.</param>
    /// <param name="pieces">Into how many equal pieces a single document is cut of which no blocks are known.</param>
    public static SpanBlocks ToResample(SpanData data, int pieces)
    {
        int[] shared = [.. Shared(data)];
        if (shared.Length != 1) return Whole(data);
        SpanDocument document = data.Documents[shared[0]];
        int end = End(data, shared[0]);
        int[] ends = document.Blocks.IsDefaultOrEmpty
            ? [.. Enumerable.Range(1, pieces).Select(i => document.Begin + (int)((long)document.Length * i / pieces)).Distinct().Where(at => at > document.Begin)]
            : [.. document.Blocks.Where(at => at > document.Begin), end];
        return new([(shared[0], ends)], document.Blocks.IsDefaultOrEmpty ? BlockKind.Pieces : BlockKind.Blocks);
    }

    /// <summary>The sums of each stretch, in order.</summary>
    public IEnumerable<BlockSums> Sums(SpanData data, CodeValues? values) =>
        parts.SelectMany(part => UnitSweep.Of(data.Marked(part.Document), data.Documents[part.Document].Begin, part.Ends, values));

    /// <summary>The stretches as document, first and after-last character, in order.</summary>
    public IEnumerable<(int Document, int Start, int End)> Stretches(SpanData data)
    {
        foreach ((int document, int[] ends) in parts)
        {
            int start = data.Documents[document].Begin;
            foreach (int end in ends)
            {
                yield return (document, start, end);
                start = end;
            }
        }
    }

    private static IEnumerable<int> Shared(SpanData data) => Enumerable.Range(0, data.Documents.Length).Where(d => data.CodersOf(d) >= 2);

    private static int End(SpanData data, int document) => data.Documents[document].Begin + data.Documents[document].Length;
}

/// <summary>What was resampled.</summary>
public enum BlockKind
{
    /// <summary>Whole documents.</summary>
    Documents,

    /// <summary>Paragraphs or turns of one document.</summary>
    Blocks,

    /// <summary>Equal pieces of one document.</summary>
    Pieces,
}
