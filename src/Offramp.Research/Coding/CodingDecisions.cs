using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a person asks for when coding a passage.</summary>
/// <param name="Document">In which document.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Judgement">How it is judged.</param>
/// <param name="Notes">What is noted in words; empty texts are left out.</param>
public sealed record NewCoding(
    Id<Rendition> Document, int Start, int End, Judgement Judgement = default, ImmutableDictionary<CodingField, string>? Notes = null);

/// <summary>What of a coding's judgement is to change; what is null stays.</summary>
public sealed record JudgementEdit(
    Stance? Stance = null, Standing? Standing = null, Elicitation? Elicitation = null, Standpoint? Standpoint = null)
{
    /// <summary>The judgement after the edit.</summary>
    public Judgement On(Judgement before) => new(
        Stance ?? before.Stance, Standing ?? before.Standing, Elicitation ?? before.Elicitation, Standpoint ?? before.Standpoint);
}

/// <summary>What may be done to passages.</summary>
public static class CodingDecisions
{
    /// <summary>Codes a passage. Refused: <c>coding.document-gone</c>, <c>coding.source-withdrawn</c>, <c>coding.passage-outside-document</c>,
    /// <c>coding.passage-empty</c>, <c>coding.splits-a-character</c>, <c>coding.code-gone</c>, <c>coding.already-coded</c>, <c>naming.…</c> for a note
    /// that cannot be kept.</summary>
    public static Outcome<Change> CodePassage(Study study, NewCoding ask, Id<Code> code, Fresh fresh) =>
        CodePassage(study, ask, [code], fresh).Then<Change>(static changes => changes[0]);

    /// <summary>Codes a passage with several codes in one act. Refused as for one code; all or none are given.</summary>
    public static Outcome<ImmutableArray<Change>> CodePassage(Study study, NewCoding ask, ImmutableArray<Id<Code>> codes, Fresh fresh)
    {
        if (codes.IsEmpty) return CodebookDecisions.CodeGone("code");
        Outcome<CodedPlace> place = CodedPlace.Of(study, ask.Document, ask.Start, ask.End);
        if (place.Refusal is { } refusal) return refusal;
        if (UnreadableNote(ask) is { } unreadable) return unreadable;
        var changes = ImmutableArray.CreateBuilder<Change>(codes.Length);
        foreach (Id<Code> code in codes.Distinct())
        {
            if (!study.Coding.Codebook.Codes.ContainsKey(code)) return CodebookDecisions.CodeGone("code");
            if (IsCoded(study, ask.Document, ask.Start, ask.End, code, fresh.Coder, except: null)) return AlreadyCoded(study, code);
            changes.Add(Coded(place.Value, code, ask, fresh));
        }
        return changes.DrainToImmutable();
    }

    /// <summary>Gives a coding another span in its document. Refused: <c>coding.coding-gone</c>, and as <see cref="CodedPlace.Of"/> does,
    /// <c>coding.already-coded</c>.</summary>
    public static Outcome<Change> Stretch(Study study, Id<PassageCoding> id, int start, int end, Fresh fresh)
    {
        Outcome<Found> found = Find(study, id);
        if (found.Refusal is { } refusal) return refusal;
        (Rendition document, PassageCoding coding) = (found.Value.Document, found.Value.Coding);
        return CodedPlace.Of(study, document.Id, start, end).Then<Change>(_ =>
            IsCoded(study, document.Id, start, end, coding.Code, coding.Coder, except: id)
                ? AlreadyCoded(study, coding.Code)
                : new PassageStretched(document.Id, document.Version, id, start, end));
    }

    /// <summary>Divides a coding in two at an offset of its text: the first part keeps the coding, the second is a new one with the same code, coder,
    /// judgement and notes. Spaces beside the offset belong to neither. Refused: <c>coding.coding-gone</c>, <c>coding.split-outside-passage</c>,
    /// <c>coding.already-coded</c>, and as <see cref="CodedPlace.Of"/> does.</summary>
    public static Outcome<ImmutableArray<Change>> Divide(Study study, Id<PassageCoding> id, int at, Fresh fresh)
    {
        Outcome<Found> found = Find(study, id);
        if (found.Refusal is { } refusal) return refusal;
        (Rendition document, PassageCoding coding) = (found.Value.Document, found.Value.Coding);
        Outcome<CodedPlace> whole = CodedPlace.Of(study, document.Id, coding.Start, coding.End);
        if (whole.Refusal is { } outside) return outside;
        if (at <= coding.Start || at >= coding.End) return NothingToDivide();
        string text = document.Text.Text;
        (int firstEnd, int secondStart) = (at, at);
        while (firstEnd > coding.Start && char.IsWhiteSpace(text[firstEnd - 1])) firstEnd--;
        while (secondStart < coding.End && char.IsWhiteSpace(text[secondStart])) secondStart++;
        if (firstEnd == coding.Start || secondStart == coding.End) return NothingToDivide();
        return CodedPlace.Of(study, document.Id, coding.Start, firstEnd).Then(_ => CodedPlace.Of(study, document.Id, secondStart, coding.End)).Then<ImmutableArray<Change>>(_ =>
            IsCoded(study, document.Id, coding.Start, firstEnd, coding.Code, coding.Coder, except: id)
                || IsCoded(study, document.Id, secondStart, coding.End, coding.Code, coding.Coder, except: id)
                ? AlreadyCoded(study, coding.Code)
                : ImmutableArray.Create<Change>(
                    new PassageStretched(document.Id, document.Version, id, coding.Start, firstEnd),
                    new PassageCoded(
                        document.Id, document.Version, fresh.Id<PassageCoding>(), secondStart, coding.End, coding.Code, coding.Coder, coding.Judgement,
                        WithoutImportedId(coding.Notes))));
    }

    /// <summary>Takes a code from a passage. Refused: <c>coding.coding-gone</c>.</summary>
    public static Outcome<Change> Uncode(Study study, Id<PassageCoding> id, Fresh fresh) =>
        Find(study, id).Then<Change>(found => new PassageUncoded(found.Document.Id, id));

    /// <summary>Judges a coding. Refused: <c>coding.coding-gone</c>.</summary>
    public static Outcome<Change> Judge(Study study, Id<PassageCoding> id, JudgementEdit edit, Fresh fresh) =>
        Find(study, id).Then<Change>(found => new CodingJudged(found.Document.Id, id, edit.On(found.Coding.Judgement)));

    /// <summary>Writes a note on a coding; empty words remove it. Refused: <c>coding.coding-gone</c>, <c>coding.source-withdrawn</c>,
    /// <c>coding.not-a-note</c> for the imported id.</summary>
    public static Outcome<Change> Note(Study study, Id<PassageCoding> id, CodingField field, string? text, Fresh fresh)
    {
        if (field == CodingField.ImportedId) return Refusal.Of("coding.not-a-note") with { Field = "field" };
        return Find(study, id).Then(found => NameRule.CheckText(text, "text").Then<Change>(kept => found.Source.IsWithdrawn
            ? Refusal.Of("coding.source-withdrawn")
            : new CodingNoted(found.Document.Id, id, field, kept is null ? null : new Words(found.Source.Holder, kept))));
    }

    internal static PassageCoded Coded(in CodedPlace place, Id<Code> code, NewCoding ask, Fresh fresh) => new(
        place.Document.Id, place.Document.Version, fresh.Id<PassageCoding>(), place.Start, place.End, code, fresh.Coder, ask.Judgement,
        Noted(place.Source, ask.Notes));

    /// <summary>Notes in words under the source's holder; null where nothing is noted.</summary>
    internal static CodingNotes? Noted(Source source, IReadOnlyDictionary<CodingField, string>? texts)
    {
        if (texts is null) return null;
        var notes = new CodingNotes();
        foreach ((CodingField field, string text) in texts)
            if (!string.IsNullOrWhiteSpace(text)) notes = notes.With(field, new Words(source.Holder, text.Trim()));
        return notes.IsEmpty ? null : notes;
    }

    /// <summary>Why one of the notes cannot be kept, or null.</summary>
    internal static Refusal? UnreadableNote(NewCoding ask)
    {
        if (ask.Notes is null) return null;
        if (ask.Notes.ContainsKey(CodingField.ImportedId)) return Refusal.Of("coding.not-a-note") with { Field = "field" };
        return ask.Notes.OrderBy(static note => note.Key).Select(static note => NameRule.CheckText(note.Value, "text").Refusal).FirstOrDefault(static r => r is not null);
    }

    internal static bool IsCoded(
        Study study, Id<Rendition> document, int start, int end, Id<Code> code, Id<Coder> coder, Id<PassageCoding>? except)
    {
        foreach (ref readonly PassageCoding coding in study.Coding.In(document).AsSpan())
        {
            if (coding.Start > start) break;
            if (coding.Start == start && coding.End == end && coding.Code == code && coding.Coder == coder && coding.Id != except) return true;
        }
        return false;
    }

    internal static Refusal AlreadyCoded(Study study, Id<Code> code) =>
        Refusal.Of("coding.already-coded", ("code", study.Coding.Codebook.PathOf(code))) with { Field = "code" };

    private static Refusal NothingToDivide() => Refusal.Of("coding.split-outside-passage") with { Field = "at" };

    // The other program knew one coding by that id, not two.
    private static CodingNotes? WithoutImportedId(CodingNotes? notes) =>
        notes is null || notes with { ImportedId = null } is { IsEmpty: true } ? null : notes with { ImportedId = null };

    private static Outcome<Found> Find(Study study, Id<PassageCoding> id)
    {
        foreach ((Id<Rendition> document, DocumentCodings codings) in study.Coding.ByDocument)
        {
            if (codings.Find(id) is { } coding && study.Sources.Renditions.TryGetValue(document, out Rendition? rendition)
                && study.Sources.ById.TryGetValue(rendition.Source, out Source? source))
                return new Found(source, rendition, coding);
        }
        return study.Coding.Stranded.TryGetValue(id, out StrandedCoding? stranded)
            && study.Sources.Renditions.TryGetValue(stranded.Rendition, out Rendition? text) && study.Sources.ById.TryGetValue(text.Source, out Source? holder)
                ? new Found(holder, text, stranded.Coding)
                : Refusal.Of("coding.coding-gone") with { Field = "coding" };
    }

    private readonly record struct Found(Source Source, Rendition Document, PassageCoding Coding);
}
