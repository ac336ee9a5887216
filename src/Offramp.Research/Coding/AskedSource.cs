using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A source with what was asked in it: which words are whose, and in whose answer to which question a passage stands.</summary>
internal sealed class AskedSource
{
    private readonly Study study;
    private readonly Dictionary<Id<Rendition>, (PutQuestion Put, int Start)[]> placed;

    public AskedSource(Study study, Source source)
    {
        this.study = study;
        Source = source;
        Texts = [.. source.Renditions.Select(id => study.Sources.Renditions.GetValueOrDefault(id)).OfType<Rendition>()];
        placed = Texts.ToDictionary(static t => t.Id, t => source.Questions.Where(static q => q.WasPut)
            .Select(q => (q, Start: PlaceIn(t, q))).Where(static p => p.Start is not null).Select(static p => (p.q, p.Start!.Value))
            .OrderBy(static p => p.Value).ThenBy(static p => p.q.Id).ToArray());
    }

    public Source Source { get; }

    public ImmutableArray<Rendition> Texts { get; }

    /// <summary>Whether anything was recorded of what was asked in it.</summary>
    public bool IsRecorded => !Source.Questions.IsEmpty;

    /// <summary>Whether a question asks about a theme: about its code, or about one below it. A wider question ("what did they promise?") asks about no narrower
    /// theme unless it says so.</summary>
    public static bool IsAbout(Study study, PutQuestion put, HashSet<Id<Code>> below) =>
        study.Sources.Guides.TryGetValue(put.Guide, out Guide? guide) && guide.Find(put.Question) is { } question && question.AsksAbout.Any(below.Contains);

    /// <summary>The participants whose words a span holds.</summary>
    public IEnumerable<Id<Participant>> SpeakersOf(Rendition text, int start, int end)
    {
        if (text.Turns.IsEmpty)
        {
            // A text without turns, such as notes of a talk with one person, is that person's; not that of a group of whom one alone is known.
            if (Source.Participants.Length == 1 && Source.Kind != SourceKind.GroupInterview) yield return Source.Participants[0].Participant;
            yield break;
        }
        var found = new HashSet<Id<Participant>>();
        foreach (Turn turn in text.Turns)
        {
            if (turn.Start >= end) break;
            if (Math.Max(turn.WordsStart, start) >= Math.Min(turn.End, end)) continue;
            if (Speech.ParticipantOf(study, Source, turn) is { } participant && found.Add(participant.Id)) yield return participant.Id;
        }
    }

    /// <summary>How a passage that no coder judged came to be said, by the questions put.</summary>
    public ThemeState Derive(Study all, Rendition text, int start, Id<Participant> speaker, HashSet<Id<Code>> below)
    {
        // Who hears a neighbour asked has heard the question, and was not pressed by it.
        PutQuestion[] about = [.. Source.Questions.Where(q => q.WasPut && IsAbout(all, q, below))];
        (PutQuestion Put, int Start)[] here = placed.GetValueOrDefault(text.Id, []);
        // The answer reaches to the next question that was recorded, whatever that is about.
        int last = Array.FindLastIndex(here, q => q.Start <= start);
        if (last >= 0)
        {
            // Several questions may have been put in one breath.
            PutQuestion[] answered = [.. here.Where(q => q.Start == here[last].Start).Select(static q => q.Put).Intersect(about)];
            if (answered.Any(q => q.Manner == QuestionManner.Pressed && q.IsTo(speaker))) return ThemeState.Pressed;
            if (answered.Length > 0) return ThemeState.Prompted;
        }
        // Asked about it before, or at a place that cannot be compared: the interviewer had brought it up.
        if (about.Any(q => !here.Any(p => p.Put == q && p.Start > start))) return ThemeState.Prompted;
        return IsRecorded ? ThemeState.Spontaneous : ThemeState.Raised;
    }

    // A question that was placed in another text of the source stands where that text's turn is aligned to this one's.
    private int? PlaceIn(Rendition text, PutQuestion put)
    {
        if (put.Place is not { } place) return null;
        if (place.Rendition == text.Id) return place.Start;
        return AlignmentViews.Counterparts(study, place.Rendition, place.Start, place.End).FirstOrDefault(c => c.Document.Id == text.Id)?.Start;
    }
}
