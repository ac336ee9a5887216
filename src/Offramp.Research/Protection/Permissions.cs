using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What may leave the study of a source or of a passage: asked wherever words leave. Anything that is not noted counts as not allowed.</summary>
public static class Permissions
{
    /// <summary>What may leave of a source as a whole.</summary>
    /// <param name="study">The study.</param>
    /// <param name="source">Which source.</param>
    /// <param name="today">The day on which it would leave, against which the end of a consent is held.</param>
    public static Permission For(Study study, Id<Source> source, DateOnly today) =>
        study.Sources.ById.TryGetValue(source, out Source? known)
            ? Decide(study, known, known.Participants.Select(static p => p.Participant), SourceLinks.SpeakersOf(study, known), today)
            : new Permission(MayLeave.Nothing, Note.Of("sources.source-gone"), []);

    /// <summary>What may leave of a passage: the consents of those whose turns it touches decide, where all of them are known; else the consents of
    /// everyone in the source.</summary>
    /// <param name="study">The study.</param>
    /// <param name="rendition">In which text.</param>
    /// <param name="start">First UTF-16 unit.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="today">The day on which it would leave.</param>
    public static Permission For(Study study, Id<Rendition> rendition, int start, int end, DateOnly today)
    {
        if (!study.Sources.Renditions.TryGetValue(rendition, out Rendition? text) || !study.Sources.ById.TryGetValue(text.Source, out Source? source))
            return new Permission(MayLeave.Nothing, Note.Of("sources.source-gone"), []);
        IEnumerable<string> labels = text.Turns.Where(t => t.Start < end && t.End > start).Select(static t => t.Speaker).OfType<string>();
        return Decide(study, source, SpeakersOf(source, text, start, end) ?? source.Participants.Select(static p => p.Participant), labels, today);
    }

    /// <summary>What one participant's consent for a meeting lets leave, whatever the source and the others say.</summary>
    /// <param name="study">The study.</param>
    /// <param name="participant">Who agreed.</param>
    /// <param name="encounter">For which meeting; null where none is known.</param>
    /// <param name="today">The day on which it would leave.</param>
    public static Permission For(Study study, Id<Participant> participant, Id<Encounter>? encounter, DateOnly today) =>
        Of(study, participant, encounter, today) with { HangsOn = [participant] };

    private static Permission Decide(
        Study study, Source source, IEnumerable<Id<Participant>> speakers, IEnumerable<string> labels, DateOnly today)
    {
        if (source.IsWithdrawn) return new Permission(MayLeave.Nothing, Note.Of("protection.source-withdrawn"), []);
        switch (source.Kind)
        {
            case SourceKind.Publication:
                return new Permission(MayLeave.Verbatim, Note.Of("protection.literature"), []);
            case SourceKind.MediaItem:
                return new Permission(MayLeave.Verbatim, Note.Of("protection.published-by-a-group"), []);
        }
        ImmutableArray<Id<Participant>> asked = [.. speakers.Distinct()];
        var most = source.Kind switch
        {
            SourceKind.ClosedChannel => new Permission(MayLeave.Paraphrase, Note.Of("protection.closed-channel"), asked),
            SourceKind.UnnamedLocalSources => new Permission(MayLeave.Paraphrase, Note.Of("protection.unnamed-local-sources"), asked),
            SourceKind.FieldNote => new Permission(MayLeave.Verbatim, Note.Of("protection.own-words"), asked),
            _ => null,
        };
        // In a group, a label that is nobody's may be a person who agreed to nothing.
        if (source.Kind == SourceKind.GroupInterview && !asked.IsEmpty && labels.FirstOrDefault(label => !IsLinked(source, label)) is { } stranger)
            return new Permission(MayLeave.Background, Note.Of("protection.speaker-not-linked", ("speaker", stranger)), asked);
        if (asked.IsEmpty) return most ?? new Permission(MayLeave.Background, Note.Of("protection.no-consent-recorded"), []);
        // The least of all decides; of equals the first, so that the same study always gives the same reason.
        Permission least = asked.Select(p => Of(study, p, source.Encounter, today) with { HangsOn = asked }).MinBy(static p => p.Use)!;
        return most is not null && most.Use < least.Use ? most : least;
    }

    private static Permission Of(Study study, Id<Participant> participant, Id<Encounter>? encounter, DateOnly today)
    {
        string name = study.Protection.Participants.TryGetValue(participant, out Participant? known) ? known.Pseudonym.Text : Words.WithdrawnText;
        Permission Background(string code) => new(MayLeave.Background, Note.Of(code, ("participant", name)), []);

        if (known is { IsWithdrawn: true }) return new Permission(MayLeave.Nothing, Note.Of("protection.participant-withdrawn"), []);
        if (encounter is not { } meeting || !study.Protection.Consents.TryGetValue((participant, meeting), out Consent? consent))
            return Background("protection.participant-without-consent");
        if (consent.Freedom != ConsentFreedom.Free) return Background("protection.consent-not-free");
        if (consent.Understood == false) return Background("protection.consent-not-understood");
        if (consent.IsOver(today)) return Background("protection.consent-expired");
        return consent.Scope switch
        {
            ConsentScope.Verbatim => new Permission(MayLeave.Verbatim, Note.Of("protection.consented-verbatim", ("participant", name)), []),
            ConsentScope.Paraphrase => new Permission(MayLeave.Paraphrase, Note.Of("protection.consented-paraphrase", ("participant", name)), []),
            _ => Background("protection.consented-background"),
        };
    }

    // Null where not every word of the passage stands in the turn of someone known, or where nobody but the team speaks: a question
    // often repeats what the one who is asked has said.
    private static HashSet<Id<Participant>>? SpeakersOf(Source source, Rendition text, int start, int end)
    {
        var speakers = new HashSet<Id<Participant>>();
        int covered = Math.Max(0, start);
        foreach (Turn turn in text.Turns)
        {
            if (turn.End <= covered || turn.Start >= end) continue;
            if (!IsBlank(text.Text.Text, covered, Math.Min(turn.Start, end))) return null;
            if (turn.Speaker is not { } label) return null;
            if (!IsLinked(source, label)) return null;
            if (source.Participants.FirstOrDefault(p => Is(p.Speaker, label)) is { } participant) speakers.Add(participant.Participant);
            covered = Math.Max(covered, turn.End);
        }
        return speakers.Count > 0 && IsBlank(text.Text.Text, covered, end) ? speakers : null;
    }

    private static bool IsLinked(Source source, string label) =>
        source.Participants.Any(p => Is(p.Speaker, label)) || source.Collaborators.Any(c => Is(c.Speaker, label));

    private static bool Is(Words? speaker, string label) => speaker is { IsWithdrawn: false } && string.Equals(speaker.Text, label, StringComparison.Ordinal);

    private static bool IsBlank(string text, int start, int end)
    {
        for (int i = Math.Max(0, start); i < end && i < text.Length; i++)
            if (!char.IsWhiteSpace(text[i])) return false;
        return true;
    }
}
