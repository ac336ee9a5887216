using System.Collections.Immutable;

namespace Offramp.Storage;

public sealed partial class OpenStudy
{
    /// <summary>Makes a new study in a new file and leaves it open for writing.</summary>
    /// <param name="path">The file, which must not exist.</param>
    /// <param name="passphrase">The passphrase that will open it.</param>
    /// <param name="title">The study's title.</param>
    /// <param name="coderName">What the first coder is called.</param>
    /// <param name="options">The surroundings.</param>
    /// <exception cref="AlreadyExistsException">There is such a file; nothing is overwritten.</exception>
    /// <exception cref="StorageException">The folder cannot be written, or the disk is full.</exception>
    public static OpenStudy Create(string path, Passphrase passphrase, string title, string coderName, StorageOptions options)
    {
        string full = Path.GetFullPath(path);
        if (File.Exists(full)) throw new AlreadyExistsException(Path.GetFileName(full));
        WriterLock held = WriterLock.Take(full, options.Who, options.Clock.GetUtcNow());
        bool isOurs = false;
        try
        {
            SqliteJournal journal = SqliteJournal.Create(full, options.Durable);
            isOurs = true;
            try
            {
                return Create(full, journal, passphrase, title, coderName, options, held);
            }
            catch
            {
                journal.Dispose();
                throw;
            }
        }
        catch
        {
            if (isOurs)
                foreach (string file in (string[])[full, full + "-wal", full + "-shm"]) File.Delete(file);
            held.Dispose();
            throw;
        }
    }

    /// <summary>Opens a study.</summary>
    /// <param name="path">The file.</param>
    /// <param name="passphrase">As it was entered.</param>
    /// <param name="access">Reading works beside a writer.</param>
    /// <param name="options">The surroundings.</param>
    /// <exception cref="StorageException">No such file, no study, wrong passphrase, altered, newer, busy, or not writable.</exception>
    public static OpenStudy Open(string path, Passphrase passphrase, Access access, StorageOptions options) =>
        Open(path, access, options, header => StudyKeys.Open(header, passphrase, options.AllowTestKdf));

    /// <summary>Opens a study for writing with its recovery key; the use is recorded in its history.</summary>
    /// <param name="path">The file.</param>
    /// <param name="recoveryKey">As it was typed: case, spaces and hyphens do not matter.</param>
    /// <param name="options">The surroundings.</param>
    /// <exception cref="StorageException">As <see cref="Open(string, Passphrase, Access, StorageOptions)"/>, and <see cref="KeysRefusedException"/> where the key
    /// is mistyped.</exception>
    public static OpenStudy OpenWithRecoveryKey(string path, string recoveryKey, StorageOptions options)
    {
        Outcome<RecoveryKey> read = RecoveryKey.Read(recoveryKey);
        if (read.Refusal is { } refusal) throw new KeysRefusedException(refusal.Code, [.. refusal.Values]);
        using RecoveryKey key = read.Value;
        OpenStudy open = Open(path, Access.Write, options, header => StudyKeys.Open(header, key, options.AllowTestKdf));
        try
        {
            open.Record((_, _) => (Outcome<Change>)new KeysChanged(KeyChange.RecoveryKeyUsed));
            return open;
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    /// <summary>A new study in any empty journal.</summary>
    internal static OpenStudy Create(
        string path, IJournal journal, Passphrase passphrase, string title, string coderName, StorageOptions options, WriterLock? held = null)
    {
        Stretching stretching = options.AllowTestKdf ? Stretching.ForTests : Stretching.Calibrated();
        StudyKeys keys = StudyKeys.Create(FileKind.Study, new Id<Study>(Randomness.Id()), passphrase, LabelOf(coderName), stretching);
        try
        {
            journal.Commit(new JournalCommit { Header = keys.HeaderBytes.ToArray() });
            var store = new HeadsStore(keys, options.StateFolder);
            var open = new OpenStudy(path, Access.Write, options, keys, journal, JournalReading.Of(journal), store, new Remembered()) { writerLock = held };
            open.Record((_, fresh) =>
            {
                Id<Coder> coder = fresh.Id<Coder>();
                open.Coder = coder;
                return (Outcome<ImmutableArray<Change>>)ImmutableArray.Create<Change>(
                    new StudyCreated(new Words(fresh.Id<Holder>(), title)), new CoderAdded(coder, new Words(fresh.Id<Holder>(), coderName)));
            });
            if (!open.Remember()) open.Warn(Note.Of("storage.state-folder-unwritable"));
            return open;
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }

    /// <summary>A study in any journal. The journal is the open study's from then on.</summary>
    internal static OpenStudy Open(
        string path, IJournal journal, JournalReading reading, StudyKeys keys, Access access, StorageOptions options, WriterLock? held = null)
    {
        var store = new HeadsStore(keys, options.StateFolder);
        bool wasSeen = store.Exists;
        Remembered? memory = store.Read();
        var open = new OpenStudy(path, access, options, keys, journal, reading, store, memory ?? new Remembered()) { writerLock = held };
        if (memory is null) open.Warn(Note.Of("storage.memory-unreadable"));
        else if (!wasSeen) open.Warn(Note.Of("storage.never-seen-here"));
        if (open.remembered.MissingFrom(open.contents.Chain) is { } missing)
            open.Warn(Note.Of("storage.changes-missing", ("count", missing.Missing), ("since", Words(missing.Since))));
        if (access == Access.Write) open.Obey();
        else
        {
            if (journal.ScrubIsPending) open.Warn(Note.Of("storage.scrub-unfinished"));
            if (open.ToDestroyAgain().Length > 0) open.Warn(Note.Of("storage.holds-withdrawn"));
            if (Reholding.IsOwed(open.Study)) open.Warn(Note.Of("storage.withdrawal-unfinished"));
            // Everything is in memory: nobody's scrub waits for this reader.
            journal.Dispose();
            open.journal = null;
        }
        if (!open.Remember()) open.Warn(Note.Of("storage.state-folder-unwritable"));
        return open;
    }

    private static OpenStudy Open(string path, Access access, StorageOptions options, Func<byte[], StudyKeys> keysOf)
    {
        string full = Files.Resolve(path);
        if (!File.Exists(full)) throw new FileMissingException(Path.GetFileName(full));
        WriterLock? held = access == Access.Write ? WriterLock.Take(full, options.Who, options.Clock.GetUtcNow()) : null;
        IJournal? journal = null;
        StudyKeys? keys = null;
        try
        {
            journal = SqliteJournal.Open(full, access, options.Durable, options.Step);
            var reading = JournalReading.Of(journal);
            keys = keysOf(reading.Header);
            if (keys.Kind != FileKind.Study) throw new NotAStudyException(Path.GetFileName(full));
            return Open(full, journal, reading, keys, access, options, held);
        }
        catch
        {
            keys?.Dispose();
            journal?.Dispose();
            held?.Dispose();
            throw;
        }
    }

    // A restored copy obeys what was destroyed since, and a scrub that was cut short is finished, before anybody works with the study.
    private void Obey()
    {
        RowName[] putBack = [.. contents.Rows.Where(contents.Chain.Destroyed.Contains)];
        if (putBack.Length > 0) Writable.Commit(new JournalCommit { Deletes = putBack, NeedsScrub = true });
        ImmutableArray<Change> again = ToDestroyAgain();
        if (again.Length > 0)
        {
            Append(again, Now);
            Warn(Note.Of("storage.withdrawn-again", ("count", again.Length)));
        }
        if (putBack.Length > 0) Reload();
        // A merge that was cut short before its last act.
        if (FinishOwed()) Warn(Note.Of("storage.withdrawal-finished"));
        if (!Writable.ScrubIsPending) return;
        Warn(Note.Of(FinishScrubQuietly() ? "storage.scrub-finished" : "storage.scrub-unfinished"));
    }

    private ImmutableArray<Change> ToDestroyAgain() => DestroyedElsewhere(contents.Rows);

    // Of what this machine saw destroyed: that of which rows are there and no entry says so.
    private ImmutableArray<Change> DestroyedElsewhere(IReadOnlyCollection<RowName> rows)
    {
        HashSet<RowName> there = [.. rows.Except(contents.Chain.Destroyed)];
        return
        [
            .. remembered.Destroyed
                .Where(one => one.Holders.Any(holder => there.Contains(Remembered.Row(RowTable.Key, holder)))
                    || one.Texts.Any(text => there.Contains(Remembered.Row(RowTable.Text, text))))
                .Select(static one => new SourceWithdrawn(
                    one.Source is { } source ? new Id<Source>(Remembered.Row(RowTable.Blob, source).Id) : default,
                    [.. one.Holders.Select(static holder => new Id<Holder>(Remembered.Row(RowTable.Key, holder).Id))],
                    [.. one.Texts.Select(static text => new Id<StoredText>(Remembered.Row(RowTable.Text, text).Id))])),
        ];
    }

    private void Warn(Note warning) => Warnings = Warnings.Add(warning);

    private static string Words(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    // A label is a help for people; that of a name too long for the header is its beginning.
    private static string LabelOf(string name)
    {
        while (System.Text.Encoding.UTF8.GetByteCount(name) > SlotSealing.LongestLabel) name = name[..^1];
        return name;
    }
}
