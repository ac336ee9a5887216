using System.Runtime.CompilerServices;

namespace Offramp.Frame.Tests;

/// <summary>The files of this repository, found from where this source file lies.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    // Written anew from the description of the API at every build of the page, and kept nowhere.
    private static readonly string Generated = Path.Combine("web", "src", "api", "openapi.ts");

    /// <summary>Every file that is written by hand: no build output, no packages.</summary>
    public static IEnumerable<string> Files(params string[] patterns) =>
        patterns.SelectMany(pattern => Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories))
            .Where(path => Path.GetRelativePath(Root, path) != Generated)
            .Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj" or "out" or "artifacts" or "node_modules" or ".git" or "TestResults" or "dist"));

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (DirectoryInfo? folder = new FileInfo(here).Directory; folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Offramp.slnx"))) return folder.FullName;
        throw new InvalidOperationException("No Offramp.slnx above this test.");
    }
}
