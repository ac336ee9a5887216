using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Where a passage of one text stands in another text of the same source.</summary>
/// <param name="Document">The other text.</param>
/// <param name="Start">First UTF-16 unit there.</param>
/// <param name="End">One past the last.</param>
/// <param name="IsConfirmed">Whether a person confirmed the alignment there; else it is proposed.</param>
/// <param name="Units">How many whole turns or paragraphs of the other text it takes; 0 where it was carried word for word.</param>
public sealed record Counterpart(Rendition Document, int Start, int End, bool IsConfirmed, int Units)
{
    /// <summary>The words there.</summary>
    public Words Text => new(Document.Text.Holder, Document.Text.Text[Start..End]);

    /// <summary>Where it is, never the words.</summary>
    public override string ToString() => Document.Id.ToString();
}

/// <summary>A link of an alignment as a person reads it.</summary>
/// <param name="Link">The link.</param>
/// <param name="TextA">The words of its units in the first text; null for none.</param>
/// <param name="TextB">The words in the second; null for none.</param>
/// <param name="WantsLooking">Whether it was proposed and is not one to one, or its lengths are unlike.</param>
public sealed record AlignmentRow(AlignmentLink Link, Words? TextA, Words? TextB, bool WantsLooking)
{
    /// <summary>The unit numbers, never the words.</summary>
    public override string ToString() => Link.ToString();
}

/// <summary>How the texts of a source answer each other.</summary>
public static class AlignmentViews
{
    // Lengths of a translation vary; beyond this factor, against the whole texts, a person should look.
    private const double UnlikeLengths = 1.7;
    private const int TooShortToJudge = 40;

    /// <summary>Where a span of a text stands in each other text of its source: word for word where the two have the same words but for some places, as a
    /// corrected text has; else through alignments, directly or through one text between, and then by whole turns or paragraphs: an alignment knows no more.</summary>
    public static ImmutableArray<Counterpart> Counterparts(Study study, Id<Rendition> document, int start, int end)
    {
        if (!study.Sources.Renditions.TryGetValue(document, out Rendition? text) || !study.Sources.ById.TryGetValue(text.Source, out Source? source)
            || source.IsWithdrawn || source.Renditions.Length < 2)
            return [];
        var found = ImmutableArray.CreateBuilder<Counterpart>();
        foreach (Id<Rendition> id in source.Renditions)
            if (id != document && study.Sources.Renditions.TryGetValue(id, out Rendition? other) && Of(study, source, text, start, end, other) is { } counterpart)
                found.Add(counterpart);
        return found.ToImmutable();
    }

    /// <summary>Where a span of a text stands in one other text of its source; null where nothing there answers to it.</summary>
    internal static Counterpart? CounterpartIn(Study study, Id<Rendition> document, int start, int end, Rendition other) =>
        study.Sources.Renditions.TryGetValue(document, out Rendition? text) && study.Sources.ById.TryGetValue(text.Source, out Source? source)
            ? Of(study, source, text, start, end, other)
            : null;

    /// <summary>An alignment, link by link, with the words on both sides.</summary>
    public static ImmutableArray<AlignmentRow> Rows(Study study, Alignment alignment)
    {
        if (!study.Sources.Renditions.TryGetValue(alignment.A, out Rendition? a) || !study.Sources.Renditions.TryGetValue(alignment.B, out Rendition? b)) return [];
        ImmutableArray<RenditionUnit> unitsA = RenditionUnits.Of(a), unitsB = RenditionUnits.Of(b);
        double ratio = (double)Math.Max(1, unitsB.Sum(static u => u.End - u.WordsStart)) / Math.Max(1, unitsA.Sum(static u => u.End - u.WordsStart));
        return [.. alignment.Links.Select(link => new AlignmentRow(link, TextOf(a, unitsA, link.InA), TextOf(b, unitsB, link.InB), WantsLooking(link, unitsA, unitsB, ratio)))];
    }

    /// <summary>The units of a text that no link settles, by number.</summary>
    public static ImmutableArray<int> Unsettled(Study study, Alignment alignment, Id<Rendition> text)
    {
        if (!study.Sources.Renditions.TryGetValue(text, out Rendition? rendition)) return [];
        bool[] settled = new bool[RenditionUnits.Of(rendition).Length + 1];
        foreach (AlignmentLink link in alignment.Links)
            if ((alignment.A == text ? link.InA : link.InB) is { } units)
                for (int unit = units.First; unit <= units.Last && unit < settled.Length; unit++) settled[unit] = true;
        return [.. Enumerable.Range(1, settled.Length - 1).Where(unit => !settled[unit])];
    }

    private static Counterpart? Of(Study study, Source source, Rendition from, int start, int end, Rendition to)
    {
        if (WordForWord.Between(from, to) is { } script)
            return script.Carry(start, end) is { } span ? new Counterpart(to, span.Start, span.End, true, 0) : null;
        if (source.Alignments.IsEmpty) return null;
        if (RenditionUnits.Touched(RenditionUnits.Of(from), start, end) is not { } units) return null;
        if (Across(source, from.Id, units, to.Id) is { } direct) return Spanned(to, direct.Units, direct.IsConfirmed);
        foreach (Id<Rendition> between in source.Renditions)
        {
            if (between == from.Id || between == to.Id || !study.Sources.Renditions.ContainsKey(between)) continue;
            if (Across(source, from.Id, units, between) is { } half && Across(source, between, half.Units, to.Id) is { } whole)
                return Spanned(to, whole.Units, half.IsConfirmed && whole.IsConfirmed);
        }
        return null;
    }

    private static (UnitRange Units, bool IsConfirmed)? Across(Source source, Id<Rendition> from, UnitRange units, Id<Rendition> to)
    {
        foreach (Alignment alignment in source.Alignments)
            if (alignment.Joins(from, to)) return alignment.Across(from, units, out bool isConfirmed) is { } found ? (found, isConfirmed) : null;
        return null;
    }

    private static Counterpart? Spanned(Rendition text, UnitRange range, bool isConfirmed)
    {
        ImmutableArray<RenditionUnit> units = RenditionUnits.Of(text);
        return range.Last > units.Length
            ? null
            : new Counterpart(text, units[range.First - 1].WordsStart, units[range.Last - 1].End, isConfirmed, range.Count);
    }

    private static Words? TextOf(Rendition text, ImmutableArray<RenditionUnit> units, UnitRange? range) =>
        range is not { } found || found.Last > units.Length
            ? null
            : new Words(text.Text.Holder, text.Text.Text[units[found.First - 1].Start..units[found.Last - 1].End]);

    private static bool WantsLooking(AlignmentLink link, ImmutableArray<RenditionUnit> unitsA, ImmutableArray<RenditionUnit> unitsB, double ratio)
    {
        if (link.IsConfirmed) return false;
        if (link is not { InA: { Count: 1 } a, InB: { Count: 1 } b }) return true;
        if (a.Last > unitsA.Length || b.Last > unitsB.Length) return true;
        double lengthA = (unitsA[a.First - 1].End - unitsA[a.First - 1].WordsStart) * ratio, lengthB = unitsB[b.First - 1].End - unitsB[b.First - 1].WordsStart;
        return Math.Max(lengthA, lengthB) > TooShortToJudge && Math.Max(lengthA, lengthB) > UnlikeLengths * Math.Max(1, Math.Min(lengthA, lengthB));
    }
}
