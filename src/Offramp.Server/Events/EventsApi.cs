using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Offramp.Server;

/// <summary>The stream of events, in the format of server-sent events, read by the page with <c>fetch</c> because it carries the session's header.</summary>
internal static class EventsApi
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>The endpoint.</summary>
    public static void MapEvents(this IEndpointRouteBuilder open) =>
        open.MapGet("/events", Listen).WithTags("Events").WithName("events")
            .WithSummary("Streams what happens: 'from' or 'gap' first, then 'act' with the new values, 'locked' last.")
            .Produces<LiveEvent>(StatusCodes.Status200OK, "text/event-stream");

    private static async Task Listen(HttpContext context, Desk desk, PageSessions sessions)
    {
        LiveEvents events = desk.Opened.Events;
        Listener listener = events.Listen(context.Request.Headers["Last-Event-ID"] is [{ } last] ? last : null);
        string? key = SessionApi.KeyOf(context.Request);
        try
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.StartAsync(context.RequestAborted);
            do
            {
                while (listener.Waiting.TryRead(out byte[]? message)) await context.Response.Body.WriteAsync(message, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
            while (await Next(listener, context) && sessions.Knows(key));
        }
        finally
        {
            events.Leave(listener);
        }
    }

    // A line of comment now and then tells both ends that the other is there.
    private static async Task<bool> Next(Listener listener, HttpContext context)
    {
        while (true)
        {
            using var beat = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            beat.CancelAfter(Beat);
            try
            {
                return await listener.Waiting.WaitToReadAsync(beat.Token);
            }
            catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(": here\n\n"u8.ToArray(), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
    }
}
