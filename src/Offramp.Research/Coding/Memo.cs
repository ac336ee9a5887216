namespace Offramp.Research;

/// <summary>What a memo is about.</summary>
public enum MemoSubject
{
    /// <summary>Nothing in particular: the study as a whole.</summary>
    Nothing,

    /// <summary>A source.</summary>
    Source,

    /// <summary>A code.</summary>
    Code,

    /// <summary>A passage of a document.</summary>
    Passage,

    /// <summary>A participant.</summary>
    Participant,

    /// <summary>A coding.</summary>
    Coding,
}

/// <summary>What a memo is about, by id.</summary>
/// <remarks>Invariant: of a source, <see cref="Source"/>; of a code, <see cref="Code"/>; of a participant, <see cref="Participant"/>; of a passage,
/// <see cref="Source"/>, <see cref="Rendition"/>, <see cref="Version"/>, <see cref="Start"/> and <see cref="End"/>; of a coding, <see cref="Source"/>,
/// <see cref="Rendition"/> and <see cref="Coding"/>; the others are null.</remarks>
/// <param name="Subject">What kind of thing.</param>
/// <param name="Source">The source, also of a passage and of a coding.</param>
/// <param name="Code">The code.</param>
/// <param name="Participant">The participant.</param>
/// <param name="Rendition">The document of a passage or coding.</param>
/// <param name="Version">In which state of the document's text the offsets count.</param>
/// <param name="Start">First UTF-16 unit of a passage.</param>
/// <param name="End">One past the last.</param>
/// <param name="Coding">The coding.</param>
public sealed record MemoAbout(
    MemoSubject Subject,
    Id<Source>? Source = null,
    Id<Code>? Code = null,
    Id<Participant>? Participant = null,
    Id<Rendition>? Rendition = null,
    Id<TextVersion>? Version = null,
    int? Start = null,
    int? End = null,
    Id<PassageCoding>? Coding = null)
{
    /// <summary>About nothing in particular.</summary>
    public static readonly MemoAbout Nothing = new(MemoSubject.Nothing);
}

/// <summary>A text that someone of the team wrote for themselves and the others, beside the notes that stand on codings and codes.</summary>
/// <param name="Id">The memo.</param>
/// <param name="About">What it is about.</param>
/// <param name="Coder">Who wrote it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Text">What it says.</param>
/// <param name="Written">The act that wrote it.</param>
/// <param name="Revised">The act that wrote it as it stands now.</param>
public sealed record Memo(Id<Memo> Id, MemoAbout About, Id<Coder> Coder, Words Title, Words Text, ActId Written, ActId Revised);
