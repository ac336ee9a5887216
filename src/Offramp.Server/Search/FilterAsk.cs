using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>What narrows a question to passages. Of one part any value will do, all parts must be met; an empty part lets everything through.</summary>
internal sealed record FilterAsk
{
    public string[] Codes { get; init; } = [];

    public string[] Sets { get; init; } = [];

    /// <summary>Whether codes below the asked ones count too.</summary>
    public bool WithDescendants { get; init; }

    public string[] Sources { get; init; } = [];

    public string[] Documents { get; init; } = [];

    public string[] Coders { get; init; } = [];

    public Stance[] Stances { get; init; } = [];

    public Standing[] Standings { get; init; } = [];

    public Elicitation[] Elicitations { get; init; } = [];

    public Standpoint[] Standpoints { get; init; } = [];

    public string[] Waves { get; init; } = [];

    /// <summary>BCP 47; <c>fa</c> takes <c>fa-AF</c> with it.</summary>
    public string[] Languages { get; init; } = [];

    /// <summary>A place takes those inside it with it.</summary>
    public string[] Places { get; init; } = [];

    public string[] Modes { get; init; } = [];

    public SourceKind[] Kinds { get; init; } = [];

    public string[] Participants { get; init; } = [];

    public string[] Speakers { get; init; } = [];

    /// <summary>Passages of which none of these is known.</summary>
    public PassageAttribute[] Unset { get; init; } = [];

    /// <summary>The filter as the core asks it.</summary>
    public Outcome<PassageQuery> Read() =>
        Asks.Ids<Code>(Codes, "codes").Then(codes => Asks.Ids<CodeSet>(Sets, "sets").Then(sets => Asks.Ids<Source>(Sources, "sources").Then(sources =>
        Asks.Ids<Rendition>(Documents, "documents").Then(documents => Asks.Ids<Coder>(Coders, "coders").Then(coders =>
        Asks.Ids<Participant>(Participants, "participants").Then<PassageQuery>(participants => new PassageQuery
        {
            Codes = codes,
            Sets = sets,
            WithDescendants = WithDescendants,
            Sources = sources,
            Documents = documents,
            Coders = coders,
            Stances = [.. Stances],
            Standings = [.. Standings],
            Elicitations = [.. Elicitations],
            Standpoints = [.. Standpoints],
            Waves = [.. Waves],
            Languages = [.. Languages],
            Places = [.. Places],
            Modes = [.. Modes],
            Kinds = [.. Kinds],
            Participants = participants,
            Speakers = [.. Speakers],
            Unset = [.. Unset],
        }))))));

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[filter]";
}

/// <summary>Lists as pages send them.</summary>
internal static class Asks
{
    /// <summary>The ids of a list; refused at the first that is none.</summary>
    public static Outcome<ImmutableArray<Id<T>>> Ids<T>(string[] typed, string field) => Each(typed, one => Acting.Id<T>(one, field));

    /// <summary>What each of a list is read as; refused at the first that is refused.</summary>
    public static Outcome<ImmutableArray<TRead>> Each<TSent, TRead>(TSent[] sent, Func<TSent, Outcome<TRead>> read)
    {
        var all = ImmutableArray.CreateBuilder<TRead>(sent.Length);
        foreach (TSent one in sent)
        {
            Outcome<TRead> next = read(one);
            if (next.Refusal is { } refusal) return refusal;
            all.Add(next.Value);
        }
        return all.DrainToImmutable();
    }
}
