using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Server.Tests;

/// <summary>A folder for one test.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("offramp-test-").FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>A clock that goes when it is told to.</summary>
internal sealed class StillClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => ticks;

    public void Go(TimeSpan time)
    {
        now += time;
        ticks += time.Ticks;
    }

    /// <summary>The machine slept: the steady clock stood still.</summary>
    public void Sleep(TimeSpan time) => now += time;

    /// <summary>Somebody set the clock.</summary>
    public void Set(TimeSpan time) => now += time;
}

/// <summary>A clock that tells when it is asked.</summary>
internal sealed class TellingClock : TimeProvider
{
    public Action? Ask { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        Ask?.Invoke();
        return base.GetUtcNow();
    }
}

/// <summary>Plausible values.</summary>
internal static class Some
{
    public const string Secret = "lantern harbour quiet";
    public const string Said = "They said the pay would come after the harvest. It never came, and nobody said why.";

    public static StorageOptions Storage(Folder folder, TimeProvider? clock = null) =>
        new() { StateFolder = folder.At("state"), AllowTestKdf = true, Durable = false, Clock = clock ?? TimeProvider.System };

    /// <summary>A study of one talk and two codes, closed.</summary>
    public static string Study(Folder folder, StorageOptions options, string name = "a.offramp")
    {
        using Passphrase passphrase = Passphrase.Entered(Secret);
        using OpenStudy open = OpenStudy.Create(folder.At(name), passphrase, "The lantern coast", "Mira", options);
        Granted(open.Record((study, fresh) => SourcesDecisions.Add(study, SourceKind.Publication, new ImportedText { Name = "article", Text = Said }, OnTakenName.Refuse, fresh)));
        foreach (string code in (string[])["pay", "trust"])
            Granted(open.Record((_, fresh) =>
            {
                Id<Holder> holder = fresh.Id<Holder>();
                return (Outcome<Change>)new CodeAdded(fresh.Id<Code>(), holder, new Words(holder, code), null, [], null, null);
            }));
        return open.Slots.Length == 1 ? folder.At(name) : throw new InvalidOperationException();
    }

    private static void Granted(Outcome<Act> outcome) => Assert.Null(outcome.Refusal);
}

/// <summary>A workbench on a real socket, and a page in front of it.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly Folder folder;

    private Bench(Folder folder, WorkbenchHost host)
    {
        this.folder = folder;
        Host = host;
    }

    public WorkbenchHost Host { get; private set; }

    public List<string> Defects { get; private init; } = [];

    public Folder Folder => folder;

    public static async Task<Bench> Start(Func<WorkbenchOptions, WorkbenchOptions>? change = null, TimeProvider? clock = null)
    {
        var folder = new Folder();
        List<string> defects = [];
        StorageOptions storage = Some.Storage(folder, clock);
        var options = new WorkbenchOptions { Storage = storage, File = Some.Study(folder, storage), OnDefect = (trace, _) => defects.Add(trace) };
        return new Bench(folder, await WorkbenchHost.Start(change?.Invoke(options) ?? options)) { Defects = defects };
    }

    /// <summary>A page that came in by a new link.</summary>
    public async Task<Page> NewPage()
    {
        var page = new Page(Host.Port);
        page.Session = (await page.Post("/api/session", new { token = Token() })).GetProperty("session").GetString();
        return page;
    }

    /// <summary>A page with the study open.</summary>
    public async Task<Page> NewOpenPage()
    {
        Page page = await NewPage();
        await page.Post("/api/study/open", new { passphrase = Some.Secret });
        return page;
    }

    public string Token() => Host.NewLink().Split('#')[1];

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        folder.Dispose();
    }
}

/// <summary>A browser's page as far as requests go: every header can be another one.</summary>
internal sealed class Page(int port) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false })
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}"),
    };

    public string? Session { get; set; }

    /// <summary>A request as our own page makes it; a header that is set to null is left out.</summary>
    public HttpRequestMessage Request(HttpMethod method, string path, object? body = null, params (string Name, string? Value)[] otherwise)
    {
        var request = new HttpRequestMessage(method, path);
        var headers = new Dictionary<string, string?>
        {
            ["Host"] = $"127.0.0.1:{port}",
            ["Sec-Fetch-Site"] = "same-origin",
            ["Sec-Fetch-Mode"] = "cors",
            ["Sec-Fetch-Dest"] = "empty",
            ["Origin"] = method == HttpMethod.Get ? null : $"http://127.0.0.1:{port}",
            ["Authorization"] = Session is null ? null : "Bearer " + Session,
        };
        foreach ((string name, string? value) in otherwise) headers[name] = value;
        foreach ((string name, string? value) in headers)
            if (value is not null) request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null) request.Content = JsonContent.Create(body);
        return request;
    }

    public async Task<(HttpStatusCode Status, string Body, HttpResponseMessage Answer)> Send(HttpMethod method, string path, object? body = null, params (string Name, string? Value)[] otherwise)
    {
        HttpResponseMessage answer = await client.SendAsync(Request(method, path, body, otherwise));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    public Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancelled) => client.SendAsync(request, cancelled);

    public Task<HttpResponseMessage> Stream(string? last = null) =>
        client.SendAsync(Request(HttpMethod.Get, "/api/events", null, ("Last-Event-ID", last)), HttpCompletionOption.ResponseHeadersRead);

    public async Task<JsonElement> Get(string path) => Json(await Send(HttpMethod.Get, path));

    public async Task<JsonElement> Post(string path, object? body = null) => Json(await Send(HttpMethod.Post, path, body));

    /// <summary>Posts bytes as they are.</summary>
    public async Task<JsonElement> PostRaw(string path, HttpContent bytes)
    {
        HttpRequestMessage request = Request(HttpMethod.Post, path);
        request.Content = bytes;
        HttpResponseMessage answer = await client.SendAsync(request);
        return Json((answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer));
    }

    /// <summary>The code of the problem that a request must meet, with its status.</summary>
    public async Task<string> Problem(HttpStatusCode status, HttpMethod method, string path, object? body = null, params (string Name, string? Value)[] otherwise)
    {
        (HttpStatusCode got, string said, HttpResponseMessage answer) = await Send(method, path, body, otherwise);
        Assert.True(status == got, $"{(int)got} {said}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        JsonElement problem = JsonDocument.Parse(said).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        string code = problem.GetProperty("code").GetString()!;
        Assert.NotEqual(code, problem.GetProperty("title").GetString());
        Assert.DoesNotContain('{', problem.GetProperty("title").GetString()!);
        return code;
    }

    public void Dispose() => client.Dispose();

    private static JsonElement Json((HttpStatusCode Status, string Body, HttpResponseMessage) answer)
    {
        Assert.True((int)answer.Status is >= 200 and < 300, $"{(int)answer.Status} {answer.Body}");
        return answer.Body.Length == 0 ? default : JsonDocument.Parse(answer.Body).RootElement;
    }
}
