using System.Globalization;

namespace Offramp.Formats;

/// <summary>Time codes as transcribers and their programs write them, in any script's digits.</summary>
/// <remarks>
/// <c>[00:14:02]</c>, <c>(14:02)</c>, <c>14:02</c>, <c>#00:14:02-5#</c>, <c>00:14:02.500</c> and <c>00:14:02,500</c>, <c>00:14:02:12</c> with
/// frames, <c>00:14:02 --&gt; 00:14:07</c> and <c>[14:02-14:07]</c> of which the beginning counts, <c>[14 min 02]</c>, <c>0h14m02s</c>,
/// <c>14'02"</c>.
/// </remarks>
internal static class TimeCode
{
    private const int LongestHours = 99;

    /// <summary>Reads a time code at the beginning of a text.</summary>
    /// <param name="text">What may begin with one.</param>
    /// <param name="time">From the beginning of the recording.</param>
    /// <param name="length">How many units it takes up, with its brackets.</param>
    /// <param name="isBare">Whether it has no brackets and no hours, and could as well be a time of day or a duration in a sentence.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out TimeSpan time, out int length, out bool isBare)
    {
        time = default;
        length = 0;
        isBare = false;
        if (text.IsEmpty) return false;
        char close = text[0] switch { '[' => ']', '(' => ')', '{' => '}', '#' => '#', '<' => '>', _ => '\0' };
        int at = close == '\0' ? 0 : 1;
        if (close != '\0') PastBlanks(text, ref at);
        if (!Clock(text, ref at, close == '#', out time, out bool hasHours) && !WithUnits(text, ref at, close != '\0', out time, out hasHours)) return false;
        bool isRange = PastRange(text, ref at, close != '\0');
        if (close != '\0')
        {
            PastBlanks(text, ref at);
            if (at >= text.Length || text[at] != close) return false;
            at++;
        }
        else if (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '/' or '%'))
        {
            return false;
        }
        length = at;
        isBare = close == '\0' && !hasHours && !isRange;
        return true;
    }

    /// <summary>Hours, minutes and seconds between colons, with tenths, thousandths or frames behind.</summary>
    private static bool Clock(ReadOnlySpan<char> text, ref int at, bool dashIsPoint, out TimeSpan time, out bool hasHours)
    {
        time = default;
        hasHours = false;
        int from = at, count = 0;
        Span<int> parts = stackalloc int[4];
        while (true)
        {
            int before = at;
            if (!Number(text, ref at, 3, out parts[count], out int digits) || (count > 0 && digits != 2))
            {
                at = from;
                return false;
            }
            // Of four parts the last are frames of a film, of which a second has at most sixty.
            if (++count == 4 && parts[3] >= 60)
            {
                (count, at) = (3, before - 1);
                break;
            }
            if (count == 4 || at >= text.Length || text[at] != ':' || !IsDigit(text, at + 1)) break;
            at++;
        }
        double fraction = 0;
        if (count < 4 && at < text.Length && (text[at] is '.' or ',' || (text[at] == '-' && dashIsPoint)) && IsDigit(text, at + 1))
        {
            int point = at++;
            if (!Number(text, ref at, 3, out int tail, out int digits)) at = point;
            else fraction = tail / Math.Pow(10, digits);
        }
        hasHours = count >= 3;
        int first = hasHours ? 1 : 0;
        if (count >= 2 && Time(hasHours ? parts[0] : 0, parts[first], parts[first + 1], fraction, hasHours, out time)) return true;
        at = from;
        return false;
    }

    /// <summary><c>14 min 02</c> between brackets; without them only what stands together, <c>0h14m02s</c>, <c>14m02s</c>, <c>14'02"</c>.</summary>
    private static bool WithUnits(ReadOnlySpan<char> text, ref int at, bool mayHaveBlanks, out TimeSpan time, out bool hasHours)
    {
        int from = at, hours = 0, seconds = 0;
        hasHours = false;
        time = default;
        if (!Number(text, ref at, 3, out int number, out _)) return false;
        string? unit = Unit(text, ref at, mayHaveBlanks);
        if (unit is "h")
        {
            hasHours = true;
            hours = number;
            if (mayHaveBlanks) PastBlanks(text, ref at);
            if (Number(text, ref at, 2, out number, out _)) unit = Unit(text, ref at, mayHaveBlanks) ?? "min";
        }
        if (unit is "min" or "m" or "'")
        {
            int before = at;
            if (mayHaveBlanks) PastBlanks(text, ref at);
            if (Number(text, ref at, 2, out seconds, out _)) Unit(text, ref at, mayHaveBlanks);
            else at = before;
            if ((hasHours || mayHaveBlanks || at > before) && Time(hours, number, seconds, 0, hasHours, out time)) return true;
        }
        at = from;
        return false;
    }

    private static string? Unit(ReadOnlySpan<char> text, ref int at, bool mayHaveBlanks)
    {
        int before = at;
        if (mayHaveBlanks) PastBlanks(text, ref at);
        foreach ((string word, string unit) in ((string, string)[])
            [("hours", "h"), ("std", "h"), ("h", "h"), ("minutes", "min"), ("min.", "min"), ("min", "min"), ("m", "m"), ("seconds", "s"), ("sec", "s"), ("sek", "s"), ("s", "s"),
             ("″", "s"), ("''", "s"), ("\"", "s"), ("”", "s"), ("'", "'"), ("′", "'"), ("’", "'")])
        {
            if (!text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            int end = at + word.Length;
            if (char.IsLetter(word[^1]) && end < text.Length && char.IsLetter(text[end])) continue;
            at = end;
            return unit;
        }
        at = before;
        return null;
    }

    /// <summary>The end of a range says nothing that the next beginning does not.</summary>
    private static bool PastRange(ReadOnlySpan<char> text, ref int at, bool inBrackets)
    {
        int next = at;
        PastBlanks(text, ref next);
        bool isArrow = text[next..].StartsWith("-->", StringComparison.Ordinal);
        if (isArrow) next += 3;
        else if (inBrackets && next < text.Length && text[next] is '-' or '–' or '—') next++;
        else return false;
        PastBlanks(text, ref next);
        if (!Clock(text, ref next, false, out _, out _)) return false;
        at = next;
        return true;
    }

    private static bool Time(int hours, int minutes, int seconds, double fraction, bool hasHours, out TimeSpan time)
    {
        time = default;
        if (hours > LongestHours || seconds > 59 || (hasHours && minutes > 59)) return false;
        time = new TimeSpan(0, hours, minutes, seconds) + TimeSpan.FromMilliseconds(Math.Round(fraction * 1000));
        return true;
    }

    private static void PastBlanks(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && TurnLine.IsBlank(text[at])) at++;
    }

    private static bool IsDigit(ReadOnlySpan<char> text, int at) => at < text.Length && char.IsDigit(text[at]);

    private static bool Number(ReadOnlySpan<char> text, ref int at, int most, out int number, out int digits)
    {
        number = digits = 0;
        while (IsDigit(text, at))
        {
            if (++digits > most) return false;
            number = (number * 10) + CharUnicodeInfo.GetDecimalDigitValue(text[at++]);
        }
        return digits > 0;
    }
}
