using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>What is said of all texts of an import.</summary>
/// <param name="Kind">What they are; null for what each file says, else interviews.</param>
/// <param name="SameMeeting">A source of the same meeting; null for meetings of their own.</param>
/// <param name="Participants">Who spoke in all of them.</param>
/// <param name="OnTaken">What to do where a name is taken.</param>
/// <param name="TranslationOf">The source of which they are translations; null where they are sources of their own.</param>
internal sealed record TextWishes(SourceKind? Kind, string? SameMeeting, string[] Participants, OnTakenName OnTaken, string? TranslationOf)
{
    /// <summary>Whether participants whom a file names and the study does not know join it.</summary>
    public bool AddParticipants { get; init; }
}

/// <summary>The changes that bring a text in: its source, its translation, how the two answer each other, who spoke.</summary>
internal static class TextActs
{
    /// <summary>The changes, of which the first is the source's, or of a translation its text's; refused as a whole.</summary>
    /// <param name="study">The study.</param>
    /// <param name="import">The text.</param>
    /// <param name="wishes">What is said of all of them.</param>
    /// <param name="fresh">Ids.</param>
    /// <param name="meeting">The meeting of which it came, where it shares one with other texts of its file; null else.</param>
    public static Outcome<ImmutableArray<Change>> Add(Study study, TextImport import, TextWishes wishes, Fresh fresh, Id<Encounter>? meeting = null)
    {
        if (wishes.TranslationOf is { } original)
            return Names.Source(study, original).Then(known => AlignmentDecisions.AddAligned(study, known.Id, RenditionKind.Translation, import.Text, wishes.OnTaken, fresh));
        Id<Encounter>? encounter = meeting;
        // Rows are often numbered from 1 in every file: an id that is taken tells nothing.
        if (import.Text.ImportedId is { } taken && study.Sources.ById.Values.Any(s => s.ImportedId?.Readable == taken))
            import = import with { Text = import.Text with { ImportedId = null } };
        if (wishes.SameMeeting is { } sameMeeting)
        {
            Outcome<Source> other = Names.Source(study, sameMeeting);
            if (other.Refusal is { } unknown) return unknown;
            encounter = other.Value.Encounter;
        }
        var act = new Composition(study);
        Id<Source> source = default;
        act.Add(s => SourcesDecisions.Add(s, wishes.Kind ?? import.Kind ?? SourceKind.Interview, import.Text, wishes.OnTaken, fresh, encounter)
            .Then<Change>(added =>
            {
                source = ((SourceAdded)added).Source;
                return added;
            }));
        if (ImportedDate.ByEvent(study, import.Text.Particulars) is { } relative) act.Add(s => EventDecisions.Date(s, source, relative));
        if (import.Translation is { } translation) AddTranslation(act, () => source, translation, import.Links, wishes.OnTaken, fresh);
        foreach (string typed in wishes.Participants) act.Add(s => Names.Participant(s, typed).Then(who => Linked(s, source, who, import.Text)));
        // A pseudonym that a file names and nobody knows yet is no reason to keep the text out.
        if (wishes.AddParticipants && import.Participant is { } named && Names.Participant(study, named).IsRefused)
        {
            act.Add(s => ProtectionDecisions.AddParticipant(s, named, null, fresh));
            act.Add(s => Names.Participant(s, named).Then(who => Linked(s, source, who, import.Text)));
        }
        if (import.Participant is { } asked && Names.Participant(study, asked) is { IsRefused: false } known && !wishes.Participants.Contains(asked))
            act.Add(s => Linked(s, source, known.Value, import.Text));
        return act.Outcome;
    }

    /// <summary>Adds a translation and how it answers the original: as the file shows it, else as it is proposed.</summary>
    private static void AddTranslation(
        Composition act, Func<Id<Source>> source, ImportedText translation, ImmutableArray<AlignmentLink> links, OnTakenName onTaken, Fresh fresh)
    {
        Id<Rendition> added = default;
        act.Add(s => SourcesDecisions.AddRendition(s, source(), RenditionKind.Translation, translation, onTaken, fresh).Then<Change>(change =>
        {
            added = ((RenditionAdded)change).Rendition.Rendition;
            return change;
        }));
        act.Add(s => s.Sources.ById[source()].Renditions[0] is var original && links.IsEmpty
            ? AlignmentDecisions.Propose(s, original, added)
            : AlignmentDecisions.Align(s, original, added, links));
    }

    private static Outcome<Change> Linked(Study study, Id<Source> source, Participant who, ImportedText text) =>
        // The pseudonym is the usual label before a participant's turns.
        SourceLinks.LinkParticipant(study, source, who.Id, text.Turns.Any(t => t.Speaker == who.Pseudonym.Text) ? who.Pseudonym.Text : null);
}
