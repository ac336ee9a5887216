namespace Offramp.Research;

/// <summary>The runs of five words that texts consist of, folded so that case, accents and punctuation make no difference: who repeats
/// a run repeats the source.</summary>
/// <remarks>A word is a run of letters and digits; in scripts without spaces a whole sentence is one word, and less is found.</remarks>
internal sealed class Shingles
{
    /// <summary>How many words make a run.</summary>
    public const int Length = 5;

    private readonly HashSet<ulong> runs = [];

    /// <summary>How many different runs there are.</summary>
    public int Count => runs.Count;

    /// <summary>Takes in every run of a text.</summary>
    public void Add(string text)
    {
        foreach ((ulong run, _, _) in RunsOf(text)) runs.Add(run);
    }

    /// <summary>The first run of a text that was taken in, in that text's own writing; null where there is none.</summary>
    public string? FirstRepeatedIn(string text)
    {
        foreach ((ulong run, int start, int end) in RunsOf(text))
            if (runs.Contains(run)) return text[start..end];
        return null;
    }

    private static IEnumerable<(ulong Run, int Start, int End)> RunsOf(string text)
    {
        // A ring of the last five words' hashes and starts.
        ulong[] hashes = new ulong[Length];
        int[] starts = new int[Length];
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
            hashes[words % Length] = hash;
            starts[words % Length] = start;
            words++;
            if (words < Length) continue;
            ulong run = 14695981039346656037UL;
            for (int i = words; i < words + Length; i++) run = unchecked((run ^ hashes[i % Length]) * 1099511628211UL + 0x9E3779B97F4A7C15UL);
            yield return (run, starts[words % Length], at);
        }
    }

    private static ulong With(ulong hash, char letter) => unchecked((hash ^ letter) * 1099511628211UL);

    // What folds to nothing parts no words, and an underscore, which Markdown writes for emphasis, is none.
    private static bool IsInWord(string text, int at) =>
        Letters.Folds[text[at]] == Letters.Dropped || (text[at] != '_' && Letters.IsInWord(text, at));
}
