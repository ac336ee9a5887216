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
    public static readonly StudyTable Consents = new TableOf<(Tabulation Of, Consent Consent)>(
        "consents", "a participant's consent for one meeting", static of =>
            from consent in of.Study.Protection.Consents.Values
            where of.Study.Protection.Participants.GetValueOrDefault(consent.Participant) is { IsWithdrawn: false }
            orderby consent.Participant, consent.Encounter
            select (of, consent))
        .Id("participant", "The participant.", static at => at.Consent.Participant.ToString())
        .Id("encounter", "The meeting: joins to sources.", static at => at.Consent.Encounter.ToString())
        .Kind<ConsentScope>("scope", "What may leave of what was said.", static at => at.Consent.Scope)
        .Kind<ConsentFreedom>("freedom", "How free the consent was: anything but free counts as background only.", static at => at.Consent.Freedom)
        .Flag("life_history", "Whether a life history may be told.", static at => at.Consent.LifeHistory)
        .Flag("archive", "Whether the words may go into an archive.", static at => at.Consent.Archive)
        .Flag("recontact", "Whether the participant may be asked again.", static at => at.Consent.Recontact)
        .Flag("understood", "Whether the consent was understood; empty where nobody noted it.", static at => at.Consent.Understood)
        .Flag("limits_told", "Whether the limits of confidentiality were told; empty where nobody noted it.", static at => at.Consent.LimitsTold)
        .Date("until", "Until when it holds: to the month, unless the tables are precise, for it often ends so many years after the day of the talk; empty where no end was agreed.",
            static at => at.Consent.Noted(ConsentField.Until)?.Readable is { } until ? at.Of.Precise ? until : Coarsening.Month(until) : null)
        .Table();
}
