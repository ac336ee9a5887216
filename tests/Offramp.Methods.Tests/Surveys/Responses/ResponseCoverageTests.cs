using Offramp.Methods.Numbers;
using Offramp.Methods.Surveys.Responses;

namespace Offramp.Methods.Tests.Surveys.Responses;

/// <summary>How often intervals hold what they are for, in surveys drawn with a seed; the long runs are in the benchmark "responses".</summary>
public sealed class ResponseCoverageTests
{
    [Fact]
    public void Intervals_of_the_share_hold_it_about_as_often_as_they_say()
    {
        foreach (ResponseDesign design in Some.Designs)
        {
            int wald = 0, wilson = 0;
            for (ulong survey = 0; survey < 600; survey++)
            {
                var random = new SeededRandom(5, survey);
                int yes = 0;
                for (int i = 0; i < 400; i++) yes += random.NextDouble() < design.YesAt(0.2) ? 1 : 0;
                ResponseShare share = ResponseShare.Of(design, Some.Counts(yes, 400 - yes)).Needed();
                wald += share.Interval.Lower <= 0.2 && 0.2 <= share.Interval.Upper ? 1 : 0;
                wilson += share.Wilson.Lower <= 0.2 && 0.2 <= share.Wilson.Upper ? 1 : 0;
            }
            Assert.InRange(wald / 600.0, 0.925, 0.98);
            Assert.InRange(wilson / 600.0, 0.925, 0.98);
        }
    }

    [Fact]
    public void Intervals_of_coefficients_and_of_predictions_hold_the_truth_about_as_often_as_they_say()
    {
        ResponseDesign design = ResponseDesign.Forced(2 / 3.0, 1 / 6.0, 1 / 6.0).Needed();
        double[] truth = [-0.8, 0.4, -0.5];
        int[] held = new int[5];
        for (ulong survey = 0; survey < 200; survey++)
        {
            ResponseFit fit = ResponseRegression.Of(design, Some.Drawn(design, 1200, truth, 9000 + survey)).Needed();
            for (int c = 0; c < 3; c++) held[c] += Holds(fit.Coefficients[c].Interval, truth[c]);
            ResponsePrediction profile = ResponsePrediction.Of(fit, [new("a", 2), new("b", 1)], 300, survey).Needed();
            double share = 1 / (1 + Math.Exp(-(truth[0] + (2 * truth[1]) + truth[2])));
            held[3] += Holds(profile.LogitInterval!, share);
            held[4] += Holds(profile.Simulated, share);
        }
        Assert.All(held, static count => Assert.InRange(count / 200.0, 0.90, 0.99));
    }

    private static int Holds(Interval interval, double value) => interval.Lower <= value && value <= interval.Upper ? 1 : 0;
}
