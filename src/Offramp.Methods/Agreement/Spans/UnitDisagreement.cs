using System.Collections.Immutable;

namespace Offramp.Methods.Agreement.Spans;

/// <summary>How two coders differ over a passage.</summary>
public enum DisagreementKind
{
    /// <summary>The first coder marked it, the second did not.</summary>
    OnlyA,

    /// <summary>The second coder marked it, the first did not.</summary>
    OnlyB,

    /// <summary>Both marked it, with different codes.</summary>
    OtherCode,

    /// <summary>Both marked it with one code, with other bounds.</summary>
    Boundary,

    /// <summary>What is one unit for one of them is several for the other, or the units are cut otherwise.</summary>
    SplitMerge,
}

/// <summary>A passage over which two coders differ, and how.</summary>
/// <param name="Kind">How.</param>
/// <param name="Document">The document, from 0.</param>
/// <param name="A">The first coder's units; empty where they have none.</param>
/// <param name="B">The second coder's units; empty where they have none.</param>
/// <param name="Iou">Of the characters that either marked, how many both did (0 where only one did).</param>
public sealed record UnitDisagreement(DisagreementKind Kind, int Document, ImmutableArray<SpanUnit> A, ImmutableArray<SpanUnit> B, double Iou)
{
    /// <summary>Where the passage begins.</summary>
    public int Start => A.Concat(B).Min(static unit => unit.Start);

    /// <summary>The first character after the passage.</summary>
    public int End => A.Concat(B).Max(static unit => unit.End);
}

/// <summary>Every passage over which two coders differ.</summary>
/// <remarks>Code by code, units that overlap are put together. One unit of each coder: the same, or another boundary. More: split or merged. A unit without any overlap within its code is
/// the other coder's unit with another code where such a unit is left alone, too, and their intersection over union reaches a threshold (the best first); else it is one coder's only.</remarks>
/// <param name="Same">How many units have the same bounds and code from both.</param>
/// <param name="Passages">Where they differ, by document and place.</param>
public sealed record UnitDisagreements(int Same, ImmutableArray<UnitDisagreement> Passages)
{
    /// <summary>The passages over which two coders differ, in the documents that both opened.</summary>
    /// <param name="data">What coders marked.</param>
    /// <param name="otherCode">The least intersection over union of two units that are one passage under two codes, above 0 and up to 1.</param>
    /// <param name="a">The first coder, from 0.</param>
    /// <param name="b">The second coder, from 0.</param>
    public static Answer<UnitDisagreements> Of(SpanData data, double otherCode = 0.5, int a = 0, int b = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!(otherCode is > 0 and <= 1)) return new MethodProblem("methods.spans-threshold", Column: "threshold").With("value", otherCode);
        var passages = new List<UnitDisagreement>();
        int same = 0;
        for (int d = 0; d < data.Documents.Length; d++)
        {
            if (data.Marked(d)[a] is not { } ofA || data.Marked(d)[b] is not { } ofB) continue;
            var alone = (A: new List<CodedUnit>(), B: new List<CodedUnit>());
            foreach ((List<CodedUnit> groupA, List<CodedUnit> groupB) in Groups(ofA, ofB))
            {
                if (groupB.Count == 0) alone.A.AddRange(groupA);
                else if (groupA.Count == 0) alone.B.AddRange(groupB);
                else if (groupA.Count > 1 || groupB.Count > 1) passages.Add(Passage(data, DisagreementKind.SplitMerge, d, groupA, groupB));
                else if (groupA[0] == groupB[0]) same++;
                else passages.Add(Passage(data, DisagreementKind.Boundary, d, groupA, groupB));
            }
            AddAlone(data, d, alone.A, alone.B, otherCode, passages);
        }
        return new UnitDisagreements(same, [.. passages.OrderBy(static one => one.Document).ThenBy(static one => one.Start).ThenBy(static one => one.End).ThenBy(static one => one.Kind)
            .ThenBy(static one => one.A.Concat(one.B).First().Code, StringComparer.Ordinal)]);
    }

    // Units of one code that hang together by overlaps, in order of code and place.
    private static IEnumerable<(List<CodedUnit> A, List<CodedUnit> B)> Groups(CodedUnit[] ofA, CodedUnit[] ofB)
    {
        (CodedUnit Unit, bool IsA)[] all = [.. ofA.Select(static unit => (unit, true)).Concat(ofB.Select(static unit => (unit, false)))
            .OrderBy(static one => one.unit.Code).ThenBy(static one => one.unit.Start)];
        for (int i = 0; i < all.Length;)
        {
            var group = (A: new List<CodedUnit>(), B: new List<CodedUnit>());
            int code = all[i].Unit.Code, end = all[i].Unit.End;
            for (; i < all.Length && all[i].Unit.Code == code && (group.A.Count + group.B.Count == 0 || all[i].Unit.Start < end); i++)
            {
                (all[i].IsA ? group.A : group.B).Add(all[i].Unit);
                end = Math.Max(end, all[i].Unit.End);
            }
            yield return group;
        }
    }

    private static void AddAlone(SpanData data, int document, List<CodedUnit> ofA, List<CodedUnit> ofB, double least, List<UnitDisagreement> passages)
    {
        ofA.Sort();
        ofB.Sort();
        var candidates = new List<(double Iou, int A, int B)>();
        // Units of different codes may overlap within a coder; those of the second that may still reach into what is to come stay open.
        var open = new List<int>();
        int next = 0;
        for (int i = 0; i < ofA.Count; i++)
        {
            CodedUnit unit = ofA[i];
            open.RemoveAll(j => ofB[j].End <= unit.Start);
            for (; next < ofB.Count && ofB[next].Start < unit.End; next++)
                if (ofB[next].End > unit.Start) open.Add(next);
            foreach (int j in open)
                if (UnitMatching.Iou(unit, ofB[j]) is var iou && iou >= least) candidates.Add((iou, i, j));
        }
        bool[] doneA = new bool[ofA.Count], doneB = new bool[ofB.Count];
        foreach ((_, int i, int j) in candidates.OrderByDescending(static one => one.Iou).ThenBy(static one => one.A).ThenBy(static one => one.B))
        {
            if (doneA[i] || doneB[j]) continue;
            doneA[i] = doneB[j] = true;
            passages.Add(Passage(data, DisagreementKind.OtherCode, document, [ofA[i]], [ofB[j]]));
        }
        for (int i = 0; i < ofA.Count; i++)
            if (!doneA[i]) passages.Add(Passage(data, DisagreementKind.OnlyA, document, [ofA[i]], []));
        for (int j = 0; j < ofB.Count; j++)
            if (!doneB[j]) passages.Add(Passage(data, DisagreementKind.OnlyB, document, [], [ofB[j]]));
    }

    private static UnitDisagreement Passage(SpanData data, DisagreementKind kind, int document, List<CodedUnit> ofA, List<CodedUnit> ofB)
    {
        long both = 0, lengths = 0;
        foreach (CodedUnit unit in ofA)
        {
            lengths += unit.End - unit.Start;
            foreach (CodedUnit other in ofB) both += Math.Max(0, Math.Min(unit.End, other.End) - Math.Max(unit.Start, other.Start));
        }
        foreach (CodedUnit unit in ofB) lengths += unit.End - unit.Start;
        return new UnitDisagreement(kind, document, [.. ofA.Select(data.Named)], [.. ofB.Select(data.Named)], (double)both / (lengths - both));
    }
}
