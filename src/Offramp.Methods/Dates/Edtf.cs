using System.Diagnostics.CodeAnalysis;

namespace Offramp.Methods.Dates;

/// <summary>What form a date has.</summary>
public enum EdtfKind
{
    /// <summary>One date, however coarse: something was at some time within it.</summary>
    Date,

    /// <summary>From some time within the first date to some time within the last (<c>2016/2018</c>).</summary>
    Interval,

    /// <summary>One of the members, nobody knows which (<c>[2014,2015]</c>).</summary>
    OneOf,

    /// <summary>All of the members (<c>{2014,2016}</c>).</summary>
    AllOf,
}

/// <summary>
/// A date in the Extended Date/Time Format, ISO 8601-2:2019 (levels 0, 1 and 2). Immutable; two are equal when their canonical
/// writing is, so <c>?2004~</c> equals <c>2004%</c>, but <c>2004</c> does not equal <c>2004-01/2004-12</c>.
/// </summary>
/// <remarks>What bounds, order and overlap mean for dates that are not exact is told in docs/methods/dates.md.</remarks>
public sealed partial record Edtf
{
    /// <summary>No text longer than this is read, in UTF-16 units: nobody writes such a date, and a hostile file costs nothing.</summary>
    public const int LongestText = 200;

    private readonly string _text;

    // Invariant: a date has one member, an interval two ends and no member, a set at least one member.
    private readonly IReadOnlyList<EdtfMember> _members;
    private readonly EdtfEnd? _start;
    private readonly EdtfEnd? _end;

    private Edtf(EdtfKind kind, string text, IReadOnlyList<EdtfMember> members, EdtfEnd? start, EdtfEnd? end) =>
        (Kind, _text, _members, _start, _end) = (kind, text, members, start, end);

    /// <summary>Its form.</summary>
    public EdtfKind Kind { get; }

    /// <summary>The date an interval begins in; null for other kinds and when open or unknown (<see cref="Earliest"/> tells which).</summary>
    public Edtf? Start => _start?.Date is { } date ? OfDate(date) : null;

    /// <summary>The date an interval ends in; null for other kinds and when open or unknown (<see cref="Latest"/> tells which).</summary>
    public Edtf? End => _end?.Date is { } date ? OfDate(date) : null;

    /// <summary>Whether any part of it is an estimate (<c>~</c> or <c>%</c>).</summary>
    public bool IsApproximate => Dates.Any(d => d.AnyQualifier.HasFlag(EdtfQualifier.Approximate));

    /// <summary>Whether any part of it is doubtful (<c>?</c> or <c>%</c>).</summary>
    public bool IsUncertain => Dates.Any(d => d.AnyQualifier.HasFlag(EdtfQualifier.Uncertain));

    /// <summary>Whether any digit of it is left open (<c>X</c>).</summary>
    public bool HasUnspecifiedDigit => Dates.Any(d => d.HasUnspecifiedDigit);

    private IEnumerable<EdtfDate> Dates =>
        _members.SelectMany(m => new[] { m.From, m.To }).Concat([_start?.Date, _end?.Date]).OfType<EdtfDate>();

    /// <summary>Reads EDTF exactly as the standard writes it; for dates in words see <see cref="TryReadWords"/>.</summary>
    /// <param name="text">Any text, of any length and origin; null reads as empty.</param>
    /// <param name="date">The date, or null.</param>
    /// <param name="problem">What is wrong and where, or <see cref="EdtfProblem.None"/>.</param>
    /// <returns>Whether it is EDTF.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Edtf? date, out EdtfProblem problem)
    {
        date = EdtfParser.Parse(text ?? "", out problem);
        return date is not null;
    }

    /// <summary>Reads EDTF that is known to be right, as in code and tests.</summary>
    /// <param name="text">An EDTF text.</param>
    /// <exception cref="FormatException">The text is not EDTF; the message has the problem's code and position.</exception>
    public static Edtf Parse(string text) =>
        TryParse(text, out var date, out var problem) ? date : throw new FormatException($"{problem.Code} at {problem.Position}");

    /// <summary>The canonical EDTF writing; reading it gives an equal date.</summary>
    public override string ToString() => _text;

    /// <summary>Whether the other has the same canonical writing.</summary>
    /// <param name="other">Another date.</param>
    public bool Equals(Edtf? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <summary>A hash of the canonical writing.</summary>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    internal static Edtf OfDate(EdtfDate date) => new(EdtfKind.Date, EdtfPrinter.Print(date), [new(date, date)], null, null);

    internal static Edtf OfInterval(EdtfEnd start, EdtfEnd end) =>
        new(EdtfKind.Interval, $"{EdtfPrinter.Print(start)}/{EdtfPrinter.Print(end)}", [], start, end);

    internal static Edtf OfSet(EdtfKind kind, IReadOnlyList<EdtfMember> members) =>
        new(kind, EdtfPrinter.Print(kind, members), members, null, null);
}
