using System.Globalization;

namespace Offramp.Server;

/// <summary>A session key and when it was given.</summary>
internal sealed record KeptSession(byte[] Key, DateTimeOffset Made)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[session]";
}

/// <summary>What the workbench keeps between two starts, in the user's state folder, readable by its owner alone: the last port, and for each port the
/// session keys of its pages. A key lets a page speak; it opens no study, which takes the passphrase.</summary>
/// <param name="folder">The state folder. Where it cannot be written, nothing is kept and pages need a new link after a restart.</param>
internal sealed class SessionShelf(string folder)
{
    /// <summary>The port of the last start, or null.</summary>
    public int? LastPort => int.TryParse(ReadLines("workbench.port").FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out int port)
        && port is > 1023 and <= 65535 ? port : null;

    /// <summary>Keeps the port for the next start.</summary>
    public void KeepPort(int port) => WriteLines("workbench.port", [port.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>The sessions of a port.</summary>
    public List<KeptSession> Read(int port)
    {
        var sessions = new List<KeptSession>();
        foreach (string line in ReadLines(NameOf(port)))
        {
            string[] parts = line.Split(' ');
            var key = new byte[32];
            if (parts.Length == 2 && Convert.TryFromBase64String(parts[0], key, out int length) && length == key.Length
                && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < 253402300799)
                sessions.Add(new KeptSession(key, DateTimeOffset.FromUnixTimeSeconds(seconds)));
        }
        return sessions;
    }

    /// <summary>Keeps the sessions of a port.</summary>
    public void Write(int port, IEnumerable<KeptSession> sessions) =>
        WriteLines(NameOf(port), sessions.Select(static s => string.Create(CultureInfo.InvariantCulture, $"{Convert.ToBase64String(s.Key)} {s.Made.ToUnixTimeSeconds()}")));

    /// <summary>Makes a file that its owner alone may read, and gives its path; null where the folder cannot be written.</summary>
    public string? Keep(string name, string content) => WriteLines(name, [content]) ? Path.Combine(folder, name) : null;

    /// <summary>Takes a file away again.</summary>
    public void Drop(string name)
    {
        try
        {
            File.Delete(Path.Combine(folder, name));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // It holds a token that was used or is too old.
        }
    }

    /// <summary>The lines of a file of the folder; none where it cannot be read.</summary>
    public string[] ReadLines(string name)
    {
        try
        {
            string path = Path.Combine(folder, name);
            return File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string NameOf(int port) => string.Create(CultureInfo.InvariantCulture, $"workbench.{port}.sessions");

    private bool WriteLines(string name, IEnumerable<string> lines)
    {
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            string path = Path.Combine(folder, name), beside = path + ".new";
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
            // Made anew, so that it has our mode whatever lay there, and put in place as a whole.
            File.Delete(beside);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
            using (var writer = new StreamWriter(beside, options))
                foreach (string line in lines) writer.WriteLine(line);
            File.Move(beside, path, overwrite: true);
            return true;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
