using MathNet.Numerics.Distributions;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Tests.Numbers;

/// <summary>Binomial numbers, held against their distribution.</summary>
public sealed class BinomialDrawTests
{
    // Counting up, the same from the other end, rejection, rejection from the other end, near the border between both ways.
    [Theory]
    [InlineData(5, 0.3)]
    [InlineData(40, 0.9)]
    [InlineData(60, 0.4)]
    [InlineData(1000, 0.02)]
    [InlineData(500, 0.7)]
    [InlineData(21, 0.48)]
    public void Numbers_have_the_distribution(int n, double p)
    {
        const int Draws = 100_000;
        var random = new SeededRandom(3, (ulong)n);
        int[] counts = new int[n + 1];
        for (int i = 0; i < Draws; i++) counts[BinomialDraw.Next(random, n, p)]++;
        double chi = 0, restExpected = 0, rest = 0;
        int cells = 0;
        for (int k = 0; k <= n; k++)
        {
            double expected = Draws * Binomial.PMF(p, n, k);
            if (expected < 10)
            {
                restExpected += expected;
                rest += counts[k];
                continue;
            }
            chi += Math.Pow(counts[k] - expected, 2) / expected;
            cells++;
        }
        if (restExpected > 5) chi += Math.Pow(rest - restExpected, 2) / restExpected;
        // Once in a thousand seeds above; this seed is fixed.
        Assert.True(chi < ChiSquared.InvCDF(cells, 0.999), $"chi-square {chi} of {cells} cells");
    }

    [Fact]
    public void Nothing_tried_impossible_and_certain_need_no_chance()
    {
        var random = new SeededRandom(1);
        Assert.Equal((0, 0, 7), (BinomialDraw.Next(random, 0, 0.5), BinomialDraw.Next(random, 7, 0), BinomialDraw.Next(random, 7, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialDraw.Next(random, -1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialDraw.Next(random, 1, double.NaN));
    }

    [Fact]
    public void A_hundred_million_tries_come_near_their_mean()
    {
        var random = new SeededRandom(9);
        double mean = Enumerable.Range(0, 1000).Average(_ => BinomialDraw.Next(random, 100_000_000, 0.25));
        // Four standard errors of the mean of a thousand draws.
        Assert.InRange(mean, 25_000_000 - (4 * 4330 / 31.6), 25_000_000 + (4 * 4330 / 31.6));
    }
}
