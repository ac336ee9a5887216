using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Measures that people read easily.</summary>
internal static class Scales
{
    /// <summary>Whole numbers from 0 to at least a greatest value in steps of 1, 2 or 5 times a power of ten; at most about as many steps as wanted.</summary>
    public static ImmutableArray<int> Ticks(int greatest, int wanted)
    {
        int step = Step((double)Math.Max(greatest, 1) / Math.Max(wanted, 1));
        int last = (int)Math.Ceiling(Math.Max(greatest, 1) / (double)step);
        return [.. Enumerable.Range(0, last + 1).Select(n => n * step)];
    }

    /// <summary>The smallest of 1, 2, 5, 10, 20, 50, … that is not below a value.</summary>
    public static int Step(double least)
    {
        int power = 1;
        while (true)
        {
            foreach (int factor in (ReadOnlySpan<int>)[1, 2, 5])
                if (factor * (double)power >= least || factor * (double)power > int.MaxValue / 4) return factor * power;
            power *= 10;
        }
    }
}
