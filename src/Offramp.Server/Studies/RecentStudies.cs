namespace Offramp.Server;

/// <summary>The files of studies that were open lately, the latest first: their paths and nothing else, in the user's state folder. They can be forgotten.</summary>
internal sealed class RecentStudies(SessionShelf shelf, PreferencesShelf preferences)
{
    private const string Name = "workbench.recent";
    private const int Most = 12;

    private readonly Lock gate = new();

    /// <summary>The paths.</summary>
    public string[] All
    {
        get
        {
            lock (gate) return Read();
        }
    }

    /// <summary>A study was opened or made.</summary>
    public void Note(string path)
    {
        // A line is a path; one with a line break in its name is not remembered.
        if (!preferences.Current.RememberStudies || path.AsSpan().IndexOfAny('\r', '\n') >= 0) return;
        lock (gate) Write([path, .. Read().Where(known => known != path).Take(Most - 1)]);
    }

    /// <summary>Forgets one; all of them without a name.</summary>
    public void Forget(string? path)
    {
        lock (gate) Write(path is null ? [] : Read().Where(known => known != path));
    }

    private string[] Read() => [.. shelf.ReadLines(Name).Where(Path.IsPathFullyQualified).Take(Most)];

    private void Write(IEnumerable<string> paths)
    {
        string[] kept = [.. paths];
        if (kept.Length == 0) shelf.Drop(Name);
        else shelf.Keep(Name, string.Join('\n', kept));
    }
}
