using Offramp.Methods.Numbers;
using Offramp.Methods.Surveys.Plans;
using Offramp.Methods.Surveys.Responses;

namespace Offramp.Methods.Tests.Surveys.Plans;

/// <summary>Formulas against surveys drawn by chance, with a seed.</summary>
public sealed class PlanSimulationTests
{
    private const int Surveys = 3000;

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void The_power_of_a_design_is_how_often_drawn_surveys_find_the_share(int which)
    {
        ResponseDesign design = new[]
        {
            ResponseDesign.Mirrored(0.75), ResponseDesign.Disguised(0.8), ResponseDesign.Forced(2 / 3.0, 1 / 6.0, 1 / 6.0), ResponseDesign.Unrelated(0.65, 0.25), ResponseDesign.Crosswise(0.2),
        }[which].Needed();
        var test = new PowerTest { Null = 0.1 };
        PowerAnalysis plan = PowerAnalysis.Of(new ResponsePlan(design), 0.2, test, 600).Needed();
        var random = new SeededRandom(77, (ulong)which);
        double bar = 1.959963984540054 * Math.Sqrt(new ResponsePlan(design).VarianceAt(0.1) / 600);
        int found = 0;
        for (int survey = 0; survey < Surveys; survey++)
        {
            int yes = 0;
            for (int i = 0; i < 600; i++) yes += random.NextDouble() < design.YesAt(0.2) ? 1 : 0;
            if (Math.Abs(design.ShareAt(yes / 600.0) - 0.1) > bar) found++;
        }
        Assert.Equal(plan.Power, found / (double)Surveys, 0.03);
    }

    [Fact]
    public void The_power_of_a_list_is_how_often_drawn_surveys_find_the_share_and_its_counts_are_those_drawn()
    {
        double[] items = [0.5, 0.4, 0.7];
        ListPlan plan = ListPlan.Of([.. items], 0.5, [new ItemPair(1, 3, -0.5)]).Needed();
        PowerAnalysis analysis = PowerAnalysis.Of(plan, 0.2, new PowerTest(), 700).Needed();
        // The pair's joint probabilities, in the order neither, first, second, both.
        double both = 0.35 - (0.5 * Math.Sqrt(0.25 * 0.21));
        double[] pair = [1 - 0.5 - 0.7 + both, 0.5 - both, 0.7 - both, both];
        var random = new SeededRandom(78);
        long[] drawn = new long[4];
        int found = 0;
        for (int survey = 0; survey < Surveys; survey++)
        {
            double[] sum = new double[2], squares = new double[2];
            for (int i = 0; i < 700; i++)
            {
                double at = random.NextDouble();
                int items13 = at < pair[0] ? 0 : at < pair[0] + pair[1] + pair[2] ? 1 : 2, count = items13 + (random.NextDouble() < 0.4 ? 1 : 0), arm = i % 2;
                drawn[count]++;
                if (arm == 1 && random.NextDouble() < 0.2) count++;
                sum[arm] += count;
                squares[arm] += count * count;
            }
            double variance = 0;
            for (int arm = 0; arm < 2; arm++) variance += (squares[arm] - (sum[arm] * sum[arm] / 350)) / 349 / 350;
            if (Math.Abs((sum[1] - sum[0]) / 350) > 1.959963984540054 * Math.Sqrt(variance)) found++;
        }
        Assert.Equal(analysis.Power, found / (double)Surveys, 0.03);
        for (int count = 0; count <= 3; count++) Assert.Equal(plan.Counts[count], drawn[count] / (700.0 * Surveys), 0.002);
    }

    [Fact]
    public void The_power_of_an_endorsement_is_how_often_drawn_surveys_find_the_difference()
    {
        DifferencePlan plan = DifferencePlan.Of(1, 0.5, 3, 0.4).Needed();
        PowerAnalysis analysis = PowerAnalysis.Of(plan, 0.2, new PowerTest(), 500).Needed();
        var random = new SeededRandom(79);
        int found = 0;
        for (int survey = 0; survey < 1000; survey++)
        {
            double[] sum = new double[2], squares = new double[2];
            for (int i = 0; i < 500; i++)
            {
                double own = Math.Sqrt(0.4) * Normal(random), mean = 0;
                for (int k = 0; k < 3; k++) mean += (own + (Math.Sqrt(0.6) * Normal(random)) + (0.2 * (i % 2))) / 3;
                sum[i % 2] += mean;
                squares[i % 2] += mean * mean;
            }
            double variance = 0;
            for (int arm = 0; arm < 2; arm++) variance += (squares[arm] - (sum[arm] * sum[arm] / 250)) / 249 / 250;
            if (Math.Abs((sum[1] - sum[0]) / 250) > 1.959963984540054 * Math.Sqrt(variance)) found++;
        }
        Assert.Equal(analysis.Power, found / 1000.0, 0.04);
    }

    private static double Normal(SeededRandom random) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, random.NextDouble() + 1e-17);
}
