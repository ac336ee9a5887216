using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>A file and the changes that note that it leaves.</summary>
/// <param name="File">The file.</param>
/// <param name="Noted">The changes: a copy, or a report that was released.</param>
/// <param name="Notes">What the reader of the file must know.</param>
internal sealed record Offer(ReadyFile File, ImmutableArray<Change> Noted, ImmutableArray<Note> Notes);

/// <summary>A file that can be fetched once within a minute.</summary>
/// <param name="Address">Where: an address that says nothing.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Act">The act that notes the copy.</param>
/// <param name="Sentence">That act in words.</param>
/// <param name="Notes">What the reader of the file must know.</param>
internal sealed record DownloadReply(string Address, string Name, long Bytes, string Act, string Sentence, NoteItem[] Notes)
{
    /// <summary>The name alone.</summary>
    public override string ToString() => Name;
}

/// <summary>The one way in which a file leaves through the page: gated, noted, then offered under a ticket.</summary>
/// <remarks>To add a kind of download: a method that calls <see cref="Offer"/> with a decision, and its line in a stage's <c>Map…()</c> under
/// <c>/downloads/…</c>. The decision passes the same consent gate as the command line and gives the file's bytes with what notes the copy.</remarks>
internal static class Offering
{
    /// <summary>The note of a copy in the study's list of them, for all sources or some.</summary>
    public static Outcome<Offer> AsCopy(ReadyFile file, ImmutableArray<Id<Source>> sources, Fresh fresh, params ImmutableArray<Note> notes) =>
        CopyDecisions.Note(CopyKind.Export, file.Name, sources, fresh).Then<Offer>(noted => new Offer(file, [noted], notes));

    /// <summary>Decides, notes and offers. A copy is noted before it is fetched: one that is not in the list is worse than an entry without a copy.</summary>
    public static Results<Ok<DownloadReply>, Refused> Offer(this Desk desk, HttpRequest request, Func<Study, Fresh, Outcome<Offer>> decide)
    {
        Opening opened = desk.Opened;
        desk.Touch();
        Offer? offer = null;
        Outcome<Act> noted = opened.Study.Record((study, fresh) => decide(study, fresh).Then<ImmutableArray<Change>>(granted =>
        {
            offer = granted;
            return granted.Noted;
        }));
        if (noted.Refusal is { } refusal) return new Refused(refusal);
        string ticket = opened.Downloads.Give(offer!.File, SessionApi.KeyOf(request)!);
        return TypedResults.Ok(new DownloadReply(
            "/api/downloads/" + ticket, offer.File.Name, offer.File.Bytes.LongLength, noted.Value.Id.ToString(),
            new HistoryViews(opened.Study.Study, desk.Words).Sentence(noted.Value), [.. offer.Notes.Select(note => new NoteItem(note.Code, desk.Words.Say(note)))]));
    }
}
