using System.Security.Cryptography;
using System.Text;

namespace Offramp.Storage;

/// <summary>What a person types to open a study: the UTF-8 bytes of its composed form (NFC) with every kind of space as U+0020; nothing else is
/// folded, so that capitals, marks and digits of every script count as typed.</summary>
/// <remarks>Disposing zeroes the bytes. The string that was typed cannot be wiped in .NET: let go of it early.</remarks>
public sealed class Passphrase : IDisposable
{
    /// <summary>The fewest characters of a passphrase that a person chooses.</summary>
    public const int FewestCharacters = 12;

    private readonly byte[] bytes;
    private bool disposed;

    private Passphrase(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        bytes = GC.AllocateUninitializedArray<byte>(length, pinned: true);
        Encoding.UTF8.GetBytes(text, bytes);
    }

    internal ReadOnlySpan<byte> Bytes => disposed ? throw new ObjectDisposedException(nameof(Passphrase)) : bytes;

    /// <summary>A passphrase that a person chose for a study: refused where it is short or on a list of common ones.</summary>
    /// <param name="typed">As it was typed.</param>
    public static Outcome<Passphrase> Chosen(string typed)
    {
        string text = Fold(typed);
        int characters = text.EnumerateRunes().Count();
        if (characters < FewestCharacters)
            return Refusal.Of("storage.passphrase-too-short", ("characters", characters), ("fewest", FewestCharacters));
        return CommonPassphrases.Contain(text) ? Refusal.Of("storage.passphrase-common") : new Passphrase(text);
    }

    /// <summary>A passphrase that was typed to open a study: any.</summary>
    /// <param name="typed">As it was typed.</param>
    public static Passphrase Entered(string typed) => new(Fold(typed));

    /// <summary>Six random words, the passphrase that the program offers first; docs/format.md tells how hard they are to guess.</summary>
    public static string SixWords() => WordList.SixWords();

    /// <summary>Zeroes the bytes.</summary>
    public void Dispose()
    {
        disposed = true;
        CryptographicOperations.ZeroMemory(bytes);
    }

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[passphrase]";

    private static string Fold(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var folded = new StringBuilder(typed.Length);
        foreach (char character in Composition.Compose(typed))
            folded.Append(char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.SpaceSeparator ? ' ' : character);
        return folded.ToString();
    }
}
