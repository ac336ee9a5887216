using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

public class HistoryPageTests(Chromium chromium)
{
    [Fact]
    public async Task A_past_act_is_taken_back_with_what_rests_on_it_and_brought_back()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewPage("/passages");
        await page.Locator(".query-field input").FillAsync("pay");
        await page.Locator(".query-field input").PressAsync("Enter");
        await page.Locator(".found-row").WaitForAsync();
        await page.Locator(".long-list").FocusAsync();
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.TypeAsync("trust");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".together-would").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Give 1 coding" }).ClickAsync();
        await Assertions.Expect(page.Locator(".told-sentence")).ToContainTextAsync("coded");

        await Bench.Go(page, "/history");
        await page.GetByLabel("Find in what was done").FillAsync("added the code trust");
        await Assertions.Expect(page.Locator(".act-row")).ToHaveCountAsync(1);
        ILocator panel = page.Locator(".act-panel");
        await Assertions.Expect(panel).ToContainTextAsync("One later act rests on it and goes with it:");
        await Assertions.Expect(panel.Locator("li")).ToContainTextAsync("coded");
        await page.Locator(".long-list").FocusAsync();
        await page.Keyboard.PressAsync("t");
        await Assertions.Expect(page.Locator(".act-row[data-undone]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".act-row").First).ToContainTextAsync("took back");

        await page.GetByRole(AriaRole.Button, new() { Name = "Taken back", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".act-row")).ToHaveCountAsync(1);
        await Assertions.Expect(panel).ToContainTextAsync("One other act comes back with it:");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Bring back with 1 other" }).ClickAsync();
        await Assertions.Expect(page.GetByText("No act is like that")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show all acts" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".act-row").First).ToContainTextAsync("brought back");

        await panel.GetByRole(AriaRole.Link, new() { Name = "The codebook as it stood on that day" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The codebook in that state")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".codebook-view .table")).ToContainTextAsync("trust");
    }
}
