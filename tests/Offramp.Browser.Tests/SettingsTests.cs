using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Offramp.Browser.Tests;

public class SettingsTests(Chromium chromium)
{
    private const string Second = "heron ladder marble seven";

    [Fact]
    public async Task A_second_passphrase_is_added_and_opens_the_study()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewPage("/settings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passphrase" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.Locator(".six-words-words")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^(\\S+ ){5}\\S+$"));
        await dialog.GetByLabel("A passphrase of this study").FillAsync("no such words at all");
        await dialog.GetByLabel("Whose it is").FillAsync("Asha");
        await dialog.GetByLabel("New passphrase", new() { Exact = true }).FillAsync(Second);
        await dialog.GetByLabel("New passphrase again").FillAsync("heron ladder marble");
        ILocator add = dialog.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true });
        await Expect(add).ToBeDisabledAsync();
        await dialog.GetByLabel("New passphrase again").FillAsync(Second);
        await add.ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Seen.AsItStands(page);
        await dialog.GetByLabel("A passphrase of this study").FillAsync(Bench.Secret);
        await add.ClickAsync();
        await Expect(page.GetByText("The passphrase was added.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove Asha" })).ToBeVisibleAsync();

        await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Control+Shift+L"), static answer => answer.Url.EndsWith("/api/study/lock", StringComparison.Ordinal));
        ILocator field = page.GetByLabel("Passphrase", new() { Exact = true });
        await field.FillAsync(Second);
        await field.PressAsync("Enter");
        await page.Locator(".workbench").WaitForAsync();
        Assert.DoesNotContain("heron", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_key_is_shown_once_and_stays_until_it_is_said_to_be_written_down()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewPage("/settings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a recovery key" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("A passphrase of this study").FillAsync(Bench.Secret);
        await dialog.GetByLabel("A passphrase of this study").PressAsync("Enter");
        ILocator shown = dialog.Locator(".recovery-key");
        await Expect(shown.Locator("span")).ToHaveCountAsync(9);
        string part = (await shown.Locator("span").First.TextContentAsync())!;
        await Seen.AsItStands(page);
        await page.Keyboard.PressAsync("Escape");
        await Expect(shown).ToBeVisibleAsync();
        await dialog.GetByLabel("I have written it down").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(page.GetByText("recovery key 1")).ToBeVisibleAsync();
        Assert.DoesNotContain(part, await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_study_is_retitled_a_coder_added_the_file_copied_and_checked()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewPage("/settings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Title: The lantern coast" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Title", Exact = true }).FillAsync("Coming back");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".study-title")).ToHaveTextAsync("Coming back");
        await page.GetByLabel("New coder").FillAsync("Asha");
        await page.Keyboard.PressAsync("Enter");
        // It is marked once the study says so.
        await page.GetByRole(AriaRole.Radio, new() { Name = "Act as Asha" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Act as Asha" })).ToBeCheckedAsync();
        await Expect(page.Locator(".status-line")).ToContainTextAsync("Asha");
        await page.GetByLabel("File to write").FillAsync("copy.offramp");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write copy" }).ClickAsync();
        await Expect(page.GetByText("Copied to")).ToBeVisibleAsync();
        Assert.True(File.Exists(Path.Combine(bench.Folder, "copy.offramp")));
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the file" }).ClickAsync();
        await Expect(page.GetByText("The links are whole")).ToBeVisibleAsync();
        foreach (string language in (string[])["fa", "en"])
        {
            await Seen.Speak(page, language);
            await Seen.AsItStands(page, language);
            await Seen.Picture(page, "settings-" + language);
        }
        await page.SetViewportSizeAsync(390, 844);
        await Seen.Clean(page, "390");
    }
}
