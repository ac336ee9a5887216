using System.Text;
using System.Text.Unicode;

namespace Offramp.Formats;

/// <summary>Why an encoding is not certain.</summary>
/// <param name="Code">The problem's code.</param>
/// <param name="FirstOffset">The first byte that did not fit.</param>
/// <param name="Count">How many places did not fit.</param>
/// <param name="Others">What else it may be, where that is not clear.</param>
internal sealed record EncodingDoubt(string Code, int FirstOffset, int Count, string Others = "");

/// <summary>Bytes made into characters.</summary>
internal sealed record DecodedText(string Text, string Encoding, int UnitSize, EncodingDoubt? Doubt)
{
    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[decoded]";
}

/// <summary>Finds out how a text's characters are written: by byte-order mark, else UTF-8 if it is valid, else by the letters that old code pages make of it.</summary>
internal static class TextDecoding
{
    private const string Guessed = "formats.encoding-guessed";
    private const string Unsure = "formats.encoding-unsure";
    private const string Unreadable = "formats.bytes-unreadable";

    /// <summary>Decodes all of a file; its byte-order mark is taken off.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="asked">The encoding that a person asked for, which decides; null for none.</param>
    /// <param name="declared">The encoding that the file itself names, which decides where it fits and nothing surer is known; null for none.</param>
    public static DecodedText Decode(byte[] bytes, Encoding? asked = null, string? declared = null)
    {
        if (asked is not null) return AsAsked(bytes, asked);
        if (Starts(bytes, 0xEF, 0xBB, 0xBF)) return Utf8(bytes, 3);
        // UTF-32's mark begins like that of UTF-16, so it is asked first.
        if (Starts(bytes, 0xFF, 0xFE, 0x00, 0x00)) return Wide(bytes, 4, new UTF32Encoding(false, false), "UTF-32 LE with BOM", 4);
        if (Starts(bytes, 0xFF, 0xFE)) return Wide(bytes, 2, Encoding.Unicode, "UTF-16 LE with BOM", 2);
        if (Starts(bytes, 0xFE, 0xFF)) return Wide(bytes, 2, Encoding.BigEndianUnicode, "UTF-16 BE with BOM", 2);
        return UnmarkedUtf16(bytes) ?? Declared(bytes, declared) ?? Utf8(bytes, 0);
    }

    private static DecodedText AsAsked(byte[] bytes, Encoding encoding)
    {
        int skip = bytes.AsSpan().StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0;
        string name = EncodingNames.NameOf(encoding) + (skip > 0 ? " with BOM" : "");
        if (encoding.CodePage == Encoding.UTF8.CodePage)
        {
            ReadOnlySpan<byte> body = bytes.AsSpan(skip);
            Utf8Validity validity = Utf8Validity.Of(body);
            return new(Encoding.UTF8.GetString(body), name, 1, validity.Bad == 0 ? null : new(Unreadable, skip + validity.FirstBad, validity.Bad));
        }
        return Wide(bytes, skip, encoding, name, encoding.CodePage is 1200 or 1201 ? 2 : encoding.CodePage is 12000 or 12001 ? 4 : 1);
    }

    /// <summary>What the file names itself, unless it is plainly something else: many pages say Latin 1 and are UTF-8.</summary>
    private static DecodedText? Declared(byte[] bytes, string? declared)
    {
        if (declared is null || EncodingNames.Find(declared) is not { IsSingleByte: true } encoding || Utf8Validity.Of(bytes) is { Bad: 0 }) return null;
        // As browsers do: who says Latin 1 or Latin 5 means the code pages of Windows that hold them.
        if (encoding.CodePage is 28591 or 28599) encoding = EncodingNames.Find(encoding.CodePage == 28591 ? "windows-1252" : "windows-1254")!;
        string text = encoding.GetString(bytes);
        return text.Contains('\uFFFD', StringComparison.Ordinal) ? null : new(text, EncodingNames.NameOf(encoding), 1, null);
    }

    private static bool Starts(byte[] bytes, params ReadOnlySpan<byte> mark) => bytes.AsSpan().StartsWith(mark);

    private static DecodedText Utf8(byte[] bytes, int skip)
    {
        ReadOnlySpan<byte> body = bytes.AsSpan(skip);
        string name = skip > 0 ? "UTF-8 with BOM" : "UTF-8";
        if (Utf8Validity.Of(body) is not { Bad: > 0 } validity) return new(Encoding.UTF8.GetString(body), name, 1, null);
        // Mostly valid letters of several bytes come about in no other encoding: the file is UTF-8 and damaged.
        if (skip > 0 || validity.Good > 3 * validity.Bad)
            return new(Encoding.UTF8.GetString(body), name, 1, new(Unreadable, skip + validity.FirstBad, validity.Bad));
        LikelyEncoding likely = EncodingRecognition.Of(body);
        return new(
            likely.Encoding.GetString(body), EncodingNames.NameOf(likely.Encoding), 1,
            new(likely.Others.IsEmpty ? Guessed : Unsure, skip + validity.FirstBad, validity.Bad, string.Join(", ", likely.Others)));
    }

    private static DecodedText Wide(byte[] bytes, int skip, Encoding encoding, string name, int unitSize)
    {
        string text = encoding.GetString(bytes, skip, bytes.Length - skip);
        // The decoder puts U+FFFD for a lone surrogate and for a last half unit; the file may also hold it itself, which is no damage.
        int bad = 0, first = 0;
        for (int i = text.IndexOf('\uFFFD', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\uFFFD', i + 1))
        {
            int at = skip + (i * unitSize);
            if (unitSize == 2 && at + 1 < bytes.Length && (bytes[at], bytes[at + 1]) is (0xFD, 0xFF) or (0xFF, 0xFD)) continue;
            if (bad++ == 0) first = Math.Min(at, bytes.Length - 1);
        }
        return new(text, name, unitSize, bad == 0 ? null : new(Unreadable, first, bad));
    }

    /// <summary>UTF-16 without a mark: Latin letters, digits and blanks have a zero byte on one side only.</summary>
    private static DecodedText? UnmarkedUtf16(byte[] bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0) return null;
        int even = 0, odd = 0;
        for (int i = 0; i < bytes.Length; i += 2)
        {
            if (bytes[i] == 0) even++;
            if (bytes[i + 1] == 0) odd++;
        }
        // Even Persian has a blank or a line end in every twentieth unit; in UTF-8 a zero byte is damage and rare.
        bool little = odd > bytes.Length / 40 && even <= odd / 10;
        bool big = even > bytes.Length / 40 && odd <= even / 10;
        if (!little && !big) return null;
        DecodedText decoded = little
            ? Wide(bytes, 0, Encoding.Unicode, "UTF-16 LE", 2)
            : Wide(bytes, 0, Encoding.BigEndianUnicode, "UTF-16 BE", 2);
        return decoded.Doubt is null ? decoded : null;
    }
}

/// <summary>How far bytes are valid UTF-8.</summary>
/// <param name="Good">Letters of two bytes and more that are whole.</param>
/// <param name="Bad">Places that are not UTF-8.</param>
/// <param name="FirstBad">The first of them.</param>
internal readonly record struct Utf8Validity(int Good, int Bad, int FirstBad)
{
    /// <summary>Looks through the bytes.</summary>
    public static Utf8Validity Of(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes)) return default;
        int good = 0, bad = 0, first = 0, at = 0;
        while (at < bytes.Length)
        {
            if (bytes[at] < 0x80)
            {
                at++;
                continue;
            }
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out int taken) == System.Buffers.OperationStatus.Done) good++;
            else if (bad++ == 0) first = at;
            at += Math.Max(1, taken);
        }
        return new(good, bad, first);
    }
}
