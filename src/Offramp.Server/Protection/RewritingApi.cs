using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Names a written text.</summary>
internal sealed record WrittenAsk(WrittenKind Kind, string Id);

/// <summary>Rewrites a text for good.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Id">Which.</param>
/// <param name="Texts">What its fields say from now on; one that is not sent stays as it is.</param>
/// <param name="LeaveOut">The fields that go, of those that cannot be written here.</param>
internal sealed record RewritingAsk(WrittenKind Kind, string Id, Dictionary<string, string> Texts, string[] LeaveOut)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>Writing texts anew so that nothing of what they said before remains. None of it can be undone.</summary>
internal static class RewritingApi
{
    /// <summary>The endpoints.</summary>
    public static void MapRewriting(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder rewriting = open.MapGroup("/protection/rewriting").WithTags("Protection");
        rewriting.MapGet("", All).WithName("writtenTexts").WithSummary("Every text that can be rewritten for good.");
        rewriting.MapPost("/look", Look).WithName("writtenText").WithSummary("What a text says now, field by field.");
        rewriting.MapPost("", Rewrite).WithName("rewriteText").WithSummary("Rewrites a text under a new key; what it said before is destroyed with its history. Cannot be undone.");
    }

    private static Ok<WrittenItem[]> All(Desk desk) => TypedResults.Ok<WrittenItem[]>([.. WrittenItem.All(desk.Opened.Study.Study)]);

    private static Results<Ok<RewritableItem>, Refused> Look(WrittenAsk ask, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<RewritableItem> found = Acting.Id<WrittenText>(ask.Id, "id").Then(id => RewritableTexts.Look(study, ask.Kind, id.Value));
        return found.Refusal is { } refusal ? new Refused(refusal) : TypedResults.Ok(found.Value);
    }

    private static Results<Ok<Acted>, Refused> Rewrite(RewritingAsk ask, Desk desk) => desk.Act((study, fresh) => Acting.Id<WrittenText>(ask.Id, "id").Then(id =>
        RewritableTexts.Look(study, ask.Kind, id.Value).Then(item => Blank(item, ask) is { } blank
            ? blank
            : ask.Kind == WrittenKind.FileName
                ? Rewriting.FileName(study, RewritableTexts.CopyName(study, id.Value)!.Text, ask.Texts.GetValueOrDefault("name", ""), fresh)
                : Decide(study, item, id.Value, ask, fresh).Then<ImmutableArray<Change>>(static change => ImmutableArray.Create(change)))));

    private static Refusal? Blank(RewritableItem item, RewritingAsk ask) =>
        item.Fields.FirstOrDefault(f => f.Needed && ask.Texts.TryGetValue(f.Name, out string? typed) && string.IsNullOrWhiteSpace(typed)) is { } blank
            ? Refusal.Of("server.needed") with { Field = blank.Name }
            : null;

    private static Outcome<Change> Decide(Study study, RewritableItem item, UInt128 id, RewritingAsk ask, Fresh fresh)
    {
        // Null keeps what stands, where it can be kept.
        string? New(string field) => ask.Texts.TryGetValue(field, out string? typed) && typed != item.Fields.First(f => f.Name == field).Text ? typed : null;
        string? From(string field) => ask.Texts.GetValueOrDefault(field) ?? item.Fields.FirstOrDefault(f => f.Name == field)?.Text;
        if (ask.Texts.Keys.Any(name => !item.Fields.Any(f => f.CanEdit && f.Name == name))) return Refusal.Of("server.text-gone");
        bool keepsId = !ask.LeaveOut.Contains("imported-id");
        return ask.Kind switch
        {
            WrittenKind.Title => Rewriting.Title(study, From("title") ?? "", fresh),
            WrittenKind.Coder => Rewriting.Coder(study, new(id), New("name"), fresh, keepsId),
            WrittenKind.Collaborator => Rewriting.Collaborator(study, new(id), New("pseudonym"), fresh),
            WrittenKind.Participant => Rewriting.Participant(
                study, new(id), New("pseudonym"), From("note"), [.. Enum.GetValues<ConsentField>().Where(f => ask.LeaveOut.Contains("consent:" + RewritableTexts.Kebab(f)))], fresh,
                !ask.LeaveOut.Contains("memos")),
            WrittenKind.Code => CodeRewriting.Rewrite(
                study, new(id), New("name"), Enum.GetValues<CodeText>().ToImmutableDictionary(static t => t, t => From(RewritableTexts.Kebab(t)) ?? ""), fresh, keepsId),
            WrittenKind.Memo => Rewriting.Memo(study, new(id), New("title"), From("text") ?? "", fresh),
            WrittenKind.CodeSet => Rewriting.CodeSet(study, new(id), New("name"), fresh),
            WrittenKind.CodebookVersion => Rewriting.CodebookVersion(study, new(id), New("name"), From("note"), fresh),
            WrittenKind.Guide => SourcesRewriting.Guide(study, new(id), New("title"), Questions(study, new(id), ask), fresh),
            WrittenKind.Event => SourcesRewriting.Event(
                study, new(id), New("name"),
                Enum.GetValues<EventField>().Where(f => New(RewritableTexts.Kebab(f)) is not null).ToImmutableDictionary(static f => f, f => New(RewritableTexts.Kebab(f))!), fresh),
            WrittenKind.Source => LeftOut(ask).Then(without => SourceRewriting.Rewrite(study, new(id), without, fresh)),
            _ => Refusal.Of("server.text-gone"),
        };
    }

    private static ImmutableDictionary<Id<Question>, string> Questions(Study study, Id<Guide> guide, RewritingAsk ask) =>
        study.Sources.Guides[guide].Questions.Where(q => ask.Texts.ContainsKey($"question:{q.Id}") && ask.Texts[$"question:{q.Id}"] != q.Text.Readable)
            .ToImmutableDictionary(static q => q.Id, q => ask.Texts[$"question:{q.Id}"]);

    private static Outcome<LeftOut> LeftOut(RewritingAsk ask)
    {
        string[] Named(string kind) => [.. ask.LeaveOut.Where(name => name.StartsWith(kind + ":", StringComparison.Ordinal)).Select(name => name[(kind.Length + 1)..])];
        return Ids<Limitation>(Named("limitation")).Then(limitations => Ids<PassageCoding>(Named("note")).Then(notes => Ids<Rendition>(Named("document")).Then<LeftOut>(texts =>
            new LeftOut
            {
                Particulars = [.. Enum.GetValues<Particular>().Where(p => ask.LeaveOut.Contains("particular:" + RewritableTexts.Kebab(p)))],
                Limitations = limitations,
                Notes = notes,
                Texts = texts,
                LineageWords = ask.LeaveOut.Contains("lineage"),
                ImportedId = ask.LeaveOut.Contains("imported-id"),
            })));
    }

    private static Outcome<ImmutableArray<Id<T>>> Ids<T>(string[] typed)
    {
        var ids = ImmutableArray.CreateBuilder<Id<T>>();
        foreach (string one in typed)
        {
            Outcome<Id<T>> id = Acting.Id<T>(one, "leaveOut");
            if (id.Refusal is { } refusal) return refusal;
            ids.Add(id.Value);
        }
        return ids.ToImmutable();
    }
}
