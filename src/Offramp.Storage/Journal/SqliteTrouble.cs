using Microsoft.Data.Sqlite;

namespace Offramp.Storage;

/// <summary>What SQLite's error codes mean to a study (sqlite.org/rescode.html).</summary>
internal static class SqliteTrouble
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>Runs something on the file and says its trouble in our words.</summary>
    public static T Translated<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (SqliteException trouble)
        {
            throw trouble.SqliteErrorCode switch
            {
                Busy or Locked => StudyBusyException.Reading(trouble),
                ReadOnly or CannotOpen => new StudyReadOnlyException(Path.GetFileName(path), trouble),
                NotADatabase => new NotAStudyException(Path.GetFileName(path), trouble),
                InputOutput or Full => new DiskFullException(trouble),
                // Corrupt pages, malformed schemas, values of other types than the tables declare: none of it did we write.
                _ => new JournalAlteredException("file", "", trouble),
            };
        }
        // A column holds another type than ours, which our own writing cannot bring about.
        catch (Exception trouble) when (trouble is InvalidCastException or InvalidOperationException or ArgumentOutOfRangeException or OverflowException)
        {
            throw new JournalAlteredException("file", "", trouble);
        }
    }

    /// <summary>The same for what gives nothing.</summary>
    public static void Translated(string path, Action act) => Translated(path, () =>
    {
        act();
        return true;
    });
}
