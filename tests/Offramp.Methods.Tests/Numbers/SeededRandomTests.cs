using Offramp.Methods.Numbers;

namespace Offramp.Methods.Tests.Numbers;

/// <summary>Random numbers that a report can promise again.</summary>
public class SeededRandomTests
{
    [Fact]
    public void The_same_seed_and_stream_give_the_same_numbers_and_others_give_others()
    {
        ulong[] drawn = [.. Enumerable.Range(0, 3).Select(_ => new SeededRandom(7, 3).NextBits())];
        Assert.Single(drawn.Distinct());
        Assert.NotEqual(new SeededRandom(7, 3).NextBits(), new SeededRandom(7, 4).NextBits());
        Assert.NotEqual(new SeededRandom(7, 3).NextBits(), new SeededRandom(3, 7).NextBits());
    }

    [Fact]
    public void Numbers_below_a_bound_are_equally_likely()
    {
        var random = new SeededRandom(1);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) counts[random.Next(7)]++;
        // Chi-square of 6 degrees of freedom: above 22.5 once in a thousand seeds, and this seed is fixed.
        Assert.True(counts.Sum(static count => Math.Pow(count - 10_000, 2) / 10_000) < 22.5);
        double[] parts = [.. Enumerable.Range(0, 10_000).Select(_ => random.NextDouble())];
        Assert.All(parts, static part => Assert.InRange(part, 0, 1 - 1e-16));
        Assert.InRange(parts.Average(), 0.49, 0.51);
    }

    [Fact]
    public void A_bound_that_holds_nothing_is_misuse() => Assert.Throws<ArgumentOutOfRangeException>(static () => new SeededRandom(1).Next(0));
}
