using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats.Refi;

/// <summary>The archive around a project. Nothing is ever unpacked to disk, and no path leads out of it.</summary>
internal sealed class RefiArchive : IDisposable
{
    private const int MostEntries = 200_000;
    private const long LargestDirectory = 64L * 1024 * 1024;
    private const long LargestText = 256L * 1024 * 1024;
    private const long MostText = 1024L * 1024 * 1024;
    // A project packs by ten to thirty; a bomb by a thousand. Small entries are let be, whatever their ratio.
    private const long HighestRatio = 150;
    private const long RatioMattersFrom = 32L * 1024 * 1024;

    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RefiWords?> words = new(StringComparer.Ordinal);
    private long textRead;

    private RefiArchive(ZipArchive archive) => this.archive = archive;

    /// <summary>The entry of the project.</summary>
    public ZipArchiveEntry Project { get; private set; } = null!;

    /// <summary>The names of the entries as the archive has them.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Opens an archive; null where it is refused, with the reason in the log.</summary>
    public static RefiArchive? Open(Stream stream, ProblemLog log)
    {
        if (Refusal(stream) is { } refusal)
        {
            log.Add(refusal);
            return null;
        }
        var archive = new RefiArchive(new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true));
        if (archive.List(log)) return archive;
        archive.Dispose();
        return null;
    }

    /// <summary>Opens an entry, up to a size.</summary>
    public static BoundedStream Unpack(ZipArchiveEntry entry, long longest) => new(entry.Open(), longest);

    /// <summary>Whether an entry claims to unpack to what no project holds.</summary>
    public static bool IsBomb(ZipArchiveEntry entry) => entry.Length > RatioMattersFrom && entry.Length / HighestRatio > entry.CompressedLength;

    /// <summary>The entry that a path means; null where the path leads elsewhere, or, with a problem, where the archive has none.</summary>
    public string? Find(string? path, Place place, RefiLedger ledger)
    {
        string? found = Entry(path)?.FullName;
        if (found is null && !string.IsNullOrWhiteSpace(path) && !LeadsElsewhere(path))
            ledger.Log.Add(Problem.Of(place, "formats.refi-entry-missing", ("path", RefiLedger.Shown(path))));
        return found;
    }

    /// <summary>The words of a text; null, with a problem, where they are missing or cannot be read.</summary>
    public RefiWords? Words(string? path, Place place, RefiLedger ledger)
    {
        if (string.IsNullOrWhiteSpace(path)) return null;
        if (Entry(path) is not { } entry) return Refuse("formats.refi-entry-missing");
        if (words.TryGetValue(entry.FullName, out RefiWords? read)) return read;
        words[entry.FullName] = null;
        if (IsBomb(entry)) return Refuse("formats.refi-entry-too-large");
        byte[] bytes;
        try
        {
            using BoundedStream part = Unpack(entry, Math.Min(LargestText, MostText - textRead));
            using var unpacked = new MemoryStream();
            part.CopyTo(unpacked);
            if (part.WasCut) return Refuse("formats.refi-entry-too-large");
            bytes = unpacked.ToArray();
        }
        catch (Exception damage) when (PackageXml.IsDamage(damage))
        {
            return Refuse("formats.refi-entry-damaged");
        }
        textRead += bytes.Length;
        (string text, bool hasMark, string encoding) = Decode(bytes, out bool isDamaged);
        if (isDamaged) Refuse("formats.refi-text-not-utf8");
        return words[entry.FullName] = new RefiWords(text, hasMark, encoding, entry.FullName, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));

        RefiWords? Refuse(string code)
        {
            ledger.Log.Add(Problem.Of(place, code, ("path", RefiLedger.Shown(path))));
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();

    private static (string Text, bool HasMark, string Encoding) Decode(byte[] bytes, out bool isDamaged)
    {
        isDamaged = false;
        if (bytes is [0xFF, 0xFE, ..]) return (Encoding.Unicode.GetString(bytes.AsSpan(2)), true, "utf-16le");
        if (bytes is [0xFE, 0xFF, ..]) return (Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)), true, "utf-16be");
        bool hasMark = bytes is [0xEF, 0xBB, 0xBF, ..];
        ReadOnlySpan<byte> rest = bytes.AsSpan(hasMark ? 3 : 0);
        try
        {
            return (Strict.GetString(rest), hasMark, "utf-8");
        }
        catch (DecoderFallbackException)
        {
            isDamaged = true;
            return (Encoding.UTF8.GetString(rest), hasMark, "utf-8");
        }
    }

    /// <summary>Looks at the end of the archive before anything is built from it.</summary>
    private static string? Refusal(Stream stream)
    {
        const int longestComment = 22 + ushort.MaxValue;
        byte[] tail = new byte[Math.Min(stream.Length, longestComment)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        stream.Position = 0;
        int end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + 22 > tail.Length) return "formats.zip-cut-short";
        uint start = BitConverter.ToUInt32(tail, end + 16);
        long at = stream.Length - tail.Length + end;
        // 0xFFFFFFFF: the place stands in the record for archives beyond 4 GB, right before.
        if (start == uint.MaxValue) return BitConverter.ToUInt32(tail, end + 12) is var size && size != uint.MaxValue && size > LargestDirectory ? "formats.refi-too-many-entries" : null;
        if (start > at) return "formats.zip-cut-short";
        return at - start > LargestDirectory ? "formats.refi-too-many-entries" : null;
    }

    private bool List(ProblemLog log)
    {
        if (archive.Entries.Count > MostEntries) return Refuse("formats.refi-too-many-entries");
        List<ZipArchiveEntry> projects = [];
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (entry.IsEncrypted) return Refuse("formats.zip-has-a-password");
            Names.Add(entry.FullName);
            string name = entry.FullName.Replace('\\', '/');
            while (name.StartsWith("./", StringComparison.Ordinal)) name = name[2..];
            if (PointsOutside(name))
            {
                log.Add(Problem.Of(new Place(log.File, Path: RefiLedger.Shown(entry.FullName)), "formats.zip-name-points-outside"));
                continue;
            }
            entries.TryAdd(name, entry);
            if (!name.Contains('/', StringComparison.Ordinal) && !name.StartsWith('.') && name.EndsWith(".qde", StringComparison.OrdinalIgnoreCase)) projects.Add(entry);
        }
        if (projects.Count == 0) return Refuse("formats.refi-no-project");
        if (projects.Count > 1) return Refuse("formats.refi-several-projects");
        Project = projects[0];
        return !IsBomb(Project) || Refuse("formats.zip-unpacks-too-large");

        bool Refuse(string code)
        {
            log.Add(code);
            return false;
        }
    }

    private static bool PointsOutside(string name) => name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains("..");

    /// <summary>Whether a path is relative or absolute: such a file lies on somebody's computer, and is not looked for.</summary>
    private static bool LeadsElsewhere(string path) =>
        path.Contains("://", StringComparison.Ordinal) && !path.TrimStart().StartsWith("internal:", StringComparison.OrdinalIgnoreCase);

    private ZipArchiveEntry? Entry(string? path)
    {
        if (string.IsNullOrWhiteSpace(path)) return null;
        string name = path.Trim().Replace('\\', '/');
        if (LeadsElsewhere(name)) return null;
        int scheme = name.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0) name = name[(scheme + 3)..];
        name = name.TrimStart('/');
        return Named(name) ?? (name.Contains('%', StringComparison.Ordinal) ? Named(Uri.UnescapeDataString(name)) : null);
    }

    private ZipArchiveEntry? Named(string name) => entries.GetValueOrDefault("sources/" + name) ?? entries.GetValueOrDefault(name);
}
