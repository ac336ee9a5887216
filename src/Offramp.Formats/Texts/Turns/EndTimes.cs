using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Time codes at the end of paragraphs, as f4 and MAXQDA set them when a paragraph is finished.</summary>
internal static class EndTimes
{
    private const int Longest = 32;

    /// <summary>Gives turns that have no time of their own the one at which the turn before ended, where most turns end with one.</summary>
    public static ImmutableArray<Turn> Settle(string text, ImmutableArray<Turn> turns)
    {
        if (turns.Length < 2 || turns.Count(static turn => turn.Time is not null) * 2 > turns.Length) return turns;
        TimeSpan?[] ends = [.. turns.Select(turn => AtEnd(text, turn))];
        if (ends.Count(static end => end is not null) * 2 < turns.Length) return turns;
        return [.. turns.Select((turn, i) => turn.Time is null && i > 0 && ends[i - 1] is { } begun ? turn with { Time = begun } : turn)];
    }

    private static TimeSpan? AtEnd(string text, Turn turn)
    {
        int end = turn.End;
        while (end > turn.WordsStart && char.IsWhiteSpace(text[end - 1])) end--;
        if (end == turn.WordsStart || text[end - 1] is not (']' or ')' or '#' or '}' or '>')) return null;
        for (int at = end - 2; at >= Math.Max(turn.WordsStart, end - Longest); at--)
        {
            if (text[at] is not ('[' or '(' or '#' or '{' or '<')) continue;
            return TimeCode.TryRead(text.AsSpan(at..end), out TimeSpan time, out int length, out _) && length == end - at ? time : null;
        }
        return null;
    }
}
