using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Offramp.Storage;

/// <summary>Makes slots, opens them, and seals a new epoch's key to them. docs/format.md, "Slots".</summary>
internal static class SlotSealing
{
    private const int GrantLength = SealingKey.KeyLength;
    private const int PrivateLength = 32;

    /// <summary>The longest label in UTF-8 bytes.</summary>
    public const int LongestLabel = HeaderSlot.LabelClear - 4;

    /// <summary>The slot key of a passphrase that was stretched.</summary>
    public static SealingKey FromKek(ReadOnlySpan<byte> kek, ReadOnlySpan<byte> slotSalt) => Derived(kek, slotSalt, "passphrase slot");

    /// <summary>The slot key of a recovery key.</summary>
    public static SealingKey FromRecoveryKey(RecoveryKey key, ReadOnlySpan<byte> slotSalt) => Derived(key.Bytes, slotSalt, "recovery slot");

    /// <summary>Makes a slot for the newest epoch of a header.</summary>
    /// <param name="header">The header that it will stand in.</param>
    /// <param name="kind">What the slot takes.</param>
    /// <param name="slotKeyOf">Gives the slot key from the slot's salt.</param>
    /// <param name="label">What a person calls it, at most <see cref="LongestLabel"/> bytes.</param>
    /// <param name="newest">The newest epoch.</param>
    public static HeaderSlot Make(Header header, SlotKind kind, Func<byte[], SealingKey> slotKeyOf, string label, EpochKeys newest)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        ECParameters own = pair.ExportParameters(includePrivateParameters: true);
        byte[] secret = GC.AllocateUninitializedArray<byte>(PrivateLength + GrantLength, pinned: true);
        own.D!.CopyTo(secret, 0);
        RandomNumberGenerator.Fill(secret.AsSpan(PrivateLength));
        CryptographicOperations.ZeroMemory(own.D);
        byte[] salt = RandomNumberGenerator.GetBytes(HeaderSlot.SaltLength);
        var slot = new HeaderSlot
        {
            Id = new(Randomness.Id()),
            Kind = kind,
            Salt = salt,
            PublicKey = Point(own.Q),
            Secret = ReadOnlyMemory<byte>.Empty,
            Ephemeral = ReadOnlyMemory<byte>.Empty,
            EpochKey = ReadOnlyMemory<byte>.Empty,
            Label = ReadOnlyMemory<byte>.Empty,
            Grant = ReadOnlyMemory<byte>.Empty,
        };
        using (SealingKey slotKey = slotKeyOf(salt))
            slot = slot with { Secret = slotKey.Seal(secret, slot.Data(RecordKind.SlotSecret, header, newest.Id)) };
        slot = ForEpoch(header, slot, secret.AsSpan(PrivateLength), label, newest);
        CryptographicOperations.ZeroMemory(secret);
        return slot;
    }

    /// <summary>The slot with everything that hangs on the epoch sealed anew for another one.</summary>
    public static HeaderSlot Renew(Header header, HeaderSlot slot, EpochKeys before, EpochKeys newest)
    {
        if (!before.Slots.TryOpen(slot.Grant.Span, slot.Data(RecordKind.SlotGrant, header, before.Id), out byte[]? grant))
            throw new JournalAlteredException("header", "1");
        HeaderSlot renewed = ForEpoch(header, slot, grant, LabelOf(header, slot, before), newest);
        CryptographicOperations.ZeroMemory(grant);
        return renewed;
    }

    /// <summary>A slot's label.</summary>
    public static string LabelOf(Header header, HeaderSlot slot, EpochKeys newest) =>
        newest.Slots.TryOpen(slot.Label.Span, slot.Data(RecordKind.SlotLabel, header, newest.Id), out byte[]? padded)
        && Padding.TryRemove(padded, out byte[]? label)
            ? Encoding.UTF8.GetString(label)
            : throw new JournalAlteredException("header", "1");

    /// <summary>Opens a slot; false where the slot key is another one.</summary>
    /// <param name="header">The header around it.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="slotKey">What was typed, derived with the slot's salt.</param>
    /// <param name="studyKey">The newest epoch's study key.</param>
    /// <exception cref="JournalAlteredException">The slot key fits and the rest of the slot does not.</exception>
    public static bool TryOpen(Header header, HeaderSlot slot, SealingKey slotKey, [NotNullWhen(true)] out byte[]? studyKey)
    {
        studyKey = null;
        if (!slotKey.TryOpen(slot.Secret.Span, slot.Data(RecordKind.SlotSecret, header, header.Newest), out byte[]? secret)) return false;
        try
        {
            using var pair = ECDiffieHellman.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                D = secret[..PrivateLength],
                Q = Point(slot.PublicKey.Span),
            });
            using var ephemeral = ECDiffieHellman.Create(PublicParameters(slot.Ephemeral.Span));
            using SealingKey wrapping = Wrapping(header, pair, ephemeral, secret.AsSpan(PrivateLength));
            if (!wrapping.TryOpen(slot.EpochKey.Span, slot.Data(RecordKind.SlotEpoch, header, header.Newest), out studyKey))
                throw new JournalAlteredException("header", "1");
            return true;
        }
        catch (CryptographicException damaged)
        {
            throw new JournalAlteredException("header", "1", damaged);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private static HeaderSlot ForEpoch(Header header, HeaderSlot slot, ReadOnlySpan<byte> grant, string label, EpochKeys newest)
    {
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var theirs = ECDiffieHellman.Create(PublicParameters(slot.PublicKey.Span));
        using SealingKey wrapping = Wrapping(header, ephemeral, theirs, grant);
        slot = slot with { Ephemeral = Point(ephemeral.ExportParameters(includePrivateParameters: false).Q) };
        return slot with
        {
            EpochKey = wrapping.Seal(newest.StudyKey, slot.Data(RecordKind.SlotEpoch, header, newest.Id)),
            Grant = newest.Slots.Seal(grant, slot.Data(RecordKind.SlotGrant, header, newest.Id)),
            Label = newest.Slots.Seal(
                Padding.Fixed(Encoding.UTF8.GetBytes(label), HeaderSlot.LabelClear), slot.Data(RecordKind.SlotLabel, header, newest.Id)),
        };
    }

    private static SealingKey Wrapping(Header header, ECDiffieHellman own, ECDiffieHellman other, ReadOnlySpan<byte> grant)
    {
        byte[] shared = own.DeriveRawSecretAgreement(other.PublicKey);
        byte[] both = [.. shared, .. grant];
        SealingKey key = Derived(both, StudyKeys.SaltOf(header.Study), "slot epoch");
        CryptographicOperations.ZeroMemory(shared);
        CryptographicOperations.ZeroMemory(both);
        return key;
    }

    private static SealingKey Derived(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, string label)
    {
        Span<byte> key = stackalloc byte[SealingKey.KeyLength];
        KeyDerivation.Derive(secret, salt, label, key);
        var result = new SealingKey(key);
        CryptographicOperations.ZeroMemory(key);
        return result;
    }

    private static ECParameters PublicParameters(ReadOnlySpan<byte> point) => new() { Curve = ECCurve.NamedCurves.nistP256, Q = Point(point) };

    private static ECPoint Point(ReadOnlySpan<byte> bytes) => new() { X = bytes[..32].ToArray(), Y = bytes[32..64].ToArray() };

    private static byte[] Point(ECPoint point) => [.. point.X!, .. point.Y!];
}
