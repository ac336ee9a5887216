using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a text of a source is after the source was recorded again under a new holder.</summary>
internal static class ReheldText
{
    /// <summary>The text after.</summary>
    /// <param name="before">The text as it stands.</param>
    /// <param name="kept">What stays of it; null where nothing does.</param>
    /// <param name="isKnown">Whether who recorded it again knew the source as it stands.</param>
    public static Rendition After(Rendition before, ReheldRendition? kept, bool isKnown)
    {
        if (kept is null) return Gone(before);
        return isKnown ? Anew(before, kept) : Both(before, kept);
    }

    private static Rendition Anew(Rendition before, ReheldRendition kept) => before with
    {
        Name = kept.Name,
        Language = kept.Language,
        Version = kept.Version,
        Text = kept.Text,
        Turns = kept.Turns.IsWithdrawn ? [] : Correcting.Within(TurnList.Read(kept.Turns.Text), kept.Text.Text.Length),
        Slips = kept.Slips,
        Steps = [.. Back(before, kept.From), new TextStep(kept.From, kept.Version, WithdrawnTurns.ScriptOf(kept.Withdrawn), Rejected: false) { Withdrawn = kept.Withdrawn }],
    };

    // The other copy withdrew turns of a state that has gone on here: they go from the text as it stands.
    private static Rendition Both(Rendition before, ReheldRendition kept)
    {
        var going = ImmutableArray.CreateBuilder<WithdrawnTurn>();
        foreach (WithdrawnTurn turn in kept.Withdrawn)
        {
            // Where nobody can tell where its words stand, none are kept.
            if (!before.Knows(kept.From)) return Gone(before);
            // A correction may have put words of the voice at the edges of its turn, or others in the place of all of them.
            if (before.Around(kept.From, turn.Start, turn.End) is { } at)
                going.Add(new WithdrawnTurn(at.Start, at.End, Math.Max(0, at.Start - (turn.Start - turn.Last)), at.End + (turn.Next - turn.End)));
        }
        ImmutableArray<WithdrawnTurn> gone = WithdrawnTurns.InOrder(going);
        // Neither copy's version: the same name for it wherever the two meet.
        var version = new Id<TextVersion>(before.Version.Value ^ kept.Version.Value);
        bool isReadable = !before.Text.IsWithdrawn && gone.All(turn => turn.End <= before.Text.Text.Length);
        (string? text, ImmutableArray<Turn> turns) = isReadable ? WithdrawnTurns.Without(before.Text.Text, before.Turns, gone) : (null, []);
        TextScript script = WithdrawnTurns.ScriptOf(gone);
        return before with
        {
            Version = version,
            Text = new StoredText(before.Text.Id, before.Text.Holder, text),
            Turns = turns,
            Slips =
            [
                .. before.Slips.Where(slip => kept.Slips.Any(s => s.AsPrinted.Text == slip.AsPrinted.Text))
                    .Where(slip => !gone.Any(turn => slip.IsOf(turn.Start, turn.End)))
                    .Select(slip => slip with { Start = script.Follow(slip.Start, behind: true), End = script.Follow(slip.End, behind: true) }),
            ],
            Steps =
            [
                .. before.Steps,
                new TextStep(kept.From, kept.Version, WithdrawnTurns.ScriptOf(kept.Withdrawn), Rejected: true) { Withdrawn = kept.Withdrawn },
                new TextStep(before.Version, version, script, Rejected: false) { Withdrawn = gone },
            ],
        };
    }

    // What stood on a correction that was not known is carried back to the state that was.
    private static ImmutableArray<TextStep> Back(Rendition before, Id<TextVersion> from)
    {
        var steps = ImmutableArray.CreateBuilder<TextStep>(before.Steps.Length);
        bool isBehind = false;
        foreach (TextStep step in before.Steps)
        {
            isBehind |= step.From == from && !step.Rejected;
            steps.Add(isBehind ? step with { Rejected = true } : step);
        }
        return steps.ToImmutable();
    }

    private static Rendition Gone(Rendition before)
    {
        // The next number is nobody's: ids end in zeros.
        var version = new Id<TextVersion>(before.Version.Value + 1);
        var all = new WithdrawnTurn(0, TextScript.Longest, 0, TextScript.Longest);
        return before with
        {
            Name = Words.Withdrawn(before.Name.Holder),
            Language = null,
            Version = version,
            Text = new StoredText(before.Text.Id, before.Text.Holder, null),
            Turns = [],
            Slips = [],
            Steps = [.. before.Steps, new TextStep(before.Version, version, TextScript.None, Rejected: false) { Withdrawn = [all] }],
        };
    }
}
