using System.Text;

namespace Offramp.Formats;

/// <summary>What a piece of an RTF file is.</summary>
internal enum RtfKind
{
    /// <summary>The end of the file.</summary>
    End,

    /// <summary>A group begins.</summary>
    Open,

    /// <summary>A group ends.</summary>
    Close,

    /// <summary>A control word, such as <c>\par</c>, with or without a number.</summary>
    Word,

    /// <summary>A control symbol, such as <c>\~</c>.</summary>
    Symbol,

    /// <summary>A byte of text, as it stands or as <c>\'hh</c>.</summary>
    Byte,
}

/// <summary>Takes an RTF file apart; what it cannot make out it passes over.</summary>
internal sealed class RtfTokens(byte[] bytes)
{
    private const int LongestWord = 32;
    private const int LongestNumber = 12;

    /// <summary>Where the next piece begins.</summary>
    public int At { get; private set; } = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;

    /// <summary>The control word.</summary>
    public string Word { get; private set; } = "";

    /// <summary>Its number; null where it has none.</summary>
    public int? Number { get; private set; }

    /// <summary>The byte, or the character of the symbol.</summary>
    public byte Value { get; private set; }

    /// <summary>Goes on to the next piece.</summary>
    public RtfKind Next()
    {
        while (At < bytes.Length)
        {
            byte value = bytes[At++];
            switch (value)
            {
                case (byte)'{':
                    return RtfKind.Open;
                case (byte)'}':
                    return RtfKind.Close;
                case (byte)'\\':
                    if (Control() is { } kind) return kind;
                    break;
                // Line ends are the file's layout.
                case (byte)'\r' or (byte)'\n' or 0:
                    break;
                default:
                    Value = value;
                    return RtfKind.Byte;
            }
        }
        return RtfKind.End;
    }

    private RtfKind? Control()
    {
        if (At == bytes.Length) return null;
        byte value = bytes[At];
        if (char.IsAsciiLetter((char)value))
        {
            ReadWord();
            if (Word != "bin") return RtfKind.Word;
            // So many bytes of a picture follow, in which braces mean nothing.
            At += Math.Clamp(Number ?? 0, 0, bytes.Length - At);
            return null;
        }
        At++;
        if (value != (byte)'\'')
        {
            Value = value;
            return RtfKind.Symbol;
        }
        if (At + 2 > bytes.Length || !char.IsAsciiHexDigit((char)bytes[At]) || !char.IsAsciiHexDigit((char)bytes[At + 1])) return null;
        Value = (byte)((Digit(bytes[At]) << 4) | Digit(bytes[At + 1]));
        At += 2;
        return RtfKind.Byte;
    }

    private void ReadWord()
    {
        int start = At;
        while (At < bytes.Length && At - start < LongestWord && char.IsAsciiLetter((char)bytes[At])) At++;
        Word = Encoding.ASCII.GetString(bytes, start, At - start);
        int number = At;
        if (At + 1 < bytes.Length && bytes[At] == (byte)'-' && char.IsAsciiDigit((char)bytes[At + 1])) At++;
        while (At < bytes.Length && char.IsAsciiDigit((char)bytes[At])) At++;
        // More digits make a number that no program writes; it is as large as can be.
        string digits = Encoding.ASCII.GetString(bytes, number, Math.Min(At - number, LongestNumber));
        Number = At == number ? null : (int)Math.Clamp(long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), int.MinValue, int.MaxValue);
        // The blank that ends a word belongs to it.
        if (At < bytes.Length && bytes[At] == (byte)' ') At++;
    }

    private static int Digit(byte digit) => digit <= (byte)'9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
