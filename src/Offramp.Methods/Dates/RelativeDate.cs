using System.Diagnostics.CodeAnalysis;

namespace Offramp.Methods.Dates;

/// <summary>How a relative date lies to its event.</summary>
public enum TimeRelation
{
    /// <summary>Earlier.</summary>
    Before,

    /// <summary>When it happened, or while it lasted.</summary>
    At,

    /// <summary>Later.</summary>
    After,
}

/// <summary>A date that was told by an event: "some six weeks after the fall of the island". It stays relative: only <see cref="Resolve"/> turns it into days, and
/// anew each time, so that it follows the event.</summary>
/// <remarks>What the days mean, and how far "about" reaches, is told in docs/methods/dates.md.</remarks>
/// <param name="Relation">Before, at or after.</param>
/// <param name="Least">The shortest length of time between both; null where none was told.</param>
/// <param name="Most">The longest; null where none was told ("more than six weeks after"). The same as <paramref name="Least"/> where one length was told.</param>
/// <param name="IsApproximate">Whether it was told as an estimate.</param>
/// <param name="Event">What the event is called, as it was written; a study puts the event's id here.</param>
public sealed partial record RelativeDate(TimeRelation Relation, CalendarSpan? Least, CalendarSpan? Most, bool IsApproximate, string Event)
{
    /// <summary>No text longer than this is read, in UTF-16 units.</summary>
    public const int LongestText = 400;

    /// <summary>Reads <c>~P6W after EVENT</c> or English such as "some six weeks after EVENT".</summary>
    /// <param name="text">Any text; null reads as empty.</param>
    /// <param name="date">The date, or null.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out RelativeDate? date)
    {
        date = RelativeDateReader.Read(text ?? "");
        return date is not null;
    }

    /// <summary>The canonical writing; reading it gives an equal date.</summary>
    public override string ToString() => string.Join(' ', new[] { IsApproximate ? "~" + Length() : Length(), Relation switch
    {
        TimeRelation.Before => "before",
        TimeRelation.After => "after",
        _ => "at",
    }, Event }.Where(static part => part.Length > 0));

    /// <summary>In words, with the event called so.</summary>
    /// <param name="eventName">What the event is called.</param>
    /// <param name="say">Says the phrases of another language; English where nothing is given.</param>
    public string InWords(string eventName, SayDate? say = null)
    {
        say ??= DatePhrases.SayEnglish;
        (string, object) named = ("event", eventName);
        if (Relation == TimeRelation.At)
            return say(IsApproximate ? "at-about" : "at", named);
        var relation = Relation == TimeRelation.Before ? "before" : "after";
        string About(CalendarSpan span) => IsApproximate ? say("about", ("date", span.InWords(say))) : span.InWords(say);
        return (Least, Most) switch
        {
            (null, null) => say(IsApproximate ? $"some-time-{relation}" : relation, named),
            ({ } least, null) => say($"more-than-{relation}", ("length", About(least)), named),
            (null, { } most) => say($"within-{relation}", ("length", About(most)), named),
            ({ } least, { } most) when least == most => say($"length-{relation}", ("length", About(most)), named),
            ({ } least, { } most) when least == CalendarSpan.Zero => say($"within-{relation}", ("length", About(most)), named),
            ({ } least, { } most) => say($"between-{relation}", ("least", About(least)), ("most", most.InWords(say)), named),
        };
    }

    /// <summary>The days on which it may have been, as far as the event's date allows: a single day or a one-of set of days, open where nothing limits it; null where
    /// nothing can be said, or a day would lie outside the years 1 to 9999. Approximate where it, or the event, is.</summary>
    /// <param name="eventDate">When the event was.</param>
    public Edtf? Resolve(Edtf eventDate)
    {
        var sign = (IsApproximate || eventDate.IsApproximate, eventDate.IsUncertain) switch
        {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            _ => "",
        };
        long? earliest = eventDate.Earliest.DayNumber, latest = eventDate.Latest.DayNumber;
        if (Relation == TimeRelation.At)
            return IsApproximate ? Between(earliest, latest, sign) : eventDate;
        var after = Relation == TimeRelation.After;
        var (shortest, longest) = (Least ?? CalendarSpan.Zero, Most);
        // Counted from the first and from the last day of the event: whoever says "after it" may mean either, and "a month" is no exact length.
        if (after)
        {
            var first = earliest is { } from ? Math.Max(from, (shortest.After(from) ?? long.MaxValue) - Slack(shortest)) : (long?)null;
            var last = latest is { } to && longest is { } most ? most.After(to) + Slack(most) : null;
            return Fits(earliest, shortest) ? Between(first, last, sign) : null;
        }
        var end = latest is { } until ? Math.Min(until, (shortest.Before(until) ?? long.MinValue) + Slack(shortest)) : (long?)null;
        var start = earliest is { } since && longest is { } far ? far.Before(since) - Slack(far) : null;
        return Fits(latest, shortest) ? Between(start, end, sign) : null;
    }

    /// <summary>Whether it was before another date of the same event, whenever that event was. Nothing that rests on an estimate is certain.</summary>
    /// <exception cref="ArgumentException">The other rests on another event: only their resolved days can be compared.</exception>
    public bool CertainlyBefore(RelativeDate other) =>
        !IsApproximate && !Same(other).IsApproximate && Offsets().Last is { } last && other.Offsets().First is { } first && last < first;

    /// <summary>Whether it may have been before another date of the same event.</summary>
    /// <exception cref="ArgumentException">The other rests on another event.</exception>
    public bool PossiblyBefore(RelativeDate other) =>
        Offsets().First is not { } first || Same(other).Offsets().Last is not { } last || first < last;

    // How far a length may be off: half of the smallest unit in which it was said ("six weeks" is no count of days); told as an estimate, at least a quarter of the
    // whole, and a day. A convention, documented as such.
    private long Slack(CalendarSpan span)
    {
        if (span == CalendarSpan.Zero)
            return 0;
        return IsApproximate ? Math.Max(Math.Max(1, span.HalfUnit), (span.InDays.Most + 3) / 4) : span.HalfUnit;
    }

    private bool Fits(long? day, CalendarSpan span) =>
        day is not { } known || (Relation == TimeRelation.After ? span.After(known) : span.Before(known)) is not null;

    private static Edtf? Between(long? first, long? last, string sign)
    {
        if ((first is null && last is null) || first is < 0 or > 3652058 || last is < 0 or > 3652058)
            return null;
        if (first is { } from && last is { } to && from > to)
            return null;
        var text = first == last ? Day(first, sign) : $"[{Day(first, sign)}..{Day(last, sign)}]";
        return Edtf.TryParse(text, out var date, out _) ? date : null;
    }

    private static string Day(long? day, string sign) =>
        day is { } number ? DateOnly.FromDayNumber((int)number).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + sign : "";

    // Days from the event; null where nothing limits that side.
    private (long? First, long? Last) Offsets()
    {
        if (Relation == TimeRelation.At)
            return (0, 0);
        var shortest = Least ?? CalendarSpan.Zero;
        var near = Math.Max(0, shortest.InDays.Fewest - Slack(shortest));
        var far = Most is { } most ? most.InDays.Most + Slack(most) : (long?)null;
        return Relation == TimeRelation.After ? (near, far) : (-far, -near);
    }

    private RelativeDate Same(RelativeDate other) => string.Equals(Event, other.Event, StringComparison.Ordinal)
        ? other
        : throw new ArgumentException("The two rest on different events.", nameof(other));

    private string Length() => (Least, Most) switch
    {
        (null, null) => "",
        ({ } least, null) => $"{least}/..",
        ({ } least, { } most) when least == most => $"{most}",
        (var least, { } most) => $"{least ?? CalendarSpan.Zero}/{most}",
    };
}
