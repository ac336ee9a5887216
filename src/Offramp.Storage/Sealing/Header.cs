using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Offramp.Storage;

/// <summary>The older epoch's key as the header keeps it.</summary>
/// <param name="Id">Which epoch.</param>
/// <param name="Sealed">Its study key, sealed under the newest epoch.</param>
internal sealed record OlderEpoch(Id<Epoch> Id, ReadOnlyMemory<byte> Sealed);

/// <summary>The clear frame of a file: how its keys are derived, and the ways in. docs/format.md, "Header", has the layout.</summary>
/// <remarks>Parsing checks lengths, counts and the plain digest, nothing that needs a key; <see cref="StudyKeys"/> checks the rest.</remarks>
internal sealed record Header
{
    /// <summary>The most slots of a file.</summary>
    public const int MostSlots = 64;

    /// <summary>The most older epochs of a file.</summary>
    public const int MostOlderEpochs = 4096;

    /// <summary>The length of the authentication code and of the digest that end a header.</summary>
    public const int EndLength = 32;

    private const int FixedLength = 132;
    private const int OlderLength = 16 + SealingKey.KeyLength + SealingKey.Overhead;

    private static readonly byte[] Magic = "OFFRAMP\0"u8.ToArray();

    /// <summary>Study or vault.</summary>
    public required FileKind Kind { get; init; }

    /// <summary>How passphrases are stretched.</summary>
    public required Stretching Stretching { get; init; }

    /// <summary>Which study: the same in every copy.</summary>
    public required Id<Study> Study { get; init; }

    /// <summary>The one salt of the file, 32 bytes.</summary>
    public required ReadOnlyMemory<byte> Salt { get; init; }

    /// <summary>Commits to the newest study key, 32 bytes.</summary>
    public required ReadOnlyMemory<byte> Commitment { get; init; }

    /// <summary>The epoch that new entries are written in.</summary>
    public required Id<Epoch> Newest { get; init; }

    /// <summary>The epoch in which the study began, the same in every copy.</summary>
    public required Id<Epoch> First { get; init; }

    /// <summary>The ways in.</summary>
    public required ImmutableArray<HeaderSlot> Slots { get; init; }

    /// <summary>The epochs before, in no order that means anything.</summary>
    public required ImmutableArray<OlderEpoch> Older { get; init; }

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">The whole header as it was stored.</param>
    /// <exception cref="NotAStudyException">Another kind of file.</exception>
    /// <exception cref="NewerFormatException">Of a later release.</exception>
    /// <exception cref="JournalAlteredException">Truncated, too long, or a byte is not as it was written.</exception>
    public static Header Parse(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic)) throw new NotAStudyException("");
        if (bytes.Length < FixedLength + 2 * EndLength) throw new JournalAlteredException("header", "1");
        ushort version = BinaryPrimitives.ReadUInt16BigEndian(bytes[8..]);
        // A flipped bit in the version must not be taken for a later release where the digest tells that it is one.
        bool whole = Digest.Of(bytes[..^EndLength]) == Digest.Read(bytes[^EndLength..]);
        if (whole && version > Format.Version) throw new NewerFormatException();
        if (!whole || version != Format.Version) throw new JournalAlteredException("header", "1");
        var kind = (FileKind)bytes[10];
        if (kind is not (FileKind.Study or FileKind.Vault)) throw new NewerFormatException();
        int slots = BinaryPrimitives.ReadUInt16BigEndian(bytes[128..]);
        int older = BinaryPrimitives.ReadUInt16BigEndian(bytes[130..]);
        if (slots is 0 or > MostSlots || older > MostOlderEpochs
            || bytes.Length != FixedLength + slots * HeaderSlot.Length + older * OlderLength + 2 * EndLength)
            throw new JournalAlteredException("header", "1");

        byte[] own = bytes.ToArray();
        int at = FixedLength;
        var slotList = ImmutableArray.CreateBuilder<HeaderSlot>(slots);
        for (int i = 0; i < slots; i++, at += HeaderSlot.Length) slotList.Add(HeaderSlot.Read(own.AsMemory(at, HeaderSlot.Length)));
        var olderList = ImmutableArray.CreateBuilder<OlderEpoch>(older);
        for (int i = 0; i < older; i++, at += OlderLength)
            olderList.Add(new OlderEpoch(new(BinaryPrimitives.ReadUInt128BigEndian(own.AsSpan(at))), own.AsMemory(at + 16, OlderLength - 16)));
        return new Header
        {
            Kind = kind,
            Stretching = new Stretching((Kdf)own[11], BinaryPrimitives.ReadUInt32BigEndian(own.AsSpan(12))),
            Study = new(BinaryPrimitives.ReadUInt128BigEndian(own.AsSpan(16))),
            Salt = own.AsMemory(32, 32),
            Commitment = own.AsMemory(64, 32),
            Newest = new(BinaryPrimitives.ReadUInt128BigEndian(own.AsSpan(96))),
            First = new(BinaryPrimitives.ReadUInt128BigEndian(own.AsSpan(112))),
            Slots = slotList.MoveToImmutable(),
            Older = olderList.MoveToImmutable(),
        };
    }

    /// <summary>Writes the header and ends it with its authentication code and its digest.</summary>
    /// <param name="newest">The keys of the newest epoch.</param>
    public byte[] Write(EpochKeys newest)
    {
        byte[] bytes = new byte[FixedLength + Slots.Length * HeaderSlot.Length + Older.Length * OlderLength + 2 * EndLength];
        Span<byte> span = bytes;
        Magic.CopyTo(span);
        BinaryPrimitives.WriteUInt16BigEndian(span[8..], Format.Version);
        span[10] = (byte)Kind;
        span[11] = (byte)Stretching.Kdf;
        BinaryPrimitives.WriteUInt32BigEndian(span[12..], Stretching.Rounds);
        BinaryPrimitives.WriteUInt128BigEndian(span[16..], Study.Value);
        Salt.Span.CopyTo(span[32..]);
        Commitment.Span.CopyTo(span[64..]);
        BinaryPrimitives.WriteUInt128BigEndian(span[96..], Newest.Value);
        BinaryPrimitives.WriteUInt128BigEndian(span[112..], First.Value);
        BinaryPrimitives.WriteUInt16BigEndian(span[128..], (ushort)Slots.Length);
        BinaryPrimitives.WriteUInt16BigEndian(span[130..], (ushort)Older.Length);
        int at = FixedLength;
        foreach (HeaderSlot slot in Slots)
        {
            slot.Write(span.Slice(at, HeaderSlot.Length));
            at += HeaderSlot.Length;
        }
        foreach (OlderEpoch epoch in Older)
        {
            BinaryPrimitives.WriteUInt128BigEndian(span[at..], epoch.Id.Value);
            epoch.Sealed.Span.CopyTo(span[(at + 16)..]);
            at += OlderLength;
        }
        Authenticate(span[..at], newest, span.Slice(at, EndLength));
        Digest.Of(span[..^EndLength]).Write(span[^EndLength..]);
        return bytes;
    }

    /// <summary>Whether a header's authentication code is the one of the newest epoch's key.</summary>
    public static bool IsAuthentic(ReadOnlySpan<byte> bytes, EpochKeys newest)
    {
        Span<byte> expected = stackalloc byte[EndLength];
        Authenticate(bytes[..^(2 * EndLength)], newest, expected);
        return CryptographicOperations.FixedTimeEquals(expected, bytes[^(2 * EndLength)..^EndLength]);
    }

    /// <summary>The commitment to an epoch's key.</summary>
    public static byte[] CommitmentOf(EpochKeys epoch)
    {
        byte[] commitment = new byte[32];
        epoch.Derive("commit", commitment);
        return commitment;
    }

    // HMAC-SHA-512, of which the first 32 bytes stand in the header.
    private static void Authenticate(ReadOnlySpan<byte> bytes, EpochKeys newest, Span<byte> code)
    {
        Span<byte> key = stackalloc byte[SealingKey.KeyLength];
        Span<byte> whole = stackalloc byte[HMACSHA512.HashSizeInBytes];
        newest.Derive("header", key);
        HMACSHA512.HashData(key, bytes, whole);
        whole[..EndLength].CopyTo(code);
        CryptographicOperations.ZeroMemory(key);
    }
}
