using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>A set of codes, in the order in which they were put in.</summary>
internal sealed record CodeSetItem(string Id, string Name, string[] Codes)
{
    /// <summary>All sets, in the order in which they were made.</summary>
    public static CodeSetItem[] All(Codebook book) =>
        [.. book.Sets.Select(static set => new CodeSetItem(set.Id.ToString(), set.Name.Text, [.. set.Codes.Select(static code => code.ToString())]))];

    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>Makes a set.</summary>
internal sealed record AddCodeSetAsk(string Name, string[]? Codes = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[set]";
}

/// <summary>Codes that go into a set or out of it.</summary>
internal sealed record SetCodesAsk(string[] Codes);

/// <summary>Sets of codes.</summary>
internal static class CodeSetsApi
{
    /// <summary>The endpoints.</summary>
    public static void MapCodeSets(this IEndpointRouteBuilder codebook)
    {
        codebook.MapGet("/sets", Sets).WithName("codeSets").WithSummary("The sets of codes, in the order in which they were made.");
        codebook.MapPost("/sets", Add).WithName("addCodeSet").WithSummary("Makes a set of codes.");
        codebook.MapPost("/sets/{set}/name", Rename).WithName("renameCodeSet").WithSummary("Gives a set another name.");
        codebook.MapDelete("/sets/{set}", Remove).WithName("removeCodeSet").WithSummary("Removes a set; its codes stay.");
        codebook.MapPost("/sets/{set}/codes", Put).WithName("putInCodeSet").WithSummary("Puts codes into a set.");
        codebook.MapPost("/sets/{set}/codes/taken", Take).WithName("takeFromCodeSet").WithSummary("Takes codes out of a set.");
    }

    private static Ok<CodeSetItem[]> Sets(Desk desk) => TypedResults.Ok(CodeSetItem.All(desk.Opened.Study.Study.Coding.Codebook));

    private static Results<Ok<Acted>, Refused> Add(AddCodeSetAsk ask, Desk desk) => desk.Act((study, fresh) =>
        Acting.Ids<Code>(ask.Codes ?? [], "codes").Then(codes => CodeSetDecisions.Add(study, ask.Name, codes, fresh)));

    private static Results<Ok<Acted>, Refused> Rename(string set, NameAsk ask, Desk desk) => desk.Act((study, fresh) =>
        Acting.Id<CodeSet>(set, "set").Then(id => CodeSetDecisions.Rename(study, id, ask.Name, fresh)));

    private static Results<Ok<Acted>, Refused> Remove(string set, Desk desk) => desk.Act((study, _) =>
        Acting.Id<CodeSet>(set, "set").Then(id => CodeSetDecisions.Remove(study, id)));

    private static Results<Ok<Acted>, Refused> Put(string set, SetCodesAsk ask, Desk desk) => OnCodes(desk, set, ask, CodeSetDecisions.Put);

    private static Results<Ok<Acted>, Refused> Take(string set, SetCodesAsk ask, Desk desk) => OnCodes(desk, set, ask, CodeSetDecisions.Take);

    private static Results<Ok<Acted>, Refused> OnCodes(
        Desk desk, string set, SetCodesAsk ask, Func<Study, Id<CodeSet>, ImmutableArray<Id<Code>>, Outcome<Change>> decide) => desk.Act((study, _) =>
        Acting.Id<CodeSet>(set, "set").Then(id => Acting.Ids<Code>(ask.Codes, "codes").Then(codes => decide(study, id, codes))));
}
