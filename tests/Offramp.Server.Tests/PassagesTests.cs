using System.Net;
using System.Text.Json;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Server.Tests;

public class PassagesTests
{
    [Fact]
    public async Task A_passage_is_judged_noted_stretched_and_split_each_in_one_act()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        (string document, string version) = await Deeds.Document(page);
        string coding = await Deeds.Code(page, "pay", 0, 40);
        string at = "/api/coding/passages/" + coding;

        await page.Send(HttpMethod.Put, at + "/judgement", new { stance = "denies" });
        await page.Send(HttpMethod.Put, at + "/judgement", new { elicitation = "pressed" });
        await page.Send(HttpMethod.Put, at + "/note", new { field = "memo", text = "said twice" });
        await page.Send(HttpMethod.Put, at + "/span", new { version, start = 5, end = 44 });
        JsonElement one = (await Codings(page, document))[0];
        Assert.Equal(("denies", "pressed", "said twice", 5, 44), (Text(one, "stance"), Text(one, "elicitation"), Text(one, "memo"), Number(one, "start"), Number(one, "end")));

        int space = Some.Said.IndexOf(" pay", StringComparison.Ordinal);
        JsonElement acted = await page.Post(at + "/split", new { version, at = space });
        Assert.Single(acted.GetProperty("created").EnumerateArray());
        JsonElement parts = await Codings(page, document);
        Assert.Equal((5, space, space + 1, 44), (Number(parts[0], "start"), Number(parts[0], "end"), Number(parts[1], "start"), Number(parts[1], "end")));
        Assert.Equal(("denies", "said twice"), (Text(parts[1], "stance"), Text(parts[1], "memo")));

        await page.Post("/api/history/undo", new { });
        Assert.Equal(44, Number(Assert.Single((await Codings(page, document)).EnumerateArray()), "end"));
        foreach (int outside in (int[])[5, 44, 60, -3])
            Assert.Equal("coding.split-outside-passage", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, at + "/split", new { version, at = outside }));
        Assert.Equal("coding.coding-gone", await page.Problem(
            HttpStatusCode.UnprocessableEntity, HttpMethod.Put, "/api/coding/passages/" + new string('0', 26) + "/span", new { version, start = 0, end = 4 }));
        Assert.Empty(bench.Defects);
    }

    [Fact]
    public async Task A_passage_is_coded_with_a_code_that_is_made_for_it_by_name_or_in_its_own_words()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        (string document, string version) = await Deeds.Document(page);
        string pay = await Deeds.CodeId(page, "pay");
        object passage = new { document, version, start = 0, end = 24, codes = Array.Empty<string>() };

        await page.Post("/api/coding/passages/new-code", new { passage, name = "promise", parent = pay });
        await page.Post("/api/coding/passages/new-code", new { passage, name = (string?)null, parent = (string?)null });
        string[] paths = [.. (await page.Get("/api/coding/codes")).EnumerateArray().Select(static code => Text(code, "path"))];
        Assert.Contains("pay/promise", paths);
        Assert.Contains(Some.Said[..23], paths);
        Assert.Equal(2, (await Codings(page, document)).GetArrayLength());

        Assert.Equal("coding.code-name-taken", await page.Problem(
            HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/coding/passages/new-code", new { passage, name = "promise", parent = pay }));
        await page.Post("/api/history/undo", new { });
        Assert.DoesNotContain(Some.Said[..23], (await page.Get("/api/coding/codes")).EnumerateArray().Select(static code => Text(code, "path")));
        Assert.Single((await Codings(page, document)).EnumerateArray());
    }

    [Fact]
    public async Task A_passage_coded_in_one_text_shows_in_the_other_texts_of_its_source()
    {
        await using Bench bench = await Bench.Start(WithTranslation);
        using Page page = await bench.NewOpenPage();
        JsonElement source = (await page.Get("/api/sources")).EnumerateArray().Single(static s => Text(s, "name") == "talk");
        JsonElement[] texts = [.. source.GetProperty("documents").EnumerateArray()];
        (string original, string translation) = (Text(texts[0], "id"), Text(texts[1], "id"));

        JsonElement rows = await page.Get($"/api/coding/documents/{original}/beside/{translation}");
        Assert.Equal(3, rows.GetArrayLength());
        Assert.Equal(Lines[0].Length, Number(rows[0].GetProperty("here"), "end"));
        Assert.Equal(Translated[0].Length, Number(rows[0].GetProperty("there"), "end"));
        Assert.Equal(0, (await page.Get($"/api/coding/documents/{original}/beside/{original}")).GetArrayLength());

        string pay = await Deeds.CodeId(page, "pay");
        int second = Lines[0].Length + 1;
        JsonElement acted = await page.Post("/api/coding/passages", new { document = original, version = Text(texts[0], "version"), start = second, end = second + 6, codes = new[] { pay } });
        JsonElement carried = Assert.Single((await page.Get($"/api/coding/documents/{translation}/carried")).GetProperty("codings").EnumerateArray());
        Assert.Equal((Translated[0].Length + 1, original), (Number(carried, "start"), Text(carried, "from")));
        JsonElement there = Assert.Single((await page.Get($"/api/coding/passages/{acted.GetProperty("created")[0].GetString()}/counterparts")).EnumerateArray());
        Assert.Equal((translation, 1), (Text(there, "document"), Number(there, "units")));
        Assert.Empty((await page.Get($"/api/coding/documents/{original}/carried")).GetProperty("codings").EnumerateArray());
    }

    private static readonly string[] Lines = ["Who paid you in the first year?", "Nobody paid. My brother sent money every month.", "And after that?"];
    private static readonly string[] Translated = ["در سال اول چه کسی به شما پول داد؟", "هیچ‌کس پول نداد. برادرم هر ماه پول می‌فرستاد.", "و بعد از آن؟"];

    private static WorkbenchOptions WithTranslation(WorkbenchOptions options)
    {
        using Passphrase passphrase = Passphrase.Entered(Some.Secret);
        using OpenStudy open = OpenStudy.Open(options.File!, passphrase, Access.Write, options.Storage);
        Granted(open.Record((study, fresh) => SourcesDecisions.Add(
            study, SourceKind.Publication, new ImportedText { Name = "talk", Text = string.Join('\n', Lines), Language = "en" }, OnTakenName.Refuse, fresh)));
        Id<Source> talk = open.Study.Sources.ById.Values.Single(static source => source.Name.Text == "talk").Id;
        Granted(open.Record((study, fresh) => SourcesDecisions.AddRendition(
            study, talk, RenditionKind.Translation, new ImportedText { Name = "talk-fa", Text = string.Join('\n', Translated), Language = "fa" }, OnTakenName.Refuse, fresh)));
        System.Collections.Immutable.ImmutableArray<Id<Rendition>> texts = open.Study.Sources.ById[talk].Renditions;
        Granted(open.Record((study, fresh) => AlignmentDecisions.Propose(study, texts[0], texts[1])));
        return options;
    }

    private static void Granted(Outcome<Act> outcome) => Assert.Null(outcome.Refusal);

    private static async Task<JsonElement> Codings(Page page, string document) => (await page.Get("/api/coding/documents/" + document)).GetProperty("codings");

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();
}
