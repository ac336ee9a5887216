using System.Globalization;

namespace Offramp.Research;

/// <summary>How letters are compared in a search: without case, accents, vowel signs, joiners and the differences between keyboards.</summary>
internal static class Letters
{
    /// <summary>Stands in <see cref="Folds"/> for a character that is left out.</summary>
    public const char Dropped = '\0';

    /// <summary>Stands in <see cref="Folds"/> for a character that becomes several: see <see cref="Several"/>.</summary>
    public const char Expanded = '\uFFFF';

    private static readonly Dictionary<char, string> Expansions = [];
    private static readonly char[] Map = MakeFolds();
    private static readonly bool[] InWords =
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(static c => IsWordCategory(char.GetUnicodeCategory((char)c)))];

    /// <summary>What each UTF-16 unit becomes.</summary>
    public static ReadOnlySpan<char> Folds => Map;

    /// <summary>What a character becomes that becomes several.</summary>
    public static string Several(char character) => Expansions[character];

    /// <summary>Whether the character at a place of a text belongs to a word: a letter, mark, digit or connector.</summary>
    public static bool IsInWord(ReadOnlySpan<char> text, int at)
    {
        char character = text[at];
        if (!char.IsSurrogate(character)) return InWords[character];
        if (char.IsHighSurrogate(character) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            return IsWordCategory(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(character, text[at + 1])));
        return char.IsLowSurrogate(character) && at > 0 && char.IsHighSurrogate(text[at - 1])
            && IsWordCategory(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(text[at - 1], character)));
    }

    /// <summary>Whether a character only steers how text is laid out, so that it belongs to no word beside it.</summary>
    public static bool IsLayoutControl(char character) =>
        character is '\u00AD' or '\u061C' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or (>= '\u202A' and <= '\u202E')
            or (>= '\u2066' and <= '\u2069');

    private static char[] MakeFolds()
    {
        char[] map = new char[char.MaxValue + 1];
        for (int c = 0; c <= char.MaxValue; c++)
            map[c] = IsLeftOut((char)c) ? Dropped : char.IsSurrogate((char)c) ? (char)c : char.ToLowerInvariant((char)c);
        // Two characters that could be taken for our signs: the first is no text, the second no character.
        (map['\0'], map['\uFFFF']) = (' ', ' ');
        map['\u0130'] = 'i';
        foreach (string line in LetterTable.Lines)
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            foreach (char letter in line.AsSpan(space + 1))
            {
                map[letter] = space == 1 ? line[0] : Expanded;
                if (space > 1) Expansions[letter] = line[..space];
            }
        }
        // Upper case by way of lower case, now that lower case is settled.
        for (int c = 0; c <= char.MaxValue; c++)
        {
            char lower = char.ToLowerInvariant((char)c);
            if (lower == c || char.IsSurrogate((char)c)) continue;
            map[c] = map[lower];
            if (map[lower] == Expanded) Expansions[(char)c] = Expansions[lower];
        }
        return map;
    }

    // Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic and Syriac. Other scripts' marks are vowels like letters:
    // leaving them out would make different words equal.
    private static bool IsLeftOut(char c) => c switch
    {
        (>= '\u0300' and <= '\u036F') or (>= '\u0483' and <= '\u0489') or (>= '\u0591' and <= '\u05BD') or '\u05BF' or '\u05C1' or '\u05C2'
            or '\u05C4' or '\u05C5' or '\u05C7' => true,
        (>= '\u0610' and <= '\u061A') or '\u0640' or (>= '\u064B' and <= '\u065F') or '\u0670' or (>= '\u06D6' and <= '\u06DC')
            or (>= '\u06DF' and <= '\u06E4') or '\u06E7' or '\u06E8' or (>= '\u06EA' and <= '\u06ED') or (>= '\u0730' and <= '\u074A')
            or (>= '\u08D3' and <= '\u08E1') or (>= '\u08E3' and <= '\u08FF') => true,
        (>= '\u1AB0' and <= '\u1AFF') or (>= '\u1DC0' and <= '\u1DFF') or (>= '\u20D0' and <= '\u20FF') or (>= '\uFE20' and <= '\uFE2F')
            or (>= '\uFE00' and <= '\uFE0F') => true,
        '\u200C' or '\u200D' => true,
        _ => IsLayoutControl(c),
    };

    private static bool IsWordCategory(UnicodeCategory category) => category is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.EnclosingMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
        or UnicodeCategory.ConnectorPunctuation;
}
