using System.Net;
using System.Text.Json;
using Offramp.Storage;

namespace Offramp.Server.Tests;

public class SettingsTests
{
    [Fact]
    public async Task Coders_are_added_renamed_and_chosen_and_the_study_is_retitled()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string asha = (await page.Post("/api/study/coders", new { name = "Asha" })).GetProperty("created")[0].GetString()!;
        await page.Post("/api/study/coders/rename", new { coder = asha, name = "Coder B" });
        await page.Post("/api/study/coder", new { coder = asha });
        await page.Post("/api/study/retitle", new { title = "Coming back" });
        JsonElement study = (await page.Get("/api/study")).GetProperty("study");
        Assert.Equal(("Coming back", asha), (study.GetProperty("title").GetString(), study.GetProperty("coder").GetString()));
        Assert.Equal(["Mira", "Coder B"], study.GetProperty("coders").EnumerateArray().Select(static c => c.GetProperty("name").GetString()));
        Assert.Equal("study.coder-name-taken", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/study/coders", new { name = "mira" }));
        Assert.Equal("study.coder-gone", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/study/coders/rename", new { coder = new string('0', 26), name = "x" }));
        Assert.Equal("naming.empty", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/study/retitle", new { title = " " }));
    }

    [Fact]
    public async Task A_whole_file_is_told_whole_by_its_links_and_by_all_that_it_holds()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        JsonElement links = await page.Post("/api/study/verify", new { });
        Assert.True(links.GetProperty("whole").GetBoolean());
        Assert.False(links.GetProperty("opened").GetBoolean());
        JsonElement all = await page.Post("/api/study/verify", new { passphrase = Some.Secret });
        Assert.True(all.GetProperty("whole").GetBoolean() && all.GetProperty("opened").GetBoolean());
        Assert.True(all.GetProperty("entries").GetInt32() > 3);
        Assert.Equal("storage.wrong-passphrase", await page.Problem(HttpStatusCode.Unauthorized, HttpMethod.Post, "/api/study/verify", new { passphrase = "no such words" }));
    }

    [Fact]
    public async Task A_copy_is_noted_written_and_opens_and_nothing_is_overwritten()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        Assert.Equal(bench.Folder.At("copy.offramp"), (await page.Post("/api/study/backup", new { file = "copy.offramp" })).GetProperty("file").GetString());
        Assert.Equal("copy.offramp", (await page.Get("/api/protection")).GetProperty("copies")[0].GetProperty("name").GetString());
        using (Passphrase passphrase = Passphrase.Entered(Some.Secret))
        using (OpenStudy copy = OpenStudy.Open(bench.Folder.At("copy.offramp"), passphrase, Access.Read, Some.Storage(bench.Folder)))
            Assert.Single(copy.Study.Sources.ById);
        Assert.Equal("storage.already-exists", await page.Problem(HttpStatusCode.Conflict, HttpMethod.Post, "/api/study/backup", new { file = "copy.offramp" }));
        Assert.Equal("server.folder-missing", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/study/backup", new { file = bench.Folder.At("none/copy.offramp") }));
        Assert.Equal("server.needed", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/study/backup", new { file = " " }));
        // What was refused is not noted as a copy.
        Assert.Equal(1, (await page.Get("/api/protection")).GetProperty("copies").GetArrayLength());
    }
}
