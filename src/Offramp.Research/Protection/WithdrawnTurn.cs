using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A turn whose words were withdrawn: <c>[withdrawn]</c> stands in its place. Numbers alone, so that what lies around it can be carried when
/// no word of the text can be read any more.</summary>
/// <param name="Start">Where the turn began, its label included, in the text before.</param>
/// <param name="End">Where it ended, exclusive.</param>
/// <param name="Last">Where the words before it ended: between it and <paramref name="Start"/> is nothing, or blanks and withdrawn turns.</param>
/// <param name="Next">Where the words after it began.</param>
public sealed record WithdrawnTurn(int Start, int End, int Last, int Next);

/// <summary>What becomes of a text, its turns and the spans in it when turns are withdrawn.</summary>
internal static class WithdrawnTurns
{
    /// <summary>The turns of a text that are somebody's, as they will be withdrawn.</summary>
    /// <param name="text">The text.</param>
    /// <param name="turns">Its turns in order.</param>
    /// <param name="isGoing">Whose turns go.</param>
    public static ImmutableArray<WithdrawnTurn> In(string text, ImmutableArray<Turn> turns, Func<Turn, bool> isGoing)
    {
        ImmutableArray<WithdrawnTurn>.Builder going = InOrder(turns.Where(isGoing).Select(static turn => new WithdrawnTurn(turn.Start, turn.End, turn.Start, turn.End))).ToBuilder();
        for (int i = 0; i < going.Count; i++)
        {
            int last = going[i].Start, next = going[i].End;
            while (last > 0 && char.IsWhiteSpace(text[last - 1])) last--;
            while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
            going[i] = going[i] with { Last = last, Next = next };
        }
        // Where one follows upon another, nothing is said between them.
        for (int i = 1; i < going.Count; i++)
            if (going[i].Last <= going[i - 1].End) going[i] = going[i] with { Last = going[i - 1].Last };
        for (int i = going.Count - 2; i >= 0; i--)
            if (going[i].Next >= going[i + 1].Start) going[i] = going[i] with { Next = going[i + 1].Next };
        return going.ToImmutable();
    }

    /// <summary>The text with <c>[withdrawn]</c> in the place of turns, and its turns: as many as before, those withdrawn without label and time.</summary>
    public static (string Text, ImmutableArray<Turn> Turns) Without(string text, ImmutableArray<Turn> turns, ImmutableArray<WithdrawnTurn> going)
    {
        var after = new System.Text.StringBuilder(text.Length);
        int copied = 0;
        foreach (WithdrawnTurn turn in going)
        {
            after.Append(text, copied, turn.Start - copied).Append(Words.WithdrawnText);
            copied = turn.End;
        }
        after.Append(text, copied, text.Length - copied);
        TextScript script = ScriptOf(going);
        return (after.ToString(), [.. turns.Select(turn => Without(turn, going, script))]);
    }

    /// <summary>Where a span stands in the text after.</summary>
    /// <returns>The span, and whether words of it went; null where all its words went.</returns>
    public static (int Start, int End, bool Touched)? Carry(ImmutableArray<WithdrawnTurn> going, int start, int end)
    {
        bool touched = false;
        foreach (WithdrawnTurn turn in going)
        {
            if (start >= turn.End || end <= turn.Start) continue;
            touched = true;
            bool fromWithin = start >= turn.Last, toWithin = end <= turn.Next;
            if (fromWithin && toWithin) return null;
            if (fromWithin) start = turn.Next;
            if (toWithin) end = turn.Last;
            if (start >= end) return null;
        }
        return ScriptOf(going).Carry(start, end) is { } carried ? (carried.Start, carried.End, touched) : null;
    }

    /// <summary>Turns in order, each behind the one before: those that overlap go together.</summary>
    public static ImmutableArray<WithdrawnTurn> InOrder(IEnumerable<WithdrawnTurn> turns)
    {
        var ordered = ImmutableArray.CreateBuilder<WithdrawnTurn>();
        foreach (WithdrawnTurn turn in turns.OrderBy(static t => t.Start))
        {
            if (turn.Start < 0 || turn.End <= turn.Start) continue;
            if (ordered.Count == 0 || turn.Start >= ordered[^1].End) ordered.Add(turn);
            else ordered[^1] = ordered[^1] with { End = Math.Max(ordered[^1].End, turn.End), Next = Math.Max(ordered[^1].Next, turn.Next) };
        }
        return ordered.ToImmutable();
    }

    /// <summary>The same turns as edits of the text.</summary>
    public static TextScript ScriptOf(ImmutableArray<WithdrawnTurn> going)
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>(going.Length);
        foreach (WithdrawnTurn turn in going)
        {
            var edit = new TextEdit(turn.Start, turn.End - turn.Start, Words.WithdrawnText.Length);
            // Edits of a script do not touch each other.
            if (edits.Count > 0 && edits[^1].End == edit.Start)
                edits[^1] = new TextEdit(edits[^1].Start, edits[^1].Removed + edit.Removed, edits[^1].Inserted + edit.Inserted);
            else edits.Add(edit);
        }
        return TextScript.Of(edits.ToImmutable(), null) ?? TextScript.None;
    }

    private static Turn Without(Turn turn, ImmutableArray<WithdrawnTurn> going, TextScript script)
    {
        int before = 0;
        foreach (WithdrawnTurn gone in going)
        {
            if (turn.Start >= gone.Start && turn.End <= gone.End && turn.End > turn.Start)
            {
                int start = gone.Start + before;
                return new Turn(turn.Number, start, start, start + Words.WithdrawnText.Length, null, null);
            }
            if (gone.End <= turn.Start) before += Words.WithdrawnText.Length - (gone.End - gone.Start);
        }
        if (script.Carry(turn.Start, turn.End) is not { } carried) return turn with { Start = turn.Start + before, WordsStart = turn.Start + before, End = turn.Start + before };
        return turn with { Start = carried.Start, WordsStart = Math.Min(carried.End, carried.Start + (turn.WordsStart - turn.Start)), End = carried.End };
    }
}
