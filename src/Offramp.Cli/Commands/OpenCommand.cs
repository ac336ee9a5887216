using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Offramp.Research;
using Offramp.Server;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>The workbench in the browser.</summary>
internal static class OpenCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var file = new Argument<string?>("FILE") { Description = "The study's file. Default: --study or OFFRAMP_STUDY, else chosen in the page.", Arity = ArgumentArity.ZeroOrOne };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Print the link and start no browser." };
        Option<int?> port = Numbers.Option("--port", "The port, from 1024. Default: the last one if it is free, else any free one.");
        var command = new Command("open", "Open the workbench in the browser, on this computer alone, until Ctrl-C.") { file, noBrowser, port };
        command.SetAction((parsed, cancelled) => Run(
            door, parsed.GetValue(file) ?? parsed.GetValue(door.Study) ?? door.Terminal.Environment("OFFRAMP_STUDY"),
            parsed.GetValue(port), parsed.GetValue(noBrowser), cancelled));
        return command;
    }

    private static async Task<int> Run(Door door, string? file, int? port, bool noBrowser, CancellationToken cancelled)
    {
        if (port is < 1024 or > 65535) throw door.Refuse(Refusal.Of("cli.port-unreadable", ("port", port.Value)));
        if (file is { Length: > 0 } && !File.Exists(file)) throw new FileMissingException(Path.GetFileName(file));
        WorkbenchHost host;
        try
        {
            host = await WorkbenchHost.Start(new WorkbenchOptions
            {
                File = string.IsNullOrEmpty(file) ? null : file,
                Port = port,
                PageFolder = Path.Combine(AppContext.BaseDirectory, "web"),
                Storage = door.Options,
                MakeSample = File.Exists(Path.Combine(SampleStudy.Folder, ManifestImport.FileName)) ? SampleStudy.Make : null,
                OnDefect = (trace, defect) => door.Say("cli.workbench-defect", ("trace", trace), ("place", CommandLine.PlaceOf(defect))),
            });
        }
        catch (IOException) when (port is not null)
        {
            door.Say("cli.port-taken", ("port", port.Value));
            return CommandLine.NotPossible;
        }
        await using (host)
        {
            if (!host.HasPage) door.Say("cli.page-not-built");
            if (!noBrowser && !Browse(host.NewRedirect())) door.Say("cli.workbench-browser-failed");
            // The result: a script may read it.
            door.Terminal.Out.WriteLine(Messages.English.Say("cli.workbench-at", ("link", host.NewLink())));
            door.Terminal.Out.Flush();
            door.Say("cli.workbench-hint");
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(host.Stopping, cancelled);
            if (door.Terminal.IsInteractive) GiveLinks(door, host, ends.Token);
            await Task.Delay(Timeout.Infinite, ends.Token).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
        door.Say("cli.workbench-stopped");
        return 0;
    }

    // A thread of its own: reading a line cannot be given up, and must not keep the program from ending.
    private static void GiveLinks(Door door, WorkbenchHost host, CancellationToken ended) => new Thread(() =>
    {
        while (door.Terminal.In.ReadLine() is not null && !ended.IsCancellationRequested)
            door.Say("cli.link-new", ("link", host.NewLink()));
    })
    { IsBackground = true }.Start();

    private static bool Browse(string? page)
    {
        if (page is null) return false;
        try
        {
            using Process? started = Process.Start(new ProcessStartInfo(page) { UseShellExecute = true });
            return true;
        }
        catch (Exception trouble) when (trouble is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
