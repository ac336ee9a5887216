using System.Text;

namespace Offramp.Research;

/// <summary>Folds the letters of a regular expression as the text is folded that it is held against; what steers the expression stays.</summary>
internal static class PatternFolding
{
    /// <summary>The folded expression. A letter that becomes several stands in a group, so that <c>ß+</c> means <c>(?:ss)+</c>; inside square brackets it
    /// becomes each of them.</summary>
    public static string Of(string pattern)
    {
        var folded = new StringBuilder(pattern.Length);
        bool inClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c == '\\')
            {
                int end = EndOfEscape(pattern, i);
                folded.Append(pattern, i, end - i);
                i = end - 1;
                continue;
            }
            // The name of a group is no text.
            if (!inClass && c == '(' && NameEnd(pattern, i) is { } named)
            {
                folded.Append(pattern, i, named - i);
                i = named - 1;
                continue;
            }
            if (c == '[') inClass = true;
            else if (c == ']') inClass = false;
            if (c < 0x80)
            {
                folded.Append(char.IsAsciiLetterUpper(c) && !IsOption(pattern, i) ? char.ToLowerInvariant(c) : c);
                continue;
            }
            char fold = Letters.Folds[c];
            if (fold == Letters.Dropped) continue;
            if (fold != Letters.Expanded) folded.Append(fold);
            else folded.Append(inClass ? Letters.Several(c) : $"(?:{Letters.Several(c)})");
        }
        return folded.ToString();
    }

    // \p{L}, \k<name>, \x41, \u0041, \cA and a sign that stands for itself.
    private static int EndOfEscape(string pattern, int at)
    {
        int next = at + 1;
        if (next >= pattern.Length) return pattern.Length;
        int end = pattern[next] switch
        {
            'p' or 'P' when next + 1 < pattern.Length && pattern[next + 1] == '{' => pattern.IndexOf('}', next) + 1,
            'k' when next + 1 < pattern.Length && pattern[next + 1] == '<' => pattern.IndexOf('>', next) + 1,
            'k' when next + 1 < pattern.Length && pattern[next + 1] == '\'' => pattern.IndexOf('\'', next + 2) + 1,
            'x' => next + 3,
            'u' => next + 5,
            'c' => next + 2,
            _ => next + 1,
        };
        return end <= next ? pattern.Length : Math.Min(end, pattern.Length);
    }

    private static int? NameEnd(string pattern, int at)
    {
        if (at + 2 >= pattern.Length || pattern[at + 1] != '?') return null;
        if (pattern[at + 2] == '\'') return pattern.IndexOf('\'', at + 3) is >= 0 and int quote ? quote + 1 : null;
        if (pattern[at + 2] != '<' || at + 3 >= pattern.Length || pattern[at + 3] is '=' or '!') return null;
        return pattern.IndexOf('>', at) is >= 0 and int end ? end + 1 : null;
    }

    // The letters of (?i) and their like are small; a capital there is an error that the expression's reader should see.
    private static bool IsOption(string pattern, int at)
    {
        int open = pattern.LastIndexOf('(', at);
        return open >= 0 && open + 1 < pattern.Length && pattern[open + 1] == '?' && pattern.AsSpan(open + 2, at - open - 2).IndexOfAnyExcept("imnsx-") < 0;
    }
}
