using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Offramp.Storage;

/// <summary>A head that a writer saw when it began.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Hash">SHA-256 of its record.</param>
internal readonly record struct Head(ActId Entry, Digest Hash);

/// <summary>A row that an entry brings in.</summary>
/// <param name="Row">Which row.</param>
/// <param name="Hash">SHA-256 of what is sealed in it.</param>
internal readonly record struct RowBrought(RowName Row, Digest Hash);

/// <summary>One entry's record: a header in clear that links it into the journal, and the sealed payload. docs/format.md, "Entries".</summary>
/// <remarks>The header is bound into the payload's sealing, so that whoever has the keys notices every changed bit of it; whoever has none can
/// still walk the links.</remarks>
internal sealed record EntryRecord
{
    private const int FixedLength = 2 + 16 + 16 + 16 + 8 + 8 + Digest.Length;
    private const int HeadLength = 16 + 8 + Digest.Length;
    private const int BroughtLength = 1 + 16 + Digest.Length;
    private const int DestroyedLength = 1 + 16;

    public required Id<Study> Study { get; init; }

    public required Id<Epoch> Epoch { get; init; }

    public required ActId Id { get; init; }

    public required long Lamport { get; init; }

    /// <summary>SHA-256 of the same writer's record before; zeros for its first.</summary>
    public required Digest Previous { get; init; }

    /// <summary>In a writer's first entry: the heads that no other head stood on.</summary>
    public IReadOnlyList<Head> Frontier { get; init; } = [];

    public IReadOnlyList<RowBrought> BringsIn { get; init; } = [];

    /// <summary>The tombstone: rows that are gone on purpose, here and wherever this entry is merged.</summary>
    public IReadOnlyList<RowName> Destroys { get; init; } = [];

    /// <summary>The sealed payload.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }

    // Kept from reading, where the header's bytes are at hand; of a record that is being made it is computed.
    private Digest? ReadHeaderHash { get; init; }

    /// <summary>SHA-256 of the clear header: what the payload's sealing binds.</summary>
    public Digest HeaderHash => ReadHeaderHash ?? Digest.Of(WriteHeader());

    /// <summary>The clear header's bytes.</summary>
    public byte[] WriteHeader()
    {
        var bytes = new byte[FixedLength + 12 + Frontier.Count * HeadLength + BringsIn.Count * BroughtLength + Destroys.Count * DestroyedLength];
        Span<byte> at = bytes;
        BinaryPrimitives.WriteUInt16BigEndian(at, Format.Version);
        BinaryPrimitives.WriteUInt128BigEndian(at[2..], Study.Value);
        BinaryPrimitives.WriteUInt128BigEndian(at[18..], Epoch.Value);
        BinaryPrimitives.WriteUInt128BigEndian(at[34..], Id.Writer);
        BinaryPrimitives.WriteInt64BigEndian(at[50..], Id.Counter);
        BinaryPrimitives.WriteInt64BigEndian(at[58..], Lamport);
        Previous.Write(at[66..]);
        at = at[FixedLength..];
        at = Count(at, Frontier.Count);
        foreach (Head head in Frontier)
        {
            BinaryPrimitives.WriteUInt128BigEndian(at, head.Entry.Writer);
            BinaryPrimitives.WriteInt64BigEndian(at[16..], head.Entry.Counter);
            head.Hash.Write(at[24..]);
            at = at[HeadLength..];
        }
        at = Count(at, BringsIn.Count);
        foreach (RowBrought brought in BringsIn)
        {
            at = Name(at, brought.Row);
            brought.Hash.Write(at);
            at = at[Digest.Length..];
        }
        at = Count(at, Destroys.Count);
        foreach (RowName name in Destroys) at = Name(at, name);
        return bytes;
    }

    /// <summary>The whole record: header, then payload.</summary>
    public byte[] Write() => [.. WriteHeader(), .. Payload.Span];

    /// <summary>Reads a record; null where it is none of format 1, with <paramref name="isNewer"/> telling that it is of a later one.</summary>
    /// <param name="bytes">The record's bytes, which the payload goes on pointing into.</param>
    /// <param name="headerLength">How many of them are the clear header.</param>
    /// <param name="isNewer">Whether the version is one that this release does not know.</param>
    public static EntryRecord? Read(byte[] bytes, out int headerLength, out bool isNewer)
    {
        ReadOnlySpan<byte> record = bytes;
        headerLength = 0;
        isNewer = record.Length > 2 && BinaryPrimitives.ReadUInt16BigEndian(record) > Format.Version;
        if (record.Length < FixedLength || BinaryPrimitives.ReadUInt16BigEndian(record) != Format.Version) return null;
        ReadOnlySpan<byte> at = record[FixedLength..];
        if (!TryList(ref at, HeadLength, static b => new Head(
                new ActId(BinaryPrimitives.ReadUInt128BigEndian(b), BinaryPrimitives.ReadInt64BigEndian(b[16..])), Digest.Read(b[24..])), out Head[]? frontier)
            || !TryList(ref at, BroughtLength, static b => new RowBrought(Name(b), Digest.Read(b[17..])), out RowBrought[]? brings)
            || !TryList(ref at, DestroyedLength, static b => Name(b), out RowName[]? destroys)) return null;
        headerLength = record.Length - at.Length;
        return new EntryRecord
        {
            Study = new(BinaryPrimitives.ReadUInt128BigEndian(record[2..])),
            Epoch = new(BinaryPrimitives.ReadUInt128BigEndian(record[18..])),
            Id = new ActId(BinaryPrimitives.ReadUInt128BigEndian(record[34..]), BinaryPrimitives.ReadInt64BigEndian(record[50..])),
            Lamport = BinaryPrimitives.ReadInt64BigEndian(record[58..]),
            Previous = Digest.Read(record[66..]),
            Frontier = frontier,
            BringsIn = brings,
            Destroys = destroys,
            Payload = bytes.AsMemory(headerLength),
            ReadHeaderHash = Digest.Of(record[..headerLength]),
        };
    }

    private delegate T Reader<T>(ReadOnlySpan<byte> bytes);

    private static bool TryList<T>(ref ReadOnlySpan<byte> at, int length, Reader<T> read, [NotNullWhen(true)] out T[]? items)
    {
        items = null;
        if (at.Length < 4) return false;
        uint count = BinaryPrimitives.ReadUInt32BigEndian(at);
        at = at[4..];
        if (count > at.Length / length) return false;
        items = new T[count];
        for (int i = 0; i < items.Length; i++) items[i] = read(at.Slice(i * length, length));
        at = at[(items.Length * length)..];
        return true;
    }

    private static Span<byte> Count(Span<byte> at, int count)
    {
        BinaryPrimitives.WriteUInt32BigEndian(at, (uint)count);
        return at[4..];
    }

    private static Span<byte> Name(Span<byte> at, RowName name)
    {
        at[0] = (byte)name.Table;
        BinaryPrimitives.WriteUInt128BigEndian(at[1..], name.Id);
        return at[17..];
    }

    private static RowName Name(ReadOnlySpan<byte> bytes) => new((RowTable)bytes[0], BinaryPrimitives.ReadUInt128BigEndian(bytes[1..]));
}
