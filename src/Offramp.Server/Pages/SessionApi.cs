using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Offramp.Server;

/// <summary>The token of the link.</summary>
internal sealed record EnterAsk(string Token);

/// <summary>The session key, kept by the page in memory and sent as <c>Authorization: Bearer …</c>.</summary>
internal sealed record EnterReply(string Session);

/// <summary>A page's nonce: 32 random bytes in base64url.</summary>
internal sealed record ProofAsk(string Nonce);

/// <summary>A proof under each session that the program knows, in base64url.</summary>
internal sealed record ProofReply(string[] Proofs);

/// <summary>A link for another browser.</summary>
internal sealed record LinkReply(string Link);

/// <summary>Marks an endpoint that a page without a session may ask.</summary>
internal sealed class NeedsNoSession;

/// <summary>How a page comes in, proves the program and leaves.</summary>
internal static class SessionApi
{
    private const string Scheme = "Bearer ";

    /// <summary>The session key that a request carries; null without one.</summary>
    public static string? KeyOf(HttpRequest request) =>
        request.Headers[HeaderNames.Authorization] is [{ } header] && header.StartsWith(Scheme, StringComparison.Ordinal) ? header[Scheme.Length..] : null;

    /// <summary>The endpoints.</summary>
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder session = api.MapGroup("/session").WithTags("Session");
        session.MapPost("", Enter).WithName("enter").WithMetadata(new NeedsNoSession()).WithSummary("Exchanges the token of a link for a session key.");
        session.MapPost("/proof", Prove).WithName("prove").WithMetadata(new NeedsNoSession()).WithSummary("Proves after a restart that this is the same program.");
        session.MapPost("/link", Link).WithName("newLink").WithSummary("Makes a link for another browser: one use, one minute.");
        session.MapDelete("", End).WithName("endSession").WithSummary("Ends this page's session.");
    }

    private static Results<Ok<EnterReply>, NoEntry> Enter(EnterAsk ask, PageSessions sessions)
    {
        var entered = sessions.Enter(ask.Token);
        return entered.Refusal is { } refusal ? new NoEntry(refusal) : TypedResults.Ok(new EnterReply(entered.Value));
    }

    private static Results<Ok<ProofReply>, Refused> Prove(ProofAsk ask, PageSessions sessions)
    {
        var proofs = sessions.Prove(ask.Nonce);
        return proofs.Refusal is { } refusal ? new Refused(refusal) : TypedResults.Ok(new ProofReply(proofs.Value));
    }

    private static Ok<LinkReply> Link(PageSessions sessions, PageOrigin origin) => TypedResults.Ok(new LinkReply(origin.Link(sessions.NewLaunch())));

    private static NoContent End(HttpRequest request, PageSessions sessions)
    {
        if (KeyOf(request) is { } key) sessions.End(key);
        return TypedResults.NoContent();
    }
}
