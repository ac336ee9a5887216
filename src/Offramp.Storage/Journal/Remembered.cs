using System.Text.Json;
using System.Text.Json.Serialization;

namespace Offramp.Storage;

/// <summary>The head of a writer as this machine saw it last.</summary>
internal sealed record SeenHead(string Writer, long Counter, string Hash, DateTimeOffset Seen);

/// <summary>Something that was destroyed: a source, or the former holder of a rewritten text (then without a source).</summary>
internal sealed record SeenDestruction(string? Source, string[] Holders, string[] Texts);

/// <summary>What this machine remembers of a study outside its file, so that a file that lost changes, or an older copy that still holds
/// withdrawn words, is noticed. Ids, counts and hashes only.</summary>
internal sealed record Remembered
{
    public SeenHead[] Heads { get; init; } = [];

    public SeenDestruction[] Destroyed { get; init; } = [];

    /// <summary>The rows that must not be used.</summary>
    [JsonIgnore]
    public IEnumerable<RowName> DestroyedRows => Destroyed.SelectMany(static one => one.Holders.Select(static holder => Row(RowTable.Key, holder))
        .Concat(one.Texts.Select(static text => Row(RowTable.Text, text))));

    /// <summary>Compares a file with what is remembered.</summary>
    /// <param name="chain">The file's links.</param>
    /// <returns>How many entries are missing, and since when at the earliest; nothing where none is.</returns>
    /// <exception cref="JournalAlteredException">Another record stands where one was seen.</exception>
    public (long Missing, DateTimeOffset Since)? MissingFrom(EntryChain chain)
    {
        long missing = 0;
        DateTimeOffset since = DateTimeOffset.MaxValue;
        foreach (SeenHead seen in Heads)
        {
            ActId id = IdOf(seen);
            if (chain.HashOf(id) is { } hash)
            {
                if (Hex(hash) != seen.Hash) throw new JournalAlteredException("entry", id.ToString());
                continue;
            }
            missing += seen.Counter - (chain.HeadOf(id.Writer)?.Entry.Counter ?? 0);
            if (seen.Seen < since) since = seen.Seen;
        }
        return missing > 0 ? (missing, since) : null;
    }

    /// <summary>Both memories together: of each writer the later head, of what was destroyed all.</summary>
    public Remembered With(Remembered other)
    {
        Dictionary<UInt128, SeenHead> heads = Heads.ToDictionary(static head => IdOf(head).Writer);
        foreach (SeenHead head in other.Heads)
            if (!heads.TryGetValue(IdOf(head).Writer, out SeenHead? ours) || ours.Counter < head.Counter) heads[IdOf(head).Writer] = head;
        return new Remembered { Heads = InOrder(heads.Values), Destroyed = Distinct(Destroyed.Concat(other.Destroyed)) };
    }

    /// <summary>What is remembered after a file was seen. A head that the file lacks stays remembered: a merge may bring it back.</summary>
    public Remembered After(EntryChain chain, IEnumerable<Act> acts, DateTimeOffset now)
    {
        Dictionary<UInt128, SeenHead> heads = Heads.ToDictionary(static head => IdOf(head).Writer);
        foreach (Head head in chain.Heads)
        {
            if (heads.TryGetValue(head.Entry.Writer, out SeenHead? seen) && seen.Counter >= head.Entry.Counter) continue;
            heads[head.Entry.Writer] = new SeenHead(new Id<Head>(head.Entry.Writer).ToString(), head.Entry.Counter, Hex(head.Hash), now);
        }
        return new Remembered
        {
            Heads = InOrder(heads.Values),
            Destroyed = Distinct(Destroyed.Concat(acts.SelectMany(static act => act.Changes).SelectMany(DestructionsIn))),
        };
    }

    public static RowName Row(RowTable table, string id) => new(table, Id<RowTable>.TryParse(id, out Id<RowTable> parsed) ? parsed.Value : throw new JsonException());

    private static SeenHead[] InOrder(IEnumerable<SeenHead> heads) => [.. heads.OrderBy(static head => head.Writer, StringComparer.Ordinal)];

    private static SeenDestruction[] Distinct(IEnumerable<SeenDestruction> destroyed) =>
        [.. destroyed.DistinctBy(static one => string.Join(' ', one.Holders.Concat(one.Texts)), StringComparer.Ordinal)];

    private static IEnumerable<SeenDestruction> DestructionsIn(Change change)
    {
        if (change.Destroys.IsEmpty) yield break;
        yield return new SeenDestruction(
            (change as SourceWithdrawn)?.Source.ToString(),
            [.. change.Destroys.Select(static holder => holder.ToString())],
            [.. change.DestroysTexts.Select(static text => text.ToString())]);
    }

    private static ActId IdOf(SeenHead head) =>
        new(Id<Head>.TryParse(head.Writer, out Id<Head> writer) ? writer.Value : throw new JsonException(), head.Counter);

    private static string Hex(Digest hash) => Convert.ToHexStringLower(hash.ToArray());
}

/// <summary>How it is written down, before it is sealed.</summary>
[JsonSerializable(typeof(Remembered))]
internal sealed partial class RememberedJson : JsonSerializerContext;
