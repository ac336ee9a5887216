namespace Offramp.Research;

/// <summary>How far a hit of a search is widened before it is coded.</summary>
public enum Expansion
{
    /// <summary>The words that were found alone.</summary>
    None,

    /// <summary>The whole sentence.</summary>
    Sentence,

    /// <summary>The whole paragraph: the line of the text, without the speaker's label.</summary>
    Paragraph,

    /// <summary>All that the speaker says in that turn; the paragraph where the text has no turns.</summary>
    Turn,
}

/// <summary>Widens spans to sentences, paragraphs and turns.</summary>
internal static class Expansions
{
    // What ends a sentence in the scripts of our users' sources: full stop, exclamation and question mark, those of Arabic and Urdu, of Armenian,
    // Devanagari and Chinese, the ellipsis.
    private const string Ends = ".!?…؟۔։।。！？";
    private const string Closing = "\"'”’»)]›";

    /// <summary>The span that a hit becomes: never empty, without white space at its edges, inside the text.</summary>
    public static (int Start, int End) Of(Rendition document, int start, int end, Expansion expansion)
    {
        string text = document.Text.Text;
        if (expansion == Expansion.None || end <= start) return (start, end);
        (int from, int to) = expansion == Expansion.Turn && Speech.At(document, start) is { } turn && turn.End >= end
            ? (Math.Min(turn.WordsStart, start), turn.End)
            : Paragraph(document, start, end);
        if (expansion == Expansion.Sentence) (from, to) = Sentence(text, from, to, start, end);
        while (from < start && char.IsWhiteSpace(text[from])) from++;
        while (to > end && char.IsWhiteSpace(text[to - 1])) to--;
        return (from, to);
    }

    private static (int From, int To) Paragraph(Rendition document, int start, int end)
    {
        string text = document.Text.Text;
        int from = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        int to = text.IndexOf('\n', end - 1);
        if (to < 0) to = text.Length;
        if (to < end) to = end;
        // The label before the words is nobody's sentence.
        if (Speech.At(document, start) is { } turn && turn.WordsStart > from && turn.WordsStart <= start) from = turn.WordsStart;
        return (from, to);
    }

    private static (int From, int To) Sentence(string text, int from, int to, int start, int end)
    {
        int begin = from;
        for (int at = from; at < start; at++)
            if (EndsAt(text, at, to) is { } after && after <= start) begin = after;
        for (int at = Math.Max(begin, end - 1); at < to; at++)
            if (EndsAt(text, at, to) is { } after && after >= end) return (begin, after);
        return (begin, to);
    }

    // One past a sentence that ends with the mark at a place, its closing quotation marks included; null where none ends there. A mark inside a
    // number or word, as in 3.5 or p.m., is followed by no space and ends nothing; an abbreviation's point
    // before a small letter neither, nor a question that is quoted inside a sentence ("Why?" he asked).
    private static int? EndsAt(string text, int at, int to)
    {
        if (!Ends.Contains(text[at], StringComparison.Ordinal)) return null;
        int after = at + 1;
        while (after < to && (Ends.Contains(text[after], StringComparison.Ordinal) || Closing.Contains(text[after], StringComparison.Ordinal))) after++;
        bool closes = Closing.Contains(text[after - 1], StringComparison.Ordinal);
        if (after >= to) return to;
        bool wide = text[at] is '。' or '！' or '？';
        if (!wide && !char.IsWhiteSpace(text[after])) return null;
        int next = after;
        while (next < to && char.IsWhiteSpace(text[next])) next++;
        return (text[at] == '.' || closes) && next < to && char.IsLower(text[next]) ? null : after;
    }
}
