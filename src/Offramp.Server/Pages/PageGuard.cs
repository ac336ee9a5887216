using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Says no to every request that does not come from our own page in the address bar: another host name (DNS rebinding), another page,
/// another program's port, a frame. Holds for static files and streams too.</summary>
internal static class PageGuard
{
    private const string ForeignPage = "server.foreign-page";

    private static readonly string[] Frames = ["iframe", "frame", "embed", "object", "fencedframe"];

    /// <summary>Why a request is not answered; null where it is.</summary>
    public static Refusal? Check(HttpRequest request, PageOrigin origin)
    {
        if (!Is(request.Headers.Host, origin.Authority)) return Refusal.Of("server.foreign-host", ("address", origin.Authority));
        if (Frames.Any(frame => Is(request.Headers["Sec-Fetch-Dest"], frame))) return Refusal.Of(ForeignPage);
        if (!Is(request.Headers["Sec-Fetch-Site"], "same-origin") && !Arrives(request)) return Refusal.Of(ForeignPage);
        // A browser names the origin of every request that could change something; whoever names none there is no page of ours.
        bool named = request.Headers.Origin.Count > 0;
        if (named ? !Is(request.Headers.Origin, origin.Origin) : !IsRead(request)) return Refusal.Of(ForeignPage);
        return null;
    }

    // Somebody opens the start page in a tab: by hand, or from the file that 'offramp open' gave to the browser, which counts as another site.
    // The start page holds nothing of a study, is opened by its own token alone, and keeps no opener (COOP).
    private static bool Arrives(HttpRequest request) =>
        IsRead(request) && request.Path == "/" && !request.QueryString.HasValue
        && Is(request.Headers["Sec-Fetch-Mode"], "navigate") && Is(request.Headers["Sec-Fetch-Dest"], "document")
        && request.Headers["Sec-Fetch-Site"].Count == 1;

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static bool Is(StringValues header, string value) => header.Count == 1 && string.Equals(header[0], value, StringComparison.Ordinal);
}
