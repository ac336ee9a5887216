using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a source is.</summary>
public enum SourceKind
{
    /// <summary>One person was asked.</summary>
    Interview,

    /// <summary>Several people were asked together.</summary>
    GroupInterview,

    /// <summary>What a researcher wrote down.</summary>
    FieldNote,

    /// <summary>What others published.</summary>
    Publication,

    /// <summary>Made by a group or its media: shown only on request.</summary>
    MediaItem,

    /// <summary>Said in a closed channel: paraphrase only.</summary>
    ClosedChannel,

    /// <summary>Local people who are not told apart: how many, and on what basis, stands in the particulars.</summary>
    UnnamedLocalSources,

    /// <summary>The answer to a survey's open question.</summary>
    SurveyAnswer,
}

/// <summary>What else is known of a source, each in words under the source's holder.</summary>
public enum Particular
{
    /// <summary>The title, as people cite it.</summary>
    Title,

    /// <summary>The name of the file it came from.</summary>
    FileName,

    /// <summary>The round of fieldwork.</summary>
    Wave,

    /// <summary>When it was said or published (EDTF).</summary>
    Date,

    /// <summary>The source's own words for that date.</summary>
    DateAsSaid,

    /// <summary>Where, from the widest to the narrowest place, divided by <c>/</c>.</summary>
    Place,

    /// <summary>The language (BCP 47 tag).</summary>
    Language,

    /// <summary>How people met: in person, by telephone, in writing.</summary>
    Mode,

    /// <summary>How the words were kept: recording, verbatim transcript, notes at the time, reconstructed, translated.</summary>
    Capture,

    /// <summary>By whom and how that was done.</summary>
    CaptureNote,

    /// <summary>How many unnamed people stand behind it, and on what basis they are counted.</summary>
    Basis,

    /// <summary>Who wrote it.</summary>
    Author,

    /// <summary>What it is about, in the file's own words.</summary>
    Description,
}

/// <summary>One particular and its words; null words remove it.</summary>
public sealed record ParticularWords(Particular Field, Words? Text);

/// <summary>What limits how far a source carries.</summary>
/// <param name="Id">The limitation.</param>
/// <param name="Text">What the limit is.</param>
/// <param name="Direction">Which way it bends what was said, where known.</param>
public sealed record Limitation(Id<Limitation> Id, Words Text, Words? Direction);

/// <summary>This source re-uses another, so that both count once.</summary>
/// <param name="Of">The other source, where the study holds it.</param>
/// <param name="Text">What is known of it otherwise.</param>
public sealed record Lineage(Id<Source>? Of, Words? Text);

/// <summary>A participant of a source and the label before their turns.</summary>
/// <param name="Participant">Who spoke.</param>
/// <param name="Speaker">The label in the text that stands before their turns, such as <c>P-01</c>; null where the text has none.</param>
public sealed record SourceParticipant(Id<Participant> Participant, Words? Speaker);

/// <summary>A collaborator of a source and the label before their turns, if they speak in it.</summary>
public sealed record SourceCollaborator(Id<Collaborator> Collaborator, Words? Speaker);

/// <summary>What was collected: one interview, note, publication. Its words are held under its own key.</summary>
public sealed record Source
{
    /// <summary>The source.</summary>
    public required Id<Source> Id { get; init; }

    /// <summary>The holder of its words.</summary>
    public required Id<Holder> Holder { get; init; }

    /// <summary>What it is.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>What it is called in the study: its file's stem, unless renamed.</summary>
    public required Words Name { get; init; }

    /// <summary>The id under which another program knew it.</summary>
    public Words? ImportedId { get; init; }

    /// <summary>The meeting it came of.</summary>
    public Id<Encounter>? Encounter { get; init; }

    /// <summary>What else is known.</summary>
    public ImmutableDictionary<Particular, Words> Particulars { get; init; } = ImmutableDictionary<Particular, Words>.Empty;

    /// <summary>What limits how far it carries.</summary>
    public ImmutableArray<Limitation> Limitations { get; init; } = [];

    /// <summary>What it re-uses.</summary>
    public ImmutableArray<Lineage> Lineage { get; init; } = [];

    /// <summary>Who spoke.</summary>
    public ImmutableArray<SourceParticipant> Participants { get; init; } = [];

    /// <summary>Who helped.</summary>
    public ImmutableArray<SourceCollaborator> Collaborators { get; init; } = [];

    /// <summary>Which questions of a guide were put in it, and which were left out, in the order in which that was noted.</summary>
    public ImmutableArray<PutQuestion> Questions { get; init; } = [];

    /// <summary>When it was said, where that was told by an event; beside or instead of the particular <see cref="Particular.Date"/>.</summary>
    public DatedByEvent? DatedBy { get; init; }

    /// <summary>Its texts: the original first.</summary>
    public required ImmutableArray<Id<Rendition>> Renditions { get; init; }

    /// <summary>How its texts answer each other, unit by unit.</summary>
    public ImmutableArray<Alignment> Alignments { get; init; } = [];

    /// <summary>Whether it was withdrawn: it existed, its codings' offsets and codes remain, its words are destroyed.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>The participants whose voices were withdrawn from it while others stayed; they are no participants of it any more.</summary>
    public ImmutableArray<Id<Participant>> Withdrew { get; init; } = [];

    /// <summary>Who held its words before they were recorded again under a new key.</summary>
    public ImmutableArray<Id<Holder>> FormerHolders { get; init; } = [];

    /// <summary>Holders of words that are withdrawn and whose keys still exist: two copies recorded the source anew without knowing of each other. The
    /// state shows none of what either withdrew; the next act that <see cref="Reholding.Owed"/> gives destroys the keys.</summary>
    public ImmutableArray<Id<Holder>> Owed { get; init; } = [];

    /// <summary>A particular's words, or null.</summary>
    public string? Noted(Particular field) => Particulars.TryGetValue(field, out Words? words) ? words.Text : null;
}
