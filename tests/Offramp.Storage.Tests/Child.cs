using System.Diagnostics;

namespace Offramp.Storage.Tests;

/// <summary>A process of the crash program.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process process;

    private Child(Process process) => this.process = process;

    public static string Program => Path.Combine(AppContext.BaseDirectory, "Offramp.Storage.Crash.dll");

    public static Child Start(params string[] arguments) => StartWith("dotnet", [Program, .. arguments]);

    public static Child StartWith(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        return new Child(Process.Start(start)!);
    }

    public string? Line() => process.StandardOutput.ReadLine();

    public string[] Rest() => process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Kill() => process.Kill();

    public void Tell(string line) => process.StandardInput.WriteLine(line);

    public int Wait()
    {
        process.WaitForExit();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
