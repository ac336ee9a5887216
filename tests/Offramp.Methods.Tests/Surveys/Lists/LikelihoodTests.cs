using Offramp.Methods.Numbers;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Methods.Tests.Surveys.Lists;

/// <summary>The likelihood against plain enumeration of who has the trait and which items are counted, its derivatives against differences, and the way up.</summary>
public sealed class LikelihoodTests
{
    public static TheoryData<string> Models => ["constrained", "unconstrained", "overdispersed", "floor", "ceiling", "both", "level", "level-overdispersed", "several"];

    [Theory]
    [MemberData(nameof(Models))]
    public void The_likelihood_is_that_of_every_way_in_which_a_count_can_come_about(string name)
    {
        ListLayout layout = Layout(name, 60);
        double[] at = Somewhere(layout, 5);
        ListRows rows = layout.Data.Rows;
        double sum = 0;
        for (int r = 0; r < rows.Length; r++) sum += rows.Times[r] * rows.Weight[r] * Math.Log(Enumerated(layout, at, r));
        Assert.Equal(sum, new ListObjective(layout).At(at, Curvature.None).LogLik, 1e-9);
    }

    // Far out the closed form of the plain model would overflow: the likelihood goes on there by the sum over ways.
    [Theory]
    [InlineData(1.0), InlineData(12.0), InlineData(45.0)]
    public void The_plain_model_is_the_overdispersed_one_without_overdispersion_wherever_it_is_looked_at(double size)
    {
        foreach (string[] arms in (string[][])[["0", "1"], ["control", "one", "two"]])
        {
            ListData data = new ListSamples { Rows = 120, Arms = arms, Items = 4 }.Data(7);
            ListLayout plain = new(data, new ListModel(), [0]), spread = new(data, new ListModel { Overdispersed = true }, [0]);
            double[] at = [.. Somewhere(plain, 5).Select(c => c * size)], with = [.. at, -300];
            foreach (Curvature curvature in (ReadOnlySpan<Curvature>)[Curvature.Observed, Curvature.Complete])
            {
                ListValue one = new ListObjective(plain).At(at, curvature), other = new ListObjective(spread).At(with, curvature);
                Assert.Equal(other.LogLik, one.LogLik, 1e-9 * Math.Abs(one.LogLik));
                for (int i = 0; i < at.Length; i++)
                {
                    Assert.Equal(other.Gradient[i], one.Gradient[i], 1e-8);
                    for (int j = 0; j < at.Length; j++) Assert.Equal(other.Information[(i * with.Length) + j], one.Information[(i * at.Length) + j], 1e-8);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Chances_of_all_counts_of_an_arm_add_up_to_1(string name)
    {
        ListLayout layout = Layout(name, 30);
        double[] at = Somewhere(layout, 9);
        for (int arm = 0; arm < layout.Data.Arms.Labels.Length; arm++)
        {
            (ListPart[] parts, ListPlaces places) = layout.ByArm[arm];
            int p = places.Length, items = layout.Data.Items;
            double[] eta = [.. parts.Select(part => part.Predictor(layout.Data.Rows.At(0), at))];
            var likelihood = new ListLikelihood(places, items, ListLikelihood.LogChoose(items), new double[ListLikelihood.Room(places)]);
            double sum = 0;
            for (int y = 0; y <= items + (arm > 0 ? 1 : 0); y++) sum += Math.Exp(likelihood.Of(y, arm > 0, eta, new double[p], new double[p * p], new double[p * p]));
            Assert.Equal(1, sum, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Gradient_and_information_are_those_of_differences(string name)
    {
        ListLayout layout = Layout(name, 80);
        var objective = new ListObjective(layout);
        double[] at = Somewhere(layout, 11);
        ListValue value = objective.At(at, Curvature.Observed);
        const double step = 1e-5;
        for (int i = 0; i < at.Length; i++)
        {
            double[] up = [.. at], down = [.. at];
            up[i] += step;
            down[i] -= step;
            ListValue above = objective.At(up, Curvature.Observed), below = objective.At(down, Curvature.Observed);
            Assert.Equal((above.Sum - below.Sum) / (2 * step), value.Gradient[i], 1e-5 * (1 + Math.Abs(value.Gradient[i])));
            for (int j = 0; j < at.Length; j++)
            {
                double numeric = -(above.Gradient[j] - below.Gradient[j]) / (2 * step), ours = value.Information[(i * at.Length) + j];
                Assert.Equal(numeric, ours, 1e-5 * (1 + Math.Abs(ours)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_step_of_EM_never_lowers_the_likelihood_and_Newton_ends_at_a_top(string name)
    {
        ListLayout layout = Layout(name, 300);
        var objective = new ListObjective(layout);
        var visited = new List<double>();
        double[] start = Somewhere(layout, 3);
        ListOptimum.Climb(objective, start, layout.Reach(), emOnly: true, visited.Add);
        Assert.True(visited.Count > 3);
        for (int i = 1; i < visited.Count; i++) Assert.True(visited[i] >= visited[i - 1] - 1e-9, $"{visited[i - 1]} then {visited[i]}");
        ListOptimum top = ListStarts.Best(layout);
        Assert.True(top.Converged);
        Assert.True(top.Value.Sum >= visited[^1] - 1e-6);
        Assert.All(objective.At(top.Coefficients, Curvature.None).Gradient, static slope => Assert.Equal(0, slope, 1e-4));
    }

    [Fact]
    public void The_result_is_the_same_to_the_last_digit_on_one_thread_and_on_two()
    {
        ListData data = new ListSamples { Rows = 6000, Values = 0 }.Data(2);
        Assert.True(data.Rows.Length > 5000);
        ListFit one = MaximumLikelihood.Of(data, new ListModel { Threads = 1 }).Needed(), two = MaximumLikelihood.Of(data, new ListModel { Threads = 2 }).Needed();
        Assert.Equal(one.Coefficients, two.Coefficients);
        Assert.Equal(one.LogLik, two.LogLik);
    }

    [Theory]
    [InlineData(0.3, -2.0), InlineData(-1.2, -30.0), InlineData(5.0, 1.0)]
    public void Beta_binomial_chances_add_up_have_the_mean_and_go_over_into_the_binomial(double mean, double spread)
    {
        const int items = 4;
        double sum = 0, average = 0, h = 1 / (1 + Math.Exp(-mean));
        for (int y = 0; y <= items; y++)
        {
            double log = MathNet.Numerics.SpecialFunctions.BinomialLn(items, y), binomial = log + (y * Math.Log(h)) + ((items - y) * Math.Log(1 - h));
            BetaBinomial.Add(y, items, mean, spread, ref log, new double[2], new double[4], 0, 1, 2);
            sum += Math.Exp(log);
            average += y * Math.Exp(log);
            if (spread == -30) Assert.Equal(binomial, log, 1e-10);
        }
        Assert.Equal(1, sum, 1e-12);
        Assert.Equal(items * h, average, 1e-12);
    }

    private static ListLayout Layout(string name, int rows)
    {
        var model = new ListModel
        {
            Constrained = name != "unconstrained",
            Overdispersed = name.EndsWith("overdispersed", StringComparison.Ordinal),
            Floor = name is "floor" or "both",
            Ceiling = name is "ceiling" or "both",
            Condition = name.StartsWith("level", StringComparison.Ordinal) ? ListCondition.Level : ListCondition.None,
        };
        ListData data = new ListSamples { Rows = rows, Arms = name == "several" ? ["control", "one", "two"] : ["0", "1"], Weighted = rows < 100 }.Data(7);
        return new ListLayout(data, model, [0, 1]);
    }

    private static double[] Somewhere(ListLayout layout, ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, layout.Length).Select(_ => (random.NextDouble() * 1.6) - 0.8)];
    }

    // Σ over trait, each set of control items, truth or lie: the definition, without any of the formulas that are tested.
    private static double Enumerated(ListLayout layout, double[] at, int row)
    {
        ListRows rows = layout.Data.Rows;
        double[] x = rows.At(row).ToArray();
        int items = layout.Data.Items, arm = rows.Arm[row], item = Math.Max(0, arm - 1);
        double sum = 0;
        for (int set = 0; set < 1 << items; set++)
        {
            int count = int.PopCount(set);
            for (int trait = 0; trait <= 1; trait++)
            {
                double h = Chance(trait == 1 ? layout.ControlWith : layout.Control);
                double g = 1 / (1 + Math.Exp(-(layout.Sensitive[item].Predictor(x, at) + (layout.Levels.Length > 0 ? at[layout.Levels[item].At] * count : 0))));
                double ways = (trait == 1 ? g : 1 - g) * (layout.Spread is { } spread ? Drawn(h, 1 / (1 + Math.Exp(-at[spread.At])), count, items) : Math.Pow(h, count) * Math.Pow(1 - h, items - count));
                ListPart? lies = trait == 1 && arm > 0 ? (count == 0 ? layout.Floor : count == items ? layout.Ceiling : null) : null;
                double lie = lies is null ? 0 : Chance(lies);
                int told = count + (trait == 1 && arm > 0 ? 1 : 0);
                if (told == rows.Y[row]) sum += ways * (1 - lie);
                if (lie > 0 && count == rows.Y[row]) sum += ways * lie;
            }
        }
        return sum;

        double Chance(ListPart part) => 1 / (1 + Math.Exp(-part.Predictor(x, at)));
    }

    // Pólya's urn: one item after the other, each the likelier the more were counted before.
    private static double Drawn(double h, double rho, int count, int items)
    {
        double theta = rho / (1 - rho), chance = 1;
        for (int i = 0; i < items; i++)
        {
            double yes = (h + (Math.Min(i, count) * theta)) / (1 + (i * theta));
            chance *= i < count ? yes : 1 - ((h + (count * theta)) / (1 + (i * theta)));
        }
        return chance;
    }
}
