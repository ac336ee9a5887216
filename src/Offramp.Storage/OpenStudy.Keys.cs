namespace Offramp.Storage;

public sealed partial class OpenStudy
{
    /// <summary>Adds a passphrase. Everything stays readable by everyone who could read it.</summary>
    /// <returns>The act that records it; refused where there are too many slots or the label is too long.</returns>
    public Outcome<Act> AddPassphrase(Passphrase passphrase, string label) =>
        ChangeKeys(KeyChange.SlotAdded, scrubs: false, store => keys.AddPassphrase(passphrase, label, store)).Act;

    /// <summary>Removes a passphrase or recovery key and begins a new epoch: who came in by it reads nothing that is written from now on.
    /// What it could read before it can still read in copies that were kept.</summary>
    /// <returns>The act that records it; refused for the last slot and for one that is not there.</returns>
    public Outcome<Act> RemoveSlot(Id<KeySlot> slot) =>
        ChangeKeys(KeyChange.SlotRemoved, scrubs: true, store => keys.RemoveSlot(slot, store)).Act;

    /// <summary>Puts a new passphrase in the place of one and begins a new epoch.</summary>
    /// <returns>The act that records it; refused for a slot that is not there.</returns>
    public Outcome<Act> ChangePassphrase(Id<KeySlot> slot, Passphrase passphrase) =>
        ChangeKeys(KeyChange.PassphraseChanged, scrubs: true, store => keys.ChangePassphrase(slot, passphrase, store)).Act;

    /// <summary>Makes a recovery key and gives it, once: it is written to no file.</summary>
    /// <returns>The key's characters; refused where there are too many slots or the label is too long.</returns>
    public Outcome<string> MakeRecoveryKey(string label)
    {
        Outcome<RecoveryKey> made = ChangeKeys(KeyChange.RecoveryKeyMade, scrubs: false, store => keys.MakeRecoveryKey(label, store)).Result;
        if (made.Refusal is { } refusal) return refusal;
        using RecoveryKey key = made.Value;
        return key.Write();
    }

    /// <summary>The slot that a passphrase opens: for asking for it again before keys are changed. Deriving takes most of a second, beside whoever acts.</summary>
    /// <exception cref="WrongPassphraseException">It opens none.</exception>
    public Id<KeySlot> SlotOf(Passphrase passphrase)
    {
        byte[] header;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            header = keys.HeaderBytes.ToArray();
        }
        using StudyKeys opened = StudyKeys.Open(header, passphrase, options.AllowTestKdf);
        return opened.OpenedBy;
    }

    // The header and the entry that tells of it are stored in one transaction, before the keys in memory change.
    private (Outcome<T> Result, Outcome<Act> Act) ChangeKeys<T>(KeyChange what, bool scrubs, Func<Action<byte[]>, Outcome<T>> change)
    {
        try
        {
            lock (gate)
            {
                Settle();
                Outcome<Act> act = default;
                Outcome<T> result = change(header =>
                    act = Append([new KeysChanged(what)], Now, new JournalCommit { Header = header, NeedsScrub = scrubs }));
                if (result.Refusal is { } refusal) return (result, refusal);
                if (scrubs) FinishScrub();
                return (result, act);
            }
        }
        finally
        {
            Announce();
        }
    }
}
