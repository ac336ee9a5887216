namespace Offramp.Formats;

/// <summary>Which way a text runs, from its letters.</summary>
internal static class TextDirection
{
    /// <summary>Whether a text runs from right to left: by its first letter, as <c>dir="auto"</c> decides it (Unicode Standard Annex 9, rule P2).</summary>
    public static bool IsRightToLeft(string text)
    {
        foreach (char c in text)
            if (Strong(c) is { } right) return right;
        return false;
    }

    /// <summary>The text in runs of one direction, in order. What has no direction of its own, such as a space or a comma between two words
    /// of one direction, goes with them; between two directions it follows the paragraph.</summary>
    public static IEnumerable<(string Text, bool RightToLeft)> Runs(string text, bool paragraphIsRightToLeft)
    {
        int start = 0;
        bool? run = null;
        int neutral = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (Strong(text[i]) is not { } right) continue;
            if (run is { } before && before != right)
            {
                int cut = before == paragraphIsRightToLeft ? i : neutral;
                yield return (text[start..cut], before);
                start = cut;
            }
            else if (run is null && i > 0 && right != paragraphIsRightToLeft)
            {
                yield return (text[..i], paragraphIsRightToLeft);
                start = i;
            }
            run = right;
            neutral = i + 1;
        }
        bool last = run ?? paragraphIsRightToLeft;
        if (last != paragraphIsRightToLeft && neutral < text.Length)
        {
            yield return (text[start..neutral], last);
            yield return (text[neutral..], paragraphIsRightToLeft);
        }
        else if (start < text.Length) yield return (text[start..], last);
    }

    // Hebrew to Arabic Extended, and the presentation forms; digits and signs of those blocks count with their letters.
    private static bool? Strong(char c) =>
        c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDCF') or (>= '\uFDF0' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC') or '\u200F'
            ? true
            : char.IsLetter(c) || c == '\u200E' ? false : null;
}
