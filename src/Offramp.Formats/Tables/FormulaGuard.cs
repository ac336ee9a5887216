using System.Globalization;

namespace Offramp.Formats;

/// <summary>Keeps spreadsheets from running words as formulas, in such a way that reading gives back exactly the words that were written.</summary>
/// <remarks>A cell is dangerous where, after apostrophes and blanks, it begins with a sign that begins a formula, or where it begins with a tab or a line
/// break. An apostrophe before it makes it text for Excel, LibreOffice and their like. Plain numbers such as <c>-5.2</c> stay numbers.</remarks>
public static class FormulaGuard
{
    private const char Guard = '\'';

    /// <summary>The cell as it is written: with an apostrophe before it where a spreadsheet could take it for a formula.</summary>
    public static string Guarded(string cell) => IsDangerous(cell) ? Guard + cell : cell;

    /// <summary>The cell as it was before <see cref="Guarded"/>: the identity for everything that it gives.</summary>
    public static string Unguarded(string cell) => cell.StartsWith(Guard) && IsDangerous(cell) ? cell[1..] : cell;

    private static bool IsDangerous(string cell)
    {
        int at = 0;
        while (at < cell.Length && cell[at] == Guard) at++;
        if (at == cell.Length) return false;
        if (cell[at] is '\t' or '\r' or '\n') return true;
        int first = at;
        while (at < cell.Length && IsPassedOver(cell[at])) at++;
        if (at == cell.Length || cell[at] is not ('=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20')) return false;
        // Behind an apostrophe even a number is guarded, so that the apostrophe is not taken for ours.
        return first > 0 || at > first || !IsNumber(cell);
    }

    // Blanks, marks of direction and zero-width characters, which some programs trim.
    private static bool IsPassedOver(char character) =>
        char.IsWhiteSpace(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static bool IsNumber(string cell)
    {
        ReadOnlySpan<char> digits = cell.AsSpan(1);
        return cell[0] is '-' or '+' && digits.Length is > 0 and <= 30 && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[^1])
            && digits.Count('.') <= 1 && digits.ContainsAnyExcept("0123456789.") is false;
    }
}
