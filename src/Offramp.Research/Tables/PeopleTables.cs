namespace Offramp.Research;

/// <summary>The people behind the sources, as tables: by pseudonym.</summary>
internal static class PeopleTables
{
    /// <summary>The participants.</summary>
    public static readonly StudyTable Participants = new TableOf<(Tabulation Of, Participant Participant)>(
        "participants", "a participant", static of =>
            from participant in of.Study.Protection.Participants.Values
            orderby participant.IsWithdrawn, participant.Pseudonym.Readable, participant.Id
            select (of, participant))
        .Id("participant", "The participant.", static at => at.Participant.Id.ToString())
        .Text("pseudonym", "What the participant is called everywhere.", static at => at.Participant.Pseudonym.Readable)
        .Text("note", "What the study notes of the participant; only in precise tables.", static at => at.Of.Precise ? at.Participant.Note?.Readable : null)
        .Whole("sources", "In how many sources the participant speaks.", "sources",
            static at => at.Of.Sources.Count(source => source.Participants.Any(link => link.Participant == at.Participant.Id)))
        .Flag("withdrawn", "Whether the participant withdrew.", static at => at.Participant.IsWithdrawn)
        .Table();

    /// <summary>The collaborators.</summary>
    public static readonly StudyTable Collaborators = new TableOf<Collaborator>(
        "collaborators", "a collaborator: interviewer, interpreter, transcriber …", static of =>
            of.Study.Protection.Collaborators.Values.OrderBy(static helper => helper.Pseudonym.Text, StringComparer.Ordinal).ThenBy(static helper => helper.Id))
        .Id("collaborator", "The collaborator.", static helper => helper.Id.ToString())
        .Text("pseudonym", "What the collaborator is called everywhere.", static helper => helper.Pseudonym.Readable)
        .Kind<CollaboratorRole>("role", "What the collaborator does.", static helper => helper.Role)
        .Kind<Naming>("naming", "What the collaborator decided about being named.", static helper => helper.Naming)
        .Table();

    /// <summary>What the participants agreed to.</summary>
    public static readonly StudyTable Consents = new TableOf<Consent>(
        "consents", "a participant's consent for one meeting", static of =>
            of.Study.Protection.Consents.Values.Where(consent => of.Study.Protection.Participants.GetValueOrDefault(consent.Participant) is { IsWithdrawn: false })
                .OrderBy(static consent => consent.Participant).ThenBy(static consent => consent.Encounter))
        .Id("participant", "The participant.", static consent => consent.Participant.ToString())
        .Id("encounter", "The meeting: joins to sources.", static consent => consent.Encounter.ToString())
        .Kind<ConsentScope>("scope", "What may leave of what was said.", static consent => consent.Scope)
        .Kind<ConsentFreedom>("freedom", "How free the consent was: anything but free counts as background only.", static consent => consent.Freedom)
        .Flag("life_history", "Whether a life history may be told.", static consent => consent.LifeHistory)
        .Flag("archive", "Whether the words may go into an archive.", static consent => consent.Archive)
        .Flag("recontact", "Whether the participant may be asked again.", static consent => consent.Recontact)
        .Flag("understood", "Whether the consent was understood; empty where nobody noted it.", static consent => consent.Understood)
        .Flag("limits_told", "Whether the limits of confidentiality were told; empty where nobody noted it.", static consent => consent.LimitsTold)
        .Date("until", "Until when it holds; empty where no end was agreed.", static consent => consent.Noted(ConsentField.Until)?.Readable)
        .Table();
}
