using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>A form in which a report is published.</summary>
public enum ReportFormat
{
    /// <summary>One self-contained page, <c>report.html</c>.</summary>
    Html,

    /// <summary>Word, <c>report.docx</c>.</summary>
    Docx,

    /// <summary>Markdown with front matter for Jekyll, <c>report.md</c>.</summary>
    Md,
}

/// <summary>Writes a report into a folder in the forms asked for.</summary>
public static class ReportFormats
{
    /// <summary>Writes each form, whole or not at all: beside its place first, then all are moved to their places.</summary>
    /// <param name="report">What is published.</param>
    /// <param name="folder">Where to; made where it is missing. Reports of the same names are replaced.</param>
    /// <param name="formats">The forms; one named twice is written once.</param>
    /// <returns>The paths written, in the order of the forms; refused <c>reports.folder-is-file</c> where the folder is a file and
    /// <c>reports.not-written</c> where the folder or the disk does not take it.</returns>
    public static Outcome<ImmutableArray<string>> Write(CodingReport report, string folder, IEnumerable<ReportFormat> formats)
    {
        if (File.Exists(folder)) return Refusal.Of("reports.folder-is-file", ("folder", folder));
        string[] names = [.. formats.Distinct().Order().Select(NameOf)];
        string current = folder;
        try
        {
            Directory.CreateDirectory(folder);
            foreach (string name in names) WriteBeside(report, folder, current = name);
            foreach (string name in names) File.Move(Beside(folder, current = name), Path.Combine(folder, name), overwrite: true);
            return names.Select(name => Path.Combine(folder, name)).ToImmutableArray();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            foreach (string name in names) Remove(Beside(folder, name));
            return Refusal.Of("reports.not-written", ("file", current), ("folder", folder));
        }
    }

    /// <summary>The file name of a form.</summary>
    public static string NameOf(ReportFormat format) => format switch
    {
        ReportFormat.Html => "report.html",
        ReportFormat.Docx => "report.docx",
        ReportFormat.Md => "report.md",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>Writes a report in one form. The stream stays open.</summary>
    public static void Write(CodingReport report, ReportFormat form, Stream stream)
    {
        switch (form)
        {
            case ReportFormat.Html:
                HtmlReport.Write(report, stream);
                break;
            case ReportFormat.Docx:
                WordReport.Write(report, stream);
                break;
            default:
                MarkdownReport.Write(report, stream);
                break;
        }
    }

    private static string Beside(string folder, string name) => Path.Combine(folder, "." + name + ".part");

    private static void WriteBeside(CodingReport report, string folder, string name)
    {
        string path = Beside(folder, name);
        // A remnant of a run that was killed, or a link laid there by somebody, is not written through.
        File.Delete(path);
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        Write(report, Enum.GetValues<ReportFormat>().Single(form => NameOf(form) == name), stream);
        stream.Flush(flushToDisk: true);
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The folder cannot be written to: then nothing was left in it either.
        }
    }
}
