using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

public class LanguageTests(Chromium chromium)
{
    [Fact]
    public async Task Persian_is_chosen_in_the_settings_and_the_page_a_refusal_and_the_history_follow_at_once()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewPage("/settings");
        Assert.Equal("ltr", await page.EvaluateAsync<string>("document.documentElement.dir"));
        await page.GetByLabel("Language", new() { Exact = true }).SelectOptionAsync("fa");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "تنظیمات" })).ToBeVisibleAsync();
        Assert.Equal("rtl fa", await page.EvaluateAsync<string>("document.documentElement.dir + ' ' + document.documentElement.lang"));
        // Mirrored in truth: the first place to go to stands to the right of the last, and the name of the program on the right side.
        Assert.True(await page.EvaluateAsync<bool>("""
            (() => {
              const links = [...document.querySelectorAll('nav a')].map((a) => a.getBoundingClientRect().x);
              return links.length > 3 && links[0] > links.at(-1);
            })()
            """));
        await Seen.Clean(page, "Persian settings");
        await Seen.Picture(page, "settings-fa");

        ILocator coder = page.GetByLabel("کدگذار تازه");
        await coder.FillAsync("Mira Roshan");
        await page.GetByRole(AriaRole.Button, new() { Name = "افزودن کدگذار" }).ClickAsync();
        await Assertions.Expect(page.GetByText("هم‌اکنون در پژوهش هست").First).ToBeVisibleAsync();
        await coder.FillAsync("Milo");
        await page.GetByRole(AriaRole.Button, new() { Name = "افزودن کدگذار" }).ClickAsync();
        await Assertions.Expect(page.Locator(".told-sentence")).ToContainTextAsync("کدگذار \u2068Milo\u2069 را افزود");

        await Bench.Go(page, "/history");
        await Assertions.Expect(page.GetByText("کدگذار \u2068Milo\u2069 را افزود").First).ToBeVisibleAsync();
        await Seen.Clean(page, "Persian history");
        await Seen.Picture(page, "history-fa");
    }
}
