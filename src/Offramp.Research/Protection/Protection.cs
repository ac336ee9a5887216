using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>The people behind the sources, what they agreed to, what was withdrawn, and which copies left.</summary>
public sealed record Protection
{
    /// <summary>Nobody yet.</summary>
    public static readonly Protection Empty = new();

    /// <summary>The participants by id.</summary>
    public ImmutableDictionary<Id<Participant>, Participant> Participants { get; init; } = ImmutableDictionary<Id<Participant>, Participant>.Empty;

    /// <summary>The collaborators by id.</summary>
    public ImmutableDictionary<Id<Collaborator>, Collaborator> Collaborators { get; init; } =
        ImmutableDictionary<Id<Collaborator>, Collaborator>.Empty;

    /// <summary>The consents that hold, by participant and encounter.</summary>
    public ImmutableDictionary<(Id<Participant> Participant, Id<Encounter> Encounter), Consent> Consents { get; init; } =
        ImmutableDictionary<(Id<Participant> Participant, Id<Encounter> Encounter), Consent>.Empty;

    /// <summary>The holders whose keys were destroyed.</summary>
    public ImmutableHashSet<Id<Holder>> DestroyedHolders { get; init; } = [];

    /// <summary>The copies that the program made of this study's words.</summary>
    public ImmutableList<CopyMade> Copies { get; init; } = [];

    internal static Study Apply(Study study, ProtectionChange change)
    {
        Protection before = study.Protection;
        return change switch
        {
            ParticipantAdded c => study with
            {
                Protection = before with
                {
                    Participants = before.Participants.SetItem(c.Participant, new Participant(c.Participant, c.Pseudonym, c.Note)),
                },
            },
            ParticipantNoted c => before.Participants.TryGetValue(c.Participant, out Participant? participant)
                ? study with
                {
                    Protection = before with { Participants = before.Participants.SetItem(c.Participant, participant with { Note = c.Note }) },
                }
                : study.WithConflict(c, "protection.participant-gone"),
            CollaboratorAdded c => study with
            {
                Protection = before with
                {
                    Collaborators = before.Collaborators.SetItem(
                        c.Collaborator, new Collaborator(c.Collaborator, c.Pseudonym, c.Role, Naming.Undecided)),
                },
            },
            CollaboratorNamingChosen c => before.Collaborators.TryGetValue(c.Collaborator, out Collaborator? collaborator)
                ? study with
                {
                    Protection = before with
                    {
                        Collaborators = before.Collaborators.SetItem(c.Collaborator, collaborator with { Naming = c.Naming }),
                    },
                }
                : study.WithConflict(c, "protection.collaborator-gone"),
            ConsentRecorded c => before.Participants.ContainsKey(c.Participant)
                ? study with { Protection = before with { Consents = before.Consents.SetItem((c.Participant, c.Encounter), ToConsent(c)) } }
                : study.WithConflict(c, "protection.participant-gone"),
            SourceWithdrawn c => Sources.Withdraw(
                study with { Protection = before with { DestroyedHolders = before.DestroyedHolders.Union(c.Holders) } }, c.Source),
            CopyMade c => study with { Protection = before with { Copies = before.Copies.Add(c) } },
            _ => throw new NotSupportedException(change.GetType().Name),
        };
    }

    private static Consent ToConsent(ConsentRecorded c) => new(
        c.Participant, c.Encounter, c.Scope, c.LifeHistory, c.Archive, c.Recontact, c.Freedom, c.Understood, c.LimitsTold, c.Particulars);
}
