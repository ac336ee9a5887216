using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Holds what a file of codings says of its text against the text that it is about to be laid upon.</summary>
public static class TargetCheck
{
    private static readonly Encoding[] Encodings = [new UTF8Encoding(false), Encoding.Unicode, Encoding.BigEndianUnicode];

    /// <summary>The problems: another length, other words. Empty where they agree or the file says nothing.</summary>
    /// <param name="target">What the file of codings says.</param>
    /// <param name="text">The text with LF line ends.</param>
    /// <param name="fileName">The name of the file of codings, for the place.</param>
    public static ImmutableArray<Problem> Compare(ImportedTarget? target, string text, string fileName)
    {
        if (target is null) return [];
        var place = new Place(FileNames.Last(fileName), Path: "document");
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (target.Length is { } length && length != text.Length)
            problems.Add(Problem.Of(place with { Path = "document.length" }, "formats.target-length-differs", ("said", length), ("length", text.Length)));
        if (target.Sha256 is { Length: 64 } hash && !Variants(text).Any(bytes => Is(bytes, hash)))
            problems.Add(Problem.Of(place with { Path = "document.sha256" }, "formats.target-words-differ"));
        return problems.ToImmutable();
    }

    /// <summary>The hash is of a file's bytes; the same words may have stood in it with a mark, other line ends, another encoding.</summary>
    private static IEnumerable<byte[]> Variants(string text)
    {
        foreach (Encoding encoding in Encodings)
        {
            foreach (string lines in new[] { text, text.Replace("\n", "\r\n", StringComparison.Ordinal) })
            {
                byte[] bytes = encoding.GetBytes(lines);
                yield return bytes;
                yield return [.. encoding is UTF8Encoding ? Encoding.UTF8.GetPreamble() : encoding.GetPreamble(), .. bytes];
            }
        }
    }

    private static bool Is(byte[] bytes, string hash) =>
        string.Equals(Convert.ToHexStringLower(SHA256.HashData(bytes)), hash, StringComparison.OrdinalIgnoreCase);
}
