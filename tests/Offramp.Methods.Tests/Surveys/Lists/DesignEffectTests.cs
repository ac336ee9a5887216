using Offramp.Methods.Numbers;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Methods.Tests.Surveys.Lists;

/// <summary>The test for a design effect: its weights, its distances, and how often it speaks.</summary>
public sealed class DesignEffectTests
{
    [Theory]
    [InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void Weights_of_independent_cells_are_those_of_coins(int k)
    {
        double[] unit = new double[k * k];
        for (int i = 0; i < k; i++) unit[(i * k) + i] = 2;
        double[] weights = OrthantTest.Weights(unit, k);
        for (int j = 0; j <= k; j++) Assert.Equal(MathNet.Numerics.SpecialFunctions.Binomial(k, j) / Math.Pow(2, k), weights[j], 1e-12);
    }

    // The alternating sums are those of Euler's relation for cones: they need no formula for single weights.
    [Theory]
    [InlineData(3, 0.5), InlineData(4, 0.5), InlineData(4, -0.3), InlineData(5, 0.7), InlineData(6, 0.4)]
    public void Even_and_odd_weights_are_a_half_each(int k, double rho)
    {
        double[] weights = OrthantTest.Weights(Chain(k, rho), k);
        Assert.Equal(0.5, Enumerable.Range(0, k + 1).Where(static j => j % 2 == 0).Sum(j => weights[j]), 1e-9);
        Assert.Equal(0.5, Enumerable.Range(0, k + 1).Where(static j => j % 2 == 1).Sum(j => weights[j]), 1e-9);
    }

    [Theory]
    [InlineData(3, 0.5), InlineData(4, 0.5), InlineData(4, -0.4), InlineData(5, 0.6)]
    public void Weights_are_the_shares_of_draws_whose_nearest_point_has_so_many_free_components(int k, double rho)
    {
        double[] covariance = Chain(k, rho), weights = OrthantTest.Weights(covariance, k), counted = new double[k + 1], normals = new double[k];
        var root = Cholesky.Of(covariance, k)!;
        var random = new SeededRandom(41);
        const int draws = 20_000;
        for (int draw = 0; draw < draws; draw++)
        {
            MathNet.Numerics.Distributions.Normal.Samples(random, normals, 0, 1);
            double[] x = root.Times(normals);
            double distance = OrthantTest.Distance(x, covariance, out int free);
            counted[free] += 1.0 / draws;
            if (draw < 200) Assert.Equal(Least(x, covariance, k), distance, 1e-9);
        }
        for (int j = 0; j <= k; j++) Assert.Equal(counted[j], weights[j], 4 * Math.Sqrt(0.25 / draws));
    }

    [Fact]
    public void The_chance_of_an_orthant_of_equal_correlations_of_a_half_is_1_by_dimension_plus_1()
    {
        // Of k + 1 exchangeable numbers one is the least with chance 1 / (k + 1), and differences from it have correlation 1/2.
        for (int k = 1; k <= 6; k++)
        {
            double[] r = new double[k * k];
            for (int i = 0; i < k; i++)
                for (int j = 0; j < k; j++) r[(i * k) + j] = i == j ? 1 : 0.5;
            Assert.Equal(1.0 / (k + 1), Orthant.Chance(r, k), 1e-9);
        }
    }

    [Fact]
    public void Shares_of_the_kinds_of_respondents_add_up_to_the_difference_in_means_and_to_1()
    {
        ListData data = new ListSamples { Items = 4 }.Data(5);
        DesignEffectTest test = Assert.Single(DesignEffectTest.Of(data));
        Assert.Equal(DifferenceInMeans.Of(data).Needed().Prevalences[0].Estimate, test.Cells.Where(static c => c.WithTrait).Sum(static c => c.Share), 1e-12);
        Assert.Equal(1, test.Cells.Sum(static c => c.Share), 1e-12);
    }

    [Fact]
    public void A_design_without_effect_is_refused_at_most_as_often_as_said_and_one_with_effect_mostly()
    {
        const int runs = 400;
        int clean = 0, spoilt = 0;
        for (ulong run = 0; run < runs; run++)
        {
            // Traits are rare, so that cells lie at the bound where the test is sharpest.
            ListInput input = new ListSamples { Rows = 600, Items = 4, Trait = [-4], Control = [0.2] }.Draw(run);
            if (DesignEffectTest.Of(ListData.Of(input).Needed())[0].P < 0.05) clean++;
            var random = new SeededRandom(run, 9);
            // In the item's arm one in three leaves one control item out.
            ListInput moved = input with { Counts = [.. input.Counts.Select((count, i) => input.Arms.OfRows[i] == 1 && random.NextDouble() < 0.33 ? Math.Max(0, count - 1) : count)] };
            if (DesignEffectTest.Of(ListData.Of(moved).Needed())[0].P < 0.05) spoilt++;
        }
        Assert.InRange(clean / (double)runs, 0, 0.08);
        Assert.InRange(spoilt / (double)runs, 0.8, 1);
    }

    [Fact]
    public void Counts_that_nobody_gave_take_no_part()
    {
        string[] arms = ["0", "0", "0", "0", "1", "1", "1", "1"];
        var input = new ListInput { Counts = [1, 2, 1, 2, 2, 2, 1, 3], Arms = ListArms.Of(arms).Needed(), Items = 5 };
        Assert.InRange(DesignEffectTest.Of(ListData.Of(input).Needed())[0].P, 0, 1);
    }

    // Correlations ρ to the power of the distance, with unequal variances.
    private static double[] Chain(int k, double rho)
    {
        double[] matrix = new double[k * k];
        for (int i = 0; i < k; i++)
            for (int j = 0; j < k; j++) matrix[(i * k) + j] = Math.Pow(rho, Math.Abs(i - j)) * (1 + i) * (1 + j);
        return matrix;
    }

    // The least distance over every choice of components that are held at 0.
    private static double Least(double[] x, double[] covariance, int k)
    {
        double least = double.PositiveInfinity;
        for (int set = 0; set < 1 << k; set++)
        {
            int[] held = [.. Enumerable.Range(0, k).Where(i => (set >> i & 1) == 1)];
            double[] part = new double[held.Length * held.Length], values = [.. held.Select(i => x[i])];
            for (int i = 0; i < held.Length; i++)
                for (int j = 0; j < held.Length; j++) part[(i * held.Length) + j] = covariance[(held[i] * k) + held[j]];
            double[] multipliers = held.Length == 0 ? [] : Cholesky.Of(part, held.Length)!.Solve(values);
            double[] nearest = [.. x];
            for (int i = 0; i < k; i++)
                for (int j = 0; j < held.Length; j++) nearest[i] -= covariance[(i * k) + held[j]] * multipliers[j];
            if (nearest.Any(static v => v < -1e-9)) continue;
            least = Math.Min(least, values.Zip(multipliers, static (a, b) => a * b).Sum());
        }
        return least;
    }
}
