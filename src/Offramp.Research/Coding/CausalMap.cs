using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What the links from one code to another of one sign say together.</summary>
public sealed record CausalEdge
{
    /// <summary>What leads to it.</summary>
    public required CodeInTree Cause { get; init; }

    /// <summary>What it leads to.</summary>
    public required CodeInTree Effect { get; init; }

    /// <summary>Which way.</summary>
    public required LinkSign Sign { get; init; }

    /// <summary>The links that say so: every stance but <see cref="Stance.Denies"/> and <see cref="Stance.Absent"/>.</summary>
    public required SourceCount Says { get; init; }

    /// <summary>The links whose speaker affirms it.</summary>
    public required SourceCount Supports { get; init; }

    /// <summary>The links whose speaker denies it, or says that it is missing.</summary>
    public required SourceCount Denies { get; init; }

    /// <summary>Of those that say so, how the speaker knows it; kinds that do not occur are left out.</summary>
    public required ImmutableArray<(Standpoint Standpoint, SourceCount Count)> ByStandpoint { get; init; }

    /// <summary>Of those that say so, whose words or knowledge it is.</summary>
    public required ImmutableArray<(Standing Standing, SourceCount Count)> ByStanding { get; init; }
}

/// <summary>How two statements about one pair of codes contradict each other.</summary>
public enum ContradictionKind
{
    /// <summary>One says that the cause raises the effect, another that it lowers it.</summary>
    Sign,

    /// <summary>One says that the cause leads to the effect, another denies it.</summary>
    Denial,
}

/// <summary>Sources that contradict each other on what a cause does to an effect. Shown, never averaged away.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Effect">The effect.</param>
/// <param name="Kind">How they contradict each other.</param>
/// <param name="For">The sources that say that it raises (or leads to) it, by name.</param>
/// <param name="Against">The sources that say that it lowers it (or deny it), by name.</param>
/// <param name="IsWithinOne">Whether all of them are one independent source, which contradicts itself.</param>
public sealed record CausalContradiction(
    CodeInTree Cause, CodeInTree Effect, ContradictionKind Kind, ImmutableArray<Source> For, ImmutableArray<Source> Against, bool IsWithinOne);

/// <summary>What led to what, as the sources tell it, counted by independent sources (<see cref="IndependentSources"/>) and not by mentions.</summary>
/// <param name="Nodes">The codes that are joined, in the order of the codebook.</param>
/// <param name="Edges">By cause and effect in the order of the codebook, then sign.</param>
/// <param name="Contradictions">By cause and effect.</param>
/// <param name="Within">Links whose two codes became one by rolling up to their parents, and are in no edge.</param>
public sealed record CausalMap(
    ImmutableArray<CodeInTree> Nodes, ImmutableArray<CausalEdge> Edges, ImmutableArray<CausalContradiction> Contradictions, int Within)
{
    /// <summary>The map of the links that a query takes.</summary>
    /// <param name="study">The study.</param>
    /// <param name="query">Which links; of its codes, one at either end is enough.</param>
    /// <param name="depth">Codes deeper than this (0 is the top) count as the code above them at this depth; null to leave each as it is.</param>
    public static CausalMap Of(Study study, PassageQuery query, int? depth = null)
    {
        ImmutableArray<CodeInTree> tree = CodingViews.Tree(study.Coding.Codebook);
        Dictionary<Id<Code>, int> places = [];
        for (int i = 0; i < tree.Length; i++) places.Add(tree[i].Code.Id, i);
        IndependentSources groups = IndependentSources.Of(study);
        int within = 0;
        var joined = new SortedDictionary<(int Cause, int Effect), List<CausalLinkRow>>();
        foreach (CausalLinkRow row in CausalLinkViews.Links(study, query))
        {
            int cause = Place(study, places, row.Link.Cause, depth), effect = Place(study, places, row.Link.Effect, depth);
            if (cause < 0 || effect < 0) continue;
            if (cause == effect)
            {
                within++;
                continue;
            }
            if (!joined.TryGetValue((cause, effect), out List<CausalLinkRow>? rows)) joined.Add((cause, effect), rows = []);
            rows.Add(row);
        }
        var edges = ImmutableArray.CreateBuilder<CausalEdge>();
        var contradictions = ImmutableArray.CreateBuilder<CausalContradiction>();
        foreach (((int cause, int effect), List<CausalLinkRow> rows) in joined)
        {
            foreach (IGrouping<LinkSign, CausalLinkRow> signed in rows.GroupBy(static row => row.Link.Sign).OrderBy(static g => g.Key == LinkSign.Unclear).ThenBy(static g => g.Key))
                edges.Add(Edge(groups, tree[cause], tree[effect], signed.Key, [.. signed]));
            contradictions.AddRange(ContradictionsIn(groups, tree[cause], tree[effect], rows));
        }
        return new CausalMap(
            [.. joined.Keys.SelectMany(static pair => new[] { pair.Cause, pair.Effect }).Distinct().Order().Select(place => tree[place])],
            edges.ToImmutable(), contradictions.ToImmutable(), within);
    }

    private static int Place(Study study, Dictionary<Id<Code>, int> places, Id<Code> code, int? depth)
    {
        var line = new List<Id<Code>>();
        // The codebook holds no circle; the bound is for a forged one.
        for (Id<Code>? at = code; at is { } id && line.Count <= places.Count; at = study.Coding.Codebook.Codes.GetValueOrDefault(id)?.Parent) line.Add(id);
        Id<Code> shown = depth is { } most && line.Count - 1 > most ? line[line.Count - 1 - most] : code;
        return places.GetValueOrDefault(shown, -1);
    }

    private static bool SaysSo(CausalLinkRow row) => row.Link.Judgement.Stance is not (Stance.Denies or Stance.Absent);

    private static CausalEdge Edge(IndependentSources groups, CodeInTree cause, CodeInTree effect, LinkSign sign, CausalLinkRow[] rows)
    {
        CausalLinkRow[] says = [.. rows.Where(SaysSo)];
        return new CausalEdge
        {
            Cause = cause,
            Effect = effect,
            Sign = sign,
            Says = Count(groups, says),
            Supports = Count(groups, rows.Where(static row => row.Link.Judgement.Stance == Stance.Supports)),
            Denies = Count(groups, rows.Where(static row => !SaysSo(row))),
            ByStandpoint =
            [
                .. says.GroupBy(static row => row.Link.Judgement.Standpoint).OrderBy(static g => g.Key).Select(g => (g.Key, Count(groups, g))),
            ],
            ByStanding = [.. says.GroupBy(static row => row.Link.Judgement.Standing).OrderBy(static g => g.Key).Select(g => (g.Key, Count(groups, g)))],
        };
    }

    private static SourceCount Count(IndependentSources groups, IEnumerable<CausalLinkRow> rows)
    {
        Id<Source>[] sources = [.. rows.Select(static row => row.Source.Id)];
        return new SourceCount(sources.Length, sources.Distinct().Count(), groups.CountOf(sources));
    }

    private static IEnumerable<CausalContradiction> ContradictionsIn(
        IndependentSources groups, CodeInTree cause, CodeInTree effect, List<CausalLinkRow> rows)
    {
        IEnumerable<CausalLinkRow> Said(LinkSign sign) => rows.Where(row => row.Link.Sign == sign && SaysSo(row));
        if (Opposed(groups, cause, effect, ContradictionKind.Sign, Said(LinkSign.Raises), Said(LinkSign.Lowers)) is { } signs) yield return signs;
        // Whoever denies that it raises does not contradict one who says that it lowers.
        CausalLinkRow[] denied = [.. rows.Where(static row => !SaysSo(row))];
        CausalLinkRow[] affirmed = [.. rows.Where(row => SaysSo(row) && denied.Any(other => Meets(row.Link.Sign, other.Link.Sign)))];
        if (Opposed(groups, cause, effect, ContradictionKind.Denial, affirmed, denied.Where(row => affirmed.Any(other => Meets(row.Link.Sign, other.Link.Sign)))) is { } denial)
            yield return denial;
    }

    private static bool Meets(LinkSign a, LinkSign b) => a == b || a == LinkSign.Unclear || b == LinkSign.Unclear;

    private static CausalContradiction? Opposed(
        IndependentSources groups, CodeInTree cause, CodeInTree effect, ContradictionKind kind, IEnumerable<CausalLinkRow> some, IEnumerable<CausalLinkRow> others)
    {
        ImmutableArray<Source> on = [.. some.Select(static row => row.Source).DistinctBy(static source => source.Id)];
        ImmutableArray<Source> against = [.. others.Select(static row => row.Source).DistinctBy(static source => source.Id)];
        if (on.IsEmpty || against.IsEmpty) return null;
        return new CausalContradiction(cause, effect, kind, on, against, groups.CountOf(on.Concat(against).Select(static source => source.Id)) == 1);
    }
}
