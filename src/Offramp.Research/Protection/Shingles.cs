namespace Offramp.Research;

/// <summary>The runs of five words that texts consist of, folded so that case, accents and punctuation make no difference: who repeats
/// a run repeats the source. A text of three or four words is one run; of fewer nothing can be told.</summary>
/// <remarks>A word is a run of letters and digits; in scripts without spaces a whole sentence is one word, and less is found.</remarks>
internal sealed class Shingles
{
    /// <summary>How many words make a run.</summary>
    public const int Length = 5;

    /// <summary>How few words of a whole text make a run.</summary>
    public const int Shortest = 3;

    // By the number of words in a run.
    private readonly HashSet<ulong>[] runs = [.. Enumerable.Range(0, Length + 1).Select(static _ => new HashSet<ulong>())];

    /// <summary>How many different runs there are.</summary>
    public int Count => runs.Sum(static r => r.Count);

    /// <summary>Takes in every run of a text.</summary>
    public void Add(string text)
    {
        int words = RunsOf(text, 1).Take(Length).Count();
        if (words < Shortest) return;
        foreach ((ulong run, _, _) in RunsOf(text, words)) runs[words].Add(run);
    }

    /// <summary>The first run of a text that was taken in, in that text's own writing; null where there is none.</summary>
    public string? FirstRepeatedIn(string text)
    {
        for (int length = Length; length >= Shortest; length--)
        {
            if (runs[length].Count == 0) continue;
            foreach ((ulong run, int start, int end) in RunsOf(text, length))
                if (runs[length].Contains(run)) return text[start..end];
        }
        return null;
    }

    private static IEnumerable<(ulong Run, int Start, int End)> RunsOf(string text, int length)
    {
        // A ring of the last words' hashes and starts.
        ulong[] hashes = new ulong[length];
        int[] starts = new int[length];
        int words = 0;
        for (int at = 0; at < text.Length;)
        {
            int start = at;
            ulong hash = 14695981039346656037UL;
            bool any = false;
            // FNV-1a over the folded letters (Fowler, Noll, Vo); 64 bits, so that two runs are never one by chance in a study.
            for (; at < text.Length && IsInWord(text, at); at++)
            {
                char folded = Letters.Folds[text[at]];
                if (folded == Letters.Dropped) continue;
                if (folded != Letters.Expanded) hash = With(hash, folded);
                else foreach (char letter in Letters.Several(text[at])) hash = With(hash, letter);
                any = true;
            }
            if (at == start) at++;
            if (!any) continue;
            hashes[words % length] = hash;
            starts[words % length] = start;
            words++;
            if (words < length) continue;
            ulong run = 14695981039346656037UL;
            for (int i = words; i < words + length; i++) run = unchecked((run ^ hashes[i % length]) * 1099511628211UL + 0x9E3779B97F4A7C15UL);
            yield return (run, starts[words % length], at);
        }
    }

    private static ulong With(ulong hash, char letter) => unchecked((hash ^ letter) * 1099511628211UL);

    // What folds to nothing parts no words, and an underscore, which Markdown writes for emphasis, is none.
    private static bool IsInWord(string text, int at) =>
        Letters.Folds[text[at]] == Letters.Dropped || (text[at] != '_' && Letters.IsInWord(text, at));
}
