using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Offramp.Research;

/// <summary>Two codes whose passages share words.</summary>
/// <param name="A">The code whose name comes first, compared by code units (then by path).</param>
/// <param name="B">The other code.</param>
/// <param name="Passages">How many pairs of codings in one document share at least one unit of text.</param>
/// <param name="Sources">In how many sources such a pair lies.</param>
public sealed record CoOccurrenceRow(Code A, Code B, int Passages, int Sources);

public static partial class CodingViews
{
    /// <summary>Which codes share words, any two coders' codings together; by A, then B. Pairs that never meet are left out.</summary>
    /// <param name="study">The study.</param>
    /// <param name="sameCoder">Whether both codings of a pair must be one coder's.</param>
    public static ImmutableArray<CoOccurrenceRow> CoOccurrence(Study study, bool sameCoder = false)
    {
        ImmutableArray<Code> codes =
        [
            .. Tree(study.Coding.Codebook).OrderBy(static at => at.Code.Name.Text, StringComparer.Ordinal)
                .ThenBy(static at => at.Path, StringComparer.Ordinal).ThenBy(static at => at.Code.Id).Select(static at => at.Code),
        ];
        Dictionary<Id<Code>, int> ranks = [];
        for (int i = 0; i < codes.Length; i++) ranks.Add(codes[i].Id, i);
        var meetings = new Meetings(codes.Length);
        foreach (OrderedDocument at in ReadingOrder.Of(study).Documents)
        {
            if (!study.Coding.ByDocument.TryGetValue(at.Document.Id, out DocumentCodings? codings)) continue;
            int[] rankOf = [.. codings.Index.Codes.Select(code => ranks.GetValueOrDefault(code, -1))];
            Sweep(codings, rankOf, sameCoder, at.Number, meetings);
        }
        return [.. meetings.All().Select(met => new CoOccurrenceRow(codes[met.A], codes[met.B], met.Passages, met.Sources))];
    }

    // Codings are sorted by start: those that begin before one ends are the ones that it can share words with.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sweep(DocumentCodings codings, int[] rankOf, bool sameCoder, int source, Meetings meetings)
    {
        ReadOnlySpan<PassageCoding> all = codings.All.AsSpan();
        ReadOnlySpan<int> codeOf = codings.Index.CodeOf;
        for (int i = 0; i < all.Length; i++)
        {
            int a = rankOf[codeOf[i]];
            int end = all[i].End;
            if (a < 0 || end <= all[i].Start) continue;
            for (int j = i + 1; j < all.Length && all[j].Start < end; j++)
            {
                int b = rankOf[codeOf[j]];
                if (b < 0 || a == b || all[j].End <= all[j].Start || (sameCoder && all[i].Coder != all[j].Coder)) continue;
                meetings.Count(Math.Min(a, b), Math.Max(a, b), source);
            }
        }
    }

    /// <summary>Counts the pairs. Sources are counted one after another, so it is enough to know the last one seen of each pair.</summary>
    private sealed class Meetings(int codes)
    {
        // A table of all pairs is fastest; a codebook of thousands would make it too large.
        private const int LargestTable = 1500;
        private readonly (int Passages, int Sources, int Last)[] table =
            codes <= LargestTable ? new (int Passages, int Sources, int Last)[codes * codes] : [];

        private readonly Dictionary<long, (int Passages, int Sources, int Last)> sparse = [];

        public void Count(int a, int b, int source)
        {
            long pair = ((long)a * codes) + b;
            ref (int Passages, int Sources, int Last) met = ref table.Length > 0
                ? ref table[pair]
                : ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sparse, pair, out _);
            met.Passages++;
            // Numbered from 1 here, so that 0 can mean none yet.
            if (met.Last == source + 1) return;
            met.Last = source + 1;
            met.Sources++;
        }

        public IEnumerable<(int A, int B, int Passages, int Sources)> All()
        {
            IEnumerable<(long Pair, (int Passages, int Sources, int Last) Met)> met = table.Length > 0
                ? table.Select(static (cell, pair) => ((long)pair, cell)).Where(static at => at.cell.Passages > 0)
                : sparse.OrderBy(static at => at.Key).Select(static at => (at.Key, at.Value));
            return met.Select(at => ((int)(at.Pair / codes), (int)(at.Pair % codes), at.Met.Passages, at.Met.Sources));
        }
    }
}
