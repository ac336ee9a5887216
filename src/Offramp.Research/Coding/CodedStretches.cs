using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A stretch of a document, end exclusive, in UTF-16 units.</summary>
public readonly record struct Stretch(int Start, int End) : IComparable<Stretch>
{
    /// <inheritdoc/>
    public int CompareTo(Stretch other) => Start == other.Start ? End.CompareTo(other.End) : Start.CompareTo(other.Start);

    /// <summary>Whether the two share at least one unit.</summary>
    public bool Overlaps(Stretch other) => Start < other.End && other.Start < End;
}

/// <summary>Answers an expression of codes, document by document.</summary>
/// <remarks><em>All of</em>: of each part one stretch, all sharing a unit; what they share is the answer. So the answers to "all of A and B" are the
/// overlaps that the co-occurrence of A and B counts, each stretch once however many codings give it.</remarks>
internal sealed class CodedStretches
{
    private readonly Study study;
    private readonly PassageQuery query;
    private readonly CodeExpression expression;
    private readonly bool sameCoder;
    private readonly Dictionary<CodeIs, ImmutableArray<Id<Code>>> asked = new(ReferenceEqualityComparer.Instance);

    /// <summary>Makes ready.</summary>
    /// <param name="study">The study.</param>
    /// <param name="expression">What is asked; checked.</param>
    /// <param name="query">Which codings take part; its codes and sets are not looked at.</param>
    /// <param name="sameCoder">Whether all codings of one answer must be one coder's.</param>
    public CodedStretches(Study study, CodeExpression expression, PassageQuery query, bool sameCoder)
    {
        (this.study, this.expression, this.query, this.sameCoder) = (study, expression, query with { Codes = [], Sets = [] }, sameCoder);
        Gather(expression);
    }

    /// <summary>The stretches of a document in order, each once.</summary>
    public IReadOnlyList<Stretch> Of(OrderedDocument at)
    {
        if (!query.Takes(at) || !study.Coding.ByDocument.TryGetValue(at.Document.Id, out DocumentCodings? codings)) return [];
        var found = new SortedSet<Stretch>();
        IEnumerable<Id<Coder>?> coders = sameCoder ? codings.All.Select(static coding => (Id<Coder>?)coding.Coder).Distinct() : [null];
        foreach (Id<Coder>? coder in coders) found.UnionWith(Of(expression, at, codings, coder));
        return [.. found];
    }

    private void Gather(CodeExpression part)
    {
        switch (part)
        {
            case CodeIs one:
                Func<Id<Code>, bool> asks = new PassageQuery { Codes = one.Codes, Sets = one.Sets, WithDescendants = one.WithDescendants }.Asks(study.Coding.Codebook);
                asked[one] = [.. study.Coding.Codebook.Order.Where(asks)];
                break;
            case AllOf all: Gather(all.Parts); break;
            case AnyOf any: Gather(any.Parts); break;
            case NoneOf none: Gather(none.Parts); break;
        }
    }

    private void Gather(ImmutableArray<CodeExpression> parts)
    {
        foreach (CodeExpression part in parts) Gather(part);
    }

    private SortedSet<Stretch> Of(CodeExpression part, in OrderedDocument at, DocumentCodings codings, Id<Coder>? coder)
    {
        switch (part)
        {
            case CodeIs one:
                return Passages(one, at, codings, coder);
            case AnyOf any:
                return Union(any.Parts, at, codings, coder);
            case AllOf all:
                SortedSet<Stretch>? shared = null;
                foreach (CodeExpression inner in all.Parts)
                {
                    if (inner is NoneOf) continue;
                    SortedSet<Stretch> next = Of(inner, at, codings, coder);
                    shared = shared is null ? next : Shared(shared, next);
                    if (shared.Count == 0) return shared;
                }
                foreach (CodeExpression inner in all.Parts)
                    if (inner is NoneOf none) shared = Without(shared!, Union(none.Parts, at, codings, coder));
                return shared!;
            default:
                return [];
        }
    }

    private SortedSet<Stretch> Union(ImmutableArray<CodeExpression> parts, in OrderedDocument at, DocumentCodings codings, Id<Coder>? coder)
    {
        var any = new SortedSet<Stretch>();
        foreach (CodeExpression part in parts) any.UnionWith(Of(part, at, codings, coder));
        return any;
    }

    private SortedSet<Stretch> Passages(CodeIs one, in OrderedDocument at, DocumentCodings codings, Id<Coder>? coder)
    {
        var spans = new SortedSet<Stretch>();
        int length = at.Document.Text.Text.Length;
        foreach (Id<Code> code in asked[one])
        {
            foreach (int i in codings.Index.With(code))
            {
                ref readonly PassageCoding coding = ref codings.All.ItemRef(i);
                int end = Math.Min(coding.End, length);
                if (end <= coding.Start || (coder is { } who && coding.Coder != who) || !query.Takes(coding)) continue;
                if (query.AsksWhoSpeaks && !query.TakesSpeaker(study, at, coding.Start)) continue;
                spans.Add(new Stretch(coding.Start, end));
            }
        }
        return spans;
    }

    // Both in order of their starts: what is still open of the one side when a span of the other begins shares its first unit.
    private static SortedSet<Stretch> Shared(SortedSet<Stretch> a, SortedSet<Stretch> b)
    {
        var shared = new SortedSet<Stretch>();
        List<Stretch> openA = [], openB = [];
        using SortedSet<Stretch>.Enumerator nextA = a.GetEnumerator(), nextB = b.GetEnumerator();
        bool hasA = nextA.MoveNext(), hasB = nextB.MoveNext();
        while (hasA || hasB)
        {
            bool takesA = hasA && (!hasB || nextA.Current.Start <= nextB.Current.Start);
            Stretch next = takesA ? nextA.Current : nextB.Current;
            List<Stretch> mine = takesA ? openA : openB, others = takesA ? openB : openA;
            others.RemoveAll(span => span.End <= next.Start);
            foreach (Stretch other in others) shared.Add(new Stretch(next.Start, Math.Min(next.End, other.End)));
            mine.Add(next);
            if (takesA) hasA = nextA.MoveNext();
            else hasB = nextB.MoveNext();
        }
        return shared;
    }

    // Of what is taken away it only matters which units it covers.
    private static SortedSet<Stretch> Without(SortedSet<Stretch> spans, SortedSet<Stretch> away)
    {
        var covered = new List<Stretch>();
        foreach (Stretch span in away)
        {
            if (covered.Count > 0 && span.Start <= covered[^1].End) covered[^1] = new Stretch(covered[^1].Start, Math.Max(covered[^1].End, span.End));
            else covered.Add(span);
        }
        var kept = new SortedSet<Stretch>();
        int first = 0;
        foreach (Stretch span in spans)
        {
            while (first < covered.Count && covered[first].End <= span.Start) first++;
            if (first == covered.Count || covered[first].Start >= span.End) kept.Add(span);
        }
        return kept;
    }
}
