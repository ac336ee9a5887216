using System.Runtime.CompilerServices;

namespace Offramp.Formats.Tests;

/// <summary>Texts that somebody read and approved: they lie in <c>tests/approved</c>, and a change of them is a decision.</summary>
internal static class Approved
{
    /// <summary>Fails where a text differs from the approved one, and lays what was received beside it: who wants the change renames that file.</summary>
    public static void Text(string name, string received)
    {
        string approved = Path.Combine(Folder(), name);
        string beside = approved + ".received";
        string expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (expected == received)
        {
            File.Delete(beside);
            return;
        }
        File.WriteAllText(beside, received);
        Assert.Fail($"{name} differs from the approved text at line {FirstDifference(expected, received)}. See tests/approved/{name}.received.");
    }

    private static int FirstDifference(string expected, string received)
    {
        string[] a = expected.Split('\n');
        string[] b = received.Split('\n');
        int same = 0;
        while (same < a.Length && same < b.Length && a[same] == b[same]) same++;
        return same + 1;
    }

    private static string Folder([CallerFilePath] string here = "")
    {
        for (DirectoryInfo? folder = new FileInfo(here).Directory; folder is not null; folder = folder.Parent)
            if (folder.Name == "tests") return Directory.CreateDirectory(Path.Combine(folder.FullName, "approved")).FullName;
        throw new InvalidOperationException("This test does not lie under a folder 'tests'.");
    }
}
