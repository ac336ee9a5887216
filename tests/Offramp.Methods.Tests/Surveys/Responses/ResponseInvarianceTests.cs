using Offramp.Methods.Surveys.Responses;

namespace Offramp.Methods.Tests.Surveys.Responses;

/// <summary>What must not change a result does not.</summary>
public sealed class ResponseInvarianceTests
{
    private static readonly ResponseDesign Design = ResponseDesign.Forced(0.7, 0.1, 0.2).Needed();

    [Fact]
    public void The_order_of_rows_does_not_matter_and_a_row_repeated_is_a_weight()
    {
        double[] y = [1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0], x = [0, 1, 2, 3, 0, 1, 2, 3, 2, 1, 0, 3, 3, 1];
        int[] order = [13, 2, 5, 0, 1, 3, 4, 12, 11, 10, 9, 8, 7, 6];
        ResponseFit fit = Fit(y, x), turned = Fit([.. order.Select(i => y[i])], [.. order.Select(i => x[i])]);
        for (int c = 0; c < 2; c++) Assert.Equal(fit.Coefficients[c].Estimate, turned.Coefficients[c].Estimate, 1e-9);
        ResponseFit weighted = ResponseRegression.Of(Design, ResponseData.Of(new("y", y), [new("x", x)], new("w", [.. Enumerable.Repeat(2.0, y.Length)])).Needed()).Needed();
        ResponseFit doubled = Fit([.. y, .. y], [.. x, .. x]);
        for (int c = 0; c < 2; c++) Assert.Equal(doubled.Coefficients[c].Estimate, weighted.Coefficients[c].Estimate, 1e-9);
        Assert.Equal(doubled.LogLik, weighted.LogLik, 1e-9);
    }

    [Fact]
    public void The_unit_of_a_covariate_changes_its_coefficient_alone()
    {
        ResponseDesign design = ResponseDesign.Mirrored(0.8).Needed();
        double[] y = [.. Enumerable.Range(0, 400).Select(static i => i * 37 % 101 < 40 + (i % 4 * 5) ? 1.0 : 0)], x = [.. Enumerable.Range(0, 400).Select(static i => (double)(i % 4))];
        ResponseFit one = ResponseRegression.Of(design, ResponseData.Of(new("y", y), [new("x", x)]).Needed()).Needed();
        ResponseFit other = ResponseRegression.Of(design, ResponseData.Of(new("y", y), [new("x", [.. x.Select(static v => 1e6 + (1000 * v))])]).Needed()).Needed();
        Assert.Equal(one.Coefficients[1].Estimate, 1000 * other.Coefficients[1].Estimate, 1e-7);
        Assert.Equal(one.Coefficients[1].Se, 1000 * other.Coefficients[1].Se, 1e-7);
        Assert.Equal(one.LogLik, other.LogLik, 1e-8);
    }

    [Fact]
    public void Yes_and_no_exchanged_with_the_design_turned_round_give_the_same_share()
    {
        ResponseDesign turned = ResponseDesign.Mirrored(0.3).Needed();
        ResponseData data = Some.Drawn(ResponseDesign.Mirrored(0.7).Needed(), 2000, [-1, 0.3, 0.4], 8);
        double[] y = new double[2000];
        ResponseShare share = ResponseShare.Of(ResponseDesign.Mirrored(0.7).Needed(), Some.Counts(740, 1260)).Needed(), other = ResponseShare.Of(turned, Some.Counts(1260, 740)).Needed();
        Assert.Equal(share.Estimate, other.Estimate, 1e-12);
        Assert.Equal(share.Se, other.Se, 1e-12);
        Assert.Equal(share.Wilson.Lower, other.Wilson.Lower, 1e-12);
        Assert.Equal(y.Length, data.Count);
    }

    [Fact]
    public void Weights_of_one_change_the_share_in_nothing()
    {
        double[] y = [1, 0, 0, 1, 0, 1, 1, 0];
        ResponseShare plain = ResponseShare.Of(Design, ResponseData.Of(new("y", y), []).Needed()).Needed();
        ResponseShare ones = ResponseShare.Of(Design, ResponseData.Of(new("y", y), [], new("w", [.. y.Select(static _ => 3.0)])).Needed()).Needed();
        Assert.Equal((plain.Estimate, 8.0), (ones.Estimate, ones.EffectiveCount));
        Assert.Equal(plain.Se, ones.Se, 1e-12);
        // By hand: weights 1 and 3, λ = 3/4, variance (1·(3/4)² + 9·(1/4)²) / 16 of the share of yes.
        ResponseShare two = ResponseShare.Of(ResponseDesign.Direct, ResponseData.Of(new("y", [0, 1]), [], new("w", [1, 3])).Needed()).Needed();
        Assert.Equal((0.75, Math.Sqrt(((9 / 16.0) + (9 / 16.0)) / 16)), (two.Estimate, two.Se));
    }

    [Fact]
    public void A_prediction_is_the_same_for_the_same_seed_and_another_for_another()
    {
        ResponseFit fit = ResponseRegression.Of(Design, Some.Drawn(Design, 800, [-0.5, 0.3, 0.2], 4)).Needed();
        ResponsePrediction one = ResponsePrediction.Of(fit, [], 500, 7).Needed(), again = ResponsePrediction.Of(fit, [], 500, 7).Needed(), other = ResponsePrediction.Of(fit, [], 500, 8).Needed();
        Assert.Equal(one.Simulated, again.Simulated);
        Assert.NotEqual(one.Simulated, other.Simulated);
        Assert.True(one.LogitInterval!.Lower > 0 && one.LogitInterval.Upper < 1);
        Assert.Equal(one.Interval.Lower, one.Simulated.Lower, 0.02);
    }

    [Fact]
    public void Nothing_of_a_single_respondent_is_public()
    {
        string[] members = [.. typeof(ResponseFit).GetProperties().Concat(typeof(ResponseData).GetProperties()).Concat(typeof(ResponseShare).GetProperties()).Concat(typeof(ResponsePrediction).GetProperties())
            .Where(static p => p.PropertyType == typeof(double[]) || p.PropertyType == typeof(System.Collections.Immutable.ImmutableArray<double>)).Select(static p => p.Name)];
        Assert.Empty(members);
    }

    private static ResponseFit Fit(double[] y, double[] x) => ResponseRegression.Of(Design, ResponseData.Of(new("y", y), [new("x", x)]).Needed()).Needed();
}
