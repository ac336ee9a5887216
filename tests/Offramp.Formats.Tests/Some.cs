using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Offramp.Research;

namespace Offramp.Formats.Tests;

/// <summary>Plausible values, and files as other programs write them.</summary>
internal static class Some
{
    public const string Talk = "Interviewer: How did it begin?\n\nP-01: With the boats.\nThey had no licence.\n\nInterviewer: And then?\nP-01: Then the pay fell.\n";

    public const string Persian = "مصاحبه‌گر: از کجا شروع شد؟\nP-05: از بندر.\nمصاحبه‌گر: بعد؟\nP-05: بعد معاش کم شد.";

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>What must be read, without any problem.</summary>
    public static ReadText Whole(string name, byte[] bytes)
    {
        Reading<ReadText> reading = TextReading.Read(name, bytes);
        Assert.Empty(reading.Problems);
        return reading.Value!;
    }

    public static string[] Codes<T>(Reading<T> reading)
        where T : class => [.. reading.Problems.Select(p => p.Code)];

    /// <summary>A Word document written by the library that Word's own maker gives out.</summary>
    public static byte[] Word(params OpenXmlElement[] body)
    {
        using var stream = new MemoryStream();
        using (WordprocessingDocument document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
            document.AddMainDocumentPart().Document = new Document(new Body(body));
        return stream.ToArray();
    }

    public static Paragraph Paragraph(string text) => new(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    /// <summary>A Word document whose body is this XML, which need not be right.</summary>
    public static byte[] RawWord(string body) => Zip(
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""),
        ("word/document.xml",
            $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>"""));

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string text) in entries)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(Utf8(text));
            }
        }
        return stream.ToArray();
    }

    /// <summary>A file of the shared folder beside the repository; the test is skipped where there is none.</summary>
    public static byte[] Shared(string path)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string file = Path.Combine(at.FullName, "shared", path);
            if (File.Exists(file)) return File.ReadAllBytes(file);
        }
        if (Environment.GetEnvironmentVariable("OFFRAMP_REFERENCES") is { } references
            && Path.Combine(references, "..", path) is var beside && File.Exists(beside)) return File.ReadAllBytes(beside);
        Assert.Skip("The shared folder is not beside the repository.");
        return [];
    }

    public static byte[] Sample(string path)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string file = Path.Combine(at.FullName, "samples", "lantern-coast", path);
            if (File.Exists(file)) return File.ReadAllBytes(file);
        }
        throw new FileNotFoundException(path);
    }
}
