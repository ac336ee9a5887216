namespace Offramp.Storage;

/// <summary>Passphrases of twelve characters and more that many people choose and every guesser tries first.</summary>
internal static class CommonPassphrases
{
    private static readonly Lazy<HashSet<string>> Loaded = new(static () => [.. Resource.Lines("common").Select(Bare)]);

    /// <summary>Whether a passphrase is one of them, whatever its case and whatever stands between its letters, or is one character or a short
    /// run of characters over and over.</summary>
    public static bool Contain(string passphrase)
    {
        string bare = Bare(passphrase);
        if (Loaded.Value.Contains(bare) || Loaded.Value.Contains(bare.TrimEnd("0123456789".ToCharArray()))) return true;
        return (IsRun(bare) && 2 * bare.Length > passphrase.Length) || Enumerable.Range(1, 4).Any(period => Repeats(passphrase, period));
    }

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static bool Repeats(string text, int period)
    {
        for (int i = period; i < text.Length; i++)
            if (text[i] != text[i - period]) return false;
        return true;
    }

    // 123456789012, abcdefghijkl, cba…: each character follows the one before; after 9 comes 0.
    private static bool IsRun(string text)
    {
        int step = 0;
        for (int i = 1; i < text.Length; i++)
        {
            int difference = (text[i], text[i - 1]) switch { ('0', '9') => 1, ('9', '0') => -1, var (now, before) => now - before };
            if (difference is not (1 or -1) || (step != 0 && difference != step)) return false;
            step = difference;
        }
        return true;
    }
}
