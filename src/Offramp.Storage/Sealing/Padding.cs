using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Offramp.Storage;

/// <summary>Hides lengths: a 4-byte big-endian length, the bytes, then zeros up to a padded length.</summary>
internal static class Padding
{
    /// <summary>The least padded length of a text or blob.</summary>
    public const int LeastBody = 4096;

    private const int EntryStep = 256;
    private const int WordsStep = 32;
    private const int Prefix = 4;

    /// <summary>Pads an entry's payload to steps of 256 bytes.</summary>
    public static byte[] Entry(ReadOnlySpan<byte> clear) => To(Steps(Prefix + (long)clear.Length, EntryStep), clear);

    /// <summary>Pads words to steps of 32 bytes: what remains of withdrawn words is only that.</summary>
    public static byte[] Words(ReadOnlySpan<byte> clear) => To(Steps(Prefix + (long)clear.Length, WordsStep), clear);

    /// <summary>Pads a text or blob by Padmé, at least to 4 KiB.</summary>
    public static byte[] Body(ReadOnlySpan<byte> clear) => To(Math.Max(LeastBody, Padme(Prefix + (long)clear.Length)), clear);

    /// <summary>Pads to a fixed length.</summary>
    /// <exception cref="ArgumentException">The bytes do not fit.</exception>
    public static byte[] Fixed(ReadOnlySpan<byte> clear, int length) => To(length, clear);

    /// <summary>Takes the padding off; false where the length does not fit or something other than zeros follows.</summary>
    public static bool TryRemove(ReadOnlySpan<byte> padded, [NotNullWhen(true)] out byte[]? clear)
    {
        clear = null;
        if (LengthIn(padded) is not (>= 0 and int length)) return false;
        clear = padded.Slice(Prefix, length).ToArray();
        return true;
    }

    /// <summary>The same without a copy.</summary>
    public static bool TryFind(ReadOnlyMemory<byte> padded, out ReadOnlyMemory<byte> clear)
    {
        int length = LengthIn(padded.Span);
        clear = length < 0 ? default : padded.Slice(Prefix, length);
        return length >= 0;
    }

    private static int LengthIn(ReadOnlySpan<byte> padded)
    {
        if (padded.Length < Prefix) return -1;
        uint length = BinaryPrimitives.ReadUInt32BigEndian(padded);
        return length > padded.Length - Prefix || padded[(Prefix + (int)length)..].ContainsAnyExcept((byte)0) ? -1 : (int)length;
    }

    /// <summary>The padded length that leaks at most as many bits as a floating-point number of that size, for at most 12 % more bytes.</summary>
    // Nikitin, Barman, Lueks, Underwood, Hubaux and Ford 2019, "Reducing metadata leakage from encrypted files and communication with PURBs", algorithm 1.
    public static long Padme(long length)
    {
        if (length < 2) return length;
        int exponent = BitOperations.Log2((ulong)length);
        int mantissaBits = BitOperations.Log2((uint)exponent) + 1;
        long mask = (1L << (exponent - mantissaBits)) - 1;
        return (length + mask) & ~mask;
    }

    private static long Steps(long length, int step) => (length + step - 1) / step * step;

    private static byte[] To(long padded, ReadOnlySpan<byte> clear)
    {
        if (Prefix + (long)clear.Length > padded) throw new ArgumentException("Longer than the padding.", nameof(clear));
        byte[] result = new byte[padded];
        BinaryPrimitives.WriteUInt32BigEndian(result, (uint)clear.Length);
        clear.CopyTo(result.AsSpan(Prefix));
        return result;
    }
}
