using System.Collections.Immutable;
using Microsoft.Playwright;
using Offramp.Cli;
using Offramp.Research;
using Offramp.Server;
using Offramp.Storage;

namespace Offramp.Browser.Tests;

/// <summary>A real workbench on a real port over the built page, in a folder of its own, with browsers in front of it.</summary>
internal sealed class Bench : IAsyncDisposable
{
    public const string Secret = "lantern harbour quiet";
    public const string Said = "They said the pay would come after the harvest. It never came, and nobody said why.";

    private static readonly Lazy<string> sample = new(MakeSample);

    private readonly Chromium chromium;
    private readonly List<IBrowserContext> browsers = [];
    private WorkbenchOptions options;
    private bool isRunning = true;

    private Bench(Chromium chromium, string folder, WorkbenchOptions options, WorkbenchHost host)
    {
        this.chromium = chromium;
        this.options = options;
        Folder = folder;
        Host = host;
    }

    public WorkbenchHost Host { get; private set; }

    public string Folder { get; }

    /// <summary>A workbench over a study of one text and the codes "pay" and "trust".</summary>
    public static Task<Bench> Small(Chromium chromium) => Start(chromium, (folder, storage) => SmallStudy(Path.Combine(folder, "small.offramp"), storage));

    /// <summary>A workbench over the sample study.</summary>
    public static Task<Bench> Sample(Chromium chromium) => Start(chromium, static (folder, _) =>
    {
        string file = Path.Combine(folder, "sample.offramp");
        File.Copy(sample.Value, file);
        return file;
    });

    /// <summary>A workbench over a study of one interview, turn by turn, and the codes "pay" and "trust".</summary>
    public static Task<Bench> Over(Chromium chromium, (string Name, (string Speaker, string Said)[] Turns) talk) => Start(chromium, (folder, storage) =>
    {
        string file = SmallStudy(Path.Combine(folder, "talk.offramp"), storage, withArticle: false);
        using Passphrase passphrase = Passphrase.Entered(Secret);
        using OpenStudy open = OpenStudy.Open(file, passphrase, Access.Write, storage);
        var text = new System.Text.StringBuilder();
        var turns = ImmutableArray.CreateBuilder<Turn>();
        foreach ((string speaker, string said) in talk.Turns)
        {
            int start = text.Length;
            text.Append(speaker).Append(": ");
            int words = text.Length;
            text.Append(said);
            turns.Add(new Turn(turns.Count + 1, start, words, text.Length, speaker, null));
            text.Append('\n');
        }
        Granted(open.Record((study, fresh) => SourcesDecisions.Add(
            study, SourceKind.Interview, new ImportedText { Name = talk.Name, Text = text.ToString(), Turns = turns.ToImmutable() }, OnTakenName.Refuse, fresh)));
        return file;
    });

    /// <summary>A workbench for which no study was named.</summary>
    public static Task<Bench> Empty(Chromium chromium) => Start(chromium, static (_, _) => null);

    /// <summary>A browser of its own, in by a one-time link, not unlocked.</summary>
    public async Task<IPage> NewLockedPage(int width = 1440, int height = 900)
    {
        IBrowserContext browser = await chromium.NewBrowser(width, height);
        browsers.Add(browser);
        return await EnterIn(browser);
    }

    /// <summary>A browser of its own with the study open, at a place such as <c>/code</c>.</summary>
    public async Task<IPage> NewPage(string place = "/overview", int width = 1440, int height = 900)
    {
        IPage page = await NewLockedPage(width, height);
        await Unlock(page);
        await Go(page, place);
        return page;
    }

    /// <summary>A tab that comes in by a link of its own.</summary>
    public async Task<IPage> EnterIn(IBrowserContext browser)
    {
        IPage page = await browser.NewPageAsync();
        await page.GotoAsync(Host.NewLink());
        return page;
    }

    /// <summary>Types the passphrase where it is asked for; where another page has opened the study, nothing is asked.</summary>
    public async Task Unlock(IPage page)
    {
        ILocator field = page.GetByLabel("Passphrase", new() { Exact = true });
        await field.Or(page.Locator(".workbench")).First.WaitForAsync();
        if (await field.CountAsync() > 0)
        {
            await field.FillAsync(Secret);
            await field.PressAsync("Enter");
        }
        await page.Locator(".workbench").WaitForAsync();
    }

    /// <summary>Goes to a place in the page, as a link in it would.</summary>
    public static async Task Go(IPage page, string place)
    {
        // The page that is left stays until the next one has come: what it shows is marked, so that nobody takes it for the next.
        await page.EvaluateAsync("""
            place => {
              const stage = at => at.split('/')[1]?.split('?')[0];
              if (stage(location.hash) !== stage(place))
                for (const left of document.querySelectorAll('main h1, main [data-page-ready]')) left.setAttribute('data-left', '');
              location.hash = place;
            }
            """, place);
        try
        {
            await page.Locator("main h1:not([data-left]), main [data-page-ready]:not([data-left])").First.WaitForAsync(new() { Timeout = 10_000 });
        }
        catch (TimeoutException)
        {
            // It was there already, or is slow: what the test waits for next tells.
        }
    }

    /// <summary>The words that are selected, once some are.</summary>
    public static async Task<string> Selected(IPage page)
    {
        for (int tries = 0; tries < 100; tries++)
        {
            string words = await page.EvaluateAsync<string>("getSelection().toString()");
            if (words.Length > 0) return words;
            await Task.Delay(50);
        }
        return "";
    }

    /// <summary>Ends the program as Ctrl-C does: pages hear of the lock. For a kill that says nothing, see <see cref="RealProgram"/>.</summary>
    public async Task Stop()
    {
        options = options with { Port = Host.Port };
        isRunning = false;
        await Host.DisposeAsync();
    }

    /// <summary>Starts it again on the same port.</summary>
    public async Task Restart()
    {
        Host = await WorkbenchHost.Start(options);
        isRunning = true;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IBrowserContext browser in browsers) await browser.DisposeAsync();
        if (isRunning) await Host.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<Bench> Start(Chromium chromium, Func<string, StorageOptions, string?> study)
    {
        Assert.SkipWhen(Chromium.Program is null, "Chromium is not installed: the page is not looked at in a browser.");
        string folder = Directory.CreateTempSubdirectory("offramp-browser-").FullName;
        StorageOptions storage = StorageOf(folder);
        var options = new WorkbenchOptions { Storage = storage, File = study(folder, storage), PageFolder = Chromium.PageFolder, MakeSample = SampleStudy.Make };
        return new Bench(chromium, folder, options, await WorkbenchHost.Start(options));
    }

    private static StorageOptions StorageOf(string folder) => new() { StateFolder = Path.Combine(folder, "state"), AllowTestKdf = true, Durable = false };

    // Made once for all tests of a run, which copy it.
    private static string MakeSample()
    {
        string folder = Directory.CreateTempSubdirectory("offramp-sample-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        string file = Path.Combine(folder, "sample.offramp");
        using Passphrase passphrase = Passphrase.Entered(Secret);
        SampleStudy.Make(file, passphrase, StorageOf(folder));
        return file;
    }

    private static string SmallStudy(string file, StorageOptions storage, bool withArticle = true)
    {
        using Passphrase passphrase = Passphrase.Entered(Secret);
        using OpenStudy open = OpenStudy.Create(file, passphrase, "The lantern coast", "Mira Roshan", storage);
        if (withArticle)
            Granted(open.Record((study, fresh) => SourcesDecisions.Add(study, SourceKind.Publication, new ImportedText { Name = "article", Text = Said }, OnTakenName.Refuse, fresh)));
        foreach (string code in (string[])["pay", "trust"])
            Granted(open.Record((_, fresh) =>
            {
                Id<Holder> holder = fresh.Id<Holder>();
                return (Outcome<Change>)new CodeAdded(fresh.Id<Code>(), holder, new Words(holder, code), null, [], null, null);
            }));
        return file;
    }

    private static void Granted(Outcome<Act> outcome) => Assert.Null(outcome.Refusal);
}
