using System.Text;

namespace Offramp.Storage;

/// <summary>The tables that come inside the program.</summary>
internal static class Resource
{
    /// <summary>The lines of a table, without empty ones and those that begin with #.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        Stream stream = typeof(Resource).Assembly.GetManifestResourceStream($"Offramp.Storage.{name}")
            ?? throw new InvalidOperationException($"No table {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line;
    }
}
