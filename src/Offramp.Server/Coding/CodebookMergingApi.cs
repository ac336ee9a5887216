using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Merging and splitting codes, each with what will happen before it does.</summary>
internal static class CodebookMergingApi
{
    /// <summary>The endpoints.</summary>
    public static void MapCodebookMerging(this IEndpointRouteBuilder codebook)
    {
        codebook.MapPost("/merging/preview", PreviewMerge).WithName("previewMerge").WithSummary("What merging codes into another will do; nothing is changed.");
        codebook.MapPost("/merging", Merge).WithName("mergeCodes").WithSummary("Merges codes into another: codings, codes below, sets and texts go to it.");
        codebook.MapPost("/splitting/preview", PreviewSplit).WithName("previewSplit").WithSummary("What giving some codings another code will do; nothing is changed.");
        codebook.MapPost("/splitting", Split).WithName("splitCode").WithSummary("Gives some of a code's codings another code, new or known.");
    }

    private static Results<Ok<MergePreviewReply>, Refused> PreviewMerge(MergeCodesAsk ask, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<MergePreview> preview = Merged(ask).Then(asked => CodesMerging.Preview(study, asked.From, asked.Into));
        return preview.Refusal is { } refusal ? new Refused(refusal) : TypedResults.Ok(MergePreviewReply.Of(preview.Value));
    }

    private static Results<Ok<Acted>, Refused> Merge(MergeCodesAsk ask, Desk desk) => desk.Act((study, fresh) =>
        Merged(ask).Then(asked => CodesMerging.Merge(study, asked.From, asked.Into, fresh)));

    private static Results<Ok<SplitPreviewReply>, Refused> PreviewSplit(SplitCodeAsk ask, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<SplitPreview> preview = Asked(ask).Then(asked => asked.Into is { } into
            ? CodeSplitting.Preview(study, asked.Code, into, asked.Filter)
            : CodeSplitting.Preview(study, asked.Code, asked.New, asked.Filter));
        return preview.Refusal is { } refusal ? new Refused(refusal) : TypedResults.Ok(SplitPreviewReply.Of(preview.Value));
    }

    private static Results<Ok<Acted>, Refused> Split(SplitCodeAsk ask, Desk desk) => desk.Act((study, fresh) => Asked(ask).Then(asked => asked.Into is { } into
        ? CodeSplitting.Split(study, asked.Code, into, asked.Filter, fresh)
        : CodeSplitting.Split(study, asked.Code, asked.New, asked.Filter, fresh)));

    private static Outcome<(ImmutableArray<Id<Code>> From, Id<Code> Into)> Merged(MergeCodesAsk ask) => Acting.Ids<Code>(ask.From, "from").Then(from =>
        Acting.Id<Code>(ask.Into, "into").Then<(ImmutableArray<Id<Code>> From, Id<Code> Into)>(into => (from, into)));

    private static Outcome<Splitting> Asked(SplitCodeAsk ask)
    {
        Outcome<TextQuery?> words = string.IsNullOrWhiteSpace(ask.Words) ? (TextQuery?)null : TextQuery.Parse(ask.Words).Then<TextQuery?>(static query => query);
        return Acting.Id<Code>(ask.Code, "code").Then(code => CodebookApi.Optional<Code>(ask.Into, "into").Then(into =>
            CodebookApi.Optional<Code>(ask.Parent, "parent").Then(parent => Acting.Ids<PassageCoding>(ask.Codings ?? [], "codings").Then(codings =>
            Acting.Ids<Coder>(ask.Coders ?? [], "coders").Then(coders => Acting.Ids<Source>(ask.Sources ?? [], "sources").Then(sources =>
            words.Then<Splitting>(found => new Splitting(code, into, new NewCode(ask.Name ?? "", parent), new SplitFilter
            {
                Codings = codings,
                Words = found,
                Query = new PassageQuery
                {
                    Coders = coders,
                    Sources = sources,
                    Stances = [.. ask.Stances ?? []],
                    Standings = [.. ask.Standings ?? []],
                    Elicitations = [.. ask.Elicitations ?? []],
                    Standpoints = [.. ask.Standpoints ?? []],
                },
            }))))))));
    }

    private sealed record Splitting(Id<Code> Code, Id<Code>? Into, NewCode New, SplitFilter Filter);
}
