using System.Globalization;

namespace Offramp.Formats.Refi;

/// <summary>How well single selections fit their text.</summary>
internal static class OffsetFit
{
    private const char Ellipsis = '\u2026';
    // A shorter name says little: "A" begins many words.
    private const int ShortestBeginning = 3;

    /// <summary>Whether no word is cut at a place.</summary>
    public static bool IsBoundary(string text, OffsetPlace place)
    {
        int at = place.Index;
        if (place.IsWithin) return false;
        if (at == 0 || at == text.Length) return true;
        if (char.IsSurrogatePair(text[at - 1], text[at]) || (text[at - 1] == '\r' && text[at] == '\n')) return false;
        return !(IsOfWord(text, at - 1) && IsOfWord(text, at));
    }

    /// <summary>2 where the words are the name, 1 where they begin with it.</summary>
    public static int NamePoints(string text, int start, int end, string name)
    {
        ReadOnlySpan<char> words = text.AsSpan(start, end - start);
        (bool begins, bool whole) = Compare(words, name);
        if (begins && whole) return 2;
        ReadOnlySpan<char> beginning = name.AsSpan().TrimEnd();
        beginning = beginning.EndsWith("...") ? beginning[..^3] : beginning.TrimEnd(Ellipsis);
        return beginning.Length >= ShortestBeginning && Compare(words, beginning).Begins ? 1 : 0;
    }

    private static (bool Begins, bool Whole) Compare(ReadOnlySpan<char> words, ReadOnlySpan<char> name)
    {
        int w = 0, n = 0;
        for (; n < name.Length; n++, w++)
        {
            if (w >= words.Length) return (false, false);
            // In an attribute any line end or tab has become a blank, and CRLF one or two of them.
            if (words[w] == '\r' && w + 1 < words.Length && words[w + 1] == '\n' && !(n + 1 < name.Length && IsBlank(name[n + 1]))) w++;
            if (words[w] != name[n] && !(IsBlank(words[w]) && IsBlank(name[n]))) return (false, false);
        }
        return (true, w == words.Length);
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r';

    private static bool IsOfWord(string text, int at)
    {
        char c = text[at];
        // Joiners stand within words in Persian and Indian scripts.
        if (c is '\u200C' or '\u200D') return true;
        if (char.IsSurrogate(c))
        {
            if (char.IsLowSurrogate(c) && at > 0 && char.IsHighSurrogate(text[at - 1])) at--;
            else if (!char.IsHighSurrogate(c) || at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1])) return false;
        }
        return CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
            or UnicodeCategory.OtherNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
    }
}
