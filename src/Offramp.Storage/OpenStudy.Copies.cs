using System.Collections.Immutable;

namespace Offramp.Storage;

public sealed partial class OpenStudy
{
    /// <summary>Writes a copy to a new file, opens it again and checks all of it. Works beside a writer. Under the same passphrases as the study is now.</summary>
    /// <param name="target">The new file; nothing is overwritten.</param>
    /// <exception cref="AlreadyExistsException">There is such a file.</exception>
    /// <exception cref="StorageException">The copy could not be written, or is not whole: then it is not kept.</exception>
    public void Backup(string target)
    {
        string full = Path.GetFullPath(target);
        string name = Path.GetFileName(full);
        if (Path.Exists(full)) throw new AlreadyExistsException(name);
        string part = $"{full}.{new Id<OpenStudy>(Randomness.Id())}.part";
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (path.Length == 0) throw new InvalidOperationException("A study in memory has no file to copy.");
            Files.CreateEmpty(part);
            try
            {
                using (SqliteJournal ours = SqliteJournal.Open(path, Access.Read)) ours.CopyTo(part);
                CheckCopy(part);
                Files.Keep(part, full);
            }
            finally
            {
                foreach (string file in (string[])[part, part + "-wal", part + "-shm", part + "-journal"]) File.Delete(file);
            }
        }
    }

    /// <summary>Walks a study's file and tells whether it is whole: the links alone without a passphrase, everything with it. Changes nothing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="passphrase">A passphrase of the file, or null.</param>
    /// <param name="options">The surroundings.</param>
    /// <exception cref="StorageException">No such file, no study, or wrong passphrase. Damage is in the report.</exception>
    public static VerifyReport Verify(string path, Passphrase? passphrase, StorageOptions options)
    {
        string full = Path.GetFullPath(path);
        try
        {
            using SqliteJournal journal = SqliteJournal.Open(full, Access.Read);
            if (journal.Integrity() != "ok") return VerifyReport.Bad(new BadPlace("file", "", BadPlace.Altered));
            return Verify(journal, passphrase, options);
        }
        catch (JournalAlteredException trouble)
        {
            return VerifyReport.Bad(BadPlace.Of(trouble));
        }
    }

    /// <summary>The same for any journal.</summary>
    internal static VerifyReport Verify(IJournal journal, Passphrase? passphrase, StorageOptions options)
    {
        var reading = JournalReading.Of(journal);
        VerifyReport report;
        EntryChain chain;
        try
        {
            Id<Study> study = Header.Parse(reading.Header).Study;
            IReadOnlyList<BadPlace> bad = EntryChain.Walk(study, reading.Entries, reading.Rows, out chain, out _);
            report = new VerifyReport(
                reading.Entries.Count, chain.Heads.Count, reading.Rows.Count, chain.Destroyed.Count, Opened: false, bad.Count > 0 ? bad[0] : null, []);
        }
        catch (JournalAlteredException trouble)
        {
            return VerifyReport.Bad(BadPlace.Of(trouble));
        }
        if (passphrase is null || !report.IsWhole) return report;
        using StudyKeys keys = StudyKeys.Open(reading.Header, passphrase, options.AllowTestKdf);
        try
        {
            JournalContents.Open(keys, reading, []).Dispose();
            return report with { Opened = true, Notes = NotesOn(chain, keys, options) };
        }
        catch (JournalAlteredException trouble)
        {
            return report with { FirstBadPlace = BadPlace.Of(trouble) };
        }
    }

    private static ImmutableArray<Note> NotesOn(EntryChain chain, StudyKeys keys, StorageOptions options)
    {
        var store = new HeadsStore(keys, options.StateFolder);
        if (!store.Exists) return [Note.Of("storage.never-seen-here")];
        if (store.Read() is not { } remembered) return [Note.Of("storage.memory-unreadable")];
        return remembered.MissingFrom(chain) is { } missing
            ? [Note.Of("storage.changes-missing", ("count", missing.Missing), ("since", Words(missing.Since)))]
            : [];
    }

    private void CheckCopy(string copy)
    {
        using SqliteJournal journal = SqliteJournal.Open(copy, Access.Read);
        var reading = JournalReading.Of(journal);
        // A reader copies the file as it stands now: ahead of what it opened, or under keys that a writer changed meanwhile. Then the links must do.
        bool isWhole = journal.Integrity() == "ok" && EntryChain.Walk(keys.Study, reading.Entries, reading.Rows, out EntryChain chain, out _).Count == 0
            && contents.Chain.Heads.All(head => chain.HashOf(head.Entry) == head.Hash);
        if (isWhole && reading.Header.AsSpan().SequenceEqual(keys.HeaderBytes.Span)) JournalContents.Open(keys, reading, []).Dispose();
        if (!isWhole) throw new JournalAlteredException("file", Path.GetFileName(copy));
    }
}
