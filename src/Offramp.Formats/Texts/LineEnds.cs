namespace Offramp.Formats;

/// <summary>Line ends, and the lines that they make.</summary>
internal static class LineEnds
{
    /// <summary>CRLF and CR become LF; everything else stays as it came.</summary>
    public static string ToLf(string text)
    {
        if (!text.Contains('\r', StringComparison.Ordinal)) return text;
        return text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    /// <summary>The line, from 1, in which a byte stands.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="offset">The byte.</param>
    /// <param name="unitSize">How many bytes a unit has: 1, or 2 for UTF-16, where a byte of a letter can look like a line end.</param>
    public static int LineAt(ReadOnlySpan<byte> bytes, int offset, int unitSize)
    {
        int line = 1;
        bool afterCr = false;
        for (int i = 0; i + unitSize <= Math.Min(offset, bytes.Length); i += unitSize)
        {
            // Of a line end's two bytes one is zero, whichever way round they stand.
            int unit = unitSize == 1 ? bytes[i] : bytes[i] != 0 && bytes[i + 1] != 0 ? -1 : bytes[i] + bytes[i + 1];
            if (unit == '\r' || (unit == '\n' && !afterCr)) line++;
            afterCr = unit == '\r';
        }
        return line;
    }
}

/// <summary>Characters that no text of words has: NUL, bells, escapes. Tabs and line ends are none of them.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="First">The first one.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its place in the line in UTF-16 units, from 1.</param>
internal readonly record struct ControlCharacters(int Count, char First, int Line, int Column)
{
    /// <summary>Counts them in a text with LF line ends.</summary>
    public static ControlCharacters In(string text)
    {
        ControlCharacters found = default;
        int line = 1, lineStart = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (character == '\n')
            {
                line++;
                lineStart = i + 1;
            }
            // U+0085 is a line end, form feed and vertical tab are page and line breaks: old, but words stand around them.
            else if (char.IsControl(character) && character is not ('\t' or '\f' or '\v' or '\u0085'))
            {
                found = found.Count == 0
                    ? new ControlCharacters(1, character, line, i - lineStart + 1)
                    : found with { Count = found.Count + 1 };
            }
        }
        return found;
    }
}
