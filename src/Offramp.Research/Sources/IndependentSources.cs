using System.Runtime.CompilerServices;

namespace Offramp.Research;

/// <summary>Which sources are independent of one another. Sources are one group where one re-uses another (lineage), where they came of the same
/// encounter, or where the same participant spoke in them; and what is joined through a third source is joined too. A group counts once.</summary>
/// <remarks>Withdrawn sources join the others still: that a report re-used two interviews stays true when its words are gone.</remarks>
public sealed class IndependentSources
{
    private static readonly ConditionalWeakTable<Sources, IndependentSources> Known = [];

    private readonly Dictionary<Id<Source>, int> groups = [];

    private IndependentSources(Sources sources)
    {
        Source[] all = [.. sources.ById.Values.OrderBy(static source => source.Id)];
        int[] above = [.. Enumerable.Range(0, all.Length)];
        Dictionary<Id<Source>, int> places = [];
        for (int i = 0; i < all.Length; i++) places.Add(all[i].Id, i);
        Dictionary<Id<Encounter>, int> metIn = [];
        Dictionary<Id<Participant>, int> spokeIn = [];
        for (int i = 0; i < all.Length; i++)
        {
            foreach (Lineage lineage in all[i].Lineage)
                if (lineage.Of is { } of && places.TryGetValue(of, out int reused)) Join(above, i, reused);
            if (all[i].Encounter is { } encounter && !metIn.TryAdd(encounter, i)) Join(above, i, metIn[encounter]);
            foreach (SourceParticipant spoke in all[i].Participants)
                if (!spokeIn.TryAdd(spoke.Participant, i)) Join(above, i, spokeIn[spoke.Participant]);
        }
        // Numbered in the order of the ids, so that every reading numbers alike.
        Dictionary<int, int> numbers = [];
        for (int i = 0; i < all.Length; i++)
        {
            int root = Root(above, i);
            if (!numbers.TryGetValue(root, out int number)) numbers.Add(root, number = numbers.Count);
            groups.Add(all[i].Id, number);
        }
        Count = numbers.Count;
    }

    /// <summary>How many groups there are, withdrawn sources included.</summary>
    public int Count { get; }

    /// <summary>The groups of a study's sources; kept as long as the sources stay as they are.</summary>
    public static IndependentSources Of(Study study) => Known.GetValue(study.Sources, static sources => new IndependentSources(sources));

    /// <summary>The number of a source's group, from 0.</summary>
    public int GroupOf(Id<Source> source) => groups[source];

    /// <summary>How many independent sources some sources are.</summary>
    public int CountOf(IEnumerable<Id<Source>> sources) => sources.Select(GroupOf).Distinct().Count();

    private static void Join(int[] above, int a, int b) => above[Root(above, a)] = Root(above, b);

    private static int Root(int[] above, int at)
    {
        while (above[at] != at)
        {
            above[at] = above[above[at]];
            at = above[at];
        }
        return at;
    }
}

/// <summary>How often something is said.</summary>
/// <param name="Mentions">How many codings or links say it.</param>
/// <param name="Sources">In how many sources they lie.</param>
/// <param name="Independent">How many independent sources these are.</param>
public readonly record struct SourceCount(int Mentions, int Sources, int Independent);
