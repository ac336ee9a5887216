using Offramp.Research;

namespace Offramp.Server;

/// <summary>A question and which of its answers are shown.</summary>
/// <param name="Query">The question.</param>
/// <param name="Offset">How many answers are passed over.</param>
/// <param name="Limit">How many are given: at most 200.</param>
/// <param name="Counts">Whether it is counted by source, code and what else passages can be told apart by.</param>
internal sealed record FindPageAsk(FindAsk Query, int Offset = 0, int Limit = 50, bool Counts = false)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[question]";
}

/// <summary>Answers to a question.</summary>
/// <param name="Total">How many answers there are in all.</param>
/// <param name="Sources">In how many sources.</param>
/// <param name="Items">Those that were asked for.</param>
/// <param name="Notes">Where the search could not be finished.</param>
/// <param name="Counts">How many answers there are of each value, where that was asked.</param>
internal sealed record FindReply(int Total, int Sources, FoundItem[] Items, string[] Notes, FoundCounts? Counts)
{
    /// <summary>How many.</summary>
    public override string ToString() => $"[{Total}]";
}

/// <summary>How many answers there are of a value: an id, or the value itself.</summary>
internal sealed record FoundCount(string Value, int Count)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[count]";
}

/// <summary>Answers by what they can be told apart by, the most frequent first; what is not known is not counted.</summary>
internal sealed record FoundCounts(
    FoundCount[] Sources, FoundCount[] Codes, FoundCount[] Coders, FoundCount[] Stances, FoundCount[] Standings, FoundCount[] Elicitations,
    FoundCount[] Standpoints, FoundCount[] Waves, FoundCount[] Languages, FoundCount[] Kinds);

/// <summary>A code on an answer, and who gave it: the whole of it, or a part of it or more.</summary>
internal sealed record FoundCode(string Code, string[] Coders, bool Exact);

/// <summary>An answer: a coded passage, a stretch where codes meet, or a hit of words.</summary>
internal sealed record FoundItem
{
    /// <summary>By which it is chosen. It is the same as long as the answer is.</summary>
    public required string Key { get; init; }

    /// <summary>Whether it lies in a text, so that it can be coded.</summary>
    public required bool InText { get; init; }

    public required string? Source { get; init; }

    public required string? SourceName { get; init; }

    public required string? Document { get; init; }

    public required string? DocumentName { get; init; }

    public required string? Version { get; init; }

    /// <summary>BCP 47.</summary>
    public required string? Language { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>The words; the first of them where they are many.</summary>
    public required string Text { get; init; }

    public required string Before { get; init; }

    public required string After { get; init; }

    /// <summary>Whether words were left out at the end.</summary>
    public required bool Cut { get; init; }

    /// <summary>The number of the turn in which it begins.</summary>
    public required int? Turn { get; init; }

    public required string? Speaker { get; init; }

    /// <summary>The coding, where the answer is one coded passage.</summary>
    public required string? Coding { get; init; }

    public required string? Code { get; init; }

    public required string? Coder { get; init; }

    public required Stance? Stance { get; init; }

    public required Standing? Standing { get; init; }

    public required Elicitation? Elicitation { get; init; }

    public required Standpoint? Standpoint { get; init; }

    public required string? Note { get; init; }

    /// <summary>All codes that share words with it, in the order of the codebook.</summary>
    public required FoundCode[] Codes { get; init; }

    /// <summary>Which note of a coding or link, or which text of a codebook entry, was hit.</summary>
    public required string? Field { get; init; }

    /// <summary>The memo that was hit.</summary>
    public required string? Memo { get; init; }

    public required string? MemoTitle { get; init; }

    /// <summary>The key alone.</summary>
    public override string ToString() => Key;
}
