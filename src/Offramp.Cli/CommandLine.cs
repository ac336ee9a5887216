using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>The whole command line: its tree, and the one place where refusals, errors of the environment and defects become exit codes.</summary>
internal static class CommandLine
{
    /// <summary>A rule of the study said no.</summary>
    public const int Refused = 1;

    /// <summary>The command was not understood, or nothing could be read from a file.</summary>
    public const int NotUnderstood = 2;

    /// <summary>The environment said no: a passphrase, a file, a disk.</summary>
    public const int NotPossible = 3;

    /// <summary>A defect of the program.</summary>
    public const int Defect = 70;

    /// <summary>Runs one command and gives its exit code.</summary>
    /// <param name="args">The words after <c>offramp</c>.</param>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <param name="options">How studies are opened; null for the shipped program's own way.</param>
    public static int Run(string[] args, Terminal terminal, StorageOptions? options = null)
    {
        var door = new Door(terminal, options ?? new StorageOptions { Who = "offramp " + string.Join(' ', args.TakeWhile(static a => char.IsAsciiLetter(a.FirstOrDefault())).Take(2)) });
        try
        {
            // No response files: a study's name may begin with an @.
            ParseResult parsed = Tree(door).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples) return SayUsage(parsed, terminal);
            if (UnknownOption(parsed, args) is { } unknown) return SayUnknownOption(unknown, parsed, terminal);
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (CommandStoppedException stopped)
        {
            return stopped.ExitCode;
        }
        catch (StorageException problem)
        {
            terminal.Error.WriteLine(Messages.English.Say(problem.Code, problem.Values.AsSpan()));
            return NotPossible;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(Messages.English.Say("cli.file-problem", ("reason", problem.Message)));
            return NotPossible;
        }
#pragma warning disable CA1031 // The one edge where a defect is caught: no stack trace and no data reach the user.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine(Messages.English.Say("cli.defect", ("place", PlaceOf(defect))));
            return Defect;
        }
        finally
        {
            terminal.Out.Flush();
            terminal.Error.Flush();
        }
    }

    /// <summary>The tree of commands.</summary>
    public static RootCommand Tree(Door door)
    {
        var root = new RootCommand("Offramp: an evidence workbench for research with sensitive human sources. Everything stays in one sealed file on this computer.");
        foreach (HelpOption help in root.Options.OfType<HelpOption>())
            if (help.Action is HelpAction usual) help.Action = new HelpWithExamples(usual);
        foreach (Option option in door.SharedOptions) root.Add(option);
        foreach (Command command in (IEnumerable<Command>)
            [
                .. StudyCommands.All(door),
                ProtectionCommands.All(door),
                SourcesCommands.All(door),
                CodingCommands.All(door),
                ReportsCommands.All(door),
                SearchCommand.Make(door),
                ImportCommands.All(door),
                ExportCommands.All(door),
                MethodsCommands.All(door),
                .. HistoryCommands.All(door),
                .. KeyCommands.All(door),
                DemoCommand.Make(door),
                OpenCommand.Make(door),
            ])
        {
            root.Add(command);
        }
        return root;
    }

    // An argument that takes anything takes a mistyped option, too.
    private static string? UnknownOption(ParseResult parsed, string[] args) =>
        args.Contains("--") || parsed.Action is HelpWithExamples
            ? null
            : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(static argument => argument.Tokens).Select(static token => token.Value)
                .FirstOrDefault(static word => word.Length > 3 && word.StartsWith("--", StringComparison.Ordinal) && word.AsSpan(2).IndexOfAnyExceptInRange('a', 'z') is < 0 or > 0
                    && !word.Any(static c => char.IsWhiteSpace(c)));

    private static int SayUnknownOption(string option, ParseResult parsed, Terminal terminal)
    {
        terminal.Error.WriteLine(Messages.English.Say("cli.option-unknown", ("option", option)));
        terminal.Error.WriteLine(Messages.English.Say("cli.see-help", ("command", "offramp " + Examples.PathOf(parsed.CommandResult.Command))));
        return NotUnderstood;
    }

    private const string LocalCommandMissing = "Required command was not provided.";

    private static int SayUsage(ParseResult parsed, Terminal terminal)
    {
        // An unknown word leaves its command unfinished as well; that second error says nothing new.
        string[] errors = [.. parsed.Errors.Select(static error => error.Message).Distinct()];
        bool unknownWord = parsed.UnmatchedTokens.Count > 0;
        foreach (string error in errors.Where(e => !unknownWord || e != LocalCommandMissing)) terminal.Error.WriteLine(error);
        string path = Examples.PathOf(parsed.CommandResult.Command);
        terminal.Error.WriteLine(Messages.English.Say("cli.see-help", ("command", path.Length == 0 ? "offramp" : "offramp " + path)));
        return NotUnderstood;
    }

    /// <summary>Where a defect is. Type and method tell a developer where to look and carry no word of a study.</summary>
    internal static string PlaceOf(Exception defect) =>
        $"{defect.GetType().Name} in {defect.TargetSite?.DeclaringType?.Name}.{defect.TargetSite?.Name}";
}

/// <summary>The command cannot go on; why was already said.</summary>
internal sealed class CommandStoppedException(int exitCode) : Exception
{
    /// <summary>The exit code that says so.</summary>
    public int ExitCode { get; } = exitCode;
}
