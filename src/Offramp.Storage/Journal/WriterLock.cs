using System.Globalization;
using System.Text;

namespace Offramp.Storage;

/// <summary>One writer at a time: an empty file beside the study, held open, that goes when its holder does; and one that names the holder.</summary>
/// <remarks>The system lets go of it when the process dies, however it dies. Should two writers ever slip past it, nothing is lost: each has a
/// chain of its own.</remarks>
internal sealed class WriterLock : IDisposable
{
    private const int MostShown = 200;

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
            // We never make a link: one that lies here would have us make or lock somebody else's file.
            if (new FileInfo(file).LinkTarget is not null) File.Delete(file);
            FileStreamOptions alone = Files.OwnerOnly(FileMode.OpenOrCreate, FileAccess.ReadWrite);
            alone.Options = FileOptions.DeleteOnClose;
            held = new FileStream(file, alone);
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
            // Made anew, never written over: what lies there may be a link to another file.
            File.Delete(holderFile);
            using var file = new FileStream(holderFile, Files.OwnerOnly(FileMode.CreateNew));
            file.Write(Encoding.UTF8.GetBytes(holder));
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
            // Anybody may have put it there: a little of it, shown as one line, and nothing of what is no plain file.
            if (new FileInfo(file) is not { Exists: true, Length: > 0, LinkTarget: null }) return "?";
            var first = new char[MostShown];
            using var reader = new StreamReader(file);
            int read = reader.ReadBlock(first);
            return string.Concat(first.Take(read).Where(static c => !char.IsControl(c)));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return "?";
        }
    }
}
