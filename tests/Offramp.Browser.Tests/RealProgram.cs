using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Browser.Tests;

/// <summary>The program itself, in a process of its own that can be killed: a kill says nothing to its pages.</summary>
internal sealed partial class RealProgram : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("offramp-real-").FullName;
    private readonly IBrowserContext browser;
    private Process? process;

    private RealProgram(IBrowserContext browser) => this.browser = browser;

    /// <summary>Where it listens, once it was started.</summary>
    public int Port { get; private set; }

    /// <summary>Starts the program over a study of one text and one code.</summary>
    public static async Task<RealProgram> Start(Chromium chromium)
    {
        var program = new RealProgram(await chromium.NewBrowser());
        program.MakeStudy();
        return program;
    }

    /// <summary>Starts it, again on the same port, and gives the link that it prints.</summary>
    public async Task<string> Run()
    {
        string web = Path.Combine(AppContext.BaseDirectory, "web");
        if (Directory.Exists(web)) Directory.Delete(web, recursive: true);
        CopyFolder(Chromium.PageFolder!, web);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "offramp.dll"), "open", File, "--no-browser"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            Environment = { ["OFFRAMP_STATE"] = Path.Combine(folder, "state") },
        };
        if (Port != 0)
        {
            start.ArgumentList.Add("--port");
            start.ArgumentList.Add(Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Link().Match(line) is not { Success: true } link) continue;
            Port = int.Parse(link.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            return link.Value;
        }
        throw new InvalidOperationException("The program ended without a link.");
    }

    /// <summary>A tab that comes in by a link.</summary>
    public async Task<IPage> Enter(string link)
    {
        IPage page = await browser.NewPageAsync();
        await page.GotoAsync(link);
        return page;
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await Kill();
        await browser.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string File => Path.Combine(folder, "study.offramp");

    private void MakeStudy()
    {
        using Passphrase passphrase = Passphrase.Entered(Bench.Secret);
        using OpenStudy open = OpenStudy.Create(File, passphrase, "The lantern coast", "Mira Roshan", new StorageOptions { StateFolder = Path.Combine(folder, "state") });
        Assert.Null(open.Record((_, fresh) =>
        {
            Id<Holder> holder = fresh.Id<Holder>();
            return (Outcome<Change>)new CodeAdded(fresh.Id<Code>(), holder, new Words(holder, "pay"), null, [], null, null);
        }).Refusal);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string place = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            System.IO.File.Copy(file, place);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:(\d+)/#\S+")]
    private static partial Regex Link();
}
