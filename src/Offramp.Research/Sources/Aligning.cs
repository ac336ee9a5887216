using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What changes of alignments and corrections of texts do to a source's alignments.</summary>
internal static class Aligning
{
    public static Study Apply(Study study, AlignmentChange change)
    {
        if (!study.Sources.ById.TryGetValue(change.Source, out Source? source)) return study.WithConflict(change, "sources.source-gone");
        if (source.IsWithdrawn) return study;
        if (!study.Sources.Renditions.TryGetValue(change.A, out Rendition? a) || !study.Sources.Renditions.TryGetValue(change.B, out Rendition? b)
            || a.Source != source.Id || b.Source != source.Id || a.Id == b.Id)
            return study.WithConflict(change, "sources.rendition-gone");
        // Units were counted in a text that was corrected in another copy: which ones are meant, a person must say.
        if (change is not AlignmentRemoved && (a.Version != change.AVersion || b.Version != change.BVersion))
            return study.WithConflict(change, "sources.aligned-elsewhere");
        Alignment? before = source.Alignments.FirstOrDefault(alignment => alignment.Joins(a.Id, b.Id));
        Alignment? after = change switch
        {
            RenditionsAligned c => new Alignment(c.A, c.AVersion, c.B, c.BVersion, Alignment.InOrder(c.Links.IsDefault ? [] : c.Links)),
            UnitsLinked c => Linked(before, c),
            AlignmentRemoved => null,
            _ => throw new NotSupportedException(change.GetType().Name),
        };
        ImmutableArray<Alignment> others = before is null ? source.Alignments : source.Alignments.Remove(before);
        source = source with { Alignments = after is null ? others : others.Add(after) };
        return study with { Sources = study.Sources with { ById = study.Sources.ById.SetItem(source.Id, source) } };
    }

    /// <summary>After one of a source's texts was corrected: each unit goes where its words went.</summary>
    /// <param name="study">The study with the text as it is.</param>
    /// <param name="before">The text as it was.</param>
    /// <param name="after">The text as it is.</param>
    public static Study Carried(Study study, Rendition before, Rendition after)
    {
        if (!study.Sources.ById.TryGetValue(after.Source, out Source? source) || !source.Alignments.Any(alignment => alignment.A == before.Id || alignment.B == before.Id))
            return study;
        ImmutableArray<RenditionUnit> old = RenditionUnits.Of(before), now = RenditionUnits.Of(after);
        source = source with { Alignments = [.. source.Alignments.Select(Carry)] };
        return study with { Sources = study.Sources with { ById = study.Sources.ById.SetItem(source.Id, source) } };

        Alignment Carry(Alignment alignment) => alignment.A == before.Id
            ? alignment with { AVersion = after.Version, Links = Alignment.InOrder(alignment.Links.Select(CarriedA)) }
            : alignment.B == before.Id
                ? alignment with { BVersion = after.Version, Links = Alignment.InOrder(alignment.Links.Select(link => Turned(CarriedA(Turned(link))))) }
                : alignment;

        AlignmentLink CarriedA(AlignmentLink link)
        {
            if (link.InA is not { } units || units.First > old.Length) return link with { InA = null };
            (int start, int end) = (old[units.First - 1].WordsStart, old[Math.Min(units.Last, old.Length) - 1].End);
            // Of a turn without words the label stands for it.
            if (start >= end) start = old[units.First - 1].Start;
            return link with { InA = after.CarryFrom(before.Version, start, end) is { } span ? RenditionUnits.Touched(now, span.Start, span.End) : null };
        }
    }

    private static Alignment Linked(Alignment? before, UnitsLinked c)
    {
        Alignment alignment = before ?? new Alignment(c.A, c.AVersion, c.B, c.BVersion, []);
        return alignment.A == c.A ? alignment.With(c.InA, c.InB) : alignment.With(c.InB, c.InA);
    }

    private static AlignmentLink Turned(AlignmentLink link) => new(link.InB, link.InA, link.IsConfirmed);
}
