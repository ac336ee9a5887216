using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Offramp.Storage;

/// <summary>How passphrases of a file are stretched.</summary>
internal enum Kdf : byte
{
    /// <summary>PBKDF2 with HMAC-SHA-512.</summary>
    Pbkdf2HmacSha512 = 1,

    /// <summary>Kept for Argon2id; not yet known to this release.</summary>
    Argon2id = 2,

    /// <summary>No stretching at all: for tests, refused by the shipped program.</summary>
    TestOnly = 127,
}

/// <summary>How, and how often.</summary>
/// <param name="Kdf">The function.</param>
/// <param name="Rounds">Its rounds; 0 for <see cref="Kdf.TestOnly"/>.</param>
internal readonly record struct Stretching(Kdf Kdf, uint Rounds)
{
    /// <summary>Fewer are refused: a study must not be opened that somebody made cheap to guess.</summary>
    public const uint FewestRounds = 1_000_000;

    /// <summary>More are refused: a foreign file must not keep the machine busy for minutes.</summary>
    public const uint MostRounds = 50_000_000;

    private const uint Sample = 100_000;

    /// <summary>The one for tests.</summary>
    public static readonly Stretching ForTests = new(Kdf.TestOnly, 0);

    /// <summary>PBKDF2 with as many rounds as take this machine about 0.8 seconds.</summary>
    public static Stretching Calibrated()
    {
        byte[] waste = new byte[KeyDerivation.KekLength];
        long best = long.MaxValue;
        // The best of three: a machine that is busy for a moment must not make the study cheaper for ever.
        for (int i = 0; i < 3; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Rfc2898DeriveBytes.Pbkdf2(waste, waste, waste, (int)Sample, HashAlgorithmName.SHA512);
            best = Math.Min(best, Stopwatch.GetTimestamp() - start);
        }
        double rounds = 0.8 * Stopwatch.Frequency / Math.Max(1, best) * Sample;
        return new Stretching(Kdf.Pbkdf2HmacSha512, (uint)Math.Clamp(rounds, FewestRounds, MostRounds));
    }

    /// <summary>Refuses what a study must not be opened with.</summary>
    /// <exception cref="KeysRefusedException">Too few or too many rounds, or the derivation for tests.</exception>
    /// <exception cref="NewerFormatException">A function of a later release.</exception>
    public void Check(bool allowTestKdf)
    {
        switch (Kdf)
        {
            case Kdf.Pbkdf2HmacSha512 when Rounds is < FewestRounds or > MostRounds:
                throw new KeysRefusedException("storage.rounds-out-of-bounds", ("rounds", (long)Rounds), ("fewest", (long)FewestRounds), ("most", (long)MostRounds));
            case Kdf.Pbkdf2HmacSha512:
                return;
            case Kdf.TestOnly when allowTestKdf && Rounds == 0:
                return;
            case Kdf.TestOnly:
                throw new KeysRefusedException("storage.test-keys");
            default:
                throw new NewerFormatException();
        }
    }
}

/// <summary>From passphrases and keys to keys. docs/format.md, "Derivations".</summary>
internal static class KeyDerivation
{
    /// <summary>The bytes of a stretched passphrase.</summary>
    public const int KekLength = 64;

    /// <summary>Stretches a passphrase with the file's salt into the key that every passphrase slot starts from.</summary>
    public static void Stretch(Passphrase passphrase, Stretching stretching, ReadOnlySpan<byte> salt, Span<byte> kek)
    {
        if (stretching.Kdf == Kdf.TestOnly) HKDF.DeriveKey(HashAlgorithmName.SHA512, passphrase.Bytes, kek, salt, "offramp/1 test"u8);
        else Rfc2898DeriveBytes.Pbkdf2(passphrase.Bytes, salt, kek, (int)stretching.Rounds, HashAlgorithmName.SHA512);
    }

    /// <summary>HKDF-SHA-512 with the label <c>offramp/1 LABEL</c> as info.</summary>
    public static void Derive(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, string label, Span<byte> key)
    {
        Span<byte> info = stackalloc byte[64];
        int length = Encoding.ASCII.GetBytes("offramp/1 " + label, info);
        HKDF.DeriveKey(HashAlgorithmName.SHA512, secret, key, salt, info[..length]);
    }
}
