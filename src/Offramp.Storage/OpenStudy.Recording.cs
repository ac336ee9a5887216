using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Offramp.Storage;

public sealed partial class OpenStudy
{
    private readonly ConcurrentQueue<(Act Act, Study Study)> unannounced = new();
    private int announcing;

    /// <summary>After each act, with the study as it stands then. Raised in the order of the acts, outside the study's lock.</summary>
    public event Action<Act, Study>? Recorded;

    /// <summary>Records what a decision grants: sealed, durable, applied. A change that destroys keys also deletes and scrubs what they sealed.</summary>
    /// <param name="decide">Decides on the study as it stands; nobody else acts meanwhile.</param>
    /// <returns>The act, or the rule that forbids it.</returns>
    /// <exception cref="StudyReadOnlyException">The study is open for reading.</exception>
    /// <exception cref="DiskFullException">Nothing was recorded; the study is as it was.</exception>
    /// <exception cref="StudyBusyException">The act is recorded and its words open no more, but a reader keeps their sealed bytes from being
    /// scrubbed: it is tried again at the next act, at closing and at the next opening.</exception>
    /// <exception cref="ScrubUnfinishedException">The same, because the file could not be rewritten.</exception>
    public Outcome<Act> Record(Func<Study, Fresh, Outcome<Change>> decide) =>
        Record((study, fresh) => decide(study, fresh).Then(static change => (Outcome<ImmutableArray<Change>>)ImmutableArray.Create(change)));

    /// <summary>Records one act of many changes, as an import is.</summary>
    /// <inheritdoc cref="Record(Func{Study, Fresh, Outcome{Change}})"/>
    public Outcome<Act> Record(Func<Study, Fresh, Outcome<ImmutableArray<Change>>> decide)
    {
        try
        {
            lock (gate)
            {
                Settle();
                DateTimeOffset now = Now;
                Outcome<ImmutableArray<Change>> decided = Decided(decide, now);
                if (decided.Refusal is { } refusal) return refusal;
                if (decided.Value.IsDefaultOrEmpty) throw new ArgumentException("An act changes something.", nameof(decide));
                return Append(decided.Value, now);
            }
        }
        finally
        {
            Announce();
        }
    }

    /// <summary>What a decision would do now. Nothing is recorded; a study that is open for reading can be asked too.</summary>
    public Outcome<T> Consider<T>(Func<Study, Fresh, Outcome<T>> decide)
    {
        lock (gate) return decide(study, NewFresh(Now));
    }

    /// <summary>Whether sealed bytes of what was destroyed may still lie in the file's free pages or its log. They open no more.</summary>
    public bool HasLeftToScrub
    {
        get
        {
            lock (gate) return Writable.ScrubIsPending;
        }
    }

    /// <summary>Wipes what an earlier act could not; does nothing where nothing is left.</summary>
    /// <exception cref="StudyBusyException">A reader still keeps the file.</exception>
    /// <exception cref="ScrubUnfinishedException">The file could not be rewritten.</exception>
    public void FinishScrubbing()
    {
        lock (gate)
        {
            if (Writable.ScrubIsPending) FinishScrub();
        }
    }

    private Outcome<ImmutableArray<Change>> Decided(Func<Study, Fresh, Outcome<ImmutableArray<Change>>> decide, DateTimeOffset now)
    {
        isDeciding = true;
        try
        {
            return decide(study, NewFresh(now));
        }
        finally
        {
            isDeciding = false;
        }
    }

    // What an earlier failure left open is put right before anything new: the state is what the file says.
    private void Settle()
    {
        IJournal file = Writable;
        if (isDeciding) throw new InvalidOperationException("A decision decides and records nothing.");
        if (isUncertain || keys.IsUnsettled)
        {
            keys.Settle(file.ReadHeader());
            Reload();
            writer = Randomness.Id();
            isUncertain = false;
        }
        if (file.ScrubIsPending) FinishScrubQuietly();
    }

    /// <summary>Seals and stores one act, together with what else belongs to it.</summary>
    /// <param name="changes">What the act changes.</param>
    /// <param name="now">When.</param>
    /// <param name="with">What is stored in the same transaction.</param>
    /// <param name="after">A logical time that the act must come after.</param>
    /// <param name="orphans">Rows that die with holders destroyed by other acts.</param>
    private Outcome<Act> Append(
        ImmutableArray<Change> changes, DateTimeOffset now, JournalCommit? with = null, long after = 0, IReadOnlyList<RowName>? orphans = null)
    {
        IJournal file = Writable;
        with ??= new JournalCommit();
        IReadOnlyList<RowName> destroys = [.. RowsOf(changes), .. orphans ?? []];
        EntryRecord links = Links(destroys, after);
        bool destroysRows = with.Deletes.Count + destroys.Count > 0;
        bool refolds = destroysRows || with.Entries.Count > 0;

        // If anything fails on the way to the disk, what the file says is unknown here and keys made for it may be in use: it is read again.
        isUncertain = true;
        Outcome<SealedAct> made = contents.Sealing.Seal(new Act(links.Id, links.Lamport, now, Coder, changes), links);
        if (made.Refusal is { } refusal)
        {
            isUncertain = false;
            return refusal;
        }
        file.Commit(with with
        {
            Entries = [.. with.Entries, made.Value.Entry],
            Rows = [.. with.Rows, .. made.Value.Rows],
            Deletes = [.. with.Deletes, .. destroys],
            HeaderBefore = with.Header is null ? null : keys.HeaderBytes.ToArray(),
            NeedsScrub = with.NeedsScrub || destroysRows,
        });
        options.Step?.Invoke("committed");
        // The old state still says what may be said no more; what came in may stand between what was there.
        if (refolds) Reload();
        else
        {
            contents.Add(made.Value);
            study = fold.Append(made.Value.Act);
        }
        isUncertain = false;
        if (refolds || (now - memorySaved).Duration() >= BetweenMemories) Remember();
        unannounced.Enqueue((made.Value.Act, study));
        options.Step?.Invoke("remembered");
        if (destroysRows) FinishScrub();
        return made.Value.Act;
    }

    private IReadOnlyList<RowName> RowsOf(ImmutableArray<Change> changes)
    {
        Id<Holder>[] holders = [.. changes.SelectMany(static change => change.Destroys)];
        return holders.Length == 0 ? [] : contents.RowsOf(holders, changes.SelectMany(static change => change.DestroysTexts));
    }

    private EntryRecord Links(IReadOnlyList<RowName> destroys, long after)
    {
        Head? before = contents.Chain.HeadOf(writer);
        return new EntryRecord
        {
            Study = keys.Study,
            Epoch = keys.Writing.Id,
            Id = new ActId(writer, (before?.Entry.Counter ?? 0) + 1),
            Lamport = Math.Max(contents.Chain.Lamport, after) + 1,
            Previous = before?.Hash ?? default,
            Frontier = before is null ? contents.Chain.Frontier : [],
            Destroys = destroys,
        };
    }

    private void FinishScrub()
    {
        try
        {
            journal!.Scrub();
        }
        catch (StorageException trouble) when (trouble is not StudyBusyException)
        {
            throw new ScrubUnfinishedException(trouble);
        }
        options.Step?.Invoke("scrubbed");
    }

    private bool FinishScrubQuietly()
    {
        try
        {
            if (journal!.ScrubIsPending) FinishScrub();
            return true;
        }
        catch (StorageException)
        {
            // It stays pending, and every opening says so.
            return false;
        }
    }

    private static void Tell(Action<Act, Study> listener, Act act, Study study)
    {
        try
        {
            listener(act, study);
        }
        catch (Exception)
        {
            // The act stands, and who recorded it must hear so (of a new recovery key, too): a listener's defect is the listener's.
        }
    }

    // One thread at a time announces, in order; a listener that records something itself is answered by the same loop.
    private void Announce()
    {
        while (!unannounced.IsEmpty && Interlocked.CompareExchange(ref announcing, 1, 0) == 0)
        {
            try
            {
                while (unannounced.TryDequeue(out (Act Act, Study Study) next))
                    foreach (Action<Act, Study> listener in Delegate.EnumerateInvocationList(Recorded)) Tell(listener, next.Act, next.Study);
            }
            finally
            {
                Volatile.Write(ref announcing, 0);
            }
        }
    }
}
