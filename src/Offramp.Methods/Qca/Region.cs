using System.Collections.Immutable;
using System.Numerics;

namespace Offramp.Methods.Qca;

/// <summary>A box of configurations: for each condition the levels that are in it, as bits.</summary>
internal readonly struct Box(ulong[] levels)
{
    /// <summary>The levels of each condition.</summary>
    public ulong[] Levels { get; } = levels;

    /// <summary>How many configurations lie in it.</summary>
    public double Size => Levels.Aggregate(1.0, static (product, set) => product * BitOperations.PopCount(set));
}

/// <summary>Sets of configurations as boxes, so that nothing grows with the number of configurations there could be.</summary>
internal static class Region
{
    /// <summary>What lies in none of some boxes, in boxes that do not overlap.</summary>
    /// <remarks>The sharp product: what is left of a box without another is a box for each condition, with the levels that the other has not at this
    /// condition and those that both have at the conditions before.</remarks>
    /// <param name="space">The whole.</param>
    /// <param name="taken">What is taken away.</param>
    public static List<Box> Outside(Box space, IEnumerable<Box> taken)
    {
        List<Box> left = [space];
        foreach (Box hole in taken)
        {
            var next = new List<Box>(left.Count + hole.Levels.Length);
            foreach (Box box in left) Subtract(box, hole, next);
            left = next;
        }
        return left;
    }

    /// <summary>The box of all configurations.</summary>
    public static Box Whole(ImmutableArray<QcaSet> conditions) => new([.. conditions.Select(static set => ulong.MaxValue >> (64 - set.Levels))]);

    /// <summary>The box of a configuration; a condition that does not apply is open.</summary>
    public static Box Of(ImmutableArray<byte> configuration, Box space)
    {
        ulong[] levels = [.. space.Levels];
        for (int i = 0; i < levels.Length; i++)
            if (configuration[i] != TruthTableRow.DoesNotApply) levels[i] = 1UL << configuration[i];
        return new Box(levels);
    }

    /// <summary>The box of a product.</summary>
    public static Box Of(Implicant product, Box space)
    {
        ulong[] levels = [.. space.Levels];
        foreach ((int condition, int level) in product.Literals) levels[condition] = 1UL << level;
        return new Box(levels);
    }

    /// <summary>Every configuration in boxes that do not overlap.</summary>
    public static IEnumerable<byte[]> Configurations(IEnumerable<Box> boxes)
    {
        foreach (Box box in boxes)
        {
            byte[] at = [.. box.Levels.Select(static set => (byte)BitOperations.TrailingZeroCount(set))];
            while (true)
            {
                yield return [.. at];
                int turned = at.Length - 1;
                for (; turned >= 0; turned--)
                {
                    ulong higher = box.Levels[turned] & ~((2UL << at[turned]) - 1);
                    if (higher != 0)
                    {
                        at[turned] = (byte)BitOperations.TrailingZeroCount(higher);
                        break;
                    }
                    at[turned] = (byte)BitOperations.TrailingZeroCount(box.Levels[turned]);
                }
                if (turned < 0) break;
            }
        }
    }

    private static void Subtract(Box box, Box hole, List<Box> into)
    {
        for (int i = 0; i < box.Levels.Length; i++)
        {
            if ((box.Levels[i] & hole.Levels[i]) != 0) continue;
            into.Add(box);
            return;
        }
        ulong[] rest = box.Levels;
        for (int i = 0; i < box.Levels.Length; i++)
        {
            ulong beside = rest[i] & ~hole.Levels[i];
            if (beside == 0) continue;
            ulong[] piece = [.. rest];
            piece[i] = beside;
            into.Add(new Box(piece));
            rest = [.. rest];
            rest[i] &= hole.Levels[i];
        }
    }
}
