using System.Collections.Frozen;

namespace Offramp.Formats;

/// <summary>What elements of a page are to a reader of its words.</summary>
internal static class HtmlElements
{
    /// <summary>Elements that stand on lines of their own.</summary>
    public static readonly FrozenSet<string> Blocks = Set(
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
        + "header hgroup hr html legend li listing main menu ol p plaintext pre search section summary table tbody tfoot thead tr ul xmp");

    /// <summary>Elements whose content no page shows as words.</summary>
    public static readonly FrozenSet<string> Unseen = Set(
        "applet area audio base button canvas datalist embed frame frameset head iframe map noembed noframes noscript object "
        + "option optgroup param picture progress meter rp rt rtc script select style svg template textarea title track video");

    /// <summary>Elements that end with their tag.</summary>
    public static readonly FrozenSet<string> Void = Set("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr");

    /// <summary>Beginnings that end an element of the same kind which was left open, up to an element of the second kind.</summary>
    public static readonly FrozenDictionary<string, (string[] Ends, string[] Within)> Closes = new Dictionary<string, (string[], string[])>
    {
        ["li"] = (["li"], ["ul", "ol", "menu", "dir"]),
        ["dt"] = (["dt", "dd"], ["dl"]),
        ["dd"] = (["dt", "dd"], ["dl"]),
        ["tr"] = (["tr", "td", "th"], ["table"]),
        ["td"] = (["td", "th"], ["tr", "table"]),
        ["th"] = (["td", "th"], ["tr", "table"]),
        ["tbody"] = (["thead", "tbody", "tfoot", "tr", "td", "th"], ["table"]),
        ["tfoot"] = (["thead", "tbody", "tfoot", "tr", "td", "th"], ["table"]),
        ["body"] = (["head"], []),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
