using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Offramp.Storage;

/// <summary>A row of the table <c>key</c>.</summary>
/// <param name="Holder">Whose key.</param>
/// <param name="Epoch">Under which epoch it is wrapped.</param>
/// <param name="Sealed">The wrapped key.</param>
internal sealed record HolderKeyRow(Id<Holder> Holder, Id<Epoch> Epoch, byte[] Sealed);

/// <summary>The keys of the holders that can still be read: one random 256-bit key each, wrapped in the table <c>key</c>.</summary>
/// <remarks>May be read by many threads; the one writer adds and forgets.</remarks>
internal sealed class HolderKeys : IDisposable
{
    private readonly StudyKeys study;
    private readonly ConcurrentDictionary<Id<Holder>, byte[]> keys = new();
    private readonly ConcurrentDictionary<(Id<Holder> Holder, Id<Epoch> Epoch), SealingKey> wordsKeys = new();
    private readonly ConcurrentDictionary<Id<Holder>, bool> destroyed = new();

    /// <summary>Begins with no holder.</summary>
    public HolderKeys(StudyKeys study) => this.study = study;

    /// <summary>Whether the holder's key is here.</summary>
    public bool Knows(Id<Holder> holder) => keys.ContainsKey(holder);

    /// <summary>Whether the holder's key was destroyed.</summary>
    public bool IsDestroyed(Id<Holder> holder) => destroyed.ContainsKey(holder);

    /// <summary>Makes a new holder's key, wrapped in the newest epoch, and gives the row to store. The key is not in use before
    /// <see cref="Add"/> took the row: a row that was not stored must leave no key behind.</summary>
    public HolderKeyRow New(Id<Holder> holder)
    {
        if (IsDestroyed(holder)) throw new InvalidOperationException("A destroyed holder gets no new key.");
        if (Knows(holder)) throw new InvalidOperationException("The holder has a key.");
        Span<byte> key = stackalloc byte[SealingKey.KeyLength];
        RandomNumberGenerator.Fill(key);
        EpochKeys epoch = study.Writing;
        byte[] closed = epoch.HolderWrapping.Seal(key, AdditionalData.HolderKey(study.Study, epoch.Id, holder));
        CryptographicOperations.ZeroMemory(key);
        return new HolderKeyRow(holder, epoch.Id, closed);
    }

    /// <summary>Unwraps a row and keeps its key. A destroyed holder's row is passed over: it is to be deleted.</summary>
    /// <exception cref="JournalAlteredException">The row does not open, names an unknown epoch, or another key of the holder is here.</exception>
    public void Add(HolderKeyRow row)
    {
        if (IsDestroyed(row.Holder)) return;
        if (study.Epoch(row.Epoch) is not { } epoch
            || !epoch.HolderWrapping.TryOpen(row.Sealed, AdditionalData.HolderKey(study.Study, row.Epoch, row.Holder), out byte[]? clear)
            || clear.Length != SealingKey.KeyLength)
            throw new JournalAlteredException("key", row.Holder.ToString());
        byte[] pinned = GC.AllocateUninitializedArray<byte>(SealingKey.KeyLength, pinned: true);
        clear.CopyTo(pinned, 0);
        CryptographicOperations.ZeroMemory(clear);
        byte[] kept = keys.GetOrAdd(row.Holder, pinned);
        if (!CryptographicOperations.FixedTimeEquals(kept, pinned)) throw new JournalAlteredException("key", row.Holder.ToString());
    }

    /// <summary>The key of a holder's words and bodies in one epoch; null where the holder's key was destroyed or is missing.</summary>
    /// <exception cref="JournalAlteredException">The epoch is unknown to this file.</exception>
    public SealingKey? WordsKey(Id<Holder> holder, Id<Epoch> epoch)
    {
        if (wordsKeys.TryGetValue((holder, epoch), out SealingKey? known)) return known;
        if (!keys.TryGetValue(holder, out byte[]? key)) return null;
        EpochKeys of = study.Epoch(epoch) ?? throw new JournalAlteredException("header", epoch.ToString());
        Span<byte> both = stackalloc byte[2 * SealingKey.KeyLength];
        key.CopyTo(both);
        of.WordsSecret.CopyTo(both[SealingKey.KeyLength..]);
        Span<byte> derived = stackalloc byte[SealingKey.KeyLength];
        KeyDerivation.Derive(both, StudyKeys.SaltOf(study.Study), "words", derived);
        var made = new SealingKey(derived);
        CryptographicOperations.ZeroMemory(both);
        CryptographicOperations.ZeroMemory(derived);
        SealingKey kept = wordsKeys.GetOrAdd((holder, epoch), made);
        if (!IsDestroyed(holder)) return kept;
        // Destroyed meanwhile by the writer: what was derived may come of zeroed bytes and must seal nothing.
        wordsKeys.TryRemove((holder, epoch), out _);
        kept.Dispose();
        return null;
    }

    /// <summary>Destroys a holder's key here and zeroes it, whether or not it is known; it never comes back while the study is open.</summary>
    public void Forget(Id<Holder> holder)
    {
        destroyed[holder] = true;
        if (keys.TryRemove(holder, out byte[]? key)) CryptographicOperations.ZeroMemory(key);
        foreach ((Id<Holder> Holder, Id<Epoch> Epoch) pair in wordsKeys.Keys)
            if (pair.Holder == holder && wordsKeys.TryRemove(pair, out SealingKey? words)) words.Dispose();
    }

    /// <summary>Lets go of what the keys keep ready for the next call.</summary>
    public void Rest()
    {
        foreach (SealingKey key in wordsKeys.Values) key.Rest();
    }

    /// <summary>Zeroes every key.</summary>
    public void Dispose()
    {
        foreach (byte[] key in keys.Values) CryptographicOperations.ZeroMemory(key);
        foreach (SealingKey key in wordsKeys.Values) key.Dispose();
        keys.Clear();
        wordsKeys.Clear();
    }
}
