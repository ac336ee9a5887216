using System.Globalization;

namespace Offramp.Research;

/// <summary>The borders between what a reader sees as single characters: a letter with its marks, a pair of surrogates, a joined emoji.</summary>
internal static class Graphemes
{
    // No character that people write is longer; the bound keeps a text of nothing but marks from costing its length at each question.
    private const int Longest = 64;

    /// <summary>The border at an offset or the last one before it.</summary>
    public static int Before(string text, int offset)
    {
        if (offset <= 0 || offset >= text.Length || IsPlain(text[offset - 1], text[offset])) return offset;
        int at = Anchor(text, offset);
        while (true)
        {
            int next = at + StringInfo.GetNextTextElementLength(text, at);
            if (next > offset) return at;
            at = next;
        }
    }

    /// <summary>The border at an offset or the first one after it.</summary>
    public static int After(string text, int offset)
    {
        int before = Before(text, offset);
        return before == offset ? offset : before + StringInfo.GetNextTextElementLength(text, before);
    }

    // Below the combining marks every character stands for itself, but for CR LF.
    private static bool IsPlain(char left, char right) => left < '\u0300' && right < '\u0300' && left != '\r';

    private static int Anchor(string text, int offset)
    {
        int at = offset;
        for (int least = Math.Max(0, offset - Longest); at > least; at--)
            if (at < offset && IsPlain(text[at - 1], text[at])) break;
        return at > 0 && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at - 1 : at;
    }
}
