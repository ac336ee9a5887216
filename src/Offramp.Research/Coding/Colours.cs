using System.Globalization;

namespace Offramp.Research;

/// <summary>Colours as people write them: <c>#rrggbb</c>.</summary>
public static class Colours
{
    /// <summary>Writes 0xRRGGBB as <c>#rrggbb</c>.</summary>
    public static string Write(int colour) => string.Create(CultureInfo.InvariantCulture, $"#{colour & 0xFFFFFF:x6}");

    /// <summary>Reads <c>#rrggbb</c>, in either case, with or without the <c>#</c>.</summary>
    public static bool TryRead(string text, out int colour)
    {
        ReadOnlySpan<char> digits = text.AsSpan().Trim();
        if (digits.StartsWith('#')) digits = digits[1..];
        colour = 0;
        return digits.Length == 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out colour);
    }
}
