using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Notes a particular as it was typed; empty removes it.</summary>
internal sealed record ParticularAsk(Particular Field, string Text)
{
    /// <summary>The field alone.</summary>
    public override string ToString() => Field.ToString();
}

/// <summary>Calls a source otherwise.</summary>
internal sealed record SourceNameAsk(string Name)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[name]";
}

/// <summary>Says what a source is.</summary>
internal sealed record SourceKindAsk(SourceKind Kind);

/// <summary>Notes what limits a source, and which way it bends what was said.</summary>
internal sealed record LimitationAsk(string Text, string? Direction = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[limitation]";
}

/// <summary>Notes that a source re-uses another.</summary>
internal sealed record LineageAsk(string? Of = null, string? Text = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[lineage]";
}

/// <summary>What is known of a source, and what a person changes in it.</summary>
internal static class ParticularsApi
{
    /// <summary>The endpoints.</summary>
    public static void MapParticulars(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder source = open.MapGroup("/sources/{source}").WithTags("Sources");
        source.MapGet("/detail", Detail).WithName("sourceDetail").WithSummary("Everything that is known of a source, except its words.");
        source.MapPost("/particulars", Set).WithName("setParticular").WithSummary("Notes a particular as it was typed; a date in EDTF, in words or by an event. Empty removes it.");
        source.MapPost("/name", Rename).WithName("renameSource").WithSummary("Calls a source, and its original, otherwise.");
        source.MapPost("/kind", Kind).WithName("changeSourceKind").WithSummary("Says what a source is.");
        source.MapPost("/limitations", Limit).WithName("noteLimitation").WithSummary("Notes what limits how far a source carries.");
        source.MapDelete("/limitations/{limitation}", Unlimit).WithName("removeLimitation").WithSummary("Takes a limitation away.");
        source.MapPost("/lineage", Reuse).WithName("noteLineage").WithSummary("Notes that a source re-uses another, so that both count once.");
        source.MapDelete("", Remove).WithName("removeSource").WithSummary("Takes a source out with its codings; this can be undone, a withdrawal cannot.");
    }

    private static Results<Ok<SourceDetail>, Refused> Detail(string source, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<Source> found = SourcesApi.Source(study, source);
        return found.Refusal is { } refusal ? new Refused(refusal) : TypedResults.Ok(SourceDetail.Of(study, found.Value, desk.Today, desk.Words));
    }

    private static Results<Ok<Acted>, Refused> Set(string source, ParticularAsk ask, Desk desk) =>
        desk.Act((study, _) => SourcesApi.Source(study, source).Then(known => SourceDates.SetTyped(study, known.Id, ask.Field, ask.Text)));

    private static Results<Ok<Acted>, Refused> Rename(string source, SourceNameAsk ask, Desk desk) =>
        desk.Act((study, _) => SourcesApi.Source(study, source).Then(known => SourcesDecisions.Rename(study, known.Id, ask.Name)));

    private static Results<Ok<Acted>, Refused> Kind(string source, SourceKindAsk ask, Desk desk) =>
        desk.Act((study, _) => SourcesApi.Source(study, source).Then(known => SourcesDecisions.ChangeKind(study, known.Id, ask.Kind)));

    private static Results<Ok<Acted>, Refused> Limit(string source, LimitationAsk ask, Desk desk) =>
        desk.Act((study, fresh) => SourcesApi.Source(study, source).Then(known => SourcesDecisions.NoteLimitation(study, known.Id, ask.Text, ask.Direction, fresh)));

    private static Results<Ok<Acted>, Refused> Unlimit(string source, string limitation, Desk desk) => desk.Act((study, _) =>
        SourcesApi.Source(study, source).Then(known => Acting.Id<Limitation>(limitation, "limitation").Then(id => SourcesDecisions.RemoveLimitation(study, known.Id, id))));

    private static Results<Ok<Acted>, Refused> Reuse(string source, LineageAsk ask, Desk desk) => desk.Act((study, _) =>
        SourcesApi.Source(study, source).Then(known => ask.Of is { } of
            ? SourcesApi.Source(study, of, "of").Then(reused => SourcesDecisions.NoteLineage(study, known.Id, reused.Id, ask.Text))
            : SourcesDecisions.NoteLineage(study, known.Id, null, ask.Text)));

    private static Results<Ok<Acted>, Refused> Remove(string source, Desk desk) =>
        desk.Act((study, _) => SourcesApi.Source(study, source).Then(known => SourcesDecisions.Remove(study, known.Id)));
}
