using System.Buffers.Binary;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>What the directory of a ZIP archive claims, read before anything is unpacked or given to a library.</summary>
internal sealed record ZipDirectory(IReadOnlyList<string> Names, long Unpacked, bool IsEncrypted, string? Refused)
{
    private const int MostEntries = 5_000;
    private const long MostUnpacked = 512L * 1024 * 1024;
    // A document of words packs by ten; a bomb by a thousand. Small files are let be, whatever their ratio.
    private const long HighestRatio = 150;
    private const long RatioMattersFrom = 32L * 1024 * 1024;

    private const int EndLength = 22;
    private const int HeaderLength = 46;

    /// <summary>Reads the directory. <see cref="Refused"/> is the code of the problem that forbids to go on, or null.</summary>
    public static ZipDirectory Read(ReadOnlySpan<byte> bytes)
    {
        int end = EndRecord(bytes);
        if (end < 0) return Refuse("formats.zip-cut-short");
        uint start = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(end + 16)..]);
        // 0xFFFFFFFF means ZIP64: archives beyond 4 GB or 65,535 entries, which no text needs.
        if (start == uint.MaxValue) return Refuse("formats.zip-too-large");
        if (start > end) return Refuse("formats.zip-cut-short");

        var names = new List<string>();
        long unpacked = 0;
        bool encrypted = false;
        for (int at = (int)start; at + HeaderLength <= end && bytes[at..].StartsWith("PK\u0001\u0002"u8);)
        {
            ReadOnlySpan<byte> header = bytes[at..];
            encrypted |= (header[8] & 1) != 0;
            unpacked += BinaryPrimitives.ReadUInt32LittleEndian(header[24..]);
            int name = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            int more = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
            if (at + HeaderLength + name > end) return Refuse("formats.zip-cut-short");
            if (names.Count == MostEntries) return Refuse("formats.zip-too-many-entries");
            names.Add(Encoding.UTF8.GetString(header.Slice(HeaderLength, name)));
            at += HeaderLength + name + more;
        }
        string? refused = unpacked > MostUnpacked || (unpacked > RatioMattersFrom && unpacked / HighestRatio > bytes.Length)
            ? "formats.zip-unpacks-too-large"
            : null;
        return new ZipDirectory(names, unpacked, encrypted, refused);
    }

    /// <summary>The directory of a file that may be unpacked; null, with the problem said, where it may not.</summary>
    public static ZipDirectory? Checked(TextFile file, List<Problem> problems)
    {
        ZipDirectory directory = Read(file.Bytes);
        if ((directory.Refused ?? (directory.IsEncrypted ? "formats.zip-has-a-password" : null)) is { } refused)
        {
            problems.Add(Problem.Of(file.Place(), refused));
            return null;
        }
        if (directory.Names.FirstOrDefault(PointsOutside) is { } name)
            problems.Add(Problem.Of(new Place(file.Name, Path: name), "formats.zip-name-points-outside"));
        return directory;
    }

    /// <summary>Whether an entry's name points out of the archive.</summary>
    public static bool PointsOutside(string name) =>
        name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)
        || name.Split('/').Contains("..");

    private static ZipDirectory Refuse(string code) => new([], 0, false, code);

    private static int EndRecord(ReadOnlySpan<byte> bytes)
    {
        // The end record stands last, but for a comment of up to 65,535 bytes.
        int lowest = Math.Max(0, bytes.Length - EndLength - ushort.MaxValue);
        for (int at = bytes.Length - EndLength; at >= lowest; at--)
            if (bytes[at..].StartsWith("PK\u0005\u0006"u8)) return at;
        return -1;
    }
}
