using Offramp.Methods.Numbers;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Methods.Tests.Surveys.Lists;

/// <summary>How often intervals hold the truth, in a short simulation; the long one is a workload of the bench.</summary>
public sealed class CoverageTests
{
    private const int Runs = 300;

    // The truth of the model for the covariates that were drawn: 0.95 ± 4 standard errors of a share of 300.
    [Theory]
    [InlineData(ListMethod.Difference), InlineData(ListMethod.Linear), InlineData(ListMethod.Nls), InlineData(ListMethod.Ml)]
    public void Intervals_of_the_share_hold_it_as_often_as_they_say(ListMethod method)
    {
        int held = 0;
        for (ulong run = 0; run < Runs; run++)
        {
            ListInput input = new ListSamples { Rows = 800, Trait = [-0.4, 0.5], Control = [0.1, -0.2], Values = 4 }.Draw(run);
            ListData data = ListData.Of(input).Needed();
            ListFit fit = (method switch
            {
                ListMethod.Linear => LinearList.Of(data),
                ListMethod.Nls => NonlinearList.Of(data),
                ListMethod.Ml => MaximumLikelihood.Of(data),
                _ => DifferenceInMeans.Of(data),
            }).Needed();
            double truth = method == ListMethod.Difference
                ? Enumerable.Range(0, 4).Average(static v => 1 / (1 + Math.Exp(0.4 - (0.25 * v))))
                : input.Covariates[0].Values.Average(static x => 1 / (1 + Math.Exp(0.4 - (0.5 * x))));
            if (fit.Prevalences[0].Interval is { } interval && interval.Lower <= truth && truth <= interval.Upper) held++;
        }
        Assert.InRange(held / (double)Runs, 0.90, 0.995);
    }

    [Fact]
    public void Intervals_of_the_combined_and_the_double_list_hold_the_share_as_often_as_they_say()
    {
        int combined = 0, twice = 0;
        double truth = 1 / (1 + Math.Exp(0.4));
        for (ulong run = 0; run < Runs; run++)
        {
            var random = new SeededRandom(run, 4);
            double[] counts = new double[600], second = new double[600], direct = new double[600];
            string[] arms = new string[600];
            for (int i = 0; i < 600; i++)
            {
                bool trait = random.NextDouble() < truth;
                arms[i] = $"{i % 2}";
                // One person counts many or few in both lists.
                double h = 0.3 + (0.4 * random.NextDouble());
                counts[i] = Count(h) + (i % 2 == 1 && trait ? 1 : 0);
                second[i] = Count(h) + (i % 2 == 0 && trait ? 1 : 0);
                direct[i] = trait && random.NextDouble() < 0.5 ? 1 : 0;
            }
            var input = new ListInput { Counts = [.. counts], Arms = ListArms.Of(arms).Needed(), Items = 3 };
            if (Holds(CombinedList.Of(ListData.Of(input).Needed(), [.. direct]).Needed().Interval)) combined++;
            if (Holds(DoubleList.Of(input, [.. second], 3).Needed().Interval)) twice++;

            double Count(double h) => Enumerable.Range(0, 3).Count(_ => random.NextDouble() < h);
        }
        Assert.InRange(combined / (double)Runs, 0.90, 0.995);
        Assert.InRange(twice / (double)Runs, 0.90, 0.995);

        bool Holds(Interval? interval) => interval is not null && interval.Lower <= truth && truth <= interval.Upper;
    }
}
