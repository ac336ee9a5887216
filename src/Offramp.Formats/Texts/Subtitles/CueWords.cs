using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace Offramp.Formats;

/// <summary>The words of a cue without the tags that style them, parted by voices.</summary>
internal static class CueWords
{
    private const int LongestTag = 200;

    private static readonly FrozenSet<string> Tags = new[] { "i", "b", "u", "s", "c", "v", "font", "lang", "ruby", "rt", "span", "em", "strong", "br" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The utterances of a cue's lines.</summary>
    public static IEnumerable<Utterance> Of(IReadOnlyList<string> lines)
    {
        string? voice = null;
        var parts = new List<Utterance>();
        foreach (string line in lines)
        {
            foreach ((string? label, string words) in Voices(line))
            {
                if (label is not null) voice = label;
                string clean = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                if (clean.Length == 0) continue;
                bool isDash = voice is null && IsDash(clean, out _);
                parts.Add(new Utterance(label, isDash, clean));
            }
        }
        // A dash at the beginning of one line only is a sentence broken off; two are two voices.
        bool dialogue = parts.Count(static part => part.IsDash) >= 2 || (parts.Count > 0 && parts[0].IsDash);
        return dialogue ? parts : parts.Select(static part => part with { IsDash = false });
    }

    /// <summary>Whether words begin with the dash of a dialogue, and where what is said begins.</summary>
    public static bool IsDash(string words, out int start)
    {
        start = 1;
        if (words.Length < 2 || words[0] is not ('-' or '–' or '—' or '‐' or '‑')) return false;
        if (words[0] == '-' && words[1] == '-') return false;
        while (start < words.Length && words[start] == ' ') start++;
        return start < words.Length;
    }

    /// <summary>Parts a line at its voice tags and takes all tags of styling out; what only looks like a tag stays.</summary>
    private static IEnumerable<(string? Label, string Words)> Voices(string line)
    {
        var words = new StringBuilder();
        string? label = null;
        for (int i = 0; i < line.Length;)
        {
            if (line[i] is '{' && i + 1 < line.Length && line[i + 1] == '\\' && line.IndexOf('}', i) is > 0 and var brace && brace - i < LongestTag)
            {
                i = brace + 1;
            }
            else if (line[i] == '<' && Tag(line, i, out int end, out string name, out string annotation))
            {
                if (name is "v" or "V" && annotation.Length > 0)
                {
                    if (words.Length > 0 || label is not null) yield return (label, Decoded(words));
                    words.Clear();
                    label = annotation;
                }
                else if (name.Equals("br", StringComparison.OrdinalIgnoreCase))
                {
                    words.Append(' ');
                }
                i = end;
            }
            else
            {
                words.Append(line[i++]);
            }
        }
        yield return (label, Decoded(words));
    }

    private static string Decoded(StringBuilder words) => words.ToString().Contains('&', StringComparison.Ordinal)
        ? WebUtility.HtmlDecode(words.ToString())
        : words.ToString();

    private static bool Tag(string line, int at, out int end, out string name, out string annotation)
    {
        name = annotation = "";
        end = line.IndexOf('>', at);
        if (end < 0 || end - at > LongestTag) return false;
        string inside = line[(at + 1)..end].TrimStart('/');
        end++;
        // A time within a cue says when a word lights up.
        if (inside.Length > 0 && char.IsDigit(inside[0])) return TimeCode.TryRead(inside, out _, out int length, out _) && length == inside.Length;
        int stop = inside.AsSpan().IndexOfAny(". \t=/");
        name = stop < 0 ? inside : inside[..stop];
        int blank = inside.AsSpan().IndexOfAny(" \t");
        annotation = blank < 0 ? "" : WebUtility.HtmlDecode(inside[blank..]).Replace('\n', ' ').Trim();
        return Tags.Contains(name);
    }
}
