namespace Offramp.Research;

/// <summary>A change that speaks about other acts or about the file itself.</summary>
public abstract record HistoryChange : Change;

/// <summary>An act was taken back (undo); taking back a retraction is redo. The fold skips what is retracted.</summary>
public sealed record ActRetracted(ActId Act) : HistoryChange;

/// <summary>The changes of another copy of this study came in. What came in cannot be taken back as one, act by act it can.</summary>
/// <param name="Acts">How many acts came in.</param>
/// <param name="File">The other file's name, so that a withdrawal can list it as a copy to destroy.</param>
public sealed record StudyMerged(int Acts, Words File) : HistoryChange
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;
}

/// <summary>What was done with the study's keys.</summary>
public enum KeyChange
{
    /// <summary>A passphrase was added.</summary>
    SlotAdded,

    /// <summary>A passphrase was removed, and a new epoch begun.</summary>
    SlotRemoved,

    /// <summary>A passphrase was changed, and a new epoch begun.</summary>
    PassphraseChanged,

    /// <summary>A recovery key was made.</summary>
    RecoveryKeyMade,

    /// <summary>The study was opened with its recovery key.</summary>
    RecoveryKeyUsed,
}

/// <summary>The study's keys were changed.</summary>
public sealed record KeysChanged(KeyChange What) : HistoryChange
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;
}
