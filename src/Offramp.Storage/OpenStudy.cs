using System.Collections.Immutable;

namespace Offramp.Storage;

/// <summary>A study's file while it is open: the only writer of its journal. Safe to use from several threads.</summary>
public sealed partial class OpenStudy : IDisposable
{
    private OpenStudy() => Study = Study.Empty(default);

    /// <summary>The study as it stands: an immutable value.</summary>
    public Study Study { get; private set; }

    /// <summary>Who acts; the study's first coder until somebody else is named.</summary>
    public Id<Coder> Coder { get; set; }

    /// <summary>What a person must know of this opening: changes that are missing, a scrub that was finished, a restored copy that holds withdrawn words.</summary>
    public ImmutableArray<Note> Warnings { get; private set; } = [];

    /// <summary>The passphrases and recovery keys that open the study.</summary>
    public ImmutableArray<SlotInfo> Slots { get; private set; } = [];

    /// <summary>After each act, with the study as it stands then. Raised in the order of the acts, outside the study's lock.</summary>
#pragma warning disable CS0067
    public event Action<Act, Study>? Recorded;
#pragma warning restore CS0067

    /// <summary>Makes a new study in a new file and leaves it open for writing.</summary>
    public static OpenStudy Create(string path, Passphrase passphrase, string title, string coderName, StorageOptions options) =>
        throw new NotImplementedException();

    /// <summary>Opens a study.</summary>
    public static OpenStudy Open(string path, Passphrase passphrase, Access access, StorageOptions options) => throw new NotImplementedException();

    /// <summary>Opens a study for writing with its recovery key; the use is recorded in its history.</summary>
    public static OpenStudy OpenWithRecoveryKey(string path, string recoveryKey, StorageOptions options) => throw new NotImplementedException();

    /// <summary>Records what a decision grants: sealed, durable, applied.</summary>
    public Outcome<Act> Record(Func<Study, Fresh, Outcome<Change>> decide) => throw new NotImplementedException();

    /// <summary>Records one act of many changes.</summary>
    public Outcome<Act> Record(Func<Study, Fresh, Outcome<ImmutableArray<Change>>> decide) => throw new NotImplementedException();

    /// <summary>Takes in what another copy of this study holds.</summary>
    public Outcome<MergeResult> Merge(string otherPath, Passphrase other) => throw new NotImplementedException();

    /// <summary>Writes a checked copy to a new file. Works beside a writer.</summary>
    public void Backup(string target) => throw new NotImplementedException();

    /// <summary>Walks a study's file and tells whether it is whole: the links alone without a passphrase, everything with it.</summary>
    public static VerifyReport Verify(string path, Passphrase? passphrase, StorageOptions options) => throw new NotImplementedException();

    /// <summary>Adds a passphrase.</summary>
    public void AddPassphrase(Passphrase passphrase, string label) => throw new NotImplementedException();

    /// <summary>Removes a passphrase or recovery key and begins a new epoch; refused for the last one.</summary>
    public Outcome<Act> RemoveSlot(Id<KeySlot> slot) => throw new NotImplementedException();

    /// <summary>Puts a new passphrase in the place of one and begins a new epoch.</summary>
    public void ChangePassphrase(Id<KeySlot> slot, Passphrase passphrase) => throw new NotImplementedException();

    /// <summary>Makes a recovery key and gives it, once.</summary>
    public string MakeRecoveryKey(string label) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
