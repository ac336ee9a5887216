using System.Net;
using System.Text.Json;

namespace Offramp.Server.Tests;

public class KeysTests
{
    private const string Second = "heron ladder marble seven";

    [Fact]
    public async Task A_second_passphrase_opens_the_study_until_it_is_removed()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        JsonElement slots = (await page.Post("/api/study/slots", new { present = Some.Secret, passphrase = Second, label = "Asha" })).GetProperty("slots");
        Assert.Equal(2, slots.GetArrayLength());
        await page.Post("/api/study/lock");
        await page.Post("/api/study/open", new { passphrase = Second });
        Assert.True((await page.Get("/api/study/slots")).GetProperty("slots").EnumerateArray().Single(s => s.GetProperty("label").GetString() == "Asha").GetProperty("ours").GetBoolean());

        slots = (await page.Post("/api/study/slots/remove", new { present = Some.Secret, slot = slots.IdOf("label", "Asha") })).GetProperty("slots");
        Assert.Equal(1, slots.GetArrayLength());
        Assert.Equal("storage.wrong-passphrase", await page.Problem(HttpStatusCode.Unauthorized, HttpMethod.Post, "/api/study/slots/recovery", new { present = Second }));
        await page.Post("/api/study/lock");
        Assert.Equal("storage.wrong-passphrase", await page.Problem(HttpStatusCode.Unauthorized, HttpMethod.Post, "/api/study/open", new { passphrase = Second }));
        await page.Post("/api/study/open", new { passphrase = Some.Secret });
        Assert.Equal("storage.last-slot", await page.Problem(
            HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/study/slots/remove", new { present = Some.Secret, slot = slots[0].GetProperty("id").GetString() }));
    }

    [Fact]
    public async Task A_passphrase_is_changed_by_whoever_knows_it()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        await page.Post("/api/study/slots/change", new { present = Some.Secret, passphrase = Second });
        Assert.Equal(1, (await page.Get("/api/study/slots")).GetProperty("slots").GetArrayLength());
        // The study goes on, and is written on, under the new key.
        await Deeds.Code(page, "pay", 0, 9);
        await page.Post("/api/study/lock");
        Assert.Equal("storage.wrong-passphrase", await page.Problem(HttpStatusCode.Unauthorized, HttpMethod.Post, "/api/study/open", new { passphrase = Some.Secret }));
        await page.Post("/api/study/open", new { passphrase = Second });
    }

    [Fact]
    public async Task Nothing_is_changed_without_a_passphrase_of_the_study_and_wrong_ones_make_wait()
    {
        var clock = new StillClock();
        await using Bench bench = await Bench.Start(clock: clock);
        using Page page = await bench.NewOpenPage();
        string slot = (await page.Get("/api/study/slots")).GetProperty("slots")[0].GetProperty("id").GetString()!;
        (string Path, object Ask)[] asks =
        [
            ("", new { present = "no such words", passphrase = Second, label = "Asha" }), ("/change", new { present = "no such words", passphrase = Second }),
            ("/remove", new { present = "no such words", slot }),
        ];
        foreach ((string path, object ask) in asks) Assert.Equal("storage.wrong-passphrase", await page.Problem(HttpStatusCode.Unauthorized, HttpMethod.Post, "/api/study/slots" + path, ask));
        Assert.Equal("server.passphrase-wait", await page.Problem(HttpStatusCode.TooManyRequests, HttpMethod.Post, "/api/study/slots/recovery", new { present = Some.Secret }));
        clock.Go(TimeSpan.FromSeconds(1));
        Assert.Equal("storage.passphrase-too-short", await page.Problem(
            HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/study/slots", new { present = Some.Secret, passphrase = "short", label = "Asha" }));
        Assert.Equal("server.needed", await page.Problem(
            HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/study/slots", new { present = Some.Secret, passphrase = Second, label = " " }));
        Assert.Equal("server.id-unreadable", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/study/slots/remove", new { present = Some.Secret, slot = "Asha" }));
        Assert.Equal(1, (await page.Get("/api/study/slots")).GetProperty("slots").GetArrayLength());
    }

    [Fact]
    public async Task A_recovery_key_is_told_once_and_no_answer_and_no_event_ever_says_a_passphrase()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        using var heard = await Heard.By(page);
        List<string> said = [(await heard.Next()).Data];
        string key = (await page.Post("/api/study/slots/recovery", new { present = Some.Secret })).GetProperty("key").GetString()!;
        Assert.Matches("^[0-9A-Z]{4}(-[0-9A-Z]{4}){7}-[0-9A-Z]{2}$", key);
        said.Add((await page.Send(HttpMethod.Post, "/api/study/slots", new { present = Some.Secret, passphrase = Second, label = "Asha" })).Body);
        said.Add((await page.Send(HttpMethod.Post, "/api/study/slots/change", new { present = Second, passphrase = Second + " more" })).Body);
        said.Add((await page.Send(HttpMethod.Post, "/api/study/slots", new { present = "wrong heron words", passphrase = Second, label = "Asha" })).Body);
        said.Add((await page.Send(HttpMethod.Post, "/api/study/slots", new { present = Some.Secret, passphrase = "heron", label = "Asha" })).Body);
        said.Add((await page.Send(HttpMethod.Post, "/api/study/verify", new { passphrase = Some.Secret })).Body);
        foreach (string path in (string[])["/api/study", "/api/study/slots", "/api/history?take=500", "/api/protection"]) said.Add((await page.Send(HttpMethod.Get, path)).Body);
        said.AddRange((await heard.Take(3)).Select(static e => e.Data));
        foreach (string answer in said)
            foreach (string secret in (string[])[Some.Secret, "heron", key, key[..9]]) Assert.DoesNotContain(secret, answer, StringComparison.OrdinalIgnoreCase);
        Assert.Contains((await page.Get("/api/study/slots")).GetProperty("slots").EnumerateArray(), static s => s.GetProperty("kind").GetString() == "recovery-key");
    }
}
