using System.Collections.Immutable;
using System.Text;
using Offramp.Methods.Dates;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads the words of a web page that was saved as a file.</summary>
internal static class HtmlReader
{
    private const int LooksForCharset = 4096;

    private static readonly string[] Extensions = [".html", ".htm", ".xhtml", ".xht", ".shtml"];

    private static readonly string[] DateNames =
        ["date", "dc.date", "dcterms.date", "dcterms.created", "dcterms.issued", "article:published_time", "citation_publication_date", "pubdate", "publish-date"];

    private static readonly string[] AuthorNames = ["author", "dc.creator", "dcterms.creator", "article:author", "citation_author"];

    /// <summary>Whether a file is a page: by its name, else by how it begins.</summary>
    public static bool Recognises(TextFile file) => Extensions.Contains(file.Extension) || BeginsAsPage(file.Bytes);

    /// <summary>The text, or null where the bytes are not words.</summary>
    public static TextBody? Read(TextFile file, List<Problem> problems)
    {
        if (PlainReader.Decoded(file, problems, DeclaredEncoding(file.Bytes)) is not { } decoded) return null;
        if (!Extensions.Contains(file.Extension))
            problems.Add(Problem.Of(file.Place(), "formats.extension-differs", ("extension", file.Extension), ("found", "HTML")));
        var page = new HtmlPage(file.Options.LongestText);
        string text = page.Read(decoded.Text);
        if (page.Menus > 0) problems.Add(Problem.Of(file.Place(), "formats.menus-left-out", ("count", page.Menus)));
        if (page.Hidden > 0) problems.Add(Problem.Of(file.Place(), "formats.hidden-words-left-out", ("count", page.Hidden)));
        return new TextBody(LineEnds.ToLf(text), TextFormat.Html, decoded.Encoding)
        {
            Tables = [.. page.Tables],
            Particulars = Particulars(file, page, problems),
        };
    }

    /// <summary>The encoding that the head of a page, or the first line of an XML file, names; null where it names none.</summary>
    private static string? DeclaredEncoding(ReadOnlySpan<byte> bytes)
    {
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LooksForCharset)]);
        foreach (string mark in (string[])["charset", "encoding"])
        {
            int at = head.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            // An XML file says its encoding in its first line alone.
            if (at < 0 || (mark == "encoding" && (!head.TrimStart().StartsWith("<?xml", StringComparison.Ordinal) || at > head.IndexOf('>', StringComparison.Ordinal)))) continue;
            at += mark.Length;
            while (at < head.Length && head[at] is ' ' or '=' or '"' or '\'') at++;
            int end = at;
            while (end < head.Length && end - at < 40 && (char.IsAsciiLetterOrDigit(head[end]) || head[end] is '-' or '_' or ':' or '.')) end++;
            if (end > at) return head[at..end];
        }
        return null;
    }

    private static bool BeginsAsPage(ReadOnlySpan<byte> bytes)
    {
        var head = new StringBuilder();
        // A page in UTF-16 has a zero beside every letter.
        foreach (byte value in bytes[..Math.Min(bytes.Length, 2048)])
            if (value is > 0 and < 0x80) head.Append((char)value);
        string start = head.ToString().TrimStart();
        if (start.StartsWith("<?xml", StringComparison.Ordinal)) start = start[(start.IndexOf('>', StringComparison.Ordinal) + 1)..].TrimStart();
        while (start.StartsWith("<!--", StringComparison.Ordinal) && start.IndexOf("-->", StringComparison.Ordinal) is > 0 and var end) start = start[(end + 3)..].TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html>", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html ", StringComparison.OrdinalIgnoreCase);
    }

    private static ImmutableDictionary<Particular, string> Particulars(TextFile file, HtmlPage page, List<Problem> problems)
    {
        var told = ImmutableDictionary.CreateBuilder<Particular, string>();
        if (page.Title.Length > 0) told[Particular.Title] = page.Title;
        if (page.Language is { } language && IsTag(language.Trim())) told[Particular.Language] = language.Trim();
        if (First(page, AuthorNames) is { } author) told[Particular.Author] = author;
        if (First(page, ["description", "dc.description", "dcterms.description"]) is { } description) told[Particular.Description] = description;
        if (First(page, DateNames) is { } date) SetDate(file, told, date, problems);
        return told.ToImmutable();
    }

    private static string? First(HtmlPage page, string[] names) => names.Select(page.Meta.GetValueOrDefault).FirstOrDefault(static value => value is not null);

    private static void SetDate(TextFile file, ImmutableDictionary<Particular, string>.Builder told, string date, List<Problem> problems)
    {
        if (Edtf.TryParse(date, out Edtf? known, out _))
        {
            told[Particular.Date] = known.ToString();
            return;
        }
        told[Particular.DateAsSaid] = date;
        if (TypedDate.Read(date) is { } said) told[Particular.Date] = said;
        else problems.Add(Problem.Of(file.Place(), "formats.page-date", ("date", date.Length <= 60 ? date : date[..60])));
    }

    private static bool IsTag(string tag) =>
        tag.Split('-') is var parts && parts[0].Length is 2 or 3 && parts.All(static part => part.Length is > 0 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
}
