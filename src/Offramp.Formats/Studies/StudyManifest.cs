using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>What the manifest of a study folder, <c>study.yaml</c>, says of a study: its people, consents and sources, in the manifest's own
/// words. Names, ids and pseudonyms in it are unique, and every reference leads to something in it.</summary>
public sealed record StudyManifest
{
    /// <summary>The study's title; null where it could not be read.</summary>
    public string? Title { get; init; }

    /// <summary>What the study is about.</summary>
    public string? Description { get; init; }

    /// <summary>The file of the codebook, beside the manifest.</summary>
    public string? Codebook { get; init; }

    /// <summary>Who coded.</summary>
    public ImmutableArray<ManifestCoder> Coders { get; init; } = [];

    /// <summary>The rounds of fieldwork.</summary>
    public ImmutableArray<ManifestWave> Waves { get; init; } = [];

    /// <summary>The groups of participants.</summary>
    public ImmutableArray<ManifestCohort> Cohorts { get; init; } = [];

    /// <summary>Who spoke.</summary>
    public ImmutableArray<ManifestParticipant> Participants { get; init; } = [];

    /// <summary>Who helped.</summary>
    public ImmutableArray<ManifestCollaborator> Collaborators { get; init; } = [];

    /// <summary>The meetings, with what was agreed in each.</summary>
    public ImmutableArray<ManifestEncounter> Encounters { get; init; } = [];

    /// <summary>The versions of the guides.</summary>
    public ImmutableArray<ManifestGuide> Guides { get; init; } = [];

    /// <summary>The events that people date by.</summary>
    public ImmutableArray<ManifestEvent> Events { get; init; } = [];

    /// <summary>What was collected.</summary>
    public ImmutableArray<ManifestSource> Sources { get; init; } = [];

    /// <summary>Sets of codes.</summary>
    public ImmutableArray<ManifestCodeSet> CodeSets { get; init; } = [];

    /// <summary>Named versions of the codebook.</summary>
    public ImmutableArray<ManifestCodebookVersion> CodebookVersions { get; init; } = [];

    /// <summary>The memos.</summary>
    public ImmutableArray<ManifestMemo> Memos { get; init; } = [];
}

/// <summary>Someone who coded.</summary>
/// <param name="Name">What the coder is called.</param>
/// <param name="Codings">The folder with one file for each text coded, below the manifest's; its parts are divided by <c>/</c>.</param>
public sealed record ManifestCoder(string Name, string? Codings);

/// <summary>A round of fieldwork.</summary>
/// <param name="Id">How sources refer to it.</param>
/// <param name="Date">When (EDTF).</param>
/// <param name="DateAsSaid">When, in words.</param>
public sealed record ManifestWave(string Id, string? Date, string? DateAsSaid);

/// <summary>A group of participants.</summary>
/// <param name="Id">How participants refer to it.</param>
/// <param name="Name">What it is called.</param>
public sealed record ManifestCohort(string Id, string? Name);

/// <summary>Someone who spoke.</summary>
/// <param name="Pseudonym">What the participant is called everywhere.</param>
/// <param name="Cohort">The id of a cohort.</param>
/// <param name="Note">What the study may know.</param>
public sealed record ManifestParticipant(string Pseudonym, string? Cohort, string? Note);

/// <summary>Someone who helped.</summary>
/// <param name="Pseudonym">What the collaborator is called everywhere.</param>
/// <param name="Role">What the collaborator does; null where it could not be read.</param>
/// <param name="Naming">Whether to be named; undecided as soon as anything in the entry could not be read.</param>
public sealed record ManifestCollaborator(string Pseudonym, CollaboratorRole? Role, Naming Naming);

/// <summary>A meeting.</summary>
/// <param name="Id">How sources refer to it.</param>
/// <param name="Consents">What each participant agreed to.</param>
public sealed record ManifestEncounter(string Id, ImmutableArray<ManifestConsent> Consents);

/// <summary>What a participant agreed to in a meeting. What cannot be read is read at its strictest: with anything wrong in a meeting, its
/// consents are for background only and allow nothing else.</summary>
/// <param name="Participant">A participant's pseudonym.</param>
/// <param name="Scope">What may leave.</param>
/// <param name="LifeHistory">Whether a life history may be told.</param>
/// <param name="Archive">Whether the material may be archived.</param>
/// <param name="Recontact">Whether the participant may be asked again.</param>
/// <param name="Freedom">How free the decision was.</param>
/// <param name="Understood">Whether it was understood; null where nobody noted it.</param>
/// <param name="LimitsTold">Whether the limits of confidentiality were told; null where nobody noted it.</param>
/// <param name="Particulars">What else was noted, in the order of the fields; dates are EDTF.</param>
public sealed record ManifestConsent(
    string Participant,
    ConsentScope Scope,
    bool LifeHistory,
    bool Archive,
    bool Recontact,
    ConsentFreedom Freedom,
    bool? Understood,
    bool? LimitsTold,
    ImmutableSortedDictionary<ConsentField, string> Particulars);

/// <summary>What was collected.</summary>
public sealed record ManifestSource
{
    /// <summary>What it is called in the study.</summary>
    public required string Name { get; init; }

    /// <summary>The file of the original, among the transcripts.</summary>
    public required string File { get; init; }

    /// <summary>What it is; null where it could not be read. Some kinds must not be quoted, so that no kind may be guessed.</summary>
    public SourceKind? Kind { get; init; }

    /// <summary>The id of the meeting it came of.</summary>
    public string? Encounter { get; init; }

    /// <summary>What else is known; the wave is the id of a wave, the date is EDTF. The file name is not among them.</summary>
    public required ImmutableSortedDictionary<Particular, string> Particulars { get; init; }

    /// <summary>Who spoke: pseudonyms of participants.</summary>
    public ImmutableArray<ManifestSpeaker> Participants { get; init; } = [];

    /// <summary>Who helped: pseudonyms of collaborators.</summary>
    public ImmutableArray<ManifestSpeaker> Collaborators { get; init; } = [];

    /// <summary>What limits how far it carries.</summary>
    public ImmutableArray<ManifestLimitation> Limitations { get; init; } = [];

    /// <summary>What it re-uses.</summary>
    public ImmutableArray<ManifestLineage> Lineage { get; init; } = [];

    /// <summary>When, told by an event of the manifest; null where it is not.</summary>
    public string? RelativeDate { get; init; }

    /// <summary>Which questions were put in it, and which were left out.</summary>
    public ImmutableArray<ManifestPut> Questions { get; init; } = [];

    /// <summary>What was corrected in its texts after they were coded.</summary>
    public ImmutableArray<ManifestCorrection> Corrections { get; init; } = [];

    /// <summary>Its texts: the original first, whose file is <see cref="File"/>.</summary>
    public ImmutableArray<ManifestRendition> Renditions { get; init; } = [];
}

/// <summary>Someone who took part in a source.</summary>
/// <param name="Pseudonym">A participant's or a collaborator's.</param>
/// <param name="Speaker">The label before their turns, another for each; null where they do not speak.</param>
public sealed record ManifestSpeaker(string Pseudonym, string? Speaker);

/// <summary>What limits how far a source carries.</summary>
/// <param name="Text">What the limit is.</param>
/// <param name="Direction">Which way it bends what was said.</param>
public sealed record ManifestLimitation(string Text, string? Direction);

/// <summary>A source re-uses another. At least one of the two is known.</summary>
/// <param name="Of">The name of a source of this manifest.</param>
/// <param name="Text">What is known of it otherwise.</param>
public sealed record ManifestLineage(string? Of, string? Text);

/// <summary>A text of a source.</summary>
/// <param name="File">Its file, among the transcripts.</param>
/// <param name="Kind">What it is to its source.</param>
/// <param name="Language">Its language (BCP 47).</param>
/// <param name="By">The pseudonym of the collaborator who made it.</param>
/// <param name="Aligned">Where it does not follow the original turn by turn, its links to it (the original's turns first); null where nobody looked yet.</param>
public sealed record ManifestRendition(string File, RenditionKind Kind, string? Language, string? By, ImmutableArray<AlignmentLink>? Aligned = null);
