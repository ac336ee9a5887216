using System.Collections.Immutable;
using System.Text;

namespace Offramp.Formats.Bibliography;

/// <summary>How a run of words is set.</summary>
[Flags]
public enum RunLook
{
    /// <summary>As the words around it.</summary>
    Plain = 0,

    /// <summary>In italics.</summary>
    Italic = 1,

    /// <summary>Bold.</summary>
    Bold = 2,

    /// <summary>Raised.</summary>
    Superscript = 4,

    /// <summary>Lowered.</summary>
    Subscript = 8,

    /// <summary>In small capitals.</summary>
    SmallCaps = 16,
}

/// <summary>Words that are set in one way.</summary>
/// <param name="Text">The words.</param>
/// <param name="Look">How they are set.</param>
public readonly record struct StyledRun(string Text, RunLook Look);

/// <summary>Words as runs, such as a citation or an entry of a bibliography.</summary>
/// <param name="Runs">The runs in order; none is empty, and no two neighbours look the same.</param>
public sealed record StyledText(ImmutableArray<StyledRun> Runs)
{
    private static readonly (string Sign, RunLook Look, bool Opens)[] Signs =
    [
        ("<i>", RunLook.Italic, true), ("</i>", RunLook.Italic, false), ("<b>", RunLook.Bold, true), ("</b>", RunLook.Bold, false),
        ("<sup>", RunLook.Superscript, true), ("</sup>", RunLook.Superscript, false), ("<sub>", RunLook.Subscript, true), ("</sub>", RunLook.Subscript, false),
        ("<sc>", RunLook.SmallCaps, true), ("</sc>", RunLook.SmallCaps, false), ("<span style=\"font-variant:small-caps;\">", RunLook.SmallCaps, true),
        ("<span style=\"font-variant: small-caps;\">", RunLook.SmallCaps, true), ("<span class=\"nocase\">", RunLook.Plain, true), ("</span>", RunLook.SmallCaps, false),
    ];

    /// <summary>The words alone.</summary>
    public string Plain() => string.Concat(Runs.Select(static run => run.Text));

    /// <summary>What it is, never its words.</summary>
    public override string ToString() => "[styled text]";

    /// <summary>A field without the marks that CSL allows in it.</summary>
    internal static string Plain(string field) => field.Contains('<', StringComparison.Ordinal) ? string.Concat(Parse(field, RunLook.Plain).Select(static run => run.Text)) : field;

    /// <summary>A field in runs. Italics within words that are in italics stand upright.</summary>
    internal static IEnumerable<StyledRun> Parse(string field, RunLook look)
    {
        RunLook on = RunLook.Plain;
        var words = new StringBuilder();
        for (int i = 0; i < field.Length;)
        {
            (string sign, RunLook part, bool opens) = field[i] == '<' ? Array.Find(Signs, s => string.CompareOrdinal(field, i, s.Sign, 0, s.Sign.Length) == 0) : default;
            if (sign is null)
            {
                words.Append(field[i++]);
                continue;
            }
            if (words.Length > 0) yield return new(words.ToString(), look ^ on);
            words.Clear();
            on = opens ? on | part : on & ~part;
            i += sign.Length;
        }
        if (words.Length > 0) yield return new(words.ToString(), look ^ on);
    }
}

/// <summary>Puts runs together with the punctuation between them.</summary>
internal sealed class RunBuilder
{
    private readonly List<(StringBuilder Text, RunLook Look)> runs = [];
    private char last;

    /// <summary>Whether nothing was added.</summary>
    public bool IsEmpty => runs.Count == 0;

    /// <summary>Adds words of the style itself.</summary>
    public RunBuilder Add(string text, RunLook look = RunLook.Plain)
    {
        if (text.Length == 0) return this;
        if (runs.Count == 0 || runs[^1].Look != look) runs.Add((new StringBuilder(), look));
        runs[^1].Text.Append(text);
        if (text.LastOrDefault(static c => c is not ('”' or '\u2069')) is not '\0' and var c) last = c;
        return this;
    }

    /// <summary>Adds words of a reference, with their marks. Words from right to left are kept apart from what is around them, and signs that
    /// turn the direction, which could turn all that follows, are left out.</summary>
    public RunBuilder Words(string? text, RunLook look = RunLook.Plain)
    {
        if (string.IsNullOrWhiteSpace(text)) return this;
        string clean = string.Concat(text.Where(static c => c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')) && !char.IsControl(c) || c == '\n')).Replace('\n', ' ').Trim();
        bool isApart = clean.Any(static c => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC'));
        if (isApart) Add("\u2068", look);
        foreach (StyledRun run in StyledText.Parse(clean, look)) Add(run.Text, run.Look);
        if (isApart) Add("\u2069", look);
        return this;
    }

    /// <summary>Ends a sentence, unless it is ended.</summary>
    public RunBuilder Stop() => IsEmpty || last is '.' or '?' or '!' or '؟' or '…' ? this : Add(".");

    /// <summary>A comma, unless a question or an exclamation ends here, and a blank.</summary>
    public RunBuilder Comma() => IsEmpty ? this : Add(last is '?' or '!' or '؟' ? " " : ", ");

    /// <summary>A blank, unless nothing stands before it.</summary>
    public RunBuilder Space() => IsEmpty ? this : Add(" ");

    /// <summary>A title in quotation marks, with a sign within them unless the title ends in one of its own.</summary>
    public RunBuilder Quoted(string title, string sign = "")
    {
        Add("“").Words(title);
        if (sign.Length > 0 && last is not ('.' or '?' or '!' or '؟' or '…')) Add(sign);
        return Add("”");
    }

    /// <summary>What was put together.</summary>
    public StyledText ToText() => new([.. runs.Select(static run => new StyledRun(run.Text.ToString(), run.Look))]);
}
