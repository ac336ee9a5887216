using System.Diagnostics;
using System.Globalization;

namespace Offramp.Cli.Tests;

/// <summary>A study made by the program as it is shipped, its real key derivation included; made once for all these tests.</summary>
public sealed class ShippedStudy : IDisposable
{
    private readonly Desk desk = new();

    /// <summary>Makes the study.</summary>
    public ShippedStudy()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var first = new Shipped(desk.Folder);
        Shell made = first.Run($"offramp new {desk.At("a.offramp")} --title 'One talk' && offramp sources import {desk.File("talk.txt", Some.Free)}");
        Assert.True(made.Exit == 0, made.Error);
    }

    /// <summary>A copy of the study in a folder of its own.</summary>
    internal Shipped Copy()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("These tests speak to the program with Linux's signals and shell.");
        string folder = Directory.CreateTempSubdirectory("offramp-shipped-").FullName;
        File.Copy(desk.At("a.offramp"), Path.Combine(folder, "a.offramp"));
        return new Shipped(folder, ours: true);
    }

    /// <inheritdoc/>
    public void Dispose() => desk.Dispose();
}

/// <summary>What a shell command answered.</summary>
internal sealed record Shell(int Exit, string Out, string Error);

/// <summary>A folder with a study, and the shipped program run over it in a shell.</summary>
internal sealed class Shipped(string folder, bool ours = false) : IDisposable
{
    public const string Passphrase = "a passphrase of the tests";

    public string Folder => folder;

    public string Study => Path.Combine(folder, "a.offramp");

    public string Temporary => Path.Combine(folder, "tmp");

    /// <summary>Runs a script of bash in which <c>offramp</c> is the program.</summary>
    public Shell Run(string script)
    {
        using Process process = Start("bash", "-c", $"offramp() {{ dotnet {Program} \"$@\"; }}\n{script}");
        process.StandardInput.Close();
        return Rest(process);
    }

    /// <summary>Starts the program itself.</summary>
    public Process Begin(params string[] arguments) => Start("dotnet", [Program, .. arguments]);

    /// <summary>What a process still says, once it has ended.</summary>
    public static Shell Rest(Process process)
    {
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Shell(process.ExitCode, output, error.Result);
    }

    public void Dispose()
    {
        if (ours) Directory.Delete(folder, recursive: true);
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "offramp.dll");

    // The environment is the launcher's.
    private Process Start(string program, params string[] arguments)
    {
        Directory.CreateDirectory(Temporary);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true };
        foreach ((string name, string value) in (ReadOnlySpan<(string, string)>)
            [
                ("OFFRAMP_STUDY", Study), ("OFFRAMP_PASSPHRASE", Passphrase), ("XDG_STATE_HOME", Path.Combine(folder, "state")), ("TMPDIR", Temporary),
                ("DOTNET_EnableDiagnostics", "0"), ("DOTNET_TieredPGO", "0"), ("DOTNET_EnableWriteXorExecute", "0"),
            ])
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }
}

/// <summary>The program as it is shipped, in a real shell: what only a real process can show. Not more than thirty calls of it.</summary>
public class RealProgramTests(ShippedStudy shipped) : IClassFixture<ShippedStudy>
{
    [Fact]
    public void A_passphrase_comes_from_a_descriptor_and_nothing_is_left_in_the_temporary_folder()
    {
        using Shipped here = shipped.Copy();
        Shell right = here.Run($"unset OFFRAMP_PASSPHRASE; offramp sources list --json --passphrase-fd 3 3<<<'{Shipped.Passphrase}'");
        Assert.Equal(0, right.Exit);
        Assert.StartsWith("[\n{", right.Out, StringComparison.Ordinal);
        Shell wrong = here.Run("unset OFFRAMP_PASSPHRASE; offramp sources list --json --passphrase-fd 3 3<<<'not this one at all'");
        Assert.Equal(3, wrong.Exit);
        Assert.Equal("", wrong.Out);
        Shell none = here.Run("unset OFFRAMP_PASSPHRASE; offramp sources list");
        Assert.Equal(3, none.Exit);
        Assert.Contains("No passphrase was given", none.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(here.Temporary));
    }

    [Fact]
    public void Help_calls_the_program_by_its_name_and_a_wrong_word_ends_with_2()
    {
        using Shipped here = shipped.Copy();
        Shell help = here.Run("offramp protection consent --help");
        Assert.Contains("\n  offramp protection consent <PSEUDONYM>", help.Out, StringComparison.Ordinal);
        Shell wrong = here.Run("offramp sources lst");
        Assert.Equal(2, wrong.Exit);
        Assert.EndsWith("For help: offramp sources --help\n", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void While_one_writes_another_is_told_who_and_may_read()
    {
        using Shipped here = shipped.Copy();
        // Its question holds the study open for writing.
        using Process first = here.Begin("sources", "withdraw", "talk");
        var said = new System.Text.StringBuilder();
        while (!said.ToString().Contains("Type the name again", StringComparison.Ordinal) && first.StandardError.Read() is >= 0 and int c) said.Append((char)c);
        Shell second = here.Run("offramp undo");
        Assert.Equal(3, second.Exit);
        Assert.Contains(first.Id.ToString(CultureInfo.InvariantCulture), second.Error, StringComparison.Ordinal);
        Assert.Contains("offramp sources withdraw", second.Error, StringComparison.Ordinal);
        Shell reader = here.Run("offramp search harbour --json");
        Assert.Equal(0, reader.Exit);
        Assert.Contains("harbour", reader.Out, StringComparison.Ordinal);
        Shell copy = here.Run($"offramp backup {here.Study}.copy");
        Assert.Equal(0, copy.Exit);
        Assert.Contains("not noted", copy.Error, StringComparison.Ordinal);
        first.StandardInput.WriteLine("another name");
        Assert.Equal(1, Shipped.Rest(first).Exit);
    }

    [Fact]
    public void A_limit_on_the_size_of_files_reached_in_an_import_is_said_and_the_study_stays_whole()
    {
        using Shipped here = shipped.Copy();
        using var desk = new Desk();
        string project = Some.Project(desk, 800);
        Shell full = here.Run($"ulimit -f 1000; offramp import jsonl {project}");
        Assert.True(full.Exit == 3, $"gave {full.Exit}: {full.Error}");
        Assert.Contains("limit on the size of files", full.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", full.Error, StringComparison.Ordinal);
        Shell after = here.Run($"offramp verify --json && offramp sources list --json && offramp sources rename talk harbour-talk");
        Assert.True(after.Exit == 0, after.Error);
        Assert.Contains("\"whole\":true", after.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("talk-0", after.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(here.Temporary));
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    public void Stopped_in_the_middle_of_an_import_the_study_stays_whole(string signal)
    {
        using Shipped here = shipped.Copy();
        using var desk = new Desk();
        string project = Some.Project(desk, 3000);
        using Process import = here.Begin("import", "jsonl", project);
        // In the middle of sealing or writing: the journal beside the study begins to fill.
        string wal = here.Study + "-wal";
        while (!import.HasExited && !(File.Exists(wal) && new FileInfo(wal).Length > 100_000)) Thread.Sleep(2);
        using (var kill = Process.Start("kill", ["-" + signal, import.Id.ToString(CultureInfo.InvariantCulture)])) kill.WaitForExit();
        Shell stopped = Shipped.Rest(import);
        Assert.True(stopped.Exit is 137 or 130, $"was not stopped but ended with {stopped.Exit}: {stopped.Error}");
        Assert.DoesNotContain("   at ", stopped.Error, StringComparison.Ordinal);
        Shell after = here.Run("offramp verify --json && offramp sources list --json | grep -c '^{'");
        Assert.True(after.Exit == 0, after.Error);
        Assert.Contains("\"whole\":true", after.Out, StringComparison.Ordinal);
        // All of the import or none of it.
        Assert.Contains(after.Out.TrimEnd().Split('\n')[^1], (string[])["1", "3001"]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(here.Temporary));
    }

    [Fact]
    public void A_reader_who_has_seen_enough_ends_the_output_quietly()
    {
        using Shipped here = shipped.Copy();
        string text = Path.Combine(here.Folder, "long.txt");
        File.WriteAllLines(text, Enumerable.Range(0, 20_000).Select(static i => $"P-01: line {i} of a very long talk about boats"));
        Shell shell = here.Run($"offramp sources import {text} >&2 && offramp sources text long | head -1; offramp search boats --json | head -1");
        Assert.Equal(["P-01: line 0 of a very long talk about boats", "["], shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", shell.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be", shell.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Broken pipe", shell.Error, StringComparison.Ordinal);
    }
}
