using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

/// <summary>A page as people see it: light and dark.</summary>
internal static class Seen
{
    /// <summary>Nothing on the page keeps anybody out, as far as axe can tell, in light and in dark.</summary>
    public static async Task ForAll(IPage page)
    {
        foreach (ColorScheme scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await In(page, scheme);
            await Clean(page, scheme.ToString());
        }
        await In(page, ColorScheme.Light);
    }

    /// <summary>Shows the page in light or dark.</summary>
    public static async Task In(IPage page, ColorScheme scheme)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await page.Locator($"html[data-mantine-color-scheme={(scheme == ColorScheme.Dark ? "dark" : "light")}]").WaitForAsync();
    }

    /// <summary>axe finds nothing on the page as it stands.</summary>
    public static async Task Clean(IPage page, string how = "")
    {
        AxeResult found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, $"{how}: " + string.Join('\n', found.Violations.Select(static v =>
            $"{v.Id} ({v.Impact}): {v.Help}\n" + string.Join('\n', v.Nodes.Take(5).Select(static node => $"    {node.Target} {node.Html}")))));
    }

    /// <summary>Keeps a picture in the folder that <c>OFFRAMP_PICTURES</c> names; nothing without it.</summary>
    public static async Task Picture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("OFFRAMP_PICTURES") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }
}
