namespace Offramp.Storage;

/// <summary>The links between the entries of a journal, and between entries and rows: walked without any key.</summary>
/// <remarks>Every writer has a chain of its own, in which each record names the hash of the one before; a writer's first entry names the heads
/// it saw. So a record cannot be changed, moved or taken out unless it is among the last, and those the heads store remembers.</remarks>
internal sealed class EntryChain
{
    private readonly Dictionary<ActId, (Digest Hash, long Lamport)> entries = [];
    private readonly Dictionary<UInt128, Head> heads = [];
    private readonly HashSet<ActId> coveredHeads = [];
    private readonly HashSet<RowName> destroyed = [];

    /// <summary>The last entry of every writer.</summary>
    public IReadOnlyCollection<Head> Heads => heads.Values;

    /// <summary>Every row that an entry destroyed.</summary>
    public IReadOnlySet<RowName> Destroyed => destroyed;

    /// <summary>How many entries there are.</summary>
    public int Count => entries.Count;

    /// <summary>The highest logical time.</summary>
    public long Lamport { get; private set; }

    /// <summary>The heads that no writer's first entry stands on yet: what a new writer names.</summary>
    public IReadOnlyList<Head> Frontier => [.. heads.Values.Where(head => !coveredHeads.Contains(head.Entry)).OrderBy(static head => head.Entry)];

    /// <summary>The hash of an entry's record, or null where there is no such entry.</summary>
    public Digest? HashOf(ActId id) => entries.TryGetValue(id, out (Digest Hash, long Lamport) entry) ? entry.Hash : null;

    /// <summary>A writer's last entry, or null.</summary>
    public Head? HeadOf(UInt128 writer) => heads.TryGetValue(writer, out Head head) ? head : null;

    /// <summary>Walks a whole journal.</summary>
    /// <param name="study">Whose entries they must be.</param>
    /// <param name="stored">All entries by writer and count.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="chain">The links found.</param>
    /// <param name="records">The records in the order of <paramref name="stored"/>; those that could not be read are left out.</param>
    /// <returns>What is wrong, worst first.</returns>
    public static IReadOnlyList<BadPlace> Walk(
        Id<Study> study, IReadOnlyList<StoredEntry> stored, IReadOnlyList<SealedRow> rows, out EntryChain chain, out List<EntryRecord> records)
    {
        var read = new (EntryRecord? Record, bool IsNewer, Digest Hash)[stored.Count];
        Parallel.For(0, stored.Count, i =>
        {
            EntryRecord? record = EntryRecord.Read(stored[i].Record, out _, out bool isNewer);
            read[i] = (record, isNewer, Digest.Of(stored[i].Record));
        });
        chain = new EntryChain();
        records = new List<EntryRecord>(stored.Count);
        var bad = new List<BadPlace>();
        for (int i = 0; i < stored.Count; i++)
        {
            string? fault = read[i].IsNewer ? BadPlace.Newer
                : read[i].Record is not { } record || record.Study != study || record.Id != stored[i].Id ? BadPlace.Altered
                : chain.FaultOf(record);
            if (fault is not null) bad.Add(new BadPlace("entry", stored[i].Id.ToString(), fault));
            if (read[i].Record is not { } sound || sound.Id != stored[i].Id) continue;
            chain.Add(sound, read[i].Hash);
            records.Add(sound);
        }
        bad.AddRange(chain.FaultsOfTimes(records));
        bad.AddRange(chain.FaultsOfFrontiers(records));
        bad.AddRange(chain.FaultsOfRows(records, rows));
        return bad;
    }

    /// <summary>Takes in an entry that follows the ones before.</summary>
    public void Add(EntryRecord record, Digest hash)
    {
        entries[record.Id] = (hash, record.Lamport);
        heads[record.Id.Writer] = new Head(record.Id, hash);
        foreach (Head seen in record.Frontier) coveredHeads.Add(seen.Entry);
        destroyed.UnionWith(record.Destroys);
        Lamport = Math.Max(Lamport, record.Lamport);
    }

    private string? FaultOf(EntryRecord record)
    {
        bool isFirst = record.Id.Counter == 1;
        if (isFirst) return record.Previous == default && record.Lamport > 0 ? null : BadPlace.Unlinked;
        if (HeadOf(record.Id.Writer) is not { } before || before.Entry.Counter != record.Id.Counter - 1) return BadPlace.Missing;
        bool follows = before.Hash == record.Previous && entries[before.Entry].Lamport < record.Lamport && record.Frontier.Count == 0;
        return follows ? null : BadPlace.Unlinked;
    }

    // A copy holds everything that its writers knew, and each entry's time is at most one more than that of what was known: there is no honest
    // time beyond the number of entries. A crafted one would leave no later time for anybody.
    private IEnumerable<BadPlace> FaultsOfTimes(List<EntryRecord> records) => records.Where(record => record.Lamport > Count)
        .Select(static record => new BadPlace("entry", record.Id.ToString(), BadPlace.Unlinked));

    private IEnumerable<BadPlace> FaultsOfFrontiers(List<EntryRecord> records)
    {
        foreach (EntryRecord record in records)
        {
            foreach (Head seen in record.Frontier)
            {
                bool isThere = entries.TryGetValue(seen.Entry, out (Digest Hash, long Lamport) entry);
                if (!isThere) yield return new BadPlace("entry", seen.Entry.ToString(), BadPlace.Missing);
                else if (entry.Hash != seen.Hash || entry.Lamport >= record.Lamport)
                    yield return new BadPlace("entry", seen.Entry.ToString(), BadPlace.Unlinked);
            }
        }
    }

    private IEnumerable<BadPlace> FaultsOfRows(List<EntryRecord> records, IReadOnlyList<SealedRow> rows)
    {
        var claimed = new Dictionary<RowName, Digest>();
        foreach (RowBrought brought in records.SelectMany(static record => record.BringsIn)) claimed[brought.Row] = brought.Hash;
        var there = new HashSet<RowName>();
        var hashes = new Digest[rows.Count];
        Parallel.For(0, rows.Count, i => hashes[i] = HashOf(rows[i]));
        for (int i = 0; i < rows.Count; i++)
        {
            RowName name = rows[i].Name;
            there.Add(name);
            if (destroyed.Contains(name)) yield return BadRow(name, BadPlace.PutBack);
            else if (!claimed.TryGetValue(name, out Digest hash)) yield return BadRow(name, BadPlace.Unclaimed);
            else if (hash != hashes[i]) yield return BadRow(name, BadPlace.Altered);
        }
        foreach (RowName name in claimed.Keys)
            if (!there.Contains(name) && !destroyed.Contains(name)) yield return BadRow(name, BadPlace.Missing);
    }

    /// <summary>The hash by which an entry names a row: SHA-256 of holder, epoch and what is sealed.</summary>
    public static Digest HashOf(SealedRow row)
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        Span<byte> names = stackalloc byte[32];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(names, row.Holder);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(names[16..], row.Epoch);
        hash.AppendData(names);
        hash.AppendData(row.Sealed);
        hash.GetHashAndReset(names);
        return Digest.Read(names);
    }

    private static BadPlace BadRow(RowName name, string code) => new(name.TableName, name.ToString(), code);
}
