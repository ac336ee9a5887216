using System.Globalization;

namespace Offramp.Methods.Dates;

/// <summary>A year as written, with the first and last year it may be.</summary>
/// <param name="Text">The year's canonical writing: 1985, -0999, 201X, Y170000002, Y-17E7, 1950S2.</param>
/// <param name="Earliest">The first year it may be; year 0000 is the year before 0001.</param>
/// <param name="Latest">The last year it may be; the same as <paramref name="Earliest"/> when the year is fully given.</param>
internal sealed record EdtfYear(string Text, long Earliest, long Latest)
{
    /// <summary>Years stay this far from zero so that their days can be counted in 64 bits with room to spare.</summary>
    public const long Limit = 1_000_000_000_000_000;

    /// <summary>Whether a digit is left open by an X.</summary>
    public bool HasUnspecifiedDigit => Text.Contains('X', StringComparison.Ordinal);

    /// <summary>Whether it is written with Y or with significant digits, forms that have no months.</summary>
    public bool IsLong => Text[0] == 'Y' || HasSignificantDigits;

    /// <summary>Whether it gives an estimate with a number of significant digits.</summary>
    public bool HasSignificantDigits => Text.Contains('S', StringComparison.Ordinal);

    /// <summary>Whether the year fits the digits written; asked only of four-digit years.</summary>
    public bool Matches(long year)
    {
        var digits = Text.AsSpan(Text[0] == '-' ? 1 : 0);
        if (year == 0 && Text[0] == '-')
            return false;
        var rest = Math.Abs(year);
        for (var i = digits.Length - 1; i >= 0; i--, rest /= 10)
            if (digits[i] != 'X' && digits[i] - '0' != rest % 10)
                return false;
        return rest == 0;
    }

    /// <summary>A year of four digits, some of which may be X.</summary>
    public static EdtfYear OfFour(string text)
    {
        var negative = text[0] == '-';
        var digits = negative ? text[1..] : text;
        var low = long.Parse(digits.Replace('X', '0'), CultureInfo.InvariantCulture);
        var high = long.Parse(digits.Replace('X', '9'), CultureInfo.InvariantCulture);
        // There is no year -0000, so -000X ends with -0001.
        return negative ? new(text, -high, -Math.Max(low, 1)) : new(text, low, high);
    }

    /// <summary>A year of which only the first <paramref name="significant"/> digits are meant (1950S2 is a year of 1900 to 1999).</summary>
    public static EdtfYear Estimated(string text, long value, long significant)
    {
        var size = Math.Abs(value);
        var digits = 1;
        for (var rest = size; rest >= 10; rest /= 10)
            digits++;
        long block = 1;
        for (long i = significant; i < digits; i++)
            block *= 10;
        var low = size / block * block;
        return value < 0 ? new(text, -(low + block - 1), -low) : new(text, low, low + block - 1);
    }
}
