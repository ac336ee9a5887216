using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

public partial class PassagesPageTests(Chromium chromium)
{
    [Fact]
    public async Task What_a_search_finds_is_reviewed_coded_together_and_undone_with_the_keyboard_alone()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage();
        IKeyboard keys = page.Keyboard;
        await keys.PressAsync("/");
        await keys.TypeAsync("boat");
        await keys.PressAsync("Enter");
        ILocator found = page.Locator(".passages-line strong");
        await Assertions.Expect(found).ToHaveTextAsync(Results());
        await Assertions.Expect(page.Locator(".found-words mark").First).ToHaveTextAsync("boat");

        await page.Locator(".long-list:focus").WaitForAsync();
        foreach (string key in (string[])["x", "Shift+ArrowDown", "Shift+ArrowDown"]) await keys.PressAsync(key);
        await Assertions.Expect(page.Locator(".passages-line")).ToContainTextAsync("3 chosen");
        await keys.PressAsync("c");
        await keys.TypeAsync("hearsay");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".together-would")).ToContainTextAsync("3 new codings in 3 passages");
        await Assertions.Expect(page.Locator(".together-first li")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = Give() }).PressAsync("Enter");

        await Assertions.Expect(page.Locator(".told-sentence")).ToContainTextAsync("coded 3 passages");
        await Assertions.Expect(page.Locator(".found-row").First.Locator(".found-chip", new() { HasText = "Hearsay" })).ToHaveCountAsync(1);
        await page.Locator(".long-list").FocusAsync();
        await keys.PressAsync("u");
        await Assertions.Expect(page.Locator(".found-row").First.Locator(".found-chip", new() { HasText = "Hearsay" })).ToHaveCountAsync(0);

        await keys.PressAsync("o");
        await page.WaitForURLAsync(CodePlace());
        Assert.Equal("boat", await Bench.Selected(page));
        Assert.DoesNotContain("boat", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("boat", await page.TitleAsync(), StringComparison.Ordinal);
        await Bench.Go(page, "/passages");
        await Assertions.Expect(page.Locator(".query-field input")).ToHaveValueAsync("boat");
    }

    [Fact]
    public async Task Codes_that_meet_and_that_must_not_are_asked_for_and_each_part_can_be_taken_away()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/passages");
        IKeyboard keys = page.Keyboard;
        ILocator found = page.Locator(".passages-line strong");
        await Assertions.Expect(found).ToHaveTextAsync("360 results");
        await keys.PressAsync("b");
        await keys.TypeAsync("being someone");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".chip")).ToHaveCountAsync(1);
        await keys.TypeAsync("rank");
        await keys.PressAsync("Enter");
        await keys.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".chip")).ToHaveCountAsync(2);
        int any = await Count(found);
        await page.GetByLabel("How these codes are meant").SelectOptionAsync("all");
        await Assertions.Expect(page.GetByLabel("by one coder")).ToBeVisibleAsync();
        int both = await Count(found);
        await page.Locator(".long-list").FocusAsync();
        await keys.PressAsync("o");
        await page.Locator(".passage-bar").WaitForAsync();
        await Bench.Go(page, "/passages");
        await Assertions.Expect(page.Locator(".chip")).ToHaveCountAsync(2);
        Assert.InRange(both, 1, any - 1);

        await page.GetByLabel("How these codes are meant").SelectOptionAsync("none");
        await Assertions.Expect(page.Locator(".note-warn")).ToContainTextAsync("only what must not be there");
        await page.GetByLabel("How these codes are meant").SelectOptionAsync("all");
        await keys.PressAsync("f");
        await keys.TypeAsync("source p-01");
        await keys.PressAsync("Enter");
        await keys.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".passages-line")).ToContainTextAsync("in 1 source");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take Source: p-01 out of the query" }).ClickAsync();
        Assert.Equal(both, await Count(found));
    }

    [Fact]
    public async Task A_question_follows_what_another_page_codes_and_keeps_what_is_chosen()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewPage("/passages");
        await Assertions.Expect(page.GetByText("Nothing is coded yet")).ToBeVisibleAsync();
        await page.Locator(".query-field input").FillAsync("pay OR harvest");
        await page.Locator(".query-field input").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".found-row")).ToHaveCountAsync(2);
        await page.Locator(".long-list").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("x");

        IPage other = await bench.NewPage("/passages");
        await other.Locator(".query-field input").FillAsync("pay");
        await other.Locator(".query-field input").PressAsync("Enter");
        await other.Locator(".found-row").WaitForAsync();
        await other.Locator(".long-list").FocusAsync();
        await other.Keyboard.PressAsync("c");
        await other.Keyboard.TypeAsync("trust");
        await other.Keyboard.PressAsync("Enter");
        await other.GetByRole(AriaRole.Button, new() { NameRegex = Give() }).ClickAsync();

        await Assertions.Expect(page.Locator(".found-chip", new() { HasText = "trust" }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".passages-line")).ToContainTextAsync("1 chosen");
        await page.GetByText("Lock the study now").Or(page.Locator(".initials")).First.WaitForAsync();
        await page.Keyboard.PressAsync("Control+Shift+L");
        await page.GetByLabel("Passphrase", new() { Exact = true }).WaitForAsync();
        Assert.DoesNotContain("harvest", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1440, "ltr")]
    [InlineData(390, "rtl")]
    public async Task The_pages_of_passages_and_of_the_history_keep_nobody_out(int width, string direction)
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/passages", width);
        await page.EvaluateAsync("dir => { document.documentElement.dir = dir; }", direction);
        await page.Locator(".found-row").First.WaitForAsync();
        await page.Locator(".peek-turn").First.WaitForAsync();
        await Seen.ForAll(page);
        await Seen.Picture(page, $"passages-{width}-{direction}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = true }).ClickAsync();
        await Seen.ForAll(page);
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".long-list").FocusAsync();
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.TypeAsync("rank");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".together-would").WaitForAsync();
        await Seen.ForAll(page);
        await page.Keyboard.PressAsync("Escape");

        await Bench.Go(page, "/history");
        await page.Locator(".act-panel").WaitForAsync();
        await Seen.ForAll(page);
        await Seen.Picture(page, $"history-{width}-{direction}");
    }

    private static async Task<int> Count(ILocator found)
    {
        // What is shown may be the answer to the question before, until the new one is there.
        await found.Page.WaitForTimeoutAsync(100);
        await found.Page.Locator(".passages-found[aria-busy=false]").WaitForAsync();
        return int.Parse(Number().Match(await found.TextContentAsync() ?? "").Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\d+ results$")]
    private static partial Regex Results();

    [GeneratedRegex(@"^\d+")]
    private static partial Regex Number();

    [GeneratedRegex("^Give ")]
    private static partial Regex Give();

    [GeneratedRegex("#/code/")]
    private static partial Regex CodePlace();
}
