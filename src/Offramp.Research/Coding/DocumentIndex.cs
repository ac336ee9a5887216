using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Offramp.Research;

/// <summary>Which codings of one document carry which code.</summary>
internal sealed class DocumentIndex
{
    // Half of each code's id: enough to tell codes apart but by chance, and half as much to look through.
    private readonly ulong[] keys;
    private readonly int[] order;
    private readonly int[] firstOf;

    /// <summary>Indexes a document's codings.</summary>
    // Compiled well at once: an opening indexes a million codings before a method would be found to be worth it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DocumentIndex(ImmutableArray<PassageCoding> codings)
    {
        ReadOnlySpan<PassageCoding> all = codings.AsSpan();
        CodeOf = new int[all.Length];
        // Where a code's number is found by its key: open addressing, at least twice as many places as there can be codes. 0 is a free place.
        int mask = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, 2 * all.Length)) - 1;
        int[] numbers = ArrayPool<int>.Shared.Rent(mask + 1);
        numbers.AsSpan(0, mask + 1).Clear();
        Id<Code>[] codes = new Id<Code>[Math.Min(16, all.Length)];
        int[] counts = new int[codes.Length];
        int known = 0;
        for (int i = 0; i < all.Length; i++)
        {
            Id<Code> code = all[i].Code;
            int place = (int)(KeyOf(code) & (uint)mask);
            while (numbers[place] != 0 && codes[numbers[place] - 1] != code) place = (place + 1) & mask;
            int number = numbers[place] - 1;
            if (number < 0)
            {
                number = known++;
                numbers[place] = known;
                if (number == codes.Length)
                {
                    Array.Resize(ref codes, 2 * number);
                    Array.Resize(ref counts, 2 * number);
                }
                codes[number] = code;
            }
            CodeOf[i] = number;
            counts[number]++;
        }
        ArrayPool<int>.Shared.Return(numbers);
        Array.Resize(ref codes, known);
        Codes = ImmutableCollectionsMarshal.AsImmutableArray(codes);
        keys = new ulong[known];
        firstOf = new int[known + 1];
        for (int i = 0; i < known; i++)
        {
            keys[i] = KeyOf(codes[i]);
            firstOf[i + 1] = firstOf[i] + counts[i];
            counts[i] = firstOf[i];
        }
        order = new int[all.Length];
        for (int i = 0; i < CodeOf.Length; i++) order[counts[CodeOf[i]]++] = i;
    }

    /// <summary>The codes that occur in the document; their place here is their number within it.</summary>
    public ImmutableArray<Id<Code>> Codes { get; }

    /// <summary>The number of each coding's code.</summary>
    public int[] CodeOf { get; }

    /// <summary>The codings, by their place in the document, that carry the code with a number; in the order of the text.</summary>
    public ReadOnlySpan<int> With(int number) => order.AsSpan(firstOf[number]..firstOf[number + 1]);

    /// <summary>The codings that carry a code; none where it does not occur.</summary>
    public ReadOnlySpan<int> With(Id<Code> code)
    {
        for (int from = 0; from < keys.Length;)
        {
            int at = keys.AsSpan(from).IndexOf(KeyOf(code));
            if (at < 0) return [];
            if (Codes[from + at] == code) return With(from + at);
            from += at + 1;
        }
        return [];
    }

    private static ulong KeyOf(Id<Code> code) => (ulong)(code.Value >> 32);
}
