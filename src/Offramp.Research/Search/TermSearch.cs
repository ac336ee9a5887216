namespace Offramp.Research;

/// <summary>A span of a folded text.</summary>
internal readonly record struct FoldedSpan(int Start, int End) : IComparable<FoldedSpan>
{
    /// <summary>By start, then end.</summary>
    public int CompareTo(FoldedSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);
}

/// <summary>Looks for terms in one text. The hits of each phrase are found once, however many parts of the text are then asked about.</summary>
internal sealed class TermSearch(FoldedText folded)
{
    private readonly Dictionary<PhraseTerm, List<FoldedSpan>> found = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether any phrase of the term occurs anywhere in the text: where none does, no part of it needs asking.</summary>
    public bool MayOccur(QueryTerm term) => term switch
    {
        PhraseTerm phrase => Hits(phrase).Count > 0,
        NearTerm near => MayOccur(near.A) && MayOccur(near.B),
        AllTerm all => all.Terms.All(MayOccur),
        AnyTerm any => any.Terms.Any(MayOccur),
        WithoutTerm without => MayOccur(without.Term),
        _ => throw new NotSupportedException(term.GetType().Name),
    };

    /// <summary>The hits of a term inside a part of the text, in order.</summary>
    public List<FoldedSpan> Hits(QueryTerm term, FoldedSpan part)
    {
        switch (term)
        {
            case PhraseTerm phrase:
                return Inside(Hits(phrase), part);
            case NearTerm near:
                return Near(Hits(near.A, part), Hits(near.B, part), near.Between);
            case AllTerm all:
                List<List<FoldedSpan>> each = [.. all.Terms.Select(inner => Hits(inner, part))];
                return each.TrueForAll(static hits => hits.Count > 0) ? Together(each) : [];
            case AnyTerm any:
                return Together([.. any.Terms.Select(inner => Hits(inner, part))]);
            case WithoutTerm without:
                return Hits(without.Not, part).Count > 0 ? [] : Hits(without.Term, part);
            default:
                throw new NotSupportedException(term.GetType().Name);
        }
    }

    private static List<FoldedSpan> Together(List<List<FoldedSpan>> lists) => [.. lists.SelectMany(static hits => hits).Distinct().Order()];

    private static List<FoldedSpan> Inside(List<FoldedSpan> hits, FoldedSpan part)
    {
        int first = hits.BinarySearch(new FoldedSpan(part.Start, 0));
        if (first < 0) first = ~first;
        var inside = new List<FoldedSpan>();
        for (int i = first; i < hits.Count && hits[i].Start < part.End; i++)
            if (hits[i].End <= part.End) inside.Add(hits[i]);
        return inside;
    }

    // Each hit of the one is joined with the nearest of the other on either side.
    private List<FoldedSpan> Near(List<FoldedSpan> some, List<FoldedSpan> others, int between)
    {
        var near = new SortedSet<FoldedSpan>();
        foreach (FoldedSpan hit in some)
        {
            int next = others.BinarySearch(new FoldedSpan(hit.End, 0));
            if (next < 0) next = ~next;
            if (next < others.Count && AtMost(between, hit.End, others[next].Start)) near.Add(new FoldedSpan(hit.Start, others[next].End));
            int before = next - 1;
            while (before >= 0 && others[before].End > hit.Start) before--;
            if (before >= 0 && AtMost(between, others[before].End, hit.Start)) near.Add(new FoldedSpan(others[before].Start, hit.End));
        }
        return [.. near];
    }

    private bool AtMost(int words, int from, int to)
    {
        ReadOnlySpan<char> text = folded.Text;
        int count = 0;
        for (int at = from; at < to; at++)
            if (Letters.IsInWord(text, at) && (at == from || !Letters.IsInWord(text, at - 1)) && ++count > words) return false;
        return true;
    }

    private List<FoldedSpan> Hits(PhraseTerm phrase)
    {
        if (found.TryGetValue(phrase, out List<FoldedSpan>? hits)) return hits;
        found.Add(phrase, hits = []);
        // The longest word is the rarest: the vectorised search leaps from one of it to the next, and its neighbours are looked at there.
        int anchor = 0;
        for (int i = 1; i < phrase.Words.Length; i++)
            if (phrase.Words[i].Folded.Length > phrase.Words[anchor].Folded.Length) anchor = i;
        ReadOnlySpan<char> text = folded.Text;
        ReadOnlySpan<char> word = phrase.Words[anchor].Folded;
        for (int at = 0; ;)
        {
            int step = text[at..].IndexOf(word, StringComparison.Ordinal);
            if (step < 0) return hits;
            at += step;
            if (Match(text, phrase, anchor, at) is { } hit) hits.Add(hit);
            at++;
        }
    }

    private static FoldedSpan? Match(ReadOnlySpan<char> text, PhraseTerm phrase, int anchor, int at)
    {
        if (EndOfWord(text, phrase.Words[anchor], at) is not { } end) return null;
        for (int i = anchor + 1; i < phrase.Words.Length; i++)
        {
            int next = end;
            while (next < text.Length && !Letters.IsInWord(text, next)) next++;
            if (EndOfWord(text, phrase.Words[i], next) is not { } further) return null;
            end = further;
        }
        int start = at;
        for (int i = anchor - 1; i >= 0; i--)
        {
            int before = start;
            while (before > 0 && !Letters.IsInWord(text, before - 1)) before--;
            while (before > 0 && Letters.IsInWord(text, before - 1)) before--;
            if (EndOfWord(text, phrase.Words[i], before) is null) return null;
            start = before;
        }
        return new FoldedSpan(start, end);
    }

    // The end of the word that begins at a place, if it is the one looked for; a prefix is answered with its whole word.
    private static int? EndOfWord(ReadOnlySpan<char> text, QueryWord word, int at)
    {
        if (at > 0 && Letters.IsInWord(text, at - 1)) return null;
        if (!text[at..].StartsWith(word.Folded, StringComparison.Ordinal)) return null;
        int end = at + word.Folded.Length;
        if (!word.IsPrefix) return end < text.Length && Letters.IsInWord(text, end) ? null : end;
        while (end < text.Length && Letters.IsInWord(text, end)) end++;
        return end;
    }
}
