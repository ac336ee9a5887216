using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Server;

/// <summary>A study while it lies open on the desk, and what its pages hear of it.</summary>
internal sealed record Opening(OpenStudy Study, string File, LiveEvents Events, DownloadTickets Downloads)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[opening]";
}

/// <summary>The one place where a study lies: one at a time, closed by its lock, by idleness and by the end of the program.</summary>
internal sealed class Desk(
    StorageOptions options, WorkbenchOptions workbench, LiveJson json, PreferencesShelf preferences, RecentStudies recent) : IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim opening = new(1, 1);
    private readonly Patience patience = new(options.Clock);
    private volatile Opening? current;
    private volatile string? file = workbench.File is { } named ? Path.GetFullPath(named) : null;
    private volatile string language = Messages.In(preferences.Current.Language).Language;
    private int locks;
    private long actedAt;
    private DateTimeOffset actedOn;

    /// <summary>What lies open.</summary>
    /// <exception cref="StudyLockedException">Nothing does.</exception>
    public Opening Opened => current ?? throw new StudyLockedException();

    /// <summary>What lies open, or null.</summary>
    public Opening? OpenedOrNull => current;

    /// <summary>The file that was named last; null where none was.</summary>
    public string? File => file;

    /// <summary>How long nobody may do anything before the study is locked.</summary>
    public TimeSpan Idle => workbench.Idle ?? TimeSpan.FromMinutes(preferences.Current.IdleMinutes);

    /// <summary>Which start of the program: another one means that what lay open was lost with the one before.</summary>
    public string Program { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>Whether the sample study can be made.</summary>
    public bool HasSample => workbench.MakeSample is not null;

    /// <summary>The language in which people are spoken to, as a BCP 47 tag; English where it is not known.</summary>
    public string Language
    {
        get => language;
        set => language = Messages.In(value).Language;
    }

    /// <summary>The words in which people are spoken to.</summary>
    public Messages Words => Messages.In(language);

    /// <summary>The day against which consents are held.</summary>
    public DateOnly Today => DateOnly.FromDateTime(options.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Opens the study with its passphrase.</summary>
    /// <param name="named">The file; null for the one that was named last.</param>
    /// <param name="typed">The passphrase as it was typed.</param>
    /// <param name="cancelled">Whether nobody waits for it any more before it begins.</param>
    /// <exception cref="NotNowException">A study is open, no file is named, or wrong passphrases make wait.</exception>
    /// <exception cref="StorageException">As <see cref="OpenStudy.Open"/>.</exception>
    public Task<Opening> Open(string? named, string typed, CancellationToken cancelled) => Take(named, path =>
    {
        patience.Ask();
        using Passphrase passphrase = Passphrase.Entered(typed);
        try
        {
            OpenStudy open = OpenStudy.Open(path, passphrase, Access.Write, options);
            patience.Right();
            return open;
        }
        catch (WrongPassphraseException)
        {
            patience.Wrong();
            throw;
        }
    }, cancelled);

    /// <summary>Makes a study and leaves it open.</summary>
    public Task<Opening> Create(string path, Passphrase passphrase, string title, string coder, CancellationToken cancelled) =>
        Take(path, full => OpenStudy.Create(full, passphrase, title, coder, options), cancelled);

    /// <summary>Asks for a passphrase of the open study again, before its keys are changed; wrong ones count as they do at the door.</summary>
    /// <returns>The slot that it opens.</returns>
    /// <exception cref="NotNowException">Wrong passphrases make wait.</exception>
    /// <exception cref="WrongPassphraseException">It opens none.</exception>
    public async Task<Id<KeySlot>> Prove(string typed, CancellationToken cancelled)
    {
        OpenStudy study = Opened.Study;
        Touch();
        await opening.WaitAsync(cancelled);
        try
        {
            patience.Ask();
            using Passphrase passphrase = Passphrase.Entered(typed);
            Id<KeySlot> slot = await Task.Run(() => study.SlotOf(passphrase), CancellationToken.None);
            patience.Right();
            return slot;
        }
        catch (WrongPassphraseException)
        {
            patience.Wrong();
            throw;
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>Opens the sample study, and makes it where the file is not there yet.</summary>
    public Task<Opening> Sample(string path, CancellationToken cancelled) => Take(path, full =>
    {
        Action<string, Passphrase, StorageOptions> make = workbench.MakeSample
            ?? throw new NotNowException(StatusCodes.Status422UnprocessableEntity, Refusal.Of("server.sample-missing"));
        using Passphrase passphrase = Passphrase.Entered(SampleAsk.Passphrase);
        if (!System.IO.File.Exists(full)) make(full, passphrase, options);
        return OpenStudy.Open(full, passphrase, Access.Write, options);
    }, cancelled);

    /// <summary>Drops keys and state; every page hears it and its stream ends. Nothing happens where nothing is open.</summary>
    public void Lock()
    {
        Opening? closed;
        lock (gate)
        {
            // Whoever is deriving a key at this moment does not open the study after it was locked.
            locks++;
            closed = current;
            current = null;
        }
        if (closed is null) return;
        closed.Events.Close();
        closed.Study.Dispose();
    }

    /// <summary>A person did something.</summary>
    public void Touch()
    {
        lock (gate)
        {
            actedAt = options.Clock.GetTimestamp();
            actedOn = options.Clock.GetUtcNow();
        }
    }

    /// <summary>Locks where nobody did anything for long enough: by the wall clock, which goes on while the machine sleeps, or by the steady one,
    /// which nobody sets back.</summary>
    public void LockIfDue()
    {
        bool due;
        lock (gate)
            due = current is not null && (options.Clock.GetUtcNow() - actedOn >= Idle || options.Clock.GetElapsedTime(actedAt) >= Idle);
        if (due) Lock();
    }

    /// <summary>Locks for good.</summary>
    public void Dispose()
    {
        Lock();
        opening.Dispose();
    }

    private async Task<Opening> Take(string? named, Func<string, OpenStudy> open, CancellationToken cancelled)
    {
        await opening.WaitAsync(cancelled);
        try
        {
            int before;
            lock (gate) before = locks;
            if (current is not null) throw new NotNowException(StatusCodes.Status409Conflict, Refusal.Of("server.study-open"));
            string path = string.IsNullOrWhiteSpace(named) ? file ?? throw NoFile() : FullPath(named);
            // Deriving the key takes most of a second: not on a thread that answers requests.
            OpenStudy study = await Task.Run(() => open(path), CancellationToken.None);
            var taken = new Opening(study, path, new LiveEvents(study.Study, json), new DownloadTickets(options.Clock));
            study.Recorded += (act, after) => taken.Events.Tell(act, after, Today, Words);
            bool isTaken;
            lock (gate)
            {
                isTaken = locks == before;
                if (isTaken)
                {
                    file = path;
                    actedAt = options.Clock.GetTimestamp();
                    actedOn = options.Clock.GetUtcNow();
                    current = taken;
                }
            }
            if (isTaken)
            {
                recent.Note(path);
                return taken;
            }
            study.Dispose();
            throw new StudyLockedException();
        }
        finally
        {
            opening.Release();
        }
    }

    private static string FullPath(string named)
    {
        // A null character is in no file's name; anything else the file system itself refuses.
        if (named.Contains('\0', StringComparison.Ordinal)) throw NoFile();
        return Path.GetFullPath(named);
    }

    private static NotNowException NoFile() =>
        new(StatusCodes.Status422UnprocessableEntity, Refusal.Of("server.no-study-named") with { Field = "file" });
}
