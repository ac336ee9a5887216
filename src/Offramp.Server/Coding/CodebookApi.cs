using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Editing the codebook.</summary>
internal static class CodebookApi
{
    /// <summary>The endpoints of the codebook and what belongs to it.</summary>
    public static void MapCodebook(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder codebook = open.MapGroup("/coding/codebook").WithTags("Codebook");
        codebook.MapGet("/counts", Counts).WithName("codeCounts").WithSummary("How often each code occurs, itself and with the codes below it.");
        codebook.MapPost("/codes", Add).WithName("addCode").WithSummary("Adds a code.");
        codebook.MapPost("/codes/{code}/name", Rename).WithName("renameCode").WithSummary("Gives a code another name.");
        codebook.MapPost("/codes/{code}/texts", Describe).WithName("describeCode").WithSummary("Writes what a code means, when to use it and when not, in one act.");
        codebook.MapPost("/codes/{code}/colour", Colour).WithName("colourCode").WithSummary("Gives a code a colour, or none.");
        codebook.MapPost("/codes/{code}/place", Move).WithName("moveCode").WithSummary("Moves a code in the tree.");
        codebook.MapGet("/codes/{code}/removal", Removal).WithName("previewCodeRemoval").WithSummary("What goes with a code that is removed, and what stays.");
        codebook.MapDelete("/codes/{code}", Remove).WithName("removeCode").WithSummary("Removes a code; codes below it move up. With its codings only where that is asked for.");
        codebook.MapCodeSets();
        codebook.MapCodebookMerging();
        codebook.MapCodebookVersions();
        codebook.MapCodebookImport();
    }

    private static Ok<CodeCountItem[]> Counts(Desk desk) => TypedResults.Ok(CodeCountItem.All(desk.Opened.Study.Study));

    private static Results<Ok<Acted>, Refused> Add(AddCodeAsk ask, Desk desk) => desk.Act((study, fresh) =>
        Optional<Code>(ask.Parent, "parent").Then(parent => CodebookDecisions.AddCode(study, new NewCode(ask.Name, parent, ask.Texts?.Given(), ask.Colour), fresh)));

    private static Results<Ok<Acted>, Refused> Rename(string code, NameAsk ask, Desk desk) => desk.Act((study, fresh) =>
        Acting.Id<Code>(code, "code").Then(id => CodebookDecisions.Rename(study, id, ask.Name, fresh)));

    private static Results<Ok<Acted>, Refused> Describe(string code, CodeTextsAsk ask, Desk desk) => desk.Act((study, fresh) =>
        Acting.Id<Code>(code, "code").Then<ImmutableArray<Change>>(id =>
        {
            var changes = ImmutableArray.CreateBuilder<Change>();
            foreach ((CodeText which, string text) in ask.Given().OrderBy(static text => text.Key))
            {
                Outcome<Change> change = CodebookDecisions.Describe(study, id, which, text, fresh);
                if (change.Refusal is { } refusal) return refusal;
                changes.Add(change.Value);
            }
            return changes.Count == 0 ? Refusal.Of("server.nothing-given") : changes.ToImmutable();
        }));

    private static Results<Ok<Acted>, Refused> Colour(string code, ColourAsk ask, Desk desk) => desk.Act((study, fresh) =>
        Acting.Id<Code>(code, "code").Then(id => CodebookDecisions.Colour(study, id, ask.Colour, fresh)));

    private static Results<Ok<Acted>, Refused> Move(string code, MoveCodeAsk ask, Desk desk) => desk.Act((study, fresh) =>
        Acting.Id<Code>(code, "code").Then(id => Optional<Code>(ask.Parent, "parent").Then(parent => Optional<Code>(ask.Before, "before").Then(before =>
            CodebookDecisions.Move(study, id, parent, before, fresh)))));

    private static Results<Ok<CodeRemovalReply>, Refused> Removal(string code, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<CodeRemoval> preview = Acting.Id<Code>(code, "code").Then(id => CodeRemoval.Preview(study, id));
        return preview.Refusal is { } refusal ? new Refused(refusal) : TypedResults.Ok(CodeRemovalReply.Of(preview.Value));
    }

    private static Results<Ok<Acted>, Refused> Remove(string code, Desk desk, bool withCodings = false) => desk.Act((study, fresh) =>
        Acting.Id<Code>(code, "code").Then(id => CodebookDecisions.Remove(study, id, withCodings, fresh)));

    /// <summary>The code that a page names. Refused: <c>coding.code-gone</c>.</summary>
    internal static Outcome<Code> Known(Study study, string typed) => Acting.Id<Code>(typed, "code").Then<Code>(id =>
        study.Coding.Codebook.Codes.TryGetValue(id, out Code? known) ? known : Refusal.Of("coding.code-gone") with { Field = "code" });

    /// <summary>An id that may be left out.</summary>
    internal static Outcome<Id<T>?> Optional<T>(string? typed, string field) =>
        typed is null ? (Id<T>?)null : Acting.Id<T>(typed, field).Then<Id<T>?>(static id => id);
}
