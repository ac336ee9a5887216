using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

public class RestartTests(Chromium chromium)
{
    private const string Typed = "A benefit was promised and not given.";

    [Fact]
    public async Task Killed_and_started_again_the_page_keeps_what_was_typed_proves_the_program_and_goes_on()
    {
        await using RealProgram program = await RealProgram.Start(chromium);
        IPage page = await program.Enter(await program.Run());
        await Unlock(page);
        ILocator field = await Definition(page);
        await field.FillAsync(Typed);

        await program.Kill();
        await Assertions.Expect(page.GetByText("Offramp does not answer.", new() { Exact = false })).ToBeVisibleAsync();
        await Assertions.Expect(field).ToHaveValueAsync(Typed);
        await Seen.Picture(page, "lost");
        await Seen.Clean(page, "lost");

        await program.Run();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Unlock the study" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("What was being typed is kept")).ToBeVisibleAsync();
        Assert.DoesNotContain(Typed, await page.ContentAsync(), StringComparison.Ordinal);
        await Unlock(page);
        field = await Definition(page);
        await Assertions.Expect(field).ToHaveValueAsync(Typed);
        await field.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".told-sentence")).ToBeVisibleAsync();

        // A lock is no restart: nothing that was being typed comes back.
        field = await Definition(page);
        await field.FillAsync("Another thing.");
        await page.Keyboard.PressAsync("Control+Shift+L");
        await Unlock(page);
        await Assertions.Expect(await Definition(page)).ToHaveValueAsync(Typed);
    }

    private static async Task Unlock(IPage page)
    {
        ILocator field = page.GetByLabel("Passphrase", new() { Exact = true });
        await field.FillAsync(Bench.Secret);
        await field.PressAsync("Enter");
        // The key is derived as in earnest here, which lasts where the machine is busy.
        await page.Locator(".workbench").WaitForAsync(new() { Timeout = 90_000 });
    }

    // The field of the code's definition, opened where it is not open yet.
    private static async Task<ILocator> Definition(IPage page)
    {
        await Bench.Go(page, "/codebook");
        await page.GetByRole(AriaRole.Treeitem, new() { Name = "pay" }).First.ClickAsync();
        ILocator text = page.Locator(".entry-fields dd").First, field = text.Locator("textarea");
        await text.WaitForAsync();
        if (await field.CountAsync() == 0) await text.Locator(".edit-in-place").ClickAsync();
        return field;
    }
}
