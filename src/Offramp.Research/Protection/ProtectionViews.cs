using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A participant in a list.</summary>
/// <param name="Participant">The participant.</param>
/// <param name="Pseudonym">What the participant is called.</param>
/// <param name="Note">What the study may know.</param>
/// <param name="Sources">The names of the sources in which the participant spoke.</param>
/// <param name="Consents">What the participant agreed to.</param>
public sealed record ParticipantRow(
    Id<Participant> Participant, string Pseudonym, string? Note, ImmutableArray<string> Sources, ImmutableArray<ConsentRow> Consents);

/// <summary>A consent in a list.</summary>
/// <param name="Encounter">The meeting.</param>
/// <param name="Sources">The names of the sources that came of the meeting.</param>
/// <param name="Scope">What may leave.</param>
/// <param name="Freedom">How free it was.</param>
/// <param name="Until">Until when it holds (EDTF).</param>
/// <param name="IsOver">Whether that is over.</param>
public sealed record ConsentRow(
    Id<Encounter> Encounter, ImmutableArray<string> Sources, ConsentScope Scope, ConsentFreedom Freedom, string? Until, bool IsOver);

/// <summary>A collaborator in a list.</summary>
/// <param name="Collaborator">The collaborator.</param>
/// <param name="Pseudonym">What the collaborator is called.</param>
/// <param name="Role">What they do.</param>
/// <param name="Naming">What they decided about being named.</param>
/// <param name="Sources">The names of the sources that they helped with.</param>
public sealed record CollaboratorRow(
    Id<Collaborator> Collaborator, string Pseudonym, CollaboratorRole Role, Naming Naming, ImmutableArray<string> Sources);

/// <summary>A copy of the study's words outside its file, or a file that it was merged with.</summary>
/// <param name="When">When it was noted, UTC.</param>
/// <param name="Kind"><c>backup</c>, <c>export</c>, <c>report</c> or <c>merged</c>.</param>
/// <param name="Name">The file's name as it stands.</param>
/// <param name="Sources">The sources whose words it holds; null for all.</param>
public sealed record CopyRow(DateTimeOffset When, string Kind, Words Name, ImmutableArray<Id<Source>>? Sources);

/// <summary>The people behind the sources, as the team looks at them: under pseudonym, side by side and never ranked.</summary>
public static class ProtectionViews
{
    /// <summary>The participants by pseudonym.</summary>
    /// <param name="study">The study.</param>
    /// <param name="today">The day against which the end of a consent is held.</param>
    public static ImmutableArray<ParticipantRow> Participants(Study study, DateOnly today)
    {
        ILookup<Id<Participant>, Consent> consents = study.Protection.Consents.Values.ToLookup(static c => c.Participant);
        ILookup<Id<Encounter>?, string> meetings = Sorted(study).ToLookup(static s => s.Encounter, static s => s.Name.Text);
        return
        [
            .. study.Protection.Participants.Values.OrderBy(static p => p.Pseudonym.Text, StringComparer.OrdinalIgnoreCase).ThenBy(static p => p.Id)
                .Select(p => new ParticipantRow(
                    p.Id, p.Pseudonym.Text, p.Note?.Text,
                    [.. Sorted(study).Where(s => s.Participants.Any(x => x.Participant == p.Id)).Select(static s => s.Name.Text)],
                    [
                        .. consents[p.Id].OrderBy(static c => c.Encounter).Select(c => new ConsentRow(
                            c.Encounter, [.. meetings[c.Encounter]], c.Scope, c.Freedom, c.Noted(ConsentField.Until)?.Text,
                            c.Noted(ConsentField.Until) is { } until && DateRule.IsOver(until.Text, today))),
                    ])),
        ];
    }

    /// <summary>The collaborators by pseudonym.</summary>
    public static ImmutableArray<CollaboratorRow> Collaborators(Study study) =>
    [
        .. study.Protection.Collaborators.Values.OrderBy(static c => c.Pseudonym.Text, StringComparer.OrdinalIgnoreCase).ThenBy(static c => c.Id)
            .Select(c => new CollaboratorRow(
                c.Id, c.Pseudonym.Text, c.Role, c.Naming,
                [.. Sorted(study).Where(s => s.Collaborators.Any(x => x.Collaborator == c.Id)).Select(static s => s.Name.Text)])),
    ];

    /// <summary>The copies in the order in which they were noted.</summary>
    public static IEnumerable<CopyRow> Copies(Study study) => study.History.Acts.SelectMany(act => CopiesIn(study, act));

    /// <summary>The copies that one act noted.</summary>
    internal static IEnumerable<CopyRow> CopiesIn(Study study, Act act) => act.Changes.Select(change => change switch
    {
        CopyMade copy => new CopyRow(act.When, copy.What.ToString().ToLowerInvariant(), study.Protection.FileName(copy.Name), copy.Sources.IsEmpty ? null : copy.Sources),
        ReportReleased report => new CopyRow(act.When, "report", study.Protection.FileName(report.Names), report.Sources),
        StudyMerged merged => new CopyRow(act.When, "merged", study.Protection.FileName(merged.File), null),
        _ => null,
    }).OfType<CopyRow>();

    private static IEnumerable<Source> Sorted(Study study) =>
        study.Sources.ById.Values.OrderBy(static s => s.Name.Text, StringComparer.OrdinalIgnoreCase).ThenBy(static s => s.Id);
}
