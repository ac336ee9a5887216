using Microsoft.Playwright;
using Offramp.Server;

namespace Offramp.Bench;

/// <summary>What a person waits for on the page of coding: a text of 300,000 characters with 2,000 codings in a headless Chromium.</summary>
internal static class WorkbenchMeasures
{
    private const int Runs = 5;

    private static readonly WorkloadSize Size = new(1, 300_000, 200, 2_000, 11, 0);

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Measures, and ends with 2 where there is no browser or no built page.</summary>
    public static async Task<int> Run(string page)
    {
        string? program = Environment.GetEnvironmentVariable("OFFRAMP_CHROMIUM") ?? Browsers.FirstOrDefault(File.Exists);
        if (program is null || !File.Exists(Path.Combine(page, "index.html")))
        {
            Console.Error.WriteLine("Chromium is not installed, or the page is not built in web/dist: run 'npm run build' in web.");
            return 2;
        }
        string folder = Directory.CreateTempSubdirectory("offramp-bench-").FullName;
        try
        {
            string study = Path.Combine(folder, "w.offramp");
            new Workload(Size).Write(Path.Combine(folder, "w"));
            foreach (Series _ in ImportMeasures.Of(Path.Combine(folder, "w"), study, 1)) { }
            await using WorkbenchHost host = await WorkbenchHost.Start(new WorkbenchOptions { Storage = ImportMeasures.OptionsFor(study), File = study, PageFolder = page });
            using IPlaywright playwright = await Playwright.CreateAsync();
            await using IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = ["--no-sandbox"] });
            IPage tab = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
            await Enter(tab, host.NewLink());
            Console.WriteLine(Series.Heading);
            foreach (Series series in await Measure(tab)) Console.WriteLine(series);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Enter(IPage tab, string link)
    {
        await tab.GotoAsync(link);
        ILocator passphrase = tab.GetByLabel("Passphrase", new() { Exact = true });
        await passphrase.FillAsync(ImportMeasures.EnteredPassphrase);
        await passphrase.PressAsync("Enter");
        await tab.Locator(".workbench").WaitForAsync();
        await tab.EvaluateAsync(WorkbenchScripts.Tools);
        await tab.EvaluateAsync("location.hash = '#/code'");
        await Whole(tab);
    }

    private static async Task<List<Series>> Measure(IPage tab)
    {
        string document = await tab.EvaluateAsync<string>("location.hash");
        List<double> first = [], whole = [], coded = [], mounting = [], scrolling = [], frames = [];
        for (int run = 0; run <= Runs; run++)
        {
            await tab.EvaluateAsync("location.hash = '#/overview'");
            await tab.Locator(".text-scroller").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            // Whatever the other page still does is not of this one.
            await tab.WaitForTimeoutAsync(500);
            double[] times = await tab.EvaluateAsync<double[]>("place => measuring.open(place)", document);
            first.Add(times[0]);
            whole.Add(times[1]);
            mounting.Add(times[2]);
            double[] scrolled = await tab.EvaluateAsync<double[]>("() => measuring.scroll(240)");
            scrolling.Add(scrolled[0]);
            frames.Add(scrolled[1]);
            coded.Add(await CodeOne(tab, run));
        }
        return
        [
            Series.Of("first viewport with its codings painted", first),
            Series.Of("all turns in the page", whole),
            Series.Of("longest task until then", mounting),
            Series.Of("a new coding painted after the key", coded),
            Series.Of("longest task while scrolling through it in 240 steps", scrolling),
            Series.Of("longest frame while scrolling", frames),
        ];
    }

    // Each run codes another turn: the same passage is not coded twice.
    private static async Task<double> CodeOne(IPage tab, int run)
    {
        if (run == 0)
        {
            await Press(tab, "j", "s", "c");
            await tab.Keyboard.TypeAsync("code_004");
            await Press(tab, "Enter");
            await tab.WaitForTimeoutAsync(500);
            await Press(tab, "j", "s");
        }
        else
        {
            for (int turn = 0; turn < run + 2; turn++) await Press(tab, "j");
            await Press(tab, "s");
        }
        await tab.WaitForTimeoutAsync(300);
        await tab.EvaluateAsync("() => { measuring.expectMark(); }");
        await Press(tab, ".");
        return await tab.EvaluateAsync<double>("() => measuring.marked");
    }

    private static Task Whole(IPage tab) => tab.Locator("[data-whole=true]").WaitForAsync();

    private static async Task Press(IPage tab, params string[] keys)
    {
        foreach (string key in keys) await tab.Keyboard.PressAsync(key);
    }
}
