using System.Globalization;
using Offramp.Methods.Dates;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>The keys of one entry of a manifest. Each reading of a key gives its value, or null and a problem at its place.</summary>
internal sealed class ManifestFields
{
    private static readonly string[] Switches = ["true", "false", "yes", "no", "on", "off"];

    private readonly YamlKeys keys;
    private readonly ManifestProblems problems;
    private readonly string path;
    private readonly int problemsBefore;

    /// <summary>An entry; keys other than the known ones are problems.</summary>
    public ManifestFields(YamlKeys keys, string path, ManifestProblems problems, params string[] known)
    {
        (this.keys, this.path, this.problems, problemsBefore) = (keys, path, problems, problems.Count);
        foreach (YamlPair pair in keys.Pairs)
        {
            if (known.Contains(pair.Key.Text)) continue;
            problems.Add(
                pair.Key.Line, pair.Key.Column, PathOf(pair.Key.Text), "formats.manifest-key-unknown", ("key", pair.Key.Text), ("known", string.Join(", ", known)));
        }
    }

    /// <summary>Whether anything was wrong in the entry, so far as it was read.</summary>
    public bool HasTrouble => !keys.IsWhole || problems.Count > problemsBefore;

    /// <summary>Whether the file could not be read to the entry's end.</summary>
    public bool IsCut => keys.IsCut;

    /// <summary>Whether a key's value holds something that was refused, stands twice or is cut off.</summary>
    public bool IsTroubled(string key) => Find(key) is { IsWhole: false };

    /// <summary>How many problems the whole file has so far.</summary>
    public int ProblemCount => problems.Count;

    /// <summary>Notes a problem of a key, or of the entry as a whole (null).</summary>
    public void Say(string? key, string code, params MessageValue[] values)
    {
        YamlValue at = key is null ? keys : Find(key) ?? keys;
        problems.Add(at.Line, at.Column, key is null ? path : PathOf(key), code, values);
    }

    /// <summary>Words of any length.</summary>
    public string? Text(string key, bool isRequired = false) => Text(key, isRequired, static c => char.IsControl(c) && c is not ('\n' or '\t'));

    /// <summary>A name, an id, a label: one line.</summary>
    public string? Name(string key, bool isRequired = false) => Text(key, isRequired, char.IsControl);

    /// <summary>True or false.</summary>
    public bool? Flag(string key, bool isRequired = false)
    {
        if (Value(key, isRequired) is not { } value) return null;
        if (value is YamlText { IsPlain: true, Text: "true" or "false" } text) return text.Text == "true";
        Say(key, "formats.manifest-expected-flag");
        return null;
    }

    /// <summary>One of the words for the members of an enumeration.</summary>
    public T? Word<T>(string key, ManifestWordList<T> words, bool isRequired = false)
        where T : struct, Enum
    {
        if (Name(key, isRequired) is not { } word) return null;
        T? member = words.Find(word);
        if (member is null) Say(key, "formats.manifest-word-unknown", ("word", word), ("known", words.All));
        return member;
    }

    /// <summary>One of some words; another one is noted and kept, for it decides nothing.</summary>
    public string? Word(string key, string[] words)
    {
        if (Name(key) is not { } word) return null;
        if (!words.Contains(word)) Say(key, "formats.manifest-word-unknown", ("word", word), ("known", string.Join(", ", words)));
        return word;
    }

    /// <summary>A date in EDTF.</summary>
    public string? Date(string key)
    {
        if (Name(key) is not { } date) return null;
        if (Edtf.TryParse(date, out _, out EdtfProblem problem)) return date;
        Say(key, "formats.manifest-date", ("date", date), ("position", problem.Position + 1));
        return null;
    }

    /// <summary>A language tag (BCP 47, section 2.1), looked at for its shape alone.</summary>
    public string? Language(string key)
    {
        if (Name(key) is not { } tag) return null;
        string[] parts = tag.Split('-');
        if (parts[0].Length is >= 2 and <= 8 && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(static p => p.Length is >= 1 and <= 8 && p.All(char.IsAsciiLetterOrDigit))) return tag;
        Say(key, "formats.manifest-language", ("language", tag));
        return null;
    }

    /// <summary>The name of a file in a folder that is known: it must not lead out of it.</summary>
    public string? FileName(string key, bool isRequired = false)
    {
        if (Name(key, isRequired) is not { } name) return null;
        if (IsFileName(name)) return name;
        Say(key, "formats.manifest-file-name", ("name", name));
        return null;
    }

    /// <summary>A folder below the manifest's, its parts divided by <c>/</c>.</summary>
    public string? Folder(string key, bool isRequired = false)
    {
        if (Name(key, isRequired) is not { } folder) return null;
        if (folder.Split('/').All(IsFileName)) return folder;
        Say(key, "formats.manifest-folder", ("name", folder));
        return null;
    }

    /// <summary>A reference to something that the manifest names elsewhere.</summary>
    /// <param name="key">The key.</param>
    /// <param name="what">What it refers to, for the message.</param>
    /// <param name="known">The names that there are.</param>
    /// <param name="isRequired">Whether it must stand there.</param>
    public string? Reference(string key, string what, IReadOnlySet<string> known, bool isRequired = false)
    {
        if (Name(key, isRequired) is not { } name) return null;
        if (known.Contains(name)) return name;
        Say(key, "formats.manifest-reference", ("what", what), ("name", name));
        return null;
    }

    /// <summary>The entries of a list, each when its turn comes; what is no entry is a problem and passed over.</summary>
    public IEnumerable<ManifestFields> Entries(string key, bool isRequired, params string[] known)
    {
        if (Value(key, isRequired) is not { } value) yield break;
        if (value is not YamlList list)
        {
            Say(key, "formats.manifest-expected-list");
            yield break;
        }
        for (int i = 0; i < list.Items.Length; i++)
        {
            string at = $"{PathOf(key)}[{i}]";
            if (list.Items[i] is YamlKeys entry) yield return new ManifestFields(entry, at, problems, known);
            else if (list.Items[i] is not YamlRefused) problems.Add(list.Items[i].Line, list.Items[i].Column, at, "formats.manifest-expected-entry");
        }
    }

    private static bool IsFileName(string name) =>
        name.Length <= 255 && name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) < 0
        && name == name.Trim() && name.Trim('.').Length > 0 && !name.Contains("..", StringComparison.Ordinal);

    private YamlValue? Find(string key) => keys.Pairs.FirstOrDefault(p => string.Equals(p.Key.Text, key, StringComparison.Ordinal)).Value;

    private string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    // A value that was refused has been said already.
    private YamlValue? Value(string key, bool isRequired)
    {
        YamlValue? value = Find(key);
        if (value is null && isRequired) Say(key, "formats.manifest-key-missing", ("key", key));
        return value is YamlRefused ? null : value;
    }

    private string? Text(string key, bool isRequired, Func<char, bool> isForbidden)
    {
        if (Value(key, isRequired) is not { } value) return null;
        if (value is not YamlText { Text: var text } scalar)
        {
            Say(key, "formats.manifest-expected-text");
            return null;
        }
        if (string.IsNullOrWhiteSpace(text) || (scalar.IsPlain && text is "~" or "null" or "Null" or "NULL"))
        {
            Say(key, "formats.manifest-text-empty", ("key", key));
            return null;
        }
        if (text.Any(isForbidden))
        {
            Say(key, "formats.manifest-text-control");
            return null;
        }
        // Other programs would read these as a number or as yes and no; here they are taken as they stand.
        if (scalar.IsPlain && (Switches.Contains(text, StringComparer.OrdinalIgnoreCase) || IsNumber(text)))
            Say(key, "formats.manifest-text-unquoted", ("text", text));
        return text;
    }

    private static bool IsNumber(string text) =>
        text.Length <= 40 && double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out _);
}
