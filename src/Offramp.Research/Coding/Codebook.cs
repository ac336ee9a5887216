using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>The tree of codes. Siblings keep the order in which they were added or moved.</summary>
public sealed record Codebook
{
    /// <summary>No codes.</summary>
    public static readonly Codebook Empty = new();

    /// <summary>The codes by id.</summary>
    public ImmutableDictionary<Id<Code>, Code> Codes { get; init; } = ImmutableDictionary<Id<Code>, Code>.Empty;

    /// <summary>All codes in an order that fixes the order among siblings.</summary>
    public ImmutableList<Id<Code>> Order { get; init; } = [];

    /// <summary>The sets of codes, in the order in which they were made.</summary>
    public ImmutableList<CodeSet> Sets { get; init; } = [];

    /// <summary>The codes that were merged into others.</summary>
    public ImmutableDictionary<Id<Code>, MergedCode> Merged { get; init; } = ImmutableDictionary<Id<Code>, MergedCode>.Empty;

    /// <summary>The states that were given names, in the order in which they were.</summary>
    public ImmutableList<CodebookVersion> Versions { get; init; } = [];

    /// <summary>The code itself, or the one that it was merged into, through however many mergings; null where neither is in the codebook.</summary>
    public Id<Code>? Remaining(Id<Code> id)
    {
        Id<Code> at = id;
        for (int steps = 0; steps <= Merged.Count; steps++)
        {
            if (Codes.ContainsKey(at)) return at;
            if (!Merged.TryGetValue(at, out MergedCode? merged)) return null;
            at = merged.Into;
        }
        return null;
    }

    /// <summary>The sets that a code is in.</summary>
    public IEnumerable<CodeSet> SetsOf(Id<Code> code) => Sets.Where(set => set.Codes.Contains(code));

    /// <summary>The codes right under a parent (null: at the top), in their order.</summary>
    public IEnumerable<Code> Under(Id<Code>? parent) => Order.Select(id => Codes[id]).Where(code => code.Parent == parent);

    /// <summary>Every code with its depth (0 at the top), a parent before its children.</summary>
    public IEnumerable<(Code Code, int Depth)> Tree()
    {
        ILookup<Id<Code>?, Code> children = Order.Select(id => Codes[id]).ToLookup(code => code.Parent);
        var open = new Stack<(Code Code, int Depth)>(children[null].Reverse().Select(static code => (code, 0)));
        while (open.TryPop(out (Code Code, int Depth) next))
        {
            yield return next;
            foreach (Code child in children[next.Code.Id].Reverse()) open.Push((child, next.Depth + 1));
        }
    }

    /// <summary>The names from the top down to a code, divided by <c>/</c>.</summary>
    public string PathOf(Id<Code> id)
    {
        var names = new Stack<string>();
        for (Id<Code>? at = id; at is { } here && Codes.TryGetValue(here, out Code? code) && names.Count <= Codes.Count; at = code.Parent)
            names.Push(code.Name.Text);
        return string.Join('/', names);
    }

    /// <summary>Whether a code is another one or stands somewhere below it.</summary>
    public bool IsWithin(Id<Code> id, Id<Code> above)
    {
        int steps = 0;
        for (Id<Code>? at = id; at is { } here && Codes.TryGetValue(here, out Code? code) && steps++ <= Codes.Count; at = code.Parent)
            if (here == above) return true;
        return false;
    }

    internal Codebook With(Code code) => this with
    {
        Codes = Codes.SetItem(code.Id, code),
        Order = Codes.ContainsKey(code.Id) ? Order : Order.Add(code.Id),
    };

    internal Codebook Move(Code code, Id<Code>? parent, Id<Code>? before)
    {
        ImmutableList<Id<Code>> order = Order.Remove(code.Id);
        int at = before is { } sibling ? order.IndexOf(sibling) : -1;
        return this with
        {
            Codes = Codes.SetItem(code.Id, code with { Parent = parent }),
            Order = at < 0 ? order.Add(code.Id) : order.Insert(at, code.Id),
        };
    }

    internal Codebook Without(Code code)
    {
        ImmutableDictionary<Id<Code>, Code> codes = Codes.Remove(code.Id);
        foreach (Code child in Under(code.Id)) codes = codes.SetItem(child.Id, child with { Parent = code.Parent });
        return this with { Codes = codes, Order = Order.Remove(code.Id), Sets = Sets.ConvertAll(set => set with { Codes = set.Codes.Remove(code.Id) }) };
    }

    internal Codebook With(CodeSet set)
    {
        int at = Sets.FindIndex(known => known.Id == set.Id);
        return this with { Sets = at < 0 ? Sets.Add(set) : Sets.SetItem(at, set) };
    }

    internal Codebook Without(Id<CodeSet> set) => this with { Sets = Sets.RemoveAll(known => known.Id == set) };

    /// <summary>Without a code that was merged into another: its children stand below that one, which takes its place in every set.</summary>
    internal Codebook Merge(Code from, Id<Code> into)
    {
        Codebook book = this;
        // Another copy may have moved the code that remains below the one that goes: it must not come to stand below itself.
        foreach (Code child in Under(from.Id).ToArray()) book = book.Move(child, book.IsWithin(into, child.Id) ? from.Parent : into, null);
        return book with
        {
            Codes = book.Codes.Remove(from.Id),
            Order = book.Order.Remove(from.Id),
            Merged = book.Merged.SetItem(from.Id, new MergedCode(from.Id, into, from.Holder)),
            Sets = book.Sets.ConvertAll(set => !set.Codes.Contains(from.Id) ? set
                : set with { Codes = set.Codes.Contains(into) ? set.Codes.Remove(from.Id) : set.Codes.Replace(from.Id, into) }),
        };
    }
}
