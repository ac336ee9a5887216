using System.Globalization;

namespace Offramp.Storage;

/// <summary>One writer at a time: an empty file beside the study, held open, that goes when its holder does; and one that names the holder.</summary>
/// <remarks>The system lets go of it when the process dies, however it dies. Should two writers ever slip past it, nothing is lost: each has a
/// chain of its own.</remarks>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream held;
    private readonly string holderFile;

    private WriterLock(FileStream held, string holderFile)
    {
        this.held = held;
        this.holderFile = holderFile;
    }

    /// <summary>Takes the lock.</summary>
    /// <exception cref="StudyBusyException">Another process holds it; the exception names it.</exception>
    /// <exception cref="StudyReadOnlyException">The folder cannot be written.</exception>
    public static WriterLock Take(string path, string? who, DateTimeOffset now)
    {
        string file = path + ".lock";
        string holderFile = file + ".holder";
        FileStream held;
        try
        {
            held = new FileStream(file, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = FileOptions.DeleteOnClose,
            });
        }
        catch (UnauthorizedAccessException trouble)
        {
            throw new StudyReadOnlyException(Path.GetFileName(path), trouble);
        }
        catch (DirectoryNotFoundException)
        {
            throw new FileMissingException(Path.GetFileName(Path.GetDirectoryName(path)) ?? "");
        }
        catch (IOException trouble)
        {
            // A file system that is mounted read-only says no in the same way as a lock that is taken.
            if (!File.Exists(file)) throw new StudyReadOnlyException(Path.GetFileName(path), trouble);
            throw StudyBusyException.Writing(HolderIn(holderFile));
        }
        var taken = new WriterLock(held, holderFile);
        taken.Name(string.Create(CultureInfo.InvariantCulture,
            $"{who ?? "offramp"}, process {Environment.ProcessId} on {Environment.MachineName}, since {now.UtcDateTime:yyyy-MM-dd HH:mm} UTC"));
        return taken;
    }

    public void Dispose()
    {
        try
        {
            File.Delete(holderFile);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // It names a holder that is gone; the next one overwrites it.
        }
        held.Dispose();
    }

    private void Name(string holder)
    {
        try
        {
            File.WriteAllText(holderFile, holder);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // A full disk does not keep anybody from reading and from destroying what must be destroyed.
        }
    }

    private static string HolderIn(string file)
    {
        try
        {
            return File.ReadAllText(file) is { Length: > 0 } holder ? holder : "?";
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return "?";
        }
    }
}
