using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

/// <summary>What a researcher does in the first minutes, from no study at all: every stage of the page once, one after the other.</summary>
public partial class FirstMinutesTests(Chromium chromium)
{
    [Fact]
    public async Task A_study_is_begun_fed_coded_searched_taken_back_locked_and_found_again()
    {
        await using Bench bench = await Bench.Empty(chromium);
        IPage page = await bench.NewLockedPage();
        IKeyboard keys = page.Keyboard;
        string words = await Begin(page, bench);

        await Bench.Go(page, "/sources");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import files" }).First.ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync([Talk("p-01", "boat"), Talk("p-02", "net"), Talk("p-03", "lamp")]);
        await Assertions.Expect(page.Locator(".upload[data-state=taken]")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator(".source-row")).ToHaveCountAsync(3);
        await Seen.Picture(page, "first-import");

        // Twenty passages, the codes made on the way, without the mouse.
        await Bench.Go(page, "/code");
        await page.Locator("[data-whole=true]").WaitForAsync();
        await Press(keys, "j", "s", "c");
        await keys.TypeAsync("Waiting");
        await Press(keys, "Enter");
        await Coded(page, 1);
        await Press(keys, "j", "s", "c");
        await keys.TypeAsync("Pay that was late");
        await Press(keys, "Enter");
        await Coded(page, 2);
        for (int passage = 3; passage <= 20; passage++)
        {
            await Press(keys, "j", "s", passage % 2 == 0 ? "1" : "2");
            await Coded(page, passage);
        }
        await Seen.Picture(page, "first-coded");

        // The codebook: what the code means, and another name for it.
        await Bench.Go(page, "/codebook");
        // The page of coding has a tree too: the keys are for the codebook's.
        await page.Locator(".codebook-tree [role=treeitem]").First.WaitForAsync();
        await Press(keys, "c");
        await keys.TypeAsync("waiting");
        await Press(keys, "Enter");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = Definition() }).ClickAsync();
        await keys.TypeAsync("Told to wait for what was promised.");
        await Press(keys, "Control+Enter");
        await Assertions.Expect(page.Locator(".entry-fields")).ToContainTextAsync("Told to wait");

        // Search all texts, review, code together, take back.
        await page.EvaluateAsync("document.activeElement?.blur()");
        await Press(keys, "/");
        await keys.TypeAsync("lamp");
        await Press(keys, "Enter");
        await page.Locator(".long-list:focus").WaitForAsync();
        await Assertions.Expect(page.Locator(".found-words mark").First).ToHaveTextAsync("lamp");
        await Press(keys, "x", "Shift+ArrowDown", "Shift+ArrowDown", "c");
        await keys.TypeAsync("Waiting");
        await Press(keys, "Enter");
        await Assertions.Expect(page.Locator(".together-would")).ToContainTextAsync("3 new codings in 3 passages");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = Give() }).PressAsync("Enter");
        ILocator chips = page.Locator(".found-row").First.Locator(".found-chip", new() { HasText = "Waiting" });
        await Assertions.Expect(chips).ToHaveCountAsync(1);
        await page.Locator(".long-list").FocusAsync();
        await Press(keys, "u");
        await Assertions.Expect(chips).ToHaveCountAsync(0);

        // Locked: no word left. Unlocked: all of it there.
        await Press(keys, "Control+Shift+L");
        await page.GetByLabel("Passphrase", new() { Exact = true }).WaitForAsync();
        string left = await page.ContentAsync();
        foreach (string gone in (string[])["lamp", "Waiting", "Returnees"]) Assert.DoesNotContain(gone, left, StringComparison.Ordinal);
        await page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync(words);
        await Press(keys, "Enter");
        await page.Locator(".workbench").WaitForAsync();
        await Bench.Go(page, "/code");
        await page.Locator("[data-whole=true]").WaitForAsync();
        await Coded(page, 20);
        await Bench.Go(page, "/history");
        await Assertions.Expect(page.GetByText("took back", new() { Exact = false }).First).ToBeVisibleAsync();
    }

    private static async Task<string> Begin(IPage page, Bench bench)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin a study" }).ClickAsync();
        await page.GetByLabel("Title").FillAsync("Returnees");
        await page.GetByLabel("Your name or initials").FillAsync("Mira Roshan");
        string words = await page.Locator(".offered").InnerTextAsync();
        await page.GetByLabel("I have written them on paper").CheckAsync();
        // Where it is made is the user's own folder: the test names another.
        await page.RouteAsync("**/api/study/create", route => route.ContinueAsync(new RouteContinueOptions { PostData = In(bench.Folder, route.Request.PostData!) }));
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the study" }).ClickAsync();
        await Assertions.Expect(page.Locator(".study-title")).ToHaveTextAsync("Returnees");
        return words;
    }

    private static byte[] In(string folder, string asked)
    {
        System.Text.Json.Nodes.JsonNode ask = System.Text.Json.Nodes.JsonNode.Parse(asked)!;
        ask["file"] = Path.Combine(folder, "study.offramp");
        return Encoding.UTF8.GetBytes(ask.ToJsonString());
    }

    private static FilePayload Talk(string name, string thing) => new()
    {
        Name = name + ".txt",
        MimeType = "text/plain",
        Buffer = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 24).Select(turn =>
            $"{(turn % 2 == 0 ? "P" + name[1..] : "Interviewer")}: In month {turn} the {thing} was promised again. Nobody came, and we waited.\n"))),
    };

    private static async Task Press(IKeyboard keyboard, params string[] keys)
    {
        foreach (string key in keys) await keyboard.PressAsync(key);
    }

    private static Task Coded(IPage page, int codings) =>
        Assertions.Expect(page.Locator(".text-status-end")).ToContainTextAsync(codings == 1 ? "1 coding here" : $"{codings} codings here");

    [GeneratedRegex("^Definition, Waiting")]
    private static partial Regex Definition();

    [GeneratedRegex("^Give")]
    private static partial Regex Give();
}
