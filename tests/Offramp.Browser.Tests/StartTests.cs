using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

public class StartTests(Chromium chromium)
{
    [Fact]
    public async Task A_study_is_begun_with_six_words_locked_found_again_and_forgotten()
    {
        await using Bench bench = await Bench.Empty(chromium);
        IPage page = await bench.NewLockedPage();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Open a study, or begin one" })).ToBeVisibleAsync();
        await Seen.Picture(page, "start");
        await Seen.ForAll(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Begin a study" }).ClickAsync();
        await page.GetByLabel("Title").FillAsync("Returnees 2011–2017");
        await page.GetByLabel("Your name or initials").FillAsync("Mira Roshan");
        ILocator make = page.GetByRole(AriaRole.Button, new() { Name = "Make the study" });
        await Assertions.Expect(make).ToBeDisabledAsync();
        string words = await page.Locator(".offered").InnerTextAsync();
        Assert.Equal(6, words.Split(' ').Length);
        await page.GetByLabel("I have written them on paper").CheckAsync();
        await page.GetByText("It will lie at").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "One folder up" })).ToBeVisibleAsync();
        await Seen.Picture(page, "start-new");
        await Seen.Clean(page, "new study");
        await ChooseFolder(page, bench.Folder);
        await make.ClickAsync();
        await Assertions.Expect(page.Locator(".study-title")).ToHaveTextAsync("Returnees 2011–2017");
        Assert.True(File.Exists(Path.Combine(bench.Folder, "study.offramp")));

        await page.Keyboard.PressAsync("Control+Shift+L");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Unlock the study" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open another study" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "study.offramp", Exact = false }).First.ClickAsync();
        await page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync("not the one at all");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Seen.Clean(page, "wrong passphrase");
        await page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync(words);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".workbench").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Offramp" }).ClickAsync();
        await Seen.Clean(page, "start while open");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lock it and open another" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Forget all" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Open lately" })).ToHaveCountAsync(0);
        Assert.True(File.Exists(Path.Combine(bench.Folder, "study.offramp")));
    }

    [Fact]
    public async Task The_start_page_is_read_on_a_narrow_screen()
    {
        await using Bench bench = await Bench.Empty(chromium);
        IPage page = await bench.NewLockedPage(390, 844);
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin a study" }).ClickAsync();
        await Seen.Picture(page, "start-narrow");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen");
        await Seen.Clean(page, "narrow");
    }

    [Fact]
    public async Task The_palette_finds_what_can_be_done_and_the_sheet_tells_the_keys()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewPage("/history");
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator(".palette-field").FillAsync("codebook");
        await Seen.Picture(page, "palette");
        await Seen.Clean(page, "palette");
        await page.GetByRole(AriaRole.Option, new() { Name = "Codebook", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/#/codebook");
        await page.Locator("main h1, main [data-page-ready]").First.WaitForAsync();
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Seen.Picture(page, "keys");
        await Seen.Clean(page, "keys");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("harvest");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/#/passages");
        Assert.DoesNotContain("harvest", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_opens_with_one_press()
    {
        await using Bench bench = await Bench.Empty(chromium);
        IPage page = await bench.NewLockedPage();
        // Where it is made is the user's own folder: the test names another.
        await page.RouteAsync("**/api/study/sample", route => route.ContinueAsync(new RouteContinueOptions
        {
            PostData = System.Text.Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(new { file = Path.Combine(bench.Folder, "sample.offramp") })),
        }));
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the sample" }).ClickAsync();
        await page.Locator(".workbench").WaitForAsync(new() { Timeout = 60_000 });
        await Seen.Picture(page, "sample-overview");
    }

    private static async Task ChooseFolder(IPage page, string folder)
    {
        for (ILocator up = page.GetByRole(AriaRole.Button, new() { Name = "One folder up" }); await up.CountAsync() > 0;)
        {
            string shown = await page.Locator(".folder legend bdi").InnerTextAsync();
            if (shown == "/") break;
            await up.ClickAsync();
            await Assertions.Expect(page.Locator(".folder legend bdi")).Not.ToHaveTextAsync(shown);
            await page.Locator(".folder-list .start-study").First.WaitForAsync();
        }
        string at = "/";
        foreach (string part in folder.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            await page.GetByRole(AriaRole.Button, new() { Name = part + " /", Exact = true }).Or(page.GetByRole(AriaRole.Button, new() { Name = part, Exact = true })).First.ClickAsync();
            at = Path.Combine(at, part);
            await Assertions.Expect(page.Locator(".folder legend bdi")).ToHaveTextAsync(at);
        }
    }
}
