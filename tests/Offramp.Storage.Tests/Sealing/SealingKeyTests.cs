using System.Security.Cryptography;
using System.Text;

namespace Offramp.Storage.Tests;

public class SealingKeyTests
{
    private const int SealedChunk = SealingKey.ChunkLength + SealingKey.Overhead;

    private static readonly AdditionalData Data = new()
    {
        Kind = RecordKind.Text,
        Study = 1,
        Epoch = 2,
        Record = 3,
        Writer = 4,
        Counter = 5,
        Holder = 6,
        Hash = new Digest(7, 8),
    };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SealingKey.ChunkLength)]
    [InlineData(SealingKey.ChunkLength + 1)]
    [InlineData(3 * SealingKey.ChunkLength)]
    public void What_was_sealed_opens_again(int length)
    {
        using SealingKey key = SomeKeys.Key();
        byte[] clear = RandomNumberGenerator.GetBytes(length);
        byte[] closed = key.Seal(clear, Data);
        Assert.Equal(SealingKey.SealedLength(length), closed.Length);
        Assert.True(key.TryOpen(closed, Data, out byte[]? opened));
        Assert.Equal(clear, opened);
    }

    [Fact]
    public void Nothing_of_the_clear_text_stands_in_what_is_sealed()
    {
        using SealingKey key = SomeKeys.Key();
        byte[] clear = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("the ferry left before dawn. ", 100)));
        byte[] closed = key.Seal(clear, Data);
        for (int at = 0; at + 8 < 100; at++) Assert.Equal(-1, closed.AsSpan().IndexOf(clear.AsSpan(at, 8)));
        Assert.NotEqual(closed, key.Seal(clear, Data));
    }

    public static TheoryData<string> Fields => [.. Exchanged.Keys];

    private static readonly Dictionary<string, AdditionalData> Exchanged = new()
    {
        ["kind"] = Data with { Kind = RecordKind.Blob },
        ["study"] = Data with { Study = 9 },
        ["epoch"] = Data with { Epoch = 9 },
        ["record"] = Data with { Record = 9 },
        ["writer"] = Data with { Writer = 9 },
        ["counter"] = Data with { Counter = 9 },
        ["holder"] = Data with { Holder = 9 },
        ["hash"] = Data with { Hash = new Digest(7, 9) },
        ["epoch and record exchanged"] = Data with { Epoch = Data.Record, Record = Data.Epoch },
        ["writer and holder exchanged"] = Data with { Writer = Data.Holder, Holder = Data.Writer },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void Another_field_of_the_additional_data_is_noticed(string field)
    {
        using SealingKey key = SomeKeys.Key();
        byte[] closed = key.Seal([1, 2, 3], Data);
        Assert.False(key.TryOpen(closed, Exchanged[field], out _));
    }

    [Fact]
    public void Each_byte_of_the_additional_data_is_bound()
    {
        byte[] written = new byte[AdditionalData.Length];
        Data.Write(written, 1, last: true);
        string[] variants = [.. Exchanged.Values.Select(d => Written(d, 1, true)), Written(Data, 2, true), Written(Data, 1, false)];
        Assert.Equal(variants.Length, variants.Distinct().Count());
        Assert.DoesNotContain(Convert.ToHexString(written), variants);

        static string Written(AdditionalData data, uint chunk, bool last)
        {
            byte[] bytes = new byte[AdditionalData.Length];
            data.Write(bytes, chunk, last);
            return Convert.ToHexString(bytes);
        }
    }

    [Fact]
    public void Every_flipped_byte_is_noticed()
    {
        using SealingKey key = SomeKeys.Key();
        byte[] closed = key.Seal(RandomNumberGenerator.GetBytes(100), Data);
        for (int at = 0; at < closed.Length; at++)
        {
            closed[at] ^= 1;
            Assert.False(key.TryOpen(closed, Data, out _));
            closed[at] ^= 1;
        }
        Assert.True(key.TryOpen(closed, Data, out _));
    }

    [Fact]
    public void Chunks_that_are_missing_doubled_or_in_another_order_are_noticed()
    {
        using SealingKey key = SomeKeys.Key();
        byte[] closed = key.Seal(RandomNumberGenerator.GetBytes(3 * SealingKey.ChunkLength), Data);
        byte[] first = closed[..SealedChunk], second = closed[SealedChunk..(2 * SealedChunk)], third = closed[(2 * SealedChunk)..];
        Assert.True(key.TryOpen([.. first, .. second, .. third], Data, out _));
        Assert.False(key.TryOpen([.. second, .. first, .. third], Data, out _));
        Assert.False(key.TryOpen([.. first, .. second], Data, out _));
        Assert.False(key.TryOpen([.. first, .. third], Data, out _));
        Assert.False(key.TryOpen([.. first, .. first, .. second, .. third], Data, out _));
        Assert.False(key.TryOpen(third, Data, out _));
        Assert.False(key.TryOpen([.. closed, 0], Data, out _));
        Assert.False(key.TryOpen([], Data, out _));
    }

    [Fact]
    public void A_key_that_did_its_share_seals_no_more_and_still_opens()
    {
        using SealingKey key = SomeKeys.Key();
        key.Count((1L << 31) - 1);
        byte[] closed = key.Seal([1], Data);
        Assert.Equal("storage.key-worn-out", Assert.Throws<KeysRefusedException>(() => key.Seal([1], Data)).Code);
        Assert.True(key.TryOpen(closed, Data, out _));
    }

    [Fact]
    public void A_zeroed_key_neither_seals_nor_opens()
    {
        SealingKey key = SomeKeys.Key();
        byte[] closed = key.Seal([1], Data);
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.Seal([1], Data));
        Assert.Throws<ObjectDisposedException>(() => key.TryOpen(closed, Data, out _));
    }

    [Fact]
    public void Eight_threads_that_seal_and_open_with_one_key_corrupt_nothing()
    {
        using SealingKey key = SomeKeys.Key();
        int wrong = 0;
        Thread[] threads = [.. Enumerable.Range(0, 8).Select(number => new Thread(() =>
        {
            byte[] clear = new byte[300 + number];
            for (int i = 0; i < 2500; i++)
            {
                clear.AsSpan().Fill((byte)(number * 31 + i));
                AdditionalData data = Data with { Counter = number * 10_000 + i };
                bool opens = key.TryOpen(key.Seal(clear, data), data, out byte[]? opened);
                if (!opens || !clear.AsSpan().SequenceEqual(opened)) Interlocked.Increment(ref wrong);
            }
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        Assert.Equal(0, wrong);
    }
}
