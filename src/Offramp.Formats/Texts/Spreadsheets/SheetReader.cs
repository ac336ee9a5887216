using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Offramp.Formats;

/// <summary>Reads the rows of one sheet forwards. A cell says itself in which row and column it stands: both are held within limits, so that a cell
/// in the last corner of a sheet costs no more than one in the first.</summary>
internal sealed partial class SheetReader(IReadOnlyList<string> shared, NumberFormats formats)
{
    private const int MostColumns = 1_000;
    private const int MostRows = 200_000;
    private const int LongestCell = 1_000_000;

    private readonly List<(int Number, SortedDictionary<int, string> Cells)> rows = [];

    /// <summary>The rows in which anything stands: their number in the sheet and their cells by column, from 0.</summary>
    public IReadOnlyList<(int Number, SortedDictionary<int, string> Cells)> Rows => rows;

    /// <summary>How many of them are hidden.</summary>
    public int Hidden { get; private set; }

    /// <summary>How many formulas have no value kept beside them.</summary>
    public int WithoutValue { get; private set; }

    /// <summary>How many cells were left out: beyond the columns that are read, too long, or naming words that the file does not hold.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Whether there are more rows than are read.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Reads a sheet; what was read stays where it breaks off.</summary>
    public void Read(PackageXml part)
    {
        XmlReader xml = part.Xml;
        int number = 0, column = -1;
        SortedDictionary<int, string>? cells = null;
        bool isHidden = false;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row")
            {
                number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out int said) ? said : Math.Min(number, int.MaxValue - 1) + 1;
                isHidden = xml.GetAttribute("hidden") is "1" or "true";
                column = -1;
                cells = [];
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c" && cells is not null)
            {
                column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                string value = Value(part);
                if (value.Length == 0) continue;
                if (column is < 0 or >= MostColumns) LeftOut++;
                else cells[column] = value;
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row" && cells is { Count: > 0 })
            {
                if (rows.Count == MostRows)
                {
                    HasMore = true;
                    return;
                }
                if (isHidden) Hidden++;
                rows.Add((number, cells));
                cells = null;
            }
        }
    }

    private string Value(PackageXml part)
    {
        XmlReader xml = part.Xml;
        string type = xml.GetAttribute("t") ?? "n";
        int style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out int said) ? said : -1;
        if (xml.IsEmptyElement) return "";
        int depth = xml.Depth;
        string value = "";
        bool hasFormula = false, hasValue = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.Depth != depth + 1) continue;
            hasFormula |= xml.LocalName == "f";
            if (xml.LocalName is not ("v" or "is")) continue;
            hasValue = true;
            value = part.Text(LongestCell, out bool cut);
            if (cut) LeftOut++;
        }
        if (hasFormula && !hasValue) WithoutValue++;
        switch (type)
        {
            case "s":
                if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int at) && at < shared.Count) return shared[at];
                LeftOut++;
                return "";
            case "str" or "inlineStr":
                return Unescaped(value);
            case "b":
                return value switch { "1" => "true", "0" => "false", _ => value };
            case "e":
                // #N/A and its like: the cell has no value.
                return "";
            case "d":
                return value;
            default:
                return formats.Show(value, style);
        }
    }

    /// <summary>Text as the format writes characters that XML cannot: <c>_x000D_</c> is a carriage return.</summary>
    public static string Unescaped(string text) => !text.Contains("_x", StringComparison.Ordinal)
        ? text
        : Escape().Replace(text, static match => ((char)ushort.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    // "AB12": letters count in base 26 from A = 1; the widest sheet ends at XFD.
    private static int? ColumnOf(string? reference)
    {
        if (reference is null) return null;
        int column = 0;
        foreach (char letter in reference)
        {
            if (!char.IsAsciiLetter(letter)) break;
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
            if (column > 1_000_000) break;
        }
        return column == 0 ? null : column - 1;
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
