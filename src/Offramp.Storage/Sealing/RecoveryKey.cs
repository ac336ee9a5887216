using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Offramp.Storage;

/// <summary>160 random bits that open a study whose passphrases are lost, as 32 characters in groups of four and two check characters.</summary>
/// <remarks>Shown once, on paper if anywhere, written to no file.</remarks>
public sealed class RecoveryKey : IDisposable
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int KeyBytes = 20;
    private const int KeyCharacters = 32;
    private const int CheckCharacters = 2;

    // The largest prime that two characters can write. As it is prime, and 32 is of high order in it, one wrong character and two
    // exchanged ones are always noticed.
    private const int CheckModulus = 1021;

    private readonly byte[] bytes;
    private bool disposed;

    private RecoveryKey(byte[] bytes) => this.bytes = bytes;

    internal ReadOnlySpan<byte> Bytes => disposed ? throw new ObjectDisposedException(nameof(RecoveryKey)) : bytes;

    /// <summary>Reads a key as a person types it: case, spaces and hyphens do not matter, O is read as 0, I and L as 1. Refused where a
    /// character is missing or wrong.</summary>
    public static Outcome<RecoveryKey> Read(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        BigInteger number = BigInteger.Zero;
        int check = 0;
        int count = 0;
        foreach (char character in typed)
        {
            if (char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) == UnicodeCategory.DashPunctuation) continue;
            int digit = DigitOf(character);
            if (digit < 0) return Refusal.Of("storage.recovery-key-mistyped");
            if (count < KeyCharacters) number = (number << 5) | digit;
            else if (count < KeyCharacters + CheckCharacters) check = (check << 5) | digit;
            count++;
        }
        if (count != KeyCharacters + CheckCharacters)
            return Refusal.Of("storage.recovery-key-length", ("characters", count), ("expected", KeyCharacters + CheckCharacters));
        if (check != CheckOf(number)) return Refusal.Of("storage.recovery-key-mistyped");
        byte[] bytes = GC.AllocateArray<byte>(KeyBytes, pinned: true);
        byte[] digits = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes, KeyBytes - digits.Length);
        CryptographicOperations.ZeroMemory(digits);
        return new RecoveryKey(bytes);
    }

    /// <summary>The key for a person to write down: <c>XXXX-XXXX-…-XXXX-CC</c>.</summary>
    public string Write()
    {
        var number = new BigInteger(Bytes, isUnsigned: true, isBigEndian: true);
        var text = new StringBuilder();
        for (int i = 0; i < KeyCharacters; i++)
        {
            if (i > 0 && i % 4 == 0) text.Append('-');
            text.Append(Alphabet[(int)((number >> (5 * (KeyCharacters - 1 - i))) & 31)]);
        }
        int check = CheckOf(number);
        return text.Append('-').Append(Alphabet[check >> 5]).Append(Alphabet[check & 31]).ToString();
    }

    /// <summary>Zeroes the bytes.</summary>
    public void Dispose()
    {
        disposed = true;
        CryptographicOperations.ZeroMemory(bytes);
    }

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[recovery key]";

    /// <summary>A new random key.</summary>
    internal static RecoveryKey New()
    {
        byte[] bytes = GC.AllocateArray<byte>(KeyBytes, pinned: true);
        RandomNumberGenerator.Fill(bytes);
        return new RecoveryKey(bytes);
    }

    private static int CheckOf(BigInteger number) => (int)(number % CheckModulus);

    private static int DigitOf(char character) => char.ToUpperInvariant(character) switch
    {
        'O' => 0,
        'I' or 'L' => 1,
        char upper => Alphabet.IndexOf(upper, StringComparison.Ordinal),
    };
}
