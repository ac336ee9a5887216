using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Offramp.Storage;

/// <summary>Random ids for what storage itself names: studies, epochs, slots, writers.</summary>
internal static class Randomness
{
    /// <summary>128 random bits.</summary>
    public static UInt128 Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
