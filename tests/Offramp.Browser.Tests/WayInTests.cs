using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

public class WayInTests(Chromium chromium)
{
    [Fact]
    public async Task A_link_lets_one_page_in_and_its_token_is_gone_from_the_address()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewLockedPage();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Unlock the study" })).ToBeVisibleAsync();
        Assert.DoesNotMatch("#.{43}$", page.Url);
        await Seen.ForAll(page);
        await Seen.Picture(page, "unlock");
        await bench.Unlock(page);
        await Assertions.Expect(page.Locator(".study-title")).ToHaveTextAsync("The lantern coast");
        Assert.Equal("Offramp", await page.TitleAsync());
        await Seen.ForAll(page);
        await Seen.Picture(page, "overview");
    }

    [Fact]
    public async Task A_link_that_was_used_asks_whether_it_was_you()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewLockedPage();
        string link = bench.Host.NewLink();
        await page.GotoAsync("about:blank");
        await page.GotoAsync(link);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Unlock the study" }).WaitForAsync();
        IPage second = await bench.NewLockedPage();
        await second.GetByRole(AriaRole.Heading, new() { Name = "Unlock the study" }).WaitForAsync();
        await second.EvaluateAsync("sessionStorage.clear()");
        await second.GotoAsync("about:blank");
        await second.GotoAsync(link);
        await Assertions.Expect(second.GetByText("Was it you?")).ToBeVisibleAsync();
        await Seen.ForAll(second);
    }

    [Fact]
    public async Task A_reload_goes_on_where_the_page_was()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewPage("/sources");
        await page.ReloadAsync();
        await page.Locator(".workbench").WaitForAsync();
        Assert.EndsWith("#/sources", page.Url, StringComparison.Ordinal);
    }
}
