namespace Offramp.Storage;

/// <summary>A journal in memory: for tests, and for studies that are never kept.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly SortedDictionary<ActId, byte[]> entries = [];
    private readonly Dictionary<RowName, SealedRow> rows = [];
    private byte[] header = [];

    public bool ScrubIsPending { get; private set; }

    public byte[] ReadHeader() => [.. header];

    public IReadOnlyList<StoredEntry> ReadEntries() => [.. entries.Select(static pair => new StoredEntry(pair.Key, pair.Value))];

    public IReadOnlyList<SealedRow> ReadRows(RowTable table) =>
        [.. rows.Values.Where(row => row.Name.Table == table).OrderBy(static row => row.Name.Id)];

    public T ReadWhole<T>(Func<T> read) => read();

    public void Commit(JournalCommit commit)
    {
        if (commit.Entries.Any(entry => entries.ContainsKey(entry.Id)) || commit.Rows.Any(row => rows.ContainsKey(row.Name)))
            throw new InvalidOperationException("Entries and rows are only ever added.");
        if (commit.HeaderBefore is { } before && !header.AsSpan().SequenceEqual(before)) throw StudyBusyException.Writing("?");
        if (commit.Header is { } bytes) header = [.. bytes];
        foreach (StoredEntry entry in commit.Entries) entries.Add(entry.Id, entry.Record);
        foreach (SealedRow row in commit.Rows) rows.Add(row.Name, row);
        foreach (RowName name in commit.Deletes) rows.Remove(name);
        ScrubIsPending |= commit.NeedsScrub;
    }

    public void Scrub() => ScrubIsPending = false;

    public void CopyTo(string target) => throw new NotSupportedException("A journal in memory has no file.");

    /// <summary>The same content in another journal, as a copied file would be.</summary>
    public MemoryJournal Copy()
    {
        var copy = new MemoryJournal { header = [.. header], ScrubIsPending = ScrubIsPending };
        foreach ((ActId id, byte[] record) in entries) copy.entries.Add(id, record);
        foreach ((RowName name, SealedRow row) in rows) copy.rows.Add(name, row);
        return copy;
    }

    // Whoever opens it again finds what was left, as with a file.
    public void Dispose()
    {
    }
}
