using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a person may say of who spoke in a source and who helped with it.</summary>
public static class SourceLinks
{
    /// <summary>Says that a participant spoke in a source. Linking again sets another label.</summary>
    /// <param name="study">The study.</param>
    /// <param name="source">The source.</param>
    /// <param name="participant">Who spoke.</param>
    /// <param name="speaker">The label before their turns in the text; null where the text has none.</param>
    public static Outcome<Change> LinkParticipant(Study study, Id<Source> source, Id<Participant> participant, string? speaker) =>
        SourcesDecisions.Present(study, source).Then(known =>
        {
            if (ProtectionDecisions.Present(study, participant).Refusal is { } refusal) return refusal;
            return Label(study, known, speaker, p => p.Participant == participant, static _ => false)
                .Then<Change>(label => new ParticipantLinked(source, participant, label));
        });

    /// <summary>Says that a participant did not speak in a source after all.</summary>
    public static Outcome<Change> UnlinkParticipant(Study study, Id<Source> source, Id<Participant> participant) =>
        SourcesDecisions.Present(study, source).Then<Change>(known => known.Participants.Any(p => p.Participant == participant)
            ? new ParticipantUnlinked(source, participant)
            : Refusal.Of("sources.not-linked", ("source", known.Name.Text)));

    /// <summary>Says that a collaborator helped with a source. Linking again sets another label.</summary>
    public static Outcome<Change> LinkCollaborator(Study study, Id<Source> source, Id<Collaborator> collaborator, string? speaker) =>
        SourcesDecisions.Present(study, source).Then(known =>
        {
            if (!study.Protection.Collaborators.ContainsKey(collaborator)) return Refusal.Of("protection.collaborator-gone");
            return Label(study, known, speaker, static _ => false, c => c.Collaborator == collaborator)
                .Then<Change>(label => new CollaboratorLinked(source, collaborator, label));
        });

    /// <summary>Says that a collaborator had no part in a source after all.</summary>
    public static Outcome<Change> UnlinkCollaborator(Study study, Id<Source> source, Id<Collaborator> collaborator) =>
        SourcesDecisions.Present(study, source).Then<Change>(known => known.Collaborators.Any(c => c.Collaborator == collaborator)
            ? new CollaboratorUnlinked(source, collaborator)
            : Refusal.Of("sources.not-linked", ("source", known.Name.Text)));

    /// <summary>The labels before the turns of a source's texts, in the order in which they first speak.</summary>
    public static ImmutableArray<string> SpeakersOf(Study study, Source source) =>
    [
        .. source.Renditions.Select(id => study.Sources.Renditions.GetValueOrDefault(id)).OfType<Rendition>()
            .SelectMany(static r => r.Turns).Select(static t => t.Speaker).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    // A label that stands before nobody's turns, or before someone else's, would grant or refuse words by the wrong consent.
    private static Outcome<Words?> Label(
        Study study, Source source, string? speaker, Func<SourceParticipant, bool> thisOne, Func<SourceCollaborator, bool> thisOther)
    {
        string label = speaker?.Trim() ?? "";
        if (label.Length == 0) return (Words?)null;
        ImmutableArray<string> labels = SpeakersOf(study, source);
        if (!labels.Contains(label, StringComparer.Ordinal))
        {
            return Refusal.Of(
                labels.IsEmpty ? "sources.no-speakers" : "sources.speaker-unknown",
                ("speaker", label), ("source", source.Name.Text), ("speakers", Names.Listed(labels, 10))) with
            { Field = "speaker" };
        }
        bool taken = source.Participants.Any(p => !thisOne(p) && p.Speaker?.Text == label)
            || source.Collaborators.Any(c => !thisOther(c) && c.Speaker?.Text == label);
        return taken
            ? Refusal.Of("sources.speaker-taken", ("speaker", label), ("source", source.Name.Text)) with { Field = "speaker" }
            : new Words(source.Holder, label);
    }
}
