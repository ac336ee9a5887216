using Offramp.Methods.Agreement;

namespace Offramp.Methods.Tests.Agreement;

/// <summary>Numbers printed in papers and books, without any folder of references.</summary>
public sealed class UnitWorkedExampleTests
{
    // Krippendorff 2011, section C: the four coders' codes by unit, . for none.
    private static readonly UnitMatrix Krippendorff = Rows(["11.1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", ".555", "..11", "..3."]);

    [Theory]
    [InlineData(Metric.Nominal, 0.743)]
    [InlineData(Metric.Ordinal, 0.815)]
    [InlineData(Metric.Interval, 0.849)]
    [InlineData(Metric.Ratio, 0.797)]
    public void Alpha_of_four_coders_with_missing_codes(Metric metric, double printed) => Near(printed, Krippendorff, AgreementMeasure.Alpha(metric));

    [Fact]
    public void Gwet_prints_the_same_data_with_errors_and_intervals()
    {
        // Gwet 2014 by the overview of irrCAC: coefficient, standard error, lower end.
        (AgreementKind Kind, double Value, double Error, double Lower)[] printed =
            [(AgreementKind.Gwet, 0.77544, 0.14295, 0.461), (AgreementKind.Alpha, 0.74342, 0.14557, 0.419), (AgreementKind.BrennanPrediger, 0.77273, 0.14472, 0.454), (AgreementKind.Fleiss, 0.76117, 0.15302, 0.424)];
        foreach ((AgreementKind kind, double value, double error, double lower) in printed)
        {
            AgreementValue found = UnitAgreement.Of(Krippendorff, new(kind)).Needed();
            Assert.Equal((value, error, lower, 1.0), (Math.Round(found.Value!.Value, 5), Math.Round(found.StandardError!.Value, 5), Math.Round(found.Interval!.Lower, 3), found.Interval.Upper));
        }
    }

    [Fact]
    public void Cohen_1960_page_45()
    {
        // Rows one judge, columns the other, of 200 people.
        UnitMatrix data = Table([[88, 14, 18], [10, 40, 10], [2, 6, 12]], [.. "abc"]);
        Near(0.492, data, new(AgreementKind.Cohen));
        Near(0.576, data, new(AgreementKind.Gwet));
    }

    [Fact]
    public void The_paradox_of_a_category_that_nearly_all_units_have()
    {
        UnitMatrix data = Table([[80, 7], [8, 5]], [.. "+-"]);
        Near(0.808, data, new(AgreementKind.Gwet));
        Near(0.850, data, new(AgreementKind.Percent));
        Assert.True(UnitAgreement.Of(data, new(AgreementKind.Cohen)).Needed().Value < 0.4);
    }

    [Fact]
    public void The_error_at_zero_of_two_binary_coders_is_that_of_the_phi_coefficient_where_their_margins_are_equal()
    {
        // Margins of a half each: w − w̄_k. − w̄_.l is 0 on the diagonal and −1 beside it, so that the variance is (1/2 − p_e²) / (n (1 − p_e)²) = (1/2 − 1/4) / (n / 4) = 1 / n.
        AgreementValue kappa = UnitAgreement.Of(Table([[30, 20], [20, 30]], [.. "+-"]), new(AgreementKind.Cohen)).Needed();
        Assert.Equal((0.2, 0.1), (Math.Round(kappa.Value!.Value, 12), Math.Round(kappa.StandardErrorAtZero!.Value, 12)));
        // κ = 0.2: each cell's influence is ±1 − 0.2, so that its variance is 1 − 0.04.
        Assert.Equal(Math.Sqrt(0.96 / 100), kappa.StandardError!.Value, 1e-12);
    }

    [Fact]
    public void Equal_margins_make_all_kappas_of_two_coders_the_same()
    {
        UnitMatrix data = Table([[30, 20], [20, 30]], [.. "+-"]);
        foreach (AgreementKind kind in (AgreementKind[])[AgreementKind.Cohen, AgreementKind.Scott, AgreementKind.Fleiss, AgreementKind.Conger, AgreementKind.Light, AgreementKind.BrennanPrediger, AgreementKind.Gwet]) Near(0.2, data, new(kind));
    }

    [Fact]
    public void Each_category_of_Krippendorffs_two_by_two_case_has_the_value_of_the_whole()
    {
        // With two categories, one against the other is the whole table.
        UnitMatrix data = Rows(["00", "11", "00", "00", "00", "00", "00", "00", "10", "00", "01", "11"]);
        double whole = UnitAgreement.Of(data, AgreementMeasure.Alpha(Metric.Nominal)).Needed().Value!.Value;
        Assert.All(UnitAgreement.OfEachCategory(data, AgreementKind.Alpha).Needed(), value => Assert.Equal(whole, value.Value!.Value, 1e-12));
    }

    [Fact]
    public void A_codebook_with_a_category_that_nobody_used_changes_what_counts_categories_and_nothing_else()
    {
        UnitMatrix data = Rows(["aa", "ab", "bb", "aa"]), wider = UnitMatrix.Of(data.Coders, [["a", "a", "b", "a"], ["a", "b", "b", "a"]], ["a", "b", "c"]).Needed();
        foreach (AgreementMeasure measure in AgreementMeasure.Suited(Metric.Nominal, 2))
        {
            double one = UnitAgreement.Of(data, measure).Needed().Value!.Value, other = UnitAgreement.Of(wider, measure).Needed().Value!.Value;
            Assert.Equal(measure.Kind is AgreementKind.Gwet or AgreementKind.BrennanPrediger, Math.Abs(one - other) > 1e-9);
        }
        // p_o = 3/4: with two categories (3/4 − 1/2) / (1/2), with three (3/4 − 1/3) / (2/3).
        Near(0.5, data, new(AgreementKind.BrennanPrediger));
        Near(0.625, wider, new(AgreementKind.BrennanPrediger));
    }

    internal static UnitMatrix Rows(string[] rows) => UnitMatrix.Of(
        [.. rows[0].Select(static (_, coder) => "c" + coder)], [.. rows[0].Select((_, coder) => rows.Select(row => row[coder] == '.' ? null : row[coder].ToString()).ToArray())]).Needed();

    private static UnitMatrix Table(int[][] counts, char[] categories) =>
        Rows([.. counts.SelectMany((row, k) => row.SelectMany((count, l) => Enumerable.Repeat($"{categories[k]}{categories[l]}", count)))]);

    private static void Near(double printed, UnitMatrix data, AgreementMeasure measure) => Assert.Equal(printed, UnitAgreement.Of(data, measure).Needed().Value!.Value, 0.0005);
}
