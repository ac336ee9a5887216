using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Offramp.Storage;

/// <summary>The keys of one epoch, each derived from the epoch's study key for one purpose. Nothing is sealed by the study key itself.</summary>
internal sealed class EpochKeys : IDisposable
{
    private readonly byte[] studyKey = GC.AllocateUninitializedArray<byte>(SealingKey.KeyLength, pinned: true);
    private readonly byte[] wordsSecret = GC.AllocateUninitializedArray<byte>(SealingKey.KeyLength, pinned: true);
    private readonly byte[] salt = new byte[16];

    /// <summary>Derives the keys; takes a copy of the study key.</summary>
    public EpochKeys(Id<Study> study, Id<Epoch> id, ReadOnlySpan<byte> studyKey)
    {
        Id = id;
        studyKey.CopyTo(this.studyKey);
        BinaryPrimitives.WriteUInt128BigEndian(salt, study.Value);
        Journal = KeyFor("journal");
        Settings = KeyFor("settings");
        HolderWrapping = KeyFor("holder keys");
        Slots = KeyFor("slots");
        Older = KeyFor("older epochs");
        KeyDerivation.Derive(studyKey, salt, "words", wordsSecret);
    }

    /// <summary>Which epoch.</summary>
    public Id<Epoch> Id { get; }

    /// <summary>Seals entries.</summary>
    public SealingKey Journal { get; }

    /// <summary>Seals the settings of this copy.</summary>
    public SealingKey Settings { get; }

    /// <summary>Seals holders' keys.</summary>
    public SealingKey HolderWrapping { get; }

    /// <summary>Seals the labels and grants of slots.</summary>
    internal SealingKey Slots { get; }

    /// <summary>Seals the keys of older epochs.</summary>
    internal SealingKey Older { get; }

    /// <summary>Goes into every words key of this epoch, so that a holder's key alone does not open what is written in a later one.</summary>
    internal ReadOnlySpan<byte> WordsSecret => wordsSecret;

    internal ReadOnlySpan<byte> StudyKey => studyKey;

    /// <summary>A key for one more purpose.</summary>
    internal SealingKey KeyFor(string label)
    {
        Span<byte> key = stackalloc byte[SealingKey.KeyLength];
        Derive(label, key);
        var result = new SealingKey(key);
        CryptographicOperations.ZeroMemory(key);
        return result;
    }

    internal void Derive(string label, Span<byte> key) => KeyDerivation.Derive(studyKey, salt, label, key);

    /// <summary>Zeroes every key.</summary>
    public void Dispose()
    {
        foreach (SealingKey key in (ReadOnlySpan<SealingKey>)[Journal, Settings, HolderWrapping, Slots, Older]) key.Dispose();
        CryptographicOperations.ZeroMemory(studyKey);
        CryptographicOperations.ZeroMemory(wordsSecret);
    }
}
