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
}

/// <summary>Crockford's base 32 for 128-bit numbers: no letter that is taken for a digit, no case, sorts as the number does.</summary>
internal static class Base32
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 26;

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
        foreach (char character in text)
        {
            int digit = Alphabet.IndexOf(char.ToLowerInvariant(character), StringComparison.Ordinal);
            if (digit < 0) return false;
            value = (value << 5) | (uint)digit;
        }
        return true;
    }
}
