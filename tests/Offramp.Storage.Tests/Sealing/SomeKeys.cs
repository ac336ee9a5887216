using System.Security.Cryptography;
using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>Keys and headers for tests: real ones, but for the stretching of passphrases.</summary>
internal static class SomeKeys
{
    public const string Typed = "lantern orchard ferry";

    public static readonly Id<Study> Study = new(0x0123456789abcdef);

    public static Passphrase Passphrase(string typed = Typed) => Storage.Passphrase.Entered(typed);

    public static StudyKeys New(string typed = Typed, UInt128? study = null) =>
        StudyKeys.Create(FileKind.Study, new(study ?? Study.Value), Passphrase(typed), "first", Stretching.ForTests);

    public static StudyKeys Open(byte[] header, string typed = Typed) => StudyKeys.Open(header, Passphrase(typed), allowTestKdf: true);

    public static byte[] Header(this StudyKeys keys) => keys.HeaderBytes.ToArray();

    public static SealingKey Key() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>Takes a stored header and forgets it.</summary>
    public static void Nowhere(byte[] header) => Assert.NotEmpty(header);

    /// <summary>The header with a digest that fits again, as somebody would write it who knows the format and no key.</summary>
    public static byte[] Redigested(byte[] header)
    {
        SHA256.HashData(header.AsSpan(..^32), header.AsSpan(^32..));
        return header;
    }
}
