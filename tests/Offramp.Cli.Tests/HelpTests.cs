using System.CommandLine;
using System.Text;
using Offramp.Storage;

namespace Offramp.Cli.Tests;

/// <summary>The grammar as people see it, held against an approved text.</summary>
public class HelpTests
{
    [Fact]
    public void The_tree_of_commands_is_the_approved_one()
    {
        using var desk = new Desk();
        string approved = Path.Combine(Path.GetDirectoryName(Here())!, "..", "approved", "help-tree.txt");
        var text = new StringBuilder();
        Describe(CommandLine.Tree(new Door(desk.Terminal(), new StorageOptions())), 0, text);
        if (Environment.GetEnvironmentVariable("OFFRAMP_APPROVE") == "1") File.WriteAllText(approved, text.ToString());
        Assert.Equal(File.ReadAllText(approved), text.ToString());
    }

    [Fact]
    public void Every_command_and_option_says_what_it_is_for()
    {
        using var desk = new Desk();
        string[] silent = [.. Everything(CommandLine.Tree(new Door(desk.Terminal(), new StorageOptions())))
            .SelectMany(command => ((IEnumerable<Symbol>)[command, .. command.Options, .. command.Arguments]).Where(symbol => string.IsNullOrWhiteSpace(symbol.Description))
                .Select(symbol => $"{command.Name} {symbol.Name}"))];
        Assert.Empty(silent);
    }

    [Fact]
    public void Help_of_every_command_is_shown_and_names_it()
    {
        using var desk = new Desk();
        foreach (Command command in CommandLine.Tree(new Door(desk.Terminal(), new StorageOptions())).Subcommands)
            Assert.Contains($" {command.Name} ", desk.Run(command.Name, "--help"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_shows_examples_that_the_grammar_takes()
    {
        using var desk = new Desk();
        RootCommand root = CommandLine.Tree(new Door(desk.Terminal(), new StorageOptions()));
        Command[] acting = [.. Everything(root).Where(static command => command.Subcommands.Count == 0 || command.Action is not null)];
        Assert.Equal(acting.Select(Examples.PathOf).Append("").Distinct().Order(StringComparer.Ordinal), Examples.Lines.Keys.Order(StringComparer.Ordinal));
        foreach ((string path, string[] lines) in Examples.Lines)
        {
            foreach (string line in lines)
            {
                ParseResult parsed = root.Parse([.. StagePagesTests.Words(line).Skip(1)]);
                Assert.True(parsed.Errors.Count == 0, $"{line}: {string.Join("; ", parsed.Errors.Select(static error => error.Message))}");
                if (path.Length > 0) Assert.Equal(path, Examples.PathOf(parsed.CommandResult.Command));
            }
            Assert.Contains(lines[0], desk.Run([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<Command> Everything(Command command) => command.Subcommands.SelectMany(Everything).Prepend(command);

    private static void Describe(Command command, int depth, StringBuilder text)
    {
        string space = new(' ', depth * 2);
        string arguments = string.Concat(command.Arguments.Select(a => " " + a.Name));
        text.Append(space).Append(command is RootCommand ? "offramp" : command.Name).Append(arguments).Append('\n');
        foreach (Option option in command.Options.Where(o => o is not System.CommandLine.Help.HelpOption and not VersionOption))
            text.Append(space).Append("    ").Append(option.Name).Append(option.Required ? " (required)" : "").Append('\n');
        foreach (Command below in command.Subcommands) Describe(below, depth + 1, text);
    }

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string here = "") => here;
}
