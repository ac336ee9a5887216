using System.Collections.Frozen;
using Offramp.Research;

namespace Offramp.Formats.Bibliography;

/// <summary>References from RIS, as Zotero, EndNote and databases write it.</summary>
public static class Ris
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["ABST"] = "article-journal",
        ["ADVS"] = "motion_picture",
        ["AGGR"] = "dataset",
        ["ANCIENT"] = "classic",
        ["ART"] = "graphic",
        ["BILL"] = "bill",
        ["BLOG"] = "post-weblog",
        ["BOOK"] = "book",
        ["CASE"] = "legal_case",
        ["CHAP"] = "chapter",
        ["CHART"] = "graphic",
        ["CLSWK"] = "classic",
        ["COMP"] = "software",
        ["CONF"] = "paper-conference",
        ["CPAPER"] = "paper-conference",
        ["CTLG"] = "book",
        ["DATA"] = "dataset",
        ["DBASE"] = "dataset",
        ["DICT"] = "entry-dictionary",
        ["EBOOK"] = "book",
        ["ECHAP"] = "chapter",
        ["EDBOOK"] = "book",
        ["EJOUR"] = "article-journal",
        ["ELEC"] = "webpage",
        ["ENCYC"] = "entry-encyclopedia",
        ["EQUA"] = "graphic",
        ["FIGURE"] = "graphic",
        ["GEN"] = "document",
        ["GOVDOC"] = "report",
        ["GRANT"] = "document",
        ["GRNT"] = "document",
        ["HEAR"] = "hearing",
        ["ICOMM"] = "personal_communication",
        ["INPR"] = "article-journal",
        ["JFULL"] = "periodical",
        ["JOUR"] = "article-journal",
        ["LEGAL"] = "legislation",
        ["MANSCPT"] = "manuscript",
        ["MAP"] = "map",
        ["MGZN"] = "article-magazine",
        ["MPCT"] = "motion_picture",
        ["MULTI"] = "document",
        ["MUSIC"] = "musical_score",
        ["NEWS"] = "article-newspaper",
        ["PAMP"] = "pamphlet",
        ["PAT"] = "patent",
        ["PCOMM"] = "personal_communication",
        ["RPRT"] = "report",
        ["SER"] = "book",
        ["SLIDE"] = "speech",
        ["SOUND"] = "song",
        ["STAND"] = "standard",
        ["STAT"] = "legislation",
        ["THES"] = "thesis",
        ["UNBILL"] = "bill",
        ["UNPB"] = "manuscript",
        ["UNPD"] = "manuscript",
        ["VIDEO"] = "motion_picture",
        ["WEB"] = "webpage",
    }.ToFrozenDictionary();

    /// <summary>Reads from bytes. What is wrong is told with its line, and reading goes on.</summary>
    public static Reading<ReferenceList> Read(string fileName, byte[] bytes)
    {
        if (ReferenceFiles.Refused(fileName, bytes) is { } refused) return refused;
        var log = new ReferenceLog(fileName);
        List<Reference> references = [];
        RisRecord? record = null;
        int number = 0, last = 1;
        foreach (ReadOnlySpan<char> read in TextDecoding.Decode(bytes).Text.AsSpan().EnumerateLines())
        {
            number++;
            ReadOnlySpan<char> line = read.TrimStart('\uFEFF').TrimEnd();
            if (!line.IsWhiteSpace()) last = number;
            if (!TryTag(line, out string tag, out ReadOnlySpan<char> value))
            {
                if (line.IsWhiteSpace()) continue;
                // A long value goes on over several lines, without a tag.
                if (record is null || !record.GoOn(line.Trim().ToString())) log.Add((number, 1), "formats.ris-line-alone");
                continue;
            }
            switch (tag)
            {
                case "TY":
                    if (record is not null)
                    {
                        log.Add((number, 1), "formats.ris-end-missing", ("line", record.Line));
                        references.Add(record.ToReference(log));
                    }
                    record = null;
                    if (!log.HasRoom(references, (number, 1))) return log.Finish(references);
                    string written = value.Trim().ToString().ToUpperInvariant();
                    if (!Types.TryGetValue(written, out string? type)) log.Add((number, 7), "formats.reference-type-unknown", ("type", ReferenceLog.Shown(written)));
                    record = new RisRecord(number, written, type ?? "document");
                    break;
                case "ER" when record is not null:
                    references.Add(record.ToReference(log));
                    record = null;
                    break;
                default:
                    if (record is null) log.Add((number, 1), "formats.ris-line-alone");
                    else if (!record.Add(tag, value.Trim().ToString(), number)) log.Add((number, 1), "formats.too-many", ("limit", RisRecord.MostLines));
                    break;
            }
        }
        if (record is not null)
        {
            log.Add((last, 1), "formats.ris-end-missing", ("line", record.Line));
            references.Add(record.ToReference(log));
        }
        return log.Finish(references);
    }

    /// <summary>A tag of two signs, blanks, a hyphen. The standard has two blanks before it and one after; some programs write fewer.</summary>
    private static bool TryTag(ReadOnlySpan<char> line, out string tag, out ReadOnlySpan<char> value)
    {
        tag = "";
        value = default;
        if (line.Length < 4 || !char.IsAsciiLetterUpper(line[0]) || !(char.IsAsciiLetterUpper(line[1]) || char.IsAsciiDigit(line[1])) || line[2] != ' ') return false;
        int hyphen = line[3] == ' ' ? 4 : 3;
        if (hyphen >= line.Length || line[hyphen] != '-' || hyphen + 1 < line.Length && line[hyphen + 1] != ' ') return false;
        // With one blank alone only what begins and ends a record is sure to be a tag and no words.
        tag = line[..2].ToString();
        if (hyphen == 3 && tag is not ("TY" or "ER")) return false;
        value = line[(hyphen + 1)..];
        return true;
    }
}
