using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A code as a foreign file describes it.</summary>
/// <param name="Id">The id by which the file knows it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The id of the code above it; null at the top. It names another code of the same file.</param>
public sealed record ImportedCode(string Id, string Name, string? Parent = null)
{
    /// <summary>Whether the file names the code without describing it: it means a code that the study has, by id, path or unambiguous name.</summary>
    public bool IsReference { get; init; }

    /// <summary>Whether the file gave it no id of its own: <see cref="Id"/> only ties the file together and is not kept.</summary>
    public bool IdIsMade { get; init; }

    /// <summary>The row of a table where it is first named; null where the file is none.</summary>
    public int? Row { get; init; }

    /// <summary>What the code means.</summary>
    public string? Definition { get; init; }

    /// <summary>When to use it.</summary>
    public string? Use { get; init; }

    /// <summary>When not to use it.</summary>
    public string? NotUse { get; init; }

    /// <summary>A passage that shows it.</summary>
    public string? Example { get; init; }

    /// <summary>Thoughts on the code.</summary>
    public string? Memo { get; init; }

    /// <summary>The colour as 0xRRGGBB.</summary>
    public int? Colour { get; init; }

    /// <summary>One of its texts, or null.</summary>
    public string? Text(CodeText which) => which switch
    {
        CodeText.Definition => Definition,
        CodeText.Use => Use,
        CodeText.NotUse => NotUse,
        CodeText.Example => Example,
        CodeText.Memo => Memo,
        _ => throw new ArgumentOutOfRangeException(nameof(which)),
    };

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[imported]";
}

/// <summary>What a foreign file says of one coding in words.</summary>
public sealed record ImportedCodingText
{
    /// <summary>The words of the passage as the file has them: checked against the text, kept nowhere.</summary>
    public string? Quote { get; init; }

    /// <summary>The id by which the file knows the coding.</summary>
    public string? Id { get; init; }

    /// <summary>Why it is coded so.</summary>
    public string? Memo { get; init; }

    /// <summary>Whose narrative it is.</summary>
    public string? Group { get; init; }

    /// <summary>To whom the narrative speaks.</summary>
    public string? Audience { get; init; }

    /// <summary>Who is quoted.</summary>
    public string? QuotedFrom { get; init; }

    /// <summary>What came of it.</summary>
    public string? Outcome { get; init; }

    /// <summary>The words for a field of a coding's notes, or null.</summary>
    public string? Noted(CodingField field) => field switch
    {
        CodingField.Memo => Memo,
        CodingField.Group => Group,
        CodingField.Audience => Audience,
        CodingField.QuotedFrom => QuotedFrom,
        CodingField.Outcome => Outcome,
        CodingField.ImportedId => Id,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[imported]";
}

/// <summary>One coding of a foreign file. A value of 32 bytes, so that a million of them are no burden.</summary>
/// <param name="Code">Index into the file's codes.</param>
/// <param name="Coder">Index into the file's coders; -1 where the file does not say who coded.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last UTF-16 unit.</param>
/// <param name="Judgement">How it is judged.</param>
/// <param name="Text">What is said in words; null where nothing is.</param>
public readonly record struct ImportedCoding(
    int Code, int Coder, int Start, int End, Judgement Judgement = default, ImportedCodingText? Text = null);

/// <summary>One causal link of a foreign file.</summary>
/// <param name="Cause">Index of what led to it, into the file's codes.</param>
/// <param name="Effect">Index of what it led to.</param>
/// <param name="Coder">Index into the file's coders; -1 where the file does not say who coded.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last UTF-16 unit.</param>
/// <param name="Sign">Which way.</param>
/// <param name="Judgement">How it is judged.</param>
/// <param name="Text">What is said in words; null where nothing is.</param>
public sealed record ImportedLink(
    int Cause, int Effect, int Coder, int Start, int End, LinkSign Sign = LinkSign.Unclear, Judgement Judgement = default, ImportedCodingText? Text = null)
{
    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[imported]";
}

/// <summary>What a file of codings says of the text that it codes.</summary>
/// <param name="File">The text's file name.</param>
/// <param name="Sha256">The SHA-256 of that file's bytes, in lower-case hexadecimal.</param>
/// <param name="Length">The length of the text in UTF-16 units.</param>
public sealed record ImportedTarget(string? File, string? Sha256, int? Length);

/// <summary>The codes, codings and causal links of one foreign file for one text.</summary>
/// <remarks>Invariant: ids of codes are unique, each parent is the id of another code and no code stands below itself;
/// the indexes of every coding and link lie within <see cref="Codes"/> and <see cref="Coders"/>.</remarks>
public sealed record ImportedCodings
{
    /// <summary>The codes in the order of the file.</summary>
    public ImmutableArray<ImportedCode> Codes { get; init; } = [];

    /// <summary>The names of those who coded, as far as the file says.</summary>
    public ImmutableArray<string> Coders { get; init; } = [];

    /// <summary>The sets of codes in the order of the file; each names only codes that the file has.</summary>
    public ImmutableArray<ImportedSet> Sets { get; init; } = [];

    /// <summary>The codings in the order of the file.</summary>
    public ImmutableArray<ImportedCoding> Codings { get; init; } = [];

    /// <summary>The causal links in the order of the file.</summary>
    public ImmutableArray<ImportedLink> Links { get; init; } = [];

    /// <summary>Which text they belong to; null where the file does not say.</summary>
    public ImportedTarget? Target { get; init; }

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[imported]";
}

/// <summary>One text of a foreign project with its codings.</summary>
/// <param name="Id">The id by which the project knows it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its words with LF line ends.</param>
/// <param name="Turns">Its speaker turns.</param>
/// <param name="Codings">Its codings; their indexes point into the project's codes and coders.</param>
public sealed record ImportedDocument(
    string Id, string Name, string Text, ImmutableArray<Turn> Turns, ImmutableArray<ImportedCoding> Codings)
{
    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[imported]";
}

/// <summary>A foreign project: texts, codes and codings that came in together.</summary>
/// <remarks>The invariant of <see cref="ImportedCodings"/> holds here too; ids of documents are unique.</remarks>
public sealed record ImportedProject
{
    /// <summary>The texts in the order of the project.</summary>
    public ImmutableArray<ImportedDocument> Documents { get; init; } = [];

    /// <summary>The codes, a parent before its children.</summary>
    public ImmutableArray<ImportedCode> Codes { get; init; } = [];

    /// <summary>The names of those who coded.</summary>
    public ImmutableArray<string> Coders { get; init; } = [];

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[imported]";
}
