using System.Collections.Immutable;

namespace Offramp.Storage;

public sealed partial class OpenStudy
{
    /// <summary>Takes in what another copy of this study holds: entries and sealed rows byte for byte. What either copy destroyed stays destroyed;
    /// passphrases stay ours. Merging again brings nothing.</summary>
    /// <param name="otherPath">The other copy, which is only read.</param>
    /// <param name="other">A passphrase of the other copy.</param>
    /// <returns>What came in; refused for another study, or a copy that contradicts this one.</returns>
    /// <exception cref="StorageException">The other file cannot be opened, is altered, or this one cannot be written.</exception>
    public Outcome<MergeResult> Merge(string otherPath, Passphrase other)
    {
        string full = Path.GetFullPath(otherPath);
        using SqliteJournal theirs = SqliteJournal.Open(full, Access.Read);
        return Merge(theirs, other, Path.GetFileName(full));
    }

    /// <summary>The same for any journal.</summary>
    internal Outcome<MergeResult> Merge(IJournal theirs, Passphrase other, string name)
    {
        try
        {
            lock (gate)
            {
                Settle();
                var reading = JournalReading.Of(theirs);
                Header ours = Header.Parse(keys.HeaderBytes.Span), foreign = Header.Parse(reading.Header);
                if (foreign.Study != ours.Study || foreign.First != ours.First) return Refusal.Of("storage.another-study");
                using StudyKeys theirKeys = StudyKeys.Open(reading.Header, other, options.AllowTestKdf);
                using JournalContents found = JournalContents.Open(
                    theirKeys, reading, [.. contents.Chain.Destroyed, .. remembered.DestroyedRows]);
                int before = study.Conflicts.Count;
                Outcome<MergeResult> taken = TakeIn(found, theirKeys, reading, name);
                // The state after shows neither of two withdrawals; this takes their keys.
                if (taken.IsRefused || !FinishOwed()) return taken;
                return taken.Value with { Conflicts = [.. study.Conflicts.Skip(Math.Min(before, study.Conflicts.Count))] };
            }
        }
        finally
        {
            Announce();
        }
    }

    // Two copies that each recorded a source under a new key hold, in both together, words that one of them withdrew.
    private bool FinishOwed()
    {
        ImmutableArray<Change> owed = Reholding.Owed(study, NewFresh(Now));
        if (owed.IsEmpty) return false;
        Append(owed, Now);
        return true;
    }

    private Outcome<MergeResult> TakeIn(JournalContents found, StudyKeys theirKeys, JournalReading reading, string name)
    {
        StoredEntry[] incoming = [.. reading.Entries.Where(entry => contents.Chain.HashOf(entry.Id) is null)];
        foreach (StoredEntry entry in reading.Entries)
            if (contents.Chain.HashOf(entry.Id) is { } hash && hash != found.Chain.HashOf(entry.Id))
                return Refusal.Of("storage.copies-contradict", ("place", entry.Id.ToString()));
        if (incoming.Length == 0) return new MergeResult(0, 0, []);

        // Tombstones of both sides first, and of what this machine saw destroyed elsewhere: none of those rows is ever copied.
        HashSet<RowName> brought = [.. incoming.SelectMany(static entry => EntryRecord.Read(entry.Record, out _, out _)!.BringsIn)
            .Select(static row => row.Row)];
        ImmutableArray<Change> again = DestroyedElsewhere([.. brought.Except(found.Chain.Destroyed)]);
        HashSet<RowName> dead = [.. contents.Chain.Destroyed, .. found.Chain.Destroyed, .. RowsOf(again)];
        HashSet<RowName> present = [.. contents.Rows];
        SealedRow[] candidates = [.. reading.Rows.Where(row => brought.Contains(row.Name) && !dead.Contains(row.Name))];
        if (candidates.FirstOrDefault(row => present.Contains(row.Name)) is { } twice)
            return Refusal.Of("storage.copies-contradict", ("place", $"{twice.Name.TableName} {twice.Name}"));

        // One copy destroyed a holder while the other sealed a further body under it: nobody's tombstone names that body yet.
        HashSet<UInt128> mute = [.. dead.Where(static row => row.Table == RowTable.Key).Select(static row => row.Id)];
        RowName[] orphans =
        [
            .. candidates.Where(row => mute.Contains(row.Holder)).Select(static row => row.Name),
            .. contents.RowsOf(mute.Select(static holder => new Id<Holder>(holder)), []).Where(row => !dead.Contains(row)),
        ];
        RowName[] deletes = [.. present.Where(row => found.Chain.Destroyed.Contains(row) || orphans.Contains(row))];
        int conflicts = study.Conflicts.Count;
        var commit = new JournalCommit { Entries = incoming, Rows = [.. candidates.Where(row => !orphans.Contains(row.Name))], Deletes = deletes };
        ImmutableArray<Change> changes = [.. again, new StudyMerged(incoming.Length, new Words(new Id<Holder>(NextId()), name))];
        Outcome<Act> act = default;
        bool adopts = keys.Adopt(theirKeys, header => act = TakeIn(commit with { Header = header }));
        if (!adopts) act = TakeIn(commit);
        if (act.Refusal is { } refusal) return refusal;
        return new MergeResult(
            incoming.Length, deletes.Count(static row => row.Table == RowTable.Key), [.. study.Conflicts.Skip(Math.Min(conflicts, study.Conflicts.Count))]);

        // Called while the other copy's epochs can be read and nothing is stored yet.
        Outcome<Act> TakeIn(JournalCommit all)
        {
            CheckTogether(incoming, [.. reading.Rows.Where(row => brought.Contains(row.Name) && !present.Contains(row.Name))], dead);
            return Append(changes, Now, all, found.Chain.Lamport, orphans);
        }
    }

    // Words under a key that the other copy lacks could not be opened there: what each copy alone does not show may be broken in both together,
    // and then this one could never be opened again.
    private void CheckTogether(StoredEntry[] incoming, SealedRow[] rows, IReadOnlySet<RowName> dead)
    {
        var ours = JournalReading.Of(Writable);
        var together = new JournalReading(
            ours.Header, [.. ours.Entries.Concat(incoming).OrderBy(static entry => entry.Id)], [.. ours.Rows, .. rows]);
        JournalContents.Open(keys, together, [.. dead, .. remembered.DestroyedRows]).Dispose();
    }
}
