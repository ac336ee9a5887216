using System.Buffers;

namespace Offramp.Research;

/// <summary>One row of the columns of a <see cref="PassagesCoded"/>.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Code">Index into the change's codes.</param>
/// <param name="Coder">Index into the change's coders.</param>
/// <param name="Judgement">How it is judged.</param>
public readonly record struct CodingRow(int Start, int End, int Code, int Coder, Judgement Judgement);

/// <summary>Writes and reads the columns of many codings: first all starts (difference to the start before in the same document, zigzag),
/// then all lengths, codes, coders, and the four judgements as one number each; every number as a little-endian base-128 varint.</summary>
public static class CodingColumns
{
    /// <summary>Writes the rows of all documents, in their order.</summary>
    /// <param name="rows">The rows, document after document.</param>
    /// <param name="counts">How many rows each document has.</param>
    public static byte[] Write(ReadOnlySpan<CodingRow> rows, ReadOnlySpan<int> counts)
    {
        var writer = new ArrayBufferWriter<byte>(Math.Max(16, rows.Length * 7));
        int at = 0;
        foreach (int count in counts)
        {
            int before = 0;
            for (int end = at + count; at < end; at++)
            {
                int step = rows[at].Start - before;
                Put(writer, (uint)((step << 1) ^ (step >> 31)));
                before = rows[at].Start;
            }
        }
        foreach (CodingRow row in rows) Put(writer, (uint)(row.End - row.Start));
        foreach (CodingRow row in rows) Put(writer, (uint)row.Code);
        foreach (CodingRow row in rows) Put(writer, (uint)row.Coder);
        foreach (CodingRow row in rows) Put(writer, Pack(row.Judgement));
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>Reads the rows back. What is cut short reads as zeros, so that applying a change never throws.</summary>
    public static CodingRow[] Read(ReadOnlySpan<byte> columns, ReadOnlySpan<int> counts)
    {
        int total = 0;
        foreach (int count in counts) total += count;
        int[] starts = new int[total], lengths = new int[total], codes = new int[total], coders = new int[total];
        int at = 0;
        foreach (int count in counts)
        {
            int before = 0;
            for (int end = at + count; at < end; at++)
            {
                uint zigzag = Take(ref columns);
                before = unchecked(before + ((int)(zigzag >> 1) ^ -(int)(zigzag & 1)));
                starts[at] = before;
            }
        }
        for (int i = 0; i < total; i++) lengths[i] = unchecked((int)Take(ref columns));
        for (int i = 0; i < total; i++) codes[i] = unchecked((int)Take(ref columns));
        for (int i = 0; i < total; i++) coders[i] = unchecked((int)Take(ref columns));
        var rows = new CodingRow[total];
        for (int i = 0; i < total; i++)
            rows[i] = new CodingRow(starts[i], unchecked(starts[i] + lengths[i]), codes[i], coders[i], Unpack(Take(ref columns)));
        return rows;
    }

    private static uint Pack(Judgement j) =>
        (uint)j.Stance | ((uint)j.Standing << 4) | ((uint)j.Elicitation << 8) | ((uint)j.Standpoint << 12);

    private static Judgement Unpack(uint packed) => new(
        (Stance)(packed & 15), (Standing)((packed >> 4) & 15), (Elicitation)((packed >> 8) & 15), (Standpoint)((packed >> 12) & 15));

    private static void Put(ArrayBufferWriter<byte> writer, uint value)
    {
        Span<byte> span = writer.GetSpan(5);
        int length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)(value | 0x80);
            value >>= 7;
        }
        span[length++] = (byte)value;
        writer.Advance(length);
    }

    private static uint Take(ref ReadOnlySpan<byte> from)
    {
        uint value = 0;
        for (int shift = 0; shift < 35 && from.Length > 0; shift += 7)
        {
            byte next = from[0];
            from = from[1..];
            value |= (uint)(next & 0x7f) << shift;
            if (next < 0x80) break;
        }
        return value;
    }
}
