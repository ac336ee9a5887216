using System.Collections.Immutable;
using System.Text;

namespace Offramp.Research;

/// <summary>What a correction does to a study: to the text, and to everything that stands at offsets of it.</summary>
internal static class Correcting
{
    /// <summary>The study with a corrected text. What cannot be a correction of this text leaves it as it was, with a conflict.</summary>
    public static Study Apply(Study study, TextCorrected c)
    {
        if (!study.Sources.ById.TryGetValue(c.Source, out Source? source) || !study.Sources.Renditions.TryGetValue(c.Rendition, out Rendition? before)
            || before.Source != c.Source)
            return study.WithConflict(c, "sources.source-gone");
        if (c.Edits.IsEmpty) return Mark(study, before, source, c);
        if (!before.Knows(c.From)) return study.WithConflict(c, "sources.corrected-text-gone");
        bool takes = before.Version == c.From;
        // The length of a state that is not the current one, or that was withdrawn, is not known here.
        int? length = takes && !before.Text.IsWithdrawn ? before.Text.Text.Length : null;
        if (before.Knows(c.To) || ScriptOf(c, length) is not { } script) return study.WithConflict(c, "sources.correction-damaged");
        var step = new TextStep(c.From, c.To, script, Rejected: !takes);
        if (!takes) return With(study, before with { Steps = before.Steps.Add(step) }).WithConflict(c, "sources.corrected-twice");

        Rendition after = before with
        {
            Version = c.To,
            Text = new StoredText(before.Text.Id, before.Text.Holder, before.Text.IsWithdrawn ? null : Edited(before.Text.Text, c.Edits)),
            Steps = before.Steps.Add(step),
        };
        bool isReadable = !after.Text.IsWithdrawn && !source.IsWithdrawn;
        after = after with
        {
            Turns = isReadable && c.Turns is { IsWithdrawn: false } turns ? Within(TurnList.Read(turns.Text), after.Text.Text.Length) : [],
            Slips = isReadable ? Together(before.Slips.Select(slip => Carried(slip, script)).OfType<Slip>(), c.Slips, after.Text.Text.Length) : [],
        };
        return Follow(With(study, after), before, after);
    }

    /// <summary>The text after its corrections.</summary>
    public static string Edited(string text, ImmutableArray<CorrectedWords> edits)
    {
        var edited = new StringBuilder(text.Length);
        int at = 0;
        foreach (CorrectedWords edit in edits)
        {
            edited.Append(text, at, edit.Start - at).Append(edit.Text.Text);
            at = edit.Start + edit.Removed;
        }
        return edited.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Where a correction changed the text; null where it does not fit it.</summary>
    /// <param name="c">The correction.</param>
    /// <param name="length">The length of the text before; null where it is not known.</param>
    public static TextScript? ScriptOf(TextCorrected c, int? length) =>
        c.Edits.Any(static e => !e.Text.IsWithdrawn && e.Text.Text.Length != e.Inserted)
            ? null
            : TextScript.Of([.. c.Edits.Select(static e => new TextEdit(e.Start, e.Removed, e.Inserted))], length);

    // The one place that knows what stands at offsets of a text: each stage carries its own by after.CarryFrom(before.Version, …).
    internal static Study Follow(Study study, Rendition before, Rendition after)
    {
        Study coded = CausalLinks.Carried(Coding.Carried(study, before, after), before, after);
        return Guides.Carried(Aligning.Carried(Memos.Carried(coded, before, after), before, after), before, after);
    }

    private static Study Mark(Study study, Rendition text, Source source, TextCorrected c)
    {
        if (!text.Knows(c.From)) return study.WithConflict(c, "sources.corrected-text-gone");
        if (source.IsWithdrawn || text.Text.IsWithdrawn) return study;
        // What is printed in words that another copy withdrew is told no more.
        IEnumerable<Slip> marked = c.Slips.Where(slip => !text.Touches(c.From, slip.Start, slip.End))
            .Select(slip => text.CarryFrom(c.From, slip.Start, slip.End) is { } at ? slip with { Start = at.Start, End = at.End } : null).OfType<Slip>();
        return With(study, text with { Slips = Together(text.Slips, marked, text.Text.Text.Length) });
    }

    // A place that was marked by both copies, or again, is told once: as it was marked first.
    private static ImmutableArray<Slip> Together(IEnumerable<Slip> known, IEnumerable<Slip> more, int length) =>
    [
        .. known.Concat(more).Where(slip => slip.Start >= 0 && slip.Start <= slip.End && slip.End <= length && !slip.AsPrinted.IsWithdrawn)
            .DistinctBy(static slip => (slip.Start, slip.End)).OrderBy(static slip => slip.Start).ThenBy(static slip => slip.End),
    ];

    private static Slip? Carried(Slip slip, TextScript script)
    {
        if (slip.Start < slip.End)
            return script.Carry(slip.Start, slip.End) is { } at ? slip with { Start = at.Start, End = at.End } : null;
        int start = script.Follow(slip.Start, behind: true);
        return slip with { Start = start, End = start };
    }

    /// <summary>The turns that lie in a text of a length: an altered file may hold others.</summary>
    public static ImmutableArray<Turn> Within(ImmutableArray<Turn> turns, int length) =>
        turns.All(t => t.Start <= t.WordsStart && t.WordsStart <= t.End && t.End <= length)
            ? turns
            : [.. turns.Where(t => t.Start <= t.WordsStart && t.WordsStart <= t.End && t.End <= length).Select(static (t, i) => t with { Number = i + 1 })];

    private static Study With(Study study, Rendition text) =>
        study with { Sources = study.Sources with { Renditions = study.Sources.Renditions.SetItem(text.Id, text) } };
}
