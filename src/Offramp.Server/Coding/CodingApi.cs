using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>The codebook and what is coded, for the page.</summary>
internal static class CodingApi
{
    /// <summary>The endpoints.</summary>
    public static void MapCoding(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder coding = open.MapGroup("/coding").WithTags("Coding");
        coding.MapGet("/codes", Codes).WithName("codes").WithSummary("The codebook as a tree written down.");
        coding.MapGet("/documents/{document}", Codings).WithName("codings").WithSummary("The codings of a document by start.");
        coding.MapPost("/passages", Code).WithName("codePassage").WithSummary("Gives a passage one or more codes, in one act.");
        coding.MapDelete("/passages/{coding}", Uncode).WithName("uncodePassage").WithSummary("Takes a code from a passage.");
    }

    private static Ok<CodeItem[]> Codes(Desk desk) => TypedResults.Ok(CodeItem.All(desk.Opened.Study.Study));

    private static Results<Ok<CodingsReply>, Refused> Codings(string document, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<Rendition> found = SourcesApi.Document(study, document);
        return found.Refusal is { } refusal
            ? new Refused(refusal)
            : TypedResults.Ok(new CodingsReply(
                found.Value.Id.ToString(), found.Value.Version.ToString(), [.. study.Coding.In(found.Value.Id).Select(CodingItem.Of)]));
    }

    private static Results<Ok<Acted>, Refused> Code(CodePassageAsk ask, Desk desk) => desk.Act((study, fresh) =>
        Place(study, ask).Then(place => Acting.Ids<Code>(ask.Codes, "codes").Then(codes => CodingDecisions.CodePassage(study, place, codes, fresh))));

    private static Results<Ok<Acted>, Refused> Uncode(string coding, Desk desk) => desk.Act((study, fresh) =>
        Acting.Id<PassageCoding>(coding, "coding").Then(id => CodingDecisions.Uncode(study, id, fresh)));

    // The text may have been corrected since the page read it: the passage is carried to where its words stand now.
    internal static Outcome<NewCoding> Place(Study study, CodePassageAsk ask) =>
        new PassageAsk(ask.Document, ask.Version, ask.Start, ask.End).In(study).Then<NewCoding>(at =>
        {
            var judgement = new Judgement(ask.Stance ?? default, ask.Standing ?? default, ask.Elicitation ?? default, ask.Standpoint ?? default);
            return new NewCoding(at.Document.Id, at.Start, at.End, judgement,
                ask.Memo is { } memo ? ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.Memo, memo) : null);
        });
}
