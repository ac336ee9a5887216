namespace Offramp.Formats;

/// <summary>Takes in what others send, up to a limit.</summary>
internal static class BoundedBytes
{
    /// <summary>Reads a stream to its end; false as soon as it holds more than <paramref name="limit"/> bytes.</summary>
    public static bool TryRead(Stream stream, int limit, out byte[] bytes)
    {
        using var memory = new MemoryStream();
        byte[] buffer = new byte[81920];
        int count;
        while ((count = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (memory.Length + count > limit)
            {
                bytes = [];
                return false;
            }
            memory.Write(buffer, 0, count);
        }
        bytes = memory.ToArray();
        return true;
    }
}

/// <summary>File names from any system.</summary>
internal static class FileNames
{
    /// <summary>The name without its folders, whichever way their slashes lean.</summary>
    public static string Last(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>The name without its last extension; a name that is nothing else stays whole.</summary>
    public static string Stem(string name) => Path.GetFileNameWithoutExtension(name) is { Length: > 0 } stem ? stem : name;
}
