using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Offramp.Server.Tests;

public class WithdrawalTests
{
    [Fact]
    public async Task A_source_is_withdrawn_once_it_was_shown_and_its_name_typed_again()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        SomePeople.Settle(bench);
        string lorry = (await page.Get("/api/protection")).GetProperty("sources").IdOf("name", "lorry");
        await page.Post("/api/study/retitle", new { title = "Nobody asked me anything on the way" });
        await page.Post("/api/study/backup", new { file = bench.Folder.At("copy.offramp") });

        JsonElement shown = await page.Post("/api/protection/withdrawals/preview", new { source = lorry });
        JsonElement going = shown.GetProperty("sources")[0];
        Assert.Equal("lorry", shown.GetProperty("name").GetString());
        Assert.Equal("copy.offramp", going.GetProperty("copies")[0].GetProperty("name").GetString());
        JsonElement repeated = Assert.Single(going.GetProperty("repeated").EnumerateArray());
        Assert.Equal("title", repeated.GetProperty("text").GetProperty("kind").GetString());
        string seen = shown.GetProperty("seen").GetString()!;

        Task<string> Refused(object ask) => page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/protection/withdrawals", ask);
        Assert.Equal("server.withdrawal-not-seen", await Refused(new { source = lorry, name = "lorry" }));
        Assert.Equal("server.name-not-repeated", await Refused(new { source = lorry, name = "Lorry", seen }));
        Assert.Equal("server.name-not-repeated", await Refused(new { source = lorry, seen }));
        // Somebody rewrote the title meanwhile: what would go is not what was shown.
        await page.Post("/api/protection/rewriting", new { kind = "title", id = new string('0', 26), texts = new { title = "Coming back" }, leaveOut = Array.Empty<string>() });
        Assert.Equal("server.withdrawal-not-seen", await Refused(new { source = lorry, name = "lorry", seen }));
        shown = await page.Post("/api/protection/withdrawals/preview", new { source = lorry });
        Assert.Empty(shown.GetProperty("sources")[0].GetProperty("repeated").EnumerateArray());

        JsonElement acted = await page.Post("/api/protection/withdrawals", new { source = lorry, name = " lorry ", seen = shown.GetProperty("seen").GetString() });
        Assert.Equal(JsonValueKind.Null, acted.GetProperty("leftToFinish").ValueKind);
        Assert.False((await page.Get("/api/protection/scrub")).GetProperty("pending").GetBoolean());
        Assert.Equal("protection.withdrawal-is-final", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/history/undo", new { }));
        foreach (string path in (string[])["/api/sources", "/api/protection", "/api/history?take=500"])
        {
            string said = (await page.Send(HttpMethod.Get, path)).Body;
            Assert.DoesNotContain("lorry", said, StringComparison.Ordinal);
            Assert.DoesNotContain("uncle", said, StringComparison.Ordinal);
        }
        Assert.Equal("protection.already-withdrawn", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/protection/withdrawals/preview", new { source = lorry }));
    }

    [Fact]
    public async Task One_voice_goes_alone_and_the_participant_with_the_last_of_it()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        SomePeople.Settle(bench);
        JsonElement all = await page.Get("/api/protection");
        string quay = all.GetProperty("sources").IdOf("name", "quay"), reza = all.GetProperty("participants").IdOf("pseudonym", "Reza");
        JsonElement kept = await page.Post("/api/protection/withdrawals/preview", new { source = quay, participant = reza, keepRecord = true });
        Assert.Equal(JsonValueKind.Null, kept.GetProperty("record").ValueKind);
        JsonElement shown = await page.Post("/api/protection/withdrawals/preview", new { source = quay, participant = reza });
        Assert.Equal("Reza", shown.GetProperty("name").GetString());
        JsonElement voice = shown.GetProperty("voices")[0];
        Assert.Equal((1, 2), (voice.GetProperty("turns").GetInt32(), voice.GetProperty("turnsThatStay").GetInt32()));
        Assert.Equal("Reza", shown.GetProperty("record").GetProperty("pseudonym").GetString());
        // What was shown for one question does not answer another.
        Assert.Equal("server.withdrawal-not-seen", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/protection/withdrawals",
            new { source = quay, participant = reza, name = "Reza", seen = kept.GetProperty("seen").GetString() }));
        await page.Post("/api/protection/withdrawals", new { source = quay, participant = reza, name = "Reza", seen = shown.GetProperty("seen").GetString() });
        string document = (await page.Get("/api/sources/" + quay)).GetProperty("documents")[0].GetProperty("id").GetString()!;
        string text = (await page.Get("/api/sources/documents/" + document)).GetProperty("text").GetString()!;
        Assert.DoesNotContain("sacks", text, StringComparison.Ordinal);
        Assert.Contains("All of us were.", text, StringComparison.Ordinal);

        // By a label, who is no participant; and nobody else's.
        Assert.Equal("protection.voice-of-another", await page.Problem(
            HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/protection/withdrawals/preview", new { source = quay, speakers = new[] { "Omid" } }));
        Assert.Equal("I", (await page.Post("/api/protection/withdrawals/preview", new { source = quay, speakers = new[] { "I" } })).GetProperty("name").GetString());
        Assert.Equal("server.needed", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/protection/withdrawals/preview", new { }));
    }

    [Fact]
    public async Task A_participant_goes_with_all_they_said_and_no_page_that_comes_back_is_told_it_again()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string id;
        using (var before = await Heard.By(page))
        {
            await before.Next();
            SomePeople.Settle(bench);
            id = (await before.Next()).Id;
        }
        string sahar = (await page.Get("/api/protection")).GetProperty("participants").IdOf("pseudonym", "Sahar");
        JsonElement shown = await page.Post("/api/protection/withdrawals/preview", new { participant = sahar });
        Assert.Equal(1, shown.GetProperty("sources").GetArrayLength());
        using var heard = await Heard.By(page);
        await heard.Next();
        await page.Post("/api/protection/withdrawals", new { participant = sahar, name = "Sahar", seen = shown.GetProperty("seen").GetString() });
        JsonElement told = JsonDocument.Parse((await heard.Next()).Data).RootElement;
        Assert.True(told.GetProperty("destroyed").GetBoolean());
        Assert.DoesNotContain("Sahar", told.ToString(), StringComparison.Ordinal);
        Assert.True(told.GetProperty("protection").GetProperty("participants").EnumerateArray().Single(p => p.GetProperty("id").GetString() == sahar).GetProperty("withdrawn").GetBoolean());
        using var missed = await Heard.By(page, id);
        Assert.Equal("gap", (await missed.Next()).Name);
        Assert.Equal("protection.participant-withdrawn", await page.Problem(
            HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/protection/participants/note", new { participant = sahar, note = "x" }));
    }

    [Fact]
    public async Task Beside_an_open_reader_it_is_withdrawn_and_said_that_the_wiping_is_left()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        SomePeople.Settle(bench);
        string lorry = (await page.Get("/api/protection")).GetProperty("sources").IdOf("name", "lorry");
        JsonElement shown = await page.Post("/api/protection/withdrawals/preview", new { source = lorry });
        using (var holding = new SqliteConnection($"Data Source={bench.Folder.At("a.offramp")};Pooling=False"))
        {
            holding.Open();
            using SqliteTransaction transaction = holding.BeginTransaction(deferred: true);
            using SqliteCommand command = holding.CreateCommand();
            command.CommandText = "SELECT count(*) FROM key";
            command.ExecuteScalar();
            JsonElement acted = await page.Post("/api/protection/withdrawals", new { source = lorry, name = "lorry", seen = shown.GetProperty("seen").GetString() });
            Assert.Equal("storage.reader-holds-scrub", acted.GetProperty("leftToFinish").GetProperty("code").GetString());
            Assert.Equal(acted.GetProperty("act").GetString(), (await page.Get("/api/history?take=1"))[0].GetProperty("act").GetString());
            Assert.DoesNotContain("lorry", (await page.Send(HttpMethod.Get, "/api/sources")).Body, StringComparison.Ordinal);
            Assert.True((await page.Get("/api/protection/scrub")).GetProperty("pending").GetBoolean());
            Assert.Equal("storage.reader-holds-scrub", await page.Problem(HttpStatusCode.Conflict, HttpMethod.Post, "/api/protection/scrub"));
            transaction.Rollback();
        }
        Assert.False((await page.Post("/api/protection/scrub")).GetProperty("pending").GetBoolean());
        Assert.Empty(bench.Defects);
    }
}
