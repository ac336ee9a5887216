using System.Globalization;
using System.Text.Json;

namespace Offramp.Methods.Tests;

/// <summary>Results of other people's software, from the folder <c>shared/references</c> beside the repository or from OFFRAMP_REFERENCES.</summary>
/// <remarks>Nothing of it is part of the repository. A test that needs it is skipped where it is not there.</remarks>
internal static class References
{
    private static readonly string? Root = Find();

    /// <summary>A folder of the references; the test is skipped where there is none.</summary>
    public static string Folder(string name)
    {
        if (Root is not null && Directory.Exists(Path.Combine(Root, name))) return Path.Combine(Root, name);
        Assert.Skip($"The references of {name} are not here: put them in ../shared/references or name their folder in OFFRAMP_REFERENCES.");
        return "";
    }

    /// <summary>The names of a folder's JSON files that have a kind; one empty name where there is no folder, so that the test is reported as skipped.</summary>
    public static TheoryData<string> Named(string folder, params string[] kinds)
    {
        if (Root is null || !Directory.Exists(Path.Combine(Root, folder))) return [""];
        return [.. Directory.GetFiles(Path.Combine(Root, folder), "*.json").Order(StringComparer.Ordinal)
            .Where(path => kinds.Contains(Read(path).GetProperty("kind").GetString()))
            .Select(path => Path.GetFileNameWithoutExtension(path)!)];
    }

    /// <summary>A JSON file of a folder.</summary>
    public static JsonElement Json(string folder, string name) => Read(Path.Combine(Folder(folder), name + ".json"));

    /// <summary>A table of a folder by column, as text.</summary>
    public static Dictionary<string, string[]> Table(string folder, string file)
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(Folder(folder), file)).Where(static line => line.Length > 0).Select(Cells)];
        return Enumerable.Range(0, rows[0].Length).ToDictionary(c => rows[0][c], c => rows.Skip(1).Select(row => row[c]).ToArray());
    }

    public static double[] Numbers(string[] cells) => [.. cells.Select(static cell => cell is "-" or "dc" ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture))];

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement.Clone();

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        bool quoted = false;
        foreach (char c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }
        cells.Add(cell.ToString());
        return [.. cells];
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("OFFRAMP_REFERENCES") is { Length: > 0 } named) return named;
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string folder = Path.Combine(at.FullName, "shared", "references");
            if (Directory.Exists(folder)) return folder;
        }
        return null;
    }
}
