using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a person notes of a consent.</summary>
public sealed record ConsentTerms
{
    /// <summary>What may leave.</summary>
    public required ConsentScope Scope { get; init; }

    /// <summary>How free the decision was.</summary>
    public required ConsentFreedom Freedom { get; init; }

    /// <summary>Whether a life history may be told.</summary>
    public bool LifeHistory { get; init; }

    /// <summary>Whether the material may be archived.</summary>
    public bool Archive { get; init; }

    /// <summary>Whether the participant may be asked again.</summary>
    public bool Recontact { get; init; }

    /// <summary>Whether it was understood; null where nobody noted it.</summary>
    public bool? Understood { get; init; }

    /// <summary>Whether the limits of confidentiality were told; null where nobody noted it.</summary>
    public bool? LimitsTold { get; init; }

    /// <summary>What else was noted; the two dates in EDTF.</summary>
    public ImmutableDictionary<ConsentField, string> Particulars { get; init; } = ImmutableDictionary<ConsentField, string>.Empty;
}

/// <summary>What a person may do about the people behind the sources. Withdrawal is in <see cref="WithdrawalDecisions"/>.</summary>
public static class ProtectionDecisions
{
    // As a person reads them in a refusal, in the order of the enumeration.
    private static readonly string[] Fields = ["date", "until", "language", "taken by", "arranged by", "payment", "note"];

    /// <summary>Adds a participant under a pseudonym that nobody else in the study has.</summary>
    public static Outcome<Change> AddParticipant(Study study, string pseudonym, string? note, Fresh fresh) =>
        FreePseudonym(study, pseudonym, null).Then(name => NameRule.CheckText(note, "note").Then<Change>(text =>
        {
            Id<Holder> holder = fresh.Id<Holder>();
            return new ParticipantAdded(fresh.Id<Participant>(), new Words(holder, name), text is null ? null : new Words(holder, text));
        }));

    /// <summary>Writes the note on a participant anew, or removes it (null or blank).</summary>
    public static Outcome<Change> NoteParticipant(Study study, Id<Participant> participant, string? note) =>
        Present(study, participant).Then(known => NameRule.CheckText(note, "note").Then<Change>(text =>
            new ParticipantNoted(participant, text is null ? null : new Words(known.Pseudonym.Holder, text))));

    /// <summary>Adds someone who helps, under a pseudonym that nobody else in the study has.</summary>
    public static Outcome<Change> AddCollaborator(Study study, string pseudonym, CollaboratorRole role, Fresh fresh) =>
        FreePseudonym(study, pseudonym, null).Then<Change>(name =>
            new CollaboratorAdded(fresh.Id<Collaborator>(), new Words(fresh.Id<Holder>(), name), role));

    /// <summary>Notes what a collaborator decided about being named.</summary>
    public static Outcome<Change> ChooseNaming(Study study, Id<Collaborator> collaborator, Naming naming) =>
        study.Protection.Collaborators.ContainsKey(collaborator)
            ? new CollaboratorNamingChosen(collaborator, naming)
            : Refusal.Of("protection.collaborator-gone");

    /// <summary>Records what a participant agreed to for the meeting that a source came of.</summary>
    public static Outcome<Change> RecordConsent(Study study, Id<Participant> participant, Id<Source> source, ConsentTerms terms) =>
        SourcesDecisions.Present(study, source).Then(known => known.Encounter is { } encounter
            ? RecordConsent(study, participant, encounter, terms)
            : Refusal.Of("protection.source-without-encounter", ("source", known.Name.Text)));

    /// <summary>Records what a participant agreed to for a meeting. The latest record for both holds.</summary>
    public static Outcome<Change> RecordConsent(Study study, Id<Participant> participant, Id<Encounter> encounter, ConsentTerms terms)
    {
        Outcome<Participant> present = Present(study, participant);
        if (present.IsRefused) return present.Refusal!;
        Participant known = present.Value;
        var particulars = ImmutableArray.CreateBuilder<ConsentParticular>();
        foreach ((ConsentField field, string typed) in terms.Particulars.OrderBy(static p => p.Key))
        {
            Outcome<string?> text = NameRule.CheckText(typed, Fields[(int)field]);
            if (field is ConsentField.Date or ConsentField.Until)
                text = text.Then(words => words is null ? (string?)null : DateRule.Check(words, Fields[(int)field]).Then<string?>(static date => date));
            if (text.IsRefused) return text.Refusal!;
            if (text.Value is { } noted) particulars.Add(new ConsentParticular(field, new Words(known.Pseudonym.Holder, noted)));
        }
        return new ConsentRecorded(
            participant, encounter, terms.Scope, terms.LifeHistory, terms.Archive, terms.Recontact, terms.Freedom, terms.Understood,
            terms.LimitsTold, particulars.ToImmutable());
    }

    /// <summary>A participant of whom something can be noted.</summary>
    internal static Outcome<Participant> Present(Study study, Id<Participant> participant)
    {
        if (!study.Protection.Participants.TryGetValue(participant, out Participant? known)) return Refusal.Of("protection.participant-gone");
        return known.IsWithdrawn ? Refusal.Of("protection.participant-withdrawn") : known;
    }

    // Two people of one pseudonym could not be told apart, whichever side of the table they sat on.
    internal static Outcome<string> FreePseudonym(Study study, string typed, Words? but) =>
        NameRule.Check(typed, "pseudonym").Then<string>(name =>
            study.Protection.Participants.Values.Select(static p => p.Pseudonym)
                .Concat(study.Protection.Collaborators.Values.Select(static c => c.Pseudonym))
                .Any(p => p != but && !p.IsWithdrawn && NameRule.Same(p.Text, name))
                ? Refusal.Of("protection.pseudonym-taken", ("pseudonym", name)) with { Field = "pseudonym" }
                : name);
}
