using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Offramp.Formats;

/// <summary>Encodings by the names that people and files give them.</summary>
public static class EncodingNames
{
    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["UTF8"] = "utf-8",
        ["UNICODE"] = "utf-16",
        ["UTF16"] = "utf-16",
        ["UTF16LE"] = "utf-16",
        ["UTF16BE"] = "utf-16BE",
        ["UTF32"] = "utf-32",
        ["LATIN1"] = "iso-8859-1",
        ["LATIN2"] = "iso-8859-2",
        ["LATIN5"] = "iso-8859-9",
        ["LATIN9"] = "iso-8859-15",
        ["ANSI"] = "windows-1252",
        ["MAC"] = "macintosh",
        ["MACROMAN"] = "macintosh",
        ["XMACROMAN"] = "macintosh",
        ["DOS"] = "ibm850",
        ["ASCII"] = "windows-1252",
        ["USASCII"] = "windows-1252",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The encoding of a name such as <c>windows-1256</c>, <c>cp1251</c>, <c>1250</c>, <c>ISO-8859-9</c>, <c>MacRoman</c>, <c>IBM850</c>;
    /// null where nothing is called so.</summary>
    public static Encoding? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > 40) return null;
        string folded = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        string known = Aliases.GetValueOrDefault(folded, name.Trim().Replace(' ', '-').Replace('_', '-'));
        return ByPage(folded) ?? ByName(known);
    }

    /// <summary>How an encoding is called in messages, such as <c>Windows-1256</c>.</summary>
    internal static string NameOf(Encoding encoding) => encoding.CodePage switch
    {
        >= 1250 and <= 1258 => string.Create(CultureInfo.InvariantCulture, $"Windows-{encoding.CodePage}"),
        10000 => "MacRoman",
        1200 => "UTF-16 LE",
        1201 => "UTF-16 BE",
        _ => encoding.WebName.ToUpperInvariant(),
    };

    private static Encoding? ByPage(string folded)
    {
        foreach (string before in (string[])["WINDOWS", "CODEPAGE", "CP", "IBM", "WIN", ""])
        {
            if (folded.StartsWith(before, StringComparison.Ordinal)
                && int.TryParse(folded.AsSpan(before.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int page) && page is > 0 and < 65536)
                return Made(() => CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page));
        }
        return null;
    }

    private static Encoding? ByName(string name) => Made(() => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name));

    private static Encoding? Made(Func<Encoding> make)
    {
        try
        {
            // UTF-7 hides what a file holds from whoever looks at its bytes; nobody writes texts in it.
            return make() is { CodePage: not 65000 } found ? found : null;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
