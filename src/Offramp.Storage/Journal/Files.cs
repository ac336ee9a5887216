namespace Offramp.Storage;

/// <summary>What a study asks of the file system beside SQLite.</summary>
internal static class Files
{
    /// <summary>The file itself where a link to it was named: by whatever name it is opened, its lock and its log lie in one place.</summary>
    /// <exception cref="FileMissingException">A link that leads nowhere or in a circle.</exception>
    public static string Resolve(string path)
    {
        string full = Path.GetFullPath(path);
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new FileMissingException(Path.GetFileName(full));
        }
    }

    /// <summary>Makes an empty file that only its owner may read; never takes one that is there.</summary>
    public static void CreateEmpty(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            new FileStream(path, OwnerOnly(FileMode.CreateNew)).Dispose();
        }
        catch (Exception trouble) when (trouble is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw new StudyReadOnlyException(name, trouble);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new AlreadyExistsException(name);
        }
        catch (IOException trouble)
        {
            throw new DiskFullException(trouble);
        }
    }

    /// <summary>Replaces a small file as a whole: after a loss of power the old or the new content stands there.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        string beside = $"{path}.{Environment.ProcessId}.new";
        using (var file = new FileStream(beside, OwnerOnly(FileMode.Create)))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Gives a finished file its name, once its content is on the disk; never takes a name that is taken.</summary>
    public static void Keep(string part, string path)
    {
        using (var file = new FileStream(part, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) file.Flush(flushToDisk: true);
        try
        {
            File.Move(part, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new AlreadyExistsException(Path.GetFileName(path));
        }
    }

    /// <summary>Makes a folder that only its owner may enter, unless it is there.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>How a file is opened that only its owner may read, should it be made thereby.</summary>
    public static FileStreamOptions OwnerOnly(FileMode mode, FileAccess access = FileAccess.Write)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
