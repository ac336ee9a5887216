using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a person notes of a question that was put.</summary>
/// <param name="Guide">The version of the guide.</param>
/// <param name="Question">The question.</param>
/// <param name="To">To whom; null for all who spoke.</param>
/// <param name="Manner">How.</param>
/// <param name="Document">The text in which it stands; null where nobody noted the place.</param>
/// <param name="Start">First UTF-16 unit of the question in that text.</param>
/// <param name="End">One past the last.</param>
public sealed record PutNote(
    Id<Guide> Guide, Id<Question> Question, Id<Participant>? To, QuestionManner Manner, Id<Rendition>? Document = null, int Start = 0, int End = 0);

/// <summary>What a person may record of the questions that were put in a source.</summary>
public static class QuestionDecisions
{
    /// <summary>Records that questions were put, as one act; refused as a whole where one of them cannot be recorded.</summary>
    public static Outcome<ImmutableArray<Change>> Put(Study study, Id<Source> source, IEnumerable<PutNote> notes, Fresh fresh) =>
        SourcesDecisions.Present(study, source).Then<ImmutableArray<Change>>(known =>
        {
            var changes = ImmutableArray.CreateBuilder<Change>();
            foreach (PutNote note in notes)
            {
                if (Checked(study, known, note.Guide, note.Question, note.To) is { } refusal) return refusal;
                PlaceInText? place = null;
                if (note.Document is { } document)
                {
                    Outcome<CodedPlace> at = CodedPlace.Of(study, document, note.Start, note.End);
                    if (at.Refusal is { } outside) return outside;
                    if (at.Value.Document.Source != source) return Refusal.Of("sources.question-elsewhere", ("source", known.Name.Text)) with { Field = "at" };
                    place = new PlaceInText(document, at.Value.Document.Version, at.Value.Start, at.Value.End);
                }
                if (known.Questions.Any(q => q.WasPut && q.Guide == note.Guide && q.Question == note.Question && q.To == note.To && q.Place == place))
                    return Refusal.Of("sources.question-noted", ("question", LabelOf(study, note.Guide, note.Question)), ("source", known.Name.Text));
                changes.Add(new QuestionPut(source, fresh.Id<PutQuestion>(), note.Guide, note.Question, note.To, note.Manner, place));
            }
            return changes.ToImmutable();
        });

    /// <summary>Records that it was decided not to put a question.</summary>
    public static Outcome<Change> LeaveOut(
        Study study, Id<Source> source, Id<Guide> guide, Id<Question> question, Id<Participant>? to, string? reason, Fresh fresh) =>
        SourcesDecisions.Present(study, source).Then(known => NameRule.CheckText(reason, "reason").Then<Change>(why =>
            Checked(study, known, guide, question, to) is { } refusal ? refusal
            : new QuestionLeftOut(source, fresh.Id<PutQuestion>(), guide, question, to, why is null ? null : new Words(known.Holder, why))));

    /// <summary>Takes a record of a question away.</summary>
    public static Outcome<Change> Unput(Study study, Id<Source> source, Id<PutQuestion> put) =>
        SourcesDecisions.Present(study, source).Then<Change>(known => known.Questions.Any(q => q.Id == put)
            ? new QuestionUnput(source, put)
            : Refusal.Of("sources.question-not-noted", ("source", known.Name.Text)) with { Field = "put" });

    private static Refusal? Checked(Study study, Source source, Id<Guide> guide, Id<Question> question, Id<Participant>? to)
    {
        if (GuideDecisions.In(study, guide, question).Refusal is { } refusal) return refusal;
        return to is { } participant && source.Participants.All(p => p.Participant != participant)
            ? Refusal.Of("sources.question-to-nobody", ("source", source.Name.Text)) with { Field = "to" }
            : null;
    }

    private static string LabelOf(Study study, Id<Guide> guide, Id<Question> question) => study.Sources.Guides[guide].Find(question)!.Label.Text;
}
