using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Offramp.Storage;

/// <summary>The opened keys of a file: its epochs, and the ways in.</summary>
/// <remarks>
/// Every change of the header is given to a <c>store</c> action first and taken over only when that returned. If storing throws, it is unknown
/// which header the file holds: the keys stay as they were and change no more until <see cref="Settle"/> was told what is stored. The
/// epochs of both headers can be read meanwhile. One thread changes; others may read.
/// </remarks>
internal sealed class StudyKeys : IDisposable
{
    private State state;
    private State? pending;

    private StudyKeys(State state)
    {
        this.state = state;
        // Derived from the first epoch, which every copy and every later epoch knows: the remembered heads outlive rotations.
        HeadStore = state.Epochs[state.Header.First].KeyFor("heads");
    }

    /// <summary>Which study: the same in every copy.</summary>
    public Id<Study> Study => state.Header.Study;

    /// <summary>Study or vault.</summary>
    public FileKind Kind => state.Header.Kind;

    /// <summary>The header as it is stored.</summary>
    public ReadOnlyMemory<byte> HeaderBytes => state.Bytes;

    /// <summary>The slot by which the file was opened, or that which took its place.</summary>
    public Id<KeySlot> OpenedBy => state.OpenedBy;

    /// <summary>The epoch of the header that is stored.</summary>
    public EpochKeys Newest => state.Epochs[state.Header.Newest];

    /// <summary>The epoch in which entries are written: while a new header is being stored, that of the new one, so that the entry that tells
    /// of a change of keys cannot be read beside the header before it.</summary>
    public EpochKeys Writing => pending is { } changed ? changed.Epochs[changed.Header.Newest] : Newest;

    /// <summary>Whether storing a change of the header threw, and it is unknown which header the file holds.</summary>
    public bool IsUnsettled => pending is not null;

    /// <summary>Seals what a machine remembers of the study's heads; the same in every epoch.</summary>
    public SealingKey HeadStore { get; }

    /// <summary>All epochs of the file.</summary>
    public IEnumerable<Id<Epoch>> Epochs => state.Epochs.Keys;

    /// <summary>The ways in, with their labels.</summary>
    public ImmutableArray<SlotInfo> Slots =>
        [.. state.Header.Slots.Select(s => new SlotInfo(s.Id, s.Kind, SlotSealing.LabelOf(state.Header, s, Newest), s.Id == OpenedBy))];

    /// <summary>The keys of one epoch; null where the file does not know it.</summary>
    public EpochKeys? Epoch(Id<Epoch> id) => state.Epochs.GetValueOrDefault(id) ?? pending?.Epochs.GetValueOrDefault(id);

    /// <summary>The name of this study's file in the state folder: an HMAC of its id, in hexadecimal digits.</summary>
    public string HeadStoreName()
    {
        Span<byte> key = stackalloc byte[SealingKey.KeyLength];
        state.Epochs[state.Header.First].Derive("heads name", key);
        byte[] name = HMACSHA256.HashData(key, SaltOf(Study));
        CryptographicOperations.ZeroMemory(key);
        return Convert.ToHexStringLower(name);
    }

    /// <summary>Keys for a new file with one passphrase.</summary>
    public static StudyKeys Create(FileKind kind, Id<Study> study, Passphrase passphrase, string label, Stretching stretching)
    {
        var epoch = new Id<Epoch>(Randomness.Id());
        EpochKeys keys = NewEpoch(study, epoch);
        var header = new Header
        {
            Kind = kind,
            Stretching = stretching,
            Study = study,
            Salt = RandomNumberGenerator.GetBytes(32),
            Commitment = Header.CommitmentOf(keys),
            Newest = epoch,
            First = epoch,
            Slots = [],
            Older = [],
        };
        HeaderSlot slot = PassphraseSlot(header, passphrase, label, keys);
        header = header with { Slots = [slot] };
        var epochs = ImmutableDictionary<Id<Epoch>, EpochKeys>.Empty.Add(epoch, keys);
        return new StudyKeys(new State(header, header.Write(keys), epochs, slot.Id));
    }

    /// <summary>Opens a file's keys.</summary>
    /// <param name="bytes">The header as it is stored.</param>
    /// <param name="passphrase">As typed.</param>
    /// <param name="allowTestKdf">Whether the derivation for tests is let through.</param>
    /// <exception cref="StorageException">Wrong passphrase, altered header, newer format, or refused keys.</exception>
    public static StudyKeys Open(ReadOnlyMemory<byte> bytes, Passphrase passphrase, bool allowTestKdf)
    {
        Header header = Header.Parse(bytes.Span);
        header.Stretching.Check(allowTestKdf);
        byte[] kek = GC.AllocateUninitializedArray<byte>(KeyDerivation.KekLength, pinned: true);
        try
        {
            KeyDerivation.Stretch(passphrase, header.Stretching, header.Salt.Span, kek);
            return Open(header, bytes, SlotKind.Passphrase, slot => SlotSealing.FromKek(kek, slot.Salt.Span));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(kek);
        }
    }

    /// <summary>Opens a file's keys by a recovery key.</summary>
    /// <inheritdoc cref="Open(ReadOnlyMemory{byte}, Passphrase, bool)" path="/exception"/>
    public static StudyKeys Open(ReadOnlyMemory<byte> bytes, RecoveryKey key, bool allowTestKdf)
    {
        Header header = Header.Parse(bytes.Span);
        header.Stretching.Check(allowTestKdf);
        return Open(header, bytes, SlotKind.RecoveryKey, slot => SlotSealing.FromRecoveryKey(key, slot.Salt.Span));
    }

    /// <summary>Adds a passphrase. What is there stays readable by everyone who could read it.</summary>
    /// <returns>The new slot, or why not.</returns>
    public Outcome<Id<KeySlot>> AddPassphrase(Passphrase passphrase, string label, Action<byte[]> store)
    {
        if (CannotAdd(label) is { } refusal) return refusal;
        HeaderSlot slot = PassphraseSlot(state.Header, passphrase, label, Newest);
        Take(state.Header with { Slots = state.Header.Slots.Add(slot) }, state.Epochs, store);
        return slot.Id;
    }

    /// <summary>Makes a recovery key: to be shown once and kept nowhere.</summary>
    public Outcome<RecoveryKey> MakeRecoveryKey(string label, Action<byte[]> store)
    {
        if (CannotAdd(label) is { } refusal) return refusal;
        RecoveryKey key = RecoveryKey.New();
        HeaderSlot slot = SlotSealing.Make(
            state.Header, SlotKind.RecoveryKey, salt => SlotSealing.FromRecoveryKey(key, salt), label, Newest);
        Take(state.Header with { Slots = state.Header.Slots.Add(slot) }, state.Epochs, store);
        return key;
    }

    /// <summary>Removes a slot and begins a new epoch: who came in by it reads nothing that is written from now on.</summary>
    /// <returns>The new epoch; refused for the last slot and for one that is not there.</returns>
    public Outcome<Id<Epoch>> RemoveSlot(Id<KeySlot> id, Action<byte[]> store)
    {
        if (state.Header.Slots.FirstOrDefault(s => s.Id == id) is not { } slot) return Refusal.Of("storage.no-such-slot");
        if (state.Header.Slots.Length == 1) return Refusal.Of("storage.last-slot");
        return Rotate(state.Header.Slots.Remove(slot), (_, _) => [], store);
    }

    /// <summary>Puts a new passphrase in the place of a slot's, label kept, and begins a new epoch.</summary>
    /// <returns>The slot that took the place; refused for one that is not there.</returns>
    public Outcome<Id<KeySlot>> ChangePassphrase(Id<KeySlot> id, Passphrase passphrase, Action<byte[]> store)
    {
        if (state.Header.Slots.FirstOrDefault(s => s.Id == id) is not { } old) return Refusal.Of("storage.no-such-slot");
        string label = SlotSealing.LabelOf(state.Header, old, Newest);
        Id<KeySlot> made = default;
        Outcome<Id<Epoch>> rotated = Rotate(
            state.Header.Slots.Remove(old),
            (header, epoch) =>
            {
                HeaderSlot slot = PassphraseSlot(header, passphrase, label, epoch);
                made = slot.Id;
                return [slot];
            },
            store);
        return rotated.Refusal is { } refusal ? refusal : made;
    }

    /// <summary>Takes the epochs of another copy of the same study, so that what was written in them can be read here.</summary>
    /// <returns>Whether there were any that this copy did not know.</returns>
    /// <exception cref="JournalAlteredException">The copies give one epoch two keys.</exception>
    public bool Adopt(StudyKeys other, Action<byte[]> store)
    {
        if (other.Study != Study || other.state.Header.First != state.Header.First) throw new ArgumentException("Another study.", nameof(other));
        ImmutableDictionary<Id<Epoch>, EpochKeys> epochs = state.Epochs;
        ImmutableArray<OlderEpoch> older = state.Header.Older;
        foreach ((Id<Epoch> id, EpochKeys theirs) in other.state.Epochs.OrderBy(e => e.Key))
        {
            if (epochs.TryGetValue(id, out EpochKeys? ours))
            {
                if (!CryptographicOperations.FixedTimeEquals(ours.StudyKey, theirs.StudyKey)) throw new JournalAlteredException("header", id.ToString());
                continue;
            }
            var copy = new EpochKeys(Study, id, theirs.StudyKey);
            epochs = epochs.Add(id, copy);
            older = older.Add(SealOlder(state.Header, copy, Newest));
        }
        if (epochs == state.Epochs) return false;
        if (older.Length > Header.MostOlderEpochs) throw new KeysRefusedException("storage.too-many-epochs");
        Take(state.Header with { Older = older }, epochs, store);
        return true;
    }

    /// <summary>After storing a change threw: takes over the header that the file holds.</summary>
    /// <param name="stored">The header as it is stored now.</param>
    /// <exception cref="JournalAlteredException">It is neither the one before the change nor the one after.</exception>
    public void Settle(ReadOnlySpan<byte> stored)
    {
        if (pending is { } changed && stored.SequenceEqual(changed.Bytes)) state = changed;
        else if (!stored.SequenceEqual(state.Bytes)) throw new JournalAlteredException("header", "1");
        pending = null;
    }

    /// <summary>Zeroes every key.</summary>
    public void Dispose()
    {
        foreach (EpochKeys epoch in state.Epochs.Values.Concat(pending?.Epochs.Values ?? [])) epoch.Dispose();
        HeadStore.Dispose();
    }

    /// <summary>The 16 bytes of a study's id: the salt of its derivations.</summary>
    internal static byte[] SaltOf(Id<Study> study)
    {
        byte[] salt = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(salt, study.Value);
        return salt;
    }

    private static StudyKeys Open(Header header, ReadOnlyMemory<byte> bytes, SlotKind kind, Func<HeaderSlot, SealingKey> slotKeyOf)
    {
        foreach (HeaderSlot slot in header.Slots)
        {
            if (slot.Kind != kind) continue;
            using SealingKey slotKey = slotKeyOf(slot);
            if (!SlotSealing.TryOpen(header, slot, slotKey, out byte[]? studyKey)) continue;
            var newest = new EpochKeys(header.Study, header.Newest, studyKey);
            CryptographicOperations.ZeroMemory(studyKey);
            // AES-GCM does not commit to its key: a crafted slot could open under two passphrases to two keys.
            if (!CryptographicOperations.FixedTimeEquals(header.Commitment.Span, Header.CommitmentOf(newest))
                || !Header.IsAuthentic(bytes.Span, newest))
                throw new JournalAlteredException("header", "1");
            return new StudyKeys(new State(header, bytes.ToArray(), OpenOlder(header, newest), slot.Id));
        }
        throw new WrongPassphraseException(recoveryKey: kind == SlotKind.RecoveryKey);
    }

    private static ImmutableDictionary<Id<Epoch>, EpochKeys> OpenOlder(Header header, EpochKeys newest)
    {
        var epochs = ImmutableDictionary.CreateBuilder<Id<Epoch>, EpochKeys>();
        epochs.Add(header.Newest, newest);
        foreach (OlderEpoch older in header.Older)
        {
            if (epochs.ContainsKey(older.Id)
                || !newest.Older.TryOpen(older.Sealed.Span, OlderData(header, older.Id, newest.Id), out byte[]? key))
                throw new JournalAlteredException("header", "1");
            epochs.Add(older.Id, new EpochKeys(header.Study, older.Id, key));
            CryptographicOperations.ZeroMemory(key);
        }
        return epochs.ContainsKey(header.First) ? epochs.ToImmutable() : throw new JournalAlteredException("header", "1");
    }

    private static EpochKeys NewEpoch(Id<Study> study, Id<Epoch> id)
    {
        Span<byte> key = stackalloc byte[SealingKey.KeyLength];
        RandomNumberGenerator.Fill(key);
        var keys = new EpochKeys(study, id, key);
        CryptographicOperations.ZeroMemory(key);
        return keys;
    }

    private static HeaderSlot PassphraseSlot(Header header, Passphrase passphrase, string label, EpochKeys newest)
    {
        byte[] kek = GC.AllocateUninitializedArray<byte>(KeyDerivation.KekLength, pinned: true);
        KeyDerivation.Stretch(passphrase, header.Stretching, header.Salt.Span, kek);
        HeaderSlot slot = SlotSealing.Make(header, SlotKind.Passphrase, salt => SlotSealing.FromKek(kek, salt), label, newest);
        CryptographicOperations.ZeroMemory(kek);
        return slot;
    }

    private static AdditionalData OlderData(Header header, Id<Epoch> older, Id<Epoch> newest) => new()
    {
        Kind = RecordKind.OlderEpoch,
        Study = header.Study.Value,
        Epoch = newest.Value,
        Record = older.Value,
    };

    private static OlderEpoch SealOlder(Header header, EpochKeys older, EpochKeys newest) =>
        new(older.Id, newest.Older.Seal(older.StudyKey, OlderData(header, older.Id, newest.Id)));

    private Refusal? CannotAdd(string label)
    {
        if (state.Header.Slots.Length >= Header.MostSlots) return Refusal.Of("storage.too-many-slots", ("most", Header.MostSlots));
        return Encoding.UTF8.GetByteCount(label) > SlotSealing.LongestLabel
            ? Refusal.Of("storage.label-too-long", ("most", SlotSealing.LongestLabel))
            : null;
    }

    private Outcome<Id<Epoch>> Rotate(
        ImmutableArray<HeaderSlot> staying, Func<Header, EpochKeys, ImmutableArray<HeaderSlot>> added, Action<byte[]> store)
    {
        if (state.Header.Older.Length >= Header.MostOlderEpochs) return Refusal.Of("storage.too-many-epochs");
        EpochKeys before = Newest;
        EpochKeys after = NewEpoch(Study, new Id<Epoch>(Randomness.Id()));
        ImmutableDictionary<Id<Epoch>, EpochKeys> epochs = state.Epochs.Add(after.Id, after);
        Header header = state.Header with
        {
            Newest = after.Id,
            Commitment = Header.CommitmentOf(after),
            Older = [.. state.Epochs.Values.OrderBy(e => e.Id).Select(e => SealOlder(state.Header, e, after))],
        };
        ImmutableArray<HeaderSlot> replacing = added(header, after);
        header = header with { Slots = [.. staying.Select(s => SlotSealing.Renew(header, s, before, after)), .. replacing] };
        bool ours = staying.Any(s => s.Id == OpenedBy);
        Take(header, epochs, store, ours || replacing.IsEmpty ? OpenedBy : replacing[0].Id);
        return after.Id;
    }

    private void Take(
        Header header, ImmutableDictionary<Id<Epoch>, EpochKeys> epochs, Action<byte[]> store, Id<KeySlot>? openedBy = null)
    {
        if (pending is not null) throw new InvalidOperationException("What the file holds is unknown: settle first.");
        pending = new State(header, header.Write(epochs[header.Newest]), epochs, openedBy ?? OpenedBy);
        store(pending.Bytes);
        state = pending;
        pending = null;
    }

    private sealed record State(Header Header, byte[] Bytes, ImmutableDictionary<Id<Epoch>, EpochKeys> Epochs, Id<KeySlot> OpenedBy);
}
