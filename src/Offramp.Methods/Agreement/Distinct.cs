using System.Numerics;

namespace Offramp.Methods.Agreement;

/// <summary>Numbers the distinct keys it is shown, in the order in which they first come, and counts them.</summary>
/// <remarks>Open addressing with linear steps: a hundred thousand units have some thousands of patterns.</remarks>
internal sealed class Distinct
{
    private ulong[] keys = new ulong[256];
    private int[] weights = new int[256];
    private int[] slots = Empty(1024);

    /// <summary>How many distinct keys came.</summary>
    public int Count { get; private set; }

    /// <summary>How often each came.</summary>
    public ReadOnlySpan<int> Weights => weights.AsSpan(0, Count);

    /// <summary>The keys.</summary>
    public ReadOnlySpan<ulong> Keys => keys.AsSpan(0, Count);

    /// <summary>The number of a key.</summary>
    public int Add(ulong key)
    {
        int mask = slots.Length - 1;
        int at = (int)(Mixed(key) >> 32) & mask;
        while (true)
        {
            int found = slots[at];
            if (found < 0) break;
            if (keys[found] == key)
            {
                weights[found]++;
                return found;
            }
            at = (at + 1) & mask;
        }
        if (Count == keys.Length)
        {
            Array.Resize(ref keys, 2 * Count);
            Array.Resize(ref weights, 2 * Count);
        }
        keys[Count] = key;
        weights[Count] = 1;
        slots[at] = Count++;
        if (2 * Count > slots.Length) Grow();
        return Count - 1;
    }

    private void Grow()
    {
        slots = Empty(4 * slots.Length);
        for (int number = 0; number < Count; number++)
        {
            int at = (int)(Mixed(keys[number]) >> 32) & (slots.Length - 1);
            while (slots[at] >= 0) at = (at + 1) & (slots.Length - 1);
            slots[at] = number;
        }
    }

    private static int[] Empty(int length)
    {
        int[] slots = new int[length];
        Array.Fill(slots, -1);
        return slots;
    }

    // Fibonacci hashing (D. E. Knuth, The Art of Computer Programming 3, section 6.4), with the low bits brought up first.
    private static ulong Mixed(ulong key) => (key ^ BitOperations.RotateRight(key, 29)) * 0x9E3779B97F4A7C15;
}
