namespace Offramp.Methods.Dates;

/// <summary>
/// Where the beginning and the end of what a date stands for may lie, as day numbers; <see cref="long.MinValue"/> and
/// <see cref="long.MaxValue"/> stand for no limit. Invariant: each least value is not after its greatest.
/// </summary>
/// <remarks>A single date says that something was at some time within it, so its beginning and its end may each be any of its days.</remarks>
internal readonly record struct EdtfReading(long StartLeast, long StartGreatest, long EndLeast, long EndGreatest)
{
    /// <summary>What is said of the date that the beginning rests on.</summary>
    public EdtfQualifier StartQualifier { get; init; }

    /// <summary>What is said of the date that the end rests on.</summary>
    public EdtfQualifier EndQualifier { get; init; }

    public static EdtfReading Of(EdtfDate date) => SomeTimeWithin(date, date);

    public static EdtfReading Of(EdtfMember member, bool all) => all && !member.IsSingle
        ? Of(Side(member.From), Side(member.To))
        : SomeTimeWithin(member.From, member.To);

    public static EdtfReading Of(EdtfEnd start, EdtfEnd end)
    {
        // An open side has no limit; an unknown side has one, which may be anywhere up to the other side.
        var (startLeast, startGreatest) = start.Date is { } from ? (from.WidestExtent.First, from.WidestExtent.Last)
            : (long.MinValue, start.Kind == EdtfBoundKind.Open ? long.MinValue : long.MaxValue);
        var (endLeast, endGreatest) = end.Date is { } to ? (to.WidestExtent.First, to.WidestExtent.Last)
            : (end.Kind == EdtfBoundKind.Open ? long.MaxValue : long.MinValue, long.MaxValue);
        return new(startLeast, Math.Min(startGreatest, endGreatest), Math.Max(endLeast, startLeast), endGreatest)
        {
            StartQualifier = Qualifier(start.Kind == EdtfBoundKind.Unknown ? end.Date : start.Date),
            EndQualifier = Qualifier(end.Kind == EdtfBoundKind.Unknown ? start.Date : end.Date),
        };
    }

    public bool CertainlyBefore(EdtfReading other, int? room) =>
        Later(EndGreatest, EndQualifier, room) < Earlier(other.StartLeast, other.StartQualifier, room)
        && CanBeCertain(EndQualifier, room) && CanBeCertain(other.StartQualifier, room);

    public bool PossiblyBefore(EdtfReading other, int? room) =>
        Earlier(EndLeast, EndQualifier, room) < Later(other.StartGreatest, other.StartQualifier, room);

    public bool OverlapsCertainly(EdtfReading other, int? room) =>
        Later(StartGreatest, StartQualifier, room) <= Earlier(other.EndLeast, other.EndQualifier, room)
        && Later(other.StartGreatest, other.StartQualifier, room) <= Earlier(EndLeast, EndQualifier, room)
        && CanBeCertain(StartQualifier, room) && CanBeCertain(EndQualifier, room)
        && CanBeCertain(other.StartQualifier, room) && CanBeCertain(other.EndQualifier, room);

    public bool OverlapsPossibly(EdtfReading other, int? room) =>
        Earlier(StartLeast, StartQualifier, room) <= Later(other.EndGreatest, other.EndQualifier, room)
        && Earlier(other.StartLeast, other.StartQualifier, room) <= Later(EndGreatest, EndQualifier, room);

    private static EdtfReading SomeTimeWithin(EdtfDate? first, EdtfDate? last)
    {
        var least = first?.WidestExtent.First ?? long.MinValue;
        var greatest = last?.WidestExtent.Last ?? long.MaxValue;
        var qualifier = Qualifier(first) | Qualifier(last);
        return new(least, greatest, least, greatest) { StartQualifier = qualifier, EndQualifier = qualifier };
    }

    private static EdtfEnd Side(EdtfDate? date) => new(date, date is null ? EdtfBoundKind.Open : EdtfBoundKind.Known);

    private static EdtfQualifier Qualifier(EdtfDate? date) => date?.AnyQualifier ?? EdtfQualifier.None;

    // Room in days makes "about" definite; no room makes a date right whose source may be wrong.
    private static bool CanBeCertain(EdtfQualifier qualifier, int? room) =>
        qualifier == EdtfQualifier.None || (qualifier == EdtfQualifier.Approximate && room is not null);

    private static long Earlier(long day, EdtfQualifier qualifier, int? room) =>
        qualifier == EdtfQualifier.None || day is long.MinValue or long.MaxValue ? day : day - (room ?? 0);

    private static long Later(long day, EdtfQualifier qualifier, int? room) =>
        qualifier == EdtfQualifier.None || day is long.MinValue or long.MaxValue ? day : day + (room ?? 0);
}
