namespace Offramp.Server.Tests;

/// <summary>Holds a text against the one that people approved; <c>OFFRAMP_APPROVE=1</c> writes it anew.</summary>
internal static class Approved
{
    public static string Root { get; } = FindRoot();

    public static void Holds(string file, string text)
    {
        string path = Path.Combine(Root, file);
        text = text.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("OFFRAMP_APPROVE") == "1") File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"{file} is missing; OFFRAMP_APPROVE=1 writes it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    private static string FindRoot()
    {
        string? at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Offramp.slnx"))) at = Path.GetDirectoryName(at);
        return at ?? throw new InvalidOperationException("Not in the source tree.");
    }
}
