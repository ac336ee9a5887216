using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A span of a text.</summary>
public readonly record struct TextSpan(int Start, int End);

/// <summary>What stands in one line where two texts of a source are read side by side.</summary>
/// <param name="Here">The span of the text that is read; null where it says nothing of what stands beside it.</param>
/// <param name="There">The span of the other; null where it says nothing, or where nobody has settled what answers.</param>
/// <param name="IsConfirmed">Whether a person confirmed that the two say the same.</param>
public readonly record struct BesideRow(TextSpan? Here, TextSpan? There, bool IsConfirmed);

/// <summary>Two texts of a source side by side.</summary>
public static class Beside
{
    /// <summary>The lines of two texts in the order of the first; every turn or paragraph of both stands in one line and no other. Empty where the two
    /// are not texts of one source, or nothing is known of how they answer each other.</summary>
    public static ImmutableArray<BesideRow> Rows(Study study, Id<Rendition> here, Id<Rendition> there)
    {
        if (!study.Sources.Renditions.TryGetValue(here, out Rendition? text) || !study.Sources.Renditions.TryGetValue(there, out Rendition? other)
            || here == there || text.Source != other.Source || text.Text.IsWithdrawn || other.Text.IsWithdrawn)
            return [];
        ImmutableArray<RenditionUnit> units = RenditionUnits.Of(text), others = RenditionUnits.Of(other);
        var answers = new (UnitRange Range, bool IsConfirmed)?[units.Length];
        for (int i = 0; i < units.Length; i++)
        {
            Counterpart? found = AlignmentViews.CounterpartIn(study, here, units[i].WordsStart, units[i].End, other);
            if (found is not null && RenditionUnits.Touched(others, found.Start, found.End) is { } range) answers[i] = (range, found.IsConfirmed);
        }
        return answers.Any(static answer => answer is not null) ? Lay(units, others, answers) : [];
    }

    // Units that answer to the same stand in one line; what the other text has between two lines stands alone between them.
    private static ImmutableArray<BesideRow> Lay(
        ImmutableArray<RenditionUnit> units, ImmutableArray<RenditionUnit> others, (UnitRange Range, bool IsConfirmed)?[] answers)
    {
        var rows = ImmutableArray.CreateBuilder<BesideRow>();
        int shown = 0;
        for (int i = 0; i < units.Length;)
        {
            int last = i;
            if (answers[i] is not { } answer || answer.Range.Last <= shown)
            {
                rows.Add(new BesideRow(Span(units, i, i), null, false));
                i++;
                continue;
            }
            (UnitRange range, bool isConfirmed) = answer;
            while (last + 1 < units.Length && answers[last + 1] is { } next && next.Range.Touches(range))
            {
                last++;
                range = new UnitRange(Math.Min(range.First, next.Range.First), Math.Max(range.Last, next.Range.Last));
                isConfirmed &= next.IsConfirmed;
            }
            int first = Math.Max(range.First, shown + 1);
            AddAlone(rows, others, shown + 1, first - 1);
            rows.Add(new BesideRow(Span(units, i, last), Span(others, first - 1, range.Last - 1), isConfirmed));
            shown = range.Last;
            i = last + 1;
        }
        AddAlone(rows, others, shown + 1, others.Length);
        return rows.ToImmutable();
    }

    private static void AddAlone(ImmutableArray<BesideRow>.Builder rows, ImmutableArray<RenditionUnit> others, int from, int to)
    {
        for (int unit = from; unit <= to; unit++) rows.Add(new BesideRow(null, Span(others, unit - 1, unit - 1), false));
    }

    private static TextSpan Span(ImmutableArray<RenditionUnit> units, int first, int last) => new(units[first].Start, units[last].End);
}
