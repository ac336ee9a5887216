using System.Collections.Immutable;
using Offramp.Methods.Numbers;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Methods.Tests.Surveys.Lists;

/// <summary>What must not change an estimate does not, and what must changes it as it should.</summary>
public sealed class InvarianceTests
{
    private static readonly ListSamples Sample = new() { Rows = 900, Trait = [-0.4, 0.7, -0.5], Control = [0.3, -0.2, 0.4] };

    public static TheoryData<ListMethod> Methods => [.. Enum.GetValues<ListMethod>()];

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_order_of_rows_is_of_no_account(ListMethod method)
    {
        ListInput input = Sample.Draw(1);
        Same(Fit(input, method), Fit(ListSamples.Reordered(input, 8), method), static c => c.Estimate, static c => c.Error!.Value);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Another_unit_of_a_covariate_changes_its_coefficient_only(ListMethod method)
    {
        ListInput input = Sample.Draw(2), scaled = input with { Covariates = [input.Covariates[0] with { Values = [.. input.Covariates[0].Values.Select(static v => v * 100)] }, input.Covariates[1]] };
        ListFit one = Fit(input, method), other = Fit(scaled, method);
        Assert.Equal(one.Prevalences[0].Estimate, other.Prevalences[0].Estimate, 1e-7);
        Assert.Equal(one.Prevalences[0].Error!.Value, other.Prevalences[0].Error!.Value, 1e-7);
        foreach ((ListCoefficient a, ListCoefficient b) in one.Coefficients.Zip(other.Coefficients))
            Assert.Equal(a.Estimate, b.Estimate * (b.Name == "x1" ? 100 : 1), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Weights_of_any_size_are_weights_and_equal_ones_are_none(ListMethod method)
    {
        ListInput input = Sample.Draw(3);
        ImmutableArray<double> weights = [.. Enumerable.Range(0, 900).Select(static i => 1.0 + (i % 4))];
        ListFit weighted = Fit(input with { Weights = weights }, method), larger = Fit(input with { Weights = [.. weights.Select(static w => w * 250)] }, method);
        Same(weighted, larger, static c => c.Estimate, static c => c.Error!.Value);
        Same(Fit(input, method), Fit(input with { Weights = [.. weights.Select(static _ => 7.0)] }, method), static c => c.Estimate, static c => c.Error!.Value);
        Assert.NotEqual(Fit(input, method).Prevalences[0].Estimate, weighted.Prevalences[0].Estimate, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_weight_of_2_estimates_as_two_respondents_do(ListMethod method)
    {
        ListInput input = Sample.Draw(4);
        int[] twice = [.. Enumerable.Range(0, 900).SelectMany(static i => i % 3 == 0 ? (int[])[i, i] : [i])];
        var repeated = input with
        {
            Counts = [.. twice.Select(i => input.Counts[i])],
            Arms = ListArms.Of([.. twice.Select(i => input.Arms.Labels[input.Arms.OfRows[i]])]).Needed(),
            Covariates = [.. input.Covariates.Select(c => c with { Values = [.. twice.Select(i => c.Values[i])] })],
        };
        Same(Fit(input with { Weights = [.. Enumerable.Range(0, 900).Select(static i => i % 3 == 0 ? 2.0 : 1.0)] }, method), Fit(repeated, method), static c => c.Estimate);
    }

    [Fact]
    public void Of_several_items_each_share_is_that_of_its_arm_alone_for_methods_without_a_shared_distribution()
    {
        ListInput input = new ListSamples { Rows = 1200, Arms = ["control", "one", "two"] }.Draw(5);
        ListFit both = LinearList.Of(ListData.Of(input).Needed()).Needed();
        int[] rows = [.. Enumerable.Range(0, 1200).Where(i => input.Arms.OfRows[i] != 2)];
        var alone = input with
        {
            Counts = [.. rows.Select(i => input.Counts[i])],
            Arms = ListArms.Of([.. rows.Select(i => input.Arms.Labels[input.Arms.OfRows[i]])]).Needed(),
            Covariates = [.. input.Covariates.Select(c => c with { Values = [.. rows.Select(i => c.Values[i])] })],
        };
        ListFit one = LinearList.Of(ListData.Of(alone).Needed()).Needed();
        foreach (ListCoefficient c in one.Coefficients.Where(static c => c.Part == "sensitive"))
        {
            Assert.Equal(c.Estimate, both.Find("one", c.Name)!.Estimate, 1e-10);
            Assert.Equal(c.Error!.Value, both.Find("one", c.Name)!.Error!.Value, 1e-10);
        }
    }

    [Fact]
    public void Without_covariates_the_linear_model_is_the_difference_in_means()
    {
        ListInput input = Sample.Draw(6) with { Covariates = [] };
        ListFit linear = Fit(input, ListMethod.Linear), difference = Fit(input, ListMethod.Difference);
        Assert.Equal(difference.Prevalences[0].Estimate, linear.Prevalences[0].Estimate, 1e-12);
        Assert.Equal(difference.Prevalences[0].Error!.Value, linear.Prevalences[0].Error!.Value, 1e-12);
    }

    [Fact]
    public void Without_covariates_least_squares_give_the_difference_in_means_where_it_is_a_share()
    {
        ListInput input = Sample.Draw(6) with { Covariates = [] };
        ListFit squares = Fit(input, ListMethod.Nls);
        Assert.Equal(Fit(input, ListMethod.Difference).Prevalences[0].Estimate, squares.Prevalences[0].Estimate, 1e-8);
        // With as many parameters as means the sandwich is that of the means, with HC0.
        Assert.Equal(DifferenceInMeans.Of(squares.Data, RobustVariance.HC0).Needed().Prevalences[0].Error!.Value, squares.Prevalences[0].Error!.Value, 1e-8);
    }

    [Fact]
    public void A_prediction_for_the_respondents_as_they_are_is_the_share_and_products_follow_their_factors()
    {
        ListInput drawn = Sample.Draw(9);
        ListInput input = drawn with { Covariates = [.. drawn.Covariates, ListCovariate.Product(drawn.Covariates[0], drawn.Covariates[1])] };
        ListFit fit = Fit(input, ListMethod.Ml);
        ListPredictions found = ListPredictions.Of(fit, [new ListProfile([]), new ListProfile([("x1", 0.5), ("x2", 1)])], draws: 400).Needed();
        Assert.Equal(fit.Prevalences[0], found.Predictions[0].Share);
        double logit = fit.Find("sensitive", "(Intercept)")!.Estimate + (0.5 * fit.Find("sensitive", "x1")!.Estimate) + fit.Find("sensitive", "x2")!.Estimate + (0.5 * fit.Find("sensitive", "x1:x2")!.Estimate);
        Assert.Equal(1 / (1 + Math.Exp(-logit)), found.Predictions[1].Share.Estimate, 1e-10);
        Assert.Equal(found.Predictions[1].Simulated, ListPredictions.Of(fit, [new ListProfile([]), new ListProfile([("x1", 0.5), ("x2", 1)])], draws: 400).Needed().Predictions[1].Simulated);
        Assert.InRange(found.Predictions[0].Simulated!.Lower, found.Predictions[0].Share.Interval!.Lower - 0.03, found.Predictions[0].Share.Interval!.Lower + 0.03);
    }

    [Fact]
    public void The_error_of_the_list_less_an_open_question_of_the_same_people_is_that_of_resampled_people()
    {
        ListInput input = Sample.Draw(12);
        var random = new SeededRandom(3);
        // Who counts more says yes more often here, so that the two go together.
        ImmutableArray<double> direct = [.. input.Counts.Select(count => random.NextDouble() < count / 6 ? 1.0 : 0.0)];
        foreach (ListMethod method in (ReadOnlySpan<ListMethod>)[ListMethod.Difference, ListMethod.Linear, ListMethod.Ml])
        {
            ListMinusDirect found = ListMinusDirect.Of(Fit(input, method), input, direct).Needed();
            Assert.Equal(900, found.Shared);
            double[] again = [.. Enumerable.Range(0, 400).Select(resample =>
            {
                var draw = new SeededRandom(17, (ulong)resample);
                int[] rows = [.. Enumerable.Range(0, 900).Select(_ => draw.Next(900))];
                var drawn = input with
                {
                    Counts = [.. rows.Select(i => input.Counts[i])],
                    Arms = ListArms.Of([.. rows.Select(i => input.Arms.Labels[input.Arms.OfRows[i]])]).Needed(),
                    Covariates = [.. input.Covariates.Select(c => c with { Values = [.. rows.Select(i => c.Values[i])] })],
                };
                return Fit(drawn, method).Prevalences[0].Estimate - rows.Average(i => direct[i]);
            })];
            double mean = again.Average(), spread = Math.Sqrt(again.Sum(d => (d - mean) * (d - mean)) / (again.Length - 1));
            Assert.InRange(found.Error!.Value / spread, 0.88, 1.12);
        }
    }

    private static ListFit Fit(ListInput input, ListMethod method)
    {
        ListData data = ListData.Of(input).Needed();
        return method switch
        {
            ListMethod.Linear => LinearList.Of(data),
            ListMethod.Nls => NonlinearList.Of(data),
            ListMethod.Ml => MaximumLikelihood.Of(data),
            _ => DifferenceInMeans.Of(data),
        } is { } answer ? answer.Needed() : null!;
    }

    private static void Same(ListFit one, ListFit other, params Func<ListCoefficient, double>[] values)
    {
        foreach (Func<ListCoefficient, double> value in values)
            foreach ((ListCoefficient a, ListCoefficient b) in one.Coefficients.Zip(other.Coefficients)) Assert.Equal(value(a), value(b), 1e-6 * (1 + Math.Abs(value(a))));
    }
}
