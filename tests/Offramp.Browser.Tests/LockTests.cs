using System.Text;
using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

public class LockTests(Chromium chromium)
{
    [Fact]
    public async Task After_the_lock_no_word_of_a_text_is_on_the_page_or_in_the_profile()
    {
        await using Bench bench = await Bench.Small(chromium);
        string profile = Path.Combine(bench.Folder, "profile");
        IBrowserContext browser = await chromium.NewBrowserIn(profile);
        try
        {
            IPage page = await bench.EnterIn(browser);
            await bench.Unlock(page);
            await Bench.Go(page, "/code");
            await page.GetByText("harvest").First.WaitForAsync();
            // What is searched for is a word as well.
            await page.Locator("#search-words").FillAsync("harvest");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync("**/#/passages");
            await page.Keyboard.PressAsync("Control+Shift+L");
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Unlock the study" })).ToBeVisibleAsync();
            string left = await page.EvaluateAsync<string>("""
                () => document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map((field) => field.value).join()
                  + location.href + document.title + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + JSON.stringify(history.state)
                """);
            foreach (string word in (string[])["harvest", "lantern coast", "Mira"]) Assert.DoesNotContain(word, left, StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            await browser.DisposeAsync();
        }
        Assert.NotEmpty(Directory.GetFiles(profile, "*", SearchOption.AllDirectories));
        byte[][] wanted = [Encoding.UTF8.GetBytes("after the harvest"), Encoding.Unicode.GetBytes("after the harvest"), Encoding.UTF8.GetBytes("lantern coast")];
        foreach (string file in Directory.GetFiles(profile, "*", SearchOption.AllDirectories))
        {
            byte[] content = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            Assert.All(wanted, words => Assert.True(content.AsSpan().IndexOf(words) < 0, $"{Path.GetFileName(file)} holds words of the study"));
        }
    }

    [Fact]
    public async Task A_lock_in_one_browser_blanks_the_other_and_drops_what_was_being_typed()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage one = await bench.NewPage("/settings"), other = await bench.NewPage("/sources");
        await other.Keyboard.PressAsync("Control+Shift+L");
        foreach (IPage page in (IPage[])[one, other])
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Unlock the study" })).ToBeVisibleAsync();
            Assert.DoesNotContain("lantern coast", await page.ContentAsync(), StringComparison.OrdinalIgnoreCase);
            await Assertions.Expect(page.GetByText("What was being typed is kept")).ToHaveCountAsync(0);
        }
        // Whoever knows the passphrase opens it for both, and both are where they were.
        await bench.Unlock(one);
        await other.Locator(".workbench").WaitForAsync();
        Assert.EndsWith("#/sources", other.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_browsers_see_what_the_other_codes_within_half_a_second()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage one = await bench.NewPage("/code"), other = await bench.NewPage("/sources");
        await one.GetByText("harvest").First.WaitForAsync();
        var seen = new List<double>();
        for (int start = 0; start < 5; start++)
        {
            int before = await one.Locator("mark").CountAsync();
            // From the answer to whoever codes, on one clock, to the mark on the other's page.
            await one.EvaluateAsync("""
                count => { window.marked = new Promise((resolve) => {
                  const look = () => document.querySelectorAll('mark').length > count && resolve(Date.now());
                  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
                }); }
                """, before);
            double acted = await other.EvaluateAsync<double>("""
                async start => {
                  const headers = { Authorization: `Bearer ${sessionStorage.getItem('offramp.session')}`, 'Content-Type': 'application/json' };
                  const [source] = await (await fetch('/api/sources', { headers })).json();
                  const [code] = await (await fetch('/api/coding/codes', { headers })).json();
                  const body = JSON.stringify({ document: source.documents[0].id, version: source.documents[0].version, start: start * 10, end: start * 10 + 6, codes: [code.id] });
                  const at = Date.now();
                  const answer = await fetch('/api/coding/passages', { method: 'POST', headers, body });
                  return answer.ok ? at : NaN;
                }
                """, start);
            seen.Add(await one.EvaluateAsync<double>("window.marked") - acted);
        }
        Assert.True(seen.Order().ElementAt(2) <= 500, $"milliseconds from act to mark: {string.Join(", ", seen)}");
    }
}
