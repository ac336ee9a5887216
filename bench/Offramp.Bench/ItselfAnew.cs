namespace Offramp.Bench;

/// <summary>How this program starts itself in a process of its own, also where it was started as <c>dotnet Offramp.Bench.dll</c>.</summary>
internal static class ItselfAnew
{
    private static readonly bool ByDotnet =
        string.Equals(Path.GetFileNameWithoutExtension(Environment.ProcessPath), "dotnet", StringComparison.OrdinalIgnoreCase);

    /// <summary>The program to start.</summary>
    public static string Program => Environment.ProcessPath!;

    /// <summary>Its arguments for those of the bench.</summary>
    public static IEnumerable<string> With(IEnumerable<string> arguments) =>
        ByDotnet ? [Path.Combine(AppContext.BaseDirectory, "Offramp.Bench.dll"), .. arguments] : arguments;
}
