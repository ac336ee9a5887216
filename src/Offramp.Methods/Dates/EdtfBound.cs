namespace Offramp.Methods.Dates;

/// <summary>What is known of one end of a date.</summary>
public enum EdtfBoundKind
{
    /// <summary>A day can be named.</summary>
    Known,

    /// <summary>No limit is set on this side (<c>..</c>).</summary>
    Open,

    /// <summary>There is a limit, and nobody has said which (an empty side of an interval).</summary>
    Unknown,
}

/// <summary>The first or the last day of a date as written.</summary>
/// <param name="Kind">Whether a day can be named, and if not, why.</param>
/// <param name="DayNumber">
/// Days since 0001-01-01 in the proleptic Gregorian calendar with a year 0000, the count of <see cref="DateOnly.DayNumber"/>
/// carried on in both directions; null unless <paramref name="Kind"/> is <see cref="EdtfBoundKind.Known"/>.
/// </param>
public readonly record struct EdtfBound(EdtfBoundKind Kind, long? DayNumber)
{
    /// <summary>The day; null when none is known or its year lies outside 1 to 9999 (then only <see cref="DayNumber"/> has it).</summary>
    public DateOnly? Day => DayNumber is >= 0 and <= 3652058 and var day ? DateOnly.FromDayNumber((int)day) : null;

    internal static EdtfBound Open { get; } = new(EdtfBoundKind.Open, null);

    internal static EdtfBound Unknown { get; } = new(EdtfBoundKind.Unknown, null);

    internal static EdtfBound Known(long day) => new(EdtfBoundKind.Known, day);
}
