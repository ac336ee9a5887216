using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>The turns of a text after a correction that was made in place.</summary>
internal static class CorrectedTurns
{
    /// <summary>The turns of the text after: each where its words stand now, its label read anew where that was corrected. A turn of which nothing is
    /// left is gone.</summary>
    /// <param name="before">The text before.</param>
    /// <param name="after">The words of the text after.</param>
    /// <param name="script">Where it was corrected.</param>
    public static ImmutableArray<Turn> Of(Rendition before, string after, TextScript script)
    {
        var turns = ImmutableArray.CreateBuilder<Turn>(before.Turns.Length);
        int reached = 0;
        foreach (Turn turn in before.Turns)
        {
            int start = Math.Max(reached, script.Follow(turn.Start, behind: false));
            int words = Math.Max(start, script.Follow(turn.WordsStart, behind: false));
            int end = Math.Max(words, script.Follow(turn.End, behind: true));
            if (end == start) continue;
            turns.Add(new Turn(turns.Count + 1, start, words, end, Label(before.Text.Text, turn, after, start, words, script), turn.Time));
            reached = end;
        }
        return turns.DrainToImmutable();
    }

    private static string? Label(string before, Turn turn, string after, int start, int words, TextScript script)
    {
        if (turn.Speaker is not { } label) return null;
        int at = before.IndexOf(label, turn.Start, Math.Max(0, turn.WordsStart - turn.Start), StringComparison.Ordinal);
        if (at < 0) return label;
        // What was put in right at an edge of a label belongs to it.
        int from = Math.Max(start, script.Follow(at, behind: false)), to = Math.Min(words, script.Follow(at + label.Length, behind: true));
        return from < to && after[from..to].Trim() is { Length: > 0 } read ? read : null;
    }
}
