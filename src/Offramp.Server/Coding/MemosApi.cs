using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>A memo of the team, with what it is about. Offsets are UTF-16 units of the document's text as it stands, end exclusive.</summary>
/// <param name="Id">The memo.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Text">What it says.</param>
/// <param name="Subject">What kind of thing it is about.</param>
/// <param name="About">What that is called; nothing for nothing in particular and for what is gone.</param>
/// <param name="Source">The source, also of a passage and of a coding.</param>
/// <param name="Code">The code; of a coding, the code that it carries.</param>
/// <param name="Participant">The participant.</param>
/// <param name="Document">The document of a passage or coding.</param>
/// <param name="Start">First unit of the passage.</param>
/// <param name="End">One past the last.</param>
/// <param name="Turn">The turn in which the passage begins; nothing where the text has none there.</param>
/// <param name="Coding">The coding.</param>
/// <param name="Coder">Who wrote it.</param>
/// <param name="Written">When.</param>
/// <param name="Revised">When it was written as it stands now.</param>
internal sealed record MemoItem(
    string Id, string Title, string Text, MemoSubject Subject, string? About, string? Source, string? Code, string? Participant, string? Document, int? Start, int? End,
    int? Turn, string? Coding, string Coder, DateTimeOffset Written, DateTimeOffset Revised)
{
    /// <summary>All memos, in the order in which they were written.</summary>
    public static MemoItem[] All(Study study) => [.. MemoViews.Rows(study, new MemoQuery()).Select(row => Of(study, row))];

    private static MemoItem Of(Study study, MemoRow row)
    {
        MemoAbout about = row.Memo.About;
        PassageCoding? coding = MemoViews.CodingOf(study, about);
        int? start = coding?.Start ?? about.Start;
        Rendition? document = about.Rendition is { } id ? study.Sources.Renditions.GetValueOrDefault(id) : null;
        return new MemoItem(
            row.Memo.Id.ToString(), row.Memo.Title.Text, row.Memo.Text.Text, about.Subject, row.AboutName, about.Source?.ToString(),
            (about.Code ?? coding?.Code)?.ToString(), about.Participant?.ToString(), about.Rendition?.ToString(), start, coding?.End ?? about.End,
            document is not null && start is { } at ? PassageAsk.TurnAt(document, at) : null, about.Coding?.ToString(), row.Coder, row.Written, row.Revised);
    }

    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>Writes a memo: about one of the things named, or about nothing in particular.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Text">What it says.</param>
/// <param name="Source">The source that it is about.</param>
/// <param name="Code">The code.</param>
/// <param name="Participant">The participant.</param>
/// <param name="Passage">The passage.</param>
/// <param name="Coding">The coding.</param>
internal sealed record WriteMemoAsk(
    string Title, string Text, string? Source = null, string? Code = null, string? Participant = null, PassageAsk? Passage = null, string? Coding = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[memo]";
}

/// <summary>Writes a memo otherwise; nothing leaves title or text as it is.</summary>
internal sealed record ReviseMemoAsk(string? Title = null, string? Text = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[memo]";
}

/// <summary>Memos of the team.</summary>
internal static class MemosApi
{
    /// <summary>The endpoints.</summary>
    public static void MapMemos(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder memos = open.MapGroup("/coding/memos").WithTags("Memos");
        memos.MapGet("", List).WithName("memos").WithSummary("The memos, in the order in which they were written.");
        memos.MapPost("", Write).WithName("writeMemo").WithSummary("Writes a memo about a source, a code, a passage, a participant, a coding, or nothing in particular.");
        memos.MapPost("/{memo}", Revise).WithName("reviseMemo").WithSummary("Writes a memo otherwise; what it said before stays in the history.");
        memos.MapDelete("/{memo}", Remove).WithName("removeMemo").WithSummary("Takes a memo out.");
    }

    private static Ok<MemoItem[]> List(Desk desk) => TypedResults.Ok(MemoItem.All(desk.Opened.Study.Study));

    private static Results<Ok<Acted>, Refused> Write(WriteMemoAsk ask, Desk desk) => desk.Act((study, fresh) =>
        CodebookApi.Optional<Source>(ask.Source, "source").Then(source => CodebookApi.Optional<Code>(ask.Code, "code").Then(code =>
        CodebookApi.Optional<Participant>(ask.Participant, "participant").Then(participant => CodebookApi.Optional<PassageCoding>(ask.Coding, "coding").Then(coding =>
        {
            var memo = new NewMemo(ask.Title, ask.Text, source, code, participant, Coding: coding);
            return ask.Passage is not { } passage
                ? MemoDecisions.Write(study, memo, fresh)
                : passage.In(study).Then(at => MemoDecisions.Write(study, memo with { Document = at.Document.Id, Start = at.Start, End = at.End }, fresh));
        })))));

    private static Results<Ok<Acted>, Refused> Revise(string memo, ReviseMemoAsk ask, Desk desk) => desk.Act((study, _) =>
        Acting.Id<Memo>(memo, "memo").Then(id => MemoDecisions.Revise(study, id, ask.Title, ask.Text)));

    private static Results<Ok<Acted>, Refused> Remove(string memo, Desk desk) => desk.Act((study, _) =>
        Acting.Id<Memo>(memo, "memo").Then(id => MemoDecisions.Remove(study, id)));
}
