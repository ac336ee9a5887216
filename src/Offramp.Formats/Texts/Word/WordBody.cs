using System.Globalization;
using System.Xml;

namespace Offramp.Formats;

/// <summary>Collects the words of a document's body as it goes by: paragraphs by line, cells by tab, rows by line.</summary>
/// <remarks>Tracked changes are read as if accepted: what was inserted or moved here stays, what was deleted is left out and counted.</remarks>
internal sealed class WordBody(int longest)
{
    private const int Deepest = 256;
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    // What Word itself writes, and what it writes when asked for the strict form of the standard.
    private static readonly string[] Namespaces =
    [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ];

    private readonly Stack<Flow> outer = new();
    private readonly SortedDictionary<string, int> leftOut = new(StringComparer.Ordinal);
    private Flow flow = new();

    /// <summary>What was passed over, by problem code, and how often.</summary>
    public IEnumerable<(string Code, int Count)> LeftOut => leftOut.Select(static pair => (pair.Key, pair.Value));

    /// <summary>The tables of the text; to be asked for after the words.</summary>
    public IReadOnlyList<TextTable> Tables => flow.Tables;

    /// <summary>The words so far.</summary>
    public override string ToString()
    {
        // A reading that broke off inside a text box still has the text around it below.
        while (outer.TryPop(out Flow? around)) flow = around.With(flow.Finished());
        return flow.Finished();
    }

    /// <summary>Reads to the end; false where the file nests deeper than any document does.</summary>
    /// <exception cref="XmlException">The part is not well formed; what came before is kept.</exception>
    public bool Read(XmlReader xml)
    {
        bool more = xml.Read();
        while (more)
        {
            if (xml.Depth > Deepest) return false;
            if (flow.Length > longest) return true;
            bool step = xml.NodeType switch
            {
                XmlNodeType.Element => Begin(xml),
                XmlNodeType.EndElement => End(xml),
                _ => true,
            };
            // An element that is left out was skipped, and the reader stands on what follows it already.
            more = step ? xml.Read() : !xml.EOF;
        }
        return true;
    }

    private bool Begin(XmlReader xml)
    {
        if (xml.NamespaceURI == Compatibility) return xml.LocalName != "Fallback" || Skip(xml);
        bool isWord = Namespaces.Contains(xml.NamespaceURI);
        // A formula's letters are words, too; all else that is not Word's own is only a wrapper.
        if (!isWord && xml.LocalName != "t") return true;
        switch (xml.LocalName)
        {
            case "t":
                if (xml.IsEmptyElement) return true;
                Take(xml);
                return false;
            case "tab" or "ptab":
                flow.Append('\t');
                return true;
            case "br" or "cr":
                flow.Append('\n');
                return true;
            case "noBreakHyphen":
                flow.Append('\u2011');
                return true;
            case "softHyphen":
                flow.Append('\u00AD');
                return true;
            case "sym":
                Symbol(xml);
                return true;
            case "p":
                flow.BeginParagraph();
                if (xml.IsEmptyElement) flow.EndParagraph();
                return true;
            case "r":
                flow.InRun = !xml.IsEmptyElement;
                return true;
            case "tbl" when !xml.IsEmptyElement:
                flow.BeginTable();
                return true;
            case "tr" when !xml.IsEmptyElement:
                flow.BeginRow();
                return true;
            case "tc":
                flow.BeginCell();
                return true;
            case "pPr":
                // A deleted paragraph mark joins the paragraph with the next.
                if (Holds(xml, "del", out bool isListed)) flow.JoinNext = true;
                if (isListed) Count("formats.list-marks-left-out");
                return true;
            case "trPr":
                if (!Holds(xml, "del")) return true;
                Count("formats.deletions-left-out");
                flow.DropRow();
                return true;
            case "rPr" when flow.InRun:
                if (!Holds(xml, "vanish")) return true;
                Count("formats.hidden-words-left-out");
                flow.IsHidden = true;
                return true;
            case "del":
                Count("formats.deletions-left-out");
                return Skip(xml);
            case "footnoteReference" or "endnoteReference":
                Count("formats.footnotes-left-out");
                return true;
            case "commentReference":
                Count("formats.comments-left-out");
                return true;
            case "altChunk":
                Count("formats.embedded-parts-left-out");
                return true;
            case "txbxContent" when !xml.IsEmptyElement:
                Count("formats.text-boxes-moved");
                outer.Push(flow);
                flow = new Flow();
                return true;
            case "instrText" or "delText" or "delInstrText" or "sectPr" or "tblPr" or "tblGrid" or "tcPr" or "sdtPr" or "rt"
                or "moveFrom" or "rPr":
                return Skip(xml);
            default:
                return true;
        }
    }

    private bool End(XmlReader xml)
    {
        if (!Namespaces.Contains(xml.NamespaceURI)) return true;
        switch (xml.LocalName)
        {
            case "p":
                flow.EndParagraph();
                break;
            case "r":
                flow.InRun = flow.IsHidden = false;
                break;
            case "tr":
                flow.EndRow();
                break;
            case "tbl":
                flow.EndTable();
                break;
            case "txbxContent" when outer.TryPop(out Flow? around):
                flow = around.With(flow.Finished());
                break;
        }
        return true;
    }

    private static bool Skip(XmlReader xml)
    {
        xml.Skip();
        return false;
    }

    private void Count(string code) => leftOut[code] = leftOut.GetValueOrDefault(code) + 1;

    private void Take(XmlReader xml)
    {
        bool keeps = xml.XmlSpace == XmlSpace.Preserve;
        string words = xml.ReadElementContentAsString();
        // ISO/IEC 29500-1, 17.3.3.31: without xml:space="preserve" blanks at the ends do not count; a line end in the file is no line end in the text.
        if (!keeps) words = words.Trim(' ', '\t', '\n', '\r');
        flow.Append(words.Replace('\n', ' ').Replace('\t', ' '));
    }

    private void Symbol(XmlReader xml)
    {
        string? code = xml.GetAttribute("char", xml.NamespaceURI);
        // F000 to F0FF are places in a font of pictures: which sign they show only that font knows.
        bool known = int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value)
            && value is > 0x20 and < 0xD800;
        if (!known) Count("formats.symbols-unknown");
        flow.Append(known ? (char)value : '\uFFFD');
    }

    private static bool Holds(XmlReader xml, string name) => Holds(xml, name, out _);

    /// <summary>Whether the properties that begin here hold an element; the reader stands on their end afterwards.</summary>
    /// <param name="xml">The reader.</param>
    /// <param name="name">The element.</param>
    /// <param name="isListed">Whether the paragraph is one of a list, whose number or bullet stands in no text: Word counts when it shows the page.</param>
    private static bool Holds(XmlReader xml, string name, out bool isListed)
    {
        isListed = false;
        if (xml.IsEmptyElement) return false;
        int depth = xml.Depth;
        bool found = false;
        bool more = xml.Read();
        while (more && xml.Depth > depth)
        {
            // What the properties were before a tracked change says nothing of what they are.
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName.EndsWith("Change", StringComparison.Ordinal))
            {
                xml.Skip();
                more = !xml.EOF;
                continue;
            }
            isListed |= xml.NodeType == XmlNodeType.Element && xml.LocalName == "numId" && xml.GetAttribute("val", xml.NamespaceURI) is not (null or "0");
            found |= xml.NodeType == XmlNodeType.Element && xml.LocalName == name
                && xml.GetAttribute("val", xml.NamespaceURI) is not ("0" or "false" or "off");
            more = xml.Read();
        }
        return found;
    }
}
