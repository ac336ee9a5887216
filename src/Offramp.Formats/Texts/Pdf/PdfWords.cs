using System.Diagnostics;
using System.Text;

namespace Offramp.Formats;

/// <summary>How far a program may go that reads one PDF.</summary>
/// <param name="Time">How long it may take.</param>
/// <param name="Memory">How many bytes it may hold.</param>
/// <param name="Output">How many bytes it may write.</param>
internal sealed record PdfLimits(TimeSpan Time, long Memory, int Output)
{
    /// <summary>The usual ones.</summary>
    public static readonly PdfLimits Default = new(TimeSpan.FromMinutes(2), 1024L * 1024 * 1024, 256 * 1024 * 1024);
}

/// <summary>What became of a PDF.</summary>
/// <param name="Words">Its words in UTF-8, a form feed behind each page; as far as they came.</param>
/// <param name="Problem">The code of the problem; null where there is none.</param>
internal sealed record PdfOutcome(byte[] Words, string? Problem)
{
    /// <summary>Nothing of its words.</summary>
    public override string ToString() => $"[{Words.Length} bytes]";
}

/// <summary>Has poppler's <c>pdftotext</c> take the words out of a PDF, as a child process that is ended when it goes too far.</summary>
/// <remarks>A PDF is a program's work to read, and poppler is what has met them all; in a process of its own its faults are not ours. The file goes in and
/// the words come out through pipes: neither is written to a disk, and no name of a file is said to it. It gets nothing of our environment, which may hold a passphrase.</remarks>
internal static class PdfWords
{
    private const int MostComplaints = 8 * 1024;
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(25);

    /// <summary>The program, where it is installed; null where it is not.</summary>
    public static string? Find(string? path)
    {
        string name = OperatingSystem.IsWindows() ? "pdftotext.exe" : "pdftotext";
        // A folder that is relative would make the program depend on where somebody stands.
        return (path ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>The words of a PDF.</summary>
    /// <param name="program">The program.</param>
    /// <param name="pdf">The file.</param>
    /// <param name="limits">How far it may go.</param>
    public static PdfOutcome Of(string program, byte[] pdf, PdfLimits limits)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true };
        foreach (string argument in (string[])["-enc", "UTF-8", "-eol", "unix", "-", "-"]) start.ArgumentList.Add(argument);
        string? system = Environment.GetEnvironmentVariable("SystemRoot");
        start.Environment.Clear();
        if (system is not null) start.Environment["SystemRoot"] = system;
        try
        {
            using Process process = Process.Start(start)!;
            return Followed(process, pdf, limits);
        }
        catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
        {
            return new([], "formats.pdf-needs-poppler");
        }
    }

    private static PdfOutcome Followed(Process process, byte[] pdf, PdfLimits limits)
    {
        using var words = new MemoryStream();
        using var complaints = new MemoryStream();
        Task feeding = Task.Run(() => Feed(process.StandardInput.BaseStream, pdf));
        Task<bool> reading = Task.Run(() => Take(process.StandardOutput.BaseStream, words, limits.Output, goesOn: false));
        Task<bool> listening = Task.Run(() => Take(process.StandardError.BaseStream, complaints, MostComplaints, goesOn: true));
        long began = Stopwatch.GetTimestamp();
        string? problem = null;
        while (!reading.Wait(Watch) && problem is null)
        {
            if (Stopwatch.GetElapsedTime(began) > limits.Time) problem = "formats.pdf-took-too-long";
            else if (Memory(process) > limits.Memory) problem = "formats.pdf-took-too-much";
        }
        if (problem is null && !reading.Result) problem = "formats.pdf-took-too-much";
        if (problem is null && !process.WaitForExit(limits.Time)) problem = "formats.pdf-took-too-long";
        if (problem is not null) End(process);
        // Its pipes are closed once it has ended, and with them what waits on them.
        Task.WaitAll(feeding, reading, listening);
        process.WaitForExit();
        return new(words.ToArray(), problem ?? Complaint(process.ExitCode, Encoding.UTF8.GetString(complaints.ToArray())));
    }

    // What could only be put together again from its pieces is read, too, and words may be missing from it.
    private static string? Complaint(int exit, string complaints) => (exit, complaints) switch
    {
        (not 0, _) when complaints.Contains("password", StringComparison.OrdinalIgnoreCase) => "formats.pdf-has-a-password",
        (not 0, _) => "formats.pdf-damaged",
        _ => complaints.Contains("Syntax Error", StringComparison.Ordinal) ? "formats.pdf-damaged" : null,
    };

    private static void Feed(Stream stream, byte[] pdf)
    {
        try
        {
            using (stream) stream.Write(pdf);
        }
        catch (IOException)
        {
            // It has read enough, or is gone; its words and its end say which.
        }
    }

    /// <summary>Takes what comes; false as soon as it is more than the limit, unless what goes beyond is only to be passed over.</summary>
    private static bool Take(Stream from, MemoryStream to, int limit, bool goesOn)
    {
        byte[] buffer = new byte[81920];
        try
        {
            int count;
            while ((count = from.Read(buffer, 0, buffer.Length)) > 0)
            {
                to.Write(buffer, 0, (int)Math.Min(count, limit - to.Length));
                if (to.Length == limit && !goesOn) return false;
            }
        }
        catch (IOException)
        {
            // The process was ended; what came before is there.
        }
        return true;
    }

    private static long Memory(Process process)
    {
        try
        {
            process.Refresh();
            return process.HasExited ? 0 : process.WorkingSet64;
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return 0;
        }
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime.
        }
    }
}
