using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Offramp.Storage;

/// <summary>Opens connections the one way that a study allows: nothing pooled, nothing spooled, what is deleted is overwritten.</summary>
internal static class SqliteConnections
{
    private const int SecondsToWait = 5;
    private static readonly object Started = Start();

    /// <summary>A connection to a file that must be a study.</summary>
    /// <param name="path">The file.</param>
    /// <param name="access">Reading sets <c>query_only</c>; a folder that nobody may write is read as it stands.</param>
    /// <param name="durable">Whether each commit waits for the disk.</param>
    public static SqliteConnection Open(string path, Access access, bool durable)
    {
        // Only SQLite may open and close the file: any other descriptor of this process, when closed, would let go of SQLite's locks
        // (sqlite.org/howtocorrupt.html, 2.2).
        if (!File.Exists(path)) throw new FileMissingException(Path.GetFileName(path));
        return SqliteTrouble.Translated(path, () =>
        {
            try
            {
                return Prepared(Source(path, SqliteOpenMode.ReadWrite), access, durable, isNew: false);
            }
            catch (SqliteException trouble) when (access == Access.Read && trouble.SqliteErrorCode is 8 or 14)
            {
                // SQLite reads a WAL file only where it may write beside it. Without one the file alone is the study.
                var wal = new FileInfo(path + "-wal");
                if (wal.Exists && wal.Length > 0) throw new StudyReadOnlyException(Path.GetFileName(path), trouble);
                return Prepared(Source(new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly), access, durable, isNew: false);
            }
        });
    }

    /// <summary>A connection to a new, empty file.</summary>
    public static SqliteConnection Create(string path, bool durable) => SqliteTrouble.Translated(path, () =>
        Prepared(Source(path, SqliteOpenMode.ReadWriteCreate), Access.Write, durable, isNew: true));

    /// <summary>The first column of the first row of a statement, as text.</summary>
    public static string Ask(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    private static string Source(string path, SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        Pooling = false,
        DefaultTimeout = SecondsToWait,
    }.ToString();

    private static SqliteConnection Prepared(string source, Access access, bool durable, bool isNew)
    {
        _ = Started;
        var connection = new SqliteConnection(source);
        try
        {
            connection.Open();
            // Before anything is written: bytes that are once left behind stay behind.
            Set(connection, "secure_delete", "1");
            Set(connection, "temp_store", "2");
            Ask(connection, "PRAGMA mmap_size=0");
            Set(connection, "trusted_schema", "0");
            Set(connection, "cell_size_check", "1");
            Set(connection, "synchronous", durable ? "2" : "0");
            Ask(connection, "PRAGMA busy_timeout=5000");
            if (isNew)
            {
                Ask(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id={SqliteSchema.ApplicationId}"));
                Set(connection, "journal_mode", "wal");
                foreach (string table in SqliteSchema.Tables.Values) Ask(connection, table);
            }
            else
            {
                if (Ask(connection, "PRAGMA application_id") != SqliteSchema.ApplicationId.ToString(CultureInfo.InvariantCulture))
                    throw new NotAStudyException(Path.GetFileName(connection.DataSource));
                RequireTables(connection);
                if (access == Access.Read) Set(connection, "query_only", "1");
                else
                {
                    Set(connection, "journal_mode", "wal");
                    // A file that cannot be written says so now, not at the first change.
                    Ask(connection, "BEGIN IMMEDIATE");
                    Ask(connection, "ROLLBACK");
                }
            }
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Set(SqliteConnection connection, string pragma, string value)
    {
        Ask(connection, $"PRAGMA {pragma}={value}");
        string now = Ask(connection, $"PRAGMA {pragma}");
        if (!string.Equals(now, value, StringComparison.Ordinal))
            throw new SqliteException($"PRAGMA {pragma} is {now}.", pragma == "journal_mode" ? 8 : 1);
    }

    // A view or trigger in a foreign file would run as soon as we read or wrote.
    private static void RequireTables(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL OR type <> 'index'";
        using SqliteDataReader reader = command.ExecuteReader();
        int found = 0;
        while (reader.Read())
        {
            bool isOurs = SqliteSchema.Tables.TryGetValue(reader.GetString(0), out string? sql)
                && !reader.IsDBNull(1) && string.Equals(sql, reader.GetString(1), StringComparison.Ordinal);
            if (!isOurs) throw new JournalAlteredException("file", "");
            found++;
        }
        if (found != SqliteSchema.Tables.Count) throw new JournalAlteredException("file", "");
    }

    private static object Start()
    {
        SQLitePCL.Batteries_V2.Init();
        return new object();
    }
}
