using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Offramp.Formats;

/// <summary>A part of an Office package, read forwards under limits: no document type, no entities, nothing outside the file.</summary>
internal sealed class PackageXml : IDisposable
{
    /// <summary>The largest part that is read, in bytes unpacked.</summary>
    public const int LargestPart = 256 * 1024 * 1024;

    private readonly BoundedStream part;

    /// <summary>Opens a part.</summary>
    public PackageXml(ZipArchiveEntry entry)
    {
        part = new BoundedStream(entry.Open(), LargestPart);
        Xml = XmlReader.Create(part, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LargestPart,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = false,
        });
    }

    /// <summary>The reader.</summary>
    public XmlReader Xml { get; }

    /// <summary>Whether the part holds more than is read.</summary>
    public bool WasCut => part.WasCut;

    /// <summary>Goes to the next element; false at the end.</summary>
    public bool NextElement()
    {
        while (Xml.Read())
            if (Xml.NodeType == XmlNodeType.Element) return true;
        return false;
    }

    /// <summary>The text of the element that it stands on, that of elements below it included, up to a length; phonetic guides are passed over.
    /// Stands on the element's end afterwards.</summary>
    public string Text(int longest, out bool wasCut)
    {
        wasCut = false;
        if (Xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        int depth = Xml.Depth, hidden = int.MaxValue;
        while (Xml.Read() && Xml.Depth > depth)
        {
            if (Xml.NodeType == XmlNodeType.Element && Xml.LocalName == "rPh" && !Xml.IsEmptyElement) hidden = Math.Min(hidden, Xml.Depth);
            else if (Xml.NodeType == XmlNodeType.EndElement && Xml.Depth == hidden) hidden = int.MaxValue;
            else if (hidden == int.MaxValue && Xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                && (Xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA || Xml.XmlSpace == XmlSpace.Preserve))
            {
                string more = Xml.Value;
                if (text.Length + more.Length > longest) wasCut = true;
                else text.Append(more);
            }
        }
        return text.ToString();
    }

    /// <summary>The exceptions by which a damaged or hostile package makes itself known.</summary>
    public static bool IsDamage(Exception exception) =>
        exception is XmlException or InvalidDataException or IOException or NotSupportedException or ArgumentException
            or InvalidOperationException or OverflowException or FormatException or UnauthorizedAccessException;

    /// <inheritdoc/>
    public void Dispose()
    {
        Xml.Dispose();
        part.Dispose();
    }
}
