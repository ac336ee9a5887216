using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

/// <summary>A page as people see it: light and dark, in both directions.</summary>
internal static class Seen
{
    /// <summary>Nothing on the page keeps anybody out, as far as axe can tell: in light and in dark, from left to right and, in Persian, from right to left.</summary>
    /// <param name="page">The page as it is to be looked at.</param>
    /// <param name="again">Brings it there again after it was loaded anew in the other language, where its address does not.</param>
    public static async Task ForAll(IPage page, Func<Task>? again = null)
    {
        foreach (string language in (string[])["en", "fa"])
        {
            if (language != "en") await Speak(page, language, again);
            foreach (ColorScheme scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await In(page, scheme);
                await Clean(page, $"{scheme}, {language}");
            }
        }
        await In(page, ColorScheme.Light);
        await Speak(page, "en", again);
    }

    /// <summary>The same for a page with something open over it, in the language that it speaks: nothing is loaded anew.</summary>
    public static async Task AsItStands(IPage page, string how = "")
    {
        foreach (ColorScheme scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await In(page, scheme);
            await Clean(page, $"{scheme} {how}");
        }
        await In(page, ColorScheme.Light);
    }

    /// <summary>Chooses a language as the settings do, and loads the page anew. A page that was not let in chooses none.</summary>
    public static async Task Speak(IPage page, string language, Func<Task>? again = null)
    {
        bool isIn = await page.EvaluateAsync<bool>("""
            async language => {
              const session = sessionStorage.getItem('offramp.session');
              if (session === null) return false;
              const headers = { Authorization: `Bearer ${session}`, 'Content-Type': 'application/json' };
              const known = await (await fetch('/api/preferences', { headers })).json();
              await fetch('/api/preferences', { method: 'PUT', headers, body: JSON.stringify({ ...known, language }) });
              return true;
            }
            """, language);
        if (!isIn) return;
        await page.ReloadAsync();
        await page.Locator($"html[lang={language}]").WaitForAsync();
        await page.Locator("h1, [data-page-ready]").First.WaitForAsync();
        if (again is not null) await again();
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
