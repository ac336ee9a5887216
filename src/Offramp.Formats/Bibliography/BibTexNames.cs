using System.Collections.Immutable;

namespace Offramp.Formats.Bibliography;

/// <summary>Lists of names in BibTeX: "First von Last", "von Last, First", "von Last, Jr, First", bodies in braces, and biblatex's "family=…, given=…".</summary>
internal static class BibTexNames
{
    private const int Most = 10_000;

    /// <summary>The names of a field.</summary>
    public static ImmutableArray<PersonName> Read(string field, ICollection<string> unknown)
    {
        var names = ImmutableArray.CreateBuilder<PersonName>();
        var words = new List<string>();
        foreach (string word in Split(field, static c => char.IsWhiteSpace(c) || c == '~'))
        {
            if (names.Count == Most) break;
            if (!word.Equals("and", StringComparison.OrdinalIgnoreCase)) words.Add(word);
            else Take();
        }
        Take();
        return names.ToImmutable();

        void Take()
        {
            if (words.Count > 0 && Name(string.Join(' ', words), unknown) is { } name) names.Add(name);
            words.Clear();
        }
    }

    private static PersonName? Name(string text, ICollection<string> unknown)
    {
        if (text == PersonName.Others) return new PersonName { Literal = PersonName.Others };
        string Plain(string tex) => TexText.Decode(tex, unknown);
        string? Some(IEnumerable<string> words) => Plain(string.Join(' ', words)) is { Length: > 0 } plain ? plain : null;
        List<string> parts = [.. Split(text, static c => c == ',').Select(static part => part.Trim())];
        if (IsWhole(text)) return Plain(text) is { Length: > 0 } literal ? new PersonName { Literal = literal } : null;
        if (parts.Count > 1 && parts.All(static part => part.Contains('=', StringComparison.Ordinal))) return Keyed(parts, Plain);

        List<string> words = [.. Split(parts.Count > 0 ? parts[0] : "", static c => char.IsWhiteSpace(c) || c == '~')];
        if (words.Count == 0) return parts.Count > 1 && Some(parts.Skip(1)) is { } rest ? new PersonName { Literal = rest } : null;
        if (parts.Count > 1)
        {
            int von = words.FindLastIndex(Math.Max(0, words.Count - 2), IsParticle) + 1;
            if (words.Count == 1) von = 0;
            string? suffix = parts.Count > 2 ? Some([parts[1]]) : null;
            return new PersonName(Some(words.Skip(von)), Some(parts.Skip(parts.Count > 2 ? 2 : 1))) { NonDroppingParticle = Some(words.Take(von)), Suffix = suffix };
        }
        int first = words.FindIndex(IsParticle);
        if (first < 0 || first == words.Count - 1) return new PersonName(Some(words.Skip(words.Count - 1)), Some(words.Take(words.Count - 1)));
        int last = words.FindLastIndex(words.Count - 2, IsParticle);
        return new PersonName(Some(words.Skip(last + 1)), Some(words.Take(first))) { NonDroppingParticle = Some(words.Skip(first).Take(last + 1 - first)) };
    }

    private static PersonName? Keyed(List<string> parts, Func<string, string> plain)
    {
        var name = new PersonName();
        foreach (string part in parts)
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string value = plain(part[(equals + 1)..].Trim().Trim('"'));
            if (value.Length == 0) continue;
            name = part[..equals].Trim() switch
            {
                "family" => name with { Family = value },
                "given" => name with { Given = value },
                "prefix" => name with { NonDroppingParticle = value },
                "suffix" => name with { Suffix = value },
                _ => name,
            };
        }
        return name is { Family: null, Given: null } ? null : name;
    }

    /// <summary>Whether a word is a "von": its first letter outside of braces is small. Letters without case, as in Persian, are none.</summary>
    private static bool IsParticle(string word)
    {
        if (word.StartsWith('{') && !word.StartsWith("{\\", StringComparison.Ordinal)) return false;
        foreach (char c in TexText.Decode(word))
            if (char.IsLetter(c)) return char.IsLower(c);
        return false;
    }

    /// <summary>Whether one pair of braces holds all of it.</summary>
    private static bool IsWhole(string text)
    {
        if (!text.StartsWith('{') || !text.EndsWith('}') || text.StartsWith("{\\", StringComparison.Ordinal)) return false;
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '{') depth++;
            else if (text[i] == '}' && --depth == 0) return i == text.Length - 1;
        }
        return false;
    }

    /// <summary>The pieces between signs that stand outside of all braces; empty ones between blanks are none.</summary>
    private static IEnumerable<string> Split(string text, Func<char, bool> isSign)
    {
        int depth = 0, start = 0;
        bool comma = isSign(',');
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && !isSign(text[i + 1])) i++;
            else if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '~') i++;
            else if (text[i] == '{') depth++;
            else if (text[i] == '}') depth--;
            else if (depth <= 0 && isSign(text[i]))
            {
                if (comma || i > start) yield return text[start..i];
                start = i + 1;
            }
        }
        if (start < text.Length) yield return text[start..];
    }
}
