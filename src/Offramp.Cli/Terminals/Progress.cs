using Offramp.Research;
using Spectre.Console;

namespace Offramp.Cli;

/// <summary>A bar that says what long work is at, where a person watches; a script sees nothing of it. It is gone when the work is done.</summary>
internal sealed class Progress : IDisposable
{
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task? shown;
    private ProgressTask? bar;

    /// <summary>Shows the bar.</summary>
    public Progress(Terminal terminal)
    {
        if (!terminal.IsInteractive) return;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        using var begun = new ManualResetEventSlim();
        shown = console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                bar = context.AddTask("…");
                bar.IsIndeterminate = true;
                begun.Set();
                await finished.Task;
            });
        begun.Wait();
    }

    /// <summary>Says the next step, of which it is not known how long it takes.</summary>
    public void Say(string code, params MessageValue[] values)
    {
        if (bar is null) return;
        bar.Description = Markup.Escape(Messages.English.Say(code, values));
        bar.IsIndeterminate = true;
    }

    /// <summary>Says how far the work is.</summary>
    public void Count(int done, int of, string code, params MessageValue[] values)
    {
        if (bar is null) return;
        Say(code, values);
        bar.IsIndeterminate = false;
        bar.MaxValue = Math.Max(1, of);
        bar.Value = done;
    }

    /// <summary>Takes the bar away; doing it again does nothing.</summary>
    public void Dispose()
    {
        finished.TrySetResult();
        shown?.GetAwaiter().GetResult();
    }
}
