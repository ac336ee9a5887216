using System.Collections.Immutable;

namespace Offramp.Storage;

/// <summary>The environment says no: a file, a passphrase, a disk. Its words for people stand in the message catalogue under <see cref="Code"/>.</summary>
public abstract class StorageException : Exception
{
    private protected StorageException(string code, Exception? cause, params MessageValue[] values)
        : base(code, cause)
    {
        Code = code;
        Values = [.. values];
    }

    /// <summary>Stable, <c>storage.reason</c>.</summary>
    public string Code { get; }

    /// <summary>What the message names: numbers, table names, file names; never a word of a study.</summary>
    public ImmutableArray<MessageValue> Values { get; }
}

/// <summary>No key slot opens with this passphrase or recovery key.</summary>
/// <param name="recoveryKey">Whether a recovery key was tried.</param>
public sealed class WrongPassphraseException(bool recoveryKey = false)
    : StorageException(recoveryKey ? "storage.wrong-recovery-key" : "storage.wrong-passphrase", null);

/// <summary>Something in the journal is not as it was written: changed, moved, or missing.</summary>
/// <param name="table">The table of the first bad place: <c>header</c>, <c>key</c>, <c>entry</c>, <c>text</c>, <c>blob</c> or <c>file</c>.</param>
/// <param name="row">Which row of it: a writer's characters and a count, an id, or empty.</param>
/// <param name="cause">What was thrown below, where something was.</param>
public sealed class JournalAlteredException(string table, string row, Exception? cause = null)
    : StorageException("storage.journal-altered", cause, ("table", table), ("row", row))
{
    /// <summary>The table of the first bad place.</summary>
    public string Table { get; } = table;

    /// <summary>Which row of it.</summary>
    public string Row { get; } = row;
}

/// <summary>Somebody else has the study open.</summary>
public sealed class StudyBusyException : StorageException
{
    private StudyBusyException(string code, Exception? cause, params MessageValue[] values)
        : base(code, cause, values)
    {
    }

    /// <summary>Another process writes.</summary>
    /// <param name="holder">Who: process, machine and since when.</param>
    public static StudyBusyException Writing(string holder) => new("storage.study-busy", null, ("holder", holder));

    /// <summary>A reader keeps the file from being scrubbed; the scrub is finished at the next opening for writing.</summary>
    public static StudyBusyException Reading(Exception? cause = null) => new("storage.reader-holds-scrub", cause);
}

/// <summary>The act is recorded and what it destroyed opens no more, but its sealed bytes could not be wiped yet: the disk is full or failed.</summary>
public sealed class ScrubUnfinishedException(Exception? cause = null) : StorageException("storage.scrub-unfinished", cause);

/// <summary>The file was written by a newer release.</summary>
public sealed class NewerFormatException(Exception? cause = null) : StorageException("storage.newer-format", cause);

/// <summary>The file's keys cannot be used: deriving them is too cheap or too dear to be honest, or is for tests only, or a key did its share of work.</summary>
public sealed class KeysRefusedException : StorageException
{
    internal KeysRefusedException(string code, params MessageValue[] values)
        : base(code, null, values)
    {
    }
}

/// <summary>The file is no study.</summary>
public sealed class NotAStudyException(string file, Exception? cause = null) : StorageException("storage.not-a-study", cause, ("file", file));

/// <summary>The study was opened for reading, or its file or folder cannot be written.</summary>
public sealed class StudyReadOnlyException(string file, Exception? cause = null)
    : StorageException("storage.study-read-only", cause, ("file", file));

/// <summary>The disk is full, a limit on the file's size is reached, or the disk failed. What was acknowledged before is kept.</summary>
public sealed class DiskFullException(Exception? cause = null) : StorageException("storage.disk-full", cause);

/// <summary>There is no such file.</summary>
public sealed class FileMissingException(string file) : StorageException("storage.file-missing", null, ("file", file));

/// <summary>There is such a file already, and nothing is overwritten.</summary>
public sealed class AlreadyExistsException(string file) : StorageException("storage.already-exists", null, ("file", file));
