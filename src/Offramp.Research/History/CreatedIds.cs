namespace Offramp.Research;

/// <summary>The ids that some acts brought into being. A bulk change's ids are kept as a range: a million are not listed to look for one.</summary>
internal sealed class CreatedIds
{
    private readonly HashSet<UInt128> single = [];
    private readonly Dictionary<UInt128, List<(UInt128 First, uint Count)>> ranges = [];

    /// <summary>Takes in what a change creates.</summary>
    public void Add(Change change)
    {
        if (change is not PassagesCoded bulk)
        {
            single.UnionWith(change.Creates);
            return;
        }
        if (bulk.Count == 0) return;
        UInt128 first = bulk.First.Value;
        UInt128 last = first + (uint)(bulk.Count - 1);
        // A range is found by its upper 96 bits; one that runs over their end stands under both.
        for (UInt128 block = first >> 32; block <= last >> 32; block++)
        {
            if (!ranges.TryGetValue(block, out List<(UInt128 First, uint Count)>? found)) ranges[block] = found = [];
            found.Add((first, (uint)bulk.Count));
        }
    }

    /// <summary>Whether a change rests on any of them.</summary>
    public bool IsMetBy(Change change)
    {
        foreach (UInt128 id in change.RestsOn)
            if (Contains(id)) return true;
        return false;
    }

    private bool Contains(UInt128 id) =>
        single.Contains(id) || (ranges.TryGetValue(id >> 32, out List<(UInt128 First, uint Count)>? found) && found.Any(r => id >= r.First && id - r.First < r.Count));
}
