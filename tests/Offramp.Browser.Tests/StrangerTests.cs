using Microsoft.Playwright;

namespace Offramp.Browser.Tests;

public class StrangerTests(Chromium chromium)
{
    [Fact]
    public async Task A_page_on_another_port_neither_asks_nor_frames_the_workbench()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage ours = await bench.NewPage();
        await using var stranger = new Squatter(0, $"<!doctype html><title>x</title><iframe src=\"http://127.0.0.1:{bench.Host.Port}/\"></iframe>", "text/html");
        IPage page = await ours.Context.NewPageAsync();
        await page.GotoAsync($"http://127.0.0.1:{stranger.Port}/");
        foreach (string mode in (string[])["cors", "no-cors", "same-origin"])
            foreach (string path in (string[])["/api/study", "/api/events", "/", "/api/openapi.json"])
                Assert.Equal("no", await page.EvaluateAsync<string>("""
                    async ([port, path, mode]) => {
                      try {
                        const answer = await fetch(`http://127.0.0.1:${port}${path}`, { mode, credentials: 'include' });
                        return answer.ok && answer.type !== 'opaque' ? await answer.text() : 'no';
                      } catch { return 'no'; }
                    }
                    """, new object[] { bench.Host.Port, path, mode }));
        IFrame frame = page.Frames.Single(f => f != page.MainFrame);
        Assert.DoesNotContain("id=\"page\"", await frame.ContentAsync(), StringComparison.Ordinal);
        // No cookie, and no opener, that it could ride on.
        Assert.Empty(await page.Context.CookiesAsync());
        Assert.Null(await page.EvaluateAsync<object?>("window.opener"));
        Assert.DoesNotContain(stranger.Heard, static heard => heard.Contains("Bearer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Under_another_name_the_workbench_answers_nothing()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage ours = await bench.NewPage();
        IPage page = await ours.Context.NewPageAsync();
        IResponse? answer = await page.GotoAsync($"http://localhost:{bench.Host.Port}/");
        Assert.Equal(403, answer?.Status);
        Assert.DoesNotContain("id=\"page\"", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_takes_the_port_after_a_stop_hears_a_nonce_and_nothing_else()
    {
        await using Bench bench = await Bench.Small(chromium);
        IPage page = await bench.NewPage("/sources");
        // A request that is on its way while the program ends is sent again by the browser itself: SECURITY.md says so.
        await page.Locator(".source-row").First.WaitForAsync();
        await page.WaitForTimeoutAsync(1000);
        int port = bench.Host.Port;
        await bench.Stop();
        await using (var squatter = new Squatter(port, Lie, "application/json"))
            await HearsANonceAlone(page, squatter);
    }

    [Fact]
    public async Task Whoever_takes_the_port_after_a_kill_hears_a_nonce_and_nothing_else()
    {
        await using RealProgram program = await RealProgram.Start(chromium);
        IPage page = await program.Enter(await program.Run());
        await page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync(Bench.Secret);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".workbench").WaitForAsync();
        await program.Kill();
        await using var squatter = new Squatter(program.Port, Lie, "application/json");
        await HearsANonceAlone(page, squatter);
    }

    private const string Lie = """{"proofs":["AAAA"],"state":"open","study":null}""";

    private static async Task HearsANonceAlone(IPage page, Squatter squatter)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Another program answers here" })).ToBeVisibleAsync();
        Assert.NotEmpty(squatter.Heard);
        Assert.All(squatter.Heard, static heard =>
        {
            Assert.StartsWith("POST /api/session/proof ", heard, StringComparison.Ordinal);
            Assert.DoesNotContain("Authorization", heard, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Cookie", heard, StringComparison.OrdinalIgnoreCase);
        });
        Assert.DoesNotContain("lantern coast", await page.ContentAsync(), StringComparison.OrdinalIgnoreCase);
        await Seen.Clean(page, "stranger");
    }
}
