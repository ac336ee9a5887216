using Offramp.Research;

namespace Offramp.Server;

/// <summary>The people behind the sources and what may leave of what they said: under pseudonym, side by side and never ranked.</summary>
/// <param name="Participants">Who spoke, by pseudonym.</param>
/// <param name="Collaborators">Who helped, by pseudonym.</param>
/// <param name="Meetings">Each participant with each meeting: what was agreed to.</param>
/// <param name="Sources">What may leave of each source, by name.</param>
/// <param name="Copies">The copies that the program noted, the latest first.</param>
internal sealed record ProtectionItem(ParticipantItem[] Participants, CollaboratorItem[] Collaborators, MeetingItem[] Meetings, LeavingItem[] Sources, CopyItem[] Copies)
{
    /// <summary>The people as they stand.</summary>
    public static ProtectionItem Of(Study study, DateOnly today, Messages words)
    {
        Source[] sources = [.. study.Sources.ById.Values.OrderBy(static s => s.IsWithdrawn).ThenBy(static s => s.Name.Text, StringComparer.OrdinalIgnoreCase).ThenBy(static s => s.Id)];
        return new ProtectionItem(
            [
                .. study.Protection.Participants.Values.OrderBy(static p => p.IsWithdrawn).ThenBy(static p => p.Pseudonym.Text, StringComparer.OrdinalIgnoreCase).ThenBy(static p => p.Id)
                    .Select(p => new ParticipantItem(
                        p.Id.ToString(), p.Pseudonym.Text, p.Note?.Text, p.IsWithdrawn,
                        [.. sources.Where(s => s.Participants.Any(x => x.Participant == p.Id)).Select(static s => s.Id.ToString())])),
            ],
            [
                .. ProtectionViews.Collaborators(study).Select(row => new CollaboratorItem(
                    row.Collaborator.ToString(), row.Pseudonym, row.Role, row.Naming,
                    [.. sources.Where(s => s.Collaborators.Any(x => x.Collaborator == row.Collaborator)).Select(static s => s.Id.ToString())])),
            ],
            [.. MeetingItem.All(study, sources, today, words)],
            [.. sources.Select(s => LeavingItem.Of(study, s, today, words))],
            [
                .. ProtectionViews.Copies(study).Reverse().Select(static c => new CopyItem(
                    c.Name.Holder.ToString(), c.When, c.Kind, c.Name.Text, c.Sources is { } held ? [.. held.Select(static id => id.ToString())] : null)),
            ]);
    }

    /// <summary>How many people.</summary>
    public override string ToString() => $"{Participants.Length} participants";
}

/// <summary>Who spoke.</summary>
internal sealed record ParticipantItem(string Id, string Pseudonym, string? Note, bool Withdrawn, string[] Sources)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>Who helped.</summary>
internal sealed record CollaboratorItem(string Id, string Pseudonym, CollaboratorRole Role, Naming Naming, string[] Sources)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>A copy that was noted.</summary>
/// <param name="Id">The holder of its name, by which it can be rewritten.</param>
/// <param name="When">When it was noted.</param>
/// <param name="Kind"><c>backup</c>, <c>export</c>, <c>report</c> or <c>merged</c>.</param>
/// <param name="Name">The file's name as it stands.</param>
/// <param name="Sources">The sources whose words it holds; null for all.</param>
internal sealed record CopyItem(string Id, DateTimeOffset When, string Kind, string Name, string[]? Sources)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>A person who speaks in a source, and the label before their turns where it is noted.</summary>
internal sealed record VoiceItem(string Person, string? Speaker)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Person;
}

/// <summary>What may leave of a source.</summary>
/// <param name="Id">The source.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Encounter">The meeting of which it came.</param>
/// <param name="MayLeave">What may leave.</param>
/// <param name="Why">Why so much and no more.</param>
/// <param name="Withdrawn">Whether its words are destroyed.</param>
/// <param name="Participants">Who speaks in it.</param>
/// <param name="Collaborators">Who helped with it.</param>
/// <param name="Speakers">The labels before its turns.</param>
internal sealed record LeavingItem(
    string Id, string Name, SourceKind Kind, string? Encounter, MayLeave MayLeave, string Why, bool Withdrawn, VoiceItem[] Participants, VoiceItem[] Collaborators, string[] Speakers)
{
    /// <summary>A source as it stands.</summary>
    public static LeavingItem Of(Study study, Source source, DateOnly today, Messages words)
    {
        Permission permission = Permissions.For(study, source.Id, today);
        return new LeavingItem(
            source.Id.ToString(), source.Name.Text, source.Kind, source.Encounter?.ToString(), permission.Use, words.Say(permission.Why), source.IsWithdrawn,
            [.. source.Participants.Select(static p => new VoiceItem(p.Participant.ToString(), p.Speaker?.Text))],
            [.. source.Collaborators.Select(static c => new VoiceItem(c.Collaborator.ToString(), c.Speaker?.Text))],
            [.. SourceLinks.SpeakersOf(study, source)]);
    }

    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>A participant and a meeting.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Encounter">Which meeting; null where a source came in without one.</param>
/// <param name="Sources">The sources that came of it.</param>
/// <param name="MayLeave">What this participant's consent lets leave of it, whatever others say.</param>
/// <param name="Why">Why so much and no more.</param>
/// <param name="Consent">What is recorded; null where nothing is.</param>
internal sealed record MeetingItem(string Participant, string? Encounter, string[] Sources, MayLeave MayLeave, string Why, ConsentItem? Consent)
{
    /// <summary>Every pair of a participant and a meeting in which they speak or for which a consent of theirs is recorded.</summary>
    public static IEnumerable<MeetingItem> All(Study study, Source[] sources, DateOnly today, Messages words)
    {
        IEnumerable<(Id<Participant> Participant, Id<Encounter>? Encounter)> pairs = sources
            .SelectMany(static s => s.Participants.Select(p => (p.Participant, s.Encounter)))
            .Concat(study.Protection.Consents.Keys.OrderBy(static c => c.Encounter).Select(static c => (c.Participant, (Id<Encounter>?)c.Encounter)))
            .Distinct();
        foreach ((Id<Participant> participant, Id<Encounter>? encounter) in pairs)
        {
            if (!study.Protection.Participants.TryGetValue(participant, out Participant? known)) continue;
            Permission permission = Permissions.For(study, participant, encounter, today);
            Consent? consent = encounter is { } meeting ? study.Protection.Consents.GetValueOrDefault((participant, meeting)) : null;
            yield return new MeetingItem(
                known.Id.ToString(), encounter?.ToString(),
                [.. sources.Where(s => s.Encounter == encounter && (encounter is not null || s.Participants.Any(p => p.Participant == participant))).Select(static s => s.Id.ToString())],
                permission.Use, words.Say(permission.Why), consent is null ? null : ConsentItem.Of(consent, today));
        }
    }

    /// <summary>The ids alone.</summary>
    public override string ToString() => $"{Participant} {Encounter}";
}

/// <summary>What was agreed to. Dates in EDTF.</summary>
internal sealed record ConsentItem(
    ConsentScope Scope, ConsentFreedom Freedom, bool LifeHistory, bool Archive, bool Recontact, bool? Understood, bool? LimitsTold, string? Date, string? Until,
    bool IsOver, string? Language, string? TakenBy, string? ArrangedBy, string? Payment, string? Note)
{
    /// <summary>A consent as it stands.</summary>
    public static ConsentItem Of(Consent c, DateOnly today)
    {
        string? Noted(ConsentField field) => c.Noted(field)?.Text;
        return new ConsentItem(
            c.Scope, c.Freedom, c.LifeHistory, c.Archive, c.Recontact, c.Understood, c.LimitsTold, Noted(ConsentField.Date), Noted(ConsentField.Until),
            c.IsOver(today), Noted(ConsentField.Language), Noted(ConsentField.TakenBy),
            Noted(ConsentField.ArrangedBy), Noted(ConsentField.Payment), Noted(ConsentField.Note));
    }

    /// <summary>The kinds alone.</summary>
    public override string ToString() => $"{Scope} {Freedom}";
}
