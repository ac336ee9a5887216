using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Offramp.Server.Tests;

/// <summary>Everything that another page, another program on this machine or an old link may try.</summary>
public class PageSecurityTests
{
    private static readonly (string, string?)[] Typed =
        [("Sec-Fetch-Site", "none"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"), ("Authorization", null)];

    [Fact]
    public async Task Another_host_name_is_answered_nowhere()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        foreach (string host in (string[])["localhost:" + bench.Host.Port, "127.0.0.1", "127.0.0.1:1", "evil.example", "evil.example:" + bench.Host.Port, "127.0.0.1.:" + bench.Host.Port])
            foreach (string path in (string[])["/", "/api/sources", "/api/events", "/api/openapi.json", "/assets/a.js"])
                Assert.Equal("server.foreign-host", await page.Problem(HttpStatusCode.Forbidden, HttpMethod.Get, path, null, ("Host", host)));
    }

    [Fact]
    public async Task Only_this_address_is_listened_on()
    {
        await using Bench bench = await Bench.Start();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Assert.Throws<SocketException>(() => socket.Connect(IPAddress.Parse("127.0.0.2"), bench.Host.Port));
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    [InlineData("same-origin, same-origin")]
    [InlineData(null)]
    public async Task A_fetch_of_another_page_is_refused_even_with_a_session(string? site)
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        foreach (string path in (string[])["/api/sources", "/api/events", "/api/study", "/index.html", "/api/openapi.json"])
            Assert.Equal("server.foreign-page", await page.Problem(HttpStatusCode.Forbidden, HttpMethod.Get, path, null, ("Sec-Fetch-Site", site)));
        Assert.Equal("server.foreign-page", await page.Problem(HttpStatusCode.Forbidden, HttpMethod.Post, "/api/session", new { token = bench.Token() }, ("Sec-Fetch-Site", site)));
    }

    [Fact]
    public async Task A_page_of_another_local_port_is_refused()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        foreach (string? origin in (string?[])[$"http://127.0.0.1:{bench.Host.Port + 1}", $"http://localhost:{bench.Host.Port}", $"https://127.0.0.1:{bench.Host.Port}", "null", null])
            Assert.Equal("server.foreign-page", await page.Problem(HttpStatusCode.Forbidden, HttpMethod.Post, "/api/study/lock", null, ("Origin", origin)));
        Assert.Equal("server.foreign-page", await page.Problem(HttpStatusCode.Forbidden, HttpMethod.Get, "/api/sources", null, ("Origin", $"http://127.0.0.1:{bench.Host.Port + 1}")));
        Assert.Equal("server.foreign-page", await page.Problem(HttpStatusCode.Forbidden, HttpMethod.Options, "/api/sources", null, ("Origin", "http://evil.example")));
    }

    [Theory]
    [InlineData("iframe")]
    [InlineData("frame")]
    [InlineData("embed")]
    [InlineData("object")]
    public async Task The_page_is_not_framed(string destination)
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewPage();
        foreach (string site in (string[])["none", "cross-site", "same-origin"])
            Assert.Equal("server.foreign-page", await page.Problem(HttpStatusCode.Forbidden, HttpMethod.Get, "/", null,
                ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", destination)));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("cross-site")]
    [InlineData("same-origin")]
    public async Task The_start_page_opens_in_a_tab_and_holds_nothing_of_the_study(string site)
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        (HttpStatusCode status, string body, _) = await page.Send(HttpMethod.Get, "/", null, [.. Typed, ("Sec-Fetch-Site", site)]);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<title>Offramp</title>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("lantern", body, StringComparison.OrdinalIgnoreCase);
        foreach (string path in (string[])["/index.html", "/api/sources", "/?q=pay"])
            Assert.Equal("server.foreign-page", await page.Problem(HttpStatusCode.Forbidden, HttpMethod.Get, path, null, [.. Typed, ("Sec-Fetch-Site", site == "same-origin" ? "none" : site)]));
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_and_no_cookie()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        HashSet<string> policies = [];
        foreach ((string path, string host) in ((string, string)[])[("/", ""), ("/api/sources", ""), ("/api/nothing", ""), ("/", "evil.example"), ("/api/openapi.json", "")])
            await Look(path, host);
        Assert.Equal(5, policies.Count);

        async Task Look(string path, string host)
        {
            (_, _, HttpResponseMessage answer) = await page.Send(HttpMethod.Get, path, null, host.Length == 0 ? [] : [("Host", host)]);
            string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            string nonce = policy.Split("'nonce-")[1].Split('\'')[0];
            policies.Add(nonce);
            Assert.Equal(
                $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self'; "
                + "connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'", policy);
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("no-store", answer.Headers.GetValues("Cache-Control").Single());
            Assert.True(answer.Headers.ConnectionClose, "a connection is used twice: the browser would send a request again to whoever listens after a kill");
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.False(answer.Headers.Contains("Server"));
            Assert.DoesNotContain(answer.Headers, static header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task The_nonce_of_the_answer_stands_in_the_start_page()
    {
        await using Bench bench = await Bench.Start(options =>
        {
            string folder = Path.Combine(Path.GetDirectoryName(options.File!)!, "page");
            Directory.CreateDirectory(Path.Combine(folder, "assets"));
            File.WriteAllText(Path.Combine(folder, "index.html"), "<meta name=nonce content=__OFFRAMP_NONCE__>");
            File.WriteAllText(Path.Combine(folder, "assets", "a.js"), "1");
            return options with { PageFolder = folder };
        });
        using var page = new Page(bench.Host.Port);
        (_, string body, HttpResponseMessage answer) = await page.Send(HttpMethod.Get, "/", null, Typed);
        string nonce = answer.Headers.GetValues("Content-Security-Policy").Single().Split("'nonce-")[1].Split('\'')[0];
        Assert.Contains($"content={nonce}>", body, StringComparison.Ordinal);
        Assert.Equal("1", (await page.Send(HttpMethod.Get, "/assets/a.js")).Body);
        foreach (string outside in (string[])["/../a.offramp", "/%2e%2e/a.offramp", "/..%2fa.offramp", "/assets/..%5c..%5ca.offramp", "/assets/../../state/workbench.port"])
            Assert.NotEqual(HttpStatusCode.OK, (await page.Send(HttpMethod.Get, outside)).Status);
    }

    [Fact]
    public async Task A_link_works_once_and_a_used_one_says_so()
    {
        await using Bench bench = await Bench.Start();
        using var page = new Page(bench.Host.Port);
        string token = bench.Token();
        await page.Post("/api/session", new { token });
        Assert.Equal("server.link-used", await page.Problem(HttpStatusCode.Unauthorized, HttpMethod.Post, "/api/session", new { token }));
        Assert.Contains("Was it you?", (await page.Send(HttpMethod.Post, "/api/session", new { token })).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_pages_that_race_for_one_link_do_not_both_come_in()
    {
        await using Bench bench = await Bench.Start();
        string token = bench.Token();
        Page[] pages = [.. Enumerable.Range(0, 8).Select(_ => new Page(bench.Host.Port))];
        HttpStatusCode[] got = await Task.WhenAll(pages.Select(async page => (await page.Send(HttpMethod.Post, "/api/session", new { token })).Status));
        Assert.Equal(1, got.Count(static status => status == HttpStatusCode.OK));
        foreach (Page page in pages) page.Dispose();
    }

    [Fact]
    public async Task A_link_is_too_old_after_a_minute()
    {
        var clock = new StillClock();
        await using Bench bench = await Bench.Start(clock: clock);
        using var page = new Page(bench.Host.Port);
        string late = bench.Token(), intime = bench.Token();
        clock.Go(TimeSpan.FromSeconds(60));
        await page.Post("/api/session", new { token = intime });
        clock.Go(TimeSpan.FromSeconds(1));
        Assert.Equal("server.link-unknown", await page.Problem(HttpStatusCode.Unauthorized, HttpMethod.Post, "/api/session", new { token = late }));
    }

    [Fact]
    public async Task Nothing_but_the_words_of_the_link_lets_in()
    {
        await using Bench bench = await Bench.Start();
        using var page = new Page(bench.Host.Port);
        string token = bench.Token();
        string other = (token[0] == 'A' ? 'B' : 'A') + token[1..];
        foreach (string typed in (string[])["", other, token[..^1], token + "A", new string('A', 43), new string('é', 43), new string('A', 5000)])
            Assert.Equal("server.link-unknown", await page.Problem(HttpStatusCode.Unauthorized, HttpMethod.Post, "/api/session", new { token = typed }));
        await page.Post("/api/session", new { token });
    }

    [Fact]
    public async Task Without_a_session_nothing_of_the_api_answers()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string good = page.Session!;
        foreach (string? header in (string?[])[null, "", "Bearer", "Bearer ", "Bearer " + good[..^1], "bearer " + good, "Basic " + good, "Bearer " + new string('A', 43), good])
            foreach (string path in (string[])["/api/sources", "/API/Sources", "/api/study", "/api/events", "/api/openapi.json", "/api/nothing"])
                Assert.Equal("server.no-session", await page.Problem(HttpStatusCode.Unauthorized, HttpMethod.Get, path, null, ("Authorization", header)));
        // A session in a cookie or in the address is none.
        Assert.Equal("server.no-session", await page.Problem(HttpStatusCode.Unauthorized, HttpMethod.Get, "/api/sources?session=" + good, null, ("Authorization", null), ("Cookie", "session=" + good)));
    }

    [Fact]
    public async Task A_session_that_was_ended_opens_nothing()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        Assert.Equal(HttpStatusCode.NoContent, (await page.Send(HttpMethod.Delete, "/api/session")).Status);
        Assert.Equal("server.no-session", await page.Problem(HttpStatusCode.Unauthorized, HttpMethod.Get, "/api/sources"));
    }

    [Fact]
    public async Task After_a_restart_on_the_same_port_the_program_proves_itself_and_the_study_is_locked()
    {
        Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        int port = bench.Host.Port;
        await bench.Host.DisposeAsync();

        await using WorkbenchHost again = await WorkbenchHost.Start(new WorkbenchOptions { Storage = Some.Storage(bench.Folder), File = bench.Folder.At("a.offramp") });
        Assert.Equal(port, again.Port);
        byte[] nonce = RandomNumberGenerator.GetBytes(32);
        string key = page.Session!;
        page.Session = null;
        JsonElement proofs = (await page.Post("/api/session/proof", new { nonce = Base64Url.EncodeToString(nonce) })).GetProperty("proofs");
        byte[] expected = HMACSHA256.HashData((byte[])Base64Url.DecodeFromChars(key), (byte[])[.. Encoding.ASCII.GetBytes($"offramp page proof {port} "), .. nonce]);
        Assert.Contains(Base64Url.EncodeToString(expected), proofs.EnumerateArray().Select(static p => p.GetString()));

        page.Session = key;
        Assert.Equal("server.locked", await page.Problem(HttpStatusCode.Locked, HttpMethod.Get, "/api/sources"));
        Assert.Equal("locked", (await page.Get("/api/study")).GetProperty("state").GetString());
        bench.Folder.Dispose();
    }

    [Fact]
    public async Task A_squatter_on_the_port_has_no_proof_and_can_fetch_none_from_us()
    {
        Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        int port = bench.Host.Port;
        await bench.Host.DisposeAsync();

        // Another program takes the port; ours, started again, gets another one, and the other program passes the page's nonce on to it.
        using var squatter = new TcpListener(IPAddress.Loopback, port);
        squatter.Start();
        await using WorkbenchHost again = await WorkbenchHost.Start(new WorkbenchOptions { Storage = Some.Storage(bench.Folder), File = bench.Folder.At("a.offramp") });
        Assert.NotEqual(port, again.Port);
        byte[] nonce = RandomNumberGenerator.GetBytes(32);
        using var relay = new Page(again.Port);
        JsonElement proofs = (await relay.Post("/api/session/proof", new { nonce = Base64Url.EncodeToString(nonce) })).GetProperty("proofs");
        byte[] wanted = HMACSHA256.HashData((byte[])Base64Url.DecodeFromChars(page.Session!), (byte[])[.. Encoding.ASCII.GetBytes($"offramp page proof {port} "), .. nonce]);
        Assert.DoesNotContain(Base64Url.EncodeToString(wanted), proofs.EnumerateArray().Select(static p => p.GetString()));
        // And a key that the page would send it opens nothing on our new port.
        relay.Session = page.Session;
        Assert.Equal("server.no-session", await relay.Problem(HttpStatusCode.Unauthorized, HttpMethod.Get, "/api/study"));
        bench.Folder.Dispose();
    }

    [Fact]
    public async Task A_proof_is_given_for_a_nonce_alone()
    {
        await using Bench bench = await Bench.Start();
        using var page = new Page(bench.Host.Port);
        foreach (string nonce in (string[])["", "AAAA", new string('A', 44), new string('!', 43)])
            Assert.Equal("server.nonce-unreadable", await page.Problem(HttpStatusCode.UnprocessableEntity, HttpMethod.Post, "/api/session/proof", new { nonce }));
    }

    [Fact]
    public async Task What_is_kept_between_two_starts_is_its_owners_alone_and_holds_no_word()
    {
        await using Bench bench = await Bench.Start();
        using Page page = await bench.NewOpenPage();
        string redirect = bench.Host.NewRedirect()!;
        await page.Send(HttpMethod.Put, "/api/preferences", await page.Get("/api/preferences"));
        // The port, the sessions, the redirect, the preferences, and the paths of studies.
        string[] files = Directory.GetFiles(bench.Folder.At("state"), "workbench*");
        Assert.Equal(5, files.Length);
        Assert.Contains(redirect, files);
        foreach (string file in files)
        {
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.DoesNotContain("lantern", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase);
        }
        Assert.Contains("no-referrer", File.ReadAllText(redirect), StringComparison.Ordinal);
    }

    // Time is not measured: that no secret is compared otherwise than to its end is read in the code.
    [Fact]
    public void Secrets_are_compared_to_their_end()
    {
        string code = File.ReadAllText(Path.Combine(Approved.Root, "src", "Offramp.Server", "Pages", "PageSessions.cs"));
        Assert.Equal(3, code.Split("CryptographicOperations.FixedTimeEquals(").Length - 1);
        foreach (string early in (string[])["SequenceEqual", "== token", "== key", "== hash", ".Equals(", "Dictionary", "HashSet", ".Contains("])
            Assert.DoesNotContain(early, code, StringComparison.Ordinal);
    }
}
