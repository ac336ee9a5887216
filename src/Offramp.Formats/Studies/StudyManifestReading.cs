using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads the manifest of a study folder, <c>study.yaml</c>. A damaged or hostile file gives the best reading and problems, never an
/// exception; what concerns consent is then read at its strictest.</summary>
public static class StudyManifestReading
{
    /// <summary>The largest file that is read, in bytes: thousands of sources fit into it.</summary>
    public const int LargestFile = 4 * 1024 * 1024;

    /// <summary>Reads from a stream, from where it stands to its end; the stream stays open.</summary>
    /// <param name="fileName">The file's name; folders before it are passed over.</param>
    /// <param name="stream">The content: YAML in UTF-8.</param>
    /// <returns>The manifest, or null where the file is none or is refused as a whole.</returns>
    /// <exception cref="IOException">The stream itself failed.</exception>
    public static Reading<StudyManifest> Read(string fileName, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(stream);
        var problems = new ManifestProblems(FileNames.Last(fileName));
        StudyManifest? manifest = null;
        if (!BoundedBytes.TryRead(stream, LargestFile, out byte[] bytes))
            problems.Add(null, null, null, "formats.manifest-too-large", ("limit", LargestFile / (1024 * 1024)));
        else if (Text(bytes, problems) is { } text)
            manifest = Read(text, problems);
        return new(manifest, problems.InOrder());
    }

    private static StudyManifest? Read(string text, ManifestProblems problems)
    {
        YamlValue? root = new YamlTree(problems).Read(text);
        if (root is YamlKeys keys)
        {
            if (ManifestParts.Read(keys, problems) is { } manifest) return manifest;
        }
        // A file that is refused as a whole has said so already.
        if (root is not null || problems.Count == 0) problems.Add(1, 1, null, "formats.manifest-nothing");
        return null;
    }

    private static string? Text(byte[] bytes, ManifestProblems problems)
    {
        if (bytes.AsSpan() is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            problems.Add(1, 1, null, "formats.manifest-not-utf8");
            return null;
        }
        ReadOnlySpan<byte> body = bytes.AsSpan() is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes;
        string text = Encoding.UTF8.GetString(body);
        if (!Utf8.IsValid(body))
            Say(text, text.IndexOf('\uFFFD', StringComparison.Ordinal), "formats.manifest-not-utf8", problems);
        // YAML allows no control characters, and at a NUL the parser takes the file to end: what follows would be lost without a word.
        int control = text.AsSpan().IndexOfAny(ControlCharacters);
        if (control < 0) return text;
        Say(text, control, "formats.manifest-control-character", problems);
        var mended = new StringBuilder(text);
        for (int i = control; i < mended.Length; i++)
            if (ControlCharacters.Contains(mended[i])) mended[i] = '\uFFFD';
        return mended.ToString();
    }

    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Append(127).Select(static c => (char)c).Except(['\t', '\n', '\r'])]);

    private static void Say(string text, int at, string code, ManifestProblems problems)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, at);
        problems.Add(before.Count('\n') + 1, at - before.LastIndexOf('\n'), null, code);
    }
}
