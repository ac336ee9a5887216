using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Agreement;

namespace Offramp.Methods.Tests.Agreement;

/// <summary>Alpha by its definition from pairs of codes, and what must not change any coefficient.</summary>
public sealed class AlphaBruteForceTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300);

    // Three to five coders, two to twelve units, codes 0 to 4 or none.
    private static readonly Gen<int[][]> Codes =
        from coders in Gen.Choose(2, 5)
        from units in Gen.Choose(2, 12)
        from most in Gen.Choose(1, 4)
        from rows in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(-1, most), coders), units)
        select rows;

    [Fact]
    public void Alpha_of_every_metric_is_that_of_its_definition_from_pairs() => Check.One(Many, Prop.ForAll(Codes.ToArbitrary(), static rows =>
    {
        foreach (Metric metric in Enum.GetValues<Metric>())
        {
            double? wanted = Defined(rows, metric), found = UnitAgreement.Of(Matrix(rows), AgreementMeasure.Alpha(metric)).Needed().Value;
            Assert.Equal(wanted is null, found is null);
            if (wanted is { } value) Assert.Equal(value, found!.Value, 1e-9);
        }
    }));

    [Fact]
    public void The_order_of_coders_and_of_units_and_the_names_of_categories_do_not_matter() => Check.One(Many, Prop.ForAll(Codes.ToArbitrary(), static rows =>
    {
        var random = new Offramp.Methods.Numbers.SeededRandom((ulong)rows.Length);
        int[] coders = [.. Enumerable.Range(0, rows[0].Length)], units = [.. Enumerable.Range(0, rows.Length)], names = [3, 0, 4, 2, 1];
        random.Shuffle(coders);
        random.Shuffle(units);
        UnitMatrix data = Matrix(rows), turned = Matrix([.. units.Select(unit => coders.Select(coder => rows[unit][coder]).ToArray())]);
        UnitMatrix renamed = UnitMatrix.Of([.. rows.SelectMany(static row => row).Select(code => code < 0 ? code : names[code])], data.Coders, ["v", "w", "x", "y", "z"]).Needed();
        UnitMatrix plain = UnitMatrix.Of([.. rows.SelectMany(static row => row)], data.Coders, ["v", "w", "x", "y", "z"]).Needed();
        foreach (AgreementMeasure measure in AgreementMeasure.Suited(Metric.Ratio, rows[0].Length)) Same(UnitAgreement.Of(data, measure).Needed(), UnitAgreement.Of(turned, measure).Needed());
        foreach (AgreementMeasure measure in AgreementMeasure.Suited(Metric.Nominal, rows[0].Length)) Same(UnitAgreement.Of(plain, measure).Needed(), UnitAgreement.Of(renamed, measure).Needed());
    }));

    [Fact]
    public void Units_twice_over_leave_kappas_as_they_are_and_draw_errors_in() => Check.One(Many, Prop.ForAll(Codes.ToArbitrary(), static rows =>
    {
        foreach (AgreementMeasure measure in AgreementMeasure.Suited(Metric.Ordinal, rows[0].Length).Where(static m => m.Kind != AgreementKind.Alpha))
        {
            AgreementValue once = UnitAgreement.Of(Matrix(rows), measure).Needed(), twice = UnitAgreement.Of(Matrix([.. rows, .. rows]), measure).Needed();
            Near(once.Value, twice.Value);
            if (once.StandardError is { } error) Assert.True(twice.StandardError <= error + 1e-12);
        }
    }));

    [Fact]
    public void Numbers_shifted_or_scaled_keep_interval_alpha_and_numbers_scaled_keep_ratio_alpha() => Check.One(Many, Prop.ForAll(Codes.ToArbitrary(), static rows =>
    {
        Near(Alpha(rows, Metric.Interval, static code => code), Alpha(rows, Metric.Interval, static code => 1000 - (2.5 * code)));
        Near(Alpha(rows, Metric.Ratio, static code => code), Alpha(rows, Metric.Ratio, static code => 7 * code));
        Near(Alpha(rows, Metric.Ordinal, static code => code), Alpha(rows, Metric.Ordinal, static code => Math.Exp(code)));
    }));

    [Fact]
    public void A_coder_left_out_is_a_table_without_the_coder_and_a_pair_is_a_table_of_two() => Check.One(Many, Prop.ForAll(Codes.Where(static rows => rows[0].Length > 2).ToArbitrary(), static rows =>
    {
        IReadOnlyList<CodersAgreement> left = UnitAgreement.WithoutEachCoder(Matrix(rows), AgreementMeasure.Alpha(Metric.Interval)).Needed();
        for (int coder = 0; coder < left.Count; coder++) Near(Defined([.. rows.Select(row => row.Where((_, c) => c != coder).ToArray())], Metric.Interval), left[coder].Value.Value);
        foreach (CodersAgreement pair in UnitAgreement.OfEachPair(Matrix(rows), AgreementMeasure.Alpha(Metric.Ordinal)).Needed())
            Near(Defined([.. rows.Select(row => pair.Coders.Select(coder => row[coder]).ToArray())], Metric.Ordinal), pair.Value.Value);
    }));

    [Fact]
    public void Many_categories_and_few_are_collected_alike()
    {
        // The same codes with a codebook of five and of ninety categories go by different ways.
        int[][] rows = [.. Enumerable.Range(0, 200).Select(static i => new[] { i % 5, i * i % 5, i * 7 % 3 - (i % 4 == 0 ? 1 : 0) })];
        foreach (AgreementKind kind in (AgreementKind[])[AgreementKind.Alpha, AgreementKind.Fleiss, AgreementKind.Percent, AgreementKind.Conger])
            Near(UnitAgreement.Of(Matrix(rows), new(kind)).Needed().Value, UnitAgreement.Of(Matrix(rows, 90), new(kind)).Needed().Value);
    }

    internal static UnitMatrix Matrix(int[][] rows, int categories = 5) => UnitMatrix.Of(
        [.. rows.SelectMany(static row => row)], [.. rows[0].Select(static (_, coder) => "c" + coder)], [.. Enumerable.Range(0, categories).Select(static k => k.ToString(CultureInfo.InvariantCulture))]).Needed();

    private static double? Alpha(int[][] rows, Metric metric, Func<int, double> number) => UnitAgreement.Of(
        UnitMatrix.Of([.. rows[0].Select(static (_, coder) => "c" + coder)], [.. rows[0].Select((_, coder) => rows.Select(row => row[coder] < 0 ? null : number(row[coder]).ToString("R", CultureInfo.InvariantCulture)).ToArray())]).Needed(),
        AgreementMeasure.Alpha(metric)).Needed().Value;

    // Krippendorff 2011: coincidences of all ordered pairs within units, and of all ordered pairs of codes whatsoever.
    private static double? Defined(int[][] rows, Metric metric)
    {
        int[][] units = [.. rows.Select(static row => row.Where(static code => code >= 0).ToArray()).Where(static unit => unit.Length > 1)];
        int[] all = [.. units.SelectMany(static unit => unit)];
        if (all.Length == 0) return null;
        double observed = 0, expected = 0;
        foreach (int[] unit in units)
            for (int i = 0; i < unit.Length; i++)
                for (int j = 0; j < unit.Length; j++)
                    if (i != j) observed += Apart(unit[i], unit[j]) / (unit.Length - 1) / all.Length;
        for (int i = 0; i < all.Length; i++)
            for (int j = 0; j < all.Length; j++)
                if (i != j) expected += Apart(all[i], all[j]) / all.Length / (all.Length - 1);
        return expected == 0 ? null : 1 - (observed / expected);

        double Apart(int c, int k) => metric switch
        {
            Metric.Nominal => c == k ? 0 : 1,
            Metric.Interval => Math.Pow(c - k, 2),
            Metric.Ratio => c + k == 0 ? 0 : Math.Pow((c - k) / (double)(c + k), 2),
            _ => Math.Pow(Enumerable.Range(Math.Min(c, k), Math.Abs(c - k) + 1).Sum(g => all.Count(code => code == g)) - ((all.Count(code => code == c) + all.Count(code => code == k)) / 2.0), 2),
        };
    }

    private static void Same(AgreementValue one, AgreementValue other)
    {
        Near(one.Value, other.Value);
        Near(one.StandardError, other.StandardError);
    }

    private static void Near(double? one, double? other)
    {
        Assert.Equal(one is null, other is null);
        if (one is { } value) Assert.Equal(value, other!.Value, 1e-9);
    }
}
