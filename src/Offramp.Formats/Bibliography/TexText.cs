using System.Collections.Frozen;
using System.Text;

namespace Offramp.Formats.Bibliography;

/// <summary>Words in TeX made into plain Unicode, with CSL's marks where they are set in italics and the like.</summary>
internal static class TexText
{
    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>
    {
        ["ss"] = "ß",
        ["o"] = "ø",
        ["O"] = "Ø",
        ["l"] = "ł",
        ["L"] = "Ł",
        ["ae"] = "æ",
        ["AE"] = "Æ",
        ["oe"] = "œ",
        ["OE"] = "Œ",
        ["aa"] = "å",
        ["AA"] = "Å",
        ["i"] = "ı",
        ["j"] = "ȷ",
        ["dh"] = "ð",
        ["DH"] = "Ð",
        ["th"] = "þ",
        ["TH"] = "Þ",
        ["dj"] = "đ",
        ["DJ"] = "Đ",
        ["ng"] = "ŋ",
        ["NG"] = "Ŋ",
        ["S"] = "§",
        ["P"] = "¶",
        ["copyright"] = "©",
        ["pounds"] = "£",
        ["euro"] = "€",
        ["texteuro"] = "€",
        ["dots"] = "…",
        ["ldots"] = "…",
        ["textellipsis"] = "…",
        ["textendash"] = "–",
        ["textemdash"] = "—",
        ["textquoteleft"] = "‘",
        ["textquoteright"] = "’",
        ["textquotedblleft"] = "“",
        ["textquotedblright"] = "”",
        ["guillemotleft"] = "«",
        ["guillemotright"] = "»",
        ["textbackslash"] = "\\",
        ["textasciitilde"] = "~",
        ["textasciicircum"] = "^",
        ["textunderscore"] = "_",
        ["textregistered"] = "®",
        ["texttrademark"] = "™",
        ["textdegree"] = "°",
        ["textdollar"] = "$",
        ["textless"] = "<",
        ["textgreater"] = ">",
        ["textbar"] = "|",
        ["alpha"] = "α",
        ["beta"] = "β",
        ["gamma"] = "γ",
        ["delta"] = "δ",
        ["epsilon"] = "ε",
        ["lambda"] = "λ",
        ["mu"] = "μ",
        ["pi"] = "π",
        ["sigma"] = "σ",
        ["omega"] = "ω",
        ["times"] = "×",
        ["pm"] = "±",
        ["leq"] = "≤",
        ["geq"] = "≥",
        ["infty"] = "∞",
        ["rightarrow"] = "→",
        ["TeX"] = "TeX",
        ["LaTeX"] = "LaTeX",
        ["slash"] = "/",
        ["quad"] = " ",
        ["qquad"] = " ",
        ["newline"] = " ",
        ["par"] = " ",
        // Switches that change nothing that can be seen in plain text.
        ["relax"] = "",
        ["protect"] = "",
        ["rm"] = "",
        ["normalfont"] = "",
        ["textnormal"] = "",
        ["textrm"] = "",
        ["text"] = "",
        ["mbox"] = "",
        ["textup"] = "",
        ["url"] = "",
        ["path"] = "",
        ["mathrm"] = "",
        ["textsf"] = "",
        ["texttt"] = "",
        ["uppercase"] = "",
        ["MakeUppercase"] = "",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Marks = new Dictionary<string, string>
    {
        ["textit"] = "i",
        ["emph"] = "i",
        ["mkbibemph"] = "i",
        ["mkbibitalic"] = "i",
        ["it"] = "i",
        ["em"] = "i",
        ["itshape"] = "i",
        ["textsl"] = "i",
        ["textbf"] = "b",
        ["bf"] = "b",
        ["bfseries"] = "b",
        ["mkbibbold"] = "b",
        ["textsuperscript"] = "sup",
        ["textsubscript"] = "sub",
    }.ToFrozenDictionary();

    /// <summary>Decodes a field.</summary>
    /// <param name="tex">The field without its outer braces.</param>
    /// <param name="unknown">Where the names of commands go that are not known; they are left out, what they act on stays.</param>
    /// <param name="marks">Whether italics and the like become CSL's marks, as in titles; names have none.</param>
    public static string Decode(string tex, ICollection<string>? unknown = null, bool marks = false)
    {
        if (tex.AsSpan().IndexOfAny("\\{}~$-`'\r\n\t") < 0) return Tidy(tex);
        var text = new StringBuilder(tex.Length);
        var open = new Stack<(int Depth, string Tag)>();
        int depth = 0;
        for (int i = 0; i < tex.Length;)
        {
            char c = tex[i];
            switch (c)
            {
                case '{': depth++; i++; break;
                case '}':
                    while (open.TryPeek(out (int Depth, string Tag) top) && top.Depth >= depth) text.Append("</").Append(open.Pop().Tag).Append('>');
                    depth--;
                    i++;
                    break;
                case '~': text.Append('\u00A0'); i++; break;
                case '$': i++; break;
                case '-' when Starts(tex, i, "---"): text.Append('—'); i += 3; break;
                case '-' when Starts(tex, i, "--"): text.Append('–'); i += 2; break;
                case '`' when Starts(tex, i, "``"): text.Append('“'); i += 2; break;
                case '\'' when Starts(tex, i, "''"): text.Append('”'); i += 2; break;
                case '\\': i = Command(tex, i + 1, text, ref depth, open, unknown, marks); break;
                default: text.Append(c); i++; break;
            }
        }
        while (open.Count > 0) text.Append("</").Append(open.Pop().Tag).Append('>');
        return Tidy(text.ToString());
    }

    /// <summary>An address or an identifier: nothing in it is TeX but the signs that TeX makes people escape.</summary>
    public static string Verbatim(string tex)
    {
        string text = tex.Trim();
        if (text.StartsWith("\\url{", StringComparison.Ordinal) && text.EndsWith('}')) text = text[5..^1];
        while (text.Length > 1 && text[0] == '{' && text[^1] == '}') text = text[1..^1];
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '_' or '%' or '&' or '#' or '$' or '{' or '}' or '~') continue;
            if (text[i] is not ('\r' or '\n' or '\t')) plain.Append(text[i]);
        }
        return plain.ToString();
    }

    private static int Command(string tex, int i, StringBuilder text, ref int depth, Stack<(int Depth, string Tag)> open, ICollection<string>? unknown, bool marks)
    {
        if (i >= tex.Length) return i;
        char c = tex[i];
        if (!char.IsAsciiLetter(c))
        {
            i++;
            if (TexAccents.Has(c)) return Accented(tex, i, c, text, ref depth);
            switch (c)
            {
                case '\\' or ' ' or ',' or ';' or ':' or '\n': text.Append(' '); break;
                case '-' or '/' or '!' or '@' or '(' or ')' or '[' or ']': break;
                default: text.Append(c); break;
            }
            return i;
        }
        int start = i;
        while (i < tex.Length && char.IsAsciiLetter(tex[i])) i++;
        string name = tex[start..i];
        while (i < tex.Length && tex[i] is ' ' or '\n' or '\r' or '\t') i++;
        if (Signs.TryGetValue(name, out string? sign)) text.Append(sign);
        else if (name.Length == 1 && TexAccents.Has(name[0])) return Accented(tex, i, name[0], text, ref depth);
        else if (Marks.TryGetValue(name, out string? tag))
        {
            if (!marks) return i;
            text.Append('<').Append(tag).Append('>');
            // A command acts on the group after it, a switch on the rest of the group around it.
            open.Push((i < tex.Length && tex[i] == '{' ? depth + 1 : depth, tag));
        }
        else if (unknown is { Count: < 20 } && name.Length <= 40 && !unknown.Contains(name)) unknown.Add(name);
        return i;
    }

    private static int Accented(string tex, int i, char accent, StringBuilder text, ref int depth)
    {
        while (i < tex.Length && tex[i] is '{' or ' ')
        {
            if (tex[i] == '{') depth++;
            i++;
        }
        if (i >= tex.Length) return i;
        if (tex[i] == '}') return i;
        if (tex[i] == '\\' && i + 1 < tex.Length && tex[i + 1] is 'i' or 'j')
        {
            // Dotless letters are only written so that the accent does not meet the dot.
            text.Append(TexAccents.Over(accent, new Rune(tex[i + 1])));
            i += 2;
            while (i < tex.Length && tex[i] == ' ') i++;
            return i;
        }
        if (tex[i] == '\\') return i;
        if (Rune.DecodeFromUtf16(tex.AsSpan(i), out Rune letter, out int taken) != System.Buffers.OperationStatus.Done) return i;
        text.Append(TexAccents.Over(accent, letter));
        return i + taken;
    }

    private static bool Starts(string tex, int at, string sign) => tex.AsSpan(at).StartsWith(sign, StringComparison.Ordinal);

    /// <summary>Runs of blanks and line ends as one blank.</summary>
    internal static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            bool isBlank = c is ' ' or '\t' or '\r' or '\n';
            if (!isBlank) tidy.Append(c);
            else if (tidy.Length > 0 && tidy[^1] != ' ') tidy.Append(' ');
        }
        return tidy.ToString().TrimEnd(' ');
    }
}
