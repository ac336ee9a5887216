using System.Collections.Frozen;
using Offramp.Research;

namespace Offramp.Formats.Bibliography;

/// <summary>References from BibTeX and biblatex.</summary>
public static class BibTex
{
    private const int LongestChain = 10;

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["article"] = "article-journal",
        ["newspaper"] = "article-newspaper",
        ["magazine"] = "article-magazine",
        ["book"] = "book",
        ["mvbook"] = "book",
        ["collection"] = "book",
        ["mvcollection"] = "book",
        ["reference"] = "book",
        ["mvreference"] = "book",
        ["proceedings"] = "book",
        ["mvproceedings"] = "book",
        ["booklet"] = "pamphlet",
        ["inbook"] = "chapter",
        ["bookinbook"] = "chapter",
        ["incollection"] = "chapter",
        ["suppbook"] = "chapter",
        ["suppcollection"] = "chapter",
        ["inreference"] = "entry-encyclopedia",
        ["inproceedings"] = "paper-conference",
        ["conference"] = "paper-conference",
        ["phdthesis"] = "thesis",
        ["mastersthesis"] = "thesis",
        ["thesis"] = "thesis",
        ["techreport"] = "report",
        ["report"] = "report",
        ["manual"] = "report",
        ["misc"] = "document",
        ["online"] = "webpage",
        ["electronic"] = "webpage",
        ["www"] = "webpage",
        ["unpublished"] = "manuscript",
        ["periodical"] = "periodical",
        ["suppperiodical"] = "article-journal",
        ["patent"] = "patent",
        ["dataset"] = "dataset",
        ["software"] = "software",
        ["artwork"] = "graphic",
        ["image"] = "graphic",
        ["audio"] = "song",
        ["music"] = "song",
        ["video"] = "motion_picture",
        ["movie"] = "motion_picture",
        ["legislation"] = "legislation",
        ["jurisdiction"] = "legal_case",
        ["legal"] = "legislation",
        ["letter"] = "personal_communication",
        ["standard"] = "standard",
        ["review"] = "review",
        ["performance"] = "performance",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["volume"] = "volume",
        ["volumes"] = "number-of-volumes",
        ["edition"] = "edition",
        ["chapter"] = "chapter-number",
        ["series"] = "collection-title",
        ["isbn"] = "ISBN",
        ["issn"] = "ISSN",
        ["pagetotal"] = "number-of-pages",
        ["abstract"] = "abstract",
        ["keywords"] = "keyword",
        ["annote"] = "annote",
        ["annotation"] = "annote",
        ["shorttitle"] = "title-short",
        ["origtitle"] = "original-title",
        ["origlocation"] = "original-publisher-place",
        ["origpublisher"] = "original-publisher",
        ["eventtitle"] = "event-title",
        ["venue"] = "event-place",
        ["shortjournal"] = "container-title-short",
        ["version"] = "version",
        ["pubstate"] = "status",
        ["library"] = "archive",
        ["langid"] = "language",
        ["language"] = "language",
        ["howpublished"] = "medium",
        ["issuetitle"] = "volume-title",
        ["pmid"] = "PMID",
        ["pmcid"] = "PMCID",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> People = new Dictionary<string, string>
    {
        ["author"] = "author",
        ["editor"] = "editor",
        ["translator"] = "translator",
        ["bookauthor"] = "container-author",
        ["origauthor"] = "original-author",
        ["director"] = "director",
    }.ToFrozenDictionary();

    // Read together with other fields, or of no meaning in the work itself.
    private static readonly FrozenSet<string> Handled = new[]
    {
        "title", "subtitle", "titleaddon", "journal", "journaltitle", "journalsubtitle", "booktitle", "booksubtitle", "maintitle", "publisher", "institution", "school", "organization", "location",
        "address", "number", "issue", "pages", "year", "month", "day", "date", "urldate", "eventdate", "origdate", "doi", "url", "eprint", "eprinttype", "archiveprefix", "note", "addendum", "type",
        "crossref", "entrysubtype",
    }.ToFrozenSet();

    /// <summary>Reads from bytes. What is wrong is told with line and column, and reading goes on at the next entry.</summary>
    public static Reading<ReferenceList> Read(string fileName, byte[] bytes)
    {
        if (ReferenceFiles.Refused(fileName, bytes) is { } refused) return refused;
        var log = new ReferenceLog(fileName);
        List<BibTexEntry> entries = [];
        var byKey = new Dictionary<string, BibTexEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (BibTexEntry entry in new BibTexParser(TextDecoding.Decode(bytes).Text, log).Entries())
        {
            if (entries.Count == ReferenceFiles.MostReferences)
            {
                log.Add(entry.At, "formats.too-many", ("limit", ReferenceFiles.MostReferences));
                break;
            }
            entries.Add(entry);
            if (entry.Key.Length > 0) byKey.TryAdd(entry.Key, entry);
        }
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        List<Reference> references = [];
        foreach (BibTexEntry entry in entries) references.Add(Reference(entry, Chain(entry, byKey, log), unknown, log));
        if (unknown.Count > 0) log.Add(Problem.Of(new Place(log.File), "formats.tex-unknown", ("commands", string.Join(", ", unknown))));
        return log.Finish(references);
    }

    /// <summary>The entries from which one takes what it lacks, the nearest first.</summary>
    private static List<BibTexEntry> Chain(BibTexEntry entry, Dictionary<string, BibTexEntry> byKey, ReferenceLog log)
    {
        List<BibTexEntry> chain = [];
        for (BibTexEntry last = entry; last.Fields.TryGetValue("crossref", out string? key); last = chain[^1])
        {
            if (!byKey.TryGetValue(key.Trim(), out BibTexEntry? parent))
            {
                log.Add(entry.At, "formats.bibtex-crossref-unknown", ("key", ReferenceLog.Shown(key)));
                break;
            }
            if (parent == entry || chain.Contains(parent) || chain.Count == LongestChain)
            {
                log.Add(entry.At, "formats.bibtex-crossref-loop", ("key", ReferenceLog.Shown(key)));
                break;
            }
            chain.Add(parent);
        }
        return chain;
    }

    private static Reference Reference(BibTexEntry entry, List<BibTexEntry> chain, ICollection<string> unknown, ReferenceLog log)
    {
        var draft = new ReferenceDraft(entry.At.Line);
        string? Raw(string field) => entry.Fields.TryGetValue(field, out string? own) ? own : chain.Select(parent => Inherited(parent, field)).FirstOrDefault(static value => value is not null);
        string? Get(params ReadOnlySpan<string> fields)
        {
            foreach (string field in fields)
                if (Raw(field) is { } raw && TexText.Decode(raw, unknown, marks: true) is { Length: > 0 } text) return text;
            return null;
        }

        draft.Set("id", entry.Key);
        if (!Types.TryGetValue(entry.Type, out string? type)) log.Add(entry.At, "formats.reference-type-unknown", ("type", ReferenceLog.Shown(entry.Type)));
        if (entry.Type is "article" && Get("entrysubtype") is { } sub) type = sub switch { "newspaper" => "article-newspaper", "magazine" => "article-magazine", _ => type };
        draft.Set("type", type ?? "document");
        draft.Set("title", Titled(Get("title"), Get("subtitle"), Get("titleaddon")));
        draft.Set("container-title", Titled(Get("journaltitle", "journal"), Get("journalsubtitle"), null) ?? Titled(Get("booktitle"), Get("booksubtitle"), null) ?? (type == "chapter" ? Get("maintitle") : null));
        draft.Set("publisher", Get("publisher", "institution", "school", "organization"));
        draft.Set("publisher-place", Get("location", "address"));
        bool isIssue = type is not null && (type.StartsWith("article", StringComparison.Ordinal) || type == "periodical");
        draft.Set(isIssue ? "issue" : Get("series") is null ? "number" : "collection-number", Get("number"));
        draft.Set("issue", Get("issue"));
        draft.Set("page", Get("pages")?.Replace('–', '-'));
        draft.Set("genre", Genre(entry.Type, Get("type")));
        draft.Set("DOI", Raw("doi") is { } doi ? TexText.Verbatim(doi) : null);
        draft.Set("URL", Raw("url") is { } url ? TexText.Verbatim(url) : null);
        foreach (string field in (ReadOnlySpan<string>)["note", "addendum"])
            if (Get(field) is { } note) draft.Add("note", note, "\n");
        Eprint(draft, Raw("eprint"), Get("eprinttype", "archiveprefix"));
        foreach ((string field, string csl) in People)
            if (Raw(field) is { } people) draft.Add(csl, BibTexNames.Read(people, unknown));
        foreach ((string field, string csl) in Words) draft.Set(csl, Get(field));
        Dates(draft, entry, Raw, Get, log);
        foreach ((string field, string value) in entry.Fields)
            if (!Handled.Contains(field) && !Words.ContainsKey(field) && !People.ContainsKey(field)) draft.Keep(field, TexText.Verbatim(value));
        return draft.ToReference();
    }

    /// <summary>What an entry gives to those that refer to it: a book's title is the title of the book in which its chapter stands.</summary>
    private static string? Inherited(BibTexEntry parent, string field) => field switch
    {
        "title" or "subtitle" or "titleaddon" or "type" or "entrysubtype" or "shorttitle" or "pages" or "doi" or "abstract" or "note" or "addendum" or "url" or "urldate" or "keywords" => null,
        "booktitle" when parent.Type is not "article" and not "periodical" => parent.Fields.GetValueOrDefault("booktitle") ?? parent.Fields.GetValueOrDefault("title"),
        "booksubtitle" when parent.Type is not "article" and not "periodical" => parent.Fields.GetValueOrDefault("booksubtitle") ?? parent.Fields.GetValueOrDefault("subtitle"),
        "journaltitle" when parent.Type is "periodical" => parent.Fields.GetValueOrDefault("title"),
        "bookauthor" => parent.Fields.GetValueOrDefault("bookauthor") ?? parent.Fields.GetValueOrDefault("author"),
        "author" when parent.Type is not "article" => null,
        _ => parent.Fields.GetValueOrDefault(field),
    };

    private static string? Titled(string? title, string? subtitle, string? addon)
    {
        if (title is null) return subtitle;
        if (subtitle is not null) title += (title[^1] is '?' or '!' ? " " : ": ") + subtitle;
        return addon is null ? title : $"{title}. {addon}";
    }

    private static string? Genre(string type, string? said) => (said ?? type) switch
    {
        "phdthesis" => "PhD diss.",
        "mastersthesis" or "mathesis" => "master’s thesis",
        _ => said,
    };

    private static void Eprint(ReferenceDraft draft, string? eprint, string? archive)
    {
        if (eprint is null) return;
        string id = TexText.Verbatim(eprint);
        draft.Set("archive", archive);
        draft.Set("archive_location", id);
        if (string.Equals(archive, "arxiv", StringComparison.OrdinalIgnoreCase)) draft.Set("URL", "https://arxiv.org/abs/" + id);
    }

    private delegate string? Getter(params ReadOnlySpan<string> fields);

    private static void Dates(ReferenceDraft draft, BibTexEntry entry, Func<string, string?> raw, Getter get, ReferenceLog log)
    {
        foreach ((string field, string csl) in (ReadOnlySpan<(string, string)>)[("date", "issued"), ("urldate", "accessed"), ("eventdate", "event-date"), ("origdate", "original-date")])
            // As it stands: the ~ of a date that is about right is no blank of TeX.
            if (raw(field) is { } text && !string.IsNullOrWhiteSpace(text)) draft.Set(csl, Dated(TexText.Verbatim(text)));
        if (draft.HasDate("issued") || get("year") is not { } year) return;
        ReferenceDate date = Dated(year);
        if (date is { From: { Month: null } only, To: null } && raw("month") is { } month)
        {
            // "10~mar" and "mar # { 10}" are how a day is written without a field for it.
            string[] words = TexText.Decode(month).Split([' ', '\u00A0', ',', '.', '-', '–', '/'], StringSplitOptions.RemoveEmptyEntries);
            string? day = get("day") ?? words.FirstOrDefault(word => words.Length > 1 && int.TryParse(word, out _));
            int? number = words.Select(static word => int.TryParse(word, out _) ? null : ReferenceDates.MonthOf(word)).FirstOrDefault(static m => m is not null) ?? (words.Length == 1 ? ReferenceDates.MonthOf(words[0]) : null);
            date = date with { From = only with { Month = number, Day = number is not null && int.TryParse(day, out int d) && d is >= 1 and <= 31 ? d : null } };
            if (number is null && ReferenceDates.Words($"{string.Join(' ', words)} {only.Year:0000}") is { Season: { } season }) date = date with { Season = season };
        }
        draft.Set("issued", date);

        ReferenceDate Dated(string text)
        {
            if ((ReferenceDates.Edtf(text) ?? ReferenceDates.Words(text)) is { } read) return read;
            log.Add(entry.At, "formats.reference-date", ("date", ReferenceLog.Shown(text)));
            return new ReferenceDate { Literal = text };
        }
    }
}
