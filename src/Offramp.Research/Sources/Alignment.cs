using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Offramp.Research;

/// <summary>A run of units of a text, by their numbers from 1, both ends included.</summary>
public readonly record struct UnitRange(int First, int Last)
{
    /// <summary>How many units.</summary>
    [JsonIgnore]
    public int Count => Last - First + 1;

    /// <summary>Whether the two share a unit.</summary>
    public bool Touches(UnitRange other) => First <= other.Last && other.First <= Last;

    /// <summary>The part before a unit; null where there is none.</summary>
    internal UnitRange? Before(int unit) => First < unit ? new UnitRange(First, Math.Min(Last, unit - 1)) : null;

    /// <summary>The part after a unit; null where there is none.</summary>
    internal UnitRange? After(int unit) => Last > unit ? new UnitRange(Math.Max(First, unit + 1), Last) : null;
}

/// <summary>Units of two texts that say the same. One side is null where the other text says nothing of it.</summary>
/// <param name="InA">The units of the first text.</param>
/// <param name="InB">The units of the second.</param>
/// <param name="IsConfirmed">Whether a person said so; else it is proposed.</param>
public sealed record AlignmentLink(UnitRange? InA, UnitRange? InB, bool IsConfirmed);

/// <summary>Which units of two texts of a source say the same: many to many, in the order of both.</summary>
/// <remarks>Invariant: links are in order, and no unit is in two of them. A unit in none is not settled yet.</remarks>
/// <param name="A">The first text: that which comes first among the source's texts.</param>
/// <param name="AVersion">In which state of it the units are counted.</param>
/// <param name="B">The second text.</param>
/// <param name="BVersion">In which state of it the units are counted.</param>
/// <param name="Links">The links.</param>
public sealed record Alignment(
    Id<Rendition> A, Id<TextVersion> AVersion, Id<Rendition> B, Id<TextVersion> BVersion, ImmutableArray<AlignmentLink> Links)
{
    /// <summary>Whether it joins two texts, in either order.</summary>
    public bool Joins(Id<Rendition> one, Id<Rendition> other) => (A == one && B == other) || (A == other && B == one);

    /// <summary>What the units of one text answer to in the other; null where nothing does.</summary>
    /// <param name="from">The text whose units are given: one of the two.</param>
    /// <param name="units">The units.</param>
    /// <param name="isConfirmed">Whether every link that was used was confirmed by a person.</param>
    public UnitRange? Across(Id<Rendition> from, UnitRange units, out bool isConfirmed)
    {
        UnitRange? found = null;
        isConfirmed = true;
        foreach (AlignmentLink link in Links)
        {
            (UnitRange? here, UnitRange? there) = from == A ? (link.InA, link.InB) : (link.InB, link.InA);
            if (here is not { } near || !near.Touches(units) || there is not { } far) continue;
            found = found is { } before ? new UnitRange(Math.Min(before.First, far.First), Math.Max(before.Last, far.Last)) : far;
            isConfirmed &= link.IsConfirmed;
        }
        return found;
    }

    /// <summary>With units said to belong together; other links give way where they meet them or would cross.</summary>
    internal Alignment With(UnitRange? inA, UnitRange? inB)
    {
        var links = new List<AlignmentLink>(Links.Length + 2);
        foreach (AlignmentLink link in Links) links.AddRange(Beside(link, inA, inB));
        links.Add(new AlignmentLink(inA, inB, true));
        return this with { Links = InOrder(links) };
    }

    /// <summary>The links in order, without what an altered file may hold: ranges that are none, and units in two links.</summary>
    internal static ImmutableArray<AlignmentLink> InOrder(IEnumerable<AlignmentLink> links)
    {
        AlignmentLink[] sane = [.. links.Where(static link => IsRange(link.InA) && IsRange(link.InB) && (link.InA ?? link.InB) is not null)];
        var kept = ImmutableArray.CreateBuilder<AlignmentLink>();
        int nextA = 1, nextB = 1;
        // One-sided links stand where their one side says.
        var oneSidedB = new Queue<AlignmentLink>(sane.Where(static link => link.InA is null).OrderBy(static link => link.InB!.Value.First));
        foreach (AlignmentLink link in sane.Where(static link => link.InA is not null).OrderBy(static link => link.InA!.Value.First))
        {
            while (link.InB is { } limit && oneSidedB.TryPeek(out AlignmentLink? alone) && alone.InB!.Value.Last < limit.First) Take(oneSidedB.Dequeue());
            Take(link);
        }
        foreach (AlignmentLink alone in oneSidedB) Take(alone);
        return kept.ToImmutable();

        void Take(AlignmentLink link)
        {
            if (link.InA?.First < nextA || link.InB?.First < nextB) return;
            nextA = link.InA?.Last + 1 ?? nextA;
            nextB = link.InB?.Last + 1 ?? nextB;
            kept.Add(link);
        }

        static bool IsRange(UnitRange? range) => range is not { } units || (units.First >= 1 && units.Last >= units.First && units.Last < int.MaxValue);
    }

    private static IEnumerable<AlignmentLink> Beside(AlignmentLink link, UnitRange? inA, UnitRange? inB)
    {
        bool meets = (link.InA is { } a && inA is { } newA && a.Touches(newA)) || (link.InB is { } b && inB is { } newB && b.Touches(newB));
        bool crosses = inA is { } ofA && inB is { } ofB && link.InA is { } linkA && link.InB is { } linkB
            && linkA.First < ofA.First != linkB.First < ofB.First;
        if (!meets && !crosses)
        {
            yield return link;
            yield break;
        }
        // What is left of it on either side of the new link; where one side is used up, the rest of the other is not settled any more.
        if (inA is { } p && inB is { } q)
        {
            if (Part(link.InA?.Before(p.First), link.InB?.Before(q.First)) is { } before) yield return before;
            if (Part(link.InA?.After(p.Last), link.InB?.After(q.Last)) is { } after) yield return after;
        }
        else if (Part(inA is { } goneA ? link.InA?.Before(goneA.First) ?? link.InA?.After(goneA.Last) : link.InA,
            inB is { } goneB ? link.InB?.Before(goneB.First) ?? link.InB?.After(goneB.Last) : link.InB) is { } rest)
        {
            yield return rest;
        }

        static AlignmentLink? Part(UnitRange? partA, UnitRange? partB) => partA is null || partB is null ? null : new AlignmentLink(partA, partB, false);
    }
}
