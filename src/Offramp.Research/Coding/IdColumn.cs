using System.Buffers;

namespace Offramp.Research;

/// <summary>Writes and reads many 128-bit ids: each as its difference to the one before (modulo 2^128) as a little-endian base-128 varint. Ids
/// that an import numbered take a byte or two each.</summary>
public static class IdColumn
{
    private const int Longest = 19;

    /// <summary>Writes ids in their order.</summary>
    public static byte[] Write(IEnumerable<UInt128> ids)
    {
        var writer = new ArrayBufferWriter<byte>();
        UInt128 before = 0;
        foreach (UInt128 id in ids)
        {
            UInt128 step = unchecked(id - before);
            before = id;
            Span<byte> span = writer.GetSpan(Longest);
            int length = 0;
            for (; step >= 0x80; step >>= 7) span[length++] = (byte)((byte)step | 0x80);
            span[length++] = (byte)step;
            writer.Advance(length);
        }
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>Reads at most a number of ids. What is cut short is left out, so that applying a change never throws.</summary>
    public static UInt128[] Read(ReadOnlySpan<byte> column, long count)
    {
        // An id takes at least a byte: a number beyond that is damage, and would only ask for memory.
        var ids = new List<UInt128>((int)Math.Clamp(count, 0, column.Length));
        UInt128 before = 0;
        int at = 0;
        while (ids.Count < count && at < column.Length)
        {
            UInt128 step = 0;
            for (int shift = 0; at < column.Length && shift < 7 * Longest; shift += 7)
            {
                byte next = column[at++];
                step |= (UInt128)(uint)(next & 0x7f) << shift;
                if (next < 0x80) break;
            }
            before = unchecked(before + step);
            ids.Add(before);
        }
        return [.. ids];
    }
}
