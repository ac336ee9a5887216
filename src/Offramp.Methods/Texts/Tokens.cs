using System.Globalization;

namespace Offramp.Methods.Texts;

/// <summary>A text as a row of words, spaces and single signs.</summary>
internal sealed class Tokens
{
    private readonly string text;

    private Tokens(string text, int[] starts)
    {
        this.text = text;
        Starts = starts;
    }

    /// <summary>Where each token begins, and the text's end.</summary>
    public int[] Starts { get; }

    /// <summary>The first unit of a token.</summary>
    public char this[int token] => text[Starts[token]];

    /// <summary>The letters of a run of tokens.</summary>
    public ReadOnlySpan<char> Between(int start, int end) => text.AsSpan(Starts[start]..Starts[end]);

    /// <summary>Divides a text.</summary>
    public static Tokens Of(string text)
    {
        var starts = new List<int>();
        for (int at = 0; at < text.Length; at = EndOf(text, at)) starts.Add(at);
        starts.Add(text.Length);
        return new Tokens(text, [.. starts]);
    }

    /// <summary>Each token's number: the same for the same letters. The numbers of further texts go on where these end.</summary>
    public int[] Numbers(Dictionary<string, int> numbers)
    {
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> known = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        int[] all = new int[Starts.Length - 1];
        for (int i = 0; i < all.Length; i++)
        {
            ReadOnlySpan<char> token = text.AsSpan(Starts[i]..Starts[i + 1]);
            if (!known.TryGetValue(token, out all[i])) known[token] = all[i] = numbers.Count;
        }
        return all;
    }

    /// <summary>Whether a piece of text holds no border between two tokens, but for spaces, which may be several.</summary>
    public static bool IsWithinOne(ReadOnlySpan<char> piece) => piece.IsWhiteSpace() || EndOf(piece, 0) == piece.Length;

    /// <summary>Whether a unit is a mark that belongs to the letter before it.</summary>
    public static bool IsMark(char unit) =>
        char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // A word is letters, digits, marks and what joins them (the zero-width non-joiner, an apostrophe is a sign); every space and sign stands alone.
    private static int EndOf(ReadOnlySpan<char> text, int at)
    {
        int next = at + Units(text, at);
        bool word = IsOfWord(text, at);
        while (next < text.Length && (IsMark(text[next]) || (word && IsOfWord(text, next)))) next += Units(text, next);
        return next;
    }

    private static bool IsOfWord(ReadOnlySpan<char> text, int at)
    {
        if (text[at] is '\u200C' or '\u200D' || IsMark(text[at])) return true;
        return Units(text, at) == 2
            ? CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(text[at], text[at + 1])) is <= UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
            : char.IsLetterOrDigit(text[at]);
    }

    private static int Units(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
}
