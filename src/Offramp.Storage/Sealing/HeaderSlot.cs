using System.Buffers.Binary;

namespace Offramp.Storage;

/// <summary>A slot as the header keeps it, each field of a fixed length. docs/format.md, "Slots".</summary>
/// <remarks>
/// The epoch's key is sealed to the slot's public key, so that a rotation made by one person lets all others in without their
/// passphrases, and keeps a removed member out, who knows the old epoch's key and with it the grants but no slot's private key.
/// The grant goes into that sealing too: without any passphrase the public key alone is no way in, not even for who breaks the curve.
/// </remarks>
internal sealed record HeaderSlot
{
    /// <summary>A slot's bytes.</summary>
    public const int Length = 16 + 1 + SaltLength + PointLength + SecretLength + PointLength + KeyLength + LabelLength + KeyLength;

    /// <summary>A label's padded bytes, the length prefix among them.</summary>
    public const int LabelClear = 128;

    /// <summary>The bytes of a slot's salt.</summary>
    public const int SaltLength = 32;

    private const int PointLength = 64;
    private const int KeyLength = SealingKey.KeyLength + SealingKey.Overhead;
    private const int SecretLength = 2 * SealingKey.KeyLength + SealingKey.Overhead;
    private const int LabelLength = LabelClear + SealingKey.Overhead;

    /// <summary>Which slot.</summary>
    public required Id<KeySlot> Id { get; init; }

    /// <summary>What it takes.</summary>
    public required SlotKind Kind { get; init; }

    /// <summary>Its own salt.</summary>
    public required ReadOnlyMemory<byte> Salt { get; init; }

    /// <summary>Its public key on P-256: X ‖ Y.</summary>
    public required ReadOnlyMemory<byte> PublicKey { get; init; }

    /// <summary>The private key ‖ the grant, sealed under the slot key.</summary>
    public required ReadOnlyMemory<byte> Secret { get; init; }

    /// <summary>The public key made for this sealing of the epoch's key: X ‖ Y.</summary>
    public required ReadOnlyMemory<byte> Ephemeral { get; init; }

    /// <summary>The newest epoch's study key.</summary>
    public required ReadOnlyMemory<byte> EpochKey { get; init; }

    /// <summary>The label, sealed under the newest epoch.</summary>
    public required ReadOnlyMemory<byte> Label { get; init; }

    /// <summary>The grant, sealed under the newest epoch.</summary>
    public required ReadOnlyMemory<byte> Grant { get; init; }

    /// <summary>Reads a slot; any bytes make one.</summary>
    public static HeaderSlot Read(ReadOnlyMemory<byte> bytes)
    {
        int at = 17;
        return new HeaderSlot
        {
            Id = new(BinaryPrimitives.ReadUInt128BigEndian(bytes.Span)),
            Kind = (SlotKind)bytes.Span[16],
            Salt = Take(SaltLength),
            PublicKey = Take(PointLength),
            Secret = Take(SecretLength),
            Ephemeral = Take(PointLength),
            EpochKey = Take(KeyLength),
            Label = Take(LabelLength),
            Grant = Take(KeyLength),
        };

        ReadOnlyMemory<byte> Take(int length)
        {
            at += length;
            return bytes.Slice(at - length, length);
        }
    }

    /// <summary>Writes the slot.</summary>
    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt128BigEndian(target, Id.Value);
        target[16] = (byte)Kind;
        int at = 17;
        foreach (ReadOnlyMemory<byte> field in (ReadOnlySpan<ReadOnlyMemory<byte>>)[Salt, PublicKey, Secret, Ephemeral, EpochKey, Label, Grant])
        {
            field.Span.CopyTo(target[at..]);
            at += field.Length;
        }
    }

    /// <summary>Everything in clear that a slot's sealings depend on, hashed into their additional data.</summary>
    /// <param name="header">The file's way of stretching and its salt.</param>
    /// <param name="withEphemeral">Whether the sealing is the one of the epoch's key.</param>
    public Digest Frame(Header header, bool withEphemeral)
    {
        Span<byte> frame = stackalloc byte[1 + 4 + 32 + 1 + SaltLength + PointLength + PointLength];
        frame.Clear();
        frame[0] = (byte)header.Stretching.Kdf;
        BinaryPrimitives.WriteUInt32BigEndian(frame[1..], header.Stretching.Rounds);
        header.Salt.Span.CopyTo(frame[5..]);
        frame[37] = (byte)Kind;
        Salt.Span.CopyTo(frame[38..]);
        PublicKey.Span.CopyTo(frame[(38 + SaltLength)..]);
        if (withEphemeral) Ephemeral.Span.CopyTo(frame[(38 + SaltLength + PointLength)..]);
        return Digest.Of(frame);
    }

    /// <summary>The additional data of one of the slot's sealings.</summary>
    /// <param name="kind">Which of them.</param>
    /// <param name="header">The header around the slot.</param>
    /// <param name="epoch">The newest epoch; the secret outlives epochs and takes none.</param>
    public AdditionalData Data(RecordKind kind, Header header, Id<Epoch> epoch) => new()
    {
        Kind = kind,
        Study = header.Study.Value,
        Epoch = kind == RecordKind.SlotSecret ? UInt128.Zero : epoch.Value,
        Record = Id.Value,
        Hash = Frame(header, withEphemeral: kind == RecordKind.SlotEpoch),
    };
}
