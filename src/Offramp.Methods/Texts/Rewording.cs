namespace Offramp.Methods.Texts;

/// <summary>Joins what differs word for word over a stretch that was written anew. Of such a stretch only the spaces and signs between the words are
/// alike, and a mark on some of its words would come to lie on other words that nobody marked.</summary>
internal static class Rewording
{
    /// <summary>From how many other words in a row a stretch counts as written anew.</summary>
    public const int FewestWords = 4;

    // More is a passage of its own, which is one difference already.
    private const int LongestWord = 256;

    /// <summary>The same differences, those of one reworded stretch as one.</summary>
    public static List<Difference> AsOne(List<Difference> differences, Tokens a, Tokens b)
    {
        var joined = new List<Difference>(differences.Count);
        for (int i = 0; i < differences.Count;)
        {
            int end = i;
            while (end < differences.Count && IsOtherWord(differences[end], a, b) && (end == i || NoWordBetween(differences[end - 1].End, differences[end].Start, a))) end++;
            if (end - i >= FewestWords)
            {
                joined.Add(new Difference(differences[i].Start, differences[end - 1].End, differences[i].OtherStart, differences[end - 1].OtherEnd));
                i = end;
            }
            else
            {
                for (int last = Math.Max(end, i + 1); i < last; i++) joined.Add(differences[i]);
            }
        }
        return joined;
    }

    private static bool NoWordBetween(int start, int end, Tokens tokens)
    {
        for (int i = start; i < end; i++)
            if (tokens[i] == '\n' || char.IsLetterOrDigit(tokens[i]) || char.IsSurrogate(tokens[i])) return false;
        return true;
    }

    // A word that shares half of its letters with what came is that word spelt otherwise: its marks hold.
    private static bool IsOtherWord(Difference differs, Tokens a, Tokens b)
    {
        ReadOnlySpan<char> went = a.Between(differs.Start, differs.End), came = b.Between(differs.OtherStart, differs.OtherEnd);
        if (went.IsWhiteSpace() || came.IsWhiteSpace() || went.Length > LongestWord || came.Length > LongestWord) return false;
        int shared = 0;
        Span<bool> taken = stackalloc bool[came.Length];
        foreach (char letter in went)
        {
            for (int i = 0; i < came.Length; i++)
            {
                if (taken[i] || came[i] != letter) continue;
                taken[i] = true;
                shared++;
                break;
            }
        }
        return shared * 2 < Math.Max(went.Length, came.Length);
    }
}
