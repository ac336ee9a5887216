using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Offramp.Browser.Tests;

public class ProtectionTests(Chromium chromium)
{
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
        await Seen.AsItStands(page);
        await form.GetByRole(AriaRole.Button, new() { Name = "Record consent" }).ClickAsync();
        await Expect(form).ToHaveCountAsync(0);
        await Expect(Row(page, "P-02").First).ToContainTextAsync("Holds until 2033-04-20");
        await Part(page, "What may leave");
        await Expect(Row(page, "p-02")).ToContainTextAsync("Word for word");
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
    public async Task A_withdrawal_is_seen_in_full_and_needs_the_name_again_before_the_words_are_gone()
    {
        await using Bench bench = await Bench.Sample(chromium);
        IPage page = await bench.NewPage("/code");
        string words = await page.Locator(".turn[data-voice=main] .turn-words").First.InnerTextAsync();
        await Bench.Go(page, "/protection");
        await Part(page, "Withdrawal");
        await page.GetByLabel("A source", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Source", new() { Exact = true }).SelectOptionAsync("p-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would go" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("This cannot be undone");
        await Seen.Clean(page, "withdrawal");
        await Seen.Picture(page, "withdrawal");
        ILocator destroy = dialog.GetByRole(AriaRole.Button, new() { Name = "Destroy for ever" });
        await Expect(destroy).ToBeDisabledAsync();
        await dialog.GetByLabel("Type the name again:").FillAsync("p-02");
        await Expect(destroy).ToBeDisabledAsync();
        await dialog.GetByLabel("Type the name again:").FillAsync("p-01");
        await destroy.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("The keys are destroyed");
        await Seen.Picture(page, "withdrawal-done");
        await page.Keyboard.PressAsync("Escape");
        await Bench.Go(page, "/code");
        await page.Locator(".turn-words").First.WaitForAsync();
        Assert.DoesNotContain(words, await page.ContentAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("u");
        await Expect(page.GetByText("cannot be taken back").Last).ToBeVisibleAsync();
    }

    private static Task Part(IPage page, string name) => page.GetByRole(AriaRole.Group, new() { Name = "Parts of this page" }).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static ILocator Row(IPage page, string name) =>
        page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = name, Exact = true }) });
}
