using System.Numerics;

namespace Offramp.Methods.Numbers;

/// <summary>Random numbers that are the same for the same seed on every machine, in streams that do not depend on each other: what is drawn
/// with one stream for each resample is the same on one thread and on many.</summary>
/// <remarks>D. Blackman and S. Vigna, ACM Transactions on Mathematical Software 47 (2021) 36: xoshiro256**; seeded by SplitMix64 (G. Steele, D. Lea
/// and C. Flood, OOPSLA 2014). Not for secrets.</remarks>
public sealed class SeededRandom : Random
{
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>Begins a stream.</summary>
    /// <param name="seed">The seed that a report prints.</param>
    /// <param name="stream">Which of the streams of the seed: the number of a resample.</param>
    public SeededRandom(ulong seed, ulong stream = 0)
    {
        ulong state = Mixed(seed) ^ Mixed(~stream);
        s0 = Next(ref state);
        s1 = Next(ref state);
        s2 = Next(ref state);
        s3 = Next(ref state);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        ulong t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A number from 0 to below 1, in steps of 2^-53.</summary>
    public override double NextDouble() => (NextBits() >> 11) * (1.0 / (1L << 53));

    /// <summary>A whole number from 0 to below a bound, each equally likely.</summary>
    /// <param name="maxValue">The bound, at least 1.</param>
    public override int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxValue);
        // D. Lemire, ACM Transactions on Modeling and Computer Simulation 29 (2019) 3: multiply, refuse the few that would be unfair.
        uint bound = (uint)maxValue;
        ulong product = (ulong)(uint)(NextBits() >> 32) * bound;
        if ((uint)product < bound)
        {
            uint least = (0u - bound) % bound;
            while ((uint)product < least) product = (ulong)(uint)(NextBits() >> 32) * bound;
        }
        return (int)(product >> 32);
    }

    /// <inheritdoc/>
    public override int Next(int minValue, int maxValue) => checked(minValue + Next(maxValue - minValue));

    /// <inheritdoc/>
    public override int Next() => Next(int.MaxValue);

    /// <inheritdoc/>
    public override long NextInt64() => (long)(NextBits() >> 1);

    /// <inheritdoc/>
    public override void NextBytes(Span<byte> buffer)
    {
        for (int i = 0; i < buffer.Length; i++) buffer[i] = (byte)(NextBits() >> 56);
    }

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer) => NextBytes(buffer.AsSpan());

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();

    private static ulong Mixed(ulong state) => Next(ref state);

    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
