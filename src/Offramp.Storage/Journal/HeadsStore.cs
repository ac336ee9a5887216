using System.Text.Json;

namespace Offramp.Storage;

/// <summary>The file in the user's state folder that keeps what is <see cref="Remembered"/> of one study, sealed under a name that tells nothing.</summary>
internal sealed class HeadsStore
{
    private readonly StudyKeys keys;
    private readonly string path;

    public HeadsStore(StudyKeys keys, string? folder)
    {
        this.keys = keys;
        path = Path.Combine(folder ?? DefaultFolder(), keys.HeadStoreName());
    }

    /// <summary>Whether this machine ever saw the study.</summary>
    public bool Exists => File.Exists(path);

    /// <summary>What is remembered; nothing where the study was never seen here; null where the memory cannot be read.</summary>
    public Remembered? Read()
    {
        try
        {
            if (!Exists) return new Remembered();
            if (!keys.HeadStore.TryOpen(File.ReadAllBytes(path), AdditionalData.Heads(keys.Study), out byte[]? padded)
                || !Padding.TryRemove(padded, out byte[]? clear)) return null;
            var remembered = JsonSerializer.Deserialize(clear, RememberedJson.Default.Remembered);
            // Reads every id once, so that a broken one is found here.
            _ = remembered?.DestroyedRows.Count();
            return remembered;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Keeps what is remembered, durably; false where the folder cannot be written.</summary>
    public bool Write(Remembered remembered)
    {
        try
        {
            byte[] clear = JsonSerializer.SerializeToUtf8Bytes(remembered, RememberedJson.Default.Remembered);
            Files.CreateFolder(Path.GetDirectoryName(path)!);
            Files.Replace(path, keys.HeadStore.Seal(Padding.Entry(clear), AdditionalData.Heads(keys.Study)));
            return true;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    internal static string DefaultFolder()
    {
        if (Environment.GetEnvironmentVariable("OFFRAMP_STATE") is { Length: > 0 } chosen) return chosen;
        if (OperatingSystem.IsWindows()) return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "offramp");
        string state = Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } xdg
            ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return Path.Combine(state, "offramp");
    }
}
