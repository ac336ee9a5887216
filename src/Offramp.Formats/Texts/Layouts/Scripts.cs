namespace Offramp.Formats;

/// <summary>Families of letters.</summary>
internal enum Script
{
    /// <summary>None, or too few letters to tell.</summary>
    None,
    Latin,
    Arabic,
    Cyrillic,
    Greek,
    Hebrew,
    Armenian,
    Georgian,
    Indic,
    EastAsian,
    Other,
}

/// <summary>Tells in which letters words are written.</summary>
internal static class Scripts
{
    /// <summary>The script of most letters, if it has two thirds of them; else none.</summary>
    public static Script Of(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[(int)Script.Other + 1];
        int letters = 0;
        foreach (char character in text)
        {
            if (!char.IsLetter(character)) continue;
            letters++;
            counts[(int)Of(character)]++;
        }
        int most = 0;
        for (int i = 1; i < counts.Length; i++)
            if (counts[i] > counts[most]) most = i;
        return letters >= 2 && counts[most] * 3 >= letters * 2 ? (Script)most : Script.None;
    }

    /// <summary>The script of what is said in a line: its label may be written otherwise.</summary>
    public static Script OfWords(string text, int start, int end) =>
        TurnLine.Read(text, start, end) is { } line && line.WordsStart < end ? Of(text.AsSpan(line.WordsStart..end)) : Of(text.AsSpan(start..end));

    private static Script Of(char letter) => letter switch
    {
        < '\u0250' or (>= '\u1E00' and <= '\u1EFF') => Script.Latin,
        >= '\u0370' and <= '\u03FF' => Script.Greek,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        >= '\u0530' and <= '\u058F' => Script.Armenian,
        >= '\u0590' and <= '\u05FF' => Script.Hebrew,
        (>= '\u0600' and <= '\u077F') or (>= '\u08A0' and <= '\u08FF') or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFF') => Script.Arabic,
        >= '\u0900' and <= '\u0DFF' => Script.Indic,
        >= '\u10A0' and <= '\u10FF' => Script.Georgian,
        (>= '\u3040' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') => Script.EastAsian,
        _ => Script.Other,
    };
}
