using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Offramp.Storage;

/// <summary>A 256-bit key and the one routine that seals and opens with it: AES-256-GCM in chunks of 1 MiB, each with a fresh random nonce.</summary>
/// <remarks>May be used by many threads at once. Disposing zeroes the key; whoever seals afterwards gets an <see cref="ObjectDisposedException"/>.</remarks>
internal sealed class SealingKey : IDisposable
{
    /// <summary>The key's length in bytes.</summary>
    public const int KeyLength = 32;

    /// <summary>The clear bytes of every chunk but the last.</summary>
    public const int ChunkLength = 1 << 20;

    /// <summary>What sealing adds to each chunk: the nonce before, the tag behind.</summary>
    public const int Overhead = NonceLength + TagLength;

    private const int NonceLength = 12;
    private const int TagLength = 16;

    // With random 96-bit nonces, 2^32 sealings bring the chance of a repeated one to 2^-33 (NIST SP 800-38D, 8.3); half of that is allowed here.
    private const long MostSealings = 1L << 31;

    // Pinned, so that the collector leaves no copies behind that zeroing would miss.
    private readonly byte[] key = GC.AllocateUninitializedArray<byte>(KeyLength, pinned: true);

    // Ciphers that were used and may be used again, each by one call at a time: setting one up costs more than a short sealing does.
    private readonly AesGcm?[] spares = new AesGcm?[Environment.ProcessorCount > 1 ? 2 : 1];
    private long sealings;
    private volatile bool disposed;

    /// <summary>Takes a copy of a key.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="sealings">How many sealings are known to stand under it already.</param>
    public SealingKey(ReadOnlySpan<byte> key, long sealings = 0)
    {
        if (key.Length != KeyLength) throw new ArgumentException("A key has 32 bytes.", nameof(key));
        key.CopyTo(this.key);
        this.sealings = sealings;
    }

    /// <summary>How long so many clear bytes are when sealed.</summary>
    public static long SealedLength(long clear) => clear + Overhead * Math.Max(1, (clear + ChunkLength - 1) / ChunkLength);

    /// <summary>Notes sealings under this key that the file already holds, so that the limit counts them too.</summary>
    public void Count(long already) => Interlocked.Add(ref sealings, already);

    /// <summary>Seals: for each chunk nonce ‖ ciphertext ‖ tag.</summary>
    /// <exception cref="KeysRefusedException">The key did its share of sealings.</exception>
    public byte[] Seal(ReadOnlySpan<byte> clear, in AdditionalData data)
    {
        byte[] result = new byte[SealedLength(clear.Length)];
        int chunks = (result.Length - clear.Length) / Overhead;
        if (Interlocked.Add(ref sealings, chunks) > MostSealings) throw new KeysRefusedException("storage.key-worn-out");
        AesGcm aes = Cipher();
        Span<byte> additional = stackalloc byte[AdditionalData.Length];
        Span<byte> rest = result;
        for (int i = 0; i < chunks; i++)
        {
            ReadOnlySpan<byte> chunk = clear[(i * ChunkLength)..Math.Min(clear.Length, (i + 1) * ChunkLength)];
            data.Write(additional, (uint)i, last: i == chunks - 1);
            Span<byte> nonce = rest[..NonceLength];
            RandomNumberGenerator.Fill(nonce);
            aes.Encrypt(nonce, chunk, rest.Slice(NonceLength, chunk.Length), rest.Slice(NonceLength + chunk.Length, TagLength), additional);
            rest = rest[(chunk.Length + Overhead)..];
        }
        Return(aes);
        return result;
    }

    /// <summary>Opens what <see cref="Seal"/> made; false where a byte, the key, the place or the order of the chunks is another one.</summary>
    public bool TryOpen(ReadOnlySpan<byte> closed, in AdditionalData data, [NotNullWhen(true)] out byte[]? clear)
    {
        clear = null;
        const int SealedChunk = ChunkLength + Overhead;
        int chunks = (int)(((long)closed.Length + SealedChunk - 1) / SealedChunk);
        int lastChunk = closed.Length - (chunks - 1) * SealedChunk;
        if (chunks < 1 || lastChunk < Overhead) return false;
        AesGcm aes = Cipher();
        byte[] result = new byte[closed.Length - chunks * Overhead];
        Span<byte> additional = stackalloc byte[AdditionalData.Length];
        for (int i = 0; i < chunks; i++)
        {
            ReadOnlySpan<byte> chunk = closed.Slice(i * SealedChunk, Math.Min(SealedChunk, closed.Length - i * SealedChunk));
            data.Write(additional, (uint)i, last: i == chunks - 1);
            Span<byte> target = result.AsSpan(i * ChunkLength, chunk.Length - Overhead);
            try
            {
                aes.Decrypt(chunk[..NonceLength], chunk[NonceLength..^TagLength], chunk[^TagLength..], target, additional);
            }
            catch (AuthenticationTagMismatchException)
            {
                CryptographicOperations.ZeroMemory(result);
                Return(aes);
                return false;
            }
        }
        Return(aes);
        clear = result;
        return true;
    }

    /// <summary>Lets go of what was kept ready for the next call: after an opening, in which each key opens much, most keys rest.</summary>
    public void Rest()
    {
        for (int i = 0; i < spares.Length; i++) Interlocked.Exchange(ref spares[i], null)?.Dispose();
    }

    /// <summary>Zeroes the key.</summary>
    public void Dispose()
    {
        disposed = true;
        CryptographicOperations.ZeroMemory(key);
        Rest();
    }

    // One object a call: an AesGcm shared by threads corrupts what it seals. The flag is asked after the copy was taken: where it is
    // still unset, the copy was whole and not half zeroed.
    private AesGcm Cipher()
    {
        AesGcm? aes = null;
        for (int i = 0; aes is null && i < spares.Length; i++) aes = Interlocked.Exchange(ref spares[i], null);
        aes ??= new AesGcm(key, TagLength);
        Interlocked.MemoryBarrier();
        if (!disposed) return aes;
        aes.Dispose();
        throw new ObjectDisposedException(nameof(SealingKey));
    }

    private void Return(AesGcm aes)
    {
        foreach (ref AesGcm? spare in spares.AsSpan())
        {
            if (Interlocked.CompareExchange(ref spare, aes, null) is not null) continue;
            // Disposed between the two: what was put down after the sweep is swept here.
            if (disposed) Rest();
            return;
        }
        aes.Dispose();
    }
}
