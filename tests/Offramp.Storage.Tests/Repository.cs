namespace Offramp.Storage.Tests;

/// <summary>Where the repository's own files lie.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        string? at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Offramp.slnx"))) at = Path.GetDirectoryName(at);
        return at ?? throw new InvalidOperationException("The tests do not lie in the repository.");
    }
}
