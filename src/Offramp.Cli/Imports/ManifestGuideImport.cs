using System.Collections.Immutable;
using Offramp.Formats;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Brings in what a manifest says of guides, events and the questions that were put. What the codebook or a text does not bear out is said as a problem and
/// left out; the rest comes in.</summary>
internal sealed class ManifestGuideImport(Door door, OpenStudy open, StudyManifest manifest)
{
    private readonly Dictionary<string, Id<Guide>> guides = new(StringComparer.Ordinal);

    /// <summary>Brings the events in, and the dates that rest on them. The sources must be in.</summary>
    public void Events()
    {
        if (manifest.Events.IsEmpty) return;
        door.Record(open, (study, fresh) =>
        {
            var act = new Composition(study);
            foreach (ManifestEvent known in manifest.Events) act.Add(s => EventDecisions.Add(s, known.Name, known.Particulars, fresh));
            foreach (ManifestSource source in manifest.Sources)
            {
                if (source.RelativeDate is not { } typed || Names.Source(study, source.Name) is not { IsRefused: false } found) continue;
                act.Add(s => SourceDates.Read(s, typed) is { } relative
                    ? EventDecisions.Date(s, found.Value.Id, relative)
                    : Refusal.Of("sources.event-gone"));
                if (found.Value.Noted(Particular.DateAsSaid) is null) act.Add(s => SourcesDecisions.SetParticular(s, found.Value.Id, Particular.DateAsSaid, typed));
            }
            return act.Outcome;
        });
    }

    /// <summary>Brings the guides in, and the questions that were put. The codebook must be in.</summary>
    public void Guides()
    {
        foreach (ManifestGuide guide in manifest.Guides) Guide(guide);
        foreach (ManifestSource source in manifest.Sources) Put(source);
    }

    private void Guide(ManifestGuide written)
    {
        var unknown = new List<string>();
        Act act = door.Record(open, (study, fresh) =>
        {
            var made = new Composition(study);
            Id<Guide>? from = written.From is { } earlier && guides.TryGetValue(earlier, out Id<Guide> known) ? known : null;
            made.Add(s => GuideDecisions.Add(s, written.Title, written.Version, written.Wave, from, fresh));
            Outcome<Guide> Now(Study s) => Names.Guide(s, $"{written.Title}/{written.Version}");
            // The copied questions keep their labels of before until each is found by its own.
            Dictionary<string, Id<Question>> copied = from is { } id
                ? study.Sources.Guides[id].Questions.ToDictionary(static q => q.Label.Text, static q => q.Id, StringComparer.Ordinal) : [];
            HashSet<string> kept = [.. written.Questions.Select(static q => q.Was).OfType<string>()];
            foreach ((string label, Id<Question> dropped) in copied.Where(c => !kept.Contains(c.Key)).OrderBy(static c => c.Key, StringComparer.Ordinal))
                made.Add(s => Now(s).Then(guide => GuideDecisions.Drop(s, guide.Id, dropped)));
            foreach ((string label, Id<Question> stays) in copied.Where(c => kept.Contains(c.Key)).OrderBy(static c => c.Key, StringComparer.Ordinal))
                made.Add(s => Now(s).Then(guide => GuideDecisions.Reword(s, guide.Id, stays, "was " + label, null)));
            var placed = new Dictionary<string, Id<Question>>(StringComparer.Ordinal);
            foreach (ManifestQuestion question in written.Questions)
            {
                ImmutableArray<Id<Code>> about = Codes(study, question, unknown);
                Id<Question>? probes = question.Probes is { } above && placed.TryGetValue(above, out Id<Question> found) ? found : null;
                if (question.Was is { } was && copied.TryGetValue(was, out Id<Question> same))
                {
                    placed[question.Label] = same;
                    made.Add(s => Now(s).Then(guide => GuideDecisions.Reword(s, guide.Id, same, question.Label, question.Text)));
                    made.Add(s => Now(s).Then(guide => GuideDecisions.AsksAbout(s, guide.Id, same, about)));
                    made.Add(s => Now(s).Then(guide => GuideDecisions.Move(s, guide.Id, same, probes, null)));
                }
                else
                {
                    made.Add(s => Now(s).Then(guide => GuideDecisions.AddQuestion(s, guide.Id, new NewQuestion(question.Label, question.Text, probes, about), fresh))
                        .Then<Change>(added =>
                        {
                            placed[question.Label] = ((QuestionAdded)added).Question;
                            return added;
                        }));
                }
            }
            return made.Outcome;
        });
        guides[written.Id] = ((GuideAdded)act.Changes[0]).Guide;
        foreach (string code in unknown) Say("cli.manifest-code-unknown", ("code", code), ("guide", written.Id));
    }

    private void Put(ManifestSource source)
    {
        if (source.Questions.IsEmpty || Names.Source(open.Study, source.Name) is not { IsRefused: false } known) return;
        door.Record(open, (study, fresh) =>
        {
            var act = ImmutableArray.CreateBuilder<Change>();
            foreach (ManifestPut put in source.Questions)
            {
                if (!guides.TryGetValue(put.Guide, out Id<Guide> id) || Names.Question(study.Sources.Guides[id], put.Question) is not { IsRefused: false } question) continue;
                Id<Participant>? to = put.To is { } who && Names.Participant(study, who) is { IsRefused: false } participant ? participant.Value.Id : null;
                if (put.Manner is not { } manner)
                {
                    if (Granted(source, put, QuestionDecisions.LeaveOut(study, known.Value.Id, id, question.Value.Id, to, put.Reason, fresh)) is { } left) act.Add(left);
                    continue;
                }
                (Rendition Text, int Start, int End)? place = PlaceOf(study, source, known.Value, put);
                var note = new PutNote(id, question.Value.Id, to, manner, place?.Text.Id, place?.Start ?? 0, place?.End ?? 0);
                if (Granted(source, put, QuestionDecisions.Put(study, known.Value.Id, [note], fresh).Then<Change>(static changes => changes[0])) is { } added) act.Add(added);
            }
            return act.ToImmutable();
        });
    }

    private Change? Granted(ManifestSource source, ManifestPut put, Outcome<Change> outcome)
    {
        if (outcome.Refusal is not { } refusal) return outcome.Value;
        Say("cli.manifest-question-left-out", ("source", source.Name), ("question", put.Question), ("why", Messages.English.Say(refusal)));
        return null;
    }

    // The place of a question whose words cannot be found is not guessed: the question is recorded without it.
    private (Rendition Text, int Start, int End)? PlaceOf(Study study, ManifestSource source, Source known, ManifestPut put)
    {
        if (put.Turn is null && put.Quote is null) return null;
        int at = put.File is { } file ? source.Renditions.Select(static r => r.File).ToList().IndexOf(file) : 0;
        if (at >= 0 && at < known.Renditions.Length && study.Sources.Renditions.TryGetValue(known.Renditions[at], out Rendition? text))
        {
            if (put.Turn is { } number && text.Turns.FirstOrDefault(t => t.Number == number) is { } turn) return (text, turn.WordsStart, turn.End);
            if (put.Quote is { } quote && text.Text.Text.IndexOf(quote, StringComparison.Ordinal) is >= 0 and var start
                && text.Text.Text.IndexOf(quote, start + 1, StringComparison.Ordinal) < 0)
                return (text, start, start + quote.Length);
        }
        Say("cli.manifest-question-without-place", ("source", source.Name), ("question", put.Question));
        return null;
    }

    private static ImmutableArray<Id<Code>> Codes(Study study, ManifestQuestion question, List<string> unknown)
    {
        var codes = ImmutableArray.CreateBuilder<Id<Code>>();
        foreach (string typed in question.AsksAbout)
        {
            Outcome<Code> code = Names.Code(study, typed);
            if (code.IsRefused) unknown.Add(typed);
            else codes.Add(code.Value.Id);
        }
        return codes.ToImmutable();
    }

    private void Say(string code, params MessageValue[] values) => door.SayProblems([Problem.Of(new Place(ManifestImport.FileName), code, values)]);
}
