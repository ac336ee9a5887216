using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Formats;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>A problem of a file: where, and in words what.</summary>
internal sealed record CodebookProblemItem(string Code, string Words, int? Line, int? Column, string? Path)
{
    /// <summary>A problem as a page shows it.</summary>
    public static CodebookProblemItem Of(Problem problem, Messages words) =>
        new(problem.Code, words.Say(problem.Code, problem.Values.AsSpan()), problem.Place.Line, problem.Place.Column, problem.Place.Path);

    /// <summary>The code alone.</summary>
    public override string ToString() => Code;
}

/// <summary>What an import of a codebook came to, or would come to.</summary>
/// <param name="IsRead">Whether anything could be read of the file.</param>
/// <param name="Acted">What was done; nothing where it was only asked, or nothing is new.</param>
/// <param name="Added">The paths of the codes that are new.</param>
/// <param name="Known">How many of the file's codes the study had already.</param>
/// <param name="Differing">The paths of known codes that the file has otherwise.</param>
/// <param name="SetsAdded">The names of the sets that are new.</param>
/// <param name="Problems">What could not be taken as it stands.</param>
internal sealed record CodebookImportReply(
    bool IsRead, Acted? Acted, string[] Added, int Known, string[] Differing, string[] SetsAdded, CodebookProblemItem[] Problems)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[import]";
}

/// <summary>Bringing a codebook in.</summary>
internal static class CodebookImportApi
{
    /// <summary>The endpoint.</summary>
    public static void MapCodebookImport(this IEndpointRouteBuilder codebook) =>
        codebook.MapPost("/import", Import).WithName("importCodebook").WithSummary(
            "Brings codes and sets in from a file's bytes, JSON or CSV. Known codes are matched by id, then by path; nothing is removed. Only tells what it would come to unless it is done.")
            .Accepts<byte[]>("application/octet-stream");

    private static async Task<Results<Ok<CodebookImportReply>, Refused>> Import(
        HttpRequest request, Desk desk, bool csv = false, bool update = false, bool carryOut = false)
    {
        Opening opened = desk.Opened;
        desk.Touch();
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        // The file's name stays on the person's disk: it is words too, and an address or a header keeps them.
        Reading<ImportedCodebook> reading = csv ? CodebookCsv.Read("csv", bytes.ToArray()) : CodebookJson.Read("json", bytes.ToArray());
        CodebookProblemItem[] problems = [.. reading.Problems.Select(problem => CodebookProblemItem.Of(problem, desk.Words))];
        if (reading.Value is not { } codebook) return TypedResults.Ok(new CodebookImportReply(IsRead: false, null, [], 0, [], [], problems));
        CodebookImportResult? result = null;
        Outcome<Act> act = opened.Study.Record((study, fresh) =>
        {
            result = CodebookImport.Into(study, csv ? "csv" : "json", codebook, update, fresh);
            return carryOut && !result.Changes.IsEmpty ? result.Changes : Refusal.Of("server.nothing-given");
        });
        if (act.Refusal is { } refusal && (result is null || (carryOut && !result.Changes.IsEmpty))) return new Refused(refusal);
        return TypedResults.Ok(new CodebookImportReply(
            IsRead: true, act.IsRefused ? null : Acting.Said(desk, opened, act.Value), [.. result!.Added], result.Known, [.. result.Differing], [.. result.SetsAdded],
            [.. problems, .. result.Problems.Select(problem => CodebookProblemItem.Of(problem, desk.Words))]));
    }
}
