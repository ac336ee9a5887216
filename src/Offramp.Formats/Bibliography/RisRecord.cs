using System.Collections.Frozen;
using System.Text;

namespace Offramp.Formats.Bibliography;

/// <summary>A record of RIS: its lines as they come, understood when all of them are there, since the meaning of a tag hangs on the type and on others.</summary>
internal sealed class RisRecord(int line, string written, string type)
{
    /// <summary>The most lines of one record.</summary>
    public const int MostLines = 20_000;

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["TI"] = "title",
        ["T1"] = "title",
        ["CT"] = "title",
        ["ST"] = "title-short",
        ["VL"] = "volume",
        ["IS"] = "issue",
        ["CP"] = "issue",
        ["ET"] = "edition",
        ["PB"] = "publisher",
        ["CY"] = "publisher-place",
        ["PP"] = "publisher-place",
        ["LA"] = "language",
        ["ID"] = "id",
        ["AN"] = "call-number",
        ["CN"] = "call-number",
        ["DB"] = "archive",
        ["DP"] = "source",
        ["NV"] = "number-of-volumes",
        ["OP"] = "original-title",
        ["SE"] = "section",
        ["RI"] = "reviewed-title",
        ["SV"] = "collection-number",
        ["AB"] = "abstract",
        ["N2"] = "abstract",
    }.ToFrozenDictionary();

    private readonly List<(string Tag, string Value, int Line)> lines = [];
    private readonly HashSet<string> tags = new(StringComparer.Ordinal);
    private readonly StringBuilder more = new();

    /// <summary>The line on which it begins.</summary>
    public int Line => line;

    /// <summary>Adds a line with a tag; false where there are too many, which is said once.</summary>
    public bool Add(string tag, string value, int number)
    {
        Settle();
        if (lines.Count > MostLines) return true;
        lines.Add((tag, value, number));
        if (value.Length > 0) tags.Add(tag);
        return lines.Count <= MostLines;
    }

    /// <summary>Adds a line that goes on with the value before it; false where there is none.</summary>
    public bool GoOn(string words)
    {
        if (lines.Count == 0) return false;
        (string tag, string value, _) = lines[^1];
        if (more.Length == 0) more.Append(value);
        if (more.Length > ReferenceFiles.LongestField) return true;
        if (more.Length > 0) more.Append(tag is "AB" or "N1" or "N2" or "RN" ? '\n' : ' ');
        more.Append(words);
        return true;
    }

    private void Settle()
    {
        if (more.Length == 0) return;
        lines[^1] = (lines[^1].Tag, more.ToString(), lines[^1].Line);
        tags.Add(lines[^1].Tag);
        more.Clear();
    }

    /// <summary>What the lines mean.</summary>
    public Reference ToReference(ReferenceLog log)
    {
        Settle();
        var draft = new ReferenceDraft(line);
        draft.Set("type", type);
        if (written == "THES") draft.Set("genre", lines.FirstOrDefault(static l => l.Tag is "M3" && l.Value.Length > 0).Value);
        string? first = null, last = null;
        foreach ((string tag, string value, int number) in lines)
        {
            if (value.Length == 0) continue;
            if (value.Length > ReferenceFiles.LongestField)
            {
                log.Add((number, 1), "formats.reference-field-too-long", ("field", tag), ("limit", ReferenceFiles.LongestField));
                continue;
            }
            switch (tag)
            {
                case "AU" or "A1": draft.Add("author", Name(value)); break;
                case "ED": draft.Add("editor", Name(value)); break;
                case "A2": draft.Add(SecondAuthor(), Name(value)); break;
                case "A3": draft.Add(type == "chapter" || type == "book" ? "collection-editor" : "contributor", Name(value)); break;
                case "A4": draft.Add("translator", Name(value)); break;
                case "TT" or "J1" or "J2": draft.Set(tag == "TT" ? "original-title" : "container-title-short", value); break;
                case "JO" or "JF" or "JA" or "T2" or "BT" or "T3": break;
                case "PY" or "Y1" or "DA" or "Y2" or "RD": break;
                case "SP": first ??= value; break;
                case "EP": last ??= value; break;
                case "UR" or "LK": draft.Set("URL", value); if (draft["URL"] != value) draft.Keep(tag, value); break;
                case "DO": draft.Set("DOI", value); break;
                case "KW": draft.Add("keyword", value, ", "); break;
                case "N1" or "RN": draft.Add("note", value, "\n"); break;
                case "SN": draft.Set(IsBook() || value.Count(char.IsAsciiDigit) > 8 ? "ISBN" : "ISSN", value); break;
                case "M1": draft.Set(type is "report" or "patent" ? "number" : IsArticle() && !tags.Contains("IS") ? "issue" : "number", value); break;
                case "M3" when written == "THES": break;
                case "M3": if (Doi.Normal(value) is not null) draft.Set("DOI", value); else draft.Set("genre", value); break;
                default: if (!Words.TryGetValue(tag, out string? field) || !draft.Set(field, value)) draft.Keep(tag, value); break;
            }
        }
        Titles(draft);
        if (first is not null) draft.Set("page", last is null || last == first || first.Contains('-', StringComparison.Ordinal) ? first : $"{first}-{last}");
        Dates(draft, log);
        return draft.ToReference();
    }

    private bool IsArticle() => type.StartsWith("article", StringComparison.Ordinal);

    private bool IsBook() => type is "book" or "chapter";

    /// <summary>Who a second author is: whoever stands behind the volume, or on top of the series where the work is the volume.</summary>
    private string SecondAuthor() => type switch
    {
        "chapter" or "paper-conference" or "entry-encyclopedia" or "entry-dictionary" => "editor",
        "book" => "collection-editor",
        _ => "contributor",
    };

    private void Titles(ReferenceDraft draft)
    {
        string? Of(params ReadOnlySpan<string> wanted)
        {
            foreach (string tag in wanted)
                if (lines.Find(l => l.Tag == tag && l.Value.Length > 0) is { Value: { } value }) return value;
            return null;
        }

        string? second = Of("T2"), book = Of("BT");
        // BT is the title of a whole book, and of the book around a part of one.
        if (type == "book") draft.Set("title", book);
        else second ??= book;
        if (type == "book") draft.Set("collection-title", second ?? Of("T3"));
        else
        {
            // The name in full before the short one.
            draft.Set("container-title", IsArticle() ? Of("JF", "T2", "JO", "JA") : second ?? Of("JF", "JO"));
            draft.Set("collection-title", Of("T3"));
            if (IsArticle() && Of("JA", "JO") is { } shorter && shorter != draft["container-title"]) draft.Set("container-title-short", shorter);
        }
    }

    private void Dates(ReferenceDraft draft, ReferenceLog log)
    {
        ReferenceDate? Of(params ReadOnlySpan<string> wanted)
        {
            foreach (string tag in wanted)
            {
                foreach ((string own, string value, int number) in lines)
                {
                    if (own != tag || value.Trim('/', ' ').Length == 0) continue;
                    if (ReferenceDates.Ris(value) is { } date) return date;
                    log.Add((number, 7), "formats.reference-date", ("date", ReferenceLog.Shown(value)));
                    return new ReferenceDate { Literal = value };
                }
            }
            return null;
        }

        ReferenceDate? year = Of("PY", "Y1");
        // PY is often the year alone and DA the whole date; where EndNote's DA has no year of its own it says month and day of that year.
        string? day = lines.Find(static l => l.Tag == "DA" && l.Value.Length > 0).Value;
        if (year is { From: { Month: null } from, Literal: null } && day is not null)
            year = (ReferenceDates.Ris(day) ?? ReferenceDates.Words($"{day} {from.Year:0000}")) is { From: { } whole } && whole.Year == from.Year ? new ReferenceDate(whole) : year;
        draft.Set("issued", year ?? Of("DA"));
        draft.Set("accessed", Of("Y2", "RD"));
    }

    /// <summary>A name: "Family, Given, Suffix", or a body.</summary>
    private static PersonName Name(string text)
    {
        string[] parts = [.. text.Split([',', '،'], 3).Select(static part => part.Trim())];
        // EndNote ends the name of a body with a comma, so that it is not turned round.
        if (parts.Length == 1 || parts.Skip(1).All(static part => part.Length == 0)) return new PersonName { Literal = parts[0].Length > 0 ? parts[0] : text };
        return new PersonName(parts[0].Length > 0 ? parts[0] : null, parts[1].Length > 0 ? parts[1] : null) { Suffix = parts.Length > 2 && parts[2].Length > 0 ? parts[2] : null };
    }
}
