using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace Offramp.Storage;

/// <summary>A journal in one SQLite file (write-ahead log, every commit waits for the disk).</summary>
internal sealed class SqliteJournal : IJournal
{
    private readonly string path;
    private readonly SqliteConnection connection;
    private readonly Action<string>? step;

    private SqliteJournal(string path, SqliteConnection connection, Action<string>? step)
    {
        this.path = path;
        this.connection = connection;
        this.step = step;
    }

    /// <summary>Opens a study's file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="access">Reading works beside a writer.</param>
    /// <param name="durable">Whether each commit waits for the disk.</param>
    /// <param name="step">Called between the steps of a scrub.</param>
    public static SqliteJournal Open(string path, Access access, bool durable = true, Action<string>? step = null) =>
        new(path, SqliteConnections.Open(path, access, durable), step);

    /// <summary>Makes a new file with empty tables.</summary>
    /// <exception cref="AlreadyExistsException">There is such a file.</exception>
    public static SqliteJournal Create(string path, bool durable = true)
    {
        Files.CreateEmpty(path);
        return new(path, SqliteConnections.Create(path, durable), null);
    }

    public bool ScrubIsPending => Translated(() => SqliteConnections.Ask(connection, "SELECT count(*) FROM pending") != "0");

    public byte[] ReadHeader() => Translated(() =>
    {
        using SqliteCommand command = Command("SELECT bytes FROM header WHERE id = 1");
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? reader.GetFieldValue<byte[]>(0) : throw new JournalAlteredException("header", "");
    });

    public IReadOnlyList<StoredEntry> ReadEntries() => Translated(() =>
    {
        var entries = new List<StoredEntry>();
        using SqliteCommand command = Command("SELECT writer, counter, record FROM entry ORDER BY writer, counter");
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read()) entries.Add(new StoredEntry(new ActId(Number(reader, 0), reader.GetInt64(1)), reader.GetFieldValue<byte[]>(2)));
        return entries;
    });

    public IReadOnlyList<SealedRow> ReadRows(RowTable table) => Translated(() =>
    {
        var rows = new List<SealedRow>();
        using SqliteCommand command = Command(table == RowTable.Key
            ? "SELECT holder, holder, epoch, sealed FROM key ORDER BY holder"
            : $"SELECT id, holder, epoch, sealed FROM {Named(table)} ORDER BY id");
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
            rows.Add(new SealedRow(new RowName(table, Number(reader, 0)), Number(reader, 1), Number(reader, 2), reader.GetFieldValue<byte[]>(3)));
        return rows;
    });

    public T ReadWhole<T>(Func<T> read) => Translated(() =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        T result = read();
        transaction.Commit();
        return result;
    });

    public void Commit(JournalCommit commit) => Translated(() =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        if (commit.HeaderBefore is { } before && !ReadHeader().AsSpan().SequenceEqual(before)) throw StudyBusyException.Writing("?");
        if (commit.Header is { } header)
            Run("INSERT INTO header(id, bytes) VALUES(1, $bytes) ON CONFLICT(id) DO UPDATE SET bytes = excluded.bytes", ("$bytes", header));
        WriteEntries(commit.Entries);
        foreach (SealedRow row in commit.Rows)
        {
            if (row.Name.Table == RowTable.Key)
                Run("INSERT INTO key(holder, epoch, sealed) VALUES($holder, $epoch, $sealed)",
                    ("$holder", Bytes(row.Name.Id)), ("$epoch", Bytes(row.Epoch)), ("$sealed", row.Sealed));
            else
                Run($"INSERT INTO {Named(row.Name.Table)}(id, holder, epoch, sealed) VALUES($id, $holder, $epoch, $sealed)",
                    ("$id", Bytes(row.Name.Id)), ("$holder", Bytes(row.Holder)), ("$epoch", Bytes(row.Epoch)), ("$sealed", row.Sealed));
        }
        foreach (RowName name in commit.Deletes)
            Run($"DELETE FROM {Named(name.Table)} WHERE {(name.Table == RowTable.Key ? "holder" : "id")} = $id", ("$id", Bytes(name.Id)));
        if (commit.NeedsScrub) Run("INSERT OR IGNORE INTO pending(what) VALUES('scrub')");
        transaction.Commit();
    });

    public void Scrub() => Translated(() =>
    {
        // The rebuilt file goes into the log first; only when the log is folded in and cut to nothing are the old pages gone from both.
        Run("VACUUM");
        step?.Invoke("rebuilt");
        Truncate();
        step?.Invoke("truncated");
        Run("DELETE FROM pending");
        Truncate();
    });

    public void CopyTo(string target) => Translated(() =>
    {
        // A connection that only queries counts the writing of another file as writing, too.
        string queries = SqliteConnections.Ask(connection, "PRAGMA query_only");
        SqliteConnections.Ask(connection, "PRAGMA query_only=0");
        Run("VACUUM INTO $target", ("$target", target));
        SqliteConnections.Ask(connection, $"PRAGMA query_only={queries}");
    });

    public void Dispose() => connection.Dispose();

    /// <summary>What SQLite says of its own structure: <c>ok</c>, or what is wrong.</summary>
    public string Integrity() => Translated(() => SqliteConnections.Ask(connection, "PRAGMA integrity_check(1)"));

    private void Truncate()
    {
        using SqliteCommand command = Command("PRAGMA wal_checkpoint(TRUNCATE)");
        using SqliteDataReader reader = command.ExecuteReader();
        bool isBusy = !reader.Read() || reader.GetInt64(0) != 0;
        if (isBusy) throw StudyBusyException.Reading();
    }

    private void WriteEntries(IReadOnlyList<StoredEntry> entries)
    {
        if (entries.Count == 0) return;
        using SqliteCommand command = Command("INSERT INTO entry(writer, counter, record) VALUES($writer, $counter, $record)");
        SqliteParameter writer = command.Parameters.Add("$writer", SqliteType.Blob);
        SqliteParameter counter = command.Parameters.Add("$counter", SqliteType.Integer);
        SqliteParameter record = command.Parameters.Add("$record", SqliteType.Blob);
        foreach (StoredEntry entry in entries)
        {
            (writer.Value, counter.Value, record.Value) = (Bytes(entry.Id.Writer), entry.Id.Counter, entry.Record);
            command.ExecuteNonQuery();
        }
    }

    private void Run(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using SqliteCommand command = Command(sql);
        foreach ((string name, object value) in values) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static string Named(RowTable table) => table switch
    {
        RowTable.Key => "key",
        RowTable.Text => "text",
        RowTable.Blob => "blob",
        _ => throw new JournalAlteredException("file", ""),
    };

    private static byte[] Bytes(UInt128 number)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return bytes;
    }

    private static UInt128 Number(SqliteDataReader reader, int column) =>
        reader.GetFieldValue<byte[]>(column) is { Length: 16 } bytes ? BinaryPrimitives.ReadUInt128BigEndian(bytes) : throw new JournalAlteredException("file", "");

    private T Translated<T>(Func<T> act) => SqliteTrouble.Translated(path, act);

    private void Translated(Action act) => SqliteTrouble.Translated(path, act);
}
