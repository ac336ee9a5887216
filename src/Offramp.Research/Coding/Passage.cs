using System.Text.Json.Serialization;

namespace Offramp.Research;

/// <summary>What the one who speaks in the passage does with what the code says.</summary>
public enum Stance : byte
{
    /// <summary>Nobody judged it.</summary>
    Unset,

    /// <summary>Judged, and could not be told.</summary>
    Unknown,

    /// <summary>Affirms it.</summary>
    Supports,

    /// <summary>Speaks against it.</summary>
    Denies,

    /// <summary>Passes on, without affirming it, what a group or a third person claims.</summary>
    Reports,

    /// <summary>Says that the thing is missing.</summary>
    Absent,
}

/// <summary>Whose words or knowledge the passage is.</summary>
public enum Standing : byte
{
    /// <summary>Nobody judged it.</summary>
    Unset,

    /// <summary>Judged, and could not be told.</summary>
    Unknown,

    /// <summary>Someone who was asked, in their own words.</summary>
    SourceWords,

    /// <summary>What they said, in the author's words.</summary>
    ReportedSpeech,

    /// <summary>Another writer, quoted or named.</summary>
    Literature,

    /// <summary>A conclusion, marked by hedges or reasoning.</summary>
    AuthorInference,

    /// <summary>Asserted without a source.</summary>
    AuthorKnowledge,

    /// <summary>Given without saying how it is known.</summary>
    Background,
}

/// <summary>How it came to be said.</summary>
public enum Elicitation : byte
{
    /// <summary>Nobody judged it.</summary>
    Unset,

    /// <summary>Judged, and could not be told.</summary>
    Unknown,

    /// <summary>Came up by itself.</summary>
    Spontaneous,

    /// <summary>Was asked for.</summary>
    Prompted,

    /// <summary>Was said only when pressed.</summary>
    Pressed,
}

/// <summary>How the one who speaks knows it.</summary>
public enum Standpoint : byte
{
    /// <summary>Nobody judged it.</summary>
    Unset,

    /// <summary>Judged, and could not be told.</summary>
    Unknown,

    /// <summary>Lived through it.</summary>
    OwnExperience,

    /// <summary>Saw it happen to others.</summary>
    Witnessed,

    /// <summary>Heard of it.</summary>
    Hearsay,
}

/// <summary>The four judgements that a coding carries beside its code. Small kinds, in clear: they outlive a withdrawal.</summary>
public readonly record struct Judgement(Stance Stance, Standing Standing, Elicitation Elicitation, Standpoint Standpoint);

/// <summary>What else a coding notes, in words under the source's holder.</summary>
public enum CodingField
{
    /// <summary>Why it is coded so.</summary>
    Memo,

    /// <summary>Whose narrative it is: the group that the passage is about.</summary>
    Group,

    /// <summary>To whom the narrative speaks.</summary>
    Audience,

    /// <summary>Who is quoted, where the words are second hand.</summary>
    QuotedFrom,

    /// <summary>What came of it, where it is an attempt.</summary>
    Outcome,

    /// <summary>The id under which another program knew the coding.</summary>
    ImportedId,
}

/// <summary>What a coding notes in words; every one null where nothing is noted.</summary>
public sealed record CodingNotes
{
    /// <summary>Why it is coded so.</summary>
    public Words? Memo { get; init; }

    /// <summary>Whose narrative it is.</summary>
    public Words? Group { get; init; }

    /// <summary>To whom the narrative speaks.</summary>
    public Words? Audience { get; init; }

    /// <summary>Who is quoted.</summary>
    public Words? QuotedFrom { get; init; }

    /// <summary>What came of it.</summary>
    public Words? Outcome { get; init; }

    /// <summary>The id under which another program knew the coding.</summary>
    public Words? ImportedId { get; init; }

    /// <summary>Whether nothing is noted at all.</summary>
    [JsonIgnore]
    public bool IsEmpty => this is { Memo: null, Group: null, Audience: null, QuotedFrom: null, Outcome: null, ImportedId: null };

    /// <summary>The words of a field, or null.</summary>
    public Words? Noted(CodingField field) => field switch
    {
        CodingField.Memo => Memo,
        CodingField.Group => Group,
        CodingField.Audience => Audience,
        CodingField.QuotedFrom => QuotedFrom,
        CodingField.Outcome => Outcome,
        CodingField.ImportedId => ImportedId,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>The same notes with one field set, or removed (null).</summary>
    public CodingNotes With(CodingField field, Words? text) => field switch
    {
        CodingField.Memo => this with { Memo = text },
        CodingField.Group => this with { Group = text },
        CodingField.Audience => this with { Audience = text },
        CodingField.QuotedFrom => this with { QuotedFrom = text },
        CodingField.Outcome => this with { Outcome = text },
        CodingField.ImportedId => this with { ImportedId = text },
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}

/// <summary>A passage carries a code: the span in a rendition's current text, who says so, and how it is judged.</summary>
/// <param name="Id">The coding.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last UTF-16 unit.</param>
/// <param name="Code">The code.</param>
/// <param name="Coder">Who coded.</param>
/// <param name="Judgement">Stance, standing, elicitation, standpoint.</param>
/// <param name="Notes">What is noted in words; null where nothing is.</param>
public readonly record struct PassageCoding(
    Id<PassageCoding> Id, int Start, int End, Id<Code> Code, Id<Coder> Coder, Judgement Judgement, CodingNotes? Notes)
    : IComparable<PassageCoding>
{
    /// <summary>By start, then end, then id: the order in which a document keeps its codings.</summary>
    public int CompareTo(PassageCoding other)
    {
        int order = Start.CompareTo(other.Start);
        if (order == 0) order = End.CompareTo(other.End);
        return order != 0 ? order : Id.CompareTo(other.Id);
    }

    /// <summary>Whether the two share at least one unit.</summary>
    public bool Overlaps(in PassageCoding other) => Start < other.End && other.Start < End;
}
