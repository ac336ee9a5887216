using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Finding passages, codes that meet and words, and coding what was found. Questions are never kept, and never stand in an address.</summary>
internal static class SearchApi
{
    private const int MostAtOnce = 200;
    private const int MostPlanned = 50;
    private const int MostTurns = 10;

    /// <summary>The endpoints.</summary>
    public static void MapSearch(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder search = open.MapGroup("/search").WithTags("Search");
        search.MapPost("", Find).WithName("find").WithSummary("Coded passages, stretches where codes meet, or hits of words; a page of them with their context.");
        search.MapPost("/around", Around).WithName("around").WithSummary("The turns around a place of a text.");
        search.MapPost("/plan", Plan).WithName("planCoding").WithSummary("What coding answers together would do. Nothing is coded.");
        search.MapPost("/code", Code).WithName("codeFound").WithSummary("Codes answers together, in one act.");
    }

    private static Results<Ok<FindReply>, Refused> Find(FindPageAsk ask, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<FindResult> found = LastAnswers.Of(study, ask.Query);
        if (found.Refusal is { } refusal) return new Refused(refusal);
        FindResult result = found.Value;
        int offset = Math.Clamp(ask.Offset, 0, result.Found.Length);
        int end = offset + Math.Clamp(ask.Limit, 0, Math.Min(MostAtOnce, result.Found.Length - offset));
        return TypedResults.Ok(new FindReply(
            result.Found.Length, result.Found.Select(static passage => passage.Source?.Id).Where(static id => id is not null).Distinct().Count(),
            [.. result.Found[offset..end].Select(passage => FoundItems.Of(study, passage))], [.. result.Notes.Select(desk.Words.Say)],
            ask.Counts ? FoundItems.Counts(result) : null));
    }

    private static Results<Ok<AroundReply>, Refused> Around(AroundAsk ask, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<AroundReply> around = SourcesApi.Document(study, ask.Document).Then(document =>
            Acting.Id<TextVersion>(ask.Version, "version").Then<AroundReply>(version =>
            {
                if (ask.Start < 0 || ask.End < ask.Start || !document.Knows(version) || document.CarryFrom(version, ask.Start, ask.End) is not { } span)
                    return Refusal.Of("server.text-corrected") with { Field = "version" };
                AroundPart[] parts = AroundPart.Of(study, document, span.Start, span.End, Math.Clamp(ask.Turns, 0, MostTurns));
                int from = parts.Length == 0 ? 0 : parts[0].Start, to = parts.Length == 0 ? 0 : parts[^1].Start + parts[^1].Text.Length;
                return new AroundReply(
                    document.Id.ToString(), span.Start, span.End, parts,
                    [.. study.Coding.In(document.Id).Where(coding => coding.Start < to && coding.End > from).Select(CodingItem.Of)]);
            }));
        return around.Refusal is { } refusal ? new Refused(refusal) : TypedResults.Ok(around.Value);
    }

    private static Results<Ok<CodeFoundPlan>, Refused> Plan(CodeFoundAsk ask, Desk desk)
    {
        Storage.OpenStudy open = desk.Opened.Study;
        Study study = open.Study;
        Outcome<CodeFoundPlan> planned = Chosen(study, ask).Then(hits => Asks.Ids<Code>(ask.Codes, "codes").Then(codes =>
            SearchCoding.Plan(study, hits, codes, ask.Expand, open.Coder).Then<CodeFoundPlan>(plan => new CodeFoundPlan(
                hits.Length, plan.Passages.Length, plan.New, plan.Skipped, [.. plan.Passages.Take(MostPlanned).Select(Planned)]))));
        return planned.Refusal is { } refusal ? new Refused(refusal) : TypedResults.Ok(planned.Value);
    }

    private static Results<Ok<Acted>, Refused> Code(CodeFoundAsk ask, Desk desk) => desk.Act((study, fresh) =>
        Chosen(study, ask).Then(hits => Asks.Ids<Code>(ask.Codes, "codes").Then(codes => SearchCoding.Code(
            study, hits, codes, ask.Expand,
            new Judgement(ask.Stance ?? default, ask.Standing ?? default, ask.Elicitation ?? default, ask.Standpoint ?? default), fresh))));

    // The chosen answers, each place once: several codings of one passage are one place.
    private static Outcome<ImmutableArray<ReviewedHit>> Chosen(Study study, CodeFoundAsk ask)
    {
        if (ask.All is null) return Asks.Each(ask.Keys, ReviewKey.Read).Then<ImmutableArray<ReviewedHit>>(static hits => hits.Distinct().ToImmutableArray());
        return LastAnswers.Of(study, ask.All).Then<ImmutableArray<ReviewedHit>>(result =>
        {
            if (ask.Expected is { } expected && expected != result.Found.Length)
                return Refusal.Of("server.results-changed", ("expected", expected), ("found", result.Found.Length));
            HashSet<string> without = [.. ask.Keys];
            return result.Found.Where(passage => passage.IsInText && (without.Count == 0 || !without.Contains(ReviewKey.Of(passage))))
                .Select(static passage => new ReviewedHit(passage.Document!.Id, passage.Document.Version, passage.Start, passage.End)).Distinct().ToImmutableArray();
        });
    }

    private static PlannedItem Planned(PlannedPassage passage)
    {
        string text = passage.Document.Text.Text[passage.Start..passage.End];
        return new PlannedItem(
            passage.Document.Id.ToString(), passage.Document.Name.Text, passage.Start, passage.End, FoundItems.Cut(text, 300), passage.Hits.Length,
            [.. passage.Already.Select(static code => code.ToString())]);
    }
}
