using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>What led to what, as the sources tell it.</summary>
internal static class CausalLinksApi
{
    /// <summary>The endpoints.</summary>
    public static void MapCausalLinks(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder links = open.MapGroup("/coding/links").WithTags("CausalLinks");
        links.MapGet("", List).WithName("causalLinks").WithSummary("The causal links with their words; of one code, those that name it at either end.");
        links.MapGet("/documents/{document}", In).WithName("causalLinksIn").WithSummary("The causal links of a document by start.");
        links.MapGet("/stranded", Stranded).WithName("strandedCausalLinks").WithSummary("The causal links whose words a correction took out of the text.");
        links.MapGet("/map", Map).WithName("causalMap").WithSummary("What led to what, counted by independent sources.");
        links.MapPost("", Draw).WithName("drawCausalLink").WithSummary("Draws a causal link on a passage.");
        links.MapPost("/{link}/judgement", Judge).WithName("judgeCausalLink").WithSummary("Says which way a causal link goes and how it stands.");
        links.MapPost("/{link}/passage", Stretch).WithName("stretchCausalLink").WithSummary("Gives a causal link other words of its document; a stranded one is put there.");
        links.MapPost("/{link}/note", Note).WithName("noteCausalLink").WithSummary("Notes something on a causal link; nothing removes it.");
        links.MapDelete("/{link}", Remove).WithName("removeCausalLink").WithSummary("Takes a causal link out.");
    }

    private static Results<Ok<CausalLinkRowItem[]>, Refused> List(Desk desk, string? code = null)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<PassageQuery> query = code is null ? PassageQuery.All : CodebookApi.Known(study, code).Then<PassageQuery>(static known => new PassageQuery { Codes = [known.Id] });
        return query.Refusal is { } refusal
            ? new Refused(refusal)
            : TypedResults.Ok<CausalLinkRowItem[]>([.. CausalLinkViews.Links(study, query.Value).Select(CausalLinkRowItem.Of)]);
    }

    private static Results<Ok<CausalLinksReply>, Refused> In(string document, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<Rendition> found = SourcesApi.Document(study, document);
        return found.Refusal is { } refusal
            ? new Refused(refusal)
            : TypedResults.Ok(new CausalLinksReply(
                found.Value.Id.ToString(), found.Value.Version.ToString(),
                [.. study.Coding.LinksIn(found.Value.Id).Select(link => CausalLinkItem.Of(found.Value.Id, link))]));
    }

    private static Ok<StrandedLinkItem[]> Stranded(Desk desk) => TypedResults.Ok<StrandedLinkItem[]>(
    [
        .. CausalLinkViews.Stranded(desk.Opened.Study.Study).Select(static row => new StrandedLinkItem(
            CausalLinkItem.Of(row.Stranded.Rendition, row.Stranded.Link), row.Source.Id.ToString(), row.Source.Name.Text, row.Stranded.Why)),
    ]);

    private static Ok<CausalMapReply> Map(Desk desk, int? depth = null) =>
        TypedResults.Ok(CausalMapReply.Of(CausalMap.Of(desk.Opened.Study.Study, PassageQuery.All, depth is { } most ? Math.Max(0, most) : null)));

    private static Results<Ok<Acted>, Refused> Draw(DrawLinkAsk ask, Desk desk) => desk.Act((study, fresh) => ask.Passage.In(study).Then(at =>
        Acting.Id<Code>(ask.Cause, "cause").Then(cause => Acting.Id<Code>(ask.Effect, "effect").Then(effect => CausalLinkDecisions.Draw(
            study,
            new NewLink(
                at.Document.Id, at.Start, at.End, cause, effect, ask.Sign ?? LinkSign.Unclear,
                new Judgement(ask.Stance ?? default, ask.Standing ?? default, ask.Elicitation ?? default, ask.Standpoint ?? default),
                ask.Memo is { } memo ? ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.Memo, memo) : null),
            fresh)))));

    private static Results<Ok<Acted>, Refused> Judge(string link, JudgeLinkAsk ask, Desk desk) => desk.Act((study, _) => Acting.Id<CausalLink>(link, "link").Then(id =>
        CausalLinkDecisions.Judge(study, id, ask.Sign, new JudgementEdit(ask.Stance, ask.Standing, ask.Elicitation, ask.Standpoint))));

    private static Results<Ok<Acted>, Refused> Stretch(string link, StretchLinkAsk ask, Desk desk) => desk.Act((study, _) =>
        Acting.Id<CausalLink>(link, "link").Then(id => DocumentOf(study, id).Then(document => PassageAsk.Carried(document, ask.Version, ask.Start, ask.End).Then(span =>
            CausalLinkDecisions.Stretch(study, id, span.Start, span.End)))));

    private static Results<Ok<Acted>, Refused> Note(string link, NoteLinkAsk ask, Desk desk) => desk.Act((study, _) =>
        Acting.Id<CausalLink>(link, "link").Then(id => CausalLinkDecisions.Note(study, id, ask.Field, ask.Text)));

    private static Results<Ok<Acted>, Refused> Remove(string link, Desk desk) => desk.Act((study, _) =>
        Acting.Id<CausalLink>(link, "link").Then(id => CausalLinkDecisions.Remove(study, id)));

    private static Outcome<Rendition> DocumentOf(Study study, Id<CausalLink> link)
    {
        Id<Rendition>? of = study.Coding.StrandedLinks.TryGetValue(link, out StrandedLink? stranded) ? stranded.Rendition : null;
        foreach ((Id<Rendition> id, DocumentLinks links) in study.Coding.Links)
            if (links.Find(link) is not null) of = id;
        return of is { } document && study.Sources.Renditions.TryGetValue(document, out Rendition? text) ? text : Refusal.Of("coding.link-gone") with { Field = "link" };
    }
}
