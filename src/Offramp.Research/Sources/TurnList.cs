using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Offramp.Research;

/// <summary>Writes a rendition's turns as one line a turn, <c>start wordsStart end milliseconds speaker</c>, so that they can be held under
/// the source's key as words: their rhythm tells of the talk, and labels can be names.</summary>
public static class TurnList
{
    /// <summary>Writes the turns.</summary>
    public static string Write(IEnumerable<Turn> turns)
    {
        var text = new StringBuilder();
        foreach (Turn turn in turns)
        {
            text.Append(CultureInfo.InvariantCulture, $"{turn.Start} {turn.WordsStart} {turn.End} ");
            if (turn.Time is { } time) text.Append(CultureInfo.InvariantCulture, $"{(long)time.TotalMilliseconds}");
            else text.Append('-');
            if (turn.Speaker is { } speaker) text.Append(' ').Append(speaker.Replace('\n', ' '));
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Reads the turns back; a line that is not one of ours is passed over, so that applying a change never throws.</summary>
    public static ImmutableArray<Turn> Read(string text)
    {
        var turns = ImmutableArray.CreateBuilder<Turn>();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split(' ', 5);
            if (parts.Length < 4 || !Number(parts[0], out int start) || !Number(parts[1], out int words) || !Number(parts[2], out int end)) continue;
            TimeSpan? time = Number(parts[3], out int milliseconds) ? TimeSpan.FromMilliseconds(milliseconds) : null;
            turns.Add(new Turn(turns.Count + 1, start, words, end, parts.Length > 4 ? parts[4] : null, time));
        }
        return turns.ToImmutable();
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
