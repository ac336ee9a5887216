namespace Offramp.Research;

/// <summary>What may be the name of anything: of a coder, a code, a source, a pseudonym, a title.</summary>
public static class NameRule
{
    /// <summary>The longest name, in UTF-16 units.</summary>
    public const int Longest = 200;

    /// <summary>The name without the spaces around it, or why it cannot be one.</summary>
    /// <param name="typed">What a person typed.</param>
    /// <param name="field">The field of the question, for the refusal.</param>
    public static Outcome<string> Check(string typed, string field)
    {
        string name = typed.Trim();
        if (name.Length == 0) return Refusal.Of("naming.empty", ("field", new Term("field", field))) with { Field = field };
        if (name.Length > Longest)
            return Refusal.Of("naming.too-long", ("field", new Term("field", field)), ("length", name.Length), ("longest", Longest)) with { Field = field };
        return HasControl(name) || !IsUnicode(name)
            ? Refusal.Of("naming.control-character", ("field", new Term("field", field))) with { Field = field }
            : name;
    }

    /// <summary>The text without the spaces around it, null where nothing is left, or why it cannot be kept.</summary>
    /// <param name="typed">What a person typed; null for nothing.</param>
    /// <param name="field">The field of the question, for the refusal.</param>
    /// <param name="longest">The longest text, in UTF-16 units.</param>
    public static Outcome<string?> CheckText(string? typed, string field, int longest = 20_000)
    {
        string text = typed?.Trim().ReplaceLineEndings("\n") ?? "";
        if (text.Length == 0) return (string?)null;
        if (text.Length > longest)
            return Refusal.Of("naming.too-long", ("field", new Term("field", field)), ("length", text.Length), ("longest", longest)) with { Field = field };
        return text.Any(static c => char.IsControl(c) && c is not ('\n' or '\t')) || !IsUnicode(text)
            ? Refusal.Of("naming.control-character", ("field", new Term("field", field))) with { Field = field }
            : text;
    }

    /// <summary>Whether two names are one to a reader: case aside.</summary>
    public static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether every surrogate has its other half: only then does the text survive being written as UTF-8.</summary>
    internal static bool IsUnicode(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }
        return true;
    }

    // Line and paragraph separators break a name in two on screen as a control character would.
    private static bool HasControl(string name) => name.Any(static c => char.IsControl(c) || c is '\u2028' or '\u2029');
}
