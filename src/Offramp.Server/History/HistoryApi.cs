using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>An act as people read it.</summary>
internal sealed record HistoryItem(string Act, DateTimeOffset When, string Who, string Kind, string Sentence, bool Undone)
{
    /// <summary>A line of the history.</summary>
    public static HistoryItem Of(HistoryLine line) => new(line.Act.ToString(), line.When, line.Who, line.Kind, line.Sentence, line.Undone);

    /// <summary>The act's id alone.</summary>
    public override string ToString() => Act;
}

/// <summary>Takes an act back.</summary>
/// <param name="Act">Which; nothing for one's own last.</param>
/// <param name="WithDependents">Whether later acts that rest on it go with it.</param>
internal sealed record UndoAsk(string? Act = null, bool WithDependents = false);

/// <summary>Every act, taking acts back and bringing them back.</summary>
internal static class HistoryApi
{
    private const int Most = 500;

    /// <summary>The endpoints.</summary>
    public static void MapHistory(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder history = open.MapGroup("/history").WithTags("History");
        history.MapGet("", Lines).WithName("history").WithSummary("The acts, the latest first: at most 500 from one place on.");
        history.MapPost("/undo", Undo).WithName("undo").WithSummary("Takes an act back: one's own last, or a named one.");
        history.MapPost("/redo", Redo).WithName("redo").WithSummary("Brings back what one took back last.");
    }

    private static Ok<HistoryItem[]> Lines(Desk desk, int skip = 0, int take = 100)
    {
        Study study = desk.Opened.Study.Study;
        var views = new HistoryViews(study, desk.Words);
        return TypedResults.Ok<HistoryItem[]>(
        [
            .. study.History.Acts.Reverse().Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 0, Most)).Select(act => HistoryItem.Of(views.Line(act))),
        ]);
    }

    private static Results<Ok<Acted>, Refused> Undo(UndoAsk ask, Desk desk) => desk.Act((study, fresh) => ask.Act is not { } typed
        ? HistoryDecisions.Undo(study, fresh.Coder, ask.WithDependents)
        : ActId.TryParse(typed, out ActId act)
            ? HistoryDecisions.Retract(study, act, ask.WithDependents)
            : Refusal.Of("server.id-unreadable", ("field", "act")) with { Field = "act" });

    private static Results<Ok<Acted>, Refused> Redo(Desk desk) => desk.Act(static (study, fresh) => HistoryDecisions.Redo(study, fresh.Coder));
}
