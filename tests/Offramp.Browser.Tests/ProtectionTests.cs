using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Offramp.Browser.Tests;

public class ProtectionTests(Chromium chromium)
{
    private static readonly string[] Parts = ["People", "Consents", "What may leave", "Withdrawal", "Copies", "Rewriting for good"];

    [Fact]
    public async Task A_consent_that_is_recorded_changes_what_may_leave()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/protection");
        await Part(page, "What may leave");
        await Expect(Row(page, "p-02")).ToContainTextAsync("Background only");
        await Part(page, "Consents");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change consent of P-02 for p-02" }).ClickAsync();
        ILocator form = page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Holds until").FillAsync("whenever it suits");
        await form.GetByRole(AriaRole.Button, new() { Name = "Record consent" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await form.GetByLabel("Holds until").FillAsync("2033-04-20");
        await form.GetByLabel("How free the decision was").SelectOptionAsync("detained");
        await Expect(form.GetByText("The decision was not free")).ToBeVisibleAsync();
        await form.GetByLabel("How free the decision was").SelectOptionAsync("free");
        await Seen.ForAll(page);
        await form.GetByRole(AriaRole.Button, new() { Name = "Record consent" }).ClickAsync();
        await Expect(form).ToHaveCountAsync(0);
        await Expect(Row(page, "P-02").First).ToContainTextAsync("Holds until 2033-04-20");
        await Part(page, "What may leave");
        await Expect(Row(page, "p-02")).ToContainTextAsync("Word for word");
    }

    [Fact]
    public async Task Everybody_can_use_every_part_in_light_and_dark_from_either_side_and_on_a_phone()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/protection");
        foreach (string direction in (string[])["ltr", "rtl"])
        {
            await page.EvaluateAsync("direction => { document.documentElement.dir = direction; }", direction);
            foreach (string part in Parts)
            {
                await Part(page, part);
                await Seen.ForAll(page);
                await Seen.Picture(page, $"protection-{part.Split(' ')[0].ToLowerInvariant()}-{direction}");
            }
        }
        await page.SetViewportSizeAsync(390, 844);
        foreach (string part in Parts)
        {
            await Part(page, part);
            await Seen.Clean(page, "390 " + part);
            bool isWider = await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
            Assert.False(isWider, part);
        }
    }

    [Fact]
    public async Task People_are_added_and_a_pseudonym_that_is_taken_is_refused_where_it_was_typed()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/protection");
        ILocator people = page.GetByRole(AriaRole.Region, new() { Name = "Participants" });
        await people.GetByLabel("Pseudonym").FillAsync("P-09");
        await people.GetByRole(AriaRole.Button, new() { Name = "Add participant" }).ClickAsync();
        await Expect(people.GetByRole(AriaRole.Alert)).ToContainTextAsync("P-09");
        await people.GetByLabel("Pseudonym").FillAsync("P-10");
        await people.GetByLabel("Note", new() { Exact = true }).FillAsync("Cohort 2");
        await people.GetByLabel("Note", new() { Exact = true }).PressAsync("Enter");
        await Expect(Row(page, "P-10")).ToContainTextAsync("Cohort 2");
        await Expect(people.GetByLabel("Pseudonym")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_withdrawal_is_seen_in_full_its_name_typed_again_and_no_word_stays_in_any_page()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/sources");
        string document = await page.EvaluateAsync<string>("""
            async () => {
              const headers = { Authorization: 'Bearer ' + sessionStorage.getItem('offramp.session') };
              const sources = await (await fetch('/api/sources', { headers })).json();
              return sources.find(source => source.name === 'p-01').documents[0].id;
            }
            """);
        IPage other = await bench.NewPage("/code/" + document);
        await Bench.Go(page, "/code/" + document);
        const string words = "counted what came over the side";
        foreach (IPage one in (IPage[])[page, other]) await Expect(one.Locator("main")).ToContainTextAsync(words);

        await Bench.Go(page, "/protection");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw P-01" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would go" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        foreach (string heading in (string[])["What goes", "What stays", "What people must rewrite", "Destroy by hand"])
            await Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = heading })).ToBeVisibleAsync();
        await Seen.ForAll(page);
        await Seen.Picture(page, "withdrawal");
        ILocator destroy = dialog.GetByRole(AriaRole.Button, new() { Name = "Destroy for ever" });
        await Expect(destroy).ToBeDisabledAsync();
        await dialog.GetByLabel("Type the name again").FillAsync("p-01");
        await Expect(destroy).ToBeDisabledAsync();
        await dialog.GetByLabel("Type the name again").FillAsync("P-01");
        await destroy.ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = "Withdrawn" })).ToBeVisibleAsync();
        await Seen.ForAll(page);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await Expect(other.Locator("body")).Not.ToContainTextAsync(words);
        foreach (IPage one in (IPage[])[page, other])
        {
            Assert.DoesNotContain(words, await one.ContentAsync(), StringComparison.Ordinal);
            await Bench.Go(one, "/history");
            await Bench.Go(one, "/code/" + document);
            Assert.DoesNotContain(words, await one.ContentAsync(), StringComparison.Ordinal);
        }
        await Bench.Go(page, "/protection");
        await Part(page, "People");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Withdraw P-01" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_text_that_repeats_the_words_is_rewritten_out_of_the_preview()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/protection");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw P-03" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would go" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        ILocator lines = dialog.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "the codebook entry" });
        string first = (await lines.First.TextContentAsync())!;
        await lines.First.GetByRole(AriaRole.Button, new() { Name = "Rewrite now" }).ClickAsync();
        foreach (string field in (string[])["Definition", "Example", "Memo", "Use it when", "Do not use it when"]) await dialog.GetByLabel(field, new() { Exact = true }).FillAsync("");
        await Seen.ForAll(page);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Rewrite for good" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = "What goes" })).ToBeVisibleAsync();
        await Expect(dialog.GetByText(first)).ToHaveCountAsync(0);
    }

    private static Task Part(IPage page, string name) => page.GetByRole(AriaRole.Group, new() { Name = "Parts of this page" }).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static ILocator Row(IPage page, string name) =>
        page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = name, Exact = true }) });
}
