namespace Offramp.Methods.Dates;

/// <summary>One side of an interval: a date, open (<c>..</c>) or unknown (empty).</summary>
internal sealed record EdtfEnd(EdtfDate? Date, EdtfBoundKind Kind);

/// <summary>One member of a set: a date (both ends the same), a range of dates, or a range open on one side.</summary>
/// <param name="From">The first date; null when open on that side.</param>
/// <param name="To">The last date; null when open on that side.</param>
internal sealed record EdtfMember(EdtfDate? From, EdtfDate? To)
{
    /// <summary>Whether it is one date and no range.</summary>
    public bool IsSingle => ReferenceEquals(From, To);
}

/// <summary>Reads a whole EDTF text: tells sets and intervals from single dates and checks what their parts are to each other.</summary>
internal static class EdtfParser
{
    public static Edtf? Parse(string text, out EdtfProblem problem)
    {
        problem = EdtfProblem.None;
        if (text.Length == 0)
            return Fail(EdtfProblemCodes.Empty, 0, out problem);
        if (text.Length > Edtf.LongestText)
            return Fail(EdtfProblemCodes.TooLong, Edtf.LongestText, out problem);
        if (text[0] is '[' or '{')
            return Set(text, out problem);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
            return Interval(text, slash, out problem);
        return EdtfDateReader.Read(text, 0, text.Length, out problem) is { } date ? Edtf.OfDate(date) : null;
    }

    private static Edtf? Interval(string text, int slash, out EdtfProblem problem)
    {
        var second = text.IndexOf('/', slash + 1);
        if (second >= 0)
            return Fail(EdtfProblemCodes.IntervalParts, second, out problem);
        if (End(text, 0, slash, out problem) is not { } start || End(text, slash + 1, text.Length, out problem) is not { } end)
            return null;
        if (start.Kind == EdtfBoundKind.Unknown && end.Kind == EdtfBoundKind.Unknown)
            return Fail(EdtfProblemCodes.IntervalEmpty, 0, out problem);
        if (start.Date is { } from && end.Date is { } to && from.Extent.First > to.Extent.Last)
            return Fail(EdtfProblemCodes.IntervalReversed, slash + 1, out problem);
        return Edtf.OfInterval(start, end);
    }

    private static EdtfEnd? End(string text, int from, int to, out EdtfProblem problem)
    {
        problem = EdtfProblem.None;
        if (from == to)
            return new(null, EdtfBoundKind.Unknown);
        if (text.AsSpan(from, to - from) is "..")
            return new(null, EdtfBoundKind.Open);
        return Part(text, from, to, out problem) is { } date ? new(date, EdtfBoundKind.Known) : null;
    }

    private static Edtf? Set(string text, out EdtfProblem problem)
    {
        if (text[^1] != (text[0] == '[' ? ']' : '}'))
            return Fail(EdtfProblemCodes.SetUnclosed, text.Length, out problem);
        var members = new List<EdtfMember>();
        for (var at = 1; at < text.Length;)
        {
            var end = text.IndexOf(',', at);
            if (end < 0)
                end = text.Length - 1;
            if (Member(text, at, end, out problem) is not { } member)
                return null;
            members.Add(member);
            at = end + 1;
        }
        problem = EdtfProblem.None;
        return Edtf.OfSet(text[0] == '[' ? EdtfKind.OneOf : EdtfKind.AllOf, members);
    }

    private static EdtfMember? Member(string text, int from, int to, out EdtfProblem problem)
    {
        problem = EdtfProblem.None;
        if (from == to)
            return Fail<EdtfMember>(EdtfProblemCodes.SetMemberEmpty, from, out problem);
        var dots = text.IndexOf("..", from, to - from, StringComparison.Ordinal);
        if (dots < 0)
            return Part(text, from, to, out problem) is { } date ? new(date, date) : null;
        EdtfDate? first = null, last = null;
        if (dots > from && (first = Part(text, from, dots, out problem)) is null)
            return null;
        if (dots + 2 < to && (last = Part(text, dots + 2, to, out problem)) is null)
            return null;
        if ((first is null && (last is null || from != 1)) || (last is null && to != text.Length - 1))
            return Fail<EdtfMember>(EdtfProblemCodes.RangeMisplaced, dots, out problem);
        if (first is not null && last is not null)
        {
            if (first.Precision != last.Precision)
                return Fail<EdtfMember>(EdtfProblemCodes.RangePrecisionsDiffer, dots + 2, out problem);
            if (first.Extent.First > last.Extent.Last)
                return Fail<EdtfMember>(EdtfProblemCodes.RangeReversed, dots + 2, out problem);
        }
        return new(first, last);
    }

    private static EdtfDate? Part(string text, int from, int to, out EdtfProblem problem)
    {
        if (EdtfDateReader.Read(text, from, to, out problem) is not { } date)
            return null;
        return date.Time is null ? date : Fail<EdtfDate>(EdtfProblemCodes.TimeStandsAlone, text.IndexOf('T', from), out problem);
    }

    private static Edtf? Fail(string code, int at, out EdtfProblem problem) => Fail<Edtf>(code, at, out problem);

    private static T? Fail<T>(string code, int at, out EdtfProblem problem)
        where T : class
    {
        problem = new(code, at);
        return null;
    }
}
