using System.Collections.Immutable;

namespace Offramp.Formats.Refi;

/// <summary>Which text a program counted in when it wrote its offsets.</summary>
public enum OffsetView
{
    /// <summary>The file as it is, without its byte-order mark.</summary>
    AsIs,

    /// <summary>Every line end counted as one.</summary>
    Lf,

    /// <summary>Every line end counted as two.</summary>
    CrLf,

    /// <summary>The file as it is, its byte-order mark counted, too.</summary>
    MarkCounted,
}

/// <summary>What a program counted.</summary>
public enum OffsetUnit
{
    /// <summary>Unicode code points, as the standard says.</summary>
    CodePoints,

    /// <summary>UTF-16 code units, of which an emoji has two.</summary>
    Utf16,
}

/// <summary>A way to read offsets.</summary>
/// <param name="View">The text that is counted in.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="IsInclusive">Whether the end is the last character rather than the one behind it.</param>
public sealed record OffsetReading(OffsetView View, OffsetUnit Unit, bool IsInclusive)
{
    /// <summary>What holds where nothing speaks for another: code points, the end exclusive, the file as it is.</summary>
    public static readonly OffsetReading Standard = new(OffsetView.AsIs, OffsetUnit.CodePoints, false);

    /// <summary>All of them, those that win a tie first.</summary>
    public static readonly ImmutableArray<OffsetReading> All =
    [
        .. from unit in (OffsetUnit[])[OffsetUnit.CodePoints, OffsetUnit.Utf16]
           from inclusive in (bool[])[false, true]
           from view in Enum.GetValues<OffsetView>()
           select new OffsetReading(view, unit, inclusive),
    ];
}

/// <summary>How well a reading fits all selections of a file together.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="NamePoints">2 for each selection whose words are its name, 1 for each that begins with its name.</param>
/// <param name="Boundaries">The share of ends that stand at a word's edge, less one point for each selection out of range.</param>
/// <param name="Edges">The share of ends at which the selection has a letter or sign rather than a blank.</param>
/// <param name="OutOfRange">How many selections do not lie in their text.</param>
/// <param name="Fingerprint">The same for readings that select the same words throughout.</param>
public sealed record OffsetScore(OffsetReading Reading, int NamePoints, double Boundaries, double Edges, int OutOfRange, ulong Fingerprint);

/// <summary>Why a selection should be looked at.</summary>
public enum OffsetSuspicion
{
    /// <summary>It does not lie in its text.</summary>
    OutOfRange,

    /// <summary>It begins or ends within a word.</summary>
    WithinWord,

    /// <summary>Its name is not its words, although names are in the rest of the file.</summary>
    OtherWordsThanName,
}

/// <summary>A selection that should be looked at.</summary>
/// <param name="Text">The guid of its text.</param>
/// <param name="Selection">Its guid.</param>
/// <param name="Suspicion">Why.</param>
public sealed record SuspiciousSelection(string Text, string Selection, OffsetSuspicion Suspicion);

/// <summary>How the offsets of a file are read, and all that speaks for and against.</summary>
public sealed record OffsetChoice
{
    /// <summary>The reading.</summary>
    public required OffsetReading Reading { get; init; }

    /// <summary>Whether somebody asked for it, rather than that the file showed it.</summary>
    public bool WasAskedFor { get; init; }

    /// <summary>Whether the file leaves no doubt: no other reading selects other words, or names or the edges of words decide.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>How many selections were weighed: those in texts that the file has.</summary>
    public int Weighed { get; init; }

    /// <summary>How many of them have a name that could be their words.</summary>
    public int Named { get; init; }

    /// <summary>All readings, the best first.</summary>
    public ImmutableArray<OffsetScore> Scores { get; init; } = [];

    /// <summary>Selections that should be looked at, as read.</summary>
    public ImmutableArray<SuspiciousSelection> Suspicious { get; init; } = [];
}

/// <summary>The words of a selection under a reading.</summary>
/// <param name="Start">Where it begins, in UTF-16 units of the text with LF line ends.</param>
/// <param name="End">Where it ends, likewise.</param>
/// <param name="Words">The words with the line ends that the reading counts in.</param>
public sealed record OffsetPassage(int Start, int End, string Words);
