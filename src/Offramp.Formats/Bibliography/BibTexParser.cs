using System.Text;

namespace Offramp.Formats.Bibliography;

/// <summary>An entry of BibTeX as it stands, before its fields are understood.</summary>
/// <param name="Type">The type in small letters.</param>
/// <param name="Key">What it is cited by.</param>
/// <param name="Fields">Its fields by name in small letters.</param>
/// <param name="At">Line and column of its @.</param>
internal sealed record BibTexEntry(string Type, string Key, Dictionary<string, string> Fields, (int Line, int Column) At);

/// <summary>Goes through BibTeX's syntax once: entries, strings, values put together with #.</summary>
internal sealed class BibTexParser(string text, ReferenceLog log)
{
    private const int MostFields = 1_000;
    private const int LongestName = 300;

    private readonly Dictionary<string, string> strings = new(
        new[] { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" }.Select(static m => KeyValuePair.Create(m, m)), StringComparer.OrdinalIgnoreCase);
    private int at;
    private int counted;
    private int line = 1;
    private int lineStart;

    /// <summary>The entries; a broken one as far as it goes.</summary>
    public IEnumerable<BibTexEntry> Entries()
    {
        // What stands between entries is a comment.
        while ((at = text.IndexOf('@', at)) >= 0)
        {
            int start = at++;
            string type = Name();
            Blanks();
            if (type.Length == 0 || at >= text.Length || text[at] is not ('{' or '(')) continue;
            char close = text[at] == '{' ? '}' : ')';
            (int, int) place = Place(start);
            if (type.Equals("comment", StringComparison.OrdinalIgnoreCase))
            {
                // BibTeX reads on behind the word; programs put whole groups of braces there that are no entries.
                if (close == '}') Braced();
                continue;
            }
            at++;
            if (type.Equals("preamble", StringComparison.OrdinalIgnoreCase)) Ended(Value(place) is not null, close);
            else if (type.Equals("string", StringComparison.OrdinalIgnoreCase)) String(close, place);
            else if (Entry(type.ToLowerInvariant(), close, place) is { } entry) yield return entry;
        }
    }

    private void String(char close, (int, int) place)
    {
        Blanks();
        string name = Name();
        Blanks();
        if (name.Length == 0 || !Take('='))
        {
            Broken("=");
            return;
        }
        string? value = Value(place);
        if (value is not null) strings[name] = value;
        Ended(value is not null, close);
    }

    private void Ended(bool isWhole, char close)
    {
        Blanks();
        if (isWhole && !Take(close)) Broken(close.ToString());
        else if (!isWhole) Next();
    }

    private BibTexEntry? Entry(string type, char close, (int, int) place)
    {
        Blanks();
        int start = at;
        while (at < text.Length && text[at] is not (',' or '}' or '=' or '\n' or '@' or '"') && at - start < LongestName) at++;
        string key = text[start..at].Trim();
        var entry = new BibTexEntry(type, key, new Dictionary<string, string>(StringComparer.Ordinal), place);
        Blanks();
        if (at < text.Length && text[at] == '=')
        {
            // There is no key: what was read is the first field.
            at = start;
            entry = entry with { Key = "" };
        }
        else if (!Take(',') && (at >= text.Length || text[at] != close))
        {
            Broken(",");
            return null;
        }
        while (true)
        {
            Blanks();
            if (Take(close)) return entry;
            (int, int) fieldAt = Place(at);
            string name = Name().ToLowerInvariant();
            Blanks();
            if (name.Length == 0 || !Take('='))
            {
                Broken(name.Length == 0 ? close.ToString() : "=");
                return entry;
            }
            if (Value(fieldAt) is not { } value) return entry;
            if (entry.Fields.Count == MostFields) log.Add(fieldAt, "formats.too-many", ("limit", MostFields));
            if (value.Length > ReferenceFiles.LongestField) log.Add(fieldAt, "formats.reference-field-too-long", ("field", ReferenceLog.Shown(name)), ("limit", ReferenceFiles.LongestField));
            else if (entry.Fields.Count < MostFields && !entry.Fields.TryAdd(name, value)) log.Add(fieldAt, "formats.reference-field-twice", ("field", ReferenceLog.Shown(name)));
            Blanks();
            if (Take(',')) continue;
            if (Take(close)) return entry;
            Broken(close.ToString());
            return entry;
        }
    }

    /// <summary>A value, or null with a problem where it breaks off.</summary>
    private string? Value((int, int) place)
    {
        var value = new StringBuilder();
        do
        {
            Blanks();
            if (at >= text.Length)
            {
                Broken("}");
                return null;
            }
            if (text[at] == '{' || text[at] == '"')
            {
                int start = at + 1;
                if (text[at] == '{' ? !Braced() : !Quoted())
                {
                    log.Add(place, "formats.bibtex-unclosed");
                    Next();
                    return null;
                }
                value.Append(text, start, at - 1 - start);
                continue;
            }
            string name = Name();
            if (name.Length == 0)
            {
                Broken("{");
                return null;
            }
            if (name.All(char.IsDigit)) value.Append(name);
            else if (strings.TryGetValue(name, out string? known)) value.Append(known);
            else
            {
                log.Add(Place(at - name.Length), "formats.bibtex-string-unknown", ("name", ReferenceLog.Shown(name)));
                value.Append(name);
            }
            // Strings made of strings could double without end.
            if (value.Length > 2 * ReferenceFiles.LongestField) value.Length = ReferenceFiles.LongestField + 1;
        }
        while (Joined());
        return value.ToString();
    }

    private bool Joined()
    {
        Blanks();
        return Take('#');
    }

    /// <summary>Goes behind the brace that closes the one it stands on; false where none does before the next entry, and it stands there.</summary>
    /// <remarks>It never goes back over what was searched in vain, so that a file of open braces takes no longer than any other.</remarks>
    private bool Braced()
    {
        int depth = 0, most = (int)Math.Min(text.Length, at + (4L * ReferenceFiles.LongestField));
        for (; at < most; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '{') depth++;
            else if (text[at] == '}' && --depth == 0)
            {
                at++;
                return true;
            }
            else if (IsEntry()) return false;
        }
        return false;
    }

    private bool Quoted()
    {
        int depth = 0, most = (int)Math.Min(text.Length, at + (4L * ReferenceFiles.LongestField));
        for (at++; at < most; at++)
        {
            if (text[at] == '\\' && depth > 0) at++;
            else if (text[at] == '{') depth++;
            else if (text[at] == '}') depth--;
            else if (text[at] == '"' && depth <= 0)
            {
                at++;
                return true;
            }
            else if (IsEntry()) return false;
        }
        return false;
    }

    /// <summary>Whether a line begins here that looks like an entry: no value holds one, so a brace is missing before it.</summary>
    private bool IsEntry()
    {
        if (text[at] != '@') return false;
        int before = at - 1;
        while (before >= 0 && at - before < 16 && text[before] is ' ' or '\t') before--;
        if (before >= 0 && text[before] != '\n') return false;
        int end = at + 1;
        while (end < text.Length && end - at < 40 && char.IsAsciiLetter(text[end])) end++;
        return end > at + 1 && end < text.Length && text[end] == '{';
    }

    private void Broken(string wanted)
    {
        log.Add(Place(Math.Min(at, text.Length)), "formats.bibtex-broken", ("wanted", wanted));
        Next();
    }

    /// <summary>Goes on at the next line that begins an entry.</summary>
    private void Next()
    {
        for (at = Math.Min(at, text.Length); at < text.Length; at++)
            if (text[at] == '@' && (at == 0 || text[at - 1] is '\n' or ' ' or '\t')) return;
    }

    private string Name()
    {
        int start = at;
        while (at < text.Length && at - start < LongestName && !char.IsWhiteSpace(text[at]) && text[at] is not ('{' or '}' or '(' or ')' or '"' or '#' or '%' or '\'' or ',' or '=' or '@')) at++;
        return text[start..at];
    }

    private void Blanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }

    private bool Take(char sign)
    {
        if (at >= text.Length || text[at] != sign) return false;
        at++;
        return true;
    }

    private (int Line, int Column) Place(int offset)
    {
        if (offset < counted) (counted, line, lineStart) = (0, 1, 0);
        for (; counted < offset; counted++)
        {
            if (text[counted] != '\n') continue;
            line++;
            lineStart = counted + 1;
        }
        return (line, offset - lineStart + 1);
    }
}
