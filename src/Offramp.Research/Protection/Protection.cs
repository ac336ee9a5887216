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

    /// <summary>The file names that were written anew, by the holders that the names had before.</summary>
    public ImmutableDictionary<Id<Holder>, Words> FileNames { get; init; } = ImmutableDictionary<Id<Holder>, Words>.Empty;

    /// <summary>A file's name as it stands: written anew since, or withdrawn.</summary>
    public Words FileName(Words noted) =>
        FileNames.TryGetValue(noted.Holder, out Words? anew) ? anew : DestroyedHolders.Contains(noted.Holder) ? Words.Withdrawn(noted.Holder) : noted;

    /// <summary>The keys that hold words of sources which are no longer in the study, where these were recorded again.</summary>
    internal ImmutableDictionary<Id<Source>, KeysOfGone> OfGone { get; init; } = ImmutableDictionary<Id<Source>, KeysOfGone>.Empty;

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
            ParticipantNoted c => OnParticipant(study, c, c.Participant, participant => before with
            {
                Participants = before.Participants.SetItem(c.Participant, participant with { Note = c.Note }),
            }),
            ParticipantRewritten c => Memos.Without(Memos.Reheld(OnParticipant(study, c, c.Participant, participant => before with
            {
                Participants = before.Participants.SetItem(c.Participant, participant with { Pseudonym = c.Pseudonym, Note = c.Note }),
                Consents = before.WithConsents(c.Participant, consent => Consenting.Rewrite(consent, c)),
            }), c.Memos), c.OldHolders),
            ParticipantWithdrawn c => before.Participants.TryGetValue(c.Participant, out Participant? participant)
                ? Memos.Without(
                    study with
                    {
                        Protection = before with
                        {
                            Participants = before.Participants.SetItem(
                                c.Participant, new Participant(c.Participant, Words.Withdrawn(participant.Pseudonym.Holder), null, true)),
                            Consents = before.WithConsents(c.Participant, Consenting.WithoutWords),
                        },
                    },
                    c.Holders)
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
            CollaboratorRewritten c => before.Collaborators.TryGetValue(c.Collaborator, out Collaborator? collaborator)
                ? study with
                {
                    Protection = before with
                    {
                        Collaborators = before.Collaborators.SetItem(c.Collaborator, collaborator with { Pseudonym = c.Pseudonym }),
                    },
                }
                : study.WithConflict(c, "protection.collaborator-gone"),
            ConsentRecorded c => OnParticipant(study, c, c.Participant, _ => before with
            {
                Consents = before.Consents.SetItem((c.Participant, c.Encounter), Consenting.Of(c, study.Applying)),
            }),
            // A name that was rewritten twice is found by its first holder too.
            FileNameRewritten c => study with
            {
                Protection = before with
                {
                    FileNames = before.FileNames.SetItems(before.FileNames.Where(f => f.Value.Holder == c.OldHolder).Select(f => KeyValuePair.Create(f.Key, c.Name)))
                        .SetItem(c.OldHolder, c.Name),
                },
            },
            SourceWithdrawn c => Sources.Withdraw(study, c.Source, c.Holders),
            SourceReheld c => Reholding.Apply(study, c),
            CopyMade c => study with { Protection = before with { Copies = before.Copies.Add(c) } },
            _ => throw new NotSupportedException(change.GetType().Name),
        };
    }

    // What another copy noted of someone who withdrew here goes with them; a person settles what the other copy meant.
    private static Study OnParticipant(Study study, ProtectionChange change, Id<Participant> id, Func<Participant, Protection> edit) =>
        !study.Protection.Participants.TryGetValue(id, out Participant? participant) ? study.WithConflict(change, "protection.participant-gone")
        : participant.IsWithdrawn ? study.WithConflict(change, "protection.participant-withdrawn")
        : study with { Protection = edit(participant) };

    private ImmutableDictionary<(Id<Participant> Participant, Id<Encounter> Encounter), Consent> WithConsents(
        Id<Participant> participant, Func<Consent, Consent> edit) =>
        Consents.SetItems(Consents.Where(c => c.Key.Participant == participant).Select(c => KeyValuePair.Create(c.Key, edit(c.Value))));
}
