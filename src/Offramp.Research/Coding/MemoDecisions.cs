namespace Offramp.Research;

/// <summary>What a person asks for when writing a memo: about one of the things named, or about nothing in particular.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Text">What it says.</param>
/// <param name="Source">The source that it is about.</param>
/// <param name="Code">The code.</param>
/// <param name="Participant">The participant.</param>
/// <param name="Document">The document of the passage that it is about, with <paramref name="Start"/> and <paramref name="End"/>.</param>
/// <param name="Start">First UTF-16 unit of the passage.</param>
/// <param name="End">One past the last.</param>
/// <param name="Coding">The coding.</param>
public sealed record NewMemo(
    string Title, string Text, Id<Source>? Source = null, Id<Code>? Code = null, Id<Participant>? Participant = null,
    Id<Rendition>? Document = null, int Start = 0, int End = 0, Id<PassageCoding>? Coding = null)
{
    /// <summary>A name of no meaning, never the words.</summary>
    public override string ToString() => "[memo]";
}

/// <summary>What may be done to memos.</summary>
public static class MemoDecisions
{
    /// <summary>The longest memo, in UTF-16 units.</summary>
    public const int Longest = 100_000;

    /// <summary>Writes a memo. Refused: <c>naming.…</c>; <c>coding.memo-about-several</c>; as coding a passage is; what it is about being gone or
    /// withdrawn.</summary>
    /// <remarks>A memo about a source, a passage or a coding is held by the source and goes with it; one about a participant by the participant's
    /// record; any other by a holder of its own.</remarks>
    public static Outcome<Change> Write(Study study, NewMemo ask, Fresh fresh) =>
        Subject(study, ask, fresh).Then(subject => Texts(ask.Title, ask.Text).Then<Change>(texts => new MemoWritten(
            fresh.Id<Memo>(), subject.About, fresh.Coder, new Words(subject.Holder, texts.Title), new Words(subject.Holder, texts.Text))));

    /// <summary>Writes a memo otherwise; what is null stays. Refused: <c>coding.memo-gone</c>, <c>naming.…</c>, <c>coding.memo-unchanged</c>.</summary>
    public static Outcome<Change> Revise(Study study, Id<Memo> id, string? title, string? text) => Find(study, id).Then(memo =>
        Texts(title ?? memo.Title.Text, text ?? memo.Text.Text).Then<Change>(texts =>
            texts.Title == memo.Title.Text && texts.Text == memo.Text.Text
                ? Refusal.Of("coding.memo-unchanged", ("title", memo.Title.Text))
                : new MemoRevised(id, new Words(memo.Title.Holder, texts.Title), new Words(memo.Title.Holder, texts.Text))));

    /// <summary>Takes a memo out. Refused: <c>coding.memo-gone</c>.</summary>
    public static Outcome<Change> Remove(Study study, Id<Memo> id) => Find(study, id).Then<Change>(static memo => new MemoRemoved(memo.Id));

    /// <summary>The memo, or why there is none.</summary>
    internal static Outcome<Memo> Find(Study study, Id<Memo> id) =>
        study.Coding.Memos.Find(memo => memo.Id == id) is { } memo ? memo : Refusal.Of("coding.memo-gone") with { Field = "memo" };

    /// <summary>A title and a text as they can be kept, or why they cannot.</summary>
    internal static Outcome<(string Title, string Text)> Texts(string title, string text) =>
        NameRule.Check(title, "title").Then(name => NameRule.CheckText(text, "text", Longest).Then<(string Title, string Text)>(kept => kept is null
            ? Refusal.Of("naming.empty", ("field", new Term("field", "text"))) with { Field = "text" }
            : (name, kept)));

    private static Outcome<(MemoAbout About, Id<Holder> Holder)> Subject(Study study, NewMemo ask, Fresh fresh)
    {
        int named = new[] { ask.Source is not null, ask.Code is not null, ask.Participant is not null, ask.Document is not null, ask.Coding is not null }
            .Count(static given => given);
        if (named > 1) return Refusal.Of("coding.memo-about-several");
        if (ask.Source is { } source)
        {
            return SourcesDecisions.Present(study, source).Then<(MemoAbout About, Id<Holder> Holder)>(
                known => (new MemoAbout(MemoSubject.Source, source), known.Holder));
        }
        if (ask.Participant is { } participant)
        {
            return ProtectionDecisions.Present(study, participant).Then<(MemoAbout About, Id<Holder> Holder)>(
                known => (new MemoAbout(MemoSubject.Participant, Participant: participant), known.Pseudonym.Holder));
        }
        if (ask.Document is { } document)
        {
            return CodedPlace.Of(study, document, ask.Start, ask.End).Then<(MemoAbout About, Id<Holder> Holder)>(place => (
                new MemoAbout(
                    MemoSubject.Passage, place.Source.Id, Rendition: document, Version: place.Document.Version, Start: ask.Start, End: ask.End),
                place.Source.Holder));
        }
        if (ask.Coding is { } coding) return OfCoding(study, coding);
        if (ask.Code is { } code)
        {
            return CodebookDecisions.Find(study, code).Then<(MemoAbout About, Id<Holder> Holder)>(
                known => (new MemoAbout(MemoSubject.Code, Code: known.Id), fresh.Id<Holder>()));
        }
        return (MemoAbout.Nothing, fresh.Id<Holder>());
    }

    private static Outcome<(MemoAbout About, Id<Holder> Holder)> OfCoding(Study study, Id<PassageCoding> coding)
    {
        foreach ((Id<Rendition> document, DocumentCodings codings) in study.Coding.ByDocument)
        {
            if (codings.Find(coding) is null || !study.Sources.Renditions.TryGetValue(document, out Rendition? rendition)) continue;
            return SourcesDecisions.Present(study, rendition.Source).Then<(MemoAbout About, Id<Holder> Holder)>(
                source => (new MemoAbout(MemoSubject.Coding, source.Id, Rendition: document, Coding: coding), source.Holder));
        }
        return Refusal.Of("coding.coding-gone") with { Field = "coding" };
    }
}
