using System.Buffers.Binary;

namespace Offramp.Storage;

/// <summary>What a sealing is. Bound into it, so that nothing sealed passes for another thing.</summary>
internal enum RecordKind : byte
{
    /// <summary>The payload of an entry.</summary>
    Entry = 1,

    /// <summary>Words inside a payload.</summary>
    Words = 2,

    /// <summary>The body of a text row.</summary>
    Text = 3,

    /// <summary>The body of a blob row.</summary>
    Blob = 4,

    /// <summary>A holder's key.</summary>
    HolderKey = 5,

    /// <summary>A slot's secret, under the slot key.</summary>
    SlotSecret = 6,

    /// <summary>The newest epoch's key, for one slot.</summary>
    SlotEpoch = 7,

    /// <summary>A slot's label.</summary>
    SlotLabel = 8,

    /// <summary>A slot's grant, by which others renew its epoch key.</summary>
    SlotGrant = 9,

    /// <summary>An older epoch's key, under the newest.</summary>
    OlderEpoch = 10,

    /// <summary>The settings of a copy.</summary>
    Settings = 11,

    /// <summary>The heads that a machine remembers.</summary>
    Heads = 12,
}

/// <summary>The additional data of every sealing: 129 bytes, always the same fields at the same places, zero where a field does not apply.</summary>
/// <remarks>Fixed lengths leave no way to shift a byte from one field into the next. docs/format.md, "Additional data".</remarks>
internal readonly record struct AdditionalData
{
    /// <summary>Its length in bytes.</summary>
    public const int Length = 129;

    private const byte Aes256Gcm = 1;

    /// <summary>What is sealed.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>Which study or vault.</summary>
    public required UInt128 Study { get; init; }

    /// <summary>Whose keys; zero where the sealing outlives epochs.</summary>
    public UInt128 Epoch { get; init; }

    /// <summary>The text, blob, slot or older epoch.</summary>
    public UInt128 Record { get; init; }

    /// <summary>The entry's writer.</summary>
    public UInt128 Writer { get; init; }

    /// <summary>The entry's count.</summary>
    public long Counter { get; init; }

    /// <summary>The holder of words, texts, blobs and keys.</summary>
    public UInt128 Holder { get; init; }

    /// <summary>What else the kind binds: of an entry its clear header, of words their path, of a slot its clear fields.</summary>
    public Digest Hash { get; init; }

    /// <summary>An entry's payload.</summary>
    /// <param name="study">The study.</param>
    /// <param name="epoch">The epoch whose journal key seals it.</param>
    /// <param name="writer">The entry's writer.</param>
    /// <param name="counter">The entry's count.</param>
    /// <param name="clearHeader">SHA-256 of the whole clear header of the record.</param>
    public static AdditionalData Entry(Id<Study> study, Id<Epoch> epoch, UInt128 writer, long counter, Digest clearHeader) => new()
    {
        Kind = RecordKind.Entry,
        Study = study.Value,
        Epoch = epoch.Value,
        Writer = writer,
        Counter = counter,
        Hash = clearHeader,
    };

    /// <summary>The words of an entry, before holder and path are known.</summary>
    public static AdditionalData Words(Id<Study> study, Id<Epoch> epoch, UInt128 writer, long counter) => new()
    {
        Kind = RecordKind.Words,
        Study = study.Value,
        Epoch = epoch.Value,
        Writer = writer,
        Counter = counter,
    };

    /// <summary>The body of a text row.</summary>
    public static AdditionalData Text(Id<Study> study, Id<Epoch> epoch, UInt128 text, Id<Holder> holder) => new()
    {
        Kind = RecordKind.Text,
        Study = study.Value,
        Epoch = epoch.Value,
        Record = text,
        Holder = holder.Value,
    };

    /// <summary>The body of a blob row.</summary>
    public static AdditionalData Blob(Id<Study> study, Id<Epoch> epoch, UInt128 blob, Id<Holder> holder) => new()
    {
        Kind = RecordKind.Blob,
        Study = study.Value,
        Epoch = epoch.Value,
        Record = blob,
        Holder = holder.Value,
    };

    /// <summary>A holder's key in its row.</summary>
    public static AdditionalData HolderKey(Id<Study> study, Id<Epoch> epoch, Id<Holder> holder) => new()
    {
        Kind = RecordKind.HolderKey,
        Study = study.Value,
        Epoch = epoch.Value,
        Holder = holder.Value,
    };

    /// <summary>The settings of this copy.</summary>
    public static AdditionalData Settings(Id<Study> study, Id<Epoch> epoch) => new()
    {
        Kind = RecordKind.Settings,
        Study = study.Value,
        Epoch = epoch.Value,
    };

    /// <summary>The heads that a machine remembers of a study.</summary>
    public static AdditionalData Heads(Id<Study> study) => new() { Kind = RecordKind.Heads, Study = study.Value };

    /// <summary>The same for words of one holder at one place.</summary>
    /// <param name="holder">Whose words.</param>
    /// <param name="path">The place in the payload, such as <c>changes[0].passage.memo</c>, in UTF-8.</param>
    public AdditionalData At(UInt128 holder, ReadOnlySpan<byte> path) => this with { Holder = holder, Hash = Digest.Of(path) };

    /// <summary>Writes the 129 bytes of one chunk.</summary>
    /// <param name="target">At least 129 bytes.</param>
    /// <param name="chunk">The chunk's index from 0.</param>
    /// <param name="last">Whether it is the last.</param>
    public void Write(Span<byte> target, uint chunk, bool last)
    {
        BinaryPrimitives.WriteUInt16BigEndian(target, Format.Version);
        target[2] = Aes256Gcm;
        target[3] = (byte)Kind;
        BinaryPrimitives.WriteUInt128BigEndian(target[4..], Study);
        BinaryPrimitives.WriteUInt128BigEndian(target[20..], Epoch);
        BinaryPrimitives.WriteUInt128BigEndian(target[36..], Record);
        BinaryPrimitives.WriteUInt128BigEndian(target[52..], Writer);
        BinaryPrimitives.WriteInt64BigEndian(target[68..], Counter);
        BinaryPrimitives.WriteUInt128BigEndian(target[76..], Holder);
        Hash.Write(target[92..]);
        BinaryPrimitives.WriteUInt32BigEndian(target[124..], chunk);
        target[128] = last ? (byte)1 : (byte)0;
    }
}
