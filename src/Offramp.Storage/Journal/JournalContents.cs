namespace Offramp.Storage;

/// <summary>Everything that a journal holds, read in one go and opened as far as the keys reach.</summary>
internal sealed class JournalContents : IDisposable
{
    private readonly Dictionary<RowName, UInt128> holderOf;

    private JournalContents(EntryChain chain, HolderKeys holders, EntrySealing sealing, Act[] acts, Dictionary<RowName, UInt128> holderOf)
    {
        Chain = chain;
        Holders = holders;
        Sealing = sealing;
        Acts = acts;
        this.holderOf = holderOf;
    }

    public EntryChain Chain { get; }

    public HolderKeys Holders { get; }

    public EntrySealing Sealing { get; }

    /// <summary>The acts, in no particular order.</summary>
    public Act[] Acts { get; }

    /// <summary>The rows that lie in the journal.</summary>
    public IReadOnlyCollection<RowName> Rows => holderOf.Keys;

    /// <summary>Opens what was read.</summary>
    /// <param name="keys">The journal's keys.</param>
    /// <param name="reading">What was read of it.</param>
    /// <param name="forgotten">Rows that are not to be used although they are there: another copy destroyed them.</param>
    /// <exception cref="StorageException">A place is not as it was written, or a later release wrote it.</exception>
    public static JournalContents Open(StudyKeys keys, JournalReading reading, IEnumerable<RowName> forgotten)
    {
        IReadOnlyList<SealedRow> rows = reading.Rows;
        // A row that somebody put back after its destruction is not used, and deleted by the next writer: that alone keeps nobody out.
        BadPlace? bad = EntryChain.Walk(keys.Study, reading.Entries, rows, out EntryChain chain, out List<EntryRecord> records)
            .FirstOrDefault(static place => place.Code != BadPlace.PutBack);
        if (bad?.Code == BadPlace.Newer) throw new NewerFormatException();
        if (bad is not null) throw new JournalAlteredException(bad.Table, bad.Row);

        HashSet<RowName> gone = [.. chain.Destroyed, .. forgotten];
        var holders = new HolderKeys(keys);
        foreach (RowName name in gone)
            if (name.Table == RowTable.Key) holders.Forget(new Id<Holder>(name.Id));
        foreach (SealedRow row in rows)
            if (row.Name.Table == RowTable.Key) holders.Add(new HolderKeyRow(new(row.Holder), new(row.Epoch), row.Sealed));
        var sealing = new EntrySealing(keys, holders);
        sealing.OpenTexts([.. rows.Where(row => row.Name.Table == RowTable.Text && !gone.Contains(row.Name))]);
        Act[] acts = sealing.OpenEntries(records);
        holders.Rest();
        foreach (IGrouping<Id<Epoch>, EntryRecord> epoch in records.GroupBy(static record => record.Epoch))
            keys.Epoch(epoch.Key)?.Journal.Count(epoch.Count());
        return new JournalContents(chain, holders, sealing, acts, rows.ToDictionary(static row => row.Name, static row => row.Holder));
    }

    /// <summary>Takes in an act that was just stored.</summary>
    public void Add(SealedAct act)
    {
        Chain.Add(act.Record, Digest.Of(act.Entry.Record));
        foreach (SealedRow row in act.Rows) holderOf[row.Name] = row.Holder;
    }

    /// <summary>The rows that go when holders are destroyed: their keys, whether or not they have one, and every body sealed under them.</summary>
    public IReadOnlyList<RowName> RowsOf(IEnumerable<Id<Holder>> holders, IEnumerable<Id<StoredText>> texts)
    {
        HashSet<UInt128> whose = [.. holders.Select(static holder => holder.Value)];
        var rows = new SortedSet<RowName>(Comparer<RowName>.Create(static (a, b) => (a.Table, a.Id).CompareTo((b.Table, b.Id))));
        rows.UnionWith(whose.Select(static holder => new RowName(RowTable.Key, holder)));
        rows.UnionWith(texts.Select(static text => new RowName(RowTable.Text, text.Value)));
        rows.UnionWith(holderOf.Where(pair => whose.Contains(pair.Value)).Select(static pair => pair.Key));
        return [.. rows];
    }

    public void Dispose() => Holders.Dispose();
}
