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
        return this with { Codes = codes, Order = Order.Remove(code.Id) };
    }
}
