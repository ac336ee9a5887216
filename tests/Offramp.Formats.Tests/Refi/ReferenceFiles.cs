using System.Text.Json;

namespace Offramp.Formats.Tests.Refi;

/// <summary>Real exports of other programs, from <c>shared/references/refi</c> beside the repository or from OFFRAMP_REFERENCES. Tests are skipped where they are not.</summary>
internal static class ReferenceFiles
{
    private const string Ending = ".expected.json";

    private static readonly string? Folder = Find();

    /// <summary>The names; one empty name where there are none, so that the test is reported as skipped.</summary>
    public static TheoryData<string> Names() => Folder is null
        ? [""]
        : [.. Directory.GetFiles(Folder, "*" + Ending).Select(static path => Path.GetFileName(path)[..^Ending.Length]).Order(StringComparer.Ordinal)];

    public static byte[] Bytes(string name) => File.ReadAllBytes(At(name));

    public static JsonElement Expected(string name) => JsonDocument.Parse(File.ReadAllText(At(name + Ending))).RootElement.Clone();

    private static string At(string name)
    {
        if (Folder is null) Assert.Skip("The references of refi are not here: put them in ../shared/references or name their folder in OFFRAMP_REFERENCES.");
        return Path.Combine(Folder, name);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("OFFRAMP_REFERENCES") is { Length: > 0 } named) return Existing(Path.Combine(named, "refi"));
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Existing(Path.Combine(at.FullName, "shared", "references", "refi")) is { } folder) return folder;
        return null;
    }

    private static string? Existing(string folder) => Directory.Exists(folder) ? folder : null;
}
