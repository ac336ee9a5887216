using System.Buffers.Text;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Offramp.Server.Tests;

public class UploadsTests
{
    private const string Talk = "Interviewer: Who came for you?\nP-01: My aunt came.\nInterviewer: And then?\nP-01: She waited at the gate.\n";

    [Fact]
    public async Task A_file_comes_in_under_its_name_with_its_turns_and_the_wishes_of_whoever_sends_it()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        (HttpStatusCode status, JsonElement told) = await Uploads.Send(page, "گفت‌وگو ۱.txt", Encoding.UTF8.GetBytes(Talk), "?kind=group-interview", ("Offramp-Wave", "موج ۲"), ("Offramp-Language", "fa"));
        Assert.Equal(HttpStatusCode.OK, status);
        JsonElement source = told.GetProperty("sources")[0];
        Assert.Equal("گفت‌وگو ۱", source.GetProperty("name").GetString());
        Assert.Equal(4, source.GetProperty("turns").GetInt32());
        Assert.Equal(Talk.Length, source.GetProperty("length").GetInt32());
        Assert.Equal(0, told.GetProperty("problems").GetArrayLength());
        JsonElement kept = await page.Get("/api/sources/" + source.GetProperty("id").GetString());
        Assert.Equal("group-interview", kept.GetProperty("kind").GetString());
        Assert.Equal("موج ۲", kept.GetProperty("wave").GetString());
        Assert.Equal("fa", kept.GetProperty("language").GetString());
        JsonElement text = await page.Get("/api/sources/documents/" + source.GetProperty("document").GetString());
        Assert.Equal(Talk, text.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_name_leads_nowhere_whatever_folders_stand_before_it()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        foreach (string name in (string[])["../../etc/p-01.txt", "..\\..\\p-01.txt", "/tmp/p-01.txt"])
        {
            (_, JsonElement told) = await Uploads.Send(page, name, Encoding.UTF8.GetBytes(Talk));
            Assert.StartsWith("p-01", told.GetProperty("sources")[0].GetProperty("name").GetString(), StringComparison.Ordinal);
        }
        Assert.Empty(Directory.GetFiles(bench.Folder.Path, "p-01*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("empty.txt", "")]
    [InlineData("picture.txt", "\u0089PNG\r\n\u001a\n0000000000000000")]
    [InlineData("broken.docx", "PK\u0003\u0004 and then nothing")]
    public async Task What_cannot_be_read_is_refused_with_the_place_of_what_is_wrong_and_changes_nothing(string name, string latin)
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        int before = (await page.Get("/api/history")).GetArrayLength();
        (HttpStatusCode status, JsonElement told) = await Uploads.Send(page, name, Encoding.Latin1.GetBytes(latin));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("server.upload-unreadable", told.GetProperty("code").GetString());
        JsonElement problem = told.GetProperty("problems")[0];
        Assert.Equal(name, problem.GetProperty("file").GetString());
        Assert.StartsWith("formats.", problem.GetProperty("code").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("formats.", problem.GetProperty("words").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, (await page.Get("/api/history")).GetArrayLength());
        Assert.Empty(bench.Defects);
    }

    [Fact]
    public async Task A_file_under_a_wrong_name_is_read_as_what_it_is_and_that_is_said_with_its_place()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        (HttpStatusCode status, JsonElement told) = await Uploads.Send(page, "page.txt", Encoding.UTF8.GetBytes("<!doctype html><html><body><p>The gate was open.</p></body></html>"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEmpty(told.GetProperty("problems").EnumerateArray());
        Assert.All(told.GetProperty("problems").EnumerateArray(), static p => Assert.Equal("page.txt", p.GetProperty("file").GetString()));
        (_, JsonElement table) = await Uploads.Send(page, "answers.csv", Encoding.UTF8.GetBytes("text,date\nThe well was dry.,2020-13-45\n"));
        Assert.Contains("2020-13-45", table.GetProperty("problems").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_unpacks_to_far_more_than_it_holds_is_refused_in_words()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            await Write(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            await Write(archive, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            await using Stream body = await archive.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).OpenAsync();
            byte[] blank = new byte[1 << 20];
            Array.Fill(blank, (byte)' ');
            for (int i = 0; i < 200; i++) await body.WriteAsync(blank);
        }
        (HttpStatusCode status, JsonElement told) = await Uploads.Send(page, "talk.docx", packed.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.NotEmpty(told.GetProperty("problems").EnumerateArray());
        Assert.Empty(bench.Defects);

        static async Task Write(ZipArchive archive, string name, string text)
        {
            await using Stream entry = await archive.CreateEntry(name).OpenAsync();
            await entry.WriteAsync(Encoding.UTF8.GetBytes(text));
        }
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_before_it_is_taken_and_other_requests_stay_small()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        (HttpStatusCode status, JsonElement told) = await Uploads.Send(page, "long.txt", new byte[(2 << 20)]);
        Assert.NotEqual(HttpStatusCode.RequestEntityTooLarge, status);
        using var content = new StreamContent(new Endless(UploadsApi.Largest + 1L));
        content.Headers.ContentLength = UploadsApi.Largest + 1L;
        (status, told) = await Uploads.Send(page, "long.txt", content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("server.upload-too-large", told.GetProperty("code").GetString());
        Assert.Contains("100 MB", told.GetProperty("title").GetString(), StringComparison.Ordinal);
        using var unmeasured = new StreamContent(new Endless(UploadsApi.Largest + (1L << 20)));
        (status, told) = await Uploads.Send(page, "long.txt", unmeasured);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("server.request-too-large", await page.Problem(HttpStatusCode.RequestEntityTooLarge, HttpMethod.Post, "/api/sources/date", new { typed = new string('x', 2 << 20) }));
    }

    [Fact]
    public async Task An_upload_that_is_cancelled_leaves_nothing()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        using var cancel = new CancellationTokenSource();
        using var content = new StreamContent(new Endless(1 << 20) { After = cancel.Cancel });
        content.Headers.ContentLength = 50 << 20;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Uploads.Send(page, "talk.txt", content, cancelled: cancel.Token));
        (HttpStatusCode status, JsonElement told) = await Uploads.Send(page, "talk.txt", Encoding.UTF8.GetBytes(Talk));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("talk", told.GetProperty("sources")[0].GetProperty("name").GetString());
        Assert.Equal(2, (await page.Get("/api/sources")).GetArrayLength());
        Assert.Empty(bench.Defects);
    }

    [Fact]
    public async Task A_taken_name_is_numbered_or_refused_as_it_is_asked_and_the_same_words_are_told()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        byte[] words = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("The lamp was lit every evening. ", 20)));
        await Uploads.Send(page, "lamp.txt", words);
        (HttpStatusCode status, JsonElement told) = await Uploads.Send(page, "lamp.txt", words, "?onTaken=refuse");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("sources.name-taken", told.GetProperty("code").GetString());
        (_, told) = await Uploads.Send(page, "lamp.txt", words);
        Assert.Equal("lamp (2)", told.GetProperty("sources")[0].GetProperty("name").GetString());
        Assert.Equal("sources.same-words-known", told.GetProperty("problems")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_encoding_and_how_a_translation_lies_can_be_said_where_they_are_not_recognised()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        // "Café" in the letters of DOS: read as anything else it is something else.
        byte[] words = [.. "P-01: The Caf"u8, 0x82, .. " was closed.\n"u8];
        (_, JsonElement told) = await Uploads.Send(page, "dos.txt", words, "?encoding=ibm850&layout=single");
        JsonElement text = await page.Get("/api/sources/documents/" + told.GetProperty("sources")[0].GetProperty("document").GetString());
        Assert.Contains("Café", text.GetProperty("text").GetString(), StringComparison.Ordinal);
        foreach (string wrong in (string[])["?encoding=klingon", "?layout=sideways"])
        {
            (HttpStatusCode status, told) = await Uploads.Send(page, "dos.txt", words, wrong);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "server.request-unreadable"), (status, told.GetProperty("code").GetString()));
        }
    }

    [Fact]
    public async Task A_name_that_is_no_text_and_an_upload_without_session_or_study_are_refused()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        byte[] words = Encoding.UTF8.GetBytes(Talk);
        (HttpStatusCode status, JsonElement told) = await Uploads.Send(page, null, words, "", ("Offramp-File-Name", "not base64!"));
        Assert.Equal("server.file-name-unreadable", told.GetProperty("code").GetString());
        (status, told) = await Uploads.Send(page, null, words, "", ("Offramp-File-Name", Base64Url.EncodeToString([0xff, 0xfe])));
        Assert.Equal("server.file-name-unreadable", told.GetProperty("code").GetString());
        using Page stranger = await bench.NewPage();
        stranger.Session = null;
        (status, _) = await Uploads.Send(stranger, "a.txt", words);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        await page.Post("/api/study/lock");
        (status, _) = await Uploads.Send(page, "a.txt", words);
        Assert.Equal(HttpStatusCode.Locked, status);
    }
}

/// <summary>Files as the page sends them.</summary>
internal static class Uploads
{
    public static Task<(HttpStatusCode Status, JsonElement Told)> Send(Page page, string? name, byte[] bytes, string query = "", params (string Name, string Words)[] said) =>
        Send(page, name, new ByteArrayContent(bytes), query, default, said);

    public static async Task<(HttpStatusCode Status, JsonElement Told)> Send(
        Page page, string? name, HttpContent content, string query = "", CancellationToken cancelled = default, params (string Name, string Words)[] said)
    {
        (string, string?)[] headers =
        [
            .. name is null ? [] : new (string, string?)[] { ("Offramp-File-Name", Coded(name)) },
            .. said.Select(s => (s.Name, (string?)(name is null ? s.Words : Coded(s.Words)))),
        ];
        using HttpRequestMessage request = page.Request(HttpMethod.Post, "/api/sources/uploads" + query, null, headers);
        request.Content = content;
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using HttpResponseMessage answer = await page.Send(request, cancelled);
        string body = await answer.Content.ReadAsStringAsync(cancelled);
        return (answer.StatusCode, JsonDocument.Parse(body).RootElement);
    }

    private static string Coded(string words) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(words));
}

/// <summary>A file of blanks of any length, which takes no memory.</summary>
internal sealed class Endless(long length) : Stream
{
    private long given;

    /// <summary>What happens when it is at its end.</summary>
    public Action? After { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => given; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int more = (int)Math.Min(count, length - given);
        Array.Fill(buffer, (byte)' ', offset, more);
        given += more;
        if (more == 0) After?.Invoke();
        return more;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
