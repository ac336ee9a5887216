using System.Globalization;
using System.Text;
using System.Xml;
using Offramp.Research;

namespace Offramp.Formats.Refi;

/// <summary>Goes through the XML forwards. What nobody takes is kept as it stands.</summary>
internal sealed class RefiXml : IDisposable
{
    private const int Deepest = 128;
    private const string AnyNamespace = "urn:QDA-XML:";

    private readonly XmlReader xml;
    private readonly RefiLedger ledger;
    private readonly Dictionary<string, string> attributes = new(StringComparer.Ordinal);
    private string element = "";

    /// <summary>Opens a project or codebook.</summary>
    public RefiXml(Stream stream, long longest, RefiLedger ledger)
    {
        this.ledger = ledger;
        xml = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = longest,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = false,
        });
    }

    /// <summary>Whether elements nest deeper than is read.</summary>
    public bool WasTooDeep { get; private set; }

    /// <summary>The namespace of the element.</summary>
    public string Namespace => xml.NamespaceURI;

    /// <summary>Where it stands.</summary>
    public Place Place => new(ledger.Log.File, (xml as IXmlLineInfo)?.LineNumber, (xml as IXmlLineInfo)?.LinePosition);

    /// <summary>Goes to the root and gives its name; null where there is none.</summary>
    public string? Root() => xml.MoveToContent() == XmlNodeType.Element ? xml.LocalName : null;

    /// <summary>Counts the element that it stands on and takes up its attributes. What stands in no namespace of XML itself is left to be asked for.</summary>
    public void Enter()
    {
        element = xml.LocalName;
        ledger.Count(element);
        attributes.Clear();
        while (xml.MoveToNextAttribute())
            if (!xml.NamespaceURI.StartsWith("http://www.w3.org/", StringComparison.Ordinal)) attributes[xml.LocalName] = xml.Value;
        xml.MoveToElement();
    }

    /// <summary>Takes an attribute; null where it is not there.</summary>
    public string? Take(string name) => attributes.Remove(name, out string? value) ? value : null;

    /// <summary>Takes a whole number; null where it is missing or none.</summary>
    public long? Number(string name)
    {
        if (Take(name) is not { } written) return null;
        if (long.TryParse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long number))
            return number;
        ledger.Log.Add(Problem.Of(Place, "formats.refi-number", ("attribute", name), ("written", RefiLedger.Shown(written))));
        return null;
    }

    /// <summary>Takes the guid of the element; where it has none it is given one.</summary>
    public string Guid(string? name = null) => ledger.Guid(Take("guid"), element, name, Place);

    /// <summary>Takes who made and changed the element, and when.</summary>
    public RefiStamp Stamp(string suffix = "")
    {
        string? creating = ledger.User(Take("creatingUser" + suffix)), created = ledger.Date(Take("creationDateTime"), Place);
        string? modifying = ledger.User(Take("modifyingUser" + suffix)), modified = ledger.Date(Take("modifiedDateTime"), Place);
        return creating is null && created is null && modifying is null && modified is null ? RefiStamp.None : new RefiStamp(creating, created, modifying, modified);
    }

    /// <summary>Keeps the attributes that nobody took.</summary>
    /// <param name="owner">The guid of the element, or of what it belongs to.</param>
    public void KeepAttributes(string? owner)
    {
        foreach ((string name, string value) in attributes)
            if (value.Length <= ledger.RoomForKept) ledger.Keep(new RefiKept(owner, element, name, value, IsAttribute: true));
        attributes.Clear();
    }

    /// <summary>Goes through the elements below. Each is offered by its name; what is not taken is kept. Stands on the element's end afterwards.</summary>
    public void Children(string? owner, Func<string, bool> take)
    {
        KeepAttributes(owner);
        if (xml.IsEmptyElement) return;
        string parent = xml.LocalName;
        int depth = xml.Depth;
        while (Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            bool isOurs = xml.NamespaceURI.Length == 0 || xml.NamespaceURI.StartsWith(AnyNamespace, StringComparison.OrdinalIgnoreCase);
            if (!isOurs || !take(xml.LocalName)) Keep(owner, parent);
        }
    }

    /// <summary>The words in the element; null where there are none.</summary>
    public string? Words(string? owner)
    {
        Enter();
        KeepAttributes(owner);
        if (xml.IsEmptyElement) return null;
        string? only = null;
        StringBuilder? words = null;
        int depth = xml.Depth;
        while (Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element) ledger.Count(xml.LocalName, lost: 1);
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) continue;
            if (only is null) only = xml.Value;
            else (words ??= new StringBuilder(only)).Append(xml.Value);
        }
        return words?.ToString() ?? only;
    }

    /// <summary>Takes a reference: its attribute, under either name, or the words that some programs write instead. Empty where there is nothing.</summary>
    public string Reference(string? owner)
    {
        Enter();
        string name = element;
        string? target = Take("targetGUID") ?? Take("guid");
        if (target is null && !xml.IsEmptyElement) target = Words(owner, name);
        else Children(owner, static _ => false);
        return ledger.Refers(name, target?.Trim() ?? "");
    }

    /// <inheritdoc/>
    public void Dispose() => xml.Dispose();

    private string? Words(string? owner, string name)
    {
        ledger.Count(name, inFile: -1);
        return Words(owner);
    }

    private bool Read()
    {
        if (!xml.Read()) return false;
        if (xml.Depth <= Deepest) return true;
        WasTooDeep = true;
        throw new XmlException("too deep");
    }

    private void Keep(string? owner, string parent)
    {
        string name = xml.LocalName;
        var text = new StringBuilder();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        bool whole = true;
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment, NewLineHandling = NewLineHandling.Entitize }))
        {
            int depth = xml.Depth;
            do
            {
                if (xml.NodeType == XmlNodeType.Element)
                {
                    seen[xml.LocalName] = seen.GetValueOrDefault(xml.LocalName) + 1;
                    if (xml.GetAttribute("guid") is { Length: > 0 } guid) ledger.Guid(guid, xml.LocalName, null, Place);
                }
                if (whole) Copy(writer);
                whole &= text.Length <= ledger.RoomForKept;
                if (xml.Depth == depth && (xml.NodeType == XmlNodeType.EndElement || xml.IsEmptyElement)) break;
            }
            while (Read());
        }
        if (whole && text.Length <= ledger.RoomForKept) ledger.Keep(new RefiKept(owner, parent, name, text.ToString(), IsAttribute: false));
        else whole = false;
        foreach ((string each, int count) in seen) ledger.Count(each, whole ? count : 0, whole ? 0 : count, count);
    }

    private void Copy(XmlWriter writer)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                writer.WriteStartElement(xml.Prefix, xml.LocalName, xml.NamespaceURI);
                writer.WriteAttributes(xml, defattr: false);
                if (xml.IsEmptyElement) writer.WriteEndElement();
                break;
            case XmlNodeType.EndElement:
                writer.WriteFullEndElement();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                writer.WriteString(xml.Value);
                break;
        }
    }
}
