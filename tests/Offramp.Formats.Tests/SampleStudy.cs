using System.Runtime.CompilerServices;

namespace Offramp.Formats.Tests;

/// <summary>The files of the sample study, found from where this source file lies.</summary>
internal static class SampleStudy
{
    public static string Folder { get; } = FindFolder();

    public static string Manifest => Path.Combine(Folder, "study.yaml");

    public static string Transcript(string file) => Path.Combine(Folder, "transcripts", file);

    private static string FindFolder([CallerFilePath] string here = "")
    {
        for (DirectoryInfo? folder = new FileInfo(here).Directory; folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "samples", "lantern-coast"))) return Path.Combine(folder.FullName, "samples", "lantern-coast");
        throw new InvalidOperationException("No samples/lantern-coast above this test.");
    }
}
