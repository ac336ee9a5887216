using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>What all commands share: which study, the passphrase, who codes, and how answers and refusals are said.</summary>
internal sealed class Door(Terminal terminal, StorageOptions options)
{
    /// <summary>Where the command reads and writes.</summary>
    public Terminal Terminal => terminal;

    /// <summary>How studies are opened.</summary>
    public StorageOptions Options => options;

    /// <summary>The day against which consents are held: words leave on the day on which the command runs.</summary>
    public DateOnly Today => DateOnly.FromDateTime(options.Clock.GetUtcNow().UtcDateTime);

    /// <summary>The study's file.</summary>
    public Option<string?> Study { get; } = new("--study")
    {
        Description = "The study's file. Default: the environment variable OFFRAMP_STUDY.",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>Where the passphrase is read from.</summary>
    public Option<int?> PassphraseFd { get; } = OfDescriptor();

    private static Option<int?> OfDescriptor()
    {
        Option<int?> option = Numbers.Option("--passphrase-fd",
            "Read the passphrase from this file descriptor. Default: OFFRAMP_PASSPHRASE (for tests and scripts), else a question.");
        option.Recursive = true;
        return option;
    }

    /// <summary>Who acts.</summary>
    public Option<string?> Coder { get; } = new("--coder")
    {
        Description = "Who is working: a coder's name or id. Default: OFFRAMP_CODER, else the study's first coder.",
        HelpName = "NAME",
        Recursive = true,
    };

    /// <summary>The options that stand on every command.</summary>
    public IEnumerable<Option> SharedOptions => [Study, PassphraseFd, Coder];

    /// <summary>An option that asks for JSON.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Write JSON for programs." };

    /// <summary>Says a message of the catalogue to the person.</summary>
    public void Say(string code, params MessageValue[] values) => terminal.Error.WriteLine(Messages.English.Say(code, values));

    /// <summary>Ends the command with a refusal.</summary>
    public CommandStoppedException Refuse(Refusal refusal)
    {
        terminal.Error.WriteLine(Messages.English.Say(refusal));
        return new CommandStoppedException(CommandLine.Refused);
    }

    /// <summary>What was granted, or the end of the command with the refusal said.</summary>
    public T Granted<T>(Outcome<T> outcome) => outcome.Refusal is { } refusal ? throw Refuse(refusal) : outcome.Value;

    /// <summary>The file of the study that the command speaks about.</summary>
    public string FileOf(ParseResult parsed)
    {
        string? file = parsed.GetValue(Study) ?? terminal.Environment("OFFRAMP_STUDY");
        if (!string.IsNullOrEmpty(file)) return file;
        Say("cli.no-study-named");
        throw new CommandStoppedException(CommandLine.NotUnderstood);
    }

    /// <summary>The passphrase that this command was given already; a descriptor or a prompt can be asked once only.</summary>
    public Passphrase? KnownPassphrase { get; private set; }

    /// <summary>Opens the study for reading; works beside a writer.</summary>
    public OpenStudy Read(ParseResult parsed) => Open(parsed, Access.Read);

    /// <summary>Opens the study for writing as the coder who was named.</summary>
    public OpenStudy Write(ParseResult parsed)
    {
        OpenStudy open = Open(parsed, Access.Write);
        try
        {
            if ((parsed.GetValue(Coder) ?? terminal.Environment("OFFRAMP_CODER")) is { Length: > 0 } name)
                open.Coder = Granted(Names.Coder(open.Study, name)).Id;
            return open;
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    /// <summary>Records one act, or ends the command with the refusal said.</summary>
    public Act Record(OpenStudy open, Func<Study, Fresh, Outcome<Change>> decide) => Granted(open.Record(decide));

    /// <summary>Records one act of many changes, or ends the command with the refusal said.</summary>
    public Act Record(OpenStudy open, Func<Study, Fresh, Outcome<ImmutableArray<Change>>> decide) => Granted(open.Record(decide));

    /// <summary>Opens the study for writing, records what a decision grants, and says what was done.</summary>
    public int Change(ParseResult parsed, Func<Study, Fresh, Outcome<Change>> decide)
    {
        using OpenStudy open = Write(parsed);
        return Did(open, Record(open, decide));
    }

    /// <summary>As <see cref="Change"/>, for an act of several changes.</summary>
    public int ChangeMany(ParseResult parsed, Func<Study, Fresh, Outcome<ImmutableArray<Change>>> decide)
    {
        using OpenStudy open = Write(parsed);
        return Did(open, Record(open, decide));
    }

    /// <summary>Says what was done, in the words of the history.</summary>
    public int Did(OpenStudy open, Act act)
    {
        terminal.Error.WriteLine(new HistoryViews(open.Study).Sentence(act));
        return 0;
    }

    /// <summary>The passphrase that opens a study: from the descriptor, the environment, or a question.</summary>
    public Passphrase Passphrase(ParseResult parsed, string variable = "OFFRAMP_PASSPHRASE", string question = "cli.ask-passphrase", bool fromDescriptor = true) =>
        Storage.Passphrase.Entered(PassphraseText(parsed, variable, question, fromDescriptor));

    /// <summary>A new passphrase: offered, asked for twice where a person types it, and refused where it is weak.</summary>
    public Passphrase NewPassphrase(ParseResult parsed, string variable = "OFFRAMP_PASSPHRASE", bool fromDescriptor = true)
    {
        bool asked = !(fromDescriptor && parsed.GetValue(PassphraseFd) is not null) && terminal.Environment(variable) is null;
        if (asked && terminal.IsInteractive) Say("cli.offer-passphrase", ("words", Storage.Passphrase.SixWords()));
        string text = PassphraseText(parsed, variable, "cli.ask-new-passphrase", fromDescriptor);
        if (asked && terminal.IsInteractive && !string.Equals(text, terminal.AskSecret(Messages.English.Say("cli.ask-passphrase-again")), StringComparison.Ordinal))
        {
            Say("cli.passphrases-differ");
            throw new CommandStoppedException(CommandLine.Refused);
        }
        return Granted(Storage.Passphrase.Chosen(text));
    }

    /// <summary>Whether the person agrees by typing a name again; <paramref name="yes"/> answers for a script.</summary>
    public bool Confirms(string question, string name, bool yes)
    {
        if (yes) return true;
        string? answer = terminal.Ask(question);
        return string.Equals(answer?.Trim(), name, StringComparison.Ordinal);
    }

    /// <summary>Says the problems of a foreign file as a table on the error stream.</summary>
    public void SayProblems(IReadOnlyCollection<Problem> problems)
    {
        foreach (Problem problem in problems.Take(50)) terminal.Error.WriteLine(Messages.English.Say(problem));
        if (problems.Count > 50) Say("cli.more-problems", ("count", problems.Count - 50));
    }

    private OpenStudy Open(ParseResult parsed, Access access)
    {
        string file = FileOf(parsed);
        NeedsFile(file);
        KnownPassphrase ??= Passphrase(parsed);
        OpenStudy open = OpenStudy.Open(file, KnownPassphrase, access, options);
        foreach (Note warning in open.Warnings) terminal.Error.WriteLine(Messages.English.Say(warning));
        if (open.Study.Conflicts.Count > 0) Say("cli.conflicts", ("count", open.Study.Conflicts.Count));
        return open;
    }

    private string PassphraseText(ParseResult parsed, string variable, string question, bool fromDescriptor)
    {
        string? typed = fromDescriptor && parsed.GetValue(PassphraseFd) is { } descriptor
            ? ReadLine(descriptor)
            : terminal.Environment(variable) ?? terminal.AskSecret(Messages.English.Say(question));
        if (!string.IsNullOrEmpty(typed)) return typed;
        Say("cli.no-passphrase");
        throw new CommandStoppedException(CommandLine.NotPossible);
    }

    private string? ReadLine(int descriptor)
    {
        try
        {
            using var handle = new SafeFileHandle(descriptor, ownsHandle: false);
            using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 1);
            using var reader = new StreamReader(stream, new UTF8Encoding(false));
            return reader.ReadLine();
        }
        // A descriptor that nobody opened, or one for writing only.
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Say("cli.descriptor-unreadable", ("descriptor", descriptor));
            throw new CommandStoppedException(CommandLine.NotPossible);
        }
    }

    /// <summary>Ends the command where the folder that a new file is to stand in is not there: before anything is asked, done or noted.</summary>
    public void NeedsFolderOf(string path) => NeedsFolder(Path.GetDirectoryName(Path.GetFullPath(path)) ?? path);

    /// <summary>Ends the command where a folder is not there.</summary>
    public void NeedsFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
        Say("cli.folder-missing", ("folder", folder));
        throw new CommandStoppedException(CommandLine.NotPossible);
    }

    /// <summary>Ends the command where a file that is to be read is not there, or is a folder.</summary>
    public void NeedsFile(string path)
    {
        if (File.Exists(path)) return;
        if (!Directory.Exists(path)) throw new FileMissingException(Path.GetFileName(path));
        Say("cli.file-is-folder", ("folder", path));
        throw new CommandStoppedException(CommandLine.NotUnderstood);
    }
}
