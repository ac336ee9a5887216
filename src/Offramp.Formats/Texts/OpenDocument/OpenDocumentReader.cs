using System.IO.Compression;
using System.Text;
using System.Xml;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads the words of an OpenDocument text: its body, in the order of the page.</summary>
/// <remarks>The body alone is read, forwards. Properties (the author is often the machine's owner), headers, footers and embedded objects stand in
/// other parts, which are not opened.</remarks>
internal static class OpenDocumentReader
{
    private const int LargestManifest = 4 * 1024 * 1024;

    private static readonly string[] Extensions = [".odt", ".ott"];

    /// <summary>The text, or null where the archive holds none that can be read.</summary>
    public static TextBody? Read(TextFile file, List<Problem> problems)
    {
        if (ZipDirectory.Checked(file, problems) is null) return null;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file.Bytes, writable: false), ZipArchiveMode.Read);
            if (HasPassword(archive)) return Refuse(Problem.Of(file.Place(), "formats.zip-has-a-password"));
            if (archive.GetEntry("content.xml") is not { } entry) return Refuse(Problem.Of(file.Place(), "formats.zip-damaged"));
            return ReadBody(file, entry, problems);
        }
        catch (Exception damage) when (PackageXml.IsDamage(damage))
        {
            return Refuse(Problem.Of(file.Place(), "formats.zip-damaged"));
        }

        TextBody? Refuse(Problem problem)
        {
            problems.Add(problem);
            return null;
        }
    }

    private static TextBody? ReadBody(TextFile file, ZipArchiveEntry entry, List<Problem> problems)
    {
        var body = new OpenDocumentBody(file.Options.LongestText);
        using var part = new PackageXml(entry);
        Problem? broken = null;
        try
        {
            if (!body.Read(part.Xml)) broken = Broken("formats.document-too-deep");
        }
        catch (Exception damage) when (PackageXml.IsDamage(damage))
        {
            broken = Broken(part.WasCut ? "formats.zip-unpacks-too-large" : "formats.document-broken-off");
        }
        if (!body.HasText)
        {
            string found = body.OtherKind is { } other ? $"OpenDocument ({other})" : "OpenDocument";
            problems.Add(broken ?? Problem.Of(file.Place(), "formats.not-a-text", ("found", found)));
            return null;
        }
        if (!Extensions.Contains(file.Extension))
            problems.Add(Problem.Of(file.Place(), "formats.extension-differs", ("extension", file.Extension), ("found", "OpenDocument")));
        if (broken is not null) problems.Add(broken);
        problems.AddRange(body.LeftOut.Select(left => Problem.Of(file.Place(), left.Code, ("count", left.Count))));
        return new TextBody(body.Finished(), TextFormat.OpenDocument, null) { Tables = [.. body.Tables] };

        Problem Broken(string code)
        {
            var lines = part.Xml as IXmlLineInfo;
            return Problem.Of(new Place(file.Name, Path: FormattableString.Invariant($"{entry.FullName}:{lines?.LineNumber}:{lines?.LinePosition}")), code);
        }
    }

    /// <summary>A document with a password is an ordinary archive, whose parts are encrypted by themselves, as its manifest says.</summary>
    private static bool HasPassword(ZipArchive archive)
    {
        if (archive.GetEntry("META-INF/manifest.xml") is not { } entry) return false;
        using var part = new BoundedStream(entry.Open(), LargestManifest);
        using var reader = new StreamReader(part, Encoding.UTF8);
        return reader.ReadToEnd().Contains("encryption-data", StringComparison.Ordinal);
    }
}
