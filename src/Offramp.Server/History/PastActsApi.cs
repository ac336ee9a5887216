using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Looking for past acts, what hangs on one, and bringing one back.</summary>
internal static class PastActsApi
{
    private const int MostAtOnce = 200;
    private const int MostOthers = 50;

    /// <summary>The endpoints.</summary>
    public static void MapPastActs(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder history = open.MapGroup("/history").WithTags("History");
        history.MapPost("/find", Find).WithName("findActs").WithSummary("The acts asked for, the latest first; a page of them.");
        history.MapGet("/acts/{act}", One).WithName("act").WithSummary("An act with all that it did, and what would go with it if it were taken back, or back if it were brought back.");
        history.MapPost("/restore", Restore).WithName("restoreAct").WithSummary("Brings a past act back that was taken back.");
    }

    private static Results<Ok<HistoryReply>, Refused> Find(HistoryAsk ask, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<HistoryQuery> query = ask.Read();
        if (query.Refusal is { } refusal) return new Refused(refusal);
        var views = new HistoryViews(study, desk.Words);
        Act[] found = [.. views.Find(query.Value)];
        ILookup<ActId, Research.Conflict> conflicts = study.Conflicts.ToLookup(static conflict => conflict.Act);
        return TypedResults.Ok(new HistoryReply(
            found.Length,
            [.. found.Skip(Math.Max(0, ask.Offset)).Take(Math.Clamp(ask.Limit, 0, MostAtOnce)).Select(act => HistoryRow.Of(views, act, conflicts, desk.Words))],
            [.. study.History.Acts.Select(HistoryViews.StageOf).Where(static stage => stage.Length > 0).Distinct().Order(StringComparer.Ordinal)],
            study.Conflicts.Count));
    }

    private static Results<Ok<ActReply>, Refused> One(string act, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        if (!ActId.TryParse(act, out ActId id)) return new Refused(Unreadable());
        if (study.History.Acts.Find(known => known.Id == id) is not { } found) return new Refused(Refusal.Of("history.act-unknown", ("act", id.ToString())));
        var views = new HistoryViews(study, desk.Words);
        ILookup<ActId, Research.Conflict> conflicts = study.Conflicts.ToLookup(static conflict => conflict.Act);
        Outcome<ImmutableArray<Change>> would = study.History.Retracted.Contains(id)
            ? HistoryDecisions.Restore(study, id, withOthers: true)
            : HistoryDecisions.Retract(study, id, withDependents: true);
        ImmutableArray<Act> others = would.IsRefused ? [] : HistoryDecisions.Affected(study, would.Value).RemoveAll(other => other.Id == id);
        return TypedResults.Ok(new ActReply(
            HistoryRow.Of(views, found, conflicts, desk.Words), [.. views.Parts(found).Select(static part => new ActPart(part.Kind, part.Count, part.Sentence))],
            would.Refusal is { } refusal ? desk.Words.Say(refusal) : null, others.Length,
            [.. others.Take(MostOthers).Select(other => HistoryRow.Of(views, other, conflicts, desk.Words))]));
    }

    private static Results<Ok<Acted>, Refused> Restore(RestoreAsk ask, Desk desk) => desk.Act((study, _) =>
        ActId.TryParse(ask.Act, out ActId act) ? HistoryDecisions.Restore(study, act, ask.WithOthers) : Unreadable());

    private static Refusal Unreadable() => Refusal.Of("server.id-unreadable", ("field", "act")) with { Field = "act" };
}
