using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

public partial class CodingPageTests(Chromium chromium)
{
    [Fact]
    public async Task An_interview_is_coded_with_the_keyboard_alone()
    {
        await using Bench bench = await Bench.Over(chromium, ("talk", [.. Enumerable.Range(1, 24).Select(static i =>
            (i % 2 == 0 ? "P-01" : "Interviewer", $"They told us about month {i}. It was late again, and nobody asked."))]));
        IPage page = await Open(bench);
        IKeyboard keys = page.Keyboard;

        // By name, made on the way, again, by digit, in its own words.
        await Press(keys, "j", "s", "c");
        await keys.TypeAsync("pa");
        await Press(keys, "Enter");
        await Expect(page, 1);
        await Press(keys, "j", "s", "c");
        await keys.TypeAsync("Waiting");
        await Press(keys, "Enter");
        await Expect(page, 2);
        await Press(keys, "j", "s", ".");
        await Expect(page, 3);
        await Press(keys, "j", "s", "1");
        await Expect(page, 4);
        await Press(keys, "j", "Shift+ArrowRight", "Shift+ArrowRight", "i");
        await Expect(page, 5);
        await Assertions.Expect(page.Locator("[role=treeitem]", new() { HasText = "They told" })).ToHaveCountAsync(1);
        for (int passage = 6; passage <= 20; passage++)
        {
            await Press(keys, "j", "s", passage % 2 == 0 ? "1" : "2");
            await Expect(page, passage);
        }
        await Assertions.Expect(page.Locator("[aria-live]").First).ToContainTextAsync("passage");

        // The passage at hand: judged, noted, stretched, split, taken back.
        await Press(keys, "a", "2");
        await Assertions.Expect(page.Locator(".passage-bar")).ToContainTextAsync("speaks against it");
        await Press(keys, "m");
        await keys.TypeAsync("said twice");
        await Press(keys, "Control+Enter");
        await Assertions.Expect(page.Locator(".passage-memo")).ToHaveTextAsync("said twice");
        ILocator words = page.Locator(".passage-words");
        await Assertions.Expect(words).ToHaveTextAsync(MonthOnly());
        await Press(keys, "-", "-");
        await Assertions.Expect(words).ToHaveTextAsync("They told us about");
        await Press(keys, "=");
        await Assertions.Expect(words).ToHaveTextAsync("They told us about month");
        await Press(keys, "_");
        await Assertions.Expect(words).ToHaveTextAsync("told us about month");
        await Press(keys, "+");
        await Assertions.Expect(words).ToHaveTextAsync("They told us about month");
        await Press(keys, "[", "]");
        await Press(keys, "Control+ArrowRight", "Control+ArrowRight", "d");
        await Expect(page, 21);
        await Press(keys, "u");
        await Expect(page, 20);
        await Press(keys, "x");
        await Expect(page, 19);
        await Press(keys, "u");
        await Expect(page, 20);
        await Press(keys, "Control+Shift+Z");
        await Expect(page, 19);

        // A causal link: what led to it, what it led to, which way.
        ILocator told = page.Locator(".told-sentence");
        string before = await told.InnerTextAsync();
        await Press(keys, "j", "s", "l");
        await keys.TypeAsync("pa");
        await Press(keys, "Enter");
        await keys.TypeAsync("Waiting");
        await Press(keys, "Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Draw the link" })).ToBeFocusedAsync();
        await Press(keys, "Enter");
        await Assertions.Expect(told).Not.ToHaveTextAsync(before);
        await Assertions.Expect(told).ToContainTextAsync("Waiting");
    }

    [Fact]
    public async Task Marks_say_their_codes_and_the_page_keeps_nobody_out()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await Open(bench);
        async Task AtHand(params string[] keys)
        {
            await page.Locator("[data-whole=true]").WaitForAsync();
            await Press(page.Keyboard, ["]", "]", "]", .. keys]);
        }
        await AtHand();
        await Assertions.Expect(page.Locator("mark:focus")).ToHaveAttributeAsync("aria-description", Described());
        await Seen.ForAll(page, () => AtHand());
        await Seen.Picture(page, "coding");
        await Press(page.Keyboard, "c");
        await page.Locator(".picker").WaitForAsync();
        await Seen.ForAll(page, () => AtHand("c"));
        await Press(page.Keyboard, "Escape", "w");
        await page.Locator(".judgement").WaitForAsync();
        await Seen.Clean(page, "judgement");
        await Press(page.Keyboard, "Escape", "m");
        await page.Locator(".memo-field").WaitForAsync();
        await Seen.Clean(page, "memo");
    }

    [Fact]
    public async Task Two_browsers_see_each_others_codings_at_once_and_both_see_them_go()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage one = await Open(bench), two = await Open(bench);
        await Press(one.Keyboard, "j", "s", "c");
        await one.Keyboard.TypeAsync("trust");
        await Press(one.Keyboard, "Enter");
        await Assertions.Expect(two.Locator("mark")).ToHaveTextAsync(Bench.Said.Split(". ")[0] + ".");
        await Press(two.Keyboard, "u");
        await Assertions.Expect(one.Locator("mark")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Causal_links_stand_below_the_words_that_they_were_drawn_on()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/code");
        ILocator links = page.Locator(".turn-link");
        await links.First.WaitForAsync();
        await Assertions.Expect(links.First).ToContainTextAsync(Sign());
        await links.First.ClickAsync();
        Assert.NotEmpty(await Bench.Selected(page));
        await Seen.Picture(page, "coding-links");
    }

    [Fact]
    public async Task A_turn_in_the_address_is_shown_though_the_text_is_long()
    {
        await using Bench bench = await Bench.Over(chromium, ("long", [.. Enumerable.Range(1, 600).Select(static i => ("P-01", $"This is what was said in turn {i}, and it went on for a while."))]));
        IPage page = await Open(bench);
        string document = page.Url.Split('/')[^1];
        await Bench.Go(page, "/overview");
        await Bench.Go(page, $"/code/{document}?turn=433");
        await Assertions.Expect(page.GetByText("in turn 433,")).ToBeInViewportAsync();
        await page.Locator("[data-whole=true]").WaitForAsync();
        await Assertions.Expect(page.GetByText("in turn 433,")).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator(".turn")).ToHaveCountAsync(600);
    }

    [Fact]
    public async Task On_a_telephone_words_are_selected_and_coded_by_touch()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewPage("/code", 390, 844);
        await page.Locator("[data-whole=true]").WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        async Task Picked()
        {
            await page.Locator("[data-whole=true]").WaitForAsync();
            await page.EvaluateAsync("() => { const node = document.querySelector('.turn-words').firstChild; getSelection().setBaseAndExtent(node, 0, node, 4); }");
            await page.Locator(".touch-bar button").First.ClickAsync();
            await page.Locator(".picker").WaitForAsync();
        }
        await Picked();
        await Seen.ForAll(page, Picked);
        await page.GetByRole(AriaRole.Option, new() { Name = "pay" }).ClickAsync();
        await Assertions.Expect(page.Locator("mark")).ToHaveTextAsync("They");
        await Seen.Clean(page, "coded");
        await Seen.Picture(page, "coding-390");
    }

    private static async Task<IPage> Open(Bench bench)
    {
        IPage page = await bench.NewPage("/code");
        await page.Locator("[data-whole=true]").WaitForAsync();
        return page;
    }

    private static async Task Press(IKeyboard keyboard, params string[] keys)
    {
        foreach (string key in keys) await keyboard.PressAsync(key);
    }

    private static Task Expect(IPage page, int codings) =>
        Assertions.Expect(page.Locator(".text-status-end")).ToContainTextAsync(codings == 1 ? "1 coding here" : $"{codings} codings here");

    [GeneratedRegex(@"^They told us about month \d+\.$")]
    private static partial Regex MonthOnly();

    [GeneratedRegex(@"^[^,]+ \([A-Z]{2}\)")]
    private static partial Regex Described();

    [GeneratedRegex(" (raises|lowers|bears on) ")]
    private static partial Regex Sign();
}
