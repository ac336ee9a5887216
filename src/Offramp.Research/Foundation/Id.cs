using System.Text.Json.Serialization;

namespace Offramp.Research;

/// <summary>The name that a machine gives to one <typeparamref name="T"/>: 128 bits, random, never reused, without meaning for people.</summary>
/// <remarks>Written as 26 lower-case Crockford base-32 characters. The type parameter keeps a source's id from being taken for a code's.</remarks>
/// <typeparam name="T">What the id names.</typeparam>
/// <param name="Value">The 128 bits.</param>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct Id<T>(UInt128 Value) : IComparable<Id<T>>
{
    /// <summary>The id's 26 characters.</summary>
    public override string ToString() => Base32.Write(Value);

    /// <inheritdoc/>
    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);

    /// <summary>Reads 26 characters; false, without an exception, for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Id<T> id)
    {
        bool read = Base32.TryRead(text, out UInt128 value);
        id = new Id<T>(value);
        return read;
    }

    /// <summary>The same for characters that lie as bytes (ASCII), as in JSON.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Id<T> id)
    {
        bool read = Base32.TryRead(text, out UInt128 value);
        id = new Id<T>(value);
        return read;
    }

    /// <summary>Reads the string at which a reader stands; false, without an exception, where it is no id.</summary>
    public static bool TryRead(ref readonly System.Text.Json.Utf8JsonReader reader, out Id<T> id)
    {
        // Whoever escapes a letter of an id writes as no program of ours does, and is understood all the same.
        bool isPlain = reader.TokenType == System.Text.Json.JsonTokenType.String && !reader.HasValueSequence && !reader.ValueIsEscaped;
        return isPlain ? TryParse(reader.ValueSpan, out id) : TryParse(reader.GetString(), out id);
    }
}

/// <summary>Crockford's base 32 for 128-bit numbers: no letter that is taken for a digit, no case, sorts as the number does.</summary>
internal static class Base32
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 26;
    private const byte NoDigit = 255;

    private static readonly byte[] Digits = Table();

    public static string Write(UInt128 value) => string.Create(Length, value, static (span, rest) =>
    {
        for (int i = Length - 1; i >= 0; i--)
        {
            span[i] = Alphabet[(int)(rest & 31)];
            rest >>= 5;
        }
    });

    public static bool TryRead(ReadOnlySpan<char> text, out UInt128 value)
    {
        value = UInt128.Zero;
        // 26 characters hold 130 bits: a first character above 7 would not fit into 128.
        if (text.Length != Length || text[0] > '7') return false;
        ulong upper = 0, lower = 0;
        foreach (char character in text)
        {
            if (character >= Digits.Length || Digits[character] is var digit && digit == NoDigit) return false;
            Push(ref upper, ref lower, digit);
        }
        value = new UInt128(upper, lower);
        return true;
    }

    /// <summary>The same for characters that lie as bytes, as in JSON.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out UInt128 value)
    {
        value = UInt128.Zero;
        if (text.Length != Length || text[0] > '7') return false;
        ulong upper = 0, lower = 0;
        foreach (byte character in text)
        {
            if (character >= Digits.Length || Digits[character] is var digit && digit == NoDigit) return false;
            Push(ref upper, ref lower, digit);
        }
        value = new UInt128(upper, lower);
        return true;
    }

    private static void Push(ref ulong upper, ref ulong lower, byte digit)
    {
        upper = (upper << 5) | (lower >> 59);
        lower = (lower << 5) | digit;
    }

    // Opening a study reads millions of ids: a look into a table, and not a search of the alphabet, for each of their characters.
    private static byte[] Table()
    {
        byte[] table = new byte[128];
        Array.Fill(table, NoDigit);
        for (int i = 0; i < Alphabet.Length; i++) table[Alphabet[i]] = table[char.ToUpperInvariant(Alphabet[i])] = (byte)i;
        return table;
    }
}
