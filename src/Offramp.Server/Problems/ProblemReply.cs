using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>What is wrong, as <c>application/problem+json</c> (RFC 9457).</summary>
/// <param name="Type">Always <c>about:blank</c>: the code tells what it is.</param>
/// <param name="Title">What, where and what to do next, in words of the message catalogue.</param>
/// <param name="Status">The HTTP status again.</param>
/// <param name="Code">Stable, <c>stage.reason</c>.</param>
/// <param name="Field">The field of the question that was at fault, where there is one.</param>
/// <param name="Trace">For a defect: what to look for in the terminal.</param>
internal sealed record ProblemReply(string Type, string Title, int Status, string Code, string? Field, string? Trace)
{
    public const string ContentType = "application/problem+json";

    /// <summary>Answers with a problem.</summary>
    public static Task Write(HttpContext context, int status, string code, ImmutableArray<MessageValue> values, string? field = null, string? trace = null)
    {
        context.Response.StatusCode = status;
        // The edge answers for every trouble, also where there is no desk.
        Messages words = context.RequestServices.GetService<Desk>()?.Words ?? Messages.In(null);
        var reply = new ProblemReply("about:blank", words.Say(code, values.AsSpan()), status, code, field, trace);
        return context.Response.WriteAsJsonAsync(reply, options: null, ContentType, context.RequestAborted);
    }

    /// <summary>Answers with a refusal.</summary>
    public static Task Write(HttpContext context, int status, Refusal refusal) => Write(context, status, refusal.Code, refusal.Values, refusal.Field);

    /// <summary>Tells the description of the API that an endpoint may answer so.</summary>
    public static void Describe(EndpointBuilder builder, int status) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemReply), [ContentType]));
}

/// <summary>A rule says no: 422.</summary>
internal sealed class Refused(Refusal refusal) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => ProblemReply.Describe(builder, StatusCodes.Status422UnprocessableEntity);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => ProblemReply.Write(httpContext, StatusCodes.Status422UnprocessableEntity, refusal);
}

/// <summary>Nobody is let in so: 401.</summary>
internal sealed class NoEntry(Refusal refusal) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => ProblemReply.Describe(builder, StatusCodes.Status401Unauthorized);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => ProblemReply.Write(httpContext, StatusCodes.Status401Unauthorized, refusal);
}
