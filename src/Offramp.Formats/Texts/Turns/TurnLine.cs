namespace Offramp.Formats;

/// <summary>A line that may begin a turn: what stands before its words.</summary>
/// <param name="Start">Where the line's time code or label begins.</param>
/// <param name="WordsStart">Where its words begin, or the line's end.</param>
/// <param name="Label">The label as it stands, without bold marks and colon.</param>
/// <param name="Time">The time code before or after the label.</param>
/// <param name="DoubtfulWordsStart">Where the words begin if the time after the colon belongs to them; equal to <paramref name="WordsStart"/>
/// where there is no such doubt.</param>
internal readonly record struct TurnLine(int Start, int WordsStart, string Label, TimeSpan? Time, int DoubtfulWordsStart)
{
    private const int LongestLabel = 40;
    private const int MostWords = 4;

    /// <summary>Whether the time code may be a time of day that someone said.</summary>
    public bool HasDoubtfulTime => WordsStart != DoubtfulWordsStart;

    /// <summary>Reads <c>[time] label [time]: [time] words</c> with any part in bold; null where the line is nothing of the kind.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the line begins.</param>
    /// <param name="end">Where it ends, without its line end.</param>
    public static TurnLine? Read(string text, int start, int end)
    {
        int at = PastBlanks(text, start, end);
        int turnStart = at;
        bool bold = PastBold(text, ref at, end);
        TimeSpan? time = null;
        if (TimeCode.TryRead(text.AsSpan(at..end), out TimeSpan before, out int length, out _))
        {
            time = before;
            at = PastBlanks(text, at + length, end);
            // "**[00:01] P-01:**", "**[00:01]** P-01:" and "[00:01] **P-01:**" are all met.
            if (bold && PastBold(text, ref at, end)) bold = false;
            at = PastBlanks(text, at, end);
            if (!bold) bold = PastBold(text, ref at, end);
            // A dash between time and name is only a divider.
            if (at < end && text[at] is '-' or '–' or '|') at = PastBlanks(text, at + 1, end);
        }
        if (!LabelEnd(text, at, end, out int labelEnd, out int colon, out TimeSpan? after)) return Header(text, turnStart, at, end, time);
        string label = Trimmed(text, at, labelEnd);
        if (!IsLabel(label)) return null;
        time ??= after;
        at = colon + 1;
        // "**P-01**:" closes before the colon.
        if (bold && text.AsSpan(labelEnd - 1, colon - labelEnd + 1).IndexOfAny('*', '_') >= 0) bold = false;
        if (bold && PastBold(text, ref at, end)) bold = false;
        // A slash makes it an address, a second colon something of a program; a digit on both sides is a time or a ratio.
        if (at < end && text[at] is '/' or '\\' or ':' or '=') return null;
        if (at < end && char.IsDigit(text[at]) && char.IsDigit(text[colon - 1])) return null;
        at = PastBlanks(text, at, end);
        int doubtful = at;
        if (time is null && TimeCode.TryRead(text.AsSpan(at..end), out TimeSpan inWords, out length, out bool isBare))
        {
            time = inWords;
            at += length;
            if (bold && PastBold(text, ref at, end)) bold = false;
            at = PastBlanks(text, at, end);
            if (!isBare) doubtful = at;
        }
        // Bold that is not closed with the label is bold of the words' own.
        return bold ? null : new TurnLine(turnStart, at, label, time, doubtful);
    }

    /// <summary>A line with a label and a time and no colon, as programs that listen write it above the words: <c>Speaker 1  00:14</c>.</summary>
    private static TurnLine? Header(string text, int start, int at, int end, TimeSpan? before)
    {
        while (end > at && IsBlank(text[end - 1])) end--;
        if (end - at > LongestLabel + 24) return null;
        if (before is not null)
        {
            string alone = Trimmed(text, at, end);
            return IsLabel(alone) && LabelKinds.Of(alone) == LabelKind.Speaker ? new TurnLine(start, end, alone, before, end) : null;
        }
        for (int i = at + 1; i < end; i++)
        {
            if (!IsBlank(text[i - 1]) || !TimeCode.TryRead(text.AsSpan(i..end), out TimeSpan time, out int length, out bool isBare) || i + length != end) continue;
            string label = Trimmed(text, at, i);
            // "We met at 14:02" is prose: without brackets and hours the label must be a speaker's, or stand well apart.
            bool isApart = i - 2 >= at && (text[i - 1] == '\t' || IsBlank(text[i - 2]));
            return IsLabel(label) && LabelKinds.Of(label) is var kind && kind != LabelKind.Aside && (!isBare || isApart || kind == LabelKind.Speaker)
                ? new TurnLine(start, end, label, time, end)
                : null;
        }
        return null;
    }

    /// <summary>A blank, a mark of direction or the like: nothing that begins a label.</summary>
    public static bool IsBlank(char character) =>
        character is ' ' or '\t' or '\u00A0' or '\u200E' or '\u200F' or '\u061C' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static int PastBlanks(string text, int at, int end)
    {
        while (at < end && IsBlank(text[at])) at++;
        return at;
    }

    private static bool PastBold(string text, ref int at, int end)
    {
        if (at + 1 >= end || text[at] is not ('*' or '_') || text[at + 1] != text[at]) return false;
        at += 2;
        return true;
    }

    /// <summary>Finds the colon after a label, over bold marks and a time code before it.</summary>
    private static bool LabelEnd(string text, int at, int end, out int labelEnd, out int colon, out TimeSpan? time)
    {
        labelEnd = colon = 0;
        time = null;
        int last = Math.Min(end, at + LongestLabel + 24);
        for (int i = at; i < last; i++)
        {
            if (i > at && (IsBlank(text[i - 1]) || text[i] is '[' or '#' or '(') && time is null
                && TimeCode.TryRead(text.AsSpan(i..end), out TimeSpan code, out int length, out _))
            {
                labelEnd = i;
                time = code;
                i = PastBlanks(text, i + length, end);
                if (PastBold(text, ref i, end)) i = PastBlanks(text, i, end);
                if (i >= end || text[i] is not (':' or '：')) return false;
            }
            if (text[i] is ':' or '：')
            {
                if (time is null) labelEnd = i;
                colon = i;
                return labelEnd > at;
            }
        }
        return false;
    }

    private static string Trimmed(string text, int start, int end)
    {
        while (end > start && (IsBlank(text[end - 1]) || text[end - 1] is '*' or '_')) end--;
        return text[start..end];
    }

    private static bool IsLabel(string label)
    {
        if (label.Length is 0 or > LongestLabel || !char.IsLetterOrDigit(label[0])) return false;
        int words = 1;
        bool letters = false;
        for (int i = 0; i < label.Length; i++)
        {
            char character = label[i];
            letters |= char.IsLetter(character);
            if (IsBlank(character) && i > 0 && !IsBlank(label[i - 1])) words++;
            else if (!IsPartOfLabel(character)) return false;
        }
        return letters && words <= MostWords;
    }

    // U+200C and U+200D join and part letters in Persian and Indic names.
    private static bool IsPartOfLabel(char character) =>
        char.IsLetterOrDigit(character) || char.IsSurrogate(character) || IsBlank(character)
        || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark
        || character is '-' or '‐' or '‑' or '–' or '_' or '.' or '\'' or '’' or '(' or ')' or '/' or '&' or '#' or '+' or '\u200C' or '\u200D';
}
