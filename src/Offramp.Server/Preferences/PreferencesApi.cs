using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>What a person prefers on this computer. Asked with and without an open study.</summary>
internal static class PreferencesApi
{
    /// <summary>The endpoints.</summary>
    public static void MapPreferences(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder preferences = api.MapGroup("/preferences").WithTags("Preferences");
        preferences.MapGet("", Read).WithName("preferences").WithSummary("What is preferred on this computer.");
        preferences.MapPut("", Keep).WithName("keepPreferences").WithSummary("Keeps all of it anew; holds at once, the idle time too.");
    }

    private static Ok<Preferences> Read(PreferencesShelf shelf) => TypedResults.Ok(shelf.Current);

    private static Results<Ok<Preferences>, Refused> Keep(Preferences ask, PreferencesShelf shelf, RecentStudies recent, Desk desk)
    {
        if (PreferencesShelf.Fault(ask) is { } field) return new Refused(Refusal.Of("server.preference-outside") with { Field = field });
        shelf.Keep(ask);
        desk.Language = ask.Language;
        if (!ask.RememberStudies) recent.Forget(null);
        return TypedResults.Ok(ask);
    }
}
