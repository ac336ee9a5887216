using MathNet.Numerics.Distributions;
using Offramp.Methods.Numbers;
using Offramp.Methods.Surveys.Responses;

namespace Offramp.Methods.Tests.Surveys.Responses;

/// <summary>The likelihood against its definition, its derivatives against differences, and its greatest value against a search that knows nothing of it.</summary>
public sealed class ResponseLikelihoodTests
{
    [Fact]
    public void The_likelihood_is_the_sum_over_respondents_one_by_one()
    {
        foreach (ResponseDesign design in Some.Designs)
        {
            double[] a = [0, 1, 2, 2, 3, 1, 0, 2], y = [1, 0, 1, 1, 0, 0, 1, 0], b = [0.3, -0.4];
            ResponseData data = ResponseData.Of(new SurveyColumn("y", y), [new SurveyColumn("a", a)]).Needed();
            double expected = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double yes = design.YesAt(1 / (1 + Math.Exp(-(b[0] + (b[1] * a[i])))));
                expected += Math.Log(y[i] == 1 ? yes : 1 - yes);
            }
            Assert.Equal(expected, new ResponseLikelihood(design, data).At(b), 1e-12);
        }
    }

    [Fact]
    public void The_gradient_is_what_small_steps_give()
    {
        foreach (ResponseDesign design in Some.Designs)
        {
            var likelihood = new ResponseLikelihood(design, Some.Drawn(design, 200, [-0.8, 0.4, -0.6], 3));
            foreach (double[] at in (double[][])[[0, 0, 0], [-1, 0.5, 0.2], [2, -1.5, 3]])
            {
                double[] gradient = likelihood.Gradient(at);
                for (int c = 0; c < at.Length; c++)
                {
                    double[] up = [.. at], down = [.. at];
                    up[c] += 1e-5;
                    down[c] -= 1e-5;
                    Assert.Equal((likelihood.At(up) - likelihood.At(down)) / 2e-5, gradient[c], 1e-5 * Math.Max(1, Math.Abs(gradient[c])));
                }
            }
        }
    }

    [Fact]
    public void Standard_errors_are_those_of_the_curvature_that_small_steps_give()
    {
        foreach (ResponseDesign design in Some.Designs)
        {
            ResponseData data = Some.Drawn(design, 3000, [-0.8, 0.4, -0.6], 5);
            ResponseFit fit = ResponseRegression.Of(design, data).Needed();
            var likelihood = new ResponseLikelihood(design, data);
            double[] at = [.. fit.Coefficients.Select(static one => one.Estimate)];
            Assert.All(likelihood.Gradient(at), static slope => Assert.Equal(0, slope, 1e-5));
            // The information times the covariance is the identity.
            for (int r = 0; r < 3; r++)
            {
                double[] up = [.. at], down = [.. at];
                up[r] += 1e-5;
                down[r] -= 1e-5;
                double[] row = [.. likelihood.Gradient(down).Zip(likelihood.Gradient(up), static (before, after) => (before - after) / 2e-5)];
                for (int c = 0; c < 3; c++) Assert.Equal(r == c ? 1 : 0, row.Select((value, k) => value * fit.Covariance[k][c]).Sum(), 1e-5);
            }
        }
    }

    [Fact]
    public void No_place_that_a_blind_search_finds_is_higher()
    {
        foreach (ResponseDesign design in Some.Designs)
        {
            for (ulong seed = 0; seed < 3; seed++)
            {
                ResponseData data = Some.Drawn(design, 600, [-0.6, 0.5, -0.4], 100 + seed);
                if (ResponseRegression.Of(design, data).Value is not { } fit) continue;
                Assert.True(Blind(new ResponseLikelihood(design, data), seed) <= fit.LogLik + 1e-9, $"{design.Kind}, seed {seed}");
            }
        }
    }

    [Fact]
    public void A_plain_question_gives_the_plain_logistic_regression()
    {
        // Two groups with 30 of 100 and 60 of 100: the coefficients are the log odds and their difference, their variances Σ 1 / count.
        SurveyColumn y = new("y", [.. Ones(30, 100), .. Ones(60, 100)]), x = new("x", [.. Enumerable.Repeat(0.0, 100), .. Enumerable.Repeat(1.0, 100)]);
        ResponseFit fit = ResponseRegression.Of(ResponseDesign.Direct, ResponseData.Of(y, [x]).Needed()).Needed();
        Assert.Equal(Math.Log(3 / 7.0), fit.Coefficients[0].Estimate, 1e-10);
        Assert.Equal(Math.Log(1.5) - Math.Log(3 / 7.0), fit.Coefficients[1].Estimate, 1e-10);
        Assert.Equal(Math.Sqrt((1 / 30.0) + (1 / 70.0) + (1 / 60.0) + (1 / 40.0)), fit.Coefficients[1].Se, 1e-10);
        Assert.Equal(["(Intercept)", "x"], fit.Coefficients.Select(static one => one.Name));
        Assert.Equal(2 * Normal.CDF(0, 1, -Math.Abs(fit.Coefficients[1].Z)), fit.Coefficients[1].P, 1e-12);
    }

    [Fact]
    public void Groups_of_a_saturated_model_have_the_shares_of_their_own_answers()
    {
        foreach (ResponseDesign design in Some.Designs)
        {
            int[] yes = [(int)Math.Round(400 * design.YesAt(0.3)), (int)Math.Round(400 * design.YesAt(0.6))];
            SurveyColumn y = new("y", [.. Ones(yes[0], 400), .. Ones(yes[1], 400)]), x = new("x", [.. Enumerable.Repeat(5.0, 400), .. Enumerable.Repeat(7.0, 400)]);
            ResponseFit fit = ResponseRegression.Of(design, ResponseData.Of(y, [x]).Needed()).Needed();
            for (int group = 0; group < 2; group++)
            {
                ResponseShare alone = ResponseShare.Of(design, Some.Counts(yes[group], 400 - yes[group])).Needed();
                ResponsePrediction predicted = ResponsePrediction.Of(fit, [new SurveySetting("x", 5 + (2 * group))]).Needed();
                Assert.Equal(alone.Estimate, predicted.Estimate, 1e-9);
                Assert.Equal(alone.Se, predicted.Se, 1e-8);
            }
            ResponsePrediction between = ResponsePrediction.Difference(fit, [new SurveySetting("x", 7)], [new SurveySetting("x", 5)]).Needed();
            Assert.Equal(design.ShareAt(yes[1] / 400.0) - design.ShareAt(yes[0] / 400.0), between.Estimate, 1e-9);
        }
    }

    private static IEnumerable<double> Ones(int ones, int count) => Enumerable.Range(0, count).Select(i => i < ones ? 1.0 : 0);

    // Random steps that get smaller, from random places.
    private static double Blind(ResponseLikelihood likelihood, ulong seed)
    {
        double best = double.NegativeInfinity;
        for (ulong start = 0; start < 4; start++)
        {
            var random = new SeededRandom(seed, start);
            double[] at = [.. Enumerable.Range(0, likelihood.Width).Select(_ => (4 * random.NextDouble()) - 2)];
            double height = likelihood.At(at);
            for (int step = 0; step < 1500; step++)
            {
                double reach = 2 * Math.Pow(0.995, step);
                double[] next = [.. at.Select(value => value + (reach * ((2 * random.NextDouble()) - 1)))];
                double reached = likelihood.At(next);
                if (reached > height) (at, height) = (next, reached);
            }
            best = Math.Max(best, height);
        }
        return best;
    }
}
