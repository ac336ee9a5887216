namespace Offramp.Research;

/// <summary>Who speaks where in a document.</summary>
internal static class Speech
{
    /// <summary>The turn in which an offset lies, or null.</summary>
    public static Turn? At(Rendition document, int offset)
    {
        int low = 0, high = document.Turns.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            Turn turn = document.Turns[middle];
            if (turn.End <= offset) low = middle + 1;
            else if (turn.Start > offset) high = middle - 1;
            else return turn;
        }
        return null;
    }

    /// <summary>The participant whose label stands before a turn, or null.</summary>
    public static Participant? ParticipantOf(Study study, Source source, Turn turn)
    {
        foreach (SourceParticipant link in source.Participants)
            if (IsLabel(link.Speaker, turn) && study.Protection.Participants.TryGetValue(link.Participant, out Participant? participant)) return participant;
        return null;
    }

    /// <summary>The participant who speaks at an offset: by the label before the turn; where the text says nobody's label there, the only participant of the
    /// source. Null where somebody else speaks, or it cannot be told.</summary>
    public static Participant? VoiceAt(Study study, Source source, Rendition document, int offset)
    {
        if (At(document, offset) is { Speaker: not null } turn) return ParticipantOf(study, source, turn);
        return source.Participants.Length == 1 && source.Kind != SourceKind.GroupInterview
            ? study.Protection.Participants.GetValueOrDefault(source.Participants[0].Participant)
            : null;
    }

    /// <summary>The collaborator whose label stands before a turn, or null.</summary>
    public static Collaborator? CollaboratorOf(Study study, Source source, Turn turn)
    {
        foreach (SourceCollaborator link in source.Collaborators)
            if (IsLabel(link.Speaker, turn) && study.Protection.Collaborators.TryGetValue(link.Collaborator, out Collaborator? helper)) return helper;
        return null;
    }

    /// <summary>The pseudonym of who speaks in a turn, or the label in the text, or null.</summary>
    public static string? NameOf(Study study, Source source, Turn turn) =>
        ParticipantOf(study, source, turn)?.Pseudonym.Text ?? CollaboratorOf(study, source, turn)?.Pseudonym.Text ?? turn.Speaker;

    private static bool IsLabel(Words? label, Turn turn) => label is not null && string.Equals(label.Text, turn.Speaker, StringComparison.Ordinal);
}
