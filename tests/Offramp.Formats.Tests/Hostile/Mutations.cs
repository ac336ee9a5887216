using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Offramp.Formats.Tests;

/// <summary>Mangles files, always in the same way for the same seed.</summary>
/// <param name="seed">The seed.</param>
/// <param name="others">Whole files of all formats, from which pieces are spliced in.</param>
internal sealed class Mutations(int seed, IEnumerable<byte[]> others)
{
    private static readonly byte[][] Troubles =
    [
        .. new[]
        {
            "{[<\"':,\0\r\n---#*", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\"><!ENTITY c \"&b;&b;\">]>&c;", "&c;", "&#0;", "&#x110000;", "<![CDATA[", "]]>", "<!--", "-->",
            "00:00:99,999 --> ", "WEBVTT", "\"\"\"", ",,,,,,,,", "=cmd|' /C calc'!A0", "99999999999999999999", "-1", "1e999", "\\ud800", "\uFEFF", "\u202E", "\u2028", "P-01: ", "[00:00:01] ", "#00:00:01-5#",
            "<table><tr><td>", "</table>", "<w:p>", "</w:p>", "<w:tbl><w:tr><w:tc>", "../../etc/passwd", "{\\rtf1", "%PDF-1.7", "PK\u0003\u0004", "<html>", "&a *a ", "!!python/object ", "\t", "{\\an8}", "<v ", "<v>",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80], [0x00], [0x81, 0x8D, 0x90],
    ];

    private readonly Random random = new(seed);
    private readonly byte[][] others = [.. others];

    /// <summary>The next mangled copy.</summary>
    public byte[] Of(byte[] whole, bool isArchive)
    {
        if (!isArchive || random.Next(3) == 0) return Bytes(whole);
        try
        {
            byte[] packed = Repacked(whole);
            return random.Next(4) switch { 0 => Bytes(packed), 1 => Directory(packed), _ => packed };
        }
        catch (InvalidDataException)
        {
            return Bytes(whole);
        }
    }

    private byte[] Bytes(byte[] whole)
    {
        List<byte> bytes = [.. whole];
        for (int times = random.Next(1, 6); times > 0 && bytes.Count > 0; times--)
        {
            int at = random.Next(bytes.Count), length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(11))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
                case 4: bytes.RemoveRange(at, bytes.Count - at); break;
                case 5 or 6: bytes.InsertRange(at, Troubles[random.Next(Troubles.Length)]); break;
                case 7: for (int i = at; i < at + length; i++) bytes[i] = 0xFF; break;
                case 8:
                    byte[] other = others[random.Next(others.Length)];
                    int from = random.Next(other.Length);
                    bytes.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(1, 200), other.Length - from)).ToArray());
                    break;
                case 9 when random.Next(8) == 0:
                    byte[] trouble = Troubles[random.Next(Troubles.Length)];
                    for (int i = random.Next(2_000); i > 0; i--) bytes.InsertRange(Math.Min(at, bytes.Count), trouble);
                    break;
                default: (bytes[at], bytes[random.Next(bytes.Count)]) = (bytes[random.Next(bytes.Count)], bytes[at]); break;
            }
        }
        return [.. bytes];
    }

    /// <summary>Mangles what is in the archive and packs it whole again.</summary>
    private byte[] Repacked(byte[] whole)
    {
        var entries = new List<(string Name, byte[] Content)>();
        using (var archive = new ZipArchive(new MemoryStream(whole)))
        {
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                using var content = new MemoryStream();
                using Stream stream = entry.Open();
                stream.CopyTo(content);
                entries.Add((entry.FullName, content.ToArray()));
            }
        }
        int at = random.Next(entries.Count);
        (string name, byte[] bytes) = entries[at];
        switch (random.Next(8))
        {
            case 0: entries[at] = ("../" + name, bytes); break;
            case 1: entries[at] = (random.Next(2) == 0 ? "/etc/" + name : "C:\\" + name.Replace('/', '\\'), bytes); break;
            case 2: entries.Add((name, Bytes(bytes))); break;
            case 3: entries.RemoveAt(at); break;
            case 4: entries[at] = (name, whole); break;
            case 5: entries[at] = (name, [.. "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"u8, .. bytes]); break;
            // The body itself, most of the time: the other parts are hardly read.
            default:
                int body = entries.FindIndex(static entry => entry.Name.EndsWith("document.xml", StringComparison.Ordinal) || entry.Name == "content.xml" || entry.Name.Contains("sheet", StringComparison.Ordinal)
                    || entry.Name.EndsWith(".qde", StringComparison.Ordinal));
                if (body >= 0) at = body;
                entries[at] = (entries[at].Name, Bytes(entries[at].Content));
                break;
        }
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string entryName, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(entryName, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }
        return packed.ToArray();
    }

    /// <summary>Lets the archive's directory lie about sizes, places and methods.</summary>
    private byte[] Directory(byte[] packed)
    {
        int at = packed.AsSpan().IndexOf("PK\u0001\u0002"u8);
        if (at < 0 || at + 46 > packed.Length) return packed;
        uint value = random.Next(3) switch { 0 => uint.MaxValue, 1 => int.MaxValue, _ => (uint)random.Next() };
        switch (random.Next(4))
        {
            case 0: BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(at + 24), value); break;
            case 1: BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(at + 20), value); break;
            case 2: BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(at + 42), value); break;
            default: BinaryPrimitives.WriteUInt16LittleEndian(packed.AsSpan(at + 10), (ushort)random.Next(20)); break;
        }
        return packed;
    }
}
