using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>A named state of the codebook.</summary>
internal sealed record CodebookVersionItem(string Id, string Name, string? Note, string Act, DateTimeOffset? When, string? Who)
{
    /// <summary>All of them, in the order in which they were named.</summary>
    public static CodebookVersionItem[] All(Study study)
    {
        if (study.Coding.Codebook.Versions.IsEmpty) return [];
        HashSet<ActId> named = [.. study.Coding.Codebook.Versions.Select(static version => version.Act)];
        Dictionary<ActId, Act> acts = study.History.Acts.Where(act => named.Contains(act.Id)).ToDictionary(static act => act.Id);
        return
        [
            .. study.Coding.Codebook.Versions.Select(version => new CodebookVersionItem(
                version.Id.ToString(), version.Name.Text, version.Note?.Text, version.Act.ToString(), acts.GetValueOrDefault(version.Act)?.When,
                acts.GetValueOrDefault(version.Act) is { } act ? study.Team.NameOf(act.Who) : null)),
        ];
    }

    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>Names the codebook as it stands.</summary>
internal sealed record NameVersionAsk(string Name, string? Note = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[version]";
}

/// <summary>A state of the codebook: at a version, at the end of a day (UTC), or after an act; as it stands where none of them is given.</summary>
internal sealed record CodebookMomentAsk(string? Version = null, DateOnly? Day = null, string? Act = null);

/// <summary>Two states that are held against each other.</summary>
internal sealed record CodebookDifferencesAsk(CodebookMomentAsk From, CodebookMomentAsk? To = null);

/// <summary>The codebook as it stood.</summary>
internal sealed record CodebookStateReply(CodeItem[] Codes, CodeSetItem[] Sets)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[codebook]";
}

/// <summary>One difference. What it was and is: the name, the code above, the text, the colour, the set, or the code that it was merged into.</summary>
internal sealed record CodebookDifferenceItem(CodebookDifferenceKind Kind, string? Code, string Path, CodeText? Text, string? Before, string? After)
{
    /// <summary>The kind alone.</summary>
    public override string ToString() => Kind.ToString();
}

/// <summary>Named states of the codebook, the codebook as it stood, and what is different.</summary>
internal static class CodebookVersionsApi
{
    /// <summary>The endpoints.</summary>
    public static void MapCodebookVersions(this IEndpointRouteBuilder codebook)
    {
        codebook.MapGet("/versions", Versions).WithName("codebookVersions").WithSummary("The named states of the codebook.");
        codebook.MapPost("/versions", Name).WithName("nameCodebookVersion").WithSummary("Names the codebook as it stands.");
        codebook.MapPost("/as-it-stood", AsItStood).WithName("codebookAsItStood").WithSummary("The codebook as it stood at a version, at the end of a day, or after an act.");
        codebook.MapPost("/differences", Differences).WithName("codebookDifferences").WithSummary("What is different between two states of the codebook.");
    }

    private static Ok<CodebookVersionItem[]> Versions(Desk desk) => TypedResults.Ok(CodebookVersionItem.All(desk.Opened.Study.Study));

    private static Results<Ok<Acted>, Refused> Name(NameVersionAsk ask, Desk desk) =>
        desk.Act((study, fresh) => CodebookVersions.Name(study, ask.Name, ask.Note, fresh));

    private static Results<Ok<CodebookStateReply>, Refused> AsItStood(CodebookMomentAsk ask, Desk desk)
    {
        Outcome<Codebook> book = At(desk.Opened.Study.Study, ask);
        return book.Refusal is { } refusal ? new Refused(refusal) : TypedResults.Ok(new CodebookStateReply(CodeItem.All(book.Value), CodeSetItem.All(book.Value)));
    }

    private static Results<Ok<CodebookDifferenceItem[]>, Refused> Differences(CodebookDifferencesAsk ask, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<CodebookDifferenceItem[]> found = At(study, ask.From).Then(before => At(study, ask.To ?? new CodebookMomentAsk()).Then<CodebookDifferenceItem[]>(after =>
            (CodebookDifferenceItem[])
            [
                .. CodebookDifferences.Between(before, after).Select(static row => new CodebookDifferenceItem(
                    row.Kind, row.Code?.ToString(), row.Path, row.Text, row.Before, row.After)),
            ]));
        return found.Refusal is { } refusal ? new Refused(refusal) : TypedResults.Ok(found.Value);
    }

    private static Outcome<Codebook> At(Study study, CodebookMomentAsk ask)
    {
        if (ask.Day is { } day) return CodebookVersions.On(study, day);
        if (ask.Version is { } version)
        {
            return Acting.Id<CodebookVersion>(version, "version").Then<Codebook>(id => study.Coding.Codebook.Versions.Find(v => v.Id == id) is { } known
                ? CodebookVersions.At(study, known)
                : Refusal.Of("coding.version-gone") with { Field = "version" });
        }
        if (ask.Act is not { } typed) return study.Coding.Codebook;
        if (!ActId.TryParse(typed, out ActId act)) return Refusal.Of("server.id-unreadable", ("field", "act")) with { Field = "act" };
        return CodebookVersions.At(study, act) is { } book ? book : Refusal.Of("history.act-unknown", ("act", typed));
    }
}
