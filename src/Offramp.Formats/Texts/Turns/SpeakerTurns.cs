using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Finds the turns of a conversation by the labels at the beginning of lines.</summary>
/// <remarks>
/// A line <c>Word: …</c> alone proves nothing: prose has notes, addresses and lists. Labels that look like speakers' (<see cref="LabelKind"/>)
/// count when they repeat or stand beside another such label; any other label counts when it repeats.
/// </remarks>
internal static class SpeakerTurns
{
    private const int MostSpeakersOnce = 3;

    /// <summary>The turns of a text in its order; empty where it is no conversation.</summary>
    /// <param name="text">A text with LF line ends.</param>
    /// <param name="from">Where to begin: behind the front matter.</param>
    /// <param name="isMarkdown">Whether a line that begins with <c>#</c> and a blank is a heading, which ends a turn.</param>
    public static ImmutableArray<Turn> Find(string text, int from, bool isMarkdown)
    {
        List<Mark> marks = Marks(text, from, isMarkdown);
        HashSet<string> speakers = Speakers(marks);
        if (speakers.Count == 0) return [];
        marks.RemoveAll(m => m.Line is { } line && !speakers.Contains(Folded(line.Label)));

        // A time that someone said ("P-01: 14:02 was when we left") is told from a time code by what the other turns have.
        bool timesAfterColon = marks.Count(static m => m.Line is { HasDoubtfulTime: true }) * 2 > marks.Count(static m => m.Line is not null);
        var turns = ImmutableArray.CreateBuilder<Turn>(marks.Count);
        for (int i = 0; i < marks.Count; i++)
        {
            if (marks[i].Line is not { } line) continue;
            bool isTime = !line.HasDoubtfulTime || timesAfterColon;
            int end = EndOfWords(text, line.WordsStart, i + 1 < marks.Count ? LineStart(text, marks[i + 1].Start) : text.Length);
            int words = isTime ? line.WordsStart : line.DoubtfulWordsStart;
            while (words < end && (TurnLine.IsBlank(text[words]) || text[words] == '\n')) words++;
            TimeSpan? time = isTime ? line.Time ?? marks[i].TimeAbove : null;
            if (time is null) time = TimeOnOwnLine(text, ref words, end);
            turns.Add(new Turn(turns.Count + 1, marks[i].Start, Math.Min(words, end), end, line.Label, time));
        }
        return EndTimes.Settle(text, turns.ToImmutable());
    }

    /// <summary>A time code alone on the line between label and words.</summary>
    private static TimeSpan? TimeOnOwnLine(string text, ref int words, int end)
    {
        if (words >= end || (words > 0 && text[words - 1] != '\n')
            || !TimeCode.TryRead(text.AsSpan(words..end), out TimeSpan time, out int length, out _)) return null;
        int at = words + length;
        while (at < end && TurnLine.IsBlank(text[at])) at++;
        if (at >= end || text[at] != '\n') return null;
        while (at < end && (TurnLine.IsBlank(text[at]) || text[at] == '\n')) at++;
        words = at;
        return time;
    }

    /// <summary>A line that may begin a turn, or a heading, which only ends one.</summary>
    private readonly record struct Mark(int Start, TurnLine? Line, TimeSpan? TimeAbove);

    private static List<Mark> Marks(string text, int from, bool isMarkdown)
    {
        var marks = new List<Mark>();
        (int Start, TimeSpan Time)? above = null;
        for (int start = from; start < text.Length;)
        {
            int next = text.IndexOf('\n', start);
            int end = next < 0 ? text.Length : next;
            if (isMarkdown && IsHeading(text.AsSpan(start..end)))
            {
                marks.Add(new Mark(start, null, null));
                above = null;
            }
            else if (TurnLine.Read(text, start, end) is { } line)
            {
                marks.Add(above is { } code && line.Time is null
                    ? new Mark(code.Start, line, code.Time)
                    : new Mark(line.Start, line, null));
                above = null;
            }
            else
            {
                ReadOnlySpan<char> alone = text.AsSpan(start..end).Trim();
                above = TimeCode.TryRead(alone, out TimeSpan time, out int length, out _) && length == alone.Length ? (start, time)
                    : alone.IsEmpty ? above : null;
            }
            start = end + 1;
        }
        return marks;
    }

    private static bool IsHeading(ReadOnlySpan<char> line)
    {
        int level = line.IndexOfAnyExcept('#');
        return level is >= 1 and <= 6 && line[level] == ' ';
    }

    /// <summary>The labels, as <see cref="Folded"/> writes them, of lines that are spoken by somebody; empty where they prove nothing.</summary>
    public static HashSet<string> Speakers(IEnumerable<TurnLine> lines) => Speakers([.. lines.Select(static line => new Mark(line.Start, line, null))]);

    private static HashSet<string> Speakers(List<Mark> marks)
    {
        var counts = new Dictionary<string, (int Count, bool Sure, bool Cased)>(StringComparer.Ordinal);
        foreach (Mark mark in marks)
        {
            if (mark.Line is not { } line) continue;
            LabelKind kind = LabelKinds.Of(line.Label);
            if (kind == LabelKind.Aside) continue;
            string label = Folded(line.Label);
            (int count, bool sure, bool cased) = counts.GetValueOrDefault(label);
            bool hasTime = (line.Time is not null && !line.HasDoubtfulTime) || mark.TimeAbove is not null;
            counts[label] = (count + 1, sure || kind == LabelKind.Speaker || hasTime, cased || !char.IsLower(line.Label[0]));
        }
        // An exchange takes two: two lines of sure speakers, or one beside another label that repeats. Many labels of which each stands
        // once are a list (Q1, Q2, Q3 …), not a talk.
        int sureLabels = counts.Values.Count(static c => c.Sure), sureLines = counts.Values.Where(static c => c.Sure).Sum(static c => c.Count);
        bool sureOnes = (sureLines >= 2 && (sureLines > sureLabels || sureLabels <= MostSpeakersOnce))
            || counts.Values.Any(static c => !c.Sure && c.Cased && c.Count >= 2);
        HashSet<string> speakers = [];
        foreach ((string label, (int count, bool sure, bool cased)) in counts)
        {
            if (sure ? sureOnes : count >= 2 && cased) speakers.Add(label);
        }
        return speakers;
    }

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static int EndOfWords(string text, int from, int limit)
    {
        int end = limit;
        while (true)
        {
            // Step back over line ends and over lines of blanks, but keep the blanks at the end of the last line of words.
            int start = end;
            while (start > from && text[start - 1] != '\n') start--;
            bool blank = true;
            for (int i = start; i < end && blank; i++) blank = char.IsWhiteSpace(text[i]) || TurnLine.IsBlank(text[i]);
            // A label with nothing but blanks behind it: the turn ends with its line.
            if (blank && start <= from) return text.IndexOf('\n', from, limit - from) is >= 0 and var lineEnd ? lineEnd : limit;
            if (!blank) return Math.Max(from, end);
            end = start - 1;
        }
    }

    /// <summary>A label as labels are compared.</summary>
    public static string Folded(string label) =>
        string.Concat(label.Where(static c => !TurnLine.IsBlank(c) || c == ' ')).Trim().ToUpperInvariant();
}
