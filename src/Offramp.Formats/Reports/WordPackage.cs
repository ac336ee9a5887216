using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Offramp.Formats;

/// <summary>Puts the parts of a Word file together. By hand, for the library puts the time and random names into what it packs:
/// the same study must give the same bytes, and a file must not tell when or where it was made.</summary>
internal static class WordPackage
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    /// <summary>Writes the package.</summary>
    /// <param name="stream">Where to; it stays open and need not be readable.</param>
    /// <param name="title">The document's title.</param>
    /// <param name="date">The report's day, which stands as the day of its making; null leaves it out.</param>
    /// <param name="document">The text; its footer reference names <c>rId3</c>.</param>
    /// <param name="footer">What stands below every page.</param>
    public static void Write(Stream stream, string title, DateOnly? date, Document document, Footer footer)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Put(zip, "[Content_Types].xml", ContentTypes);
        Put(zip, "_rels/.rels", RootRelationships);
        Put(zip, "docProps/app.xml", "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Offramp</Application></Properties>");
        Put(zip, "docProps/core.xml", Core(title, date));
        Put(zip, "word/document.xml", document);
        Put(zip, "word/_rels/document.xml.rels", DocumentRelationships);
        Put(zip, "word/styles.xml", WordStyles.All());
        Put(zip, "word/settings.xml", WordStyles.Settings());
        Put(zip, "word/footer1.xml", footer);
    }

    private static void Put(ZipArchive zip, string name, string xml) => Put(zip, name, writer => writer.WriteRaw(xml));

    private static void Put(ZipArchive zip, string name, OpenXmlElement root) => Put(zip, name, root.WriteTo);

    private static void Put(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        // The first day that a zip file can tell.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using Stream part = entry.Open();
        using var text = new StreamWriter(part, new UTF8Encoding(false));
        text.Write(Declaration);
        using var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize, ConformanceLevel = ConformanceLevel.Auto });
        write(xml);
    }

    private static string Core(string title, DateOnly? date)
    {
        string day = date is { } d ? d.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture) : "";
        string dates = day.Length == 0
            ? ""
            : $"<dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{day}</dcterms:modified>";
        return "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + $"<dc:title>{Markup.Escape(title)}</dc:title><dc:creator>Offramp</dc:creator>{dates}<dc:language>en-GB</dc:language></cp:coreProperties>";
    }

    private const string ContentTypes =
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>"
        + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
        + $"<Override PartName=\"/word/document.xml\" ContentType=\"{Main}document.main+xml\"/>"
        + $"<Override PartName=\"/word/styles.xml\" ContentType=\"{Main}styles+xml\"/>"
        + $"<Override PartName=\"/word/settings.xml\" ContentType=\"{Main}settings+xml\"/>"
        + $"<Override PartName=\"/word/footer1.xml\" ContentType=\"{Main}footer+xml\"/>"
        + "</Types>";

    private const string RootRelationships =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + $"<Relationship Id=\"rId1\" Type=\"{Relationships}/officeDocument\" Target=\"word/document.xml\"/>"
        + "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
        + $"<Relationship Id=\"rId3\" Type=\"{Relationships}/extended-properties\" Target=\"docProps/app.xml\"/>"
        + "</Relationships>";

    private const string DocumentRelationships =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + $"<Relationship Id=\"rId1\" Type=\"{Relationships}/styles\" Target=\"styles.xml\"/>"
        + $"<Relationship Id=\"rId2\" Type=\"{Relationships}/settings\" Target=\"settings.xml\"/>"
        + $"<Relationship Id=\"rId3\" Type=\"{Relationships}/footer\" Target=\"footer1.xml\"/>"
        + "</Relationships>";
}
