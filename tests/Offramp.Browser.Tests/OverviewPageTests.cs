using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

public class OverviewPageTests(Chromium chromium)
{
    [Fact]
    public async Task The_study_is_seen_at_a_glance_and_what_needs_attention_leads_to_its_place()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/overview");
        await Assertions.Expect(page.Locator(".holds")).ToContainTextAsync("9 sources");
        await Assertions.Expect(page.Locator(".figure .fig")).ToHaveCountAsync(3);
        await Seen.ForAll(page);
        await Seen.Picture(page, "overview");
        await page.Locator(".attention a", new() { HasText = "consent" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("#/sources\\?attention=consent-over"));
        await Assertions.Expect(page.Locator(".source-row")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_figure_is_walked_by_keys_says_its_marks_and_leads_to_the_passages_behind_one()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/overview");
        ILocator figure = page.Locator(".figure").First;
        ILocator first = figure.Locator(".fig-mark[tabindex='0']");
        await first.FocusAsync();
        string? said = await first.GetAttributeAsync("aria-label");
        await Assertions.Expect(figure.Locator(".figure-tip")).ToHaveTextAsync(said!);
        await page.Keyboard.PressAsync("ArrowRight");
        ILocator focused = figure.Locator(".fig-mark:focus");
        await Assertions.Expect(focused).Not.ToHaveAttributeAsync("aria-label", said!);
        await Assertions.Expect(figure.Locator(".fig-mark[tabindex='0']")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowDown");
        string name = (await focused.GetAttributeAsync("aria-label"))!;
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("#/passages"));
        // The passages behind that mark, and no others: few of the 360 of the study, all of them of its code.
        await Assertions.Expect(page.Locator(".passages-line strong")).ToHaveTextAsync(new Regex("^[1-9][0-9]? "));
        await Assertions.Expect(page.Locator(".passages-ask")).ToContainTextAsync(name.Split(':', ',')[0].Trim('\u2068', '\u2069', '“', '”', ' '));
    }

    [Fact]
    public async Task A_figure_is_there_as_a_table_by_coder_for_a_wave_and_as_a_file()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/overview");
        ILocator figure = page.Locator(".figure").First;
        await page.GetByRole(AriaRole.Button, new() { Name = "By coder" }).ClickAsync();
        await figure.GetByRole(AriaRole.Button, new() { Name = "Show as table" }).ClickAsync();
        await Assertions.Expect(figure.GetByRole(AriaRole.Columnheader, new() { Name = "Asha" })).ToBeVisibleAsync();
        await Seen.Clean(page, "table");
        await page.GetByLabel("Wave", new() { Exact = true }).SelectOptionAsync("w2");
        await Assertions.Expect(page.Locator(".figure").Nth(1).Locator(".fig-labels")).Not.ToContainTextAsync("p-01");
        IDownload download = await page.RunAndWaitForDownloadAsync(() => figure.GetByRole(AriaRole.Button, new() { Name = "Download as SVG" }).ClickAsync());
        Assert.Equal("code-frequencies.svg", download.SuggestedFilename);
        await using Stream stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream);
        Assert.Contains("<svg", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_overview_works_on_a_phone()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/overview", 390, 844);
        await Assertions.Expect(page.Locator(".figure .fig")).ToHaveCountAsync(3);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await Seen.ForAll(page);
        await Seen.Picture(page, "overview-390");
    }
}
