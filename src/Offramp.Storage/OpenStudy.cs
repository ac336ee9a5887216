using System.Collections.Immutable;

namespace Offramp.Storage;

/// <summary>A study's file while it is open: the only writer of its journal. Safe to use from several threads.</summary>
/// <remarks>Every act is sealed, opened again and compared, and durable on the disk before it is acknowledged.</remarks>
public sealed partial class OpenStudy : IDisposable
{
    private static readonly TimeSpan BetweenMemories = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly string path;
    private readonly Access access;
    private readonly StorageOptions options;
    private readonly StudyKeys keys;
    private readonly HeadsStore headsStore;

    // Made anew for each opening: two copies that go on from one backup never write under one name.
    private UInt128 writer = Randomness.Id();
    private IJournal? journal;
    private WriterLock? writerLock;
    private Remembered remembered;
    private JournalContents contents;
    private Fold fold;
    private DateTimeOffset memorySaved;
    private bool isUncertain;
    private bool isDeciding;
    private bool isDisposed;
    private volatile Study study;

    private OpenStudy(
        string path, Access access, StorageOptions options, StudyKeys keys, IJournal journal, JournalReading reading, HeadsStore headsStore,
        Remembered remembered)
    {
        this.path = path;
        this.access = access;
        this.options = options;
        this.keys = keys;
        this.journal = journal;
        this.headsStore = headsStore;
        this.remembered = remembered;
        contents = JournalContents.Open(keys, reading, remembered.DestroyedRows);
        fold = new Fold(keys.Study, contents.Acts);
        study = fold.Current;
        CodingViews.MakeReady(study);
        Coder = study.Team.Order.FirstOrDefault();
    }

    /// <summary>The study as it stands: an immutable value. Empty after <see cref="Dispose"/>.</summary>
    public Study Study => study;

    /// <summary>Who acts; the study's first coder until somebody else is named.</summary>
    public Id<Coder> Coder { get; set; }

    /// <summary>What a person must know of this opening: changes that are missing, a scrub that was finished, a restored copy that held withdrawn words.</summary>
    public ImmutableArray<Note> Warnings { get; private set; } = [];

    /// <summary>The passphrases and recovery keys that open the study.</summary>
    public ImmutableArray<SlotInfo> Slots
    {
        get
        {
            lock (gate) return keys.Slots;
        }
    }

    /// <summary>The study as it stood right after an act, or null where the act is unknown.</summary>
    public Study? AsOf(ActId act)
    {
        lock (gate) return fold.AsOf(act);
    }

    /// <summary>Drops keys and state, remembers the heads, and lets go of the file.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (isDisposed) return;
            isDisposed = true;
            try
            {
                if (access == Access.Write && !isUncertain) FinishScrubQuietly();
                Remember();
            }
            finally
            {
                study = Study.Empty(keys.Study);
                fold = new Fold(keys.Study, []);
                contents.Dispose();
                journal?.Dispose();
                keys.Dispose();
                writerLock?.Dispose();
            }
        }
    }

    private DateTimeOffset Now => options.Clock.GetUtcNow();

    private Fresh NewFresh(DateTimeOffset now) => new(NextId, now, Coder);

    // The lowest 32 bits are left for what a bulk change numbers (Fresh.NextId).
    private static UInt128 NextId() => Randomness.Id() & ~(UInt128)uint.MaxValue;

    private IJournal Writable
    {
        get
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            return access == Access.Write ? journal! : throw new StudyReadOnlyException(Path.GetFileName(path));
        }
    }

    private void Reload()
    {
        JournalContents before = contents;
        contents = JournalContents.Open(keys, JournalReading.Of(journal!), remembered.DestroyedRows);
        before.Dispose();
        fold = new Fold(keys.Study, contents.Acts);
        study = fold.Current;
        CodingViews.MakeReady(study);
    }

    private bool Remember()
    {
        // Whoever else had the study open, or another copy of it, may have remembered more meanwhile; nothing that was seen is forgotten.
        if (headsStore.Read() is { } meanwhile) remembered = remembered.With(meanwhile);
        remembered = remembered.After(contents.Chain, study.History.Acts, Now);
        memorySaved = Now;
        return headsStore.Write(remembered);
    }
}
