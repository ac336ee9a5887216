using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Offramp.Browser.Tests.Chromium))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Offramp.Browser.Tests;

/// <summary>One Chromium for all tests of a run; each page has a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
    ];

    private const int Patience = 30_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The browser's program; null where there is none.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("OFFRAMP_CHROMIUM") is { Length: > 0 } named
        ? named
        : Places.FirstOrDefault(File.Exists);

    /// <summary>The folder of the built page; null where it is not built.</summary>
    public static string? PageFolder { get; } = FindPage();

    public async ValueTask InitializeAsync()
    {
        if (Program is null || PageFolder is null) return;
        // A machine that builds at the same time is slow; what never comes is waited for this long.
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>A browser of its own as far as pages can tell: no storage, no tabs. Skips the test, with the reason, where there is no Chromium or page.</summary>
    public async Task<IBrowserContext> NewBrowser(int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(Program is null, "Chromium is not installed: the page is not looked at in a browser.");
        Assert.SkipWhen(PageFolder is null, "The page is not built: run 'npm run build' in web.");
        IBrowserContext context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        return context;
    }

    /// <summary>A browser whose profile lies in a folder that can be looked into.</summary>
    public async Task<IBrowserContext> NewBrowserIn(string profile)
    {
        Assert.SkipWhen(Program is null, "Chromium is not installed: the page is not looked at in a browser.");
        Assert.SkipWhen(PageFolder is null, "The page is not built: run 'npm run build' in web.");
        return await playwright!.Chromium.LaunchPersistentContextAsync(profile, new BrowserTypeLaunchPersistentContextOptions { ExecutablePath = Program, Args = Arguments });
    }

    private static string? FindPage()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Offramp.slnx"))) continue;
            string built = Path.Combine(folder.FullName, "web", "dist");
            return File.Exists(Path.Combine(built, "index.html")) ? built : null;
        }
        return null;
    }
}
