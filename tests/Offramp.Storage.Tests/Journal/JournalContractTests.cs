using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>What every journal promises, over all that there are.</summary>
public class JournalContractTests
{
    public static TheoryData<string> Journals => ["sqlite", "memory"];

    [Theory, MemberData(nameof(Journals))]
    public void What_is_committed_is_read_back_by_id(string kind)
    {
        using var some = new Subject(kind);
        some.Journal.Commit(new JournalCommit { Header = [1, 2], Entries = [Entry(2, 1), Entry(1, 2), Entry(1, 1)], Rows = [Row(RowTable.Text, 9), Row(RowTable.Key, 4)] });
        some.Journal.Commit(new JournalCommit { Header = [3] });

        some.Reopen();

        Assert.Equal([3], some.Journal.ReadHeader());
        Assert.Equal([new ActId(1, 1), new ActId(1, 2), new ActId(2, 1)], some.Journal.ReadEntries().Select(e => e.Id));
        Assert.Equal(Entry(1, 2).Record, some.Journal.ReadEntries()[1].Record);
        SealedRow text = some.Journal.ReadRows(RowTable.Text).Single();
        Assert.Equal(((UInt128)9, (UInt128)7, (UInt128)8), (text.Name.Id, text.Holder, text.Epoch));
        Assert.Equal((UInt128)4, some.Journal.ReadRows(RowTable.Key).Single().Name.Id);
        Assert.Empty(some.Journal.ReadRows(RowTable.Blob));
    }

    [Theory, MemberData(nameof(Journals))]
    public void A_commit_that_fails_in_the_middle_writes_nothing(string kind)
    {
        using var some = new Subject(kind);
        some.Journal.Commit(new JournalCommit { Header = [1], Entries = [Entry(1, 1)] });

        Assert.ThrowsAny<Exception>(() => some.Journal.Commit(
            new JournalCommit { Header = [2], Entries = [Entry(1, 2), Entry(1, 1)], Rows = [Row(RowTable.Text, 9)], NeedsScrub = true }));

        Assert.Equal([1], some.Journal.ReadHeader());
        Assert.Single(some.Journal.ReadEntries());
        Assert.Empty(some.Journal.ReadRows(RowTable.Text));
        Assert.False(some.Journal.ScrubIsPending);
    }

    [Theory, MemberData(nameof(Journals))]
    public void A_row_is_deleted_with_the_entry_that_destroys_it_and_a_scrub_stays_pending_until_it_is_done(string kind)
    {
        using var some = new Subject(kind);
        some.Journal.Commit(new JournalCommit { Header = [1], Rows = [Row(RowTable.Text, 9), Row(RowTable.Key, 4)] });

        some.Journal.Commit(new JournalCommit { Entries = [Entry(1, 1)], Deletes = [new(RowTable.Text, 9), new(RowTable.Key, 4), new(RowTable.Blob, 5)], NeedsScrub = true });
        some.Reopen();

        Assert.Empty(some.Journal.ReadRows(RowTable.Text));
        Assert.Empty(some.Journal.ReadRows(RowTable.Key));
        Assert.True(some.Journal.ScrubIsPending);
        some.Journal.Scrub();
        Assert.False(some.Journal.ScrubIsPending);
        Assert.Single(some.Journal.ReadEntries());
    }

    private static StoredEntry Entry(uint writer, long counter) => new(new ActId(writer, counter), [(byte)writer, (byte)counter]);

    private static SealedRow Row(RowTable table, uint id) => new(new RowName(table, id), table == RowTable.Key ? id : 7u, 8, [1, 2, 3]);

    private sealed class Subject : IDisposable
    {
        private readonly Folder folder = new();

        public Subject(string kind) => Journal = kind == "memory" ? new MemoryJournal() : SqliteJournal.Create(folder.At("a.offramp"));

        public IJournal Journal { get; private set; }

        public void Reopen()
        {
            Journal.Dispose();
            if (Journal is SqliteJournal) Journal = SqliteJournal.Open(folder.At("a.offramp"), Access.Write);
        }

        public void Dispose()
        {
            Journal.Dispose();
            folder.Dispose();
        }
    }
}
