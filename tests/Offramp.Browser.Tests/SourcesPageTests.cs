using System.Text;
using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

public class SourcesPageTests(Chromium chromium)
{
    private const string Talk = "Interviewer: Who came for you?\nP-01: My aunt came.\nInterviewer: And then?\nP-01: She waited at the gate.\n";

    [Fact]
    public async Task Three_files_come_in_at_once_and_one_that_cannot_be_read_says_why_with_its_place()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewPage("/sources");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import files" }).ClickAsync();
        await page.GetByLabel("Wave", new() { Exact = true }).FillAsync("w1");
        await page.Locator("input[type=file]").SetInputFilesAsync(
        [
            File("p-01.txt", Talk), File("گفت‌وگو.txt", "مصاحبه‌گر: چه کسی آمد؟\nP-02: عمه‌ام آمد.\nمصاحبه‌گر: بعد؟\nP-02: دم در ماند.\n"),
            File("answers.csv", "name,text,date\nA,The well was dry.,2020-13-45\nB,Nobody came.,2021\n"), File("picture.txt", "\u0089PNG\r\n\u001a\n0000000000000000"),
        ]);
        ILocator uploads = page.Locator(".upload");
        await Assertions.Expect(uploads).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator(".upload[data-state=taken]")).ToHaveCountAsync(3);
        await Assertions.Expect(uploads.Nth(0)).ToContainTextAsync("4 turns");
        await Assertions.Expect(uploads.Nth(2)).ToContainTextAsync("2020-13-45");
        await Assertions.Expect(uploads.Nth(3)).ToContainTextAsync("Nothing could be read from this file");
        await Seen.Picture(page, "sources-import");
        await Both(page);

        // The new sources are there without a reload, and in the wave that was asked for.
        await Assertions.Expect(page.Locator(".source-row")).ToHaveCountAsync(5);
        await Assertions.Expect(page.Locator(".source-row", new() { HasText = "p-01" })).ToContainTextAsync("w1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear the list" }).ClickAsync();
        await Assertions.Expect(uploads).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page.Locator(".source-row")).Not.ToHaveCountAsync(5);
    }

    [Fact]
    public async Task Sources_are_filtered_sorted_and_found_by_a_word()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/sources");
        ILocator rows = page.Locator(".source-row");
        await Assertions.Expect(rows).ToHaveCountAsync(9);
        await page.GetByLabel("Wave", new() { Exact = true }).SelectOptionAsync("w1");
        await Assertions.Expect(rows).ToHaveCountAsync(5);
        await page.GetByLabel("Language", new() { Exact = true }).SelectOptionAsync("fa");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("f");
        await page.Keyboard.TypeAsync("ENGINE");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(rows.First).ToContainTextAsync("p-06");
        Assert.DoesNotContain("ENGINE", page.Url, StringComparison.OrdinalIgnoreCase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Coded", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync("Coded");
        await Seen.ForAll(page);
    }

    [Fact]
    public async Task A_date_typed_in_words_is_echoed_as_it_is_read_before_it_is_saved_and_other_particulars_are_edited_in_place()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/sources");
        await page.GetByRole(AriaRole.Link, new() { Name = "p-04", Exact = true }).First.ClickAsync();
        ILocator pane = page.Locator(".source-pane");
        await pane.GetByRole(AriaRole.Button, new() { NameRegex = new("^Date of p-04") }).ClickAsync();
        ILocator field = pane.GetByLabel("Date of p-04");
        await field.FillAsync("about 2016 to 2018");
        await Assertions.Expect(pane.Locator(".date-echo")).ToContainTextAsync("Read as about 2016 to 2018");
        await Assertions.Expect(pane.Locator(".date-echo")).ToContainTextAsync("2016~/2018");
        await field.FillAsync("some day or other");
        await Assertions.Expect(pane.Locator(".date-echo")).ToContainTextAsync("not read as a date");
        await Both(page);
        await field.FillAsync("late 2015");
        await field.PressAsync("Enter");
        await Assertions.Expect(pane.Locator(".particulars")).ToContainTextAsync("late 2015");
        await Assertions.Expect(page.Locator(".source-row[data-open]")).ToContainTextAsync("late 2015");

        await pane.GetByRole(AriaRole.Button, new() { NameRegex = new("^Author of p-04") }).ClickAsync();
        await page.Keyboard.TypeAsync("Asha");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(pane.Locator(".particulars")).ToContainTextAsync("Asha");
        await pane.GetByRole(AriaRole.Button, new() { NameRegex = new("^Language of p-04") }).ClickAsync();
        await pane.GetByLabel("Language of p-04").FillAsync("English, mostly");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(pane.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await pane.GetByRole(AriaRole.Button, new() { Name = "Add a limitation" }).ClickAsync();
        await pane.GetByLabel("Limitation", new() { Exact = true }).FillAsync("told among friends");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(pane.Locator(".limitations")).ToContainTextAsync("told among friends");
        await Seen.ForAll(page);
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("o");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#/code/"));
    }

    [Fact]
    public async Task Whoever_spoke_is_linked_to_the_source_and_removed_from_it()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/protection");
        ILocator people = page.GetByRole(AriaRole.Region, new() { Name = "Participants" });
        await people.GetByLabel("Pseudonym").FillAsync("P-10");
        await people.GetByRole(AriaRole.Button, new() { Name = "Add participant" }).ClickAsync();
        await Assertions.Expect(people.GetByLabel("Pseudonym")).ToHaveValueAsync("");
        await Bench.Go(page, "/sources");
        await page.Locator(".source-row").First.ClickAsync();
        await page.GetByLabel("Who spoke or helped").SelectOptionAsync("P-10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Link", Exact = true }).ClickAsync();
        ILocator line = page.Locator(".source-people li", new() { HasText = "P-10" });
        await Assertions.Expect(line).ToContainTextAsync("spoke");
        await Seen.Clean(page, "people");
        await Seen.Picture(page, "source-people");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove P-10 from this source" }).ClickAsync();
        await Assertions.Expect(line).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_phone_a_source_takes_the_place_of_the_list_and_leads_back_to_it()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/sources", 390, 844);
        await page.Locator(".source-row a").First.ClickAsync();
        await Assertions.Expect(page.Locator(".sources-list")).ToBeHiddenAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.GetByRole(AriaRole.Link, new() { Name = "All sources" }).ClickAsync();
        await Assertions.Expect(page.Locator(".source-row")).ToHaveCountAsync(9);
        await Seen.ForAll(page);
    }

    // What is only there until the page is loaded anew.
    private static async Task Both(IPage page)
    {
        await Seen.In(page, ColorScheme.Dark);
        await Seen.Clean(page, "dark");
        await Seen.In(page, ColorScheme.Light);
        await Seen.Clean(page, "light");
    }

    private static FilePayload File(string name, string latinOrWords) => new()
    {
        Name = name,
        MimeType = "application/octet-stream",
        Buffer = name.StartsWith("picture", StringComparison.Ordinal) ? Encoding.Latin1.GetBytes(latinOrWords) : Encoding.UTF8.GetBytes(latinOrWords),
    };
}
