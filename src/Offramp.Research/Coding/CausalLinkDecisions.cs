using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a person asks for when a passage says that one thing led to another.</summary>
/// <param name="Document">In which document.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Cause">What led to it.</param>
/// <param name="Effect">What it led to.</param>
/// <param name="Sign">Which way.</param>
/// <param name="Judgement">How it is judged.</param>
/// <param name="Notes">What is noted in words; empty texts are left out.</param>
public sealed record NewLink(
    Id<Rendition> Document, int Start, int End, Id<Code> Cause, Id<Code> Effect, LinkSign Sign = LinkSign.Unclear, Judgement Judgement = default,
    ImmutableDictionary<CodingField, string>? Notes = null);

/// <summary>What may be done to causal links.</summary>
public static class CausalLinkDecisions
{
    /// <summary>Draws a link. Refused: as coding a passage is, <c>coding.link-to-itself</c>, <c>coding.already-linked</c>.</summary>
    public static Outcome<Change> Draw(Study study, NewLink ask, Fresh fresh)
    {
        Codebook book = study.Coding.Codebook;
        if (!book.Codes.ContainsKey(ask.Cause)) return CodebookDecisions.CodeGone("cause");
        if (!book.Codes.ContainsKey(ask.Effect)) return CodebookDecisions.CodeGone("effect");
        if (ask.Cause == ask.Effect) return Refusal.Of("coding.link-to-itself", ("code", book.PathOf(ask.Cause))) with { Field = "effect" };
        if (CodingDecisions.UnreadableNote(new NewCoding(ask.Document, ask.Start, ask.End, default, ask.Notes)) is { } unreadable) return unreadable;
        return CodedPlace.Of(study, ask.Document, ask.Start, ask.End).Then<Change>(place =>
            IsDrawn(study, ask.Document, ask.Start, ask.End, ask.Cause, ask.Effect, fresh.Coder, except: null)
                ? AlreadyLinked(study, ask.Cause, ask.Effect)
                : new LinkDrawn(
                    ask.Document, place.Document.Version, fresh.Id<CausalLink>(), ask.Start, ask.End, ask.Cause, ask.Effect, ask.Sign, fresh.Coder,
                    ask.Judgement, CodingDecisions.Noted(place.Source, ask.Notes)));
    }

    /// <summary>Gives a link another passage of its document; a stranded link is put there. Refused: <c>coding.link-gone</c>, and as drawing is.</summary>
    public static Outcome<Change> Stretch(Study study, Id<CausalLink> id, int start, int end) =>
        Find(study, id).Then(found => CodedPlace.Of(study, found.Document.Id, start, end).Then<Change>(_ =>
            IsDrawn(study, found.Document.Id, start, end, found.Link.Cause, found.Link.Effect, found.Link.Coder, except: id)
                ? AlreadyLinked(study, found.Link.Cause, found.Link.Effect)
                : new LinkStretched(found.Document.Id, found.Document.Version, id, start, end)));

    /// <summary>Judges a link. Refused: <c>coding.link-gone</c>.</summary>
    /// <param name="study">The study.</param>
    /// <param name="id">Which link.</param>
    /// <param name="sign">Which way the cause moves the effect; null to leave it.</param>
    /// <param name="edit">How it stands.</param>
    public static Outcome<Change> Judge(Study study, Id<CausalLink> id, LinkSign? sign, JudgementEdit edit) =>
        Find(study, id).Then<Change>(found => new LinkJudged(found.Document.Id, id, sign ?? found.Link.Sign, edit.On(found.Link.Judgement)));

    /// <summary>Writes a note on a link; empty words remove it. Refused: <c>coding.link-gone</c>, <c>coding.source-withdrawn</c>,
    /// <c>coding.not-a-note</c>.</summary>
    public static Outcome<Change> Note(Study study, Id<CausalLink> id, CodingField field, string? text)
    {
        if (field == CodingField.ImportedId) return Refusal.Of("coding.not-a-note") with { Field = "field" };
        return Find(study, id).Then(found => NameRule.CheckText(text, "text").Then<Change>(kept => found.Source.IsWithdrawn
            ? Refusal.Of("coding.source-withdrawn")
            : new LinkNoted(found.Document.Id, id, field, kept is null ? null : new Words(found.Source.Holder, kept))));
    }

    /// <summary>Takes a link out. Refused: <c>coding.link-gone</c>.</summary>
    public static Outcome<Change> Remove(Study study, Id<CausalLink> id) =>
        Find(study, id).Then<Change>(found => new LinkRemoved(found.Document.Id, id));

    private static bool IsDrawn(
        Study study, Id<Rendition> document, int start, int end, Id<Code> cause, Id<Code> effect, Id<Coder> coder, Id<CausalLink>? except) =>
        study.Coding.LinksIn(document).Any(link => link.Start == start && link.End == end && link.Cause == cause && link.Effect == effect
            && link.Coder == coder && link.Id != except);

    private static Refusal AlreadyLinked(Study study, Id<Code> cause, Id<Code> effect) => Refusal.Of(
        "coding.already-linked", ("cause", study.Coding.Codebook.PathOf(cause)), ("effect", study.Coding.Codebook.PathOf(effect)));

    private static Outcome<Found> Find(Study study, Id<CausalLink> id)
    {
        foreach ((Id<Rendition> document, DocumentLinks links) in study.Coding.Links)
        {
            if (links.Find(id) is { } link && study.Sources.Renditions.TryGetValue(document, out Rendition? rendition)
                && study.Sources.ById.TryGetValue(rendition.Source, out Source? source))
                return new Found(source, rendition, link);
        }
        return study.Coding.StrandedLinks.TryGetValue(id, out StrandedLink? stranded)
            && study.Sources.Renditions.TryGetValue(stranded.Rendition, out Rendition? text) && study.Sources.ById.TryGetValue(text.Source, out Source? of)
            ? new Found(of, text, stranded.Link)
            : Refusal.Of("coding.link-gone") with { Field = "link" };
    }

    private readonly record struct Found(Source Source, Rendition Document, CausalLink Link);
}
