using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>One place where a text was changed: what stood there went, something else came.</summary>
/// <param name="Start">First UTF-16 unit, counted in the text before.</param>
/// <param name="Removed">How many units went.</param>
/// <param name="Inserted">How many units came in their place.</param>
public readonly record struct TextEdit(int Start, int Removed, int Inserted)
{
    /// <summary>One past the last unit that went, in the text before.</summary>
    public int End => Start + Removed;
}

/// <summary>Where a text was changed from one state to the next, without its words: carries offsets of the text before to the text after.</summary>
/// <param name="Edits">The places in order, none touching the next.</param>
public sealed record TextScript(ImmutableArray<TextEdit> Edits)
{
    /// <summary>Nothing changed.</summary>
    public static readonly TextScript None = new([]);

    /// <summary>The script that leads back.</summary>
    public TextScript Inverse()
    {
        var back = ImmutableArray.CreateBuilder<TextEdit>(Edits.Length);
        int shift = 0;
        foreach (TextEdit edit in Edits)
        {
            back.Add(new TextEdit(edit.Start + shift, edit.Inserted, edit.Removed));
            shift += edit.Inserted - edit.Removed;
        }
        return new TextScript(back.MoveToImmutable());
    }

    /// <summary>Where a span of the text before stands in the text after; null where none of its words are left.</summary>
    /// <remarks>What is inserted right at an edge stays outside. Where an edge falls inside words that were replaced, the replacement belongs to the
    /// span if more of what it replaced did. A span whose words were replaced from edge to edge becomes the replacement.</remarks>
    public (int Start, int End)? Carry(int start, int end)
    {
        int newStart = start, newEnd = end, shift = 0;
        foreach (TextEdit edit in Edits)
        {
            // An insertion at the start edge pushes the span; one at the end edge does not touch it.
            bool beforeSpan = edit.Removed == 0 ? edit.Start <= start : edit.End <= start;
            if (!beforeSpan && edit.Start >= end) break;
            int grown = edit.Inserted - edit.Removed;
            if (beforeSpan)
            {
                newStart = start + shift + grown;
                newEnd = end + shift + grown;
            }
            else if (edit.Start <= start && edit.End >= end)
            {
                return edit.Start == start && edit.End == end && edit.Inserted > 0 ? (start + shift, start + shift + edit.Inserted) : null;
            }
            else if (edit.Start < start)
            {
                bool belongs = edit.End - start > start - edit.Start;
                newStart = edit.Start + shift + (belongs ? 0 : edit.Inserted);
                newEnd = end + shift + grown;
            }
            else if (edit.End > end)
            {
                bool belongs = end - edit.Start > edit.End - end;
                newEnd = edit.Start + shift + (belongs ? edit.Inserted : 0);
            }
            else
            {
                newEnd = end + shift + grown;
            }
            shift += grown;
        }
        return newEnd > newStart ? (newStart, newEnd) : null;
    }
}
