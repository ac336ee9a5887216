using System.Globalization;
using System.Text.RegularExpressions;

namespace Offramp.Formats;

/// <summary>How a workbook shows its numbers: dates become ISO 8601, simple numbers are written as they are shown.</summary>
/// <remarks>ECMA-376 part 1, 18.8.30 (number formats) and 18.17.4.1 (serial dates).</remarks>
internal sealed partial class NumberFormats
{
    private const int Most = 100_000;

    private readonly Dictionary<int, string> codes = [];
    private readonly List<int> formatOfStyle = [];

    /// <summary>Whether days are counted from 1904.</summary>
    public bool From1904 { get; set; }

    /// <summary>Reads the styles of a workbook.</summary>
    public void Read(PackageXml part)
    {
        bool inCellFormats = false;
        while (part.Xml.Read())
        {
            if (part.Xml.LocalName == "cellXfs") inCellFormats = part.Xml.NodeType == System.Xml.XmlNodeType.Element && !part.Xml.IsEmptyElement;
            if (part.Xml.NodeType != System.Xml.XmlNodeType.Element) continue;
            if (part.Xml.LocalName == "numFmt" && codes.Count < Most && Number(part.Xml.GetAttribute("numFmtId")) is { } id)
                codes[id] = part.Xml.GetAttribute("formatCode") ?? "";
            else if (inCellFormats && part.Xml.LocalName == "xf" && formatOfStyle.Count < Most)
                formatOfStyle.Add(Number(part.Xml.GetAttribute("numFmtId")) ?? 0);
        }
    }

    /// <summary>A stored number as it is taken.</summary>
    /// <param name="stored">The number as the file has it.</param>
    /// <param name="style">The cell's style.</param>
    public string Show(string stored, int style)
    {
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number)) return stored;
        int format = (uint)style < (uint)formatOfStyle.Count ? formatOfStyle[style] : 0;
        string code = codes.GetValueOrDefault(format) ?? BuiltIn(format);
        string shape = Shape(code);
        if (shape.AsSpan().ContainsAny("dmyhsDMYHS") && number is >= 0 and < 2_958_466) return Date(number, shape.ToLowerInvariant());
        if (FixedNumber().Match(shape) is { Success: true } match && Math.Abs(number) < 1e15)
        {
            bool percent = match.Groups[3].Success;
            string digits = (percent ? number * 100 : number).ToString("F" + match.Groups[2].Length, CultureInfo.InvariantCulture);
            int whole = match.Groups[1].Length, point = digits.IndexOf('.', StringComparison.Ordinal);
            string padded = number >= 0 ? digits.PadLeft(whole + (point < 0 ? 0 : digits.Length - point), '0') : digits;
            return percent ? padded + "%" : padded;
        }
        // Fifteen digits are what a spreadsheet keeps and shows: 0.1 + 0.2 is 0.3 there.
        return number.ToString("G15", CultureInfo.InvariantCulture);
    }

    private string Date(double number, string shape)
    {
        bool day = shape.Contains('d', StringComparison.Ordinal), year = shape.Contains('y', StringComparison.Ordinal);
        bool clock = shape.Contains('h', StringComparison.Ordinal) || shape.Contains('s', StringComparison.Ordinal);
        bool month = shape.Contains('m', StringComparison.Ordinal) && !(clock && !day && !year);
        if (!day && !year && !month)
        {
            var time = TimeSpan.FromSeconds(Math.Round(number * 86_400, 3));
            return string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}");
        }
        // Day 60 of the system of 1900 is the 29th of February 1900, which never was; days before it are one off.
        double days = From1904 ? number + 1462 : number < 60 ? number + 1 : number;
        DateTime moment = new DateTime(1899, 12, 30).AddSeconds(Math.Round(Math.Min(days, 2_958_465) * 86_400));
        if (clock && moment.TimeOfDay != TimeSpan.Zero) return moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        // What is shown without a day or a month is not known to the day.
        return moment.ToString(day || !year ? "yyyy-MM-dd" : month ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>A format without what is only written beside the number: quoted words, colours, languages.</summary>
    private static string Shape(string code)
    {
        if (code.Length > 255 || code.Equals("General", StringComparison.OrdinalIgnoreCase)) return "";
        string bare = Beside().Replace(code, "");
        int end = bare.IndexOf(';', StringComparison.Ordinal);
        return end < 0 ? bare : bare[..end];
    }

    private static string BuiltIn(int format) => format switch
    {
        1 => "0",
        2 => "0.00",
        9 => "0%",
        10 => "0.00%",
        (>= 14 and <= 15) or (>= 27 and <= 31) or (>= 50 and <= 58) => "yyyy-mm-dd",
        16 => "d-mmm",
        17 => "mmm-yy",
        (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) => "h:mm:ss",
        22 or 36 => "yyyy-mm-dd h:mm",
        _ => "",
    };

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    // [h], [mm] and [ss] count time that has passed and stay.
    [GeneratedRegex("""
        "[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|am/pm|a/p|[\[\]]
        """, RegexOptions.IgnoreCase)]
    private static partial Regex Beside();

    [GeneratedRegex(@"^(0+)(?:\.(0+))?(%)?$")]
    private static partial Regex FixedNumber();
}
