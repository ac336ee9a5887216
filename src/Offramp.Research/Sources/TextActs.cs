using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What is said of all texts of an import.</summary>
/// <param name="Kind">What they are; null for what each file says, else interviews.</param>
/// <param name="SameMeeting">A source of the same meeting; null for meetings of their own.</param>
/// <param name="Participants">Who spoke in all of them.</param>
/// <param name="OnTaken">What to do where a name is taken.</param>
/// <param name="TranslationOf">The source of which they are translations; null where they are sources of their own.</param>
public sealed record TextWishes(SourceKind? Kind, string? SameMeeting, string[] Participants, OnTakenName OnTaken, string? TranslationOf)
{
    /// <summary>Whether participants whom a file names and the study does not know join it.</summary>
    public bool AddParticipants { get; init; }
}

/// <summary>The changes that bring texts in: their sources, translations, how the two answer each other, who spoke.</summary>
/// <param name="study">The study before the first of them.</param>
/// <param name="wishes">What is said of all of them.</param>
/// <param name="fresh">Ids.</param>
public sealed class TextActs(Study study, TextWishes wishes, Fresh fresh)
{
    private const int ShortestTwin = 200;

    private readonly SourceAdditions additions = new(study);
    private readonly Dictionary<(string Path, int Row), Id<Encounter>> meetings = [];
    private Outcome<Source>? sameMeeting;

    /// <summary>The changes that bring all texts of a file in, text by text; refused as a whole where one of them cannot come in.</summary>
    public static Outcome<ImmutableArray<(TextImport Import, ImmutableArray<Change> Changes)>> Of(
        Study study, IEnumerable<TextImport> texts, TextWishes wishes, Fresh fresh)
    {
        Study after = study;
        var adding = new TextActs(study, wishes, fresh);
        var acts = ImmutableArray.CreateBuilder<(TextImport Import, ImmutableArray<Change> Changes)>();
        foreach (TextImport text in texts)
        {
            Outcome<ImmutableArray<Change>> outcome = adding.Add(after, text);
            if (outcome.Refusal is { } refusal) return refusal;
            acts.Add((text.After(outcome.Value), outcome.Value));
            foreach (Change change in outcome.Value) after = after.Apply(change);
        }
        return acts.ToImmutable();
    }

    /// <summary>The text of the study that holds the same words as one that came in, by name; null where none does. A folder brought in twice would count
    /// everybody in it twice. Short answers are often the same, and are not told.</summary>
    public static string? TwinOf(Study study, TextImport import, ImmutableArray<Change> changes)
    {
        string words = import.Text.Text;
        if (words.Length < ShortestTwin) return null;
        HashSet<Id<Rendition>> own = [.. changes.Select(static change => change switch
        {
            SourceAdded added => added.Rendition.Rendition,
            RenditionAdded added => added.Rendition.Rendition,
            _ => default,
        })];
        return study.Sources.Renditions.Values
            .Where(known => !own.Contains(known.Id) && known.Text.Text == words)
            .Select(static known => known.Name.Text).Order(StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>The changes of one text, of which the first is the source's, or of a translation its text's; refused as a whole.</summary>
    /// <param name="study">The study with the texts before it.</param>
    /// <param name="import">The text.</param>
    public Outcome<ImmutableArray<Change>> Add(Study study, TextImport import)
    {
        if (wishes.TranslationOf is { } original)
            return Names.Source(study, original).Then(known => AlignmentDecisions.AddAligned(study, known.Id, RenditionKind.Translation, import.Text, wishes.OnTaken, fresh));
        int mark = additions.Mark;
        Outcome<ImmutableArray<Change>> outcome = Source(study, import);
        if (outcome.IsRefused) additions.BackTo(mark);
        return outcome;
    }

    private Outcome<ImmutableArray<Change>> Source(Study study, TextImport import)
    {
        // Rows are often numbered from 1 in every file: an id that is taken tells nothing.
        if (import.Text.ImportedId is { } taken && additions.HasId(taken)) import = import with { Text = import.Text with { ImportedId = null } };
        Id<Encounter>? encounter = MeetingOf(import);
        if (wishes.SameMeeting is { } typed)
        {
            sameMeeting ??= Names.Source(study, typed);
            if (sameMeeting.Value.Refusal is { } unknown) return unknown;
            encounter = sameMeeting.Value.Value.Encounter;
        }
        var act = new Composition(study);
        Id<Source> source = default;
        act.Add(_ => additions.Add(new NewSource(wishes.Kind ?? import.Kind ?? SourceKind.Interview, import.Text, encounter), wishes.OnTaken, fresh)
            .Then<Change>(added =>
            {
                source = ((SourceAdded)added).Source;
                return added;
            }));
        if (ImportedDate.ByEvent(study, import.Text.Particulars) is { } relative) act.Add(s => EventDecisions.Date(s, source, relative));
        if (import.Translation is { } translation) AddTranslation(act, () => source, translation, import);
        foreach (string wished in wishes.Participants) act.Add(s => Linked(s, source, wished, import.Text));
        // A pseudonym that a file names and nobody knows yet is no reason to keep the text out.
        if (import.Participant is { } named && !wishes.Participants.Contains(named))
        {
            if (wishes.AddParticipants && additions.Participant(named) is null) act.Add(_ => additions.AddParticipant(named, fresh));
            if (additions.Participant(named) is not null) act.Add(s => Linked(s, source, named, import.Text));
        }
        return act.Outcome;
    }

    // Answers of one row are one meeting: one consent holds for them, and they count as one voice.
    private Id<Encounter>? MeetingOf(TextImport import)
    {
        if (import.Row is not { } row) return null;
        if (!meetings.TryGetValue((import.Path, row), out Id<Encounter> meeting)) meetings.Add((import.Path, row), meeting = fresh.Id<Encounter>());
        return meeting;
    }

    /// <summary>Adds a translation and how it answers the original: as the file shows it, else as it is proposed.</summary>
    private void AddTranslation(Composition act, Func<Id<Source>> source, ImportedText translation, TextImport import)
    {
        Id<Rendition> added = default;
        act.Add(s => additions.AddRendition(s, source(), RenditionKind.Translation, translation, wishes.OnTaken, fresh).Then<Change>(change =>
        {
            added = ((RenditionAdded)change).Rendition.Rendition;
            return change;
        }));
        act.Add(s =>
        {
            Id<Rendition> original = s.Sources.ById[source()].Renditions[0];
            if (!import.Links.IsEmpty) return AlignmentDecisions.Align(s, original, added, import.Links);
            // Two cells of one row are one text twice: paragraph answers paragraph where each has as many.
            return import.Row is null ? AlignmentDecisions.Propose(s, original, added) : AlignmentDecisions.AlignAround(s, original, added, []);
        });
    }

    private Outcome<Change> Linked(Study study, Id<Source> source, string typed, ImportedText text)
    {
        if (additions.Participant(typed) is not { } who) return Names.Participant(study, typed).Then(known => Linked(study, source, known.Id, text));
        return Linked(study, source, who, text);
    }

    private static Outcome<Change> Linked(Study study, Id<Source> source, Id<Participant> who, ImportedText text)
    {
        // The pseudonym is the usual label before a participant's turns.
        string? label = study.Protection.Participants.GetValueOrDefault(who)?.Pseudonym.Readable;
        return SourceLinks.LinkParticipant(study, source, who, text.Turns.Any(t => t.Speaker == label) ? label : null);
    }
}
