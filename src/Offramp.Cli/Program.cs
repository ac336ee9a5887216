using System.Runtime.InteropServices;
using System.Text;

namespace Offramp.Cli;

internal static class Program
{
    // Linux's number for "file size limit reached"; left alone it kills the process instead of failing the write.
    private const PosixSignal FileSizeLimit = (PosixSignal)25;

    private static int Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using PosixSignalRegistration? limit = OperatingSystem.IsLinux()
            ? PosixSignalRegistration.Create(FileSizeLimit, static signal => signal.Cancel = true)
            : null;
        if (OperatingSystem.IsLinux()) KeepMemoryFromDumps();
        return CommandLine.Run(args, Terminal.OfThisProcess());
    }

    // A core dump or another process of the same user would otherwise read words in clear.
    private static void KeepMemoryFromDumps()
    {
        const int SetDumpable = 4;
        try
        {
            _ = ProcessControl(SetDumpable, 0, 0, 0, 0);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library without prctl: the launcher's "ulimit -c 0" is what remains.
        }
    }

    [DllImport("libc", EntryPoint = "prctl")]
    private static extern int ProcessControl(int option, nuint second, nuint third, nuint fourth, nuint fifth);
}
