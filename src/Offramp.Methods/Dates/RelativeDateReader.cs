using System.Globalization;

namespace Offramp.Methods.Dates;

/// <summary>Reads relative dates: a length of time, a relation, and the rest is the event.</summary>
internal static class RelativeDateReader
{
    private static readonly string[] Estimates = ["about", "around", "roughly", "approximately", "circa", "c.", "ca.", "ca", "some", "perhaps", "nearly", "almost", "~"];
    private static readonly string[] Numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
            "seventeen", "eighteen", "nineteen", "twenty"];

    public static RelativeDate? Read(string text)
    {
        if (text.Length > RelativeDate.LongestText)
            return null;
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        // "around the time of" has no other word for the relation.
        if (words.Length > 4 && Estimates.Contains(words[0].ToLowerInvariant()) && IsTimeOf(words[1..4]))
            return new(TimeRelation.At, null, null, true, string.Join(' ', words[4..]));
        // "at least six weeks after": that "at" is no relation.
        var relation = Enumerable.Range(0, words.Length).FirstOrDefault(i => RelationOf(words[i]) is not null && !IsBound(words, i), -1);
        if (relation < 0 || relation == words.Length - 1)
            return null;
        var lead = words[..relation].Select(static w => w.ToLowerInvariant()).SelectMany(static w => w.Length > 1 && w[0] == '~' ? ["~", w[1..]] : new[] { w }).ToList();
        var name = words[(relation + 1)..];
        // Of "at the time of" the event is what follows.
        if (RelationOf(words[relation]) == TimeRelation.At)
        {
            if (name.Length > 3 && IsTimeOf(name[..3]))
                name = name[3..];
            var estimated = lead.RemoveAll(static w => Estimates.Contains(w)) > 0;
            return lead.Count == 0 ? new(TimeRelation.At, null, null, estimated, string.Join(' ', name)) : null;
        }
        return Length(lead) is { } length ? new(RelationOf(words[relation])!.Value, length.Least, length.Most, length.IsEstimate, string.Join(' ', name)) : null;
    }

    private static bool IsTimeOf(string[] words) => string.Join(' ', words).Equals("the time of", StringComparison.OrdinalIgnoreCase);

    private static bool IsBound(string[] words, int at) =>
        words[at].Equals("at", StringComparison.OrdinalIgnoreCase) && at + 1 < words.Length && words[at + 1].ToLowerInvariant() is "least" or "most";

    private static TimeRelation? RelationOf(string word) => word.ToLowerInvariant() switch
    {
        "before" => TimeRelation.Before,
        "after" or "following" => TimeRelation.After,
        "at" or "during" => TimeRelation.At,
        _ => null,
    };

    private static (CalendarSpan? Least, CalendarSpan? Most, bool IsEstimate)? Length(List<string> lead)
    {
        if (lead is [.., "or", "so"])
            lead = ["~", .. lead.SkipLast(2)];
        // "some weeks" is a vague number of them; "some six weeks" an estimate.
        if (lead is ["some", var lone] && Unit(lone) is not null)
            lead = ["a", "few", lone];
        var estimate = false;
        while (lead.Count > 0 && Estimates.Contains(lead[0]))
        {
            estimate = true;
            lead = lead[1..];
        }
        if (lead.Count == 0)
            return (null, null, estimate);
        if (lead.Count == 1 && Iso(lead[0]) is { } iso)
            return (iso.Least, iso.Most, estimate);
        var (atLeast, atMost) = (false, false);
        if (lead is ["at", "least" or "most", ..])
            (atLeast, atMost, lead) = (lead[1] == "least", lead[1] == "most", lead[2..]);
        else if (lead is ["more" or "less", "than", ..])
            (atLeast, atMost, lead) = (lead[0] == "more", lead[0] == "less", lead[2..]);
        else if (lead is ["over", ..])
            (atLeast, lead) = (true, lead[1..]);
        else if (lead is ["within", ..])
            (atMost, lead) = (true, lead[1..]);
        else if (lead is ["up", "to", ..])
            (atMost, lead) = (true, lead[2..]);
        if ((atLeast || atMost) && lead.Count > 0 && Estimates.Contains(lead[0]))
            (estimate, lead) = (true, lead[1..]);
        if (Vague(lead) is { } vague)
            return atLeast || atMost ? null : (vague.Least, vague.Most, true);
        if (Range(lead) is { } range)
            return atLeast || atMost ? null : (range.Least, range.Most, estimate);
        if (Sum(lead) is not { } span)
            return null;
        return atLeast ? (span, null, estimate) : atMost ? (CalendarSpan.Zero, span, estimate) : (span, span, estimate);
    }

    private static (CalendarSpan Least, CalendarSpan? Most)? Iso(string word)
    {
        var parts = word.Split('/');
        if (parts.Length > 2 || !CalendarSpan.TryParse(parts[0], out var least))
            return null;
        if (parts.Length == 1)
            return (least, least);
        if (parts[1] == "..")
            return (least, null);
        return CalendarSpan.TryParse(parts[1], out var most) ? (least, most) : null;
    }

    // Conventions, documented: a couple is about two, a few two to six, several three to nine.
    private static (CalendarSpan Least, CalendarSpan Most)? Vague(List<string> lead)
    {
        var (least, most, unit) = lead switch
        {
            ["a", "couple", "of", var u] => (2, 2, u),
            ["a" or "the", "few", var u] => (2, 6, u),
            ["few", var u] => (2, 6, u),
            ["several", var u] => (3, 9, u),
            [var u] when u.EndsWith('s') => (2, 6, u),
            _ => (0, 0, ""),
        };
        return most > 0 && Unit(unit) is { } letter ? (Of(least, letter), Of(most, letter)) : null;
    }

    private static (CalendarSpan Least, CalendarSpan Most)? Range(List<string> lead)
    {
        if (lead is [var both, var only] && both.Split('-', '–') is [var from, var until] && Number(from) is { } low && Number(until) is { } high && Unit(only) is { } letter)
            return low <= high ? (Of(low, letter), Of(high, letter)) : null;
        var to = lead.FindIndex(static w => w is "to" or "or");
        if (to <= 0 || Sum(lead[(to + 1)..]) is not { } most)
            return null;
        // "two to three weeks": the unit stands at the end alone.
        var left = to == 1 && lead.Count == to + 3 ? [lead[0], lead[^1]] : lead[..to];
        return Sum(left) is { } least ? (least, most) : null;
    }

    private static CalendarSpan? Sum(List<string> lead)
    {
        if (lead is ["half", "a", "year"])
            return new(0, 6, 0, 0);
        var total = CalendarSpan.Zero;
        var any = false;
        for (var at = 0; at < lead.Count;)
        {
            if (any && lead[at] == "and")
                at++;
            if (at + 1 >= lead.Count || Number(lead[at]) is not { } count || Unit(lead[at + 1].TrimEnd(',')) is not { } unit)
                return null;
            var next = Of(count, unit);
            total = new(total.Years + next.Years, total.Months + next.Months, total.Weeks + next.Weeks, total.Days + next.Days);
            any = true;
            at += 2;
        }
        return any && total is { Years: <= CalendarSpan.Largest, Months: <= CalendarSpan.Largest, Weeks: <= CalendarSpan.Largest, Days: <= CalendarSpan.Largest } ? total : null;
    }

    private static CalendarSpan Of(int count, char unit) => unit switch
    {
        'Y' => new(count, 0, 0, 0),
        'M' => new(0, count, 0, 0),
        'W' => new(0, 0, count, 0),
        _ => new(0, 0, 0, count),
    };

    private static char? Unit(string word) => word switch
    {
        "year" or "years" => 'Y',
        "month" or "months" => 'M',
        "week" or "weeks" => 'W',
        "day" or "days" => 'D',
        _ => null,
    };

    private static int? Number(string word)
    {
        if (word is "a" or "an" or "the")
            return 1;
        var named = Array.IndexOf(Numbers, word);
        if (named >= 0)
            return named;
        return word.Length <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
