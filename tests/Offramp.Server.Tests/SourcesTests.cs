using System.Net;
using System.Text;
using System.Text.Json;
using Offramp.Formats;

namespace Offramp.Server.Tests;

public class SourcesTests
{
    [Fact]
    public async Task A_date_typed_in_words_is_echoed_as_it_is_read_and_kept_with_its_words()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string source = (await page.Get("/api/sources"))[0].GetProperty("id").GetString()!;
        JsonElement echo = await page.Post("/api/sources/date", new { typed = "about 2016 to 2018" });
        Assert.StartsWith("2016~/2018", echo.GetProperty("edtf").GetString(), StringComparison.Ordinal);
        Assert.Contains("2016", echo.GetProperty("words").GetString(), StringComparison.Ordinal);
        await page.Post($"/api/sources/{source}/particulars", new { field = "date", text = "about 2016 to 2018" });
        JsonElement detail = await page.Get($"/api/sources/{source}/detail");
        Assert.Equal(echo.GetProperty("edtf").GetString(), detail.GetProperty("source").GetProperty("date").GetString());
        Assert.Equal(echo.GetProperty("words").GetString(), detail.GetProperty("source").GetProperty("dateInWords").GetString());
        Assert.Equal("about 2016 to 2018", Particular(detail, "date-as-said"));
        Assert.False((await page.Post("/api/sources/date", new { typed = "the other day" })).GetProperty("read").GetBoolean());
        Assert.False((await page.Post("/api/sources/date", new { typed = " " })).GetProperty("read").GetBoolean());
        Assert.Equal("dates.not-readable", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, $"/api/sources/{source}/particulars", new { field = "date", text = "the other day" }));
    }

    [Fact]
    public async Task A_date_may_rest_on_an_event_of_the_study()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string source = (await page.Get("/api/sources"))[0].GetProperty("id").GetString()!;
        await page.Post("/api/sources/events", new { name = "Loss of Ombrey", date = "20 November 2019" });
        JsonElement echo = await page.Post("/api/sources/date", new { typed = "six weeks after the loss of Ombrey" });
        Assert.True(echo.GetProperty("read").GetBoolean());
        Assert.NotNull(echo.GetProperty("range").GetString());
        await page.Post($"/api/sources/{source}/particulars", new { field = "date", text = "six weeks after the loss of Ombrey" });
        Assert.Equal(echo.GetProperty("words").GetString(), (await page.Get("/api/sources/" + source)).GetProperty("dateInWords").GetString());
        JsonElement known = (await page.Get("/api/sources/events"))[0];
        Assert.Equal("2019-11-20", known.GetProperty("date").GetString());
        Assert.Equal(1, known.GetProperty("sources").GetInt32());
        await page.Post($"/api/sources/{source}/particulars", new { field = "date", text = "2020-01-02" });
        Assert.Equal(JsonValueKind.Null, (await page.Get("/api/sources/" + source)).GetProperty("dateByEvent").ValueKind);
    }

    [Fact]
    public async Task People_are_linked_to_a_source_under_a_label_of_its_turns_and_unlinked()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        SomePeople.Settle(bench);
        JsonElement all = await page.Get("/api/protection");
        string quay = all.GetProperty("sources").IdOf("name", "quay"), sahar = all.GetProperty("participants").IdOf("pseudonym", "Sahar");
        string interviewer = all.GetProperty("collaborators").IdOf("pseudonym", "C-01"), at = $"/api/sources/{quay}";
        Assert.Equal(["I", "Omid", "Reza"], (await page.Get(at + "/detail")).GetProperty("speakers").EnumerateArray().Select(static x => x.GetString()));
        Assert.Equal("sources.speaker-taken", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, at + "/participants", new { person = sahar, speaker = "Reza" }));
        Assert.Equal("sources.speaker-unknown", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, at + "/participants", new { person = sahar, speaker = "Nima" }));
        Assert.Equal("protection.participant-gone", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, at + "/participants", new { person = interviewer }));
        await page.Post(at + "/participants", new { person = sahar });
        Assert.Equal(["Omid", "Reza", "Sahar"], Names(await page.Get(at + "/detail"), "participants"));
        await page.Send(HttpMethod.Delete, $"{at}/participants/{sahar}");
        Assert.Equal("sources.not-linked", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Delete, $"{at}/participants/{sahar}"));
        await page.Send(HttpMethod.Delete, $"{at}/collaborators/{interviewer}");
        Assert.Empty(Names(await page.Get(at + "/detail"), "collaborators"));
        await page.Post(at + "/collaborators", new { person = interviewer, speaker = "I" });
        Assert.Equal(["C-01"], Names(await page.Get(at + "/detail"), "collaborators"));
        await page.Post("/api/history/undo", new { });
        Assert.Empty(Names(await page.Get(at + "/detail"), "collaborators"));

        static IEnumerable<string?> Names(JsonElement detail, string list) => detail.GetProperty(list).EnumerateArray().Select(static x => x.GetProperty("pseudonym").GetString());
    }

    [Fact]
    public async Task What_is_known_of_a_source_is_edited_field_by_field_and_undone()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string source = (await page.Get("/api/sources"))[0].GetProperty("id").GetString()!;
        string at = "/api/sources/" + source;
        (string Field, string Text)[] fields = [("title", "The lamp"), ("wave", "w1"), ("place", "Coast / North"), ("language", "en"), ("mode", "in person"), ("capture", "notes"), ("author", "A. K.")];
        foreach ((string field, string text) in fields) await page.Post(at + "/particulars", new { field, text });
        await page.Post(at + "/name", new { name = "lamp" });
        await page.Post(at + "/kind", new { kind = "interview" });
        await page.Post(at + "/limitations", new { text = "led a crew", direction = "sees the offer from above" });
        await page.Post(at + "/lineage", new { text = "printed before" });
        JsonElement detail = await page.Get(at + "/detail");
        Assert.Equal("Coast/North", Particular(detail, "place"));
        Assert.Equal("lamp", detail.GetProperty("source").GetProperty("name").GetString());
        JsonElement limit = detail.GetProperty("limitations")[0];
        Assert.Equal("sees the offer from above", limit.GetProperty("direction").GetString());
        Assert.Equal("printed before", detail.GetProperty("lineage")[0].GetProperty("text").GetString());
        await page.Send(HttpMethod.Delete, $"{at}/limitations/{limit.GetProperty("id").GetString()}");
        await page.Post(at + "/particulars", new { field = "wave", text = "" });
        detail = await page.Get(at + "/detail");
        Assert.Empty(detail.GetProperty("limitations").EnumerateArray());
        Assert.Null(Particular(detail, "wave"));
        Assert.Equal("sources.language-not-a-tag", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, at + "/particulars", new { field = "language", text = "English, mostly" }));
        Assert.Equal("sources.source-gone", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, at + "/lineage", new { of = new string('0', 26) }));
        await page.Send(HttpMethod.Delete, at);
        Assert.Empty((await page.Get("/api/sources")).EnumerateArray());
        await page.Post("/api/history/undo", new { });
        Assert.Single((await page.Get("/api/sources")).EnumerateArray());
        Assert.Empty(bench.Defects);
    }

    [Fact]
    public async Task The_overview_counts_and_names_what_needs_a_person_with_the_place_to_go_to()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        await Uploads.Send(page, "p-01.txt", Encoding.UTF8.GetBytes("Nobody asked whether they may print this."));
        JsonElement seen = await page.Get("/api/overview");
        Assert.Equal(2, seen.GetProperty("sources").GetInt32());
        Assert.Equal(0, seen.GetProperty("coded").GetInt32());
        Dictionary<string, JsonElement> needs = seen.GetProperty("attention").EnumerateArray().ToDictionary(static item => item.GetProperty("code").GetString()!);
        Assert.Equal(1, needs["overview.without-consent"].GetProperty("count").GetInt32());
        Assert.Equal("sources", needs["overview.without-consent"].GetProperty("page").GetString());
        Assert.Equal(2, needs["overview.uncoded"].GetProperty("count").GetInt32());
        Assert.Equal("none", needs["overview.uncoded"].GetProperty("search").GetProperty("coded").GetString());
        Assert.Equal(2, needs["overview.undefined"].GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Figures_carry_the_ids_of_their_evidence_and_all_their_numbers_and_keep_to_what_is_chosen()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        await Deeds.Code(page, "pay", 0, 20);
        await Deeds.Code(page, "trust", 5, 30);
        string pay = await Deeds.CodeId(page, "pay");
        string source = (await page.Get("/api/sources"))[0].GetProperty("id").GetString()!;
        foreach (string kind in (string[])["code-frequencies", "co-occurrence", "coverage"])
        {
            JsonElement figure = await page.Post("/api/figures", new { kind, width = 600 });
            Assert.Contains("data-sources=\"" + source, figure.GetProperty("svg").GetString() + (kind == "co-occurrence" ? "data-sources=\"" + source : ""), StringComparison.Ordinal);
            Assert.NotEmpty(figure.GetProperty("rows").EnumerateArray());
        }
        JsonElement chosen = await page.Post("/api/figures", new { kind = "code-frequencies", codes = new[] { pay }, rightToLeft = true });
        Assert.Single(chosen.GetProperty("rows").EnumerateArray());
        Assert.Contains("data-codes=\"" + pay, chosen.GetProperty("svg").GetString(), StringComparison.Ordinal);
        Assert.Equal("sources.source-gone", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/figures", new { kind = "coverage", sources = new[] { new string('0', 26) } }));
        Assert.Equal("server.id-unreadable", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/figures", new { kind = "coverage", codes = new[] { "<b>" } }));
    }

    [Fact]
    public void The_page_has_the_colours_of_the_figures() =>
        Approved.Holds("web/src/figures/figures.css", "/* The colours of figures, written by FigureSheet: approve them with the server's tests. */\n" + FigureSheet.ChosenByThePage(":root[data-mantine-color-scheme=\"dark\"]"));

    private static string? Particular(JsonElement detail, string field) => detail.GetProperty("particulars").EnumerateArray()
        .FirstOrDefault(p => p.GetProperty("field").GetString() == field) is { ValueKind: JsonValueKind.Object } found ? found.GetProperty("text").GetString() : null;
}
