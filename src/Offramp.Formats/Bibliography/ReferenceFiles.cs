using Offramp.Research;

namespace Offramp.Formats.Bibliography;

/// <summary>Reads references from a file of any of the forms that are known: CSL-JSON, BibTeX, RIS. What it is, its content says.</summary>
public static class ReferenceFiles
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = 64 * 1024 * 1024;

    /// <summary>The most references of one file.</summary>
    public const int MostReferences = 200_000;

    /// <summary>The longest field, in characters.</summary>
    public const int LongestField = 1_000_000;

    /// <summary>Reads from a stream, from where it stands to its end; the stream stays open.</summary>
    /// <exception cref="IOException">The stream itself failed.</exception>
    public static Reading<ReferenceList> Read(string fileName, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(stream);
        return BoundedBytes.TryRead(stream, LargestFile, out byte[] bytes) ? Read(fileName, bytes) : TooLarge(fileName);
    }

    /// <summary>Reads from bytes.</summary>
    public static Reading<ReferenceList> Read(string fileName, byte[] bytes)
    {
        if (Refused(fileName, bytes) is { } refused) return refused;
        string head = TextDecoding.Decode(bytes.Length > 4096 ? bytes[..4096] : bytes).Text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (head.StartsWith('[') || head.StartsWith('{')) return CslJson.Read(fileName, bytes);
        return head.StartsWith("TY ", StringComparison.Ordinal) || head.Contains("\nTY  -", StringComparison.Ordinal) ? Ris.Read(fileName, bytes) : BibTex.Read(fileName, bytes);
    }

    /// <summary>What is wrong with a file before anything of it is read; null for nothing.</summary>
    internal static Reading<ReferenceList>? Refused(string fileName, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(bytes);
        var place = new Place(FileNames.Last(fileName));
        if (bytes.Length == 0) return new(null, [Problem.Of(place, "formats.empty-file")]);
        if (bytes.Length > LargestFile) return TooLarge(fileName);
        return ContentSniffing.Of(bytes) is not Content.Text and var content
            ? new(null, [Problem.Of(place, "formats.not-references", ("found", ContentSniffing.NameOf(content)))])
            : null;
    }

    private static Reading<ReferenceList> TooLarge(string fileName) =>
        new(null, [Problem.Of(new Place(FileNames.Last(fileName)), "formats.file-too-large", ("limit", LargestFile / (1024 * 1024)))]);
}
