using System.Xml;

namespace Offramp.Formats;

/// <summary>Collects the words of an OpenDocument text as it goes by: paragraphs by line, cells by tab, rows by line.</summary>
/// <remarks>The body holds the text with tracked changes accepted: what was deleted stands apart, in a list before the first paragraph.</remarks>
internal sealed class OpenDocumentBody(int longest)
{
    private const int Deepest = 256;
    private const int MostBlanks = 1_000;
    private const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private const string Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private const string Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private const string Drawing = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    private const string Svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";

    private readonly Stack<OpenDocumentFlow> outer = new();
    private readonly SortedDictionary<string, int> leftOut = new(StringComparer.Ordinal);
    private readonly HashSet<string> hiddenStyles = new(StringComparer.Ordinal);
    private OpenDocumentFlow flow = new();
    private string style = "";

    /// <summary>What was passed over, by problem code, and how often.</summary>
    public IEnumerable<(string Code, int Count)> LeftOut => leftOut.Select(static pair => (pair.Key, pair.Value));

    /// <summary>The kind of document, such as a spreadsheet, where it is not a text.</summary>
    public string? OtherKind { get; private set; }

    /// <summary>Whether a body of text was met.</summary>
    public bool HasText { get; private set; }

    /// <summary>The tables of the text; to be asked for after the words.</summary>
    public IReadOnlyList<TextTable> Tables => flow.Words.Tables;

    /// <summary>The words so far.</summary>
    public string Finished()
    {
        // A reading that broke off inside a text box still has the text around it below.
        while (outer.Count > 0) EndBox();
        return flow.Words.Finished();
    }

    /// <summary>Reads to the end; false where the file nests deeper than any document does.</summary>
    /// <exception cref="XmlException">The part is not well formed; what came before is kept.</exception>
    public bool Read(XmlReader xml)
    {
        bool more = xml.Read();
        while (more)
        {
            if (xml.Depth > Deepest) return false;
            if (flow.Words.Length > longest || OtherKind is not null) return true;
            bool step = true;
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    step = Begin(xml);
                    break;
                case XmlNodeType.EndElement:
                    End(xml);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    flow.Add(xml.Value);
                    break;
            }
            // An element that is left out was skipped, and the reader stands on what follows it already.
            more = step ? xml.Read() : !xml.EOF;
        }
        return true;
    }

    private bool Begin(XmlReader xml) => xml.NamespaceURI switch
    {
        Text => BeginText(xml),
        Table => BeginTable(xml),
        Office => BeginOffice(xml),
        Style => BeginStyle(xml),
        Drawing => BeginDrawing(xml),
        // Names and descriptions of pictures are not on the page.
        Svg when xml.LocalName is "title" or "desc" => Skip(xml),
        _ => true,
    };

    private bool BeginText(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "p" or "h":
                if (IsHidden(xml)) return LeaveOut(xml, "formats.hidden-words-left-out");
                flow.BeginParagraph();
                if (xml.IsEmptyElement) flow.EndParagraph();
                return true;
            case "span" when IsHidden(xml):
                return LeaveOut(xml, "formats.hidden-words-left-out");
            case "section" when xml.GetAttribute("display", Text) == "none":
                return LeaveOut(xml, "formats.hidden-words-left-out");
            case "hidden-text":
                return LeaveOut(xml, "formats.hidden-words-left-out");
            case "s":
                // Blanks beyond one are counted; a number that no writer means would fill the memory.
                flow.Put(new string(' ', int.TryParse(xml.GetAttribute("c", Text), out int count) ? Math.Clamp(count, 1, MostBlanks) : 1));
                return true;
            case "tab":
                flow.Put("\t");
                return true;
            case "line-break":
                flow.Put("\n");
                return true;
            case "list-item" when !xml.IsEmptyElement:
                Count("formats.list-marks-left-out");
                return true;
            case "note":
                return LeaveOut(xml, "formats.footnotes-left-out");
            case "deletion":
                return LeaveOut(xml, "formats.deletions-left-out");
            case "insertion" or "format-change" or "ruby-text" or "sequence-decls" or "variable-decls" or "user-field-decls" or "dde-connection-decls" or "script":
                return Skip(xml);
            // What an index is made from is no part of what it shows.
            case var name when name.EndsWith("-source", StringComparison.Ordinal):
                return Skip(xml);
            default:
                return true;
        }
    }

    private bool BeginTable(XmlReader xml)
    {
        if (xml.IsEmptyElement && xml.LocalName is "table" or "table-row") return true;
        switch (xml.LocalName)
        {
            case "table":
                flow.Words.BeginTable();
                break;
            case "table-row":
                flow.Words.BeginRow();
                break;
            // A cell that a wider one covers is empty and keeps its column.
            case "table-cell" or "covered-table-cell":
                flow.Words.BeginCell();
                break;
            case "title" or "desc":
                return Skip(xml);
        }
        return true;
    }

    private bool BeginOffice(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "annotation":
                return LeaveOut(xml, "formats.comments-left-out");
            case "spreadsheet" or "presentation" or "drawing" or "chart" or "image" or "database" or "formula":
                OtherKind = xml.LocalName;
                return true;
            case "text":
                HasText = true;
                return true;
            case "forms" or "scripts" or "font-face-decls" or "meta" or "settings" or "master-styles" or "binary-data":
                return Skip(xml);
            default:
                return true;
        }
    }

    private bool BeginStyle(XmlReader xml)
    {
        if (xml.LocalName == "style") style = xml.GetAttribute("name", Style) ?? "";
        else if (xml.LocalName == "text-properties" && xml.GetAttribute("display", Text) == "none") hiddenStyles.Add(style);
        return true;
    }

    private bool BeginDrawing(XmlReader xml)
    {
        if (xml.LocalName is "object" or "object-ole" or "image" or "plugin" or "applet") return Skip(xml);
        if (IsBox(xml) && !xml.IsEmptyElement)
        {
            outer.Push(flow);
            flow = new OpenDocumentFlow();
        }
        return true;
    }

    private static bool IsBox(XmlReader xml) =>
        xml.LocalName is "text-box" or "custom-shape" or "rect" or "ellipse" or "circle" or "line" or "polygon" or "polyline" or "path" or "connector" or "caption"
            or "regular-polygon" or "measure";

    private void End(XmlReader xml)
    {
        if (xml.NamespaceURI == Drawing && IsBox(xml)) EndBox();
        else if (xml.NamespaceURI == Text && xml.LocalName is "p" or "h") flow.EndParagraph();
        else if (xml.NamespaceURI == Table && xml.LocalName == "table-row") flow.Words.EndRow();
        else if (xml.NamespaceURI == Table && xml.LocalName == "table") flow.Words.EndTable();
    }

    private void EndBox()
    {
        if (!outer.TryPop(out OpenDocumentFlow? around)) return;
        string box = flow.Words.Finished();
        if (box.Length > 0) Count("formats.text-boxes-moved");
        around.Words.With(box);
        flow = around;
    }

    private bool IsHidden(XmlReader xml) => xml.GetAttribute("style-name", Text) is { } name && hiddenStyles.Contains(name);

    private bool LeaveOut(XmlReader xml, string code)
    {
        Count(code);
        return Skip(xml);
    }

    private static bool Skip(XmlReader xml)
    {
        xml.Skip();
        return false;
    }

    private void Count(string code) => leftOut[code] = leftOut.GetValueOrDefault(code) + 1;
}
