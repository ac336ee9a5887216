using System.Runtime.CompilerServices;

namespace Offramp.Research.Tests;

/// <summary>Holds a text against the approved one in the repository. With OFFRAMP_APPROVE=1 the file is written instead, to be read and committed.</summary>
internal static class ApprovedText
{
    public static string Root { get; } = FindRoot();

    public static void Holds(string path, string text)
    {
        string file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("OFFRAMP_APPROVE") == "1") File.WriteAllText(file, text);
        Assert.True(File.Exists(file), $"{path} is missing: run this test with OFFRAMP_APPROVE=1.");
        Assert.True(
            File.ReadAllText(file).ReplaceLineEndings("\n") == text, $"{path} does not hold any more: run this test with OFFRAMP_APPROVE=1 and read the difference.");
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (DirectoryInfo? folder = new FileInfo(here).Directory; folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Offramp.slnx"))) return folder.FullName;
        throw new InvalidOperationException("No Offramp.slnx above this test.");
    }
}
