using System.Text;

namespace Offramp.Cli;

/// <summary>Where a command reads and writes: the process's own streams, or a test's.</summary>
internal sealed class Terminal
{
    /// <summary>What is typed or piped in.</summary>
    public required TextReader In { get; init; }

    /// <summary>Results, and nothing else: a program may read them.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Questions, notes, progress and errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Environment variables.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Whether a person sits there who can be asked.</summary>
    public required bool IsInteractive { get; init; }

    /// <summary>How many columns a line may have.</summary>
    public required int Width { get; init; }

    /// <summary>Reads a line without showing it; null at the end of input.</summary>
    public required Func<string?> ReadSecret { get; init; }

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfThisProcess()
    {
        bool interactive = !Console.IsInputRedirected && !Console.IsErrorRedirected;
        return new Terminal
        {
            In = Console.In,
            Out = Console.Out,
            Error = Console.Error,
            Environment = System.Environment.GetEnvironmentVariable,
            IsInteractive = interactive,
            Width = Console.IsOutputRedirected ? 120 : Math.Max(60, SafeWidth()),
            ReadSecret = interactive ? ReadKeysUnseen : Console.In.ReadLine,
        };
    }

    /// <summary>Asks a question and reads the answer.</summary>
    public string? Ask(string question)
    {
        Error.Write(question);
        Error.Flush();
        return In.ReadLine();
    }

    /// <summary>Asks for something that must not be seen.</summary>
    public string? AskSecret(string question)
    {
        Error.Write(question);
        Error.Flush();
        return ReadSecret();
    }

    private static int SafeWidth()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 80;
        }
    }

    private static string? ReadKeysUnseen()
    {
        var typed = new StringBuilder();
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
            {
                Console.Error.WriteLine();
                return typed.ToString();
            }
            if (key.Key == ConsoleKey.Backspace)
            {
                if (typed.Length > 0) typed.Length--;
            }
            else if (key.Key == ConsoleKey.D && key.Modifiers == ConsoleModifiers.Control && typed.Length == 0)
            {
                Console.Error.WriteLine();
                return null;
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }
    }
}
