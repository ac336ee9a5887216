using System.IO.Compression;
using System.Xml;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads the words of a Word document: its body, in the order of the page.</summary>
/// <remarks>
/// The package is opened as the archive that it is and its body read forwards, element by element. An object model of the whole document
/// would have to be built before the first word, refuses documents with one mangled hyperlink, and nests as deep as the file tells it to.
/// No relationship but the one to the body is followed, so that nothing outside the file is ever asked for. The document's properties are
/// not read: its author is often the machine's owner, whom nobody decided to name.
/// </remarks>
internal static class WordReader
{
    private const int LargestPart = 128 * 1024 * 1024;
    private const int LargestRelationships = 1024 * 1024;
    private const string UsualBody = "word/document.xml";

    /// <summary>The text, or null where the archive holds no Word document that can be read.</summary>
    public static TextBody? Read(TextFile file, List<Problem> problems)
    {
        if (ZipDirectory.Checked(file, problems) is not { } directory) return null;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file.Bytes, writable: false), ZipArchiveMode.Read);
            if (OtherKind(directory) is { } other)
            {
                problems.Add(Problem.Of(file.Place(), "formats.not-a-text", ("found", other)));
                return null;
            }
            if (Entry(archive, BodyName(archive)) is not { } body) return Refuse("formats.word-has-no-body");
            if (file.Extension != ".docx" && file.Extension != ".docm")
                problems.Add(Problem.Of(file.Place(), "formats.extension-differs", ("extension", file.Extension), ("found", "Word")));
            return ReadBody(file, body, problems);
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            return Refuse("formats.zip-damaged");
        }

        TextBody? Refuse(string code)
        {
            problems.Add(Problem.Of(file.Place(), code));
            return null;
        }
    }

    /// <summary>Reads as far as the part is whole: half an interview is better than none, if the problem says so.</summary>
    private static TextBody ReadBody(TextFile file, ZipArchiveEntry entry, List<Problem> problems)
    {
        var body = new WordBody(file.Options.LongestText);
        using var part = new BoundedStream(entry.Open(), LargestPart);
        using XmlReader xml = Open(part);
        try
        {
            if (!body.Read(xml)) problems.Add(Broken("formats.word-too-deep"));
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            problems.Add(Broken(part.WasCut ? "formats.zip-unpacks-too-large" : "formats.word-broken-off"));
        }
        problems.AddRange(body.LeftOut.Select(left => Problem.Of(file.Place(), left.Code, ("count", left.Count))));
        return new TextBody(body.ToString(), TextFormat.Word, null) { Tables = [.. body.Tables] };

        Problem Broken(string code)
        {
            var lines = xml as IXmlLineInfo;
            return Problem.Of(new Place(file.Name, Path: FormattableString.Invariant($"{entry.FullName}:{lines?.LineNumber}:{lines?.LinePosition}")), code);
        }
    }

    private static string BodyName(ZipArchive archive)
    {
        if (Entry(archive, "_rels/.rels") is not { } entry) return UsualBody;
        try
        {
            using var part = new BoundedStream(entry.Open(), LargestRelationships);
            using XmlReader xml = Open(part);
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship"
                    && xml.GetAttribute("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true
                    && xml.GetAttribute("TargetMode") != "External" && xml.GetAttribute("Target") is { } target)
                {
                    return target.TrimStart('/');
                }
            }
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            // Without the list the body stands where every program puts it, or is missing there.
        }
        return UsualBody;
    }

    private static string? OtherKind(ZipDirectory directory) => directory.Names switch
    {
        var names when names.Contains("word/document.xml") => null,
        var names when names.Any(static n => n.StartsWith("xl/", StringComparison.Ordinal)) => "Excel",
        var names when names.Any(static n => n.StartsWith("ppt/", StringComparison.Ordinal)) => "PowerPoint",
        var names when names.Contains("META-INF/container.xml") => "EPUB",
        var names when names.Contains("[Content_Types].xml") => null,
        _ => "ZIP",
    };

    private static ZipArchiveEntry? Entry(ZipArchive archive, string name) =>
        archive.Entries.FirstOrDefault(e => string.Equals(e.FullName, name, StringComparison.OrdinalIgnoreCase));

    private static XmlReader Open(Stream part) => XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestPart,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = true,
        CloseInput = false,
    });

    private static bool IsDamage(Exception exception) =>
        exception is XmlException or InvalidDataException or IOException or NotSupportedException or ArgumentException
            or InvalidOperationException or OverflowException or FormatException or UnauthorizedAccessException;
}
