using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Offramp.Server;

/// <summary>The workbench: the page and its API on this computer alone (127.0.0.1).</summary>
/// <remarks>Built from nothing: no settings file, no environment variable and no log of the framework has a say in it.</remarks>
public sealed class WorkbenchHost : IAsyncDisposable
{
    private const string RedirectName = "workbench.open.html";
    private const int LongestRequest = 1 << 20;

    private readonly WebApplication app;

    private WorkbenchHost(WebApplication app) => this.app = app;

    /// <summary>The port.</summary>
    public int Port => Service<PageOrigin>().Port;

    /// <summary>Whether a built page is served; otherwise one that says that there is none.</summary>
    public bool HasPage => Service<PageFiles>().IsBuilt;

    /// <summary>Ends when the program is asked to stop (Ctrl-C, a signal).</summary>
    public CancellationToken Stopping => app.Lifetime.ApplicationStopping;

    /// <summary>A link that lets one page in, once, within a minute.</summary>
    public string NewLink() => Service<PageOrigin>().Link(Service<PageSessions>().NewLaunch());

    /// <summary>Writes a file, readable by its owner alone, that leads a browser to a new link: a URL on a command line is read by every user of
    /// the machine. Null where the state folder cannot be written.</summary>
    public string? NewRedirect() => Service<SessionShelf>().Keep(RedirectName,
        $"<!doctype html><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\"><title>Offramp</title><meta http-equiv=\"refresh\" content=\"0; url={NewLink()}\">");

    /// <summary>Starts the workbench.</summary>
    /// <exception cref="IOException">The port that was asked for is taken.</exception>
    public static async Task<WorkbenchHost> Start(WorkbenchOptions options)
    {
        var shelf = new SessionShelf(options.Storage.FolderOfState);
        if (options.Port is { } asked) return await Start(options, shelf, asked);
        try
        {
            return await Start(options, shelf, shelf.LastPort ?? 0);
        }
        catch (IOException) when (shelf.LastPort is not null)
        {
            return await Start(options, shelf, 0);
        }
    }

    /// <summary>Waits until the program is asked to stop.</summary>
    public Task WaitForStop() => app.WaitForShutdownAsync();

    /// <summary>Locks the study, ends every stream and lets go of the port.</summary>
    public async ValueTask DisposeAsync()
    {
        Service<SessionShelf>().Drop(RedirectName);
        Service<Desk>().Lock();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    internal T Service<T>() where T : notnull => app.Services.GetRequiredService<T>();

    private static async Task<WorkbenchHost> Start(WorkbenchOptions options, SessionShelf shelf, int port)
    {
        WebApplication app = Build(options, shelf, port);
        try
        {
            await app.StartAsync();
            string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            int bound = new Uri(address).Port;
            app.Services.GetRequiredService<PageSessions>().TakeUp(bound);
            app.Services.GetRequiredService<PageOrigin>().Port = bound;
            shelf.KeepPort(bound);
            return new WorkbenchHost(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static WebApplication Build(WorkbenchOptions options, SessionShelf shelf, int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Offramp.Server" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestRequest;
            kestrel.Limits.MaxConcurrentConnections = 100;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Listen(IPAddress.Parse(PageOrigin.Address), port, static listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<RouteHandlerOptions>(static routes => routes.ThrowOnBadRequest = true);
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Services.ConfigureHttpJsonOptions(static json => Json(json.SerializerOptions));
        builder.Services.AddOpenApi("v1", ApiDescription.Configure);
        builder.Services.AddSingleton(options).AddSingleton(options.Storage).AddSingleton(options.Storage.Clock).AddSingleton(shelf)
            .AddSingleton<PreferencesShelf>().AddSingleton<RecentStudies>()
            .AddSingleton<PageOrigin>().AddSingleton<PageSessions>().AddSingleton<LiveJson>().AddSingleton<Desk>()
            .AddSingleton(_ => new PageFiles(options.PageFolder)).AddHostedService<IdleWatch>();
        WebApplication app = builder.Build();
        Wire(app, options);
        return app;
    }

    private static void Json(JsonSerializerOptions json)
    {
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }

    // The order is the guard: headers on every answer, then who asks, then files that hold nothing of a study, then whether the page has a session.
    private static void Wire(WebApplication app, WorkbenchOptions options)
    {
        var troubles = new Troubles(options.OnDefect);
        var origin = app.Services.GetRequiredService<PageOrigin>();
        var sessions = app.Services.GetRequiredService<PageSessions>();
        var files = app.Services.GetRequiredService<PageFiles>();
        var desk = app.Services.GetRequiredService<Desk>();
        app.Lifetime.ApplicationStopping.Register(desk.Lock);
        app.Use((context, next) =>
        {
            PageHeaders.Put(context);
            return troubles.Invoke(context, async inner =>
            {
                if (PageGuard.Check(inner.Request, origin) is { } refusal) await ProblemReply.Write(inner, StatusCodes.Status403Forbidden, refusal);
                else if (!await files.Answer(inner)) await next(inner);
            });
        });
        app.UseRouting();
        app.Use((context, next) =>
        {
            bool isOpen = context.GetEndpoint()?.Metadata.GetMetadata<NeedsNoSession>() is not null;
            if (!isOpen && !sessions.Knows(SessionApi.KeyOf(context.Request)))
                return ProblemReply.Write(context, StatusCodes.Status401Unauthorized, Research.Refusal.Of("server.no-session"));
            desk.LockIfDue();
            return next(context);
        });
        app.UseEndpoints(static _ => { });

        RouteGroupBuilder api = app.MapGroup("/api");
        api.MapSession();
        api.MapStudy();
        api.MapStudies();
        api.MapPreferences();
        api.MapOpenApi("/openapi.json");
        RouteGroupBuilder open = api.MapGroup("").AddEndpointFilter(StillOpen);
        open.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status423Locked, typeof(ProblemReply), [ProblemReply.ContentType]));
        open.MapTeam();
        open.MapEvents();
        open.MapOverview();
        open.MapSources();
        open.MapParticulars();
        open.MapPeople();
        open.MapDates();
        open.MapUploads();
        open.MapFigures();
        open.MapDownloads();
        open.MapCoding();
        open.MapPassages();
        open.MapCodebook();
        open.MapMemos();
        open.MapCausalLinks();
        open.MapProtection();
        open.MapWithdrawal();
        open.MapRewriting();
        open.MapKeys();
        open.MapSettings();
        open.MapHistory();
        open.MapPastActs();
        open.MapSearch();
    }

    // An answer that was made while somebody locked the study is not given any more.
    private static async ValueTask<object?> StillOpen(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var desk = context.HttpContext.RequestServices.GetRequiredService<Desk>();
        Opening opened = desk.Opened;
        object? answer = await next(context);
        return context.HttpContext.Response.HasStarted || ReferenceEquals(desk.OpenedOrNull, opened) ? answer : throw new StudyLockedException();
    }
}
