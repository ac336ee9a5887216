using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Server;

/// <summary>What was done. The new values come with the event of the same act, to this page as to every other.</summary>
/// <param name="Act">The act, by which it can be undone.</param>
/// <param name="Sentence">What was done, in words.</param>
/// <param name="Created">The ids that came into being, in order.</param>
/// <param name="LeftToFinish">What the act destroyed opens no more, but its sealed bytes could not be wiped from the file yet: why, and what to do.</param>
internal sealed record Acted(string Act, string Sentence, string[] Created, NoteItem? LeftToFinish = null);

/// <summary>The one way in which an endpoint changes the study: a decision, recorded or refused.</summary>
internal static class Acting
{
    /// <summary>Records what a decision of several changes grants.</summary>
    public static Results<Ok<Acted>, Refused> Act(this Desk desk, Func<Study, Fresh, Outcome<ImmutableArray<Change>>> decide)
    {
        Opening opened = desk.Opened;
        desk.Touch();
        Id<Holder>[] destroyed = [];
        try
        {
            Outcome<Act> done = opened.Study.Record((study, fresh) => decide(study, fresh).Then<ImmutableArray<Change>>(changes =>
            {
                destroyed = [.. changes.SelectMany(static change => change.Destroys)];
                return changes;
            }));
            return done.Refusal is { } refusal ? new Refused(refusal) : TypedResults.Ok(Said(desk, opened, done.Value));
        }
        catch (StorageException trouble) when (trouble is StudyBusyException or ScrubUnfinishedException && Recorded(opened.Study.Study, destroyed) is { } act)
        {
            // The act stands, and a page that were told of a failure alone would try it again.
            return TypedResults.Ok(Said(desk, opened, act, new NoteItem(trouble.Code, desk.Words.Say(trouble.Code, trouble.Values.AsSpan()))));
        }
    }

    /// <summary>An act as a page is told of it.</summary>
    public static Acted Said(Desk desk, Opening opened, Act act, NoteItem? left = null) => new(
        act.Id.ToString(), new HistoryViews(opened.Study.Study, desk.Words).Sentence(act),
        [.. act.Changes.SelectMany(static change => change.Creates).Select(static id => new Id<Change>(id).ToString())], left);

    // A holder is destroyed once, so that the act is known by those it destroyed.
    private static Act? Recorded(Study study, Id<Holder>[] destroyed) => destroyed.Length == 0
        ? null
        : study.History.Acts.LastOrDefault(act => act.Changes.SelectMany(static change => change.Destroys).SequenceEqual(destroyed));

    /// <summary>Records what a decision grants.</summary>
    public static Results<Ok<Acted>, Refused> Act(this Desk desk, Func<Study, Fresh, Outcome<Change>> decide) =>
        desk.Act((study, fresh) => decide(study, fresh).Then(static change => (Outcome<ImmutableArray<Change>>)ImmutableArray.Create(change)));

    /// <summary>Ids as a page sends them. Refused as <see cref="Id"/> is.</summary>
    public static Outcome<ImmutableArray<Id<T>>> Ids<T>(string[] typed, string field)
    {
        var ids = ImmutableArray.CreateBuilder<Id<T>>(typed.Length);
        foreach (string one in typed)
        {
            Outcome<Id<T>> id = Id<T>(one, field);
            if (id.Refusal is { } refusal) return refusal;
            ids.Add(id.Value);
        }
        return ids.DrainToImmutable();
    }

    /// <summary>An id as a page sends it. Refused: <c>server.id-unreadable</c>, so that nothing but an id is ever said of it.</summary>
    public static Outcome<Id<T>> Id<T>(string typed, string field) =>
        Research.Id<T>.TryParse(typed, out Id<T> id) ? id : Refusal.Of("server.id-unreadable", ("field", field)) with { Field = field };
}
