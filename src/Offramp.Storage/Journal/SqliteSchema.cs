namespace Offramp.Storage;

/// <summary>The tables of a study's file. A file that has anything more, less or other is not opened.</summary>
internal static class SqliteSchema
{
    /// <summary>Stands in SQLite's own header, so that <c>file</c> and we know a study before reading it ("Ofrp").</summary>
    public const int ApplicationId = 0x4f667270;

    /// <summary>Each table by name with the statement that makes it, as SQLite keeps it.</summary>
    public static readonly IReadOnlyDictionary<string, string> Tables = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["header"] = "CREATE TABLE header(id INTEGER PRIMARY KEY CHECK(id = 1), bytes BLOB NOT NULL)",
        ["entry"] = "CREATE TABLE entry(writer BLOB NOT NULL, counter INTEGER NOT NULL, record BLOB NOT NULL, PRIMARY KEY(writer, counter))",
        ["key"] = "CREATE TABLE key(holder BLOB PRIMARY KEY, epoch BLOB NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID",
        ["text"] = "CREATE TABLE text(id BLOB PRIMARY KEY NOT NULL, holder BLOB NOT NULL, epoch BLOB NOT NULL, sealed BLOB NOT NULL)",
        ["blob"] = "CREATE TABLE blob(id BLOB PRIMARY KEY NOT NULL, holder BLOB NOT NULL, epoch BLOB NOT NULL, sealed BLOB NOT NULL)",
        ["pending"] = "CREATE TABLE pending(what TEXT PRIMARY KEY) WITHOUT ROWID",
    };
}
