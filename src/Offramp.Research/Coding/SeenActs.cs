using System.Buffers.Binary;

namespace Offramp.Research;

/// <summary>Which acts somebody had before them: of each writer all up to a count. Written as, for each writer in order, the upper 64 bits of its
/// random id (enough to tell writers apart) and the count, eight bytes each, little-endian.</summary>
public sealed class SeenActs
{
    private const int EntryLength = 16;

    private readonly Dictionary<ulong, long> counts = [];

    private SeenActs() { }

    /// <summary>All of a study's acts.</summary>
    public static SeenActs In(Study study)
    {
        var seen = new SeenActs();
        foreach (Act act in study.History.Acts)
        {
            ulong writer = KeyOf(act.Id);
            seen.counts[writer] = Math.Max(seen.counts.GetValueOrDefault(writer), act.Id.Counter);
        }
        return seen;
    }

    /// <summary>Whether an act is among them.</summary>
    public bool Contains(ActId act) => counts.TryGetValue(KeyOf(act), out long last) && act.Counter <= last;

    /// <summary>Writes them.</summary>
    public byte[] Write()
    {
        byte[] bytes = new byte[counts.Count * EntryLength];
        int at = 0;
        foreach ((ulong writer, long last) in counts.OrderBy(static c => c.Key))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), writer);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at + 8), last);
            at += EntryLength;
        }
        return bytes;
    }

    /// <summary>Reads them back; a last entry that is cut short is left out.</summary>
    public static SeenActs Read(ReadOnlySpan<byte> bytes)
    {
        var seen = new SeenActs();
        for (; bytes.Length >= EntryLength; bytes = bytes[EntryLength..])
            seen.counts[BinaryPrimitives.ReadUInt64LittleEndian(bytes)] = BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
        return seen;
    }

    private static ulong KeyOf(ActId act) => (ulong)(act.Writer >> 64);
}
