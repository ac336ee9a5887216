using System.Net;
using System.Text.Json;

namespace Offramp.Server.Tests;

public class ProtectionTests
{
    [Fact]
    public async Task People_are_added_noted_and_asked_how_they_are_to_be_named()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        await page.Post("/api/protection/participants", new { pseudonym = "P-10", note = "Cohort 2" });
        await page.Post("/api/protection/collaborators", new { pseudonym = "C-07", role = "interpreter" });
        JsonElement all = await page.Get("/api/protection");
        Assert.Equal("Cohort 2", all.GetProperty("participants")[0].GetProperty("note").GetString());
        Assert.Equal("undecided", all.GetProperty("collaborators")[0].GetProperty("naming").GetString());

        await page.Post("/api/protection/participants/note", new { participant = all.GetProperty("participants").IdOf("pseudonym", "P-10"), note = " " });
        await page.Post("/api/protection/collaborators/naming", new { collaborator = all.GetProperty("collaborators").IdOf("pseudonym", "C-07"), naming = "never-name-me" });
        all = await page.Get("/api/protection");
        Assert.Equal(JsonValueKind.Null, all.GetProperty("participants")[0].GetProperty("note").ValueKind);
        Assert.Equal("never-name-me", all.GetProperty("collaborators")[0].GetProperty("naming").GetString());

        Assert.Equal("protection.pseudonym-taken", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/protection/participants", new { pseudonym = "c-07" }));
        Assert.Equal("naming.empty", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/protection/collaborators", new { pseudonym = " ", role = "informant" }));
        Assert.Equal("protection.participant-gone", await page.Problem(
            HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/protection/participants/note", new { participant = new string('0', 26), note = "x" }));
        Assert.Equal("protection.collaborator-gone", await page.Problem(
            HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/protection/collaborators/naming", new { collaborator = new string('0', 26), naming = "name-me" }));
    }

    [Fact]
    public async Task What_may_leave_follows_the_consent_and_every_page_hears_it_in_words()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage(), other = await bench.NewPage();
        SomePeople.Settle(bench);
        JsonElement all = await page.Get("/api/protection");
        string sahar = all.GetProperty("participants").IdOf("pseudonym", "Sahar"), lorry = all.GetProperty("sources").IdOf("name", "lorry");
        JsonElement Lorry(JsonElement from) => from.GetProperty("sources").EnumerateArray().Single(s => s.GetProperty("id").GetString() == lorry);
        JsonElement Meeting(JsonElement from) => from.GetProperty("meetings").EnumerateArray().Single(m => m.GetProperty("participant").GetString() == sahar);
        Assert.Equal("background", Lorry(all).GetProperty("mayLeave").GetString());
        Assert.Equal(JsonValueKind.Null, Meeting(all).GetProperty("consent").ValueKind);

        using var heard = await Heard.By(other);
        await heard.Next();
        await page.Post("/api/protection/consents", new
        {
            participant = sahar,
            source = lorry,
            scope = "verbatim",
            freedom = "free",
            lifeHistory = true,
            understood = true,
            limitsTold = false,
            date = "3 May 2024",
            until = "2033-04-20",
            takenBy = "C-01",
            payment = "",
        });
        JsonElement told = JsonDocument.Parse((await heard.Next()).Data).RootElement.GetProperty("protection");
        Assert.Equal("verbatim", Lorry(told).GetProperty("mayLeave").GetString());
        Assert.Contains("Sahar", Lorry(told).GetProperty("why").GetString(), StringComparison.Ordinal);
        JsonElement consent = Meeting(told).GetProperty("consent");
        Assert.Equal("2024-05-03", consent.GetProperty("date").GetString());
        Assert.False(consent.GetProperty("isOver").GetBoolean());
        Assert.True(consent.GetProperty("lifeHistory").GetBoolean());
        Assert.False(consent.GetProperty("limitsTold").GetBoolean());
        Assert.Equal(JsonValueKind.Null, consent.GetProperty("payment").ValueKind);

        // By the meeting itself, and not free: the latest record holds.
        string encounter = Meeting(told).GetProperty("encounter").GetString()!;
        await page.Post("/api/protection/consents", new { participant = sahar, encounter, scope = "verbatim", freedom = "others-present" });
        Assert.Equal("background", Lorry(await page.Get("/api/protection")).GetProperty("mayLeave").GetString());

        Assert.Equal("server.encounter-unknown", await page.Problem(
            HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/protection/consents", new { participant = sahar, encounter = new string('0', 26), scope = "verbatim", freedom = "free" }));
        Assert.Equal("server.id-unreadable", await page.Problem(
            HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/protection/consents", new { participant = sahar, scope = "verbatim", freedom = "free" }));
        Assert.StartsWith("dates.", await page.Problem(
            HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/protection/consents", new { participant = sahar, encounter, scope = "verbatim", freedom = "free", until = "whenever" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coding_alone_tells_nothing_of_people()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        using var heard = await Heard.By(page);
        await heard.Next();
        await Deeds.Code(page, "pay", 0, 9);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse((await heard.Next()).Data).RootElement.GetProperty("protection").ValueKind);
    }

    [Fact]
    public async Task A_text_is_rewritten_for_good_and_what_is_left_out_is_gone()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        SomePeople.Settle(bench);
        string sahar = (await page.Get("/api/protection")).GetProperty("participants").IdOf("pseudonym", "Sahar");
        await page.Post("/api/protection/participants/note", new { participant = sahar, note = "her uncle drove" });
        JsonElement text = await page.Post("/api/protection/rewriting/look", new { kind = "participant", id = sahar });
        Assert.Equal(["pseudonym", "note"], text.GetProperty("fields").EnumerateArray().Select(static f => f.GetProperty("name").GetString()));

        string act = (await page.Post("/api/protection/rewriting", new { kind = "participant", id = sahar, texts = new { note = "came back alone" }, leaveOut = Array.Empty<string>() }))
            .GetProperty("act").GetString()!;
        Assert.Contains("came back alone", (await page.Send(HttpMethod.Get, "/api/protection")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("her uncle drove", (await page.Send(HttpMethod.Get, "/api/history")).Body, StringComparison.Ordinal);
        Assert.Equal("history.cannot-be-taken-back", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/history/undo", new { act }));

        // Every kind in the list can be looked at, and written anew as it stands.
        foreach (JsonElement one in (await page.Get("/api/protection/rewriting")).EnumerateArray().ToArray())
        {
            var named = new { kind = one.GetProperty("kind").GetString(), id = one.GetProperty("id").GetString() };
            await page.Post("/api/protection/rewriting/look", named);
            await page.Post("/api/protection/rewriting", new { named.kind, named.id, texts = new { }, leaveOut = Array.Empty<string>() });
        }
        Assert.Equal("server.text-gone", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/protection/rewriting/look", new { kind = "memo", id = sahar }));
        Assert.Equal("server.needed", await page.Problem(
            HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/protection/rewriting", new { kind = "participant", id = sahar, texts = new { pseudonym = " " }, leaveOut = Array.Empty<string>() }));
    }
}
