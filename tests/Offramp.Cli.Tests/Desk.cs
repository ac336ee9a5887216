using System.Runtime.CompilerServices;
using System.Text.Json;
using Offramp.Storage;

namespace Offramp.Cli.Tests;

/// <summary>A folder with a study in it, and the command line run in this process over it, with a key derivation that costs nothing.</summary>
internal sealed class Desk : IDisposable
{
    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal)
    {
        ["OFFRAMP_PASSPHRASE"] = "a passphrase of the tests",
    };

    /// <summary>A new, empty folder.</summary>
    public Desk()
    {
        Folder = Directory.CreateTempSubdirectory("offramp-cli-").FullName;
        Set("OFFRAMP_STUDY", At("a.offramp"));
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The folder in which the machine remembers studies; another one is another machine.</summary>
    public string Machine { get; set; } = "state";

    /// <summary>A path in the folder.</summary>
    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>Sets an environment variable for the commands that follow; null removes it.</summary>
    public void Set(string name, string? value)
    {
        if (value is null) environment.Remove(name);
        else environment[name] = value;
    }

    /// <summary>Writes a file into the folder and gives its path.</summary>
    public string File(string name, string text)
    {
        System.IO.File.WriteAllText(At(name), text);
        return At(name);
    }

    /// <summary>Runs a command that must succeed and gives what it printed.</summary>
    public string Run(params string[] args)
    {
        Answer answer = Try(args);
        Assert.True(answer.Exit == 0, $"offramp {string.Join(' ', args)} gave {answer.Exit}: {answer.Error}");
        return answer.Out;
    }

    /// <summary>Runs a command that must succeed and reads the JSON that it printed.</summary>
    public JsonElement Json(params string[] args) => JsonDocument.Parse(Run([.. args, "--json"])).RootElement;

    /// <summary>Runs a command with what is typed in.</summary>
    public Answer Try(string[] args, string typed = "")
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Terminal terminal = Terminal(output, error, typed);
        var options = new StorageOptions { StateFolder = At(Machine), AllowTestKdf = true, Who = "tests" };
        int exit = CommandLine.Run(args, terminal, options);
        return new Answer(exit, output.ToString(), error.ToString());
    }

    /// <summary>A terminal that nobody sits at.</summary>
    public Terminal Terminal(TextWriter? output = null, TextWriter? error = null, string typed = "")
    {
        var input = new StringReader(typed);
        return new Terminal
        {
            In = input,
            Out = output ?? TextWriter.Null,
            Error = error ?? TextWriter.Null,
            Environment = name => environment.GetValueOrDefault(name),
            IsInteractive = false,
            Width = 120,
            ReadSecret = input.ReadLine,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>A file beside the repository in <c>../shared</c>; the test is skipped where that folder is not.</summary>
    public static string Shared(string path, [CallerFilePath] string here = "")
    {
        for (DirectoryInfo? folder = new FileInfo(here).Directory; folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", path);
            if (System.IO.File.Exists(candidate)) return candidate;
        }
        Assert.Skip($"shared/{path} is not beside this repository");
        return "";
    }
}

/// <summary>What a command answered.</summary>
internal sealed record Answer(int Exit, string Out, string Error);
