namespace Offramp.Methods.Dates;

/// <summary>Why a text is not an EDTF date, and where.</summary>
/// <param name="Code">One of <see cref="EdtfProblemCodes"/>; empty when there is no problem.</param>
/// <param name="Position">Where in the text, in UTF-16 units from 0; the length of the text when something is missing at its end.</param>
public readonly record struct EdtfProblem(string Code, int Position)
{
    /// <summary>No problem: what a successful reading reports.</summary>
    public static EdtfProblem None { get; } = new("", 0);
}

/// <summary>The stable codes of everything that can be wrong with an EDTF text. Their words are in the message catalogue.</summary>
public static class EdtfProblemCodes
{
    /// <summary>There is nothing to read.</summary>
    public const string Empty = "dates.empty";

    /// <summary>The text is longer than <see cref="Edtf.LongestText"/>.</summary>
    public const string TooLong = "dates.too-long";

    /// <summary>A character that cannot stand here (a space, a letter, a second qualifier).</summary>
    public const string UnexpectedCharacter = "dates.unexpected-character";

    /// <summary>A year is four digits (or X), with a minus before it for years before 0000; there is no year -0000.</summary>
    public const string YearMalformed = "dates.year-malformed";

    /// <summary>After Y come five digits or more without leading zero, or digits, E and an exponent.</summary>
    public const string LongYearMalformed = "dates.long-year-malformed";

    /// <summary>A year with Y or significant digits has no month or day.</summary>
    public const string LongYearStandsAlone = "dates.long-year-stands-alone";

    /// <summary>The year lies outside -10^15 to 10^15, the range in which days are counted exactly.</summary>
    public const string YearTooLarge = "dates.year-too-large";

    /// <summary>After S comes the number of significant digits, 1 or more.</summary>
    public const string SignificantDigitsMalformed = "dates.significant-digits-malformed";

    /// <summary>A month is two digits (or X).</summary>
    public const string MonthMalformed = "dates.month-malformed";

    /// <summary>A month is 01 to 12, or 21 to 41 for a part of the year.</summary>
    public const string MonthOutOfRange = "dates.month-out-of-range";

    /// <summary>A day is two digits (or X).</summary>
    public const string DayMalformed = "dates.day-malformed";

    /// <summary>That month has no such day.</summary>
    public const string DayOutOfRange = "dates.day-out-of-range";

    /// <summary>A season, quarter or other part of the year has no day.</summary>
    public const string GroupingWithDay = "dates.grouping-with-day";

    /// <summary>A time is hh:mm:ss, then nothing, Z, or an offset such as +04:30.</summary>
    public const string TimeMalformed = "dates.time-malformed";

    /// <summary>There is no such time of day or offset.</summary>
    public const string TimeOutOfRange = "dates.time-out-of-range";

    /// <summary>A time needs a whole date before it: year, month and day, without X and without qualifier.</summary>
    public const string TimeNeedsWholeDate = "dates.time-needs-whole-date";

    /// <summary>A time of day cannot stand in an interval or a set.</summary>
    public const string TimeStandsAlone = "dates.time-stands-alone";

    /// <summary>An interval has one slash.</summary>
    public const string IntervalParts = "dates.interval-parts";

    /// <summary>An interval of unknown start and unknown end says nothing.</summary>
    public const string IntervalEmpty = "dates.interval-empty";

    /// <summary>The interval ends before it begins.</summary>
    public const string IntervalReversed = "dates.interval-reversed";

    /// <summary>The set does not end with the bracket that closes it.</summary>
    public const string SetUnclosed = "dates.set-unclosed";

    /// <summary>A set, or a place between two commas, has nothing in it.</summary>
    public const string SetMemberEmpty = "dates.set-member-empty";

    /// <summary>Two dots without a date before them open the first member only, without a date after them close the last only.</summary>
    public const string RangeMisplaced = "dates.range-misplaced";

    /// <summary>Both ends of a range need the same precision (two years, two months, two days).</summary>
    public const string RangePrecisionsDiffer = "dates.range-precisions-differ";

    /// <summary>The range ends before it begins.</summary>
    public const string RangeReversed = "dates.range-reversed";

    /// <summary>All codes, in the order above.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Empty, TooLong, UnexpectedCharacter, YearMalformed, LongYearMalformed, LongYearStandsAlone, YearTooLarge,
        SignificantDigitsMalformed, MonthMalformed, MonthOutOfRange, DayMalformed, DayOutOfRange, GroupingWithDay,
        TimeMalformed, TimeOutOfRange, TimeNeedsWholeDate, TimeStandsAlone, IntervalParts, IntervalEmpty, IntervalReversed,
        SetUnclosed, SetMemberEmpty, RangeMisplaced, RangePrecisionsDiffer, RangeReversed,
    ];
}
