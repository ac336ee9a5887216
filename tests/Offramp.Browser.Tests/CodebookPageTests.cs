using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

public class CodebookPageTests(Chromium chromium)
{
    [Fact]
    public async Task An_entry_is_made_and_edited_where_it_stands_and_an_undo_takes_each_act_back()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewPage("/codebook");
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.TypeAsync("pay/late pay");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#entry-name")).ToContainTextAsync("late pay");
        await Assertions.Expect(Line(page, "late pay")).ToHaveAttributeAsync("aria-level", "2");

        await page.GetByRole(AriaRole.Button, new() { NameRegex = Begins("Definition, late pay") }).ClickAsync();
        await page.Keyboard.TypeAsync("Paid, but after the day that was said.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".entry-fields")).ToContainTextAsync("after the day that was said");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rose" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Rose" })).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByLabel("New set").FillAsync("money");
        await page.GetByLabel("New set").PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("money")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("[aria-live]").First).ToContainTextAsync("money");

        await Undo(page);
        await Assertions.Expect(page.GetByLabel("money")).ToHaveCountAsync(0);
        await Undo(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Rose" })).ToHaveAttributeAsync("aria-pressed", "false");
        await Undo(page);
        await Assertions.Expect(page.Locator(".entry-fields")).Not.ToContainTextAsync("after the day that was said");
        await Undo(page);
        await Assertions.Expect(Line(page, "late pay")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText("No code is open")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_code_is_walked_to_and_moved_with_the_keyboard_alone_and_by_dragging()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewPage("/codebook");
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Line(page, "trust")).ToBeFocusedAsync();
        await Assertions.Expect(Line(page, "trust")).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Alt+ArrowRight");
        await Assertions.Expect(Line(page, "trust")).ToHaveAttributeAsync("aria-level", "2");
        await Assertions.Expect(Line(page, "trust")).ToBeFocusedAsync();
        // Closed by the code above it, and opened again.
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(Line(page, "trust")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Alt+ArrowLeft");
        await Assertions.Expect(Line(page, "trust")).ToHaveAttributeAsync("aria-level", "1");
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(page.Locator("[role=treeitem]").First).ToContainTextAsync("trust");
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Assertions.Expect(page.Locator("[role=treeitem]").First).ToContainTextAsync("pay");
        await Assertions.Expect(Line(page, "trust")).ToBeFocusedAsync();

        await Line(page, "trust").DragToAsync(Line(page, "pay"), new() { TargetPosition = new() { X = 60, Y = 14 } });
        await Assertions.Expect(Line(page, "trust")).ToHaveAttributeAsync("aria-level", "2");
    }

    [Fact]
    public async Task Merging_shows_what_will_happen_before_it_does_and_is_undone()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/codebook");
        await Find(page, "Boat licence");
        await page.Keyboard.PressAsync("g");
        await page.GetByLabel("Into which code").SelectOptionAsync(new SelectOptionValue { Label = "\u2003Rank" });
        await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync("The offer/Boat licence goes into The offer/Rank, with 9 passages.");
        await Assertions.Expect(Line(page, "Boat licence")).ToHaveCountAsync(1);
        await Seen.Clean(page, "merge");
        await Seen.Picture(page, "codebook-merge");
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await Assertions.Expect(Line(page, "Boat licence")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#entry-name")).ToContainTextAsync("Rank");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(Line(page, "Boat licence")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Splitting_gives_the_ticked_passages_another_code_and_removing_says_what_goes()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/codebook");
        await Find(page, "Boat licence");
        await page.Keyboard.PressAsync("s");
        await page.GetByLabel("Name of the new code").FillAsync("Licence refused");
        ILocator ticks = page.Locator(".split-passages input");
        await Assertions.Expect(ticks).ToHaveCountAsync(9);
        for (int tick = 2; tick < 9; tick++) await ticks.Nth(tick).UncheckAsync();
        await Seen.Clean(page, "split");
        await page.GetByRole(AriaRole.Button, new() { Name = "Give it 2 passages" }).ClickAsync();
        await Assertions.Expect(page.Locator("#entry-name")).ToContainTextAsync("Licence refused");
        await Assertions.Expect(page.Locator(".entry-acts")).ToContainTextAsync("2 passages");

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove…" }).ClickAsync();
        await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync("2 passages lose this code");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove with all of this" }).ClickAsync();
        await Assertions.Expect(Line(page, "Licence refused")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_codebook_file_shows_its_problems_with_their_lines_before_it_comes_in()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewPage("/codebook");
        await Line(page, "pay").WaitForAsync();
        await page.Keyboard.PressAsync("i");
        await page.Locator(".file-choice input").SetInputFilesAsync(new FilePayload
        {
            Name = "codes.csv",
            MimeType = "text/csv",
            Buffer = "path,definition,colour\npay/late,Late,blue\n"u8.ToArray(),
        });
        await Assertions.Expect(page.Locator(".import-problems")).ToContainTextAsync("Line 2");
        await Seen.Clean(page, "import");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import one code" }).ClickAsync();
        await Assertions.Expect(Line(page, "late")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Sets_memos_links_and_versions_stand_beside_the_codes()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/codebook");
        await View(page, 1);
        await Seen.ForAll(page, () => View(page, 1));
        await View(page, 2);
        await page.GetByLabel("Search in memos").FillAsync("bench");
        await Assertions.Expect(page.Locator(".memo")).ToHaveCountAsync(1);
        await Seen.ForAll(page, () => View(page, 2));
        await View(page, 3);
        await page.Locator(".table button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".link-passages li")).ToHaveCountAsync(7);
        await Seen.ForAll(page, async () =>
        {
            await View(page, 3);
            await page.Locator(".table button").First.ClickAsync();
        });
        await Seen.Picture(page, "codebook-links");
        await View(page, 4);
        await page.Locator(".versions button").First.ClickAsync();
        await Assertions.Expect(page.GetByText("What is different")).ToBeVisibleAsync();
        await Seen.ForAll(page, () => View(page, 4));
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task The_page_keeps_nobody_out_and_fits(int width, int height)
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/codebook", width, height);
        await Seen.ForAll(page);
        await Seen.Picture(page, $"codebook-tree-{width}");
        async Task Entry()
        {
            await page.Locator("[role=treeitem]").Nth(3).ClickAsync();
            await page.Locator("#entry-name").WaitForAsync();
        }
        await Entry();
        await Seen.ForAll(page, Entry);
        await Seen.Speak(page, "fa", Entry);
        await Seen.Picture(page, $"codebook-fa-{width}");
        int over = await page.EvaluateAsync<int>("Math.max(...[':root', '.codebook-page'].map((part) => document.querySelector(part).scrollWidth)) - innerWidth");
        Assert.True(over <= 0, $"{over} pixels too wide");
    }

    private static async Task Undo(IPage page)
    {
        await page.EvaluateAsync("document.activeElement?.blur()");
        await page.Keyboard.PressAsync("u");
    }

    private static async Task Find(IPage page, string code)
    {
        await page.Locator("[role=treeitem]").First.WaitForAsync();
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.TypeAsync(code);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#entry-name")).ToContainTextAsync(code);
        await page.Locator("#entry-name").ClickAsync(new() { Position = new() { X = 1, Y = 1 } });
        await page.EvaluateAsync("document.activeElement?.blur()");
    }

    private static Task View(IPage page, int number) => page.Locator(".codebook-head .segmented button").Nth(number).ClickAsync();

    private static ILocator Line(IPage page, string name) =>
        page.Locator("[role=treeitem]").Filter(new() { Has = page.Locator(".code-name").GetByText(name, new() { Exact = true }) });

    private static System.Text.RegularExpressions.Regex Begins(string name) => new("^" + System.Text.RegularExpressions.Regex.Escape(name));
}
