using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What is published of a coding: sources, codebook, counts and passages, all under pseudonym, ready to be written in any form.</summary>
/// <remarks>Nothing in it tells of a machine, a clock, an id of the study or a file; the same study gives the same report. Its parts are named by
/// keys in their order (<c>S1</c>, <c>C1</c>, <c>Q1</c>), fit to be anchors.</remarks>
public sealed record CodingReport
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The day (UTC) of the last act that the report rests on; null where the study has none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The sources, by name in the study.</summary>
    public required ImmutableArray<ReportedSource> Sources { get; init; }

    /// <summary>The codebook as a tree written down: a parent before its children.</summary>
    public required ImmutableArray<ReportedCode> Codes { get; init; }

    /// <summary>Which codes share words, by the codes' names.</summary>
    public required ImmutableArray<ReportedPair> CoOccurrences { get; init; }

    /// <summary>What the reader must know: how much was withheld, what was withdrawn.</summary>
    public required ImmutableArray<Note> Notes { get; init; }

    /// <summary>How many codings the report counts.</summary>
    public int Codings => Codes.Sum(static code => code.Codings);

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[report]";
}

/// <summary>A source as it may be told of: neither its file nor a place narrower than the widest.</summary>
public sealed record ReportedSource
{
    /// <summary><c>S1</c>, <c>S2</c>, … in the report's order.</summary>
    public required string Key { get; init; }

    /// <summary>What the report calls it: its participants' pseudonyms, a publication's title, or the key.</summary>
    public required string Label { get; init; }

    /// <summary>What it is.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>The round of fieldwork.</summary>
    public string? Wave { get; init; }

    /// <summary>For what was published, its date as it stands; for everything else the month or a wider span, in words.</summary>
    public string? Date { get; init; }

    /// <summary>The widest of the places noted.</summary>
    public string? Place { get; init; }

    /// <summary>The language (BCP 47 tag).</summary>
    public string? Language { get; init; }

    /// <summary>How the words were kept: a reader must know whether a quotation was recorded or put together from notes.</summary>
    public string? Capture { get; init; }

    /// <summary>The participants' pseudonyms.</summary>
    public required ImmutableArray<string> Participants { get; init; }

    /// <summary>How many codings lie in it.</summary>
    public required int Codings { get; init; }

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => Key;
}

/// <summary>A codebook entry, its counts and its passages.</summary>
public sealed record ReportedCode
{
    /// <summary><c>C1</c>, <c>C2</c>, … in the order of the tree.</summary>
    public required string Key { get; init; }

    /// <summary>The name; the key where the name is made of words that may not leave.</summary>
    public required string Name { get; init; }

    /// <summary>The names from the top down, divided by <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The key of the code above it; null at the top.</summary>
    public string? Parent { get; init; }

    /// <summary>How deep it stands: 0 at the top.</summary>
    public required int Depth { get; init; }

    /// <summary>The colour as 0xRRGGBB.</summary>
    public int? Colour { get; init; }

    /// <summary>What it means.</summary>
    public string? Definition { get; init; }

    /// <summary>When to use it.</summary>
    public string? Use { get; init; }

    /// <summary>When not to use it.</summary>
    public string? NotUse { get; init; }

    /// <summary>A passage that shows it; null too where it repeats words that may not leave.</summary>
    public string? Example { get; init; }

    /// <summary>How many codings carry it, each coder's counted.</summary>
    public required int Codings { get; init; }

    /// <summary>In how many sources it occurs.</summary>
    public required int Sources { get; init; }

    /// <summary>How many codings carry it in each source, in the order of <see cref="CodingReport.Sources"/>.</summary>
    public required ImmutableArray<int> CodingsBySource { get; init; }

    /// <summary>Its passages by source and place in the text; what several coders coded and judged alike stands once.</summary>
    public required ImmutableArray<ReportedPassage> Passages { get; init; }

    /// <summary>How many more passages it has than are shown, where fewer were asked for.</summary>
    public int PassagesLeftOut { get; init; }

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => Key;
}

/// <summary>A passage of a report: its words, or why they are withheld.</summary>
/// <remarks>Invariant: exactly one of <see cref="Text"/> and <see cref="Withheld"/> is set.</remarks>
public sealed record ReportedPassage
{
    /// <summary><c>Q1</c>, <c>Q2</c>, … in the report's order.</summary>
    public required string Key { get; init; }

    /// <summary>The key of its source.</summary>
    public required string Source { get; init; }

    /// <summary>Whose turn it lies in, by pseudonym; null where the text has no turns or the one who speaks is not known to the study.</summary>
    public string? Speaker { get; init; }

    /// <summary>What the one who speaks does, where that is a collaborator: who helped is not named.</summary>
    public CollaboratorRole? SpeakerRole { get; init; }

    /// <summary>The number of its turn, from 1.</summary>
    public int? Turn { get; init; }

    /// <summary>The language of its text (BCP 47 tag), so that it is read in its own direction.</summary>
    public string? Language { get; init; }

    /// <summary>The words; null where they may not leave.</summary>
    public Words? Text { get; init; }

    /// <summary>The places in the words where the print itself is wrong; none where the words are withheld.</summary>
    public ImmutableArray<ReportedSlip> Slips { get; init; } = [];

    /// <summary>The same turns in the source's other texts, where these were asked for and may leave; only where <see cref="Text"/> stands.</summary>
    public ImmutableArray<ReportedCounterpart> Elsewhere { get; init; } = [];

    /// <summary>Why the words are withheld; null where they stand.</summary>
    public Note? Withheld { get; init; }

    /// <summary>Stance, standing, elicitation, standpoint.</summary>
    public required Judgement Judgement { get; init; }

    /// <summary>Who is quoted, where the words are second hand.</summary>
    public string? QuotedFrom { get; init; }

    /// <summary>How many coders coded and judged it so.</summary>
    public required int Coders { get; init; }

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => Key;
}

/// <summary>A printer's slip in a quotation.</summary>
/// <param name="AsPrinted">What is printed there.</param>
/// <param name="Stands">Whether the quotation has it as printed; else it was mended.</param>
public sealed record ReportedSlip(Words AsPrinted, bool Stands);

/// <summary>The turns of another text of the source, as a rule a translation, that say what a passage says.</summary>
/// <param name="Kind">What that text is to its source.</param>
/// <param name="Language">Its language (BCP 47 tag) where known.</param>
/// <param name="Text">The words of the whole turns.</param>
public sealed record ReportedCounterpart(RenditionKind Kind, string? Language, Words Text)
{
    /// <summary>The kind, never the words.</summary>
    public override string ToString() => Kind.ToString();
}

/// <summary>Two codes whose passages share words.</summary>
/// <param name="A">The key of the code whose name comes first, compared by code units.</param>
/// <param name="B">The key of the other.</param>
/// <param name="Passages">How many pairs of codings share at least one unit of text.</param>
/// <param name="Sources">In how many sources.</param>
public sealed record ReportedPair(string A, string B, int Passages, int Sources);
