namespace Offramp.Storage;

/// <summary>A table of sealed rows beside the entries.</summary>
internal enum RowTable : byte
{
    /// <summary>Wrapped holder keys; the row's id is the holder's.</summary>
    Key = 1,

    /// <summary>Sealed texts.</summary>
    Text = 2,

    /// <summary>Sealed bodies of other kinds.</summary>
    Blob = 3,
}

/// <summary>Which row.</summary>
internal readonly record struct RowName(RowTable Table, UInt128 Id)
{
    public string TableName => Table switch
    {
        RowTable.Key => "key",
        RowTable.Text => "text",
        _ => "blob",
    };

    public override string ToString() => new Id<RowTable>(Id).ToString();
}

/// <summary>One sealed row. In the key table the id is the holder's.</summary>
internal sealed record SealedRow(RowName Name, UInt128 Holder, UInt128 Epoch, byte[] Sealed);

/// <summary>One entry as it lies in the journal: its place, and its record byte for byte.</summary>
internal sealed record StoredEntry(ActId Id, byte[] Record);

/// <summary>What is written in one go: all of it or nothing.</summary>
internal sealed record JournalCommit
{
    public byte[]? Header { get; init; }

    /// <summary>The header that it replaces; null for the first. Where another one lies there, nothing is written: a second writer that
    /// slipped past the lock must not take away keys that it does not know.</summary>
    public byte[]? HeaderBefore { get; init; }

    public IReadOnlyList<StoredEntry> Entries { get; init; } = [];

    public IReadOnlyList<SealedRow> Rows { get; init; } = [];

    public IReadOnlyCollection<RowName> Deletes { get; init; } = [];

    /// <summary>Whether bytes of what is deleted or replaced must be scrubbed; remembered until <see cref="IJournal.Scrub"/> is through.</summary>
    public bool NeedsScrub { get; init; }
}

/// <summary>Where a study's sealed records lie: a header, entries that are only ever added, and rows that are deleted only to destroy them.
/// It knows no keys. Not thread-safe: the open study owns it.</summary>
internal interface IJournal : IDisposable
{
    /// <summary>The header's bytes.</summary>
    byte[] ReadHeader();

    /// <summary>All entries by writer and count.</summary>
    IReadOnlyList<StoredEntry> ReadEntries();

    /// <summary>All rows of a table by id.</summary>
    IReadOnlyList<SealedRow> ReadRows(RowTable table);

    /// <summary>Runs a reading that spans several of the calls above on one state of the journal.</summary>
    T ReadWhole<T>(Func<T> read);

    /// <summary>Writes durably: when it returns, no loss of power takes it back; when it throws, nothing was written or it is unknown.</summary>
    /// <exception cref="StudyBusyException">Somebody else replaced the header.</exception>
    void Commit(JournalCommit commit);

    /// <summary>Whether deleted bytes may still lie about.</summary>
    bool ScrubIsPending { get; }

    /// <summary>Overwrites what was deleted, in every file of the journal.</summary>
    /// <exception cref="StudyBusyException">A reader still holds the old state: it stays pending.</exception>
    void Scrub();

    /// <summary>Writes a copy without a trace of deleted rows.</summary>
    void CopyTo(string target);
}
