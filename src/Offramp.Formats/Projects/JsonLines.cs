namespace Offramp.Formats;

/// <summary>Takes a stream line by line without making a string of any line.</summary>
internal sealed class JsonLines(Stream stream, int longestLine) : IDisposable
{
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool ended;

    /// <summary>The number of the line that was taken last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the line that was taken last was longer than is read; it is given empty.</summary>
    public bool WasTooLong { get; private set; }

    /// <summary>Gives the next line without its end; false after the last. The bytes are good until the next call.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        WasTooLong = false;
        int searched = 0;
        while (true)
        {
            int found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                line = Line(searched + found);
                start += searched + found + 1;
                return true;
            }
            searched = end - start;
            if (ended)
            {
                line = searched > 0 || WasTooLong ? Line(searched) : [];
                start = end;
                return searched > 0 || WasTooLong;
            }
            if (searched >= longestLine)
            {
                // Go on to the line's end without keeping it.
                WasTooLong = true;
                start = end = searched = 0;
            }
            Fill();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private ReadOnlySpan<byte> Line(int length)
    {
        ReadOnlySpan<byte> line = WasTooLong ? [] : buffer.AsSpan(start, length);
        if (Number++ == 0 && line.StartsWith(System.Text.Encoding.UTF8.Preamble)) line = line[3..];
        return line;
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }
        if (end == buffer.Length) Array.Resize(ref buffer, Math.Min(buffer.Length * 2, Math.Max(buffer.Length + 1, longestLine + 1)));
        int read = stream.Read(buffer, end, buffer.Length - end);
        ended = read == 0;
        end += read;
    }
}
