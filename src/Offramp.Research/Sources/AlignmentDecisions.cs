using System.Collections.Immutable;
using Offramp.Methods.Alignment;

namespace Offramp.Research;

/// <summary>What a person may say of how the texts of a source answer each other.</summary>
public static class AlignmentDecisions
{
    /// <summary>Proposes which units of two texts of a source answer each other, by order, length and speaker; what was confirmed stays as it is. Refused:
    /// <c>sources.rendition-gone</c>, <c>sources.align-one-text</c>, <c>sources.align-two-sources</c>, <c>sources.source-withdrawn</c>.</summary>
    public static Outcome<Change> Propose(Study study, Id<Rendition> one, Id<Rendition> other) =>
        Pair(study, one, other).Then<Change>(pair => new RenditionsAligned(
            pair.Source.Id, pair.A.Id, pair.A.Version, pair.B.Id, pair.B.Version, Proposed(pair, LengthAlignment.Align)));

    /// <summary>Puts a further text beside the original and aligns the two, as one act. Refused as <see cref="SourcesDecisions.AddRendition"/> is.</summary>
    /// <param name="study">The study.</param>
    /// <param name="source">The source.</param>
    /// <param name="kind">What the text is to its source.</param>
    /// <param name="text">The text.</param>
    /// <param name="onTaken">What to do where the name is taken.</param>
    /// <param name="fresh">Ids.</param>
    /// <param name="departures">Where it departs from the original, as <see cref="AlignAround"/> takes it; null to propose everything.</param>
    public static Outcome<ImmutableArray<Change>> AddAligned(
        Study study, Id<Source> source, RenditionKind kind, ImportedText text, OnTakenName onTaken, Fresh fresh,
        ImmutableArray<AlignmentLink>? departures = null) =>
        SourcesDecisions.AddRendition(study, source, kind, text, onTaken, fresh).Then(added =>
        {
            (Id<Rendition> original, Id<Rendition> other) = (study.Sources.ById[source].Renditions[0], ((RenditionAdded)added).Rendition.Rendition);
            Study after = study.Apply(added);
            return (departures is { } known ? AlignAround(after, original, other, known) : Propose(after, original, other))
                .Then<ImmutableArray<Change>>(aligned => ImmutableArray.Create(added, aligned));
        });

    /// <summary>Aligns two texts as given, as an import of a file does that holds both.</summary>
    /// <inheritdoc cref="Propose"/>
    public static Outcome<Change> Align(Study study, Id<Rendition> one, Id<Rendition> other, IEnumerable<AlignmentLink> links) =>
        Pair(study, one, other).Then<Change>(pair =>
        {
            IEnumerable<AlignmentLink> turned = pair.A.Id == one ? links : links.Select(static link => new AlignmentLink(link.InB, link.InA, link.IsConfirmed));
            AlignmentLink[] all = [.. turned];
            foreach (AlignmentLink link in all)
                if (Outside(pair, link.InA, link.InB) is { } refusal) return refusal;
            ImmutableArray<AlignmentLink> inOrder = Alignment.InOrder(all);
            return inOrder.Length < all.Length
                ? Refusal.Of("sources.alignment-crosses", ("source", pair.Source.Name.Text))
                : new RenditionsAligned(pair.Source.Id, pair.A.Id, pair.A.Version, pair.B.Id, pair.B.Version, inOrder);
        });

    /// <summary>Aligns two texts turn by turn but for the links given, as a person does who knows where a translation departs from its original. A stretch
    /// between two links that has as many units on either side is confirmed one to one; any other is proposed.</summary>
    /// <inheritdoc cref="Align"/>
    public static Outcome<Change> AlignAround(Study study, Id<Rendition> one, Id<Rendition> other, IEnumerable<AlignmentLink> links) =>
        Align(study, one, other, links.Where(static link => link is { InA: not null, InB: not null })).Then(given =>
            Pair(study.Apply(given), one, other).Then<Change>(pair => (RenditionsAligned)given with { Links = Proposed(pair, OneToOne) }));

    /// <summary>Says which units belong together; other links give way. One side null: the units have no counterpart. Refused also:
    /// <c>sources.unit-outside</c>, <c>sources.link-says-nothing</c>.</summary>
    /// <param name="study">The study.</param>
    /// <param name="one">The one text.</param>
    /// <param name="units">Its units.</param>
    /// <param name="other">The other text of the same source.</param>
    /// <param name="otherUnits">Its units.</param>
    public static Outcome<Change> Link(Study study, Id<Rendition> one, UnitRange? units, Id<Rendition> other, UnitRange? otherUnits) =>
        Pair(study, one, other).Then<Change>(pair =>
        {
            (UnitRange? inA, UnitRange? inB) = pair.A.Id == one ? (units, otherUnits) : (otherUnits, units);
            if (inA is null && inB is null) return Refusal.Of("sources.link-says-nothing") with { Field = "units" };
            return Outside(pair, inA, inB) is { } refusal
                ? refusal
                : new UnitsLinked(pair.Source.Id, pair.A.Id, pair.A.Version, pair.B.Id, pair.B.Version, inA, inB);
        });

    /// <summary>Confirms all that is proposed. Refused also: <c>sources.not-aligned</c>.</summary>
    public static Outcome<Change> Confirm(Study study, Id<Rendition> one, Id<Rendition> other) =>
        Pair(study, one, other).Then<Change>(pair => pair.Present is { } alignment
            ? new RenditionsAligned(pair.Source.Id, pair.A.Id, pair.A.Version, pair.B.Id, pair.B.Version,
                [.. pair.InOrderOfTexts(alignment).Links.Select(static link => link with { IsConfirmed = true })])
            : NotAligned(pair));

    /// <summary>Takes an alignment away. Refused also: <c>sources.not-aligned</c>.</summary>
    public static Outcome<Change> Remove(Study study, Id<Rendition> one, Id<Rendition> other) =>
        Pair(study, one, other).Then<Change>(pair => pair.Present is null
            ? NotAligned(pair)
            : new AlignmentRemoved(pair.Source.Id, pair.A.Id, pair.A.Version, pair.B.Id, pair.B.Version));

    private static Refusal NotAligned(in TextPair pair) =>
        Refusal.Of("sources.not-aligned", ("one", pair.A.Name.Text), ("other", pair.B.Name.Text));

    private static Outcome<TextPair> Pair(Study study, Id<Rendition> one, Id<Rendition> other)
    {
        if (!study.Sources.Renditions.TryGetValue(one, out Rendition? a) || !study.Sources.Renditions.TryGetValue(other, out Rendition? b))
            return Refusal.Of("sources.rendition-gone");
        if (one == other) return Refusal.Of("sources.align-one-text", ("name", a.Name.Text));
        if (a.Source != b.Source) return Refusal.Of("sources.align-two-sources", ("one", a.Name.Text), ("other", b.Name.Text));
        return SourcesDecisions.Present(study, a.Source).Then<TextPair>(source =>
            source.Renditions.IndexOf(a.Id) < source.Renditions.IndexOf(b.Id) ? new TextPair(source, a, b) : new TextPair(source, b, a));
    }

    private static Refusal? Outside(in TextPair pair, UnitRange? inA, UnitRange? inB) => Outside(pair.A, inA) ?? Outside(pair.B, inB);

    private static Refusal? Outside(Rendition text, UnitRange? units)
    {
        if (units is not { } range) return null;
        int count = RenditionUnits.Of(text).Length;
        return range.First >= 1 && range.First <= range.Last && range.Last <= count
            ? null
            : Refusal.Of("sources.unit-outside", ("name", text.Name.Text), ("first", range.First), ("last", range.Last), ("count", count)) with { Field = "units" };
    }

    // Between what a person confirmed, each gap is aligned by itself.
    private static ImmutableArray<AlignmentLink> Proposed(in TextPair pair, Matching match)
    {
        ImmutableArray<RenditionUnit> a = RenditionUnits.Of(pair.A), b = RenditionUnits.Of(pair.B);
        Func<RenditionUnit, int> speakers = Speakers(a, b);
        AlignmentUnit[] unitsA = [.. a.Select(unit => new AlignmentUnit(unit.End - unit.WordsStart, speakers(unit)))];
        AlignmentUnit[] unitsB = [.. b.Select(unit => new AlignmentUnit(unit.End - unit.WordsStart, speakers(unit)))];
        var links = ImmutableArray.CreateBuilder<AlignmentLink>();
        int nextA = 1, nextB = 1;
        AlignmentLink[] confirmed = pair.Present is { } present ? [.. pair.InOrderOfTexts(present).Links.Where(static link => link is { IsConfirmed: true, InA: not null, InB: not null })] : [];
        foreach (AlignmentLink link in confirmed)
        {
            if (link.InA!.Value.Last > a.Length || link.InB!.Value.Last > b.Length) continue;
            Fill(link.InA.Value.First, link.InB.Value.First);
            links.Add(link);
            (nextA, nextB) = (link.InA.Value.Last + 1, link.InB.Value.Last + 1);
        }
        Fill(a.Length + 1, b.Length + 1);
        return links.ToImmutable();

        void Fill(int endA, int endB)
        {
            bool isConfirmed = match == OneToOne && endA - nextA == endB - nextB;
            foreach (AlignedUnits found in match(unitsA.AsSpan(nextA - 1, endA - nextA), unitsB.AsSpan(nextB - 1, endB - nextB)))
                links.Add(new AlignmentLink(Range(nextA + found.FirstA, found.CountA), Range(nextB + found.FirstB, found.CountB), isConfirmed));
        }
    }

    private delegate ImmutableArray<AlignedUnits> Matching(ReadOnlySpan<AlignmentUnit> a, ReadOnlySpan<AlignmentUnit> b);

    private static ImmutableArray<AlignedUnits> OneToOne(ReadOnlySpan<AlignmentUnit> a, ReadOnlySpan<AlignmentUnit> b) =>
        a.Length == b.Length ? [.. Enumerable.Range(0, a.Length).Select(static i => new AlignedUnits(i, 1, i, 1, 0))] : LengthAlignment.Align(a, b);

    private static UnitRange? Range(int first, int count) => count == 0 ? null : new UnitRange(first, first + count - 1);

    // Labels may be translated as the words are: the same label names the same, and where each text has as many others as the other, they are taken in the
    // order in which they first speak.
    private static Func<RenditionUnit, int> Speakers(ImmutableArray<RenditionUnit> a, ImmutableArray<RenditionUnit> b)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        string[] labelsA = Labels(a), labelsB = Labels(b);
        foreach (string label in labelsA.Intersect(labelsB, StringComparer.Ordinal)) numbers.Add(label, numbers.Count);
        string[] onlyA = [.. labelsA.Where(label => !numbers.ContainsKey(label))], onlyB = [.. labelsB.Where(label => !numbers.ContainsKey(label))];
        if (onlyA.Length == onlyB.Length)
        {
            for (int i = 0; i < onlyA.Length; i++)
            {
                int number = numbers.Count;
                numbers.Add(onlyA[i], number);
                numbers.Add(onlyB[i], number);
            }
        }
        return unit => unit.Speaker is { } label && numbers.TryGetValue(label, out int number) ? number : -1;
    }

    private static string[] Labels(ImmutableArray<RenditionUnit> units) =>
        [.. units.Select(static unit => unit.Speaker).OfType<string>().Distinct(StringComparer.Ordinal)];

    private readonly record struct TextPair(Source Source, Rendition A, Rendition B)
    {
        public Alignment? Present
        {
            get
            {
                (Id<Rendition> a, Id<Rendition> b) = (A.Id, B.Id);
                return Source.Alignments.FirstOrDefault(alignment => alignment.Joins(a, b));
            }
        }

        public Alignment InOrderOfTexts(Alignment alignment) => alignment.A == A.Id
            ? alignment
            : new Alignment(alignment.B, alignment.BVersion, alignment.A, alignment.AVersion,
                [.. alignment.Links.Select(static link => new AlignmentLink(link.InB, link.InA, link.IsConfirmed))]);
    }
}
