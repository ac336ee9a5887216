using Offramp.Research;

namespace Offramp.Cli;

/// <summary>Says on one line what long work is at, where a person watches; a script sees nothing of it.</summary>
internal sealed class Progress(Terminal terminal) : IDisposable
{
    private int shown;

    /// <summary>Says the next step over the last one.</summary>
    public void Say(string code, params MessageValue[] values)
    {
        if (!terminal.IsInteractive) return;
        string text = Messages.English.Say(code, values);
        terminal.Error.Write("\r" + text.PadRight(shown));
        terminal.Error.Flush();
        shown = text.Length;
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        if (shown == 0) return;
        terminal.Error.Write("\r" + new string(' ', shown) + "\r");
        shown = 0;
    }
}
