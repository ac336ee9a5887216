namespace Offramp.Methods.Dates;

/// <summary>Bounds, order and overlap.</summary>
public sealed partial record Edtf : IComparable<Edtf>
{
    /// <summary>
    /// The first day it may be, as written: <c>?</c> and <c>~</c> do not move it. Seasons are meteorological, 21 to 24 northern.
    /// Of a set, the first day of any member.
    /// </summary>
    public EdtfBound Earliest => _start is { } start
        ? Bound(start, d => d.Extent.First)
        : _members.Any(m => m.From is null) ? EdtfBound.Open : EdtfBound.Known(_members.Min(m => m.From!.Extent.First));

    /// <summary>The last day it may be, by the same rules as <see cref="Earliest"/>.</summary>
    public EdtfBound Latest => _end is { } end
        ? Bound(end, d => d.Extent.Last)
        : _members.Any(m => m.To is null) ? EdtfBound.Open : EdtfBound.Known(_members.Max(m => m.To!.Extent.Last));

    /// <summary>
    /// A total order for sorting, which says nothing of what was first: by <see cref="Earliest"/> (none first), then by
    /// <see cref="Latest"/> (none last), then by the canonical writing.
    /// </summary>
    /// <param name="other">Another date; null comes before every date.</param>
    public int CompareTo(Edtf? other)
    {
        if (other is null)
            return 1;
        var earliest = (Earliest.DayNumber ?? long.MinValue).CompareTo(other.Earliest.DayNumber ?? long.MinValue);
        if (earliest != 0)
            return earliest;
        var latest = (Latest.DayNumber ?? long.MaxValue).CompareTo(other.Latest.DayNumber ?? long.MaxValue);
        return latest != 0 ? latest : string.CompareOrdinal(_text, other._text);
    }

    /// <summary>Whether it is over before the other begins, however both dates are read. Irreflexive and transitive.</summary>
    /// <param name="other">Another date.</param>
    /// <param name="roomDays">
    /// How many days "about" may be off, the analyst's choice; without it nothing that rests on an approximate date is certain.
    /// Nothing that rests on an uncertain one is.
    /// </param>
    public bool CertainlyBefore(Edtf other, int? roomDays = null) =>
        Certain(other, roomDays, (a, b, room) => a.CertainlyBefore(b, room), allMembers: true);

    /// <summary>Whether there is a reading of both dates in which it is over before the other begins.</summary>
    /// <param name="other">Another date.</param>
    /// <param name="roomDays">How many days an approximate or uncertain date may be off; without it, dates are taken as written.</param>
    public bool PossiblyBefore(Edtf other, int? roomDays = null) =>
        Possible(other, roomDays, (a, b, room) => a.PossiblyBefore(b, room), allMembers: true);

    /// <summary>
    /// Whether both share a day, however both dates are read. Two things dated <c>2015</c> need not: each was at some time in that year.
    /// </summary>
    /// <param name="other">Another date.</param>
    /// <param name="roomDays">As in <see cref="CertainlyBefore"/>.</param>
    public bool OverlapsCertainly(Edtf other, int? roomDays = null) =>
        Certain(other, roomDays, (a, b, room) => a.OverlapsCertainly(b, room), allMembers: false);

    /// <summary>Whether there is a reading of both dates in which they share a day.</summary>
    /// <param name="other">Another date.</param>
    /// <param name="roomDays">As in <see cref="PossiblyBefore"/>.</param>
    public bool OverlapsPossibly(Edtf other, int? roomDays = null) =>
        Possible(other, roomDays, (a, b, room) => a.OverlapsPossibly(b, room), allMembers: false);

    /// <summary>Whether one sorts before the other, see <see cref="CompareTo"/>.</summary>
    /// <param name="left">A date.</param>
    /// <param name="right">Another date.</param>
    public static bool operator <(Edtf left, Edtf right) => Ordered(left, right) < 0;

    /// <summary>Whether one sorts after the other, see <see cref="CompareTo"/>.</summary>
    /// <param name="left">A date.</param>
    /// <param name="right">Another date.</param>
    public static bool operator >(Edtf left, Edtf right) => Ordered(left, right) > 0;

    /// <summary>Whether one sorts before the other or is equal to it, see <see cref="CompareTo"/>.</summary>
    /// <param name="left">A date.</param>
    /// <param name="right">Another date.</param>
    public static bool operator <=(Edtf left, Edtf right) => Ordered(left, right) <= 0;

    /// <summary>Whether one sorts after the other or is equal to it, see <see cref="CompareTo"/>.</summary>
    /// <param name="left">A date.</param>
    /// <param name="right">Another date.</param>
    public static bool operator >=(Edtf left, Edtf right) => Ordered(left, right) >= 0;

    // Of a one-of set, each member is another possible world; of an all-of set, each member is there in every world.
    private bool Certain(Edtf other, int? room, Func<EdtfReading, EdtfReading, int?, bool> relation, bool allMembers) =>
        Worlds().All(a => other.Worlds().All(b => Holds(a, b, Room(room), relation, allMembers)));

    private bool Possible(Edtf other, int? room, Func<EdtfReading, EdtfReading, int?, bool> relation, bool allMembers) =>
        Worlds().Any(a => other.Worlds().Any(b => Holds(a, b, Room(room), relation, allMembers)));

    private static bool Holds(
        IReadOnlyList<EdtfReading> a,
        IReadOnlyList<EdtfReading> b,
        int? room,
        Func<EdtfReading, EdtfReading, int?, bool> relation,
        bool allMembers) => allMembers
            ? a.All(x => b.All(y => relation(x, y, room)))
            : a.Any(x => b.Any(y => relation(x, y, room)));

    private IEnumerable<IReadOnlyList<EdtfReading>> Worlds() => Kind switch
    {
        EdtfKind.Interval => [[EdtfReading.Of(_start!, _end!)]],
        EdtfKind.AllOf => [_members.Select(m => EdtfReading.Of(m, all: true)).ToList()],
        _ => _members.Select(m => (IReadOnlyList<EdtfReading>)[EdtfReading.Of(m, all: false)]),
    };

    private static int? Room(int? days) => days is null or >= 0
        ? days
        : throw new ArgumentOutOfRangeException(nameof(days), "Room for an approximate date is counted in days, 0 or more.");

    private static int Ordered(Edtf? left, Edtf? right) => left is null ? (right is null ? 0 : -1) : left.CompareTo(right);

    private static EdtfBound Bound(EdtfEnd end, Func<EdtfDate, long> day) => end.Date is { } date ? EdtfBound.Known(day(date))
        : end.Kind == EdtfBoundKind.Open ? EdtfBound.Open : EdtfBound.Unknown;
}
