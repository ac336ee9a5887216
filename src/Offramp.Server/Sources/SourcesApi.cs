using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>What was collected, for the page.</summary>
internal static class SourcesApi
{
    /// <summary>The endpoints.</summary>
    public static void MapSources(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder sources = open.MapGroup("/sources").WithTags("Sources");
        sources.MapGet("", List).WithName("sources").WithSummary("All sources by name, the withdrawn last.");
        sources.MapGet("/{source}", One).WithName("source").WithSummary("One source.");
        sources.MapGet("/documents/{document}", Text).WithName("document").WithSummary("A text with its words and turns.");
    }

    private static Ok<SourceItem[]> List(Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        return TypedResults.Ok<SourceItem[]>(
            [.. SourcesViews.Rows(study, desk.Today).Select(row => SourceItem.Of(study, study.Sources.ById[row.Source], desk.Today, desk.Words))]);
    }

    private static Results<Ok<SourceItem>, Refused> One(string source, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<Source> found = Source(study, source);
        return found.Refusal is { } refusal ? new Refused(refusal) : TypedResults.Ok(SourceItem.Of(study, found.Value, desk.Today, desk.Words));
    }

    private static Results<Ok<DocumentReply>, Refused> Text(string document, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<Rendition> found = Document(study, document);
        if (found.Refusal is { } refusal) return new Refused(refusal);
        Rendition text = found.Value;
        return TypedResults.Ok(new DocumentReply(
            DocumentItem.Of(text), text.Source.ToString(), text.Text.Text,
            [.. text.Turns.Select(static t => new TurnItem(t.Number, t.Start, t.WordsStart, t.End, t.Speaker, (long?)t.Time?.TotalMilliseconds))]));
    }

    /// <summary>The source that a page names. Refused: <c>sources.source-gone</c>.</summary>
    internal static Outcome<Source> Source(Study study, string typed, string field = "source") => Acting.Id<Source>(typed, field).Then<Source>(id =>
        study.Sources.ById.TryGetValue(id, out Source? there) ? there : Refusal.Of("sources.source-gone") with { Field = field });

    /// <summary>The document that a page names. Refused: <c>coding.document-gone</c>.</summary>
    internal static Outcome<Rendition> Document(Study study, string typed) => Acting.Id<Rendition>(typed, "document").Then<Rendition>(id =>
        study.Sources.Renditions.TryGetValue(id, out Rendition? there) ? there : Refusal.Of("coding.document-gone") with { Field = "document" });
}
