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
        Place(study, ask).Then(place => Ids(ask.Codes).Then(codes => CodingDecisions.CodePassage(study, place, codes, fresh))));

    private static Results<Ok<Acted>, Refused> Uncode(string coding, Desk desk) => desk.Act((study, fresh) =>
        Acting.Id<PassageCoding>(coding, "coding").Then(id => CodingDecisions.Uncode(study, id, fresh)));

    // The text may have been corrected since the page read it: the passage is carried to where its words stand now.
    internal static Outcome<NewCoding> Place(Study study, CodePassageAsk ask) => SourcesApi.Document(study, ask.Document).Then(document =>
        Acting.Id<TextVersion>(ask.Version, "version").Then<NewCoding>(version =>
        {
            if (version != document.Version && (ask.Start < 0 || ask.End < ask.Start || !document.Knows(version))) return Corrected();
            if (document.CarryFrom(version, ask.Start, ask.End) is not { } span) return Corrected();
            var judgement = new Judgement(ask.Stance ?? default, ask.Standing ?? default, ask.Elicitation ?? default, ask.Standpoint ?? default);
            return new NewCoding(document.Id, span.Start, span.End, judgement,
                ask.Memo is { } memo ? ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.Memo, memo) : null);
        }));

    private static Refusal Corrected() => Refusal.Of("server.text-corrected") with { Field = "version" };

    private static Outcome<ImmutableArray<Id<Code>>> Ids(string[] typed)
    {
        var ids = ImmutableArray.CreateBuilder<Id<Code>>(typed.Length);
        foreach (string one in typed)
        {
            Outcome<Id<Code>> id = Acting.Id<Code>(one, "codes");
            if (id.Refusal is { } refusal) return refusal;
            ids.Add(id.Value);
        }
        return ids.DrainToImmutable();
    }
}
