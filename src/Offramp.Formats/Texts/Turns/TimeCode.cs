using System.Globalization;

namespace Offramp.Formats;

/// <summary>Time codes as transcribers write them: <c>[00:14:02]</c>, <c>(14:02)</c>, <c>00:14:02.5</c>, <c>#00:14:02-5#</c>, in any script's digits.</summary>
internal static class TimeCode
{
    private const int LongestHours = 99;

    /// <summary>Reads a time code at the beginning of a text.</summary>
    /// <param name="text">What may begin with one.</param>
    /// <param name="time">From the beginning of the recording.</param>
    /// <param name="length">How many units it takes up, with its brackets.</param>
    /// <param name="isBare">Whether it has no brackets and no hours, and could as well be a time of day in a sentence.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out TimeSpan time, out int length, out bool isBare)
    {
        time = default;
        length = 0;
        isBare = false;
        if (text.IsEmpty) return false;
        char close = text[0] switch { '[' => ']', '(' => ')', '{' => '}', '#' => '#', '<' => '>', _ => '\0' };
        int at = close == '\0' ? 0 : 1;
        Span<int> parts = stackalloc int[3];
        int count = 0;
        while (true)
        {
            if (!Number(text, ref at, 3, out parts[count], out int digits) || (count > 0 && digits != 2)) return false;
            count++;
            if (count == 3 || at >= text.Length || text[at] != ':' || !IsDigit(text, at + 1)) break;
            at++;
        }
        if (count < 2) return false;
        double fraction = 0;
        if (at < text.Length && (text[at] is '.' or ',' || (text[at] == '-' && close == '#')) && IsDigit(text, at + 1))
        {
            at++;
            if (!Number(text, ref at, 3, out int tail, out int digits)) return false;
            fraction = tail / Math.Pow(10, digits);
        }
        if (close != '\0')
        {
            if (at >= text.Length || text[at] != close) return false;
            at++;
        }
        else if (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '/' or '%'))
        {
            return false;
        }
        int hours = count == 3 ? parts[0] : 0, minutes = parts[count - 2], seconds = parts[count - 1];
        if (hours > LongestHours || seconds > 59 || (count == 3 && minutes > 59)) return false;
        time = new TimeSpan(0, hours, minutes, seconds) + TimeSpan.FromMilliseconds(Math.Round(fraction * 1000));
        length = at;
        isBare = close == '\0' && count == 2;
        return true;
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
